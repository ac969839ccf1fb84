//! A query of a file of queries, and what is a right answer to it.

use repdex::catalog::{Catalog, Entry};
use repdex::vocabulary::Facet;

/// A line of a file of queries: id, class, query, accept, rule, literal.
pub(crate) struct Asked<'a> {
    /// The kind of query.
    pub(crate) class: &'a str,
    /// As a person types it.
    pub(crate) query: &'a str,
    accepted: Vec<&'a str>,
    rule: Vec<Clause<'a>>,
}

enum Clause<'a> {
    Name(&'a str),
    Facet(Facet, Vec<&'a str>),
}

impl<'a> Asked<'a> {
    /// Reads a line; nothing when it has too few columns. Accepted names that no page has are passed over.
    pub(crate) fn read(line: &'a str, catalog: &Catalog) -> Option<Self> {
        let fields: Vec<&str> = line.split('\t').collect();
        let [_, class, query, accept, rule, ..] = fields.as_slice() else {
            return None;
        };
        let has_page = |name: &&str| catalog.entries().any(|entry| entry.name() == *name);
        Some(Self {
            class,
            query,
            accepted: accept.split(" | ").filter(has_page).collect(),
            rule: rule.split("; ").filter_map(clause).collect(),
        })
    }

    /// Whether no page could be a right answer, so that the query says nothing.
    pub(crate) fn is_void(&self, catalog: &Catalog) -> bool {
        !self.is_nonsense() && !catalog.entries().any(|entry| self.accepts(entry))
    }

    /// Where the first right answer stands; for nonsense, that nothing stands there.
    pub(crate) fn place(&self, found: &[Entry<'_>]) -> Option<usize> {
        if self.is_nonsense() {
            return found.is_empty().then_some(0);
        }
        found.iter().position(|entry| self.accepts(*entry))
    }

    fn is_nonsense(&self) -> bool {
        self.class == "nonsense"
    }

    fn accepts(&self, entry: Entry<'_>) -> bool {
        self.accepted.contains(&entry.name()) || self.keeps_rule(entry)
    }

    fn keeps_rule(&self, entry: Entry<'_>) -> bool {
        let keeps = |clause: &Clause<'_>| match clause {
            Clause::Name(part) => entry.name().to_lowercase().contains(part),
            Clause::Facet(facet, labels) => entry
                .facts()
                .ordered(*facet)
                .into_iter()
                .any(|at| labels.contains(&facet.terms()[usize::from(at)].label)),
        };
        !self.rule.is_empty() && self.rule.iter().all(keeps)
    }
}

fn clause(text: &str) -> Option<Clause<'_>> {
    if let Some(part) = text.strip_prefix("name~") {
        return Some(Clause::Name(part));
    }
    let (facet, labels) = text.split_once('=')?;
    let facet = if facet == "works" {
        Facet::Muscle
    } else {
        Facet::from_name(facet)?
    };
    Some(Clause::Facet(facet, labels.split('|').collect()))
}
