//! The related exercises of every page at once. What a stand-in is judged by besides its name has few values, however
//! many pages there are: pages that share them are judged together, so that the cost grows with the pages and no faster.

use super::similar::{self, Nearness, RELATED, Traits};
use super::{Catalog, Entry};
use crate::exercise::Facts;
use crate::vocabulary::{Muscle, Pattern};
use std::collections::HashMap;
use std::sync::OnceLock;

/// One more than a page names: the page itself may be among them.
const MOST: usize = RELATED + 1;

/// All pages, those alike together.
#[derive(Debug, Default)]
pub(super) struct Kin {
    groups: Vec<Group>,
    /// The group of each page.
    group_of: Vec<usize>,
    with_target: HashMap<Muscle, Vec<usize>>,
    with_pattern: HashMap<Pattern, Vec<usize>>,
}

/// Pages with the same traits.
#[derive(Debug)]
struct Group {
    facts: Facts,
    pages: Vec<usize>,
    /// The plainest of them, in order.
    plainest: OnceLock<Vec<usize>>,
    /// The best stand-ins for any of them, in order.
    best: OnceLock<Vec<usize>>,
}

impl Kin {
    pub(super) fn of(catalog: &Catalog) -> Self {
        let mut kin = Self::default();
        let mut known: HashMap<Traits, usize> = HashMap::new();
        for entry in catalog.entries() {
            let facts = entry.facts();
            let traits = similar::traits(&facts);
            let group = *known.entry(traits).or_insert_with(|| kin.add_group(facts));
            kin.groups[group].pages.push(entry.position());
            kin.group_of.push(group);
        }
        kin
    }

    fn add_group(&mut self, facts: Facts) -> usize {
        let at = self.groups.len();
        self.groups.push(Group {
            facts,
            pages: Vec::new(),
            plainest: OnceLock::new(),
            best: OnceLock::new(),
        });
        self.with_target.entry(facts.target).or_default().push(at);
        if let Some(pattern) = facts.pattern {
            self.with_pattern.entry(pattern).or_default().push(at);
        }
        at
    }

    /// The positions of what can stand in for a page, the best first, as many as a page names.
    pub(super) fn related(&self, catalog: &Catalog, page: usize) -> Vec<usize> {
        let group = &self.groups[self.group_of[page]];
        let best = group.best.get_or_init(|| self.best(catalog, &group.facts));
        let others = best.iter().copied().filter(|other| *other != page);
        others.take(RELATED).collect()
    }

    fn best(&self, catalog: &Catalog, facts: &Facts) -> Vec<usize> {
        let mut near: Vec<(Nearness, &Group)> = self
            .candidates(facts)
            .filter_map(|group| Some((similar::nearness(facts, &group.facts)?, group)))
            .collect();
        near.sort_by_key(|(nearness, _)| *nearness);
        let mut best = Vec::new();
        for equally_near in near.chunk_by(|a, b| a.0 == b.0) {
            let groups = equally_near.iter();
            let plainest = groups.flat_map(|(_, group)| group.plainest(catalog));
            best.extend(by_plainness(catalog, plainest));
            if best.len() >= MOST {
                break;
            }
        }
        best
    }

    /// Groups that share the target or the pattern: no other can stand in.
    fn candidates(&self, facts: &Facts) -> impl Iterator<Item = &Group> {
        let target = facts.target;
        let same_target = self.with_target.get(&target).into_iter().flatten();
        let pattern = facts.pattern.and_then(|one| self.with_pattern.get(&one));
        let same_pattern = pattern.into_iter().flatten();
        let group = |at: &usize| &self.groups[*at];
        let others = same_pattern
            .map(group)
            .filter(move |group| group.facts.target != target);
        same_target.map(group).chain(others)
    }
}

impl Group {
    fn plainest(&self, catalog: &Catalog) -> &[usize] {
        self.plainest
            .get_or_init(|| by_plainness(catalog, &self.pages))
    }
}

/// The plainest of some pages, shortest name first, as the order of stand-ins has it.
fn by_plainness<'p>(catalog: &Catalog, pages: impl IntoIterator<Item = &'p usize>) -> Vec<usize> {
    let length = |page: usize| Entry::new(catalog, page).name().len();
    let mut named: Vec<(usize, usize)> = pages
        .into_iter()
        .map(|page| (length(*page), *page))
        .collect();
    if named.len() > MOST {
        // Only what can be among the first is worth a slug.
        let longest = named.select_nth_unstable(MOST - 1).1.0;
        named.retain(|(length, _)| *length <= longest);
    }
    named.sort_by_cached_key(|(length, page)| (*length, Entry::new(catalog, *page).slug()));
    named.into_iter().map(|(_, page)| page).take(MOST).collect()
}
