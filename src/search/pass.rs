//! One reading of a query over one index: which names and facts answer which words, and how well.

use super::fit::{self, Marked, Marks};
use super::hits::{Answer, Asked, Hits};
use super::idle;
use super::index::Index;
use super::lexicon::{Lexicon, Meets};
use super::page_set::PageSet;
use super::rank::Rank;
use super::reading::Reading;
use super::speech::{self, Phrase, Speech, Way};
use super::{Pages, Tier};
use crate::text::fold as text_fold;
use crate::vocabulary::{Category, Difficulty, Facet, TermSet, Vocabulary};
use std::rc::Rc;

/// One reading of a query over one index.
pub(super) struct Pass<'i, 'q> {
    index: Index<'i>,
    asked: Asked,
    /// What each word meets.
    meets: Vec<Rc<Meets>>,
    /// The worst shape of a hit that is kept.
    keep: Tier,
    marks: Marks,
    refused: PageSet,
    /// Query words that must be answered, one bit each.
    wanted: u16,
    /// Whether every word means something in the vocabulary.
    pure: bool,
    /// Words of the query that this reading leaves out.
    left_out: u32,
    /// Pages that only loosen up, and pages for the advanced, where a muscle is asked for.
    loosening: PageSet,
    advanced: PageSet,
    pages: &'q dyn Pages,
}

/// The title of a page, and which words of the query it answers.
struct Title {
    page: u32,
    /// The position of the title among all names.
    at: u32,
    answered: u16,
}

/// What holds of a page.
struct Truths<'p> {
    /// Words of the query that are true of it.
    words: u16,
    held: Vec<(&'p Phrase, &'p Way)>,
    /// Whether its title lacks the words that a phrase favours.
    unfavoured: bool,
}

impl<'i, 'q> Pass<'i, 'q> {
    pub(super) fn new(
        lexicon: &mut Lexicon<'i>,
        reading: Reading,
        with_typos: bool,
        pages: &'q dyn Pages,
    ) -> Self {
        let index = lexicon.index;
        let Reading {
            words,
            mended,
            left_out,
        } = reading;
        let last = words.len().saturating_sub(1);
        let meets: Vec<Rc<Meets>> = words
            .iter()
            .enumerate()
            .map(|(at, word)| lexicon.look_up(word, at == last, with_typos))
            .collect();
        let spoken: Vec<(String, u8)> = words
            .iter()
            .zip(&meets)
            .map(|(word, meets)| match meets.slip_of {
                Some((id, edits)) => (index.word(id).to_owned(), edits),
                None => (word.stem.clone(), 0),
            })
            .collect();
        let Speech {
            phrases,
            refused,
            turned_away,
        } = speech::listen(&index, &spoken);
        let wanted = fit::all(words.len()) & !turned_away;
        let said = phrases.iter().fold(0, |set, phrase| set | phrase.words);
        let pure = said != 0 && said & wanted == wanted;
        let pages_with = |facet, terms: &[u8]| {
            if pure {
                speech::told_of(&index, facet, any_of(terms))
            } else {
                PageSet::none(0)
            }
        };
        Self {
            index,
            marks: Marks::new(&index, &meets),
            asked: Asked {
                words,
                spoken,
                mended,
                phrases,
            },
            meets,
            keep: Tier::Letters,
            refused,
            wanted,
            pure,
            left_out,
            loosening: pages_with(
                Facet::Category,
                &[Category::Stretching.index(), Category::Mobility.index()],
            ),
            advanced: pages_with(Facet::Difficulty, &[Difficulty::Advanced.index()]),
            pages,
        }
    }

    /// Keeps only hits whose shape is at least this good.
    pub(super) fn keeping(self, keep: Tier) -> Self {
        Self { keep, ..self }
    }

    pub(super) fn run(self, hits: &mut Hits<'i>) {
        let mut named = PageSet::none(self.index.page_count());
        for meets in &self.meets {
            named.add(&meets.pages);
        }
        let candidates = self.candidates(&named);
        let asked = hits.next_reading(candidates.len());
        let mut held = Vec::new();
        let mut marked = Marked::default();
        for page in candidates.iter().filter(|page| self.pages.is_there(*page)) {
            let truths = self.truths(page, held);
            let answer = if named.contains(page) {
                self.best_of_page(page, &truths, &mut marked)
            } else {
                self.by_nature(page, &truths, &mut marked)
            };
            if let Some(answer) = answer {
                hits.take(Answer { asked, ..answer });
            }
            held = truths.held;
        }
        hits.ask(self.asked);
    }

    /// The pages that can answer at all: enough of the words are in one of their names or true of them.
    /// `named` are those with any of the words in a name.
    fn candidates(&self, named: &PageSet) -> PageSet {
        // Where only whole names are kept, one of them must hold every word, and none cut short.
        let names_only = self.names_only();
        let met = |meets: &Rc<Meets>| {
            if names_only {
                meets.whole.clone()
            } else {
                meets.pages.clone()
            }
        };
        if self.wanted == 0 {
            // Everything is refused and nothing asked for.
            return PageSet::none(self.index.page_count());
        }
        let mut candidates = named.clone();
        let phrases = || self.asked.phrases.iter().filter(|_| !names_only);
        if self.pure {
            for way in phrases().flat_map(|phrase| &phrase.ways) {
                candidates.add(&way.pages);
            }
        }
        candidates.take_out(&self.refused);
        let answering = |bit: usize| {
            let mut pages = met(&self.meets[bit]);
            for phrase in phrases().filter(|phrase| phrase.words >> bit & 1 == 1) {
                phrase.ways.iter().for_each(|way| pages.add(&way.pages));
            }
            pages
        };
        let wanted = (0..self.meets.len()).filter(|bit| self.wanted >> bit & 1 == 1);
        let answering: Vec<PageSet> = wanted.map(answering).collect();
        let most = if names_only { 0 } else { self.most_missed() };
        candidates.keep_but_for(&answering, most);
        candidates
    }

    /// Whether only names of the very words of the query are kept.
    fn names_only(&self) -> bool {
        self.keep <= Tier::Reordered
    }

    /// How many words may be missing: a third, where there are three or more.
    fn most_missed(&self) -> usize {
        match self.wanted.count_ones() as usize {
            0..3 => 0,
            count => count / 3,
        }
    }

    /// The best answer among the names of a page; `marked` is room that was used before.
    fn best_of_page(&self, page: u32, truths: &Truths<'_>, marked: &mut Marked) -> Option<Answer> {
        let first = self.index.title_at(page);
        let mut title = Title {
            page,
            at: first,
            answered: 0,
        };
        let mut best: Option<Answer> = None;
        for name in first..self.index.names_end(page) {
            let words = self.index.words_of(name);
            if name != first && self.names_only() && words.len() != self.asked.words.len() {
                continue;
            }
            self.marks.read(words, marked);
            if name == first {
                title.answered = marked.answered;
            }
            if marked.answered == 0 {
                continue;
            }
            if let Some(answer) = self.judge(name, marked, &title, truths)
                && best.is_none_or(|best| answer.key < best.key)
            {
                best = Some(answer);
            }
        }
        // Where the title says nothing, it is judged besides by what the page is.
        if title.answered == 0
            && let Some(answer) = self.by_nature(page, truths, marked)
            && best.is_none_or(|best| answer.key <= best.key)
        {
            best = Some(answer);
        }
        best
    }

    /// The answer of a page by what it is, whatever it is called.
    fn by_nature(&self, page: u32, truths: &Truths<'_>, marked: &mut Marked) -> Option<Answer> {
        if !self.pure || truths.words == 0 {
            return None;
        }
        let at = self.index.title_at(page);
        let title = Title {
            page,
            at,
            answered: 0,
        };
        marked.clear();
        self.judge(at, marked, &title, truths)
    }

    /// What the vocabulary of the query says of a page; `held` is room that was used before.
    fn truths<'p>(&'p self, page: u32, mut held: Vec<(&'p Phrase, &'p Way)>) -> Truths<'p> {
        held.clear();
        let phrases = self.asked.phrases.iter();
        held.extend(phrases.filter_map(|phrase| Some((phrase, phrase.holds(page)?))));
        let words = held.iter().fold(0, |set, (phrase, _)| set | phrase.words) & self.wanted;
        let unfavoured = held
            .iter()
            .any(|(phrase, _)| !self.is_favoured(phrase, page));
        Truths {
            words,
            held,
            unfavoured,
        }
    }

    fn judge(
        &self,
        name: u32,
        marked: &mut Marked,
        title: &Title,
        truths: &Truths<'_>,
    ) -> Option<Answer> {
        let answered = marked.answered & self.wanted;
        let missing = self.wanted & !(answered | truths.words);
        // Where the vocabulary alone says everything, half a name adds nothing.
        let all_true = truths.words == self.wanted;
        let by_name = if self.pure && all_true && answered != self.wanted {
            0
        } else {
            answered
        };
        // Counting bits is dear where the processor has no word for it.
        let missed = if missing == 0 {
            0
        } else {
            missing.count_ones()
        };
        if missed > 0 && (missed as usize > self.most_missed() || by_name.count_ones() < 2) {
            return None;
        }
        let by_vocabulary = self.wanted & !by_name & truths.words;
        let fit = fit::fit(&self.marks, marked, by_name, self.asked.words.len());
        // Where nothing is left to the vocabulary, and mostly nothing is, there is nothing to add up.
        let spoken = || {
            let held = truths.held.iter();
            held.filter(|(phrase, _)| phrase.words & by_vocabulary != 0)
        };
        let (in_speech, stretch, by_speech) = if by_vocabulary == 0 {
            (0, 0, 0)
        } else {
            let edits = spoken().map(|(phrase, _)| phrase.edits).sum::<u8>();
            let stretch = spoken().map(|(_, way)| way.stretch).sum::<u8>();
            (edits, stretch, by_vocabulary.count_ones())
        };
        let in_reading = self.asked.mended.as_ref().map_or(0, |(_, _, edits)| *edits);
        let edits = in_reading + fit.edits + in_speech;
        let shape = if by_name == 0 {
            Tier::Vocabulary
        } else {
            fit.shape
        };
        if shape > self.keep || (missed > 0 && u32::from(edits) + 2 > by_name.count_ones()) {
            return None;
        }
        let missed = missed + self.left_out;
        let tier = match (missed, edits, by_vocabulary, by_name) {
            (1.., ..) => Tier::Most,
            (_, 1.., ..) => Tier::Typo,
            (_, _, 0, _) => fit.shape,
            (_, _, _, 0) => Tier::Vocabulary,
            _ => Tier::Mixed,
        };
        let off_target = || truths.held.iter().map(|(_, way)| way.stretch).sum();
        let meant = self.pure && shape > Tier::Reordered;
        let rank = Rank {
            beside_the_point: meant && !all_true,
            off_target: if meant { off_target() } else { 0 },
            loosens: meant && self.loosening.contains(title.page),
            advanced: meant && self.advanced.contains(title.page),
            against: tier == Tier::Most && self.is_against(name),
            missed,
            edits,
            shape,
            stretch,
            by_vocabulary: by_speech,
            cut_short: fit.cut_short,
            by_alias: (tier == Tier::Vocabulary && title.answered & self.wanted == 0)
                || (tier == Tier::Whole && !self.is_title(name, title))
                || (tier < Tier::Most && by_name & !title.answered != 0),
            unfavoured: truths.unfavoured,
            torn: fit.torn,
            beyond: fit.beyond,
            ..Rank::bare(tier, name == title.at, self.index.title_order(title.page))
        };
        Some(Answer {
            key: rank.key(),
            page: title.page,
            name,
            by_name,
            by_vocabulary,
            asked: 0,
            tier,
            mends: edits > 0,
            is_slip: rank.is_name_but_for_a_slip(),
        })
    }

    /// Whether a name is that of a variant that the query does not ask for.
    fn is_against(&self, name: u32) -> bool {
        let mut words = self.index.words_of(name).map(|id| self.index.word(id));
        words.any(|word| {
            idle::is_variant(word) && !self.asked.words.iter().any(|asked| asked.stem == word)
        })
    }

    /// Whether a name is the title, if in other words.
    fn is_title(&self, name: u32, title: &Title) -> bool {
        name == title.at || self.index.name(name).shown() == self.index.title(title.page)
    }

    fn is_favoured(&self, phrase: &Phrase, page: u32) -> bool {
        phrase.favours.is_empty()
            || text_fold::words(self.index.title(page))
                .iter()
                .any(|word| phrase.favours.contains(&word.as_str()))
    }
}

fn any_of(terms: &[u8]) -> TermSet {
    terms
        .iter()
        .fold(TermSet::EMPTY, |set, term| set.union(TermSet::one(*term)))
}
