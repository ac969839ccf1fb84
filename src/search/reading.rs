//! Reading a query: its words folded as names are, and the ways it can be cut into words.

use super::fold;
use super::index::Index;
use super::words::{self, Word};
use crate::text::fold as text_fold;

/// How many words of a query are read.
const MOST_WORDS: usize = 12;

/// The words of a query, abbreviations written out and pairs settled.
pub(super) fn words(typed: &str) -> Vec<Word> {
    let mut words = Vec::new();
    for word in text_fold::words(typed) {
        let spelled = fold::spelled(&word);
        let is_itself = spelled.len() == 1 && spelled[0] == text_fold::stem(&word);
        words.extend(spelled.into_iter().map(|stem| {
            let typed = if is_itself {
                word.clone()
            } else {
                stem.clone()
            };
            Word { stem, typed }
        }));
    }
    settle(words)
}

/// Pairs that mean one thing, settled over the words of a query as over those of a name.
fn settle(words: Vec<Word>) -> Vec<Word> {
    let stems: Vec<String> = words.iter().map(|word| word.stem.clone()).collect();
    let settled = fold::settle_pairs(stems.clone());
    if settled == stems {
        return words;
    }
    let typed_as = |stem: &String| {
        words
            .iter()
            .find(|word| word.stem == *stem)
            .map(|word| word.typed.clone())
    };
    let reread = settled.into_iter().map(|stem| Word {
        typed: typed_as(&stem).unwrap_or_else(|| stem.clone()),
        stem,
    });
    reread.collect()
}

/// The readings of a query without mending: compounds closed, and words that no name has taken apart.
pub(super) fn variants(words: &[Word], index: &Index<'_>) -> Vec<Vec<Word>> {
    let closed = close(&without_small(words), index);
    let taken_apart: Vec<Word> = closed
        .iter()
        .flat_map(|word| {
            let known = index.find_word(&word.stem).is_some();
            let parts = if known {
                None
            } else {
                words::split(index, &word.typed)
            };
            parts.map_or_else(
                || vec![word.clone()],
                |parts| parts.into_iter().map(Word::plain).collect(),
            )
        })
        .collect();
    let differs = taken_apart.len() != closed.len();
    let mut variants = vec![capped(closed)];
    if differs {
        variants.push(capped(close(&taken_apart, index)));
    }
    variants
}

/// The readings in which two neighbours are one compound but for a slip.
pub(super) fn mistyped_compounds(words: &[Word], index: &Index<'_>) -> Vec<Vec<Word>> {
    let plain = capped(close(&without_small(words), index));
    let mut variants = Vec::new();
    for at in 1..plain.len() {
        let (first, second) = (&plain[at - 1], &plain[at]);
        if index.find_word(&first.stem).is_some() && index.find_word(&second.stem).is_some() {
            continue;
        }
        let typed = format!("{}{}", first.typed, second.typed);
        if let Some(stem) = words::nearest(index, &typed) {
            let mut variant = plain.clone();
            variant.splice(at - 1..=at, [Word { stem, typed }]);
            variants.push(variant);
        }
    }
    variants
}

fn without_small(words: &[Word]) -> Vec<Word> {
    let kept: Vec<Word> = words
        .iter()
        .filter(|word| !fold::is_small(&word.stem))
        .cloned()
        .collect();
    if kept.is_empty() {
        words.to_vec()
    } else {
        kept
    }
}

fn close(words: &[Word], index: &Index<'_>) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        if let Some(last) = out.last_mut() {
            let joined = format!("{}{}", last.stem, word.stem);
            if index.find_word(&joined).is_some() {
                *last = Word::plain(joined);
                continue;
            }
        }
        out.push(word.clone());
    }
    out
}

/// Each word once, and not too many.
fn capped(mut words: Vec<Word>) -> Vec<Word> {
    let mut seen: Vec<String> = Vec::new();
    words.retain(|word| {
        let new = !seen.contains(&word.stem);
        seen.push(word.stem.clone());
        new
    });
    words.truncate(MOST_WORDS);
    words
}
