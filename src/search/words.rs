//! One word of a query against the words of the index: exact, as a prefix, with a slip of the finger.

use super::fold::Folded;
use super::idle;
use super::index::Index;
use crate::text::fold as text_fold;

/// How a word of a query meets a word of a name; the number of edits for a typo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Meeting {
    /// The same word.
    Exact,
    /// The query's word begins it.
    Prefix,
    /// The query's word is it but for that many edits.
    Typo(u8),
}

/// A word of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Folded to the singular, as names are.
    pub(super) stem: String,
    /// As typed, in lower case.
    pub(super) typed: String,
}

impl Word {
    /// A word typed as it is folded.
    pub(super) fn plain(stem: String) -> Self {
        Self {
            typed: stem.clone(),
            stem,
        }
    }
}

impl Folded for Word {
    fn folded(&self) -> &str {
        &self.stem
    }

    fn compound(joined: String) -> Self {
        Self::plain(joined)
    }
}

/// How many edits a typed word of so many letters may be away (contract, section 4).
fn tolerance(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// The words of the index that a query's word is or begins.
pub(super) fn exact_and_prefix(
    index: &Index<'_>,
    word: &Word,
    is_last: bool,
) -> Vec<(u32, Meeting)> {
    let mut met = Vec::new();
    // A single letter begins too many words to mean one, unless it is where the typing stopped.
    let long_enough = word.stem.len() >= if is_last { 1 } else { 2 };
    if long_enough {
        for prefix in [&word.stem, &word.typed] {
            for id in index.words_from(prefix) {
                let meeting = if index.word(id) == word.stem {
                    Meeting::Exact
                } else {
                    Meeting::Prefix
                };
                if !met.iter().any(|(known, _)| *known == id) {
                    met.push((id, meeting));
                }
            }
            if word.stem == word.typed {
                break;
            }
        }
    } else if let Some(id) = index.find_word(&word.stem) {
        met.push((id, Meeting::Exact));
    }
    met
}

/// The words of the index within the tolerance of a query's word, nearest first. Ordinary words are slips too where that
/// is wanted.
pub(super) fn typos(index: &Index<'_>, word: &Word, ordinary_wanted: bool) -> Vec<(u32, Meeting)> {
    let mut met: Vec<(u32, Meeting)> = Vec::new();
    if idle::is_idle(&word.typed) {
        return met;
    }
    for spelling in [&word.typed, &word.stem] {
        let letters = spelling.chars().count();
        let edits = tolerance(letters.max(word.typed.chars().count()));
        if edits == 0 || letters < 3 {
            continue;
        }
        for (form, id) in index.forms_near(spelling, edits) {
            if let Some(distance @ 1..) = distance_within(edits, spelling, form)
                && let Some(distance) = weighed(spelling, form, distance, ordinary_wanted)
            {
                let meeting = Meeting::Typo(distance);
                match met.iter_mut().find(|(known, _)| *known == id) {
                    Some((_, known)) => *known = meeting.min(*known),
                    None => met.push((id, meeting)),
                }
            }
        }
        if word.stem == word.typed {
            break;
        }
    }
    met.sort_by_key(|(id, meeting)| (*meeting, *id));
    met
}

/// How far a slip counts. One letter for another in an ordinary word is none where it is not wanted. Another first letter
/// is rare, and with the rest right it is mostly another word: in a short word it is no slip at all, in a longer one it
/// comes after every other.
fn weighed(typed: &str, form: &str, distance: u8, ordinary_wanted: bool) -> Option<u8> {
    let same_length = typed.chars().count() == form.chars().count();
    let (mut a, mut b) = (typed.chars(), form.chars());
    let (first, meant) = (a.next(), b.next());
    let is_swapped = a.next() == meant && b.next() == first;
    if !same_length || is_swapped {
        return Some(distance);
    }
    if idle::is_ordinary(typed) && !ordinary_wanted {
        return None;
    }
    if first == meant {
        return Some(distance);
    }
    (form.len() > SHORT).then_some(distance + 1)
}

/// The longest word in which the first letter must be right.
const SHORT: usize = 4;

/// Splits a word that no name has into two or three that names have, if it is their join: `splitsquat`.
pub(super) fn split(index: &Index<'_>, word: &str) -> Option<Vec<String>> {
    let known = |part: &str| part.len() >= 2 && index.find_word(&text_fold::stem(part)).is_some();
    let cuts = || word.char_indices().map(|(at, _)| at).skip(2);
    let in_two = cuts()
        .find(|at| known(&word[..*at]) && known(&word[*at..]))
        .map(|at| vec![at]);
    let in_three = || {
        cuts()
            .filter(|first| known(&word[..*first]))
            .find_map(|first| {
                let second = cuts().find(|second| {
                    *second > first + 1 && known(&word[first..*second]) && known(&word[*second..])
                })?;
                Some(vec![first, second])
            })
    };
    let cuts = in_two.or_else(in_three)?;
    let mut parts = Vec::new();
    let mut start = 0;
    for at in cuts.into_iter().chain([word.len()]) {
        parts.push(text_fold::stem(&word[start..at]).into_owned());
        start = at;
    }
    Some(parts)
}

/// The word of the index nearest to what is typed and how many edits away, when one is within the tolerance.
pub(super) fn nearest(index: &Index<'_>, typed: &str) -> Option<(String, u8)> {
    match *typos(index, &Word::plain(typed.to_owned()), false).first()? {
        (id, Meeting::Typo(edits)) => Some((index.word(id).to_owned(), edits)),
        _ => None,
    }
}

/// The run of several words nearest to what is typed, its words, and how many edits away.
pub(super) fn nearest_join<'i>(
    index: &Index<'i>,
    typed: &str,
) -> Option<(&'i str, Vec<&'i str>, u8)> {
    let edits = tolerance(typed.chars().count());
    if edits == 0 {
        return None;
    }
    let measured = index
        .joins_near(typed, edits)
        .filter_map(|(letters, join)| {
            Some((distance_within(edits, typed, letters)?, letters, join))
        });
    let (distance, letters, join) =
        measured.min_by_key(|(distance, letters, _)| (*distance, *letters))?;
    Some((letters, index.words_of_join(join), distance))
}

/// How many edits two words are apart, when it is no more than so many. A table of all distances, as strsim fills it,
/// costs more than everything else about a typo; nearly all words are further apart, and a few letters tell.
fn distance_within(most: usize, a: &str, b: &str) -> Option<u8> {
    let edits = if a.is_ascii() && b.is_ascii() {
        edits_within(most, a.as_bytes(), b.as_bytes())?
    } else {
        strsim::osa_distance(a, b)
    };
    (edits <= most).then(|| u8::try_from(edits).unwrap_or(u8::MAX))
}

/// Restricted Damerau-Levenshtein: what two words begin and end with in common makes no difference; where they first
/// differ, a letter is another, is missing from either, or has changed places with its neighbour.
fn edits_within(most: usize, a: &[u8], b: &[u8]) -> Option<usize> {
    let head = common(a.iter(), b.iter());
    let (a, b) = (&a[head..], &b[head..]);
    let tail = common(a.iter().rev(), b.iter().rev());
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    if short == 0 || most == 0 {
        return (long <= most).then_some(long);
    }
    // A single edit is a letter of each, or the two that changed places.
    if long - short > most || (most == 1 && long > 2) {
        return None;
    }
    let left = most - 1;
    let is_swapped = short > 1 && a[0] == b[1] && a[1] == b[0];
    let rests = [
        Some((&a[1..], &b[1..])),
        Some((&a[1..], b)),
        Some((a, &b[1..])),
        is_swapped.then(|| (&a[2..], &b[2..])),
    ];
    let edits = rests
        .into_iter()
        .flatten()
        .filter_map(|(a, b)| edits_within(left, a, b));
    edits.min().map(|edits| edits + 1)
}

/// How many letters two words begin with in common.
fn common<'w>(a: impl Iterator<Item = &'w u8>, b: impl Iterator<Item = &'w u8>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::distance_within;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_distance_that_is_near_enough_is_the_one_strsim_measures(
            a in "[a-c]{0,8}|[a-b\u{e9}]{0,5}",
            b in "[a-c]{0,8}|[a-b\u{e9}]{0,5}",
        ) {
            let distance = strsim::osa_distance(&a, &b);
            for edits in [0, 1, 2, 3] {
                let within = distance_within(edits, &a, &b).map(usize::from);
                prop_assert_eq!(within, (distance <= edits).then_some(distance));
            }
        }
    }
}
