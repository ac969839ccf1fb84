//! Words that a list does not hold: which list does, which terms are near, and how that is said.

use super::{Facet, UNIONS, parse};
use crate::text::{fold, safe};
use std::fmt;

/// A word that a list does not hold, with where else to look.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct UnknownTerm {
    /// What was given.
    pub word: String,
    /// The list it was looked up in.
    pub facet: Facet,
    /// The list that does hold it, and its id there.
    pub elsewhere: Option<(Facet, &'static str)>,
    /// Up to three ids, nearest first; none when nothing is near.
    pub nearest: Vec<&'static str>,
    /// Whether the nearest is only a guess.
    pub is_guess: bool,
}

impl UnknownTerm {
    pub(super) fn new(facet: Facet, word: &str) -> Self {
        let (nearest, likeness) = nearest(facet, word);
        Self {
            word: word.to_owned(),
            facet,
            elsewhere: known_elsewhere(word),
            nearest,
            is_guess: likeness < LIKELY,
        }
    }
}

/// A list of at most so many terms is told whole.
const FEW: usize = 6;

impl fmt::Display for UnknownTerm {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, title) = (safe::quoted(&self.word, 60), self.facet.title());
        if let Some((facet, id)) = self.elsewhere {
            let other = facet.title();
            return write!(
                out,
                "{word} is not {title} but {other}: --{} {id}",
                facet.id()
            );
        }
        write!(out, "{word} is not {title}; ")?;
        let terms = self.facet.terms();
        match self.nearest.as_slice() {
            [] => {}
            [one] => write!(out, "nearest is {one}")?,
            many => write!(out, "nearest are {}", many.join(", "))?,
        }
        if !self.is_guess {
            return Ok(());
        }
        let also = if self.nearest.is_empty() { "" } else { "; " };
        if terms.len() <= FEW {
            let ids: Vec<_> = terms.iter().map(|term| term.id).collect();
            return write!(out, "{also}it takes {}", ids.join(", "));
        }
        write!(out, "{also}repdex terms {} lists them all", self.facet.id())
    }
}

/// The list that holds a word, and the id the word has there: ids and labels count before what is typed instead, and
/// that before words for several terms.
#[must_use]
pub fn known_elsewhere(word: &str) -> Option<(Facet, &'static str)> {
    let key = fold::key(fold::opening(word));
    if key.is_empty() {
        return None;
    }
    let is = |spelling: &str| fold::key(spelling) == key;
    let terms = || {
        let facets = Facet::ALL.into_iter();
        facets.flat_map(|facet| facet.terms().iter().map(move |term| (facet, term)))
    };
    let by_name = terms().find(|(_, term)| is(term.id) || is(term.label));
    let by_term = by_name.or_else(|| terms().find(|(_, term)| term.synonyms().any(is)));
    by_term.map(|(facet, term)| (facet, term.id)).or_else(|| {
        let union = UNIONS.iter().find(|union| union.is_called(&key))?;
        let facet = Facet::ALL.into_iter().find(|facet| union.covers(*facet))?;
        Some((facet, union.id))
    })
}

/// Half of the letters in common: what is further away is only a guess.
const LIKELY: f64 = 0.5;

/// A quarter of the letters: what is further away confuses.
const NEAR: f64 = 0.25;

/// The ids whose label, id or synonym is nearest to a word, at most three, nearest first, and how near the first is;
/// none of a word that is near nothing.
fn nearest(facet: Facet, word: &str) -> (Vec<&'static str>, f64) {
    let measure = Measure::of(word);
    let terms = facet
        .terms()
        .iter()
        .map(|term| (term.id, measure.closest(term.spellings())));
    let unions = UNIONS
        .iter()
        .filter(|union| union.covers(facet))
        .map(|union| (union.id, measure.closest(union.spellings())))
        .filter(|(_, likeness)| *likeness >= LIKELY);
    let mut scored: Vec<_> = terms.chain(unions).collect();
    scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    let best = scored.first().map_or(0.0, |best| best.1);
    let floor = (best - 0.15).max(NEAR);
    let ids = scored
        .iter()
        .take_while(|(_, score)| *score >= floor)
        .map(|(id, _)| *id);
    // Of guesses one will do.
    let most = if best < LIKELY { 1 } else { 3 };
    (ids.take(most).collect(), best)
}

/// A word that others are measured against: its letters as they stand and, of several words, in order, so that
/// `back lower` is `lower back`.
struct Measure {
    key: String,
    sorted: Option<String>,
}

impl Measure {
    fn of(word: &str) -> Self {
        let opening = fold::opening(word);
        Self {
            key: fold::key(opening),
            sorted: Some(sorted_key(opening)).filter(|_| fold::words(opening).len() > 1),
        }
    }

    /// How near the nearest of the spellings is, from 0 to 1.
    fn closest<'a>(&self, spellings: impl Iterator<Item = &'a str>) -> f64 {
        let like = strsim::normalized_damerau_levenshtein;
        let nearness = |spelling: &str| {
            let as_it_stands = like(&fold::key(spelling), &self.key);
            let sorted = self.sorted.as_ref();
            sorted.map_or(as_it_stands, |sorted| {
                as_it_stands.max(like(&sorted_key(spelling), sorted))
            })
        };
        spellings.map(nearness).fold(0.0, f64::max)
    }
}

fn sorted_key(text: &str) -> String {
    let mut words = fold::words(text);
    words.sort_unstable();
    words.iter().map(|word| fold::stem(word)).collect()
}

/// Words that a page may use only as labels: the label nearest to `word`, for an error message.
#[must_use]
pub fn nearest_label(facet: Facet, word: &str) -> &'static str {
    let by_meaning = parse(facet, word).ok().and_then(|set| set.indices().next());
    let by_letters = || {
        let measure = Measure::of(word);
        let best = facet
            .terms()
            .iter()
            .enumerate()
            .map(|(index, term)| (index, measure.closest(term.spellings())))
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
        u8::try_from(best.0).ok()
    };
    by_meaning
        .or_else(by_letters)
        .map_or("", |index| facet.terms()[usize::from(index)].label)
}
