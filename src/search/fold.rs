//! Folding a query and a name to the same words: abbreviations written out, spelling pairs settled, small words
//! dropped, compounds closed. Names are folded when the index is made, queries when they are asked.

use crate::text::fold;

/// Words that carry no meaning between names (vocabulary, section on normalising).
const SMALL_WORDS: &[&str] = &[
    "with", "the", "a", "an", "on", "of", "to", "for", "in", "and", "exercise", "at", "using",
];

/// What is written out, word for word: gym abbreviations, spelling pairs, inflections.
const WRITTEN_OUT: &[(&str, &str)] = &[
    ("1a", "single arm"),
    ("1l", "single leg"),
    ("alt", "alternating"),
    ("alternate", "alternating"),
    ("armed", "arm"),
    ("atg", "full"),
    ("banded", "band"),
    ("bb", "barbell"),
    ("bentover", "bent over"),
    ("bp", "bench press"),
    ("bss", "bulgarian split squat"),
    ("btn", "behind neck"),
    ("cgbp", "close grip bench press"),
    ("db", "dumbbell"),
    ("dec", "decline"),
    ("dl", "deadlift"),
    ("dumbel", "dumbbell"),
    ("dumbell", "dumbbell"),
    ("ext", "extension"),
    ("flye", "fly"),
    ("flying", "fly"),
    ("ghd", "glute ham"),
    ("ghr", "glute ham raise"),
    ("hspu", "handstand pushup"),
    ("inc", "incline"),
    ("k2e", "knee elbow"),
    ("kb", "kettlebell"),
    ("legged", "leg"),
    ("lte", "lying triceps extension"),
    ("mp", "military press"),
    ("narrow", "close"),
    ("oh", "overhead"),
    ("ohp", "overhead press"),
    ("ohs", "overhead squat"),
    ("pec", "pec"),
    ("pecs", "pec"),
    ("pressup", "pushup"),
    ("rdl", "romanian deadlift"),
    ("rfess", "bulgarian split squat"),
    ("sa", "single arm"),
    ("sdhp", "sumo deadlift high pull"),
    ("skipping", "jump"),
    ("sl", "single leg"),
    ("sldl", "stiff leg deadlift"),
    ("supinated", "reverse grip"),
    ("swiss", "stability"),
    ("t2b", "toe bar"),
    ("tgu", "turkish get up"),
    ("ttb", "toe bar"),
    ("underhand", "reverse grip"),
    ("unilateral", "unilateral"),
    ("without", "no"),
];

/// Pairs of words that mean one thing: the first pair is read as the second.
const PAIRS: &[((&str, &str), &[&str])] = &[
    (("one", "arm"), &["single", "arm"]),
    (("1", "arm"), &["single", "arm"]),
    (("one", "leg"), &["single", "leg"]),
    (("1", "leg"), &["single", "leg"]),
    (("one", "hand"), &["single", "arm"]),
    (("straight", "leg"), &["stiff", "leg"]),
    (("hammer", "grip"), &["neutral", "grip"]),
    (("palm", "in"), &["neutral", "grip"]),
    (("press", "up"), &["pushup"]),
    (("exercise", "ball"), &["stability", "ball"]),
    (("gym", "ball"), &["stability", "ball"]),
    (("physio", "ball"), &["stability", "ball"]),
    (("med", "ball"), &["medicine", "ball"]),
    (("resistance", "band"), &["band"]),
    (("no", "weight"), &["no", "equipment"]),
    (("work", "out"), &["workout"]),
];

/// The words of a text in one spelling, singular, small words still in place.
#[must_use]
pub fn spelled(text: &str) -> Vec<String> {
    settle_pairs(all_written_out(text))
}

/// The words of a text, singular, abbreviations written out.
fn all_written_out(text: &str) -> Vec<String> {
    let words = fold::words(text);
    words.iter().flat_map(|word| written_out(word)).collect()
}

/// A folded word in the singular; what it is short for when it is an abbreviation.
pub(super) fn written_out(word: &str) -> Vec<String> {
    let stem = fold::stem(word);
    match WRITTEN_OUT.binary_search_by(|(short, _)| (*short).cmp(&stem)) {
        Ok(at) => {
            let words = WRITTEN_OUT[at].1.split(' ');
            words.map(|word| fold::stem(word).into_owned()).collect()
        }
        Err(_) => vec![stem.into_owned()],
    }
}

/// The words of a name as it has them, where a pair of them or a small word that may hold a slip is read as another or
/// not at all: `straight leg` is `stiff leg`, but `straigth` is no slip of `stiff`.
#[must_use]
pub fn as_named(name: &str) -> Option<Vec<String>> {
    let words = all_written_out(name);
    let settled = settle_pairs(words.clone());
    if words.len() != settled.len() {
        // A pair read as one word is a compound, and those are found by their own means.
        return None;
    }
    let matters = |word: &String| !is_small(word) || word.len() >= SLIPPERY;
    let kept: Vec<String> = words.into_iter().filter(matters).collect();
    (kept != without_small_words(&settled)).then_some(kept)
}

/// Whether a slip in a word may hide what it is read as: the word of a pair, and a small word that is long enough to
/// hold a slip, and is then no small word any more. Only names with such a word are kept by [`as_named`].
pub(super) fn is_slippery(word: &str) -> bool {
    is_of_a_pair(word) || (is_small(word) && word.len() >= SLIPPERY)
}

const SLIPPERY: usize = 5;

/// Pairs that mean one thing become the words meant.
#[must_use]
pub fn settle_pairs(words: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        match out.last().and_then(|last| pair(last, &word)) {
            Some(meant) => {
                out.pop();
                out.extend(meant.iter().map(|word| (*word).to_owned()));
            }
            None => out.push(word),
        }
    }
    out
}

/// What two neighbours mean, when they mean something else than each alone.
pub(super) fn pair(first: &str, second: &str) -> Option<&'static [&'static str]> {
    let mut pairs = PAIRS.iter();
    let pair = pairs.find(|((a, b), _)| *a == first && *b == second);
    pair.map(|(_, meant)| *meant)
}

/// Whether a word is one of a pair.
pub(super) fn is_of_a_pair(word: &str) -> bool {
    PAIRS.iter().any(|((a, b), _)| *a == word || *b == word)
}

/// Whether a word carries no meaning between names.
#[must_use]
pub fn is_small(word: &str) -> bool {
    SMALL_WORDS.contains(&word)
}

/// A word that was folded: of a name, or of a query.
pub trait Folded: Clone {
    /// The word as names are folded.
    fn folded(&self) -> &str;

    /// The word that two neighbours make together.
    fn compound(joined: String) -> Self;
}

impl Folded for String {
    fn folded(&self) -> &str {
        self
    }

    fn compound(joined: String) -> Self {
        joined
    }
}

/// The words without the small ones; all of them when nothing else would be left.
#[must_use]
pub fn without_small_words<W: Folded>(words: &[W]) -> Vec<W> {
    let matters = |word: &&W| !is_small(word.folded());
    let kept: Vec<W> = words.iter().filter(matters).cloned().collect();
    if kept.is_empty() {
        words.to_vec()
    } else {
        kept
    }
}

/// Closes compounds: neighbours whose joined spelling is a word of its own become that word (`pull up` is `pullup`).
#[must_use]
pub fn close_compounds<W: Folded>(words: &[W], is_word: impl Fn(&str) -> bool) -> Vec<W> {
    let mut out: Vec<W> = Vec::with_capacity(words.len());
    for word in words {
        if let Some(last) = out.last_mut() {
            let joined = format!("{}{}", last.folded(), word.folded());
            if is_word(&joined) {
                *last = W::compound(joined);
                continue;
            }
        }
        out.push(word.clone());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{WRITTEN_OUT, as_named, close_compounds, spelled, without_small_words};

    #[test]
    fn the_abbreviations_stand_in_order() {
        assert!(WRITTEN_OUT.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn spellings_of_a_movement_meet() {
        for (a, b) in [
            ("one arm row", "Single-Arm Row"),
            ("press ups", "Push-ups pushup"),
            ("DB flyes", "dumbbell fly"),
            ("straight leg deadlift", "stiff-legged deadlift"),
        ] {
            assert!(
                spelled(b).ends_with(&spelled(a)),
                "{:?} {:?}",
                spelled(a),
                spelled(b)
            );
        }
    }

    #[test]
    fn a_name_is_kept_as_written_where_a_slip_would_hide_what_it_is_read_as() {
        let named = |name| as_named(name).map(|words| words.join(" "));
        assert_eq!(
            named("Straight-Leg Raise").as_deref(),
            Some("straight leg raise")
        );
        assert_eq!(named("Exercise Bike").as_deref(), Some("exercise bike"));
        for name in ["Stiff-Leg Deadlift", "Press-Up", "Toes to Bar", "DB Row"] {
            assert_eq!(named(name), None, "{name}");
        }
    }

    #[test]
    fn compounds_close_and_small_words_go() {
        let words: Vec<String> = ["lat", "pull", "down"].map(str::to_owned).to_vec();
        assert_eq!(
            close_compounds(&words, |word| word == "pulldown"),
            ["lat", "pulldown"]
        );
        assert_eq!(without_small_words(&spelled("toes to bar")), ["toe", "bar"]);
        assert_eq!(without_small_words(&spelled("the")), ["the"]);
    }
}
