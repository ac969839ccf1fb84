//! One word of a query against the words of the index: exact, as a prefix, with a slip of the finger.

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
#[derive(Debug, Clone)]
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

/// The words of the index within the tolerance of a query's word, nearest first.
pub(super) fn typos(index: &Index<'_>, word: &Word) -> Vec<(u32, Meeting)> {
    let mut met: Vec<(u32, Meeting)> = Vec::new();
    for spelling in [&word.typed, &word.stem] {
        let letters = spelling.chars().count();
        let edits = tolerance(letters.max(word.typed.chars().count()));
        if edits == 0 || letters < 3 {
            continue;
        }
        for (form, id) in index.forms_near(spelling, edits) {
            let distance = strsim::osa_distance(spelling, form);
            if distance > 0 && distance <= edits {
                let meeting = Meeting::Typo(u8::try_from(distance).unwrap_or(u8::MAX));
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
    match *typos(index, &Word::plain(typed.to_owned())).first()? {
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
        .map(|(letters, words)| (strsim::osa_distance(typed, letters), letters, words));
    let (distance, letters, words) = measured
        .filter(|(distance, ..)| *distance <= edits)
        .min_by_key(|(distance, ..)| *distance)?;
    Some((letters, words, u8::try_from(distance).unwrap_or(u8::MAX)))
}
