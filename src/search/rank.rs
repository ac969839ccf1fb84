//! How a name answers a query: tiers compared field by field, nothing summed with weights.

use super::index::{Index, Name};
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
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a field of the order, compared on its own"
)]
pub(super) struct Rank<'i> {
    /// Whether it is only a guess: words are missing, or only letters were met.
    pub(super) guess: bool,
    /// A query that is vocabulary from end to end asks for what it means: a page that only shares the words comes after.
    pub(super) beside_the_point: bool,
    /// For such a query, how far what it means had to be stretched: a target is nearer than a region, a region than a
    /// secondary.
    pub(super) off_target: u8,
    pub(super) tier: Tier,
    /// Words of the query that found nothing.
    pub(super) missed: u32,
    /// Slips mended.
    pub(super) edits: u8,
    /// The same order, but for hits that needed mending or vocabulary.
    pub(super) shape: Tier,
    /// The same stretch for words left to the vocabulary.
    pub(super) stretch: u8,
    /// Words left to the vocabulary.
    pub(super) by_vocabulary: u32,
    /// Words of the query that only begin a word.
    pub(super) cut_short: u32,
    /// Whether an alias answers words that the title does not hold.
    pub(super) by_alias: bool,
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

impl<'i> Rank<'i> {
    /// The rank of a hit about which nothing more is to be said.
    pub(super) fn bare(tier: Tier, is_title: bool, title: &'i str) -> Self {
        Self {
            guess: tier >= Tier::Most,
            beside_the_point: false,
            off_target: 0,
            tier,
            missed: 0,
            edits: 0,
            shape: tier,
            stretch: 0,
            by_vocabulary: 0,
            cut_short: 0,
            by_alias: false,
            unfavoured: false,
            torn: 0,
            beyond: 0,
            variant: is_title,
            length: title.len(),
            title,
        }
    }
}

impl Rank<'_> {
    /// Whether the query is the whole name, its words in any order, but for slips.
    pub(super) fn is_name_but_for_a_slip(&self) -> bool {
        self.tier == Tier::Typo && self.shape <= Tier::Reordered && self.by_vocabulary == 0
    }
}

/// How a query's words met the words of an index: for each word of the index, which query words it answers.
#[derive(Debug)]
pub(super) struct Marks {
    rows: Vec<Mark>,
    /// Words of the index that answer any.
    marked: Vec<u32>,
    /// For each query word, the slips each index word would mend.
    typos: Vec<Vec<(u32, u8)>>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Mark {
    exact: u16,
    prefix: u16,
    typo: u16,
}

impl Mark {
    fn any(self) -> u16 {
        self.exact | self.prefix | self.typo
    }
}

impl Marks {
    pub(super) fn new(index: &Index<'_>, meetings: &[Vec<(u32, Meeting)>]) -> Self {
        let rows = vec![Mark::default(); index.word_count()];
        let mut marks = Self {
            rows,
            marked: Vec::new(),
            typos: vec![Vec::new(); meetings.len()],
        };
        for (bit, met) in meetings.iter().enumerate() {
            for (id, meeting) in met {
                let mark = &mut marks.rows[*id as usize];
                if mark.any() == 0 {
                    marks.marked.push(*id);
                }
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

    /// Which query words each name answers at all.
    pub(super) fn answered_names(&self, index: &Index<'_>) -> Vec<u16> {
        let mut answered = vec![0; index.name_count()];
        for id in &self.marked {
            let mark = self.rows[*id as usize].any();
            for name in index.names_with(*id) {
                answered[name as usize] |= mark;
            }
        }
        answered
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

/// Words of a name that are looked at; longer names do not come from the gym.
const MOST_NAME_WORDS: usize = 16;

/// No query word.
const FREE: u8 = u8::MAX;

/// Fits the query words of `wanted` (one bit each, of `count` in all) to a name that answers them: each word of the name
/// takes the best query word left for it, whole words first, in the order of the name.
pub(super) fn fit(marks: &Marks, name: &Name<'_>, wanted: u16, count: usize) -> Fit {
    if wanted == 0 {
        return Fit {
            shape: Tier::Vocabulary,
            edits: 0,
            cut_short: 0,
            torn: 0,
            beyond: 0,
        };
    }
    let mut words = [(0_u32, FREE); MOST_NAME_WORDS];
    let mut len = 0;
    for (slot, word) in words.iter_mut().zip(name.words()) {
        slot.0 = word;
        len += 1;
    }
    let words = &mut words[..len];
    let mut left = wanted;
    let (mut edits, mut cut_short) = (0, 0);
    let passes: [fn(&Mark) -> u16; 3] = [|mark| mark.exact, |mark| mark.prefix, |mark| mark.typo];
    for (pass, of) in passes.iter().enumerate() {
        for (at, (word, taken)) in words.iter_mut().enumerate() {
            let fitting = if *taken == FREE {
                of(&marks.rows[*word as usize]) & left
            } else {
                0
            };
            if fitting == 0 {
                continue;
            }
            // Where a query word stands in the same place, that one is meant.
            let bit = if fitting >> at & 1 == 1 {
                at
            } else {
                fitting.trailing_zeros() as usize
            };
            *taken = u8::try_from(bit).unwrap_or(FREE);
            left &= !(1 << bit);
            match pass {
                1 => cut_short += 1,
                2 => edits += marks.edits(bit, *word),
                _ => {}
            }
        }
    }
    let shape = shape(
        words,
        left == 0 && wanted.count_ones() as usize == count,
        count,
        cut_short,
    );
    let torn = words
        .windows(2)
        .filter(|pair| pair[0].1 == FREE || pair[0].1 + 1 != pair[1].1)
        .count();
    let beyond = words.iter().filter(|(_, taken)| *taken == FREE).count();
    Fit {
        shape,
        edits,
        cut_short,
        torn: count_u32(torn),
        beyond: count_u32(beyond),
    }
}

/// What the words of a name look like beside those of the query: `complete` when every word of the query has one.
fn shape(words: &[(u32, u8)], complete: bool, count: usize, cut_short: u32) -> Tier {
    let in_place = words
        .iter()
        .zip(0..)
        .take_while(|((_, taken), at)| taken == at)
        .count();
    let last_is_taken = words
        .get(count.wrapping_sub(1))
        .is_some_and(|(_, taken)| *taken != FREE);
    if !complete {
        Tier::Words
    } else if cut_short == 0 && words.len() == count {
        if in_place == count {
            Tier::Whole
        } else {
            Tier::Reordered
        }
    } else if in_place >= count && (cut_short == 0 || (cut_short == 1 && last_is_taken)) {
        Tier::Prefix
    } else {
        Tier::Words
    }
}

fn count_u32(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
