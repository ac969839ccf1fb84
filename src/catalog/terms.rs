//! Counting: how many exercises each term of a list has.

use super::Entry;
use crate::exercise::Termed;
use crate::vocabulary::{Facet, Term};

/// A term and how many exercises have it.
#[derive(Debug, Clone, Copy)]
pub struct TermCount {
    /// The facet it was counted for.
    pub facet: Facet,
    /// The term.
    pub term: &'static Term,
    /// Exercises that have it.
    pub count: usize,
}

/// Counts every term of a facet over entries, in the order of the table.
#[must_use]
pub fn count_terms(facet: Facet, entries: &[Entry<'_>]) -> Vec<TermCount> {
    let mut counts: Vec<TermCount> = facet
        .terms()
        .iter()
        .map(|term| TermCount {
            facet,
            term,
            count: 0,
        })
        .collect();
    for entry in entries {
        for index in entry.terms(facet).indices() {
            if let Some(counted) = counts.get_mut(usize::from(index)) {
                counted.count += 1;
            }
        }
    }
    counts
}
