//! How a name answers a query: tiers compared field by field, nothing summed with weights.

use super::index::Name;
use super::words::Meeting;

/// How a hit was found, best first. The id of a tier stands in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// The whole name or alias.
    Whole,
    /// The same words in another order.
    Reordered,
    /// The name begins with the query.
    Prefix,
    /// Every word of the query is, or begins, a word of the name.
    Words,
    /// Some words are the name's, the others true of the exercise.
    Mixed,
    /// Every word is vocabulary that is true of the exercise.
    Vocabulary,
    /// Every word, once slips are mended.
    Typo,
    /// Most words.
    Most,
    /// The letters in order, nothing better being there.
    Letters,
}

impl Tier {
    /// All tiers, best first.
    pub const ALL: [Self; 9] = [
        Self::Whole,
        Self::Reordered,
        Self::Prefix,
        Self::Words,
        Self::Mixed,
        Self::Vocabulary,
        Self::Typo,
        Self::Most,
        Self::Letters,
    ];

    /// How the tier is called in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Whole => "name",
            Self::Reordered => "reordered",
            Self::Prefix => "prefix",
            Self::Words => "words",
            Self::Mixed => "name-and-vocabulary",
            Self::Vocabulary => "vocabulary",
            Self::Typo => "typo",
            Self::Most => "most-words",
            Self::Letters => "letters",
        }
    }
}

/// A hit's place; smaller is better.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank<'i> {
    /// A query that is vocabulary from end to end asks for what it means: a page that only shares the words comes after.
    pub(super) beside_the_point: bool,
    pub(super) tier: Tier,
    /// Words of the query that found nothing.
    pub(super) missed: u32,
    /// Slips mended.
    pub(super) edits: u8,
    /// The same order, but for hits that needed mending or vocabulary.
    pub(super) shape: Tier,
    /// How far the vocabulary had to be stretched: a target is nearer than a region, a region than a secondary.
    pub(super) stretch: u8,
    /// Words left to the vocabulary.
    pub(super) by_vocabulary: u32,
    /// Words of the query that only begin a word.
    pub(super) cut_short: u32,
    /// Whether the name lacks the words that a part of a muscle favours.
    pub(super) unfavoured: bool,
    /// Neighbours in the name that are no neighbours in the query.
    pub(super) torn: u32,
    /// Words of the name that the query does not hold.
    pub(super) beyond: u32,
    /// Variants come after the staple, the page that owns the bare movement as its name or alias.
    pub(super) variant: bool,
    /// Letters of the title: the plainer movement has the shorter name.
    pub(super) length: usize,
    /// The title, so that the order is the same everywhere.
    pub(super) title: &'i str,
}

/// How a query's words met the words of an index: for each word of the index, which query words it answers.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Query words that are, begin, or nearly are the word; one bit each.
    rows: Vec<Mark>,
    /// For each query word, the slips each index word would mend.
    typos: Vec<Vec<(u32, u8)>>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Mark {
    exact: u16,
    prefix: u16,
    typo: u16,
}

impl Marks {
    pub(super) fn new(words: usize, meetings: &[Vec<(u32, Meeting)>]) -> Self {
        let mut marks = Self {
            rows: vec![Mark::default(); words],
            typos: vec![Vec::new(); meetings.len()],
        };
        for (bit, met) in meetings.iter().enumerate() {
            for (id, meeting) in met {
                let Some(mark) = marks.rows.get_mut(*id as usize) else {
                    continue;
                };
                match meeting {
                    Meeting::Exact => mark.exact |= 1 << bit,
                    Meeting::Prefix => mark.prefix |= 1 << bit,
                    Meeting::Typo(edits) => {
                        mark.typo |= 1 << bit;
                        marks.typos[bit].push((*id, *edits));
                    }
                }
            }
        }
        marks
    }

    fn edits(&self, bit: usize, word: u32) -> u8 {
        self.typos[bit]
            .iter()
            .find(|(id, _)| *id == word)
            .map_or(0, |(_, edits)| *edits)
    }

    /// Which query words a name answers at all.
    pub(super) fn answered(&self, name: &Name<'_>) -> u16 {
        name.words()
            .filter_map(|word| self.rows.get(word as usize))
            .fold(0, |set, mark| set | mark.exact | mark.prefix | mark.typo)
    }
}

/// How the words of one name answer the words of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fit {
    pub(super) shape: Tier,
    pub(super) edits: u8,
    pub(super) cut_short: u32,
    pub(super) torn: u32,
    pub(super) beyond: u32,
}

/// Fits the query words of `wanted` (one bit each) to a name that answers them all: each word of the name takes the
/// best query word left for it, whole words first, in the order of the name.
pub(super) fn fit(marks: &Marks, name: &Name<'_>, wanted: u16, count: usize) -> Fit {
    let words: Vec<u32> = name.words().collect();
    let mut taken: Vec<Option<usize>> = vec![None; words.len()];
    let mut left = wanted;
    let mut edits = 0;
    let mut cut_short = 0;
    let passes: [fn(&Mark) -> u16; 3] = [|mark| mark.exact, |mark| mark.prefix, |mark| mark.typo];
    for (pass, of) in passes.iter().enumerate() {
        for (at, word) in words.iter().enumerate() {
            let Some(mark) = marks
                .rows
                .get(*word as usize)
                .filter(|_| taken[at].is_none())
            else {
                continue;
            };
            let fitting = of(mark) & left;
            if fitting == 0 {
                continue;
            }
            // Where a query repeats a word, the one in the same place is meant.
            let here = if fitting >> at & 1 == 1 && at < 16 {
                at
            } else {
                fitting.trailing_zeros() as usize
            };
            taken[at] = Some(here);
            left &= !(1 << here);
            match pass {
                1 => cut_short += 1,
                2 => edits += marks.edits(here, *word),
                _ => {}
            }
        }
    }
    // What no free word of the name takes is answered by a word that took another: "glute glutes".
    let beyond = count_u32(taken.iter().filter(|taken| taken.is_none()).count());
    let torn = count_u32(
        taken
            .windows(2)
            .filter(|pair| !matches!(pair, [Some(a), Some(b)] if a + 1 == *b))
            .count(),
    );
    let in_place = taken
        .iter()
        .enumerate()
        .take_while(|(at, taken)| **taken == Some(*at))
        .count();
    let all_wanted = wanted.count_ones() as usize == count;
    let last_only_cut = cut_short == 0
        || (cut_short == 1
            && taken
                .get(count.wrapping_sub(1))
                .copied()
                .flatten()
                .is_some());
    let shape = if left != 0 || !all_wanted {
        Tier::Words
    } else if beyond == 0 && cut_short == 0 && words.len() == count {
        if in_place == count {
            Tier::Whole
        } else {
            Tier::Reordered
        }
    } else if in_place >= count && last_only_cut {
        Tier::Prefix
    } else {
        Tier::Words
    };
    Fit {
        shape,
        edits,
        cut_short,
        torn,
        beyond,
    }
}

fn count_u32(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
