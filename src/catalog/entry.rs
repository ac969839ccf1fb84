//! One exercise of the catalogue, wherever its page came from.

use super::own::OwnPage;
use super::pack::{self, Row, Span};
use super::wire::{Neighbours, Page};
use super::{Catalog, Place, similar};
use crate::exercise::{Exercise, Facts, Termed};
use crate::page;
use crate::search::packed::u32_at;
use crate::text::fold;
use crate::vocabulary::{Facet, TermSet};
use std::borrow::Cow;
use std::path::Path;

/// An exercise of a catalogue, cheap to copy.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'c> {
    catalog: &'c Catalog,
    at: usize,
}

/// Another exercise that can stand in, and why.
#[derive(Debug, Clone)]
pub struct Stand<'c> {
    /// The other exercise.
    pub entry: Entry<'c>,
    /// A few words.
    pub why: String,
}

/// Bytes that the JSON object of nearly every page fits in.
const USUAL_JSON: usize = 8 * 1024;

impl PartialEq for Entry<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at && std::ptr::eq(self.catalog, other.catalog)
    }
}

impl Termed for Entry<'_> {
    fn terms(&self, facet: Facet) -> TermSet {
        match self.place() {
            Place::BuiltIn(at) => pack::terms_at(self.catalog.built_in.rows(), at as usize, facet),
            Place::Own(at) => {
                let page = self.catalog.own.get(at as usize);
                page.map_or(TermSet::EMPTY, |page| page.exercise.facts.terms(facet))
            }
        }
    }
}

impl<'c> Entry<'c> {
    pub(super) fn new(catalog: &'c Catalog, at: usize) -> Self {
        Self { catalog, at }
    }

    pub(super) fn place(&self) -> Place {
        self.catalog.place(self.at)
    }

    /// Its position in the catalogue, in the order of names.
    #[must_use]
    pub fn position(&self) -> usize {
        self.at
    }

    fn row(&self) -> Option<Row> {
        match self.place() {
            Place::BuiltIn(at) => self.catalog.built_in.row(at),
            Place::Own(_) => None,
        }
    }

    /// A stretch of the names that its row tells of, read without the rest of the row.
    fn packed(&self, field: pack::Field) -> &'c str {
        match self.place() {
            Place::BuiltIn(at) => {
                let built_in = &self.catalog.built_in;
                pack::span_at(built_in.rows(), at as usize, field).text(built_in.names())
            }
            Place::Own(_) => "",
        }
    }

    fn own_page(&self) -> Option<&'c OwnPage> {
        match self.place() {
            Place::BuiltIn(_) => None,
            Place::Own(at) => self.catalog.own.get(at as usize),
        }
    }

    fn own(&self) -> Option<&'c Exercise> {
        self.own_page().map(|page| &page.exercise)
    }

    /// The file of a person's own page; a built-in one has none.
    #[must_use]
    pub fn path(&self) -> Option<&'c Path> {
        self.own_page().map(|page| page.path.as_path())
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &'c str {
        match self.own() {
            Some(exercise) => &exercise.name,
            None => self.packed(pack::Field::Name),
        }
    }

    /// Its identifier.
    #[must_use]
    pub fn slug(&self) -> String {
        fold::slug(self.name())
    }

    /// Its other names, the commonest first.
    #[must_use]
    pub fn aliases(&self) -> Vec<&'c str> {
        self.each_alias().collect()
    }

    /// The same, one after the other.
    pub fn each_alias(&self) -> impl Iterator<Item = &'c str> + use<'c> {
        let own = self.own().map_or(&[][..], |exercise| &exercise.aliases);
        // A comma and a blank stand between them, and no alias holds a comma.
        let packed = self.packed(pack::Field::Aliases).split(',');
        let packed = packed
            .map(str::trim_start)
            .filter(|alias| !alias.is_empty());
        own.iter().map(String::as_str).chain(packed)
    }

    /// What can be filtered by.
    ///
    /// # Panics
    /// Never: an entry is only made for a row that is there.
    #[must_use]
    pub fn facts(&self) -> Facts {
        let facts = match self.place() {
            Place::BuiltIn(at) => Row::decode_facts(self.catalog.built_in.rows(), at as usize),
            Place::Own(at) => self
                .catalog
                .own
                .get(at as usize)
                .map(|page| page.exercise.facts),
        };
        facts.expect("an entry stands on a row that the build wrote or a page that was read")
    }

    /// The whole record. A built-in page is read from its packed text.
    ///
    /// # Panics
    /// Never: the build packs only what the same reader took.
    #[must_use]
    pub fn exercise(&self) -> Cow<'c, Exercise> {
        if let Some(exercise) = self.own() {
            return Cow::Borrowed(exercise);
        }
        let page = self
            .row()
            .map_or("", |row| row.page.text(self.catalog.built_in.pages()));
        Cow::Owned(
            page::read(page)
                .exercise
                .expect("the build packs only pages that it read"),
        )
    }

    /// The names it progresses to as its page gives them. Those of a built-in page are the rows that the build linked:
    /// parsing every page for them would make a single own page dear.
    pub(super) fn next_names(&self) -> Vec<String> {
        if let Some(exercise) = self.own() {
            return exercise.progresses_to.clone();
        }
        let built_in = &self.catalog.built_in;
        let linked = self.row().map_or(Span::default(), |row| row.up);
        let rows = links(built_in.links(), linked).into_iter();
        rows.filter_map(|at| built_in.row(u32::try_from(at).ok()?))
            .map(|row| row.name.text(built_in.names()).to_owned())
            .collect()
    }

    /// What it progresses to, in the order of its page.
    #[must_use]
    pub fn up(&self) -> Vec<Self> {
        self.linked(|row| row.up, |catalog, at| catalog.rungs()[at].up.clone())
    }

    /// What progresses to it.
    #[must_use]
    pub fn down(&self) -> Vec<Self> {
        self.linked(
            |row| row.down,
            |catalog, at| catalog.rungs()[at].down.clone(),
        )
    }

    /// What can stand in for it, the best first, as its page names them.
    #[must_use]
    pub fn related(&self) -> Vec<Stand<'c>> {
        let facts = self.facts();
        let entries = self.linked(|row| row.related, Catalog::related).into_iter();
        entries
            .map(|entry| Stand {
                why: similar::why(&facts, &entry.facts()),
                entry,
            })
            .collect()
    }

    /// Entries that the build linked to this one, or that must be found anew when own pages are about.
    fn linked(
        &self,
        packed: impl Fn(&Row) -> Span,
        found: impl Fn(&'c Catalog, usize) -> Vec<usize>,
    ) -> Vec<Self> {
        let positions = match self.row().filter(|_| self.catalog.is_as_built()) {
            Some(row) => links(self.catalog.built_in.links(), packed(&row)),
            None => found(self.catalog, self.at),
        };
        positions
            .into_iter()
            .map(|at| Self::new(self.catalog, at))
            .collect()
    }

    /// Whether another entry is the next of the pages as the build rendered them.
    #[must_use]
    pub fn precedes(&self, other: &Self) -> bool {
        self.catalog.is_as_built() && self.at + 1 == other.at
    }

    /// The JSON objects of this entry and all that follow it up to another, with a comma and a line feed between; none
    /// where own pages are about, since the build has not rendered those together.
    #[must_use]
    pub fn json_through(&self, last: &Self) -> Option<&'c [u8]> {
        if !self.catalog.is_as_built() {
            return None;
        }
        // The pages stand where the build put them, and nothing between.
        let built_in = &self.catalog.built_in;
        let span = |at| pack::span_at(built_in.rows(), at, pack::Field::Json);
        let (first, last) = (span(self.at), span(last.at));
        let end = last.start as usize + last.len as usize;
        built_in.json().get(first.start as usize..end)
    }

    /// Its JSON object: rendered by the build, or now when own pages change its neighbours.
    ///
    /// # Panics
    /// Never: the keys of a page are strings.
    #[must_use]
    pub fn json(&self) -> Cow<'c, [u8]> {
        if let Some(rendered) = self.json_through(self) {
            return Cow::Borrowed(rendered);
        }
        let exercise = self.exercise();
        let (up, down, related) = (self.up(), self.down(), self.related());
        let neighbours = Neighbours {
            up: up.iter().map(Self::name).collect(),
            down: down.iter().map(Self::name).collect(),
            related: related
                .iter()
                .map(|stand| (stand.entry.name(), stand.why.clone()))
                .collect(),
        };
        let mut object = Vec::with_capacity(USUAL_JSON);
        serde_json::to_writer(&mut object, &Page::new(&exercise, &neighbours))
            .expect("a page has only string keys");
        Cow::Owned(object)
    }
}

fn links(blob: &[u8], span: Span) -> Vec<usize> {
    (span.start..span.start + span.len)
        .map(|link| u32_at(blob, link as usize * 4) as usize)
        .collect()
}
