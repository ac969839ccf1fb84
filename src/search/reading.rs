//! Reading a query: its words folded as names are, and the ways it can be cut into words.

use super::fold::{self, Folded};
use super::idle;
use super::index::Index;
use super::speech;
use super::words::{self, Word};
use crate::text::fold as text_fold;
use crate::vocabulary::Facet;

/// How many words of a query are asked for.
const MOST_WORDS: usize = 12;

/// How many readings that mend where words end are tried: no query but a made-up one has as many.
const MOST_MISTYPED: usize = 16;

/// How many words are looked at to find them: compounds may be typed apart, small words are dropped. No name has as many.
const MOST_TYPED: usize = 24;

/// The words of a query, abbreviations written out and pairs settled.
pub(super) fn words(typed: &str) -> Vec<Word> {
    let mut words = Vec::new();
    for word in text_fold::words(typed).into_iter().take(MOST_TYPED) {
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

/// One way to cut a query into words.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    pub(super) words: Vec<Word>,
    /// Slips mended to get there: what was typed, the word meant, and the number of edits.
    pub(super) mended: Option<(String, String, u8)>,
    /// How many words were left out: what is found without them is but a guess.
    pub(super) left_out: u32,
}

impl Reading {
    fn of(words: Vec<Word>) -> Self {
        Self {
            words,
            mended: None,
            left_out: 0,
        }
    }
}

/// The words that carry meaning, compounds closed: what every reading begins with.
pub(super) fn closed(words: &[Word], index: &Index<'_>) -> Vec<Word> {
    close(&fold::without_small_words(words), index)
}

/// The readings of a query without mending: compounds closed; words that no name has taken apart; the ends joined, as
/// when a compound was typed round the corner (`chop wood`).
pub(super) fn plain(closed: &[Word], index: &Index<'_>) -> Vec<Reading> {
    let mut variants = vec![capped(closed.to_vec())];
    variants.extend(taken_apart(closed, index).map(capped));
    variants.extend(join_ends(closed, index).map(capped));
    variants.into_iter().map(Reading::of).collect()
}

/// The reading with each synonym of a muscle written as the vocabulary has it, where all words are vocabulary: `booty` is
/// asked as `glutes` is. Otherwise a synonym would miss the names that have the word itself.
pub(super) fn by_term(words: &[Word], index: &Index<'_>) -> Option<Reading> {
    let mut out = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let lengths = (1..=speech::LONGEST.min(words.len() - at)).rev();
        let (facet, terms, len) = lengths.into_iter().find_map(|len| {
            let key: String = words[at..at + len].iter().map(Folded::folded).collect();
            let (facet, terms) = index.phrase(&key).next()?;
            Some((facet, terms, len))
        })?;
        let muscle = terms.only().filter(|_| facet == Facet::Target);
        let label = muscle.and_then(|term| facet.terms().get(term));
        match label {
            Some(term) => out.extend(fold::spelled(term.label).into_iter().map(Word::plain)),
            None => out.extend_from_slice(&words[at..at + len]),
        }
        at += len;
    }
    let is_other = out
        .iter()
        .map(Folded::folded)
        .ne(words.iter().map(Folded::folded));
    is_other.then(|| Reading::of(capped(out)))
}

/// The readings without the words that only tell one variant from another, for when no page has them all: where there is
/// no wide pushup, the pushup is meant more than anything else.
pub(super) fn plainer(closed: &[Word]) -> Option<Reading> {
    let mut rest = Vec::with_capacity(closed.len());
    let (mut left_out, mut is_of_a_grip) = (0, false);
    for word in closed {
        let is_of_this_grip = is_of_a_grip && idle::is_grip(&word.stem);
        is_of_a_grip = idle::is_variant(&word.stem);
        if is_of_a_grip {
            left_out += 1;
        } else if !is_of_this_grip {
            rest.push(word.clone());
        }
    }
    (left_out > 0 && !rest.is_empty()).then(|| Reading {
        left_out,
        ..Reading::of(capped(rest))
    })
}

/// The words with those that no name has taken apart, where there are any.
fn taken_apart(words: &[Word], index: &Index<'_>) -> Option<Vec<Word>> {
    let apart = words.iter().flat_map(|word| take_apart(word, index));
    let apart: Vec<Word> = apart.collect();
    (apart != words).then(|| close(&apart, index))
}

fn take_apart(word: &Word, index: &Index<'_>) -> Vec<Word> {
    if index.find_word(&word.stem).is_some() {
        return vec![word.clone()];
    }
    let joined = || {
        index
            .join(&word.typed)
            .map(|words| words.into_iter().map(str::to_owned).collect())
    };
    let parts: Option<Vec<String>> = joined().or_else(|| words::split(index, &word.typed));
    parts.map_or_else(
        || vec![word.clone()],
        |parts| parts.into_iter().map(Word::plain).collect(),
    )
}

fn join_ends(words: &[Word], index: &Index<'_>) -> Option<Vec<Word>> {
    let [first, middle @ .., last] = words else {
        return None;
    };
    let joined = format!("{}{}", last.stem, first.stem);
    index.find_word(&joined)?;
    Some(
        middle
            .iter()
            .cloned()
            .chain([Word::plain(joined)])
            .collect(),
    )
}

/// The readings in which a slip hides where the words end: two neighbours that are one compound but for it
/// (`chiin up`), a word that is several (`pulaplart`).
pub(super) fn mistyped(closed: &[Word], index: &Index<'_>) -> Vec<Reading> {
    let apart = taken_apart(closed, index).map(capped);
    let mut readings = mistyped_once(&capped(closed.to_vec()), index);
    readings.extend(
        apart
            .into_iter()
            .flat_map(|apart| mistyped_once(&apart, index)),
    );
    readings.truncate(MOST_MISTYPED);
    readings
}

/// The readings with one such slip in words that are already cut.
fn mistyped_once(plain: &[Word], index: &Index<'_>) -> Vec<Reading> {
    let known = |word: &Word| index.find_word(&word.stem).is_some();
    let mut variants = Vec::new();
    for (at, word) in plain.iter().enumerate().filter(|(_, word)| !known(word)) {
        // `pull-in` is but `pull` to the names: a slip of it alone would bring everything that is pulled.
        let tells = |parts: &[&str]| parts.len() > 1 || plain.len() > 1;
        let nearest = words::nearest_join(index, &word.typed);
        if let Some((letters, parts, edits)) = nearest.filter(|(_, parts, _)| tells(parts)) {
            let parts = parts.into_iter().map(|part| Word::plain(part.to_owned()));
            let mended = Some((word.typed.clone(), letters.to_owned(), edits));
            let words = [&plain[..at], &parts.collect::<Vec<_>>(), &plain[at + 1..]].concat();
            variants.push(Reading {
                mended,
                ..Reading::of(capped(words))
            });
        }
    }
    for at in 1..plain.len() {
        let (first, second) = (&plain[at - 1], &plain[at]);
        // A single letter is no slip of the word beside it: `z press` is no press. Nor is a refusal.
        let is_own = |word: &Word| word.typed.chars().count() == 1 || word.stem == speech::REFUSAL;
        if (known(first) && known(second)) || is_own(first) || is_own(second) {
            continue;
        }
        let typed = format!("{}{}", first.typed, second.typed);
        if let Some((stem, edits)) = words::nearest(index, &typed) {
            let mended = Some((
                format!("{} {}", first.typed, second.typed),
                stem.clone(),
                edits,
            ));
            let words = [&plain[..at - 1], &[Word::plain(stem)], &plain[at + 1..]].concat();
            variants.push(Reading {
                mended,
                ..Reading::of(capped(words))
            });
        }
    }
    variants
}

fn close(words: &[Word], index: &Index<'_>) -> Vec<Word> {
    fold::close_compounds(words, |joined| index.find_word(joined).is_some())
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
