//! All exercises: the built-in pages, a person's own pages over them by slug, and what is asked of both together:
//! search, ladders, stand-ins, counts. This room reads files when told where; it never reads the environment.

pub mod ladder;
pub mod own;
pub mod pack;
pub mod similar;
pub mod wire;

mod built_in;
mod entry;
mod find;
mod instead;
mod kin;
mod shares;
mod terms;

pub use entry::{Entry, Stand};
pub use find::{Found, Match};
pub use instead::Toward;
pub use shares::in_shares;
pub use terms::{TermCount, count_terms};

use crate::page::Known;
use crate::query::Query;
use crate::text::fold;
use built_in::BuiltIn;
use kin::Kin;
use ladder::Rungs;
use own::{OwnPage, Report};
use std::collections::HashSet;
use std::path::Path;
use std::sync::OnceLock;

/// Every exercise there is, in the order of their names.
#[derive(Debug)]
pub struct Catalog {
    built_in: BuiltIn,
    own: Vec<OwnPage>,
    /// Which page stands where; only kept when own pages mix with the built-in ones.
    order: Option<Vec<Place>>,
    rungs: OnceLock<Vec<Rungs>>,
    kin: OnceLock<Kin>,
    own_index: OnceLock<Vec<u8>>,
    /// Where each page stands, when own pages mix with the built-in ones.
    positions: OnceLock<Positions>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    BuiltIn(u32),
    Own(u32),
}

/// Where each page stands; nowhere when another took its place.
#[derive(Debug, Default)]
struct Positions {
    built_in: Vec<Option<usize>>,
    own: Vec<Option<usize>>,
}

impl Positions {
    fn of(order: &[Place]) -> Self {
        let mut positions = Self::default();
        for (at, place) in order.iter().enumerate() {
            let (row, page) = match *place {
                Place::BuiltIn(row) => (&mut positions.built_in, row as usize),
                Place::Own(row) => (&mut positions.own, row as usize),
            };
            if row.len() <= page {
                row.resize(page + 1, None);
            }
            row[page] = Some(at);
        }
        positions
    }

    fn get(&self, place: Place) -> Option<usize> {
        let (row, page) = match place {
            Place::BuiltIn(row) => (&self.built_in, row),
            Place::Own(row) => (&self.own, row),
        };
        row.get(page as usize).copied().flatten()
    }
}

impl Default for Catalog {
    fn default() -> Self {
        Self::built_in()
    }
}

impl Catalog {
    /// The built-in pages only.
    #[must_use]
    pub fn built_in() -> Self {
        Self {
            built_in: BuiltIn::open(),
            own: Vec::new(),
            order: None,
            rungs: OnceLock::new(),
            kin: OnceLock::new(),
            own_index: OnceLock::new(),
            positions: OnceLock::new(),
        }
    }

    /// The built-in pages and those below a folder over them, and what is wrong with the pages left out.
    #[must_use]
    pub fn with_own(folder: &Path) -> (Self, Vec<Report>) {
        let mut catalog = Self::built_in();
        let known = || {
            catalog
                .entries()
                .map(|entry| Known {
                    name: entry.name().to_owned(),
                    difficulty: entry.facts().difficulty,
                })
                .collect()
        };
        let (own, reports) = own::load(folder, &known);
        if !own.is_empty() {
            catalog.order = Some(merged(&catalog, &own));
            catalog.own = own;
        }
        (catalog, reports)
    }

    /// How many exercises there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.order
            .as_ref()
            .map_or_else(|| self.built_in.len(), Vec::len)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many of them are a person's own.
    #[must_use]
    pub fn own_count(&self) -> usize {
        self.own.len()
    }

    /// Every exercise, in the order of their names.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> + Clone {
        (0..self.len()).map(|at| Entry::new(self, at))
    }

    /// The exercises that pass every filter, in the order of their names.
    #[must_use]
    pub fn matching(&self, query: &Query) -> Vec<Entry<'_>> {
        self.entries()
            .filter(|entry| query.matches(entry))
            .collect()
    }

    /// The exercise with a slug.
    #[must_use]
    pub fn by_slug(&self, slug: &str) -> Option<Entry<'_>> {
        self.entries().find(|entry| entry.slug() == slug)
    }

    /// Whether what the build rendered still holds: no page of a person's own changes ladders or stand-ins.
    fn is_as_built(&self) -> bool {
        self.order.is_none()
    }

    fn place(&self, at: usize) -> Place {
        match &self.order {
            Some(order) => order[at],
            None => Place::BuiltIn(u32::try_from(at).unwrap_or(u32::MAX)),
        }
    }

    fn related(&self, at: usize) -> Vec<usize> {
        let kin = self.kin.get_or_init(|| Kin::of(self));
        kin.related(self, at)
    }

    fn rungs(&self) -> &[Rungs] {
        self.rungs.get_or_init(|| {
            // By their slugs: an own page may spell the name of the page whose place it takes otherwise.
            let slugs: Vec<String> = self.entries().map(|entry| entry.slug()).collect();
            let next: Vec<Vec<String>> = self
                .entries()
                .map(|entry| {
                    entry
                        .next_names()
                        .iter()
                        .map(|name| fold::slug(name))
                        .collect()
                })
                .collect();
            let named = slugs.iter().map(String::as_str);
            ladder::rungs(named.zip(next.iter().map(Vec::as_slice)))
        })
    }
}

/// Own pages take the place of built-in ones with the same slug; all in the order of their names.
fn merged(built_in: &Catalog, own: &[OwnPage]) -> Vec<Place> {
    let taken: HashSet<String> = own.iter().map(|page| page.exercise.slug()).collect();
    let mut named: Vec<(String, Place)> = built_in
        .entries()
        .filter(|entry| !taken.contains(&entry.slug()))
        .map(|entry| (entry.name().to_lowercase(), entry.place()))
        .collect();
    let numbered = own.iter().zip(0..);
    named.extend(numbered.map(|(page, at)| (page.exercise.name.to_lowercase(), Place::Own(at))));
    named.sort_by(|a, b| a.0.cmp(&b.0));
    named.into_iter().map(|(_, place)| place).collect()
}
