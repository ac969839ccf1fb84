//! How the words of a name meet those of a query: which answers which, in what order, and what is left over.

use super::Tier;
use super::index::Index;
use super::lexicon::Meets;
use super::words::Meeting;
use std::rc::Rc;

/// How a query's words met the words of an index: for each word of the index, which query words it answers.
#[derive(Debug)]
pub(super) struct Marks {
    /// For each word of the index where its mark stands; the first mark is that of words that answer nothing.
    places: Vec<u16>,
    rows: Vec<Mark>,
    /// For each query word, the slips each index word would mend.
    typos: Vec<Vec<(u32, u8)>>,
}

/// Which query words a word of the index answers, one bit each.
#[derive(Debug, Clone, Copy, Default)]
struct Mark {
    exact: u16,
    prefix: u16,
    typo: u16,
}

impl Marks {
    pub(super) fn new(index: &Index<'_>, meets: &[Rc<Meets>]) -> Self {
        let mut marks = Self {
            places: vec![0; index.word_count()],
            rows: vec![Mark::default()],
            typos: vec![Vec::new(); meets.len()],
        };
        for (bit, met) in meets.iter().enumerate() {
            for (id, meeting) in &met.words {
                let mark = marks.mark(*id);
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

    fn mark(&mut self, word: u32) -> &mut Mark {
        let place = &mut self.places[word as usize];
        if *place == 0 {
            *place = u16::try_from(self.rows.len()).unwrap_or(0);
            self.rows.push(Mark::default());
        }
        &mut self.rows[usize::from(*place)]
    }

    fn edits(&self, bit: usize, word: u32) -> u8 {
        self.typos[bit]
            .iter()
            .find(|(id, _)| *id == word)
            .map_or(0, |(_, edits)| *edits)
    }

    /// Reads the words of a name, given by their ids, into room that was used before.
    pub(super) fn read(&self, ids: impl ExactSizeIterator<Item = u32>, marked: &mut Marked) {
        marked.clear();
        marked.len = ids.len().min(MOST_NAME_WORDS);
        for (id, at) in ids.zip(0_u8..) {
            let place = self.places[id as usize];
            if place != 0 {
                let mark = self.rows[usize::from(place)];
                marked.exact |= mark.exact;
                marked.prefix |= mark.prefix;
                marked.answered |= mark.exact | mark.prefix | mark.typo;
                let taken = FREE;
                marked.words.push(MarkedWord {
                    id,
                    mark,
                    at,
                    taken,
                });
            }
        }
    }
}

/// The words of a name that answer words of the query.
#[derive(Debug, Default)]
pub(super) struct Marked {
    /// Query words that any of them answers.
    pub(super) answered: u16,
    exact: u16,
    prefix: u16,
    words: Vec<MarkedWord>,
    /// How many words the name has.
    len: usize,
}

#[derive(Debug, Clone, Copy)]
struct MarkedWord {
    id: u32,
    mark: Mark,
    /// Where it stands in the name.
    at: u8,
    /// The query word it takes, once fitted.
    taken: u8,
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
pub(super) fn fit(marks: &Marks, name: &mut Marked, wanted: u16, count: usize) -> Fit {
    if wanted == 0 {
        return Fit {
            shape: Tier::Vocabulary,
            edits: 0,
            cut_short: 0,
            torn: 0,
            beyond: 0,
        };
    }
    let mut left = wanted;
    let (mut edits, mut cut_short) = (0, 0);
    if name.exact & left != 0 {
        name.take(&mut left, |mark| mark.exact, |_, _| ());
    }
    if name.prefix & left != 0 {
        name.take(&mut left, |mark| mark.prefix, |_, _| cut_short += 1);
    }
    if left != 0 {
        name.take(
            &mut left,
            |mark| mark.typo,
            |bit, word| edits += marks.edits(bit, word),
        );
    }
    let is_complete = left == 0 && wanted == all(count);
    let taken = || name.words.iter().filter(|word| word.taken != FREE);
    let together = name.words.windows(2).filter(|pair| {
        pair[0].taken != FREE && pair[0].at + 1 == pair[1].at && pair[0].taken + 1 == pair[1].taken
    });
    Fit {
        shape: name.shape(is_complete, count, cut_short),
        edits,
        cut_short,
        torn: count_u32(name.len.saturating_sub(1) - together.count()),
        beyond: count_u32(name.len - taken().count()),
    }
}

impl Marked {
    /// Makes it a name without words.
    pub(super) fn clear(&mut self) {
        self.words.clear();
        (self.answered, self.exact, self.prefix, self.len) = (0, 0, 0, 0);
    }

    /// Gives each word that is still free a query word that is left, of those that `of` says it answers; `met` is told
    /// the query word and the word of the index.
    fn take(&mut self, left: &mut u16, of: impl Fn(&Mark) -> u16, mut met: impl FnMut(usize, u32)) {
        for word in self.words.iter_mut().filter(|word| word.taken == FREE) {
            let fitting = of(&word.mark) & *left;
            if fitting == 0 {
                continue;
            }
            // Where a query word stands in the same place, that one is meant.
            let bit = if fitting >> word.at & 1 == 1 {
                usize::from(word.at)
            } else {
                fitting.trailing_zeros() as usize
            };
            word.taken = u8::try_from(bit).unwrap_or(FREE);
            *left &= !(1 << bit);
            met(bit, word.id);
        }
    }

    /// What the words of a fitted name look like beside the `count` of the query: `complete` when every one of those has
    /// one.
    fn shape(&self, complete: bool, count: usize, cut_short: u32) -> Tier {
        if !complete {
            return Tier::Words;
        }
        let is_in_place = |(word, at): &(&MarkedWord, u8)| word.at == *at && word.taken == *at;
        let in_place = self.words.iter().zip(0..).take_while(is_in_place).count();
        let is_last_taken = || {
            let last = self
                .words
                .iter()
                .find(|word| usize::from(word.at) + 1 == count);
            last.is_some_and(|word| word.taken != FREE)
        };
        if cut_short == 0 && self.len == count {
            if in_place == count {
                Tier::Whole
            } else {
                Tier::Reordered
            }
        } else if in_place >= count && (cut_short == 0 || (cut_short == 1 && is_last_taken())) {
            Tier::Prefix
        } else {
            Tier::Words
        }
    }
}

/// The bits of so many query words.
pub(super) fn all(count: usize) -> u16 {
    !u16::MAX.checked_shl(count_u32(count)).unwrap_or(0)
}

fn count_u32(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
