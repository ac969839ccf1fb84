//! Hits: the best answer of every page, and why it is one.

use super::Tier;
use super::index::{Index, Name};
use super::rank::Rank;
use super::words::Word;
use crate::vocabulary::Facet;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use std::cmp::Ordering;
use std::rc::Rc;

/// A page that answers a query.
#[derive(Debug, Clone)]
pub struct Hit<'i> {
    index: Index<'i>,
    found: Found<'i>,
}

/// How many facets a reason names.
pub(super) const MOST_FACETS: usize = 4;

/// The answer of one name of a page.
#[derive(Debug, Clone)]
pub(super) struct Found<'i> {
    pub(super) rank: Rank<'i>,
    pub(super) name: Name<'i>,
    /// The words of the query as they were read.
    pub(super) words: Rc<[Word]>,
    /// Which of them the name answers, one bit each.
    pub(super) by_name: u16,
    /// Facets that had a part in it, in the order of the query.
    pub(super) facets: [Option<Facet>; MOST_FACETS],
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
        (self.found.by_name != 0).then(|| self.found.name.shown())
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
        if self.found.by_name != 0 {
            reasons.push(match self.tier() {
                Tier::Letters => "letters in order".to_owned(),
                _ if self.found.rank.variant => "name".to_owned(),
                _ => format!("alias \"{}\"", self.found.name.shown()),
            });
        }
        for facet in self.found.facets.iter().flatten() {
            reasons.push(facet.id().replace('-', " "));
        }
        let lead = if self.tier() == Tier::Most {
            "most words: "
        } else {
            ""
        };
        format!("{lead}{}", reasons.join(" + "))
    }

    /// The letters of a shown name that the query met: positions of characters, in order.
    #[must_use]
    pub fn lit(&self, shown: &str) -> Vec<usize> {
        let matcher = SkimMatcherV2::default().ignore_case();
        let scattered = self.tier() == Tier::Letters;
        let mut lit: Vec<usize> = self
            .needles()
            .iter()
            .filter_map(|needle| matcher.fuzzy_indices(shown, needle))
            .filter(|(_, at)| scattered || at.windows(2).all(|pair| pair[0] + 1 == pair[1]))
            .flat_map(|(_, at)| at)
            .collect();
        lit.sort_unstable();
        lit.dedup();
        lit
    }

    /// What of the query stands in the name: its words, those with slips as the name has them.
    fn needles(&self) -> Vec<&str> {
        let answered = self.found.words.iter().enumerate();
        let answered = answered.filter(|(bit, _)| self.found.by_name >> bit & 1 == 1);
        answered
            .map(|(_, word)| self.as_named(&word.stem))
            .collect()
    }

    /// A word of the query as the name has it: itself, or the word it was a slip of.
    fn as_named<'s>(&'s self, stem: &'s str) -> &'s str {
        let named = || self.found.name.words().map(|id| self.index.word(id));
        if self.tier() == Tier::Letters || named().any(|word| word.starts_with(stem)) {
            return stem;
        }
        named()
            .min_by_key(|word| strsim::osa_distance(word, stem))
            .unwrap_or(stem)
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
    /// One a page, in the order of the pages.
    best: Vec<Found<'i>>,
    best_tier: Option<Tier>,
}

impl<'i> Hits<'i> {
    pub(super) fn new(index: Index<'i>) -> Self {
        Self {
            index,
            best: Vec::new(),
            best_tier: None,
        }
    }

    /// The best tier found so far.
    pub(super) fn best_tier(&self) -> Option<Tier> {
        self.best_tier
    }

    /// Takes answers, one a page at most, in the order of the pages; of two of a page the better is kept.
    pub(super) fn take(&mut self, run: Vec<Found<'i>>) {
        let tiers = run.iter().map(|found| found.rank.tier);
        self.best_tier = self.best_tier.into_iter().chain(tiers).min();
        if self.best.is_empty() {
            self.best = run;
            return;
        }
        let mut merged = Vec::with_capacity(self.best.len() + run.len());
        let mut known = std::mem::take(&mut self.best).into_iter().peekable();
        for found in run {
            while let Some(earlier) = known.next_if(|known| known.name.page < found.name.page) {
                merged.push(earlier);
            }
            match known.next_if(|known| known.name.page == found.name.page) {
                Some(same) if same.rank <= found.rank => merged.push(same),
                _ => merged.push(found),
            }
        }
        merged.extend(known);
        self.best = merged;
    }

    /// Takes a name that answers by itself; `short_of` orders such hits within their tier.
    pub(super) fn take_bare(
        &mut self,
        name: &Name<'i>,
        tier: Tier,
        short_of: u32,
        words: Rc<[Word]>,
    ) {
        let title = self.index.title(name.page);
        let is_title = name.at == self.index.title_at(name.page);
        let rank = Rank {
            missed: short_of,
            ..Rank::bare(tier, is_title, title)
        };
        self.take(vec![Found {
            rank,
            name: *name,
            words,
            by_name: u16::MAX,
            facets: [None; MOST_FACETS],
            mended: Vec::new(),
        }]);
    }

    /// The hits in order; what only holds most words is no answer beside one that holds them all.
    pub(super) fn finish(self) -> Vec<Hit<'i>> {
        let guesses = self.best_tier.is_none_or(|best| best >= Tier::Most);
        let index = self.index;
        let mut found: Vec<Option<Found<'i>>> = self.best.into_iter().map(Some).collect();
        let rank = |at: &usize| found[*at].as_ref().map(|found| &found.rank);
        let mut order: Vec<usize> = (0..found.len())
            .filter(|at| guesses || rank(at).is_some_and(|rank| !rank.guess))
            .collect();
        order.sort_unstable_by(|a, b| rank(a).cmp(&rank(b)));
        keep_in_sight(&mut order, |at| {
            rank(at).is_some_and(Rank::is_name_but_for_a_slip)
        });
        order
            .into_iter()
            .filter_map(|at| found[at].take())
            .map(|found| Hit { index, found })
            .collect()
    }
}

/// How many hits a person looks at.
const IN_SIGHT: usize = 5;

/// A whole name but for a slip may be what was meant even where the vocabulary explains the query as it stands: the best
/// such hit is never further down than the last place in sight.
fn keep_in_sight(order: &mut [usize], is_slip: impl Fn(&usize) -> bool) {
    if let Some(at) = order.iter().position(is_slip).filter(|at| *at >= IN_SIGHT) {
        order[IN_SIGHT - 1..=at].rotate_right(1);
    }
}
