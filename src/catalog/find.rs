//! Search over the whole catalogue: the built-in index, a person's own beside it, one order.

use super::own::OwnPage;
use super::{Catalog, Entry, Place, Positions};
use crate::query::Query;
use crate::search::build::{self, Member};
use crate::search::index::Index;
use crate::search::{Called, Hit, Pages, Search, Tier};
use crate::text::fold;

/// An entry that answers a question.
#[derive(Debug, Clone)]
pub struct Found<'c> {
    /// The exercise.
    pub entry: Entry<'c>,
    /// Why it is here, when it was looked for.
    pub matched: Option<Match<'c>>,
}

impl<'c> Found<'c> {
    /// An entry that nobody searched for.
    #[must_use]
    pub fn unsought(entry: Entry<'c>) -> Self {
        Self {
            entry,
            matched: None,
        }
    }
}

/// Why an entry answers a question; told in words when asked.
#[derive(Debug, Clone)]
pub struct Match<'c>(Reason<'c>);

#[derive(Debug, Clone)]
enum Reason<'c> {
    /// A search found it.
    Hit(Hit<'c>),
    /// It can stand in for another.
    StandIn { tier: &'static str, why: String },
}

impl<'c> Match<'c> {
    pub(super) fn stand_in(tier: &'static str, why: String) -> Self {
        Self(Reason::StandIn { tier, why })
    }

    /// The id of the tier it was found in.
    #[must_use]
    pub fn tier(&self) -> &'static str {
        match &self.0 {
            Reason::Hit(hit) => hit.tier().id(),
            Reason::StandIn { tier, .. } => tier,
        }
    }

    /// Why, for a person.
    #[must_use]
    pub fn why(&self) -> String {
        match &self.0 {
            Reason::Hit(hit) => hit.why(),
            Reason::StandIn { why, .. } => why.clone(),
        }
    }

    /// The name or alias that matched, when one did.
    #[must_use]
    pub fn name(&self) -> Option<&'c str> {
        match &self.0 {
            Reason::Hit(hit) => hit.name(),
            Reason::StandIn { .. } => None,
        }
    }

    /// The letters of a shown name that the query met: positions of characters, in order.
    #[must_use]
    pub fn lit(&self, shown: &str) -> Vec<usize> {
        match &self.0 {
            Reason::Hit(hit) => hit.lit(shown),
            Reason::StandIn { .. } => Vec::new(),
        }
    }
}

/// The pages of one index of a catalogue.
struct PagesOf<'c> {
    catalog: &'c Catalog,
    own: bool,
}

impl Pages for PagesOf<'_> {
    fn is_there(&self, page: u32) -> bool {
        let place = if self.own {
            Place::Own(page)
        } else {
            Place::BuiltIn(page)
        };
        self.catalog.is_as_built() || self.catalog.entry_at(place).is_some()
    }
}

impl Catalog {
    /// What answers a query and passes the filters, best first.
    #[must_use]
    pub fn search(&self, query: &str, filters: &Query) -> Vec<Found<'_>> {
        let hits = self.hits(&Search::new(query));
        let mut found = Vec::with_capacity(hits.len());
        for (hit, entry) in hits {
            if filters.matches(&entry) {
                found.push(found_by((hit, entry)));
            }
        }
        found
    }

    /// The page a question is about and up to `rivals` others that answer it as well; nothing when none does.
    #[must_use]
    pub fn look_up(&self, query: &str, rivals: usize) -> Vec<Found<'_>> {
        let search = Search::new(query);
        if let [(_, only)] = self.whole(&search).as_slice() {
            // The whole name of one page and no other: nothing can come before it.
            return vec![Found::unsought(*only)];
        }
        let mut hits = self.hits(&search);
        if let [(first, _), ..] = hits.as_slice() {
            let tier = first.tier();
            let clear = matches!(tier, Tier::Whole | Tier::Reordered);
            let alike = hits
                .iter()
                .take_while(|(hit, _)| hit.tier() == tier)
                .count()
                - 1;
            hits.truncate(1 + if clear { alike.min(rivals) } else { rivals });
        }
        hits.into_iter().map(found_by).collect()
    }

    /// The page whose name, alias or slug is exactly what is asked, in any case and spelling of its compounds.
    #[must_use]
    pub fn exactly(&self, query: &str) -> Option<Entry<'_>> {
        let whole = self.whole(&Search::new(query));
        let titled = whole.first().filter(|(called, _)| !called.by_alias);
        let by_alias = || whole.first().map(|(_, entry)| *entry);
        titled
            .map(|(_, entry)| *entry)
            .or_else(|| self.by_slug(query))
            .or_else(by_alias)
    }

    /// The pages whose whole name is asked for: those so titled before those so called besides, for an alias may be
    /// anything and must not hide a page.
    fn whole(&self, search: &Search) -> Vec<(Called, Entry<'_>)> {
        let own = self.whole_own(search).into_iter();
        let built_in = search.whole(&self.built_in.index()).into_iter();
        let own = own.map(|(called, at)| (called, Place::Own(at)));
        let built_in = built_in.map(|(called, at)| (called, Place::BuiltIn(at)));
        let mut whole: Vec<(Called, Entry<'_>)> = own
            .chain(built_in)
            .filter_map(|(called, place)| Some((called, self.entry_at(place)?)))
            .collect();
        whole.sort_by_key(|(called, _)| *called);
        whole
    }

    /// Own pages whose whole name is asked for. Names are compared one by one: an index, which takes longer to make than
    /// the pages to read, is only made when something must be searched for.
    fn whole_own(&self, search: &Search) -> Vec<(Called, u32)> {
        let mut literally = search.literally();
        let mut how = |page: &OwnPage| {
            let exercise = &page.exercise;
            let names = std::iter::once(&exercise.name).chain(&exercise.aliases);
            let called = names.enumerate().filter_map(|(at, name)| {
                Some(Called {
                    by_alias: at > 0,
                    literal: literally.is(name)?,
                })
            });
            called.min()
        };
        let numbered = self.own.iter().zip(0..);
        let called: Vec<(Called, u32)> = numbered
            .filter_map(|(page, at)| Some((how(page)?, at)))
            .collect();
        let best = called.iter().map(|(called, _)| called.literal).min();
        let is_as_good = |called: &Called| !called.by_alias || Some(called.literal) == best;
        let called = called.into_iter();
        called.filter(|(called, _)| is_as_good(called)).collect()
    }

    fn hits(&self, search: &Search) -> Vec<(Hit<'_>, Entry<'_>)> {
        let mut hits = self.hits_in(search, &self.built_in.index(), false);
        if let Some(index) = self.own_index() {
            hits.extend(self.hits_in(search, &index, true));
            hits.sort_by(|a, b| a.0.order(&b.0));
            // What one index could only guess at is no answer beside what the other knows.
            if hits
                .first()
                .is_some_and(|(best, _)| best.tier() < Tier::Most)
            {
                hits.retain(|(hit, _)| hit.tier() < Tier::Most);
            }
        }
        hits
    }

    fn hits_in<'c>(
        &'c self,
        search: &Search,
        index: &Index<'c>,
        own: bool,
    ) -> Vec<(Hit<'c>, Entry<'c>)> {
        let hits = search.find(index, &PagesOf { catalog: self, own });
        let place = |page| {
            if own {
                Place::Own(page)
            } else {
                Place::BuiltIn(page)
            }
        };
        // Collecting what is filtered would grow the list step by step.
        let mut there = Vec::with_capacity(hits.len());
        for hit in hits {
            if let Some(entry) = self.entry_at(place(hit.page())) {
                there.push((hit, entry));
            }
        }
        there
    }

    fn own_index(&self) -> Option<Index<'_>> {
        if self.own.is_empty() {
            return None;
        }
        let bytes = self.own_index.get_or_init(|| {
            let exercises = self.own.iter().map(|page| &page.exercise);
            let members: Vec<Member<'_>> = exercises.map(Member::of).collect();
            build::build_beside(&members, &self.built_in.index())
        });
        Some(Index::open(bytes))
    }

    /// Where a page stands; nowhere when an own page took its place.
    fn entry_at(&self, place: Place) -> Option<Entry<'_>> {
        let Some(order) = &self.order else {
            return match place {
                Place::BuiltIn(at) => Some(Entry::new(self, at as usize)),
                Place::Own(_) => None,
            };
        };
        let positions = self.positions.get_or_init(|| Positions::of(order));
        positions.get(place).map(|at| Entry::new(self, at))
    }

    /// The names nearest to a query that found nothing, for "did you mean".
    #[must_use]
    pub fn nearest_names(&self, query: &str, most: usize) -> Vec<&str> {
        let folded = fold::words(query).join(" ");
        let folded: String = folded.chars().take(crate::search::LONGEST_QUERY).collect();
        let nearness =
            |name: &str| strsim::normalized_damerau_levenshtein(&fold::plain(name), &folded);
        let mut scored: Vec<(f64, &str)> = self
            .entries()
            .map(|entry| {
                let aliases = entry
                    .aliases()
                    .into_iter()
                    .map(nearness)
                    .fold(0.0, f64::max);
                (nearness(entry.name()).max(aliases), entry.name())
            })
            .filter(|(score, _)| *score > 0.4)
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        scored
            .into_iter()
            .map(|(_, name)| name)
            .take(most)
            .collect()
    }
}

fn found_by<'c>((hit, entry): (Hit<'c>, Entry<'c>)) -> Found<'c> {
    Found {
        entry,
        matched: Some(Match(Reason::Hit(hit))),
    }
}
