//! What to do instead, over the whole catalogue: stand-ins by their fit, rungs of the ladder when a direction is asked.

use super::{Catalog, Entry, Found, Match, similar};
use crate::query::Query;
use crate::vocabulary::Difficulty;

/// Which way a stand-in must differ in difficulty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toward {
    /// A rung below, or an easier difficulty.
    Easier,
    /// A rung above, or a harder difficulty.
    Harder,
}

impl Toward {
    fn leads(self, from: Difficulty, to: Difficulty) -> bool {
        match self {
            Self::Easier => to < from,
            Self::Harder => to > from,
        }
    }

    fn rungs(self, entry: Entry<'_>) -> Vec<Entry<'_>> {
        match self {
            Self::Easier => entry.down(),
            Self::Harder => entry.up(),
        }
    }

    fn rung_text(self, step: usize) -> String {
        let way = match self {
            Self::Easier => "down",
            Self::Harder => "up",
        };
        match step {
            1 => format!("one rung {way}"),
            steps => format!("{steps} rungs {way}"),
        }
    }
}

impl Catalog {
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

    /// What to do instead: stand-ins that pass the filters; with a direction, the rungs of the ladder first, then what
    /// differs in difficulty.
    #[must_use]
    pub fn similar<'c>(
        &'c self,
        this: Entry<'c>,
        toward: Option<Toward>,
        filters: &Query,
    ) -> Vec<Found<'c>> {
        let facts = this.facts();
        let rungs = toward.map_or_else(Vec::new, |toward| rungs_toward(this, toward));
        let is_rung = |entry: &Entry<'_>| rungs.iter().any(|(rung, _)| rung == entry);
        let leads = |entry: &Entry<'_>| {
            toward.is_none_or(|toward| toward.leads(facts.difficulty, entry.facts().difficulty))
        };
        let others = self
            .stand_ins(this)
            .into_iter()
            .filter(|entry| leads(entry) && !is_rung(entry));
        let others = others.map(|entry| {
            let other = entry.facts();
            let tier = if other.target == facts.target {
                "same-target"
            } else {
                "same-pattern"
            };
            (entry, Match::stand_in(tier, similar::why(&facts, &other)))
        });
        let rungs = rungs.iter().map(|(entry, why)| {
            let why = format!("{why}, {}", similar::why(&facts, &entry.facts()));
            (*entry, Match::stand_in("ladder", why))
        });
        rungs
            .chain(others)
            .filter(|(entry, _)| filters.matches(entry))
            .map(|(entry, matched)| Found {
                entry,
                matched: Some(matched),
            })
            .collect()
    }
}

/// The rungs below or above an exercise, nearest first, through the whole ladder. A rung whose target works against
/// this one's is no replacement.
fn rungs_toward(this: Entry<'_>, toward: Toward) -> Vec<(Entry<'_>, String)> {
    let facts = this.facts();
    let mut reached: Vec<(Entry<'_>, String)> = Vec::new();
    let mut front = vec![this];
    let mut step = 0;
    while !front.is_empty() {
        step += 1;
        let mut following = Vec::new();
        for entry in front.into_iter().flat_map(|entry| toward.rungs(entry)) {
            let new = entry != this && !reached.iter().any(|(known, _)| *known == entry);
            if new && !similar::are_antagonists(&facts, &entry.facts()) {
                reached.push((entry, toward.rung_text(step)));
                following.push(entry);
            }
        }
        front = following;
    }
    reached
}
