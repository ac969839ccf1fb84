//! A query read as vocabulary: `beginner glute band` is a difficulty, a muscle and a piece of equipment; `no bench`
//! keeps pages away.

use super::index::Index;
use super::page_set::PageSet;
use crate::vocabulary::{Facet, Need, TermSet, Vocabulary};

/// Words of a query that mean something in the vocabulary.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    /// Which words, one bit each.
    pub(super) words: u16,
    /// How it can hold, the least stretched first; any one of them will do.
    pub(super) ways: Vec<Way>,
    /// Slips mended to read it.
    pub(super) edits: u8,
    /// Words of a name that the phrase favours: the upper chest is trained on an incline.
    pub(super) favours: &'static [&'static str],
}

/// One way for a phrase to hold.
#[derive(Debug, Clone)]
pub(super) struct Way {
    /// How far the phrase is stretched; smaller is better.
    pub(super) stretch: u8,
    pub(super) facet: Facet,
    /// The pages it holds for in this way.
    pub(super) pages: PageSet,
}

impl Phrase {
    /// The best way in which the phrase holds for a page.
    pub(super) fn holds(&self, page: u32) -> Option<&Way> {
        self.ways.iter().find(|way| way.pages.contains(page))
    }
}

/// The ways in which any of the meanings holds, the least stretched first.
fn ways(index: &Index<'_>, meanings: &[(Facet, TermSet)]) -> Vec<Way> {
    let mut ways = Vec::with_capacity(meanings.len() + 1);
    for (facet, set) in meanings {
        let mut add = |stretch, told, facet| {
            let pages = told_of(index, told, *set);
            ways.push(Way {
                stretch,
                facet,
                pages,
            });
        };
        match facet {
            Facet::Target => {
                add(0, Facet::Target, Facet::Muscle);
                add(2, Facet::Secondary, Facet::Muscle);
            }
            // A region is a vaguer word than a muscle.
            Facet::BodyPart => add(1, *facet, *facet),
            _ => add(0, *facet, *facet),
        }
    }
    ways.sort_by_key(|way| way.stretch);
    ways
}

/// The pages for which any term of a set holds.
pub(super) fn told_of(index: &Index<'_>, facet: Facet, terms: TermSet) -> PageSet {
    let mut pages = PageSet::none(index.page_count());
    for packed in index.pages_with(facet, terms) {
        pages.add_packed(packed);
    }
    pages
}

/// Parts of a muscle that no page names: the muscle, and the words of a name that favour the part.
const PARTS: &[(&[&str], &[&str])] = &[
    (&["upper", "chest"], &["incline", "low"]),
    (&["lower", "chest"], &["decline", "dip"]),
    (&["lower", "ab"], &["leg", "reverse", "knee"]),
    (&["long", "head"], &["overhead", "incline"]),
];

/// The longest phrase of the vocabulary, in words.
pub(super) const LONGEST: usize = 3;

/// The word that turns what follows away; `without` is folded to it.
pub(super) const REFUSAL: &str = "no";

/// What a query says in the vocabulary.
pub(super) struct Speech {
    pub(super) phrases: Vec<Phrase>,
    /// Pages that need or use what is refused.
    pub(super) refused: PageSet,
    /// Words that refuse something and are part of no phrase, one bit each.
    pub(super) turned_away: u16,
}

/// Finds the phrases of a query and what it refuses. `mended` holds for each word the spelling to read it by and the
/// slips mended in it.
pub(super) fn listen(index: &Index<'_>, mended: &[(String, u8)]) -> Speech {
    let mut speech = Speech {
        phrases: Vec::new(),
        refused: PageSet::none(index.page_count()),
        turned_away: 0,
    };
    let mut at = 0;
    while at < mended.len() {
        // "no equipment" is itself a way to say body weight.
        match longest_phrase(index, mended, at) {
            Some((meanings, len)) => {
                let words = &mended[at..at + len];
                speech.phrases.push(Phrase {
                    words: bits(at, len),
                    ways: ways(index, &meanings),
                    edits: words.iter().map(|(_, edits)| edits).sum(),
                    favours: favours(words),
                });
                at += len;
            }
            None if mended[at].0 == REFUSAL => {
                let len = refuse(index, &mended[at + 1..], &mut speech.refused);
                if len > 0 {
                    speech.turned_away |= bits(at, len + 1);
                }
                at += len + 1;
            }
            None => at += 1,
        }
    }
    speech
}

/// Keeps away what the words after a refusal say; gives how many they are, none when they say nothing. A thing is kept
/// away as such; anything else is also kept away where a name has the word.
fn refuse(index: &Index<'_>, words: &[(String, u8)], refused: &mut PageSet) -> usize {
    let (meanings, len) = longest_phrase(index, words, 0).unwrap_or_default();
    let is_refused = |facet: Facet| !matches!(facet, Facet::Pattern | Facet::Force);
    for (facet, set) in &meanings {
        if is_refused(*facet) {
            refused.add(&told_of(index, *facet, widen(*facet, *set)));
        }
    }
    if meanings.iter().any(|(facet, _)| is_thing(*facet)) || len > 1 {
        return len;
    }
    let Some(word) = words.first().and_then(|(word, _)| index.find_word(word)) else {
        return len;
    };
    for name in index.names_with(word) {
        refused.insert(index.page_of(name));
    }
    1
}

fn is_thing(facet: Facet) -> bool {
    matches!(facet, Facet::Equipment | Facet::Needs)
}

/// Without a bench means without any bench.
fn widen(facet: Facet, set: TermSet) -> TermSet {
    let needs = (0..).map_while(Need::from_index);
    let benches = needs.filter(|need| need.is_bench());
    let is_bench = facet == Facet::Needs && set.meets(TermSet::one(Need::Bench.index()));
    let all = benches.fold(set, |set, need| set.union(TermSet::one(need.index())));
    if is_bench { all } else { set }
}

/// What the longest phrase that begins at a word can mean, most telling facet first, and how many words it has.
fn longest_phrase(
    index: &Index<'_>,
    mended: &[(String, u8)],
    at: usize,
) -> Option<(Vec<(Facet, TermSet)>, usize)> {
    let longest = LONGEST.min(mended.len().saturating_sub(at));
    (1..=longest).rev().find_map(|len| {
        let words = mended[at..at + len].iter();
        let key: String = words.map(|(word, _)| word.as_str()).collect();
        let meanings: Vec<_> = index.phrase(&key).collect();
        (!meanings.is_empty()).then_some((meanings, len))
    })
}

/// Words of a name that a phrase favours.
fn favours(words: &[(String, u8)]) -> &'static [&'static str] {
    let is_it = |part: &[&str]| {
        part.len() == words.len() && part.iter().zip(words).all(|(part, word)| *part == word.0)
    };
    PARTS
        .iter()
        .find(|(part, _)| is_it(part))
        .map_or(&[], |(_, favours)| favours)
}

/// Bits `at..at + len`.
fn bits(at: usize, len: usize) -> u16 {
    (at..at + len)
        .filter(|bit| *bit < 16)
        .fold(0, |set, bit| set | 1 << bit)
}
