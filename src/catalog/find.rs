//! Search and stand-ins over the whole catalogue: the built-in index, a person's own beside it, one order.

use super::{Catalog, Entry, Place, similar};
use crate::exercise::Facts;
use crate::query::Query;
use crate::search::index::{self, Index};
use crate::search::{Hit, Search, Tier};
use crate::vocabulary::Difficulty;

/// Why an entry answers a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The id of the tier it was found in.
    pub tier: &'static str,
    /// Why, for a person.
    pub why: String,
    /// The name or alias that matched, when one did.
    pub name: Option<String>,
    /// Words that the query met, for highlighting.
    pub met: Vec<String>,
}

/// An entry that answers, and why.
#[derive(Debug, Clone)]
pub struct Found<'c> {
    /// The exercise.
    pub entry: Entry<'c>,
    /// Why it is here, when it was looked for.
    pub matched: Option<Match>,
}

/// Which way a stand-in must differ in difficulty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toward {
    /// A rung below, or an easier difficulty.
    Easier,
    /// A rung above, or a harder difficulty.
    Harder,
}

impl Catalog {
    /// What answers a query and passes the filters, best first.
    #[must_use]
    pub fn search(&self, query: &str, filters: &Query) -> Vec<Found<'_>> {
        let search = Search::new(query);
        let mut found = self.hits(&search);
        found.retain(|(_, entry)| filters.is_empty() || filters.matches(&entry.facts()));
        found
            .into_iter()
            .map(|(hit, entry)| Found {
                entry,
                matched: Some(matched(&hit)),
            })
            .collect()
    }

    /// The page a question is about and up to `rivals` others that answer it as well; nothing when none does.
    #[must_use]
    pub fn look_up(&self, query: &str, rivals: usize) -> Vec<Found<'_>> {
        let search = Search::new(query);
        if let [only] = self.whole(&search).as_slice() {
            // The whole name of one page and no other: nothing can come before it.
            return vec![Found {
                entry: *only,
                matched: Some(named_whole(*only)),
            }];
        }
        let mut hits = self.hits(&search);
        if let [(first, _), ..] = hits.as_slice() {
            let tier = first.tier;
            let clear = matches!(tier, Tier::Whole | Tier::Reordered);
            let rivals = if clear {
                hits.iter().take_while(|(hit, _)| hit.tier == tier).count() - 1
            } else {
                rivals
            };
            hits.truncate(rivals.min(5) + 1);
        }
        hits.into_iter()
            .map(|(hit, entry)| Found {
                entry,
                matched: Some(matched(&hit)),
            })
            .collect()
    }

    /// The page whose name, alias or slug is exactly what is asked, in any case and spelling of its compounds.
    #[must_use]
    pub fn exactly(&self, query: &str) -> Option<Entry<'_>> {
        self.whole(&Search::new(query))
            .first()
            .copied()
            .or_else(|| self.by_slug(query))
    }

    fn whole(&self, search: &Search) -> Vec<Entry<'_>> {
        let own = self
            .own_index()
            .into_iter()
            .flat_map(|index| search.whole(&index))
            .map(Place::Own);
        let built_in = search
            .whole(&self.built_in.index())
            .into_iter()
            .map(Place::BuiltIn);
        own.chain(built_in)
            .filter_map(|place| self.entry_at(place))
            .collect()
    }

    fn hits(&self, search: &Search) -> Vec<(Hit<'_>, Entry<'_>)> {
        let facts_of = |place: Place| self.entry_at(place).map(|entry| entry.facts());
        let built_in_facts = |page: u32| -> Option<Facts> { facts_of(Place::BuiltIn(page)) };
        let built_in = search.find(&self.built_in.index(), &built_in_facts);
        let mut hits: Vec<_> = built_in
            .into_iter()
            .filter_map(|hit| {
                self.entry_at(Place::BuiltIn(hit.page))
                    .map(|entry| (hit, entry))
            })
            .collect();
        if let Some(index) = self.own_index() {
            let own_facts = |page: u32| -> Option<Facts> { facts_of(Place::Own(page)) };
            let own = search.find(&index, &own_facts).into_iter();
            hits.extend(own.filter_map(|hit| {
                self.entry_at(Place::Own(hit.page))
                    .map(|entry| (hit, entry))
            }));
            hits.sort_by(|a, b| a.0.before(&b.0));
            // What one index could only guess at is no answer beside what the other knows.
            if hits.first().is_some_and(|(best, _)| best.tier < Tier::Most) {
                hits.retain(|(hit, _)| hit.tier < Tier::Most);
            }
        }
        hits
    }

    fn own_index(&self) -> Option<Index<'_>> {
        if self.own.is_empty() {
            return None;
        }
        let bytes = self.own_index.get_or_init(|| {
            let names: Vec<Vec<&str>> = self
                .own
                .iter()
                .map(|page| {
                    let exercise = &page.exercise;
                    std::iter::once(&exercise.name)
                        .chain(&exercise.aliases)
                        .map(String::as_str)
                        .collect()
                })
                .collect();
            index::build(&names)
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
        let at = self
            .positions
            .get_or_init(|| order.iter().copied().zip(0..).collect())
            .get(&place)?;
        Some(Entry::new(self, *at))
    }

    /// The names nearest to a query that found nothing, for "did you mean".
    #[must_use]
    pub fn nearest_names(&self, query: &str, most: usize) -> Vec<&str> {
        let folded = crate::text::fold::words(query).join(" ");
        let mut scored: Vec<(f64, &str)> = self
            .entries()
            .flat_map(|entry| {
                std::iter::once(entry.name())
                    .chain(entry.aliases())
                    .map(move |name| (entry, name))
            })
            .map(|(entry, name)| {
                (
                    strsim::normalized_damerau_levenshtein(
                        &crate::text::fold::plain(name),
                        &folded,
                    ),
                    entry.name(),
                )
            })
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        let mut names: Vec<&str> = Vec::new();
        for (_, name) in scored.into_iter().take_while(|(score, _)| *score > 0.4) {
            if names.len() < most && !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// Every exercise that can stand in for one, the best first.
    #[must_use]
    pub fn stand_ins(&self, this: Entry<'_>) -> Vec<Entry<'_>> {
        let facts = this.facts();
        let mut fits: Vec<_> = self
            .entries()
            .filter(|other| other.position() != this.position())
            .filter_map(|other| Some((similar::fit(&facts, &other.facts(), other.name())?, other)))
            .collect();
        fits.sort_by(|a, b| a.0.cmp(&b.0));
        fits.into_iter().map(|(_, entry)| entry).collect()
    }

    /// What to do instead: stand-ins that pass the filters, rungs of the ladder first when a direction is asked.
    #[must_use]
    pub fn similar<'c>(
        &'c self,
        this: Entry<'c>,
        toward: Option<Toward>,
        filters: &Query,
    ) -> Vec<Found<'c>> {
        let facts = this.facts();
        let rungs = toward.map_or_else(Vec::new, |toward| Self::rungs_toward(this, toward));
        let others = self
            .stand_ins(this)
            .into_iter()
            .filter(|entry| !rungs.iter().any(|(rung, _)| rung == entry));
        let others = others.filter(|entry| {
            toward.is_none_or(|toward| toward.leads(facts.difficulty, entry.facts().difficulty))
        });
        let others = others.map(|entry| {
            let tier = if entry.facts().target == facts.target {
                "same-target"
            } else {
                "same-pattern"
            };
            (entry, tier, similar::why(&facts, &entry.facts()))
        });
        let rungs = rungs.iter().map(|(entry, why)| {
            (
                *entry,
                "ladder",
                format!("{why}, {}", similar::why(&facts, &entry.facts())),
            )
        });
        rungs
            .chain(others)
            .filter(|(entry, ..)| filters.is_empty() || filters.matches(&entry.facts()))
            .map(|(entry, tier, why)| Found {
                entry,
                matched: Some(Match {
                    tier,
                    why,
                    name: None,
                    met: Vec::new(),
                }),
            })
            .collect()
    }

    /// The rungs below or above an exercise, nearest first, through the whole ladder.
    fn rungs_toward<'c>(this: Entry<'c>, toward: Toward) -> Vec<(Entry<'c>, String)> {
        let next = |entry: Entry<'c>| match toward {
            Toward::Easier => entry.down(),
            Toward::Harder => entry.up(),
        };
        let mut reached: Vec<(Entry<'c>, String)> = Vec::new();
        let mut front = vec![this];
        let mut step = 0;
        while !front.is_empty() {
            step += 1;
            let mut following = Vec::new();
            for entry in front.into_iter().flat_map(next) {
                if entry != this && !reached.iter().any(|(known, _)| *known == entry) {
                    reached.push((entry, rung_text(toward, step)));
                    following.push(entry);
                }
            }
            front = following;
        }
        reached
    }
}

impl Toward {
    fn leads(self, from: Difficulty, to: Difficulty) -> bool {
        match self {
            Self::Easier => to < from,
            Self::Harder => to > from,
        }
    }
}

fn rung_text(toward: Toward, step: usize) -> String {
    let way = match toward {
        Toward::Easier => "down",
        Toward::Harder => "up",
    };
    match step {
        1 => format!("one rung {way}"),
        steps => format!("{steps} rungs {way}"),
    }
}

fn matched(hit: &Hit<'_>) -> Match {
    Match {
        tier: hit.tier.id(),
        why: hit.why.clone(),
        name: hit.matched.clone(),
        met: hit.met.clone(),
    }
}

fn named_whole(entry: Entry<'_>) -> Match {
    Match {
        tier: Tier::Whole.id(),
        why: "name".to_owned(),
        name: Some(entry.name().to_owned()),
        met: Vec::new(),
    }
}
