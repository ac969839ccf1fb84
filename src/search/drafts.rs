//! Names on their way into the index: cut into words, compounds closed, each as often as it is found by.

use super::fold;
use super::spelling::{Spelling, Stem};
use crate::exercise::{Exercise, Facts};
use crate::text::fold as text_fold;
use std::ops::Range;

/// What the index is told of a page.
#[derive(Debug, Clone)]
pub struct Member<'a> {
    /// Its names: the title first, then its aliases.
    pub names: Vec<&'a str>,
    /// What the vocabulary says of it.
    pub facts: &'a Facts,
}

impl<'a> Member<'a> {
    /// What is to be told of an exercise.
    #[must_use]
    pub fn of(exercise: &'a Exercise) -> Self {
        let names = std::iter::once(&exercise.name).chain(&exercise.aliases);
        Self {
            names: names.map(String::as_str).collect(),
            facts: &exercise.facts,
        }
    }
}

/// A name in the making; its words are a stretch of [`Drafts::words`].
pub(super) struct Draft<'n> {
    pub(super) page: usize,
    pub(super) shown: &'n str,
    pub(super) words: Range<usize>,
}

/// All names in the making.
pub(super) struct Drafts<'n> {
    pub(super) names: Vec<Draft<'n>>,
    pub(super) words: Vec<Stem>,
    pub(super) spelling: Spelling,
}

/// For each page, where its title stands among all by its length and then by its letters.
pub(super) fn title_orders(drafts: &[Draft<'_>]) -> Vec<u32> {
    let mut titles: Vec<(usize, &str)> = Vec::new();
    for draft in drafts {
        if titles.last().is_none_or(|(page, _)| *page != draft.page) {
            titles.push((draft.page, draft.shown));
        }
    }
    let mut orders = vec![0; titles.len()];
    titles.sort_by_key(|(_, title)| (title.len(), *title));
    for ((page, _), order) in titles.into_iter().zip(0..) {
        orders[page] = order;
    }
    orders
}

pub(super) fn names<'m>(members: &'m [Member<'m>]) -> impl Iterator<Item = &'m str> {
    members
        .iter()
        .flat_map(|member| member.names.iter().copied())
}

pub(super) fn drafts<'n>(members: &'n [Member<'n>]) -> Drafts<'n> {
    let mut spelling = Spelling::default();
    let mut spelled = Vec::new();
    let mut ends = Vec::new();
    for name in names(members) {
        let told = spelling.spell(name, &mut spelled);
        // An abbreviation keeps its own spelling besides, so that a slip in it is found.
        let abbreviation = (told.written == 1).then(|| {
            let word = text_fold::words(name).concat();
            spelling.stem(&text_fold::stem(&word))
        });
        let end = spelled.len();
        let as_named = told.is_slippery.then(|| fold::as_named(name)).flatten();
        let as_named = as_named.map(|words| spelling.stems(&words));
        ends.push((end, abbreviation, as_named));
    }
    let mut is_single = vec![false; spelling.len()];
    for stem in &spelled {
        is_single[*stem as usize] = true;
    }
    let numbered = (0..).zip(members);
    let shown =
        numbered.flat_map(|(page, member)| member.names.iter().map(move |name| (page, *name)));
    let mut names = Vec::with_capacity(ends.len());
    let (mut words, mut closed, mut start) = (Vec::new(), Vec::new(), 0);
    for ((page, shown), (end, abbreviation, as_named)) in shown.zip(ends) {
        closed.clear();
        closed.extend_from_slice(&spelled[start..end]);
        start = end;
        spelling.drop_small(&mut closed);
        spelling.close(&mut closed, |stem| is_single[stem as usize]);
        let several = closed.len() > 1;
        let mut add = |stems: &[Stem]| {
            let first = words.len();
            words.extend_from_slice(stems);
            names.push(Draft {
                page,
                shown,
                words: first..words.len(),
            });
        };
        add(&closed);
        if let Some(stem) = abbreviation.filter(|_| several) {
            add(&[stem]);
        }
        if let Some(stems) = as_named {
            add(&stems);
        }
    }
    Drafts {
        names,
        words,
        spelling,
    }
}
