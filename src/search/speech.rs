//! A query read as vocabulary: `beginner glute band` is a difficulty, a muscle and a piece of equipment; `no bench`
//! keeps pages away.

use super::index::Index;
use crate::vocabulary::{Facet, TermSet};

/// Words of a query that mean something in the vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Which words, one bit each.
    pub(super) words: u16,
    /// What they can mean, most telling facet first; any one of them will do.
    pub(super) meanings: Vec<(Facet, TermSet)>,
    /// Slips mended to read it.
    pub(super) edits: u8,
    /// Words of a name that the phrase favours: the upper chest is trained on an incline.
    pub(super) favours: &'static [&'static str],
}

/// What a page must not need or use.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) sets: Vec<(Facet, TermSet)>,
}

impl Refused {
    pub(super) fn refuses(&self, terms: &dyn Fn(Facet) -> TermSet) -> bool {
        self.sets
            .iter()
            .any(|(facet, set)| terms(*facet).meets(*set))
    }
}

/// How a phrase holds for an exercise: smaller is better; `None` when it does not.
pub(super) fn holds(phrase: &Phrase, terms: &dyn Fn(Facet) -> TermSet) -> Option<(u8, Facet)> {
    phrase
        .meanings
        .iter()
        .filter_map(|(facet, set)| weight(*facet, *set, terms))
        .min_by_key(|(weight, _)| *weight)
}

fn weight(facet: Facet, set: TermSet, terms: &dyn Fn(Facet) -> TermSet) -> Option<(u8, Facet)> {
    let has = |facet: Facet| terms(facet).meets(set);
    match facet {
        Facet::Target if has(Facet::Target) => Some((0, Facet::Muscle)),
        Facet::Target if has(Facet::Secondary) => Some((2, Facet::Muscle)),
        Facet::Target => None,
        // A region is a vaguer word than a muscle.
        Facet::BodyPart => has(facet).then_some((1, facet)),
        _ => has(facet).then_some((0, facet)),
    }
}

/// Parts of a muscle that no page names: the muscle, and the words of a name that favour the part.
const PARTS: &[(&[&str], &[&str])] = &[
    (&["upper", "chest"], &["incline", "low"]),
    (&["lower", "chest"], &["decline", "dip"]),
    (&["lower", "ab"], &["leg", "reverse", "knee"]),
    (&["long", "head"], &["overhead", "incline"]),
];

/// The longest phrase of the vocabulary, in words.
const LONGEST: usize = 3;

/// Words that turn what follows away.
const REFUSALS: &[&str] = &["no", "without"];

/// Finds the phrases of a query and what it refuses. `mended` holds for each word the spelling to read it by and the
/// slips mended in it. Words that refuse something are part of no phrase; their bits are given as the third value.
pub(super) fn listen(index: &Index<'_>, mended: &[(String, u8)]) -> (Vec<Phrase>, Refused, u16) {
    let mut phrases: Vec<Phrase> = Vec::new();
    let mut refused = Refused::default();
    let mut turned_away = 0;
    let mut at = 0;
    while at < mended.len() {
        let refusal = REFUSALS.contains(&mended[at].0.as_str());
        // "no equipment" is itself a way to say body weight.
        match longest_phrase(index, mended, at) {
            Some((phrase, len)) => {
                phrases.push(phrase);
                at += len;
            }
            None if refusal => match longest_phrase(index, mended, at + 1) {
                Some((phrase, len)) => {
                    let things = phrase
                        .meanings
                        .into_iter()
                        .filter(|(facet, _)| is_thing(*facet));
                    refused
                        .sets
                        .extend(things.flat_map(|(facet, set)| widen(facet, set)));
                    turned_away |= bits(at, len + 1);
                    at += len + 1;
                }
                None => at += 1,
            },
            None => at += 1,
        }
    }
    (phrases, refused, turned_away)
}

fn is_thing(facet: Facet) -> bool {
    matches!(facet, Facet::Equipment | Facet::Needs)
}

/// Without a bench means without any bench.
fn widen(facet: Facet, set: TermSet) -> Vec<(Facet, TermSet)> {
    use crate::vocabulary::{Need, Vocabulary};
    let benches = [
        Need::Bench,
        Need::InclineBench,
        Need::DeclineBench,
        Need::PreacherBench,
        Need::HyperextensionBench,
    ];
    let is_bench = facet == Facet::Needs && set.meets(TermSet::one(Need::Bench.index()));
    let all = benches
        .iter()
        .fold(set, |set, need| set.union(TermSet::one(need.index())));
    vec![(facet, if is_bench { all } else { set })]
}

fn longest_phrase(
    index: &Index<'_>,
    mended: &[(String, u8)],
    at: usize,
) -> Option<(Phrase, usize)> {
    (1..=LONGEST.min(mended.len().saturating_sub(at)))
        .rev()
        .find_map(|len| {
            let words = &mended[at..at + len];
            let key: String = words.iter().map(|(word, _)| word.as_str()).collect();
            let meanings: Vec<_> = index.phrase(&key).collect();
            if meanings.is_empty() {
                return None;
            }
            let favours = PARTS
                .iter()
                .find(|(part, _)| {
                    part.iter().zip(words).all(|(a, b)| *a == b.0) && part.len() == len
                })
                .map_or(&[][..], |(_, favours)| favours);
            let edits = words.iter().map(|(_, edits)| edits).sum();
            Some((
                Phrase {
                    words: bits(at, len),
                    meanings,
                    edits,
                    favours,
                },
                len,
            ))
        })
}

/// Bits `at..at + len`.
fn bits(at: usize, len: usize) -> u16 {
    (at..at + len)
        .filter(|bit| *bit < 16)
        .fold(0, |set, bit| set | 1 << bit)
}
