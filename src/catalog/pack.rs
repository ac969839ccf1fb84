//! The packed catalogue: rows of fixed size over blobs of text, made at build time, read in place. Nothing is parsed
//! at start: a row is decoded when it is asked for.

use crate::exercise::{Facts, TermList};
use crate::search::packed::u32_at;
use crate::vocabulary::{Facet, Muscle, TermSet, Vocabulary};

/// A stretch of bytes in a blob.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// Where it begins.
    pub start: u32,
    /// How many bytes it has.
    pub len: u32,
}

impl Span {
    /// The bytes of a blob it covers; none when it lies outside.
    #[must_use]
    pub fn of(self, blob: &[u8]) -> &[u8] {
        let start = self.start as usize;
        blob.get(start..start + self.len as usize)
            .unwrap_or_default()
    }

    /// The text of a blob it covers; empty when it is not text.
    #[must_use]
    pub fn text(self, blob: &[u8]) -> &str {
        std::str::from_utf8(self.of(blob)).unwrap_or_default()
    }
}

/// Everything a row says of one exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Its page in the blob of pages.
    pub page: Span,
    /// Its name, in the blob of names: a list reads every name, and would read in every page for them.
    pub name: Span,
    /// Its aliases as its page lists them, in the blob of names; empty without.
    pub aliases: Span,
    /// Its JSON object in the blob of objects.
    pub json: Span,
    /// Rows it progresses to, in the blob of links, counted in links.
    pub up: Span,
    /// Rows that progress to it.
    pub down: Span,
    /// Related rows, best first.
    pub related: Span,
    /// What can be filtered by.
    pub facts: Facts,
}

/// Bytes a row takes.
pub const ROW_SIZE: usize = 7 * 8 + FACTS_SIZE;
const FACTS_SIZE: usize = 9 + 2 * LIST_SIZE;
const LIST_SIZE: usize = TermList::<Muscle>::MOST + 1;

/// What stands for a fact that is not given.
const NONE: u8 = u8::MAX;

impl Row {
    /// Appends the row to a blob of rows.
    pub fn encode(&self, out: &mut Vec<u8>) {
        for span in [
            self.page,
            self.name,
            self.aliases,
            self.json,
            self.up,
            self.down,
            self.related,
        ] {
            out.extend(span.start.to_le_bytes());
            out.extend(span.len.to_le_bytes());
        }
        encode_facts(&self.facts, out);
    }

    /// The row at a position of a blob of rows.
    #[must_use]
    pub fn decode(rows: &[u8], at: usize) -> Option<Self> {
        let bytes = rows.get(at * ROW_SIZE..(at + 1) * ROW_SIZE)?;
        let span = |field: usize| Span {
            start: u32_at(bytes, field * 8),
            len: u32_at(bytes, field * 8 + 4),
        };
        Some(Self {
            page: span(0),
            name: span(1),
            aliases: span(2),
            json: span(3),
            up: span(4),
            down: span(5),
            related: span(6),
            facts: decode_facts(&bytes[7 * 8..])?,
        })
    }

    /// Only the facts of the row at a position: what scanning the catalogue needs.
    #[must_use]
    pub fn decode_facts(rows: &[u8], at: usize) -> Option<Facts> {
        decode_facts(rows.get(at * ROW_SIZE + 7 * 8..(at + 1) * ROW_SIZE)?)
    }
}

/// A stretch that a row tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Its page.
    Page,
    /// Its name.
    Name,
    /// Its aliases.
    Aliases,
    /// Its JSON object.
    Json,
}

/// One stretch of the row at a position, read without decoding the rest.
#[must_use]
pub fn span_at(rows: &[u8], at: usize, field: Field) -> Span {
    let start = at * ROW_SIZE + field as usize * 8;
    Span {
        start: u32_at(rows, start),
        len: u32_at(rows, start + 4),
    }
}

/// The terms of a facet for the row at a position, read without decoding the rest: what a search asks of every page.
#[must_use]
pub fn terms_at(rows: &[u8], at: usize, facet: Facet) -> TermSet {
    let start = at * ROW_SIZE + 7 * 8;
    let facts = rows.get(start..start + FACTS_SIZE).unwrap_or_default();
    let one = |field: usize| {
        facts
            .get(field)
            .map_or(TermSet::EMPTY, |index| set_of(&[*index]))
    };
    let list = |field: usize| {
        facts
            .get(field..field + LIST_SIZE)
            .map_or(TermSet::EMPTY, set_of)
    };
    match facet {
        Facet::BodyPart => one(0),
        Facet::Equipment => one(1),
        Facet::Target => one(2),
        Facet::Difficulty => one(3),
        Facet::Category => one(4),
        Facet::Mechanic => one(5),
        Facet::Force => one(6),
        Facet::Pattern => one(7),
        Facet::Laterality => one(8),
        Facet::Secondary => list(9),
        Facet::Needs => list(9 + LIST_SIZE),
        Facet::Muscle => one(2).union(list(9)),
    }
}

fn set_of(indices: &[u8]) -> TermSet {
    let given = indices.iter().take_while(|index| **index != NONE);
    given.fold(TermSet::EMPTY, |set, index| set.union(TermSet::one(*index)))
}

fn encode_facts(facts: &Facts, out: &mut Vec<u8>) {
    out.extend([
        facts.body_part.index(),
        facts.equipment.index(),
        facts.target.index(),
        facts.difficulty.index(),
        facts.category.index(),
        maybe(facts.mechanic),
        maybe(facts.force),
        maybe(facts.pattern),
        maybe(facts.laterality),
    ]);
    encode_list(facts.secondary.indices(), out);
    encode_list(facts.needs.indices(), out);
}

fn maybe<V: Vocabulary>(variant: Option<V>) -> u8 {
    variant.map_or(NONE, Vocabulary::index)
}

fn encode_list(indices: impl Iterator<Item = u8>, out: &mut Vec<u8>) {
    let end = out.len() + LIST_SIZE;
    out.extend(indices);
    out.resize(end, NONE);
}

fn decode_facts(bytes: &[u8]) -> Option<Facts> {
    Some(Facts {
        body_part: Vocabulary::from_index(*bytes.first()?)?,
        equipment: Vocabulary::from_index(*bytes.get(1)?)?,
        target: Vocabulary::from_index(*bytes.get(2)?)?,
        difficulty: Vocabulary::from_index(*bytes.get(3)?)?,
        category: Vocabulary::from_index(*bytes.get(4)?)?,
        mechanic: Vocabulary::from_index(*bytes.get(5)?),
        force: Vocabulary::from_index(*bytes.get(6)?),
        pattern: Vocabulary::from_index(*bytes.get(7)?),
        laterality: Vocabulary::from_index(*bytes.get(8)?),
        secondary: decode_list(bytes.get(9..9 + LIST_SIZE)?),
        needs: decode_list(bytes.get(9 + LIST_SIZE..9 + 2 * LIST_SIZE)?),
    })
}

fn decode_list<V: Vocabulary>(bytes: &[u8]) -> TermList<V> {
    bytes
        .iter()
        .map_while(|index| V::from_index(*index))
        .collect()
}
