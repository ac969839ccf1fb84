//! The last resort: titles that hold the letters of a query in order, closely enough that chance is out of the question.

use super::hits::{Asked, Hits};
use super::index::{Index, Name, letter_mask};
use super::words::Word;
use super::{Pages, Tier};
use crate::text::fold as text_fold;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// Fewer letters stand in too many names by chance.
const FEWEST: usize = 5;

/// A longer run of letters is no name.
const MOST: usize = 32;

/// The score that fuzzy-matcher must give for each letter. It gives 16 for a letter met, more at the beginning of a word
/// and in a run, less after a gap; nonsense of the query set stays below 15.
const FLOOR: i64 = 15;

/// How many of five letters between the first and the last that are met must be met themselves: `bnchprss` meets 8 of
/// 10 in `bench press`, `banana` 6 of 12 in `band romanian deadlift`.
const DENSITY: usize = 3;

/// Scoring is dear; more candidates than this are chance anyway.
const MOST_SCORED: usize = 12;

pub(super) fn find<'i>(index: &Index<'i>, letters: &str, pages: &dyn Pages, hits: &mut Hits<'i>) {
    if !(FEWEST..=MOST).contains(&letters.len()) || !letters.is_ascii() {
        return;
    }
    let mask = letter_mask(letters);
    let candidates = (0..u32::try_from(index.page_count()).unwrap_or(u32::MAX))
        .filter(|page| mask & !index.title_mask(*page) == 0)
        .map(|page| index.name(index.title_at(page)))
        .filter(|title| pages.is_there(title.page) && holds(title.shown(), letters));
    let matcher = SkimMatcherV2::default().ignore_case();
    let asked = hits.ask(Asked::plain(vec![Word::plain(letters.to_owned())]));
    for title in candidates.take(MOST_SCORED) {
        score(&matcher, &title, letters, asked, hits);
    }
}

fn score(matcher: &SkimMatcherV2, title: &Name<'_>, letters: &str, asked: u8, hits: &mut Hits<'_>) {
    let folded = text_fold::plain(title.shown());
    let Some(score) = matcher.fuzzy_match(&folded, letters) else {
        return;
    };
    let length = i64::try_from(letters.len()).unwrap_or(i64::MAX);
    if score >= FLOOR * length {
        // Within this tier the better score goes first.
        let short_of = u32::try_from(10_000 - score.clamp(0, 10_000)).unwrap_or(u32::MAX);
        hits.take_bare(title, Tier::Letters, short_of, asked);
    }
}

/// Whether a title holds the letters in order and densely, from the beginning of a word on.
fn holds(title: &str, letters: &str) -> bool {
    let title = title.as_bytes();
    let begins_word = |at: usize| at == 0 || !title[at - 1].is_ascii_alphanumeric();
    (0..title.len())
        .filter(|at| begins_word(*at))
        .any(|start| is_dense(&title[start..], letters.as_bytes()))
}

/// Whether the letters stand in order from the very first byte on, with few others between.
fn is_dense(title: &[u8], letters: &[u8]) -> bool {
    let mut met = 0;
    let mut passed = 0;
    for byte in title.iter().filter(|byte| byte.is_ascii_alphanumeric()) {
        passed += 1;
        if byte.eq_ignore_ascii_case(&letters[met]) {
            met += 1;
        } else if met == 0 {
            return false;
        }
        if met == letters.len() {
            return met * 5 >= passed * DENSITY;
        }
    }
    false
}
