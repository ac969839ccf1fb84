//! The word index, read in place. The build makes the one of the built-in pages, a person's own pages get one at run
//! time, both by [`super::build`].
//!
//! Layout, little endian: a head of section starts, then keys (sorted: text span, name) · words (sorted: text span,
//! postings span) · postings (names that have the word) · forms (spellings for typos, by length: text span, letter mask,
//! word) · names (page, text span, words span) · name words (ids) · phrases (sorted: text span, facet, terms) · pages
//! (first name, place among the titles by length and letters, letter mask of the title) · joins (by length, then sorted:
//! text span, letter mask, words span) · terms (for each term of each told facet the set of its pages) · text.

use super::fold;
use super::packed::{self, u16_at, u32_at, u64_at};
use super::page_set::packed_size;
use crate::vocabulary::{Facet, TermSet};

/// How many sections an index has.
pub(super) const SECTIONS: usize = 11;
const KEYS: usize = 0;
const WORDS: usize = 1;
const POSTINGS: usize = 2;
const FORMS: usize = 3;
const NAMES: usize = 4;
const NAME_WORDS: usize = 5;
const PHRASES: usize = 6;
const PAGES: usize = 7;
const JOINS: usize = 8;
const TERMS: usize = 9;
const TEXT: usize = 10;

/// Bytes a row of a section takes.
const WORD: usize = 16;
const FORM: usize = 14;
const NAME: usize = 16;
const KEY: usize = 10;
const PHRASE: usize = 15;
const JOIN: usize = 16;
const PAGE: usize = 12;

/// Facets whose terms are understood in a query, most telling first.
pub(super) const SPOKEN: [Facet; 10] = [
    Facet::Target,
    Facet::BodyPart,
    Facet::Equipment,
    Facet::Difficulty,
    Facet::Category,
    Facet::Mechanic,
    Facet::Force,
    Facet::Laterality,
    Facet::Pattern,
    Facet::Needs,
];

/// Facets whose terms an index tells of its pages.
pub(super) const TOLD: [Facet; SPOKEN.len() + 1] = {
    let mut told = [Facet::Secondary; SPOKEN.len() + 1];
    let mut at = 0;
    while at < SPOKEN.len() {
        told[at] = SPOKEN[at];
        at += 1;
    }
    told
};

/// How a phrase of the vocabulary and a stretch of query words meet.
#[must_use]
pub fn phrase_key(phrase: &str) -> String {
    fold::spelled(phrase).concat()
}

/// One bit a letter or digit in lower case, to pass over words that cannot be near. What is not ASCII has none: a mask
/// only ever rules out what it can be sure of.
#[must_use]
pub fn letter_mask(word: &str) -> u32 {
    word.bytes().fold(0, |mask, byte| match byte {
        b'a'..=b'z' => mask | 1 << (byte - b'a'),
        b'0'..=b'9' => mask | 1 << (26 + byte % 6),
        _ => mask,
    })
}

/// An index, read in place.
#[derive(Debug, Clone, Copy)]
pub struct Index<'a> {
    sections: [&'a [u8]; SECTIONS],
}

/// A name in the index.
#[derive(Debug, Clone, Copy)]
pub struct Name<'a> {
    /// Its position among all names.
    pub at: u32,
    /// The page it belongs to.
    pub page: u32,
    shown: &'a [u8],
}

/// A run of letters in the index that stands for several words.
#[derive(Debug, Clone, Copy)]
pub struct Join<'a>(&'a [u8]);

impl<'a> Name<'a> {
    /// The name as its page writes it.
    #[must_use]
    pub fn shown(&self) -> &'a str {
        as_text(self.shown)
    }
}

impl<'a> Index<'a> {
    /// Opens what [`super::build::build`] made.
    #[must_use]
    pub fn open(bytes: &'a [u8]) -> Self {
        Self {
            sections: packed::sections(bytes),
        }
    }

    fn section(&self, at: usize) -> &'a [u8] {
        self.sections[at]
    }

    /// A row of a section of rows of one size.
    fn row(&self, section: usize, size: usize, at: usize) -> &'a [u8] {
        self.section(section)
            .get(at * size..(at + 1) * size)
            .unwrap_or_default()
    }

    fn text(&self, start: u32, len: u16) -> &'a [u8] {
        let start = start as usize;
        self.section(TEXT)
            .get(start..start + usize::from(len))
            .unwrap_or_default()
    }

    /// How many words there are.
    #[must_use]
    pub fn word_count(&self) -> usize {
        self.section(WORDS).len() / WORD
    }

    /// How many names there are.
    #[must_use]
    pub fn name_count(&self) -> usize {
        self.section(NAMES).len() / NAME
    }

    /// How many pages there are.
    #[must_use]
    pub fn page_count(&self) -> usize {
        self.section(PAGES).len() / PAGE
    }

    fn word_bytes(&self, id: usize) -> &'a [u8] {
        let row = self.row(WORDS, WORD, id);
        self.text(u32_at(row, 0), u16_at(row, 4))
    }

    /// The text of a word.
    #[must_use]
    pub fn word(&self, id: u32) -> &'a str {
        as_text(self.word_bytes(id as usize))
    }

    /// The positions of the names that have a word.
    pub fn names_with(&self, id: u32) -> impl Iterator<Item = u32> + use<'a> {
        let row = self.row(WORDS, WORD, id as usize);
        let (start, count) = (u32_at(row, 8) as usize * 4, u32_at(row, 12) as usize * 4);
        let postings = self
            .section(POSTINGS)
            .get(start..start + count)
            .unwrap_or_default();
        postings.chunks_exact(4).map(|four| u32_at(four, 0))
    }

    /// The id of a word, when a name has it.
    #[must_use]
    pub fn find_word(&self, word: &str) -> Option<u32> {
        let at = self.first_word_from(word);
        let found = at < self.word_count() && self.word_bytes(at) == word.as_bytes();
        if found { u32::try_from(at).ok() } else { None }
    }

    fn first_word_from(&self, word: &str) -> usize {
        partition(self.word_count(), |at| {
            self.word_bytes(at) < word.as_bytes()
        })
    }

    /// The ids of all words that begin with a prefix.
    pub fn words_from(&self, prefix: &str) -> impl Iterator<Item = u32> {
        let first = self.first_word_from(prefix);
        (first..self.word_count())
            .take_while(move |at| self.word_bytes(*at).starts_with(prefix.as_bytes()))
            .filter_map(|at| u32::try_from(at).ok())
    }

    /// Spellings that share enough letters with a word to be within `edits` of it, with the word they stand for.
    pub fn forms_near(&self, word: &str, edits: usize) -> impl Iterator<Item = (&'a str, u32)> {
        self.near(FORMS, FORM, word, edits).map(|row| {
            (
                as_text(self.text(u32_at(row, 0), u16_at(row, 4))),
                u32_at(row, 10),
            )
        })
    }

    /// The title of a page.
    #[must_use]
    pub fn title(&self, page: u32) -> &'a str {
        self.name(self.title_at(page)).shown()
    }

    /// The same as bytes, not looked at for being text.
    pub(super) fn title_bytes(&self, page: u32) -> &'a [u8] {
        self.name(self.title_at(page)).shown
    }

    /// The position of a page's title among all names.
    #[must_use]
    pub fn title_at(&self, page: u32) -> u32 {
        u32_at(self.row(PAGES, PAGE, page as usize), 0)
    }

    /// Where a page's title stands among all titles, by its length and then by its letters.
    #[must_use]
    pub fn title_order(&self, page: u32) -> u32 {
        u32_at(self.row(PAGES, PAGE, page as usize), 4)
    }

    /// The letters and digits of a page's title.
    #[must_use]
    pub fn title_mask(&self, page: u32) -> u32 {
        u32_at(self.row(PAGES, PAGE, page as usize), 8)
    }

    /// The pages for which any term of a set holds, facet by facet packed as a set of pages reads them.
    pub fn pages_with(&self, facet: Facet, terms: TermSet) -> impl Iterator<Item = &'a [u8]> {
        let size = packed_size(self.page_count());
        let before = TOLD.iter().take_while(|told| **told != facet);
        let first: usize = before.map(|told| told.terms().len()).sum();
        let sets = self.section(TERMS);
        terms.indices().map(move |term| {
            let start = (first + usize::from(term)) * size;
            sets.get(start..start + size).unwrap_or_default()
        })
    }

    /// Where the names of a page end and those of the next begin.
    #[must_use]
    pub fn names_end(&self, page: u32) -> u32 {
        if (page as usize) + 1 < self.page_count() {
            self.title_at(page + 1)
        } else {
            u32::try_from(self.name_count()).unwrap_or(u32::MAX)
        }
    }

    /// The name at a position; pages stand in order, a page's title before its aliases.
    #[must_use]
    pub fn name(&self, at: u32) -> Name<'a> {
        let row = self.row(NAMES, NAME, at as usize);
        Name {
            at,
            page: u32_at(row, 0),
            shown: self.text(u32_at(row, 4), u16_at(row, 12)),
        }
    }

    /// The ids of the words of the name at a position, in order.
    #[must_use]
    pub fn words_of(&self, name: u32) -> impl ExactSizeIterator<Item = u32> + use<'a> {
        let row = self.row(NAMES, NAME, name as usize);
        let first = u32_at(row, 8) as usize * 4;
        let words = first..first + usize::from(u16_at(row, 14)) * 4;
        let words = self.section(NAME_WORDS).get(words).unwrap_or_default();
        words.chunks_exact(4).map(|four| u32_at(four, 0))
    }

    /// The page that the name at a position belongs to.
    #[must_use]
    pub fn page_of(&self, name: u32) -> u32 {
        u32_at(self.row(NAMES, NAME, name as usize), 0)
    }

    /// The names with exactly this key.
    pub fn names_keyed(&self, key: &str) -> impl Iterator<Item = Name<'a>> {
        self.keyed(KEYS, KEY, key)
            .map(|row| self.name(u32_at(row, 6)))
    }

    /// The words that a run of letters stands for: `narrowgrip`, as a name writes `Narrow-Grip`, or an abbreviation.
    #[must_use]
    pub fn join(&self, letters: &str) -> Option<Vec<&'a str>> {
        let at = partition(self.section(JOINS).len() / JOIN, |at| {
            let known = self.row_text(JOINS, JOIN, at);
            (known.len(), known) < (letters.len(), letters.as_bytes())
        });
        let found = self.row_text(JOINS, JOIN, at) == letters.as_bytes();
        found.then(|| self.words_of_join(Join(self.row(JOINS, JOIN, at))))
    }

    /// Runs of letters that share enough with a word to be within `edits` of it.
    pub fn joins_near(
        &self,
        word: &str,
        edits: usize,
    ) -> impl Iterator<Item = (&'a str, Join<'a>)> {
        self.near(JOINS, JOIN, word, edits).map(|row| {
            let letters = as_text(self.text(u32_at(row, 0), u16_at(row, 4)));
            (letters, Join(row))
        })
    }

    /// The words that a run of letters stands for.
    #[must_use]
    pub fn words_of_join(&self, Join(row): Join<'a>) -> Vec<&'a str> {
        let first = u32_at(row, 10) as usize * 4;
        let words = self
            .section(NAME_WORDS)
            .get(first..first + usize::from(u16_at(row, 14)) * 4);
        words
            .unwrap_or_default()
            .chunks_exact(4)
            .map(|four| self.word(u32_at(four, 0)))
            .collect()
    }

    /// What a phrase says in the vocabulary, facet by facet, most telling first.
    pub fn phrase(&self, key: &str) -> impl Iterator<Item = (Facet, TermSet)> {
        self.keyed(PHRASES, PHRASE, key)
            .map(|row| (SPOKEN[usize::from(row[6])], TermSet(u64_at(row, 7))))
    }

    /// Every phrase of the vocabulary: its key, the position of its facet in [`SPOKEN`], its terms.
    pub(super) fn phrases(&self) -> impl Iterator<Item = (&'a str, u8, u64)> {
        let rows = self.section(PHRASES).chunks_exact(PHRASE);
        rows.map(|row| {
            let key = as_text(self.text(u32_at(row, 0), u16_at(row, 4)));
            (key, row[6], u64_at(row, 7))
        })
    }

    /// The text of a row that begins with a text span.
    fn row_text(&self, section: usize, size: usize, at: usize) -> &'a [u8] {
        let row = self.row(section, size, at);
        self.text(u32_at(row, 0), u16_at(row, 4))
    }

    /// The rows of a section sorted by length whose text may be within `edits` of a word: each edit changes the length
    /// by one at most, and brings or takes one letter, or both.
    fn near(
        &self,
        section: usize,
        size: usize,
        word: &str,
        edits: usize,
    ) -> impl Iterator<Item = &'a [u8]> {
        let rows = self.section(section);
        let longer_than = |length: usize| {
            partition(rows.len() / size, |at| {
                usize::from(u16_at(&rows[at * size..], 4)) < length
            })
        };
        let first = longer_than(word.len().saturating_sub(edits));
        let end = longer_than(word.len() + edits + 1);
        let letters = letter_mask(word);
        rows[first * size..end * size]
            .chunks_exact(size)
            .filter(move |row| {
                let others = u32_at(row, 6);
                has_at_most(edits, letters & !others) && has_at_most(edits, others & !letters)
            })
    }

    /// The rows of a sorted section whose text is exactly `key`.
    fn keyed(&self, section: usize, size: usize, key: &str) -> impl Iterator<Item = &'a [u8]> {
        let count = self.section(section).len() / size;
        let text = move |at: usize| self.row_text(section, size, at);
        let first = partition(count, |at| text(at) < key.as_bytes());
        (first..count)
            .take_while(move |at| text(*at) == key.as_bytes())
            .map(move |at| self.row(section, size, at))
    }
}

/// The first position for which `before` no longer holds.
fn partition(count: usize, before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        if before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// Whether no more than so many bits are set; counting them all takes longer where the processor has no word for it.
fn has_at_most(most: usize, mut bits: u32) -> bool {
    for _ in 0..most {
        bits &= bits.wrapping_sub(1);
    }
    bits == 0
}

fn as_text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}
