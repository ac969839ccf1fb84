//! Hits: the best answer of every page, and why it is one.

use super::Tier;
use super::index::{Index, Name};
use super::rank::Rank;
use crate::vocabulary::Facet;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// A page that answers a query.
#[derive(Debug, Clone)]
pub struct Hit<'i> {
    index: Index<'i>,
    found: Found<'i>,
}

/// The answer of one name of a page.
#[derive(Debug, Clone)]
pub(super) struct Found<'i> {
    pub(super) rank: Rank<'i>,
    pub(super) name: Name<'i>,
    /// Whether the name had a part in it.
    pub(super) by_name: bool,
    /// Facets that had a part in it, in the order of the query.
    pub(super) facets: Vec<Facet>,
    /// Slips that were mended: what was typed, and the word meant.
    pub(super) mended: Vec<(String, String)>,
}

impl<'i> Hit<'i> {
    /// The page, as its index counts.
    #[must_use]
    pub fn page(&self) -> u32 {
        self.found.name.page
    }

    /// How it was found.
    #[must_use]
    pub fn tier(&self) -> Tier {
        self.found.rank.tier
    }

    /// The name or alias that answered, when one did.
    #[must_use]
    pub fn name(&self) -> Option<&'i str> {
        self.found.by_name.then(|| self.found.name.shown())
    }

    /// Why, for a person: `name`, `alias "RDL"`, `typo: brigde -> bridge`, `muscle + equipment`.
    #[must_use]
    pub fn why(&self) -> String {
        if !self.found.mended.is_empty() {
            let mended: Vec<_> = self
                .found
                .mended
                .iter()
                .map(|(typed, meant)| format!("{typed} -> {meant}"))
                .collect();
            return format!("typo: {}", mended.join(", "));
        }
        let mut reasons = Vec::new();
        if self.found.by_name {
            reasons.push(match self.tier() {
                Tier::Letters => "letters in order".to_owned(),
                _ if self.found.rank.variant => "name".to_owned(),
                _ => format!("alias \"{}\"", self.found.name.shown()),
            });
        }
        for (at, facet) in self.found.facets.iter().enumerate() {
            if !self.found.facets[..at].contains(facet) {
                reasons.push(facet.id().replace('-', " "));
            }
        }
        let lead = if self.tier() == Tier::Most {
            "most words: "
        } else {
            ""
        };
        format!("{lead}{}", reasons.join(" + "))
    }

    /// The words of the name that answered, for highlighting.
    #[must_use]
    pub fn met(&self) -> Vec<&'i str> {
        self.found
            .name
            .words()
            .map(|id| self.index.word(id))
            .collect()
    }

    /// Which of two hits goes first, of the same index or not.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        self.found.rank.cmp(&other.found.rank)
    }
}

/// The best answer of every page so far.
#[derive(Debug)]
pub(super) struct Hits<'i> {
    index: Index<'i>,
    best: BTreeMap<u32, Found<'i>>,
    best_tier: Option<Tier>,
}

impl<'i> Hits<'i> {
    pub(super) fn new(index: Index<'i>) -> Self {
        Self {
            index,
            best: BTreeMap::new(),
            best_tier: None,
        }
    }

    /// The best tier found so far.
    pub(super) fn best_tier(&self) -> Option<Tier> {
        self.best_tier
    }

    /// Keeps the better answer of a page.
    pub(super) fn take(&mut self, found: Found<'i>) {
        let tier = found.rank.tier;
        self.best_tier = Some(self.best_tier.map_or(tier, |best| best.min(tier)));
        match self.best.get(&found.name.page) {
            Some(known) if known.rank <= found.rank => {}
            _ => {
                self.best.insert(found.name.page, found);
            }
        }
    }

    /// Takes the answer of a page, if it has one.
    pub(super) fn take_all(&mut self, found: Option<Found<'i>>) {
        if let Some(found) = found {
            self.take(found);
        }
    }

    /// Takes a name that answers by itself; `short_of` orders such hits within their tier.
    pub(super) fn take_bare(&mut self, name: &Name<'i>, tier: Tier, short_of: u32) {
        let title = self.index.title(name.page);
        let is_title = name.at == self.index.title_at(name.page);
        let rank = Rank {
            missed: short_of,
            ..Rank::bare(tier, is_title, title)
        };
        self.take(Found {
            rank,
            name: *name,
            by_name: true,
            facets: Vec::new(),
            mended: Vec::new(),
        });
    }

    /// The hits in order; what only holds most words is no answer beside one that holds them all.
    pub(super) fn finish(self) -> Vec<Hit<'i>> {
        let guesses = self.best_tier.is_none_or(|best| best >= Tier::Most);
        let kept = self
            .best
            .into_values()
            .filter(|found| guesses || found.rank.tier < Tier::Most);
        let mut hits: Vec<Hit<'i>> = kept
            .map(|found| Hit {
                index: self.index,
                found,
            })
            .collect();
        hits.sort_unstable_by(Hit::order);
        hits
    }
}
