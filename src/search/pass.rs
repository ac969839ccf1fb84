//! One reading of a query over one index: which names and facts answer which words, and how well.

use super::hits::{Found, Hits, MOST_FACETS};
use super::index::{Index, Name};
use super::rank::{self, Marks, Rank};
use super::reading::Reading;
use super::speech::{self, Phrase, Refused};
use super::words::{self, Meeting, Word};
use super::{Pages, Tier};
use crate::text::fold as text_fold;
use crate::vocabulary::Facet;
use std::rc::Rc;

/// One reading of a query over one index.
pub(super) struct Pass<'i, 'q> {
    index: &'q Index<'i>,
    words: &'q [Word],
    /// The same words, for the hits to keep.
    shared: Rc<[Word]>,
    /// A slip mended in reading the words.
    mended: Option<&'q (String, String, u8)>,
    with_typos: bool,
    /// The worst shape of a hit that is kept.
    keep: Tier,
    marks: Marks,
    phrases: Vec<Phrase>,
    /// For each query word, how it is read as vocabulary and the slips mended for it.
    spoken: Vec<(String, u8)>,
    refused: Refused,
    /// Query words that must be answered, one bit each.
    wanted: u16,
    /// Whether every word means something in the vocabulary.
    pure: bool,
    pages: &'q dyn Pages,
}

/// The title of a page, and which words of the query it answers.
struct Title<'i> {
    shown: &'i str,
    answered: u16,
}

/// What holds of a page.
struct Truths {
    /// Words of the query that are true of it.
    words: u16,
    held: Vec<Held>,
}

/// A phrase of the query that is true of a page.
struct Held {
    words: u16,
    stretch: u8,
    facet: Facet,
    edits: u8,
    favours: &'static [&'static str],
}

impl<'i, 'q> Pass<'i, 'q> {
    pub(super) fn new(
        index: &'q Index<'i>,
        reading: &'q Reading,
        with_typos: bool,
        pages: &'q dyn Pages,
    ) -> Self {
        let words = reading.words.as_slice();
        let last = words.len().saturating_sub(1);
        let mut meetings: Vec<Vec<(u32, Meeting)>> = words
            .iter()
            .enumerate()
            .map(|(at, word)| words::exact_and_prefix(index, word, at == last))
            .collect();
        let mut spoken: Vec<(String, u8)> =
            words.iter().map(|word| (word.stem.clone(), 0)).collect();
        if with_typos {
            for (at, word) in words.iter().enumerate() {
                let near = words::typos(index, word);
                let known = index.phrase(&word.stem).next().is_some()
                    || index.find_word(&word.stem).is_some();
                if let Some((id, Meeting::Typo(edits))) = near.first().filter(|_| !known) {
                    spoken[at] = (index.word(*id).to_owned(), *edits);
                }
                let met = &mut meetings[at];
                let is_new = |id: u32| !met.iter().any(|(known, _)| *known == id);
                let new: Vec<_> = near.into_iter().filter(|(id, _)| is_new(*id)).collect();
                met.extend(new);
            }
        }
        let (phrases, refused, turned_away) = speech::listen(index, &spoken);
        let all = (0..words.len()).fold(0, |set, bit| set | 1 << bit);
        let wanted = all & !turned_away;
        let said = phrases.iter().fold(0, |set, phrase| set | phrase.words);
        let pure = !phrases.is_empty() && said & wanted == wanted;
        let marks = Marks::new(index, &meetings);
        Self {
            index,
            words,
            shared: words.into(),
            mended: reading.mended.as_ref(),
            with_typos,
            keep: Tier::Letters,
            marks,
            phrases,
            spoken,
            refused,
            wanted,
            pure,
            pages,
        }
    }

    /// Keeps only hits whose shape is at least this good.
    pub(super) fn keeping(self, keep: Tier) -> Self {
        Self { keep, ..self }
    }

    pub(super) fn run(&self, hits: &mut Hits<'i>) {
        let answered = self.marks.answered_names(self.index);
        let mut run = Vec::new();
        let mut end = 0;
        for page in (0..self.index.page_count()).filter_map(|page| u32::try_from(page).ok()) {
            let first = end;
            end = self.index.names_end(page) as usize;
            let of_page = answered.get(first..end).unwrap_or_default();
            if self.is_worth_judging(of_page) {
                run.extend(self.best_of_page(page, first, of_page));
            }
        }
        hits.take(run);
    }

    /// Whether a page can answer at all, by the words its names answer. Where only whole names are kept, one of them must
    /// answer every word.
    fn is_worth_judging(&self, answered: &[u16]) -> bool {
        if self.keep <= Tier::Reordered {
            return answered
                .iter()
                .any(|answered| answered & self.wanted == self.wanted);
        }
        self.pure || answered.iter().any(|answered| *answered != 0)
    }

    /// The best answer among the names of a page, the first of which stands at `first`.
    fn best_of_page(&self, page: u32, first: usize, answered: &[u16]) -> Option<Found<'i>> {
        let truths = self.truths(page)?;
        if self.pure && truths.words == 0 && answered.iter().all(|answered| *answered == 0) {
            return None;
        }
        let title = Title {
            shown: self.index.title(page),
            answered: answered.first().copied().unwrap_or_default(),
        };
        // A page without a word of the query in its names is judged once, by what it is.
        let worth = |(at, answered): &(usize, &u16)| **answered != 0 || (self.pure && *at == 0);
        let judged = answered
            .iter()
            .enumerate()
            .filter(worth)
            .filter_map(|(at, answered)| {
                let name = self
                    .index
                    .name(u32::try_from(first + at).unwrap_or(u32::MAX));
                self.judge(&name, *answered, at == 0, &title, &truths)
            });
        judged.min_by(|a, b| a.rank.cmp(&b.rank))
    }

    /// What the vocabulary of the query says of a page; nothing when the query refuses it.
    fn truths(&self, page: u32) -> Option<Truths> {
        if !self.pages.is_there(page) {
            return None;
        }
        let terms = |facet: Facet| self.pages.terms(page, facet);
        if self.refused.refuses(&terms) {
            return None;
        }
        let held: Vec<Held> = self
            .phrases
            .iter()
            .filter_map(|phrase| {
                let (stretch, facet) = speech::holds(phrase, &terms)?;
                Some(Held {
                    words: phrase.words,
                    stretch,
                    facet,
                    edits: phrase.edits,
                    favours: phrase.favours,
                })
            })
            .collect();
        let words = held.iter().fold(0, |set, held| set | held.words) & self.wanted;
        Some(Truths { words, held })
    }

    fn judge(
        &self,
        name: &Name<'i>,
        answered: u16,
        is_title: bool,
        title: &Title<'i>,
        truths: &Truths,
    ) -> Option<Found<'i>> {
        let answered = answered & self.wanted;
        let missed = (self.wanted & !(answered | truths.words)).count_ones();
        // Where the vocabulary alone says everything, half a name adds nothing.
        let all_true = truths.words == self.wanted;
        let by_name = if self.pure && all_true && answered != self.wanted {
            0
        } else {
            answered
        };
        if missed > 0 && !self.is_most(missed, by_name) {
            return None;
        }
        let by_vocabulary = self.wanted & !by_name & truths.words;
        let fit = rank::fit(&self.marks, name, by_name, self.words.len());
        let spoken = || {
            truths
                .held
                .iter()
                .filter(|held| held.words & by_vocabulary != 0)
        };
        let in_reading = self.mended.map_or(0, |(_, _, edits)| *edits);
        let edits = in_reading + fit.edits + spoken().map(|held| held.edits).sum::<u8>();
        let shape = if by_name == 0 {
            Tier::Vocabulary
        } else {
            fit.shape
        };
        if shape > self.keep || (missed > 0 && u32::from(edits) + 2 > by_name.count_ones()) {
            return None;
        }
        let tier = match (missed, edits, by_vocabulary, by_name) {
            (1.., ..) => Tier::Most,
            (_, 1.., ..) => Tier::Typo,
            (_, _, 0, _) => fit.shape,
            (_, _, _, 0) => Tier::Vocabulary,
            _ => Tier::Mixed,
        };
        let rank = Rank {
            beside_the_point: self.pure && !all_true && shape > Tier::Reordered,
            off_target: if self.pure && shape > Tier::Reordered {
                truths.held.iter().map(|held| held.stretch).sum()
            } else {
                0
            },
            missed,
            edits,
            shape,
            stretch: spoken().map(|held| held.stretch).sum(),
            by_vocabulary: by_vocabulary.count_ones(),
            cut_short: fit.cut_short,
            by_alias: tier < Tier::Most && by_name & !title.answered != 0,
            unfavoured: !truths
                .held
                .iter()
                .all(|held| is_favoured(held, title.shown)),
            torn: fit.torn,
            beyond: fit.beyond,
            ..Rank::bare(tier, is_title, title.shown)
        };
        let mut facets = [None; MOST_FACETS];
        for held in spoken() {
            if let Some(free) = facets
                .iter_mut()
                .find(|slot| slot.is_none_or(|facet| facet == held.facet))
            {
                *free = Some(held.facet);
            }
        }
        let mended = if edits > 0 {
            self.mended(name, by_name, by_vocabulary)
        } else {
            Vec::new()
        };
        Some(Found {
            rank,
            name: *name,
            words: Rc::clone(&self.shared),
            by_name,
            facets,
            mended,
        })
    }

    /// Whether a name that misses words still answers most of them: a third may be missing, two must be met.
    fn is_most(&self, missed: u32, by_name: u16) -> bool {
        let count = self.wanted.count_ones();
        count >= 3 && missed * 3 <= count && by_name.count_ones() >= 2
    }

    /// The slips that were mended: what was typed, and the word meant.
    fn mended(&self, name: &Name<'i>, by_name: u16, by_vocabulary: u16) -> Vec<(String, String)> {
        let mut mended: Vec<(String, String)> = self
            .mended
            .iter()
            .map(|(typed, meant, _)| (typed.clone(), meant.clone()))
            .collect();
        for (bit, word) in self.words.iter().enumerate().filter(|_| self.with_typos) {
            if by_vocabulary >> bit & 1 == 1 && self.spoken[bit].1 > 0 {
                mended.push((word.typed.clone(), self.spoken[bit].0.clone()));
            }
            let known = || name.words().map(|id| self.index.word(id));
            let as_typed = || {
                known().any(|known| known.starts_with(&word.stem) || known.starts_with(&word.typed))
            };
            if by_name >> bit & 1 == 1 && !as_typed() {
                let nearest = known().min_by_key(|known| strsim::osa_distance(known, &word.typed));
                mended.extend(nearest.map(|known| (word.typed.clone(), known.to_owned())));
            }
        }
        mended
    }
}

fn is_favoured(held: &Held, title: &str) -> bool {
    held.favours.is_empty()
        || text_fold::words(title)
            .iter()
            .any(|word| held.favours.contains(&word.as_str()))
}
