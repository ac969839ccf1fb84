//! Hits: the best answer of every page, and why it is one. What it takes to say why is kept once for all hits of a
//! reading, and put into words only when asked.

use super::Tier;
use super::index::{Index, Name};
use super::rank::{Key, Rank};
use super::speech::Phrase;
use super::words::Word;
use crate::vocabulary::Facet;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use std::cmp::Ordering;
use std::rc::Rc;

/// A page that answers a query.
#[derive(Debug, Clone)]
pub struct Hit<'i> {
    question: Rc<Question<'i>>,
    answer: Answer,
}

/// What was asked of an index.
#[derive(Debug)]
struct Question<'i> {
    index: Index<'i>,
    readings: Vec<Asked>,
}

/// One reading of a query, as it was asked.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) words: Vec<Word>,
    /// For each word, how it was read as vocabulary and the slips mended for it.
    pub(super) spoken: Vec<(String, u8)>,
    /// A slip mended in reading the words: what was typed, the word meant, and the number of edits.
    pub(super) mended: Option<(String, String, u8)>,
    pub(super) phrases: Vec<Phrase>,
}

impl Asked {
    /// Words of which nothing but a name is asked.
    pub(super) fn plain(words: Vec<Word>) -> Self {
        Self {
            words,
            spoken: Vec::new(),
            mended: None,
            phrases: Vec::new(),
        }
    }
}

/// The answer of one name of a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Answer {
    pub(super) key: Key,
    pub(super) page: u32,
    /// The position of the name.
    pub(super) name: u32,
    /// Which words of the reading the name answers, one bit each.
    pub(super) by_name: u16,
    /// Which are left to the vocabulary.
    pub(super) by_vocabulary: u16,
    /// Which reading it answers.
    pub(super) asked: u8,
    pub(super) tier: Tier,
    /// Whether slips were mended.
    pub(super) mends: bool,
    /// Whether the query is the whole name but for slips.
    pub(super) is_slip: bool,
}

/// How many facets a reason names.
const MOST_FACETS: usize = 4;

impl<'i> Hit<'i> {
    /// The page, as its index counts.
    #[must_use]
    pub fn page(&self) -> u32 {
        self.answer.page
    }

    /// How it was found.
    #[must_use]
    pub fn tier(&self) -> Tier {
        self.answer.tier
    }

    fn asked(&self) -> &Asked {
        &self.question.readings[usize::from(self.answer.asked)]
    }

    fn answering(&self) -> Name<'i> {
        self.question.index.name(self.answer.name)
    }

    /// The name or alias that answered, when one did.
    #[must_use]
    pub fn name(&self) -> Option<&'i str> {
        (self.answer.by_name != 0).then(|| self.answering().shown())
    }

    /// Why, for a person: `name`, `alias "RDL"`, `typo: brigde -> bridge`, `muscle + equipment`.
    #[must_use]
    pub fn why(&self) -> String {
        let mended = self.mended();
        if !mended.is_empty() {
            let mended = mended
                .iter()
                .map(|(typed, meant)| format!("{typed} -> {meant}"));
            return format!("typo: {}", mended.collect::<Vec<_>>().join(", "));
        }
        let mut reasons = Vec::new();
        if let Some(name) = self.name() {
            reasons.push(match self.tier() {
                Tier::Letters => "letters in order".to_owned(),
                _ if name == self.question.index.title(self.page()) => "name".to_owned(),
                _ => format!("alias \"{name}\""),
            });
        }
        let facets = self.facets().into_iter();
        reasons.extend(facets.map(|facet| facet.id().replace('-', " ")));
        let lead = if self.tier() == Tier::Most {
            "most words: "
        } else {
            ""
        };
        format!("{lead}{}", reasons.join(" + "))
    }

    /// Facets that had a part in it, in the order of the query.
    fn facets(&self) -> Vec<Facet> {
        let mut facets = Vec::new();
        let phrases = self.asked().phrases.iter();
        for phrase in phrases.filter(|phrase| phrase.words & self.answer.by_vocabulary != 0) {
            if let Some(way) = phrase.holds(self.page())
                && !facets.contains(&way.facet)
                && facets.len() < MOST_FACETS
            {
                facets.push(way.facet);
            }
        }
        facets
    }

    /// The slips that were mended: what was typed, and the word meant.
    fn mended(&self) -> Vec<(&str, &str)> {
        let mut mended = Vec::new();
        if !self.answer.mends {
            return mended;
        }
        let asked = self.asked();
        if let Some((typed, meant, _)) = &asked.mended {
            mended.push((typed.as_str(), meant.as_str()));
        }
        for (bit, word) in asked.words.iter().enumerate() {
            let (spoken, edits) = &asked.spoken[bit];
            if self.answer.by_vocabulary >> bit & 1 == 1 && *edits > 0 {
                mended.push((&word.typed, spoken));
            }
            let as_typed =
                |known: &str| known.starts_with(&word.stem) || known.starts_with(&word.typed);
            if self.answer.by_name >> bit & 1 == 1 && !self.named().any(as_typed) {
                let nearest = self
                    .named()
                    .min_by_key(|known| strsim::osa_distance(known, &word.typed));
                mended.extend(nearest.map(|known| (word.typed.as_str(), known)));
            }
        }
        mended
    }

    /// The letters of a shown name that the query met: positions of characters, in order.
    #[must_use]
    pub fn lit(&self, shown: &str) -> Vec<usize> {
        let matcher = SkimMatcherV2::default().ignore_case();
        let scattered = self.tier() == Tier::Letters;
        let mut lit: Vec<usize> = self
            .needles()
            .iter()
            .filter_map(|needle| matcher.fuzzy_indices(shown, needle))
            .filter(|(_, at)| scattered || at.windows(2).all(|pair| pair[0] + 1 == pair[1]))
            .flat_map(|(_, at)| at)
            .collect();
        lit.sort_unstable();
        lit.dedup();
        lit
    }

    /// What of the query stands in the name: its words, those with slips as the name has them.
    fn needles(&self) -> Vec<&str> {
        let answered = self.asked().words.iter().enumerate();
        let answered = answered.filter(|(bit, _)| self.answer.by_name >> bit & 1 == 1);
        answered
            .map(|(_, word)| self.as_named(&word.stem))
            .collect()
    }

    /// A word of the query as the name has it: itself, or the word it was a slip of.
    fn as_named<'s>(&'s self, stem: &'s str) -> &'s str {
        if self.tier() == Tier::Letters || self.named().any(|word| word.starts_with(stem)) {
            return stem;
        }
        self.named()
            .min_by_key(|word| strsim::osa_distance(word, stem))
            .unwrap_or(stem)
    }

    /// The words of the name that answered.
    fn named(&self) -> impl Iterator<Item = &'i str> {
        let index = self.question.index;
        index
            .words_of(self.answer.name)
            .map(move |id| index.word(id))
    }

    /// Which of two hits goes first, of the same index or not.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        let key = |hit: &Self| hit.answer.key.but_for_the_title();
        // As bytes, which are in the order of the letters they are: of thousands of hits many are alike but for the title.
        let title = |hit: &Self| hit.question.index.title_bytes(hit.page());
        key(self).cmp(&key(other)).then_with(|| {
            let (a, b) = (title(self), title(other));
            a.len().cmp(&b.len()).then_with(|| a.cmp(b))
        })
    }
}

/// The best answer of every page so far.
#[derive(Debug)]
pub(super) struct Hits<'i> {
    question: Question<'i>,
    answers: Vec<Answer>,
    /// For each page, which of them is its; [`NO_ANSWER`] when none is.
    of_page: Vec<u32>,
    best_tier: Option<Tier>,
}

impl<'i> Hits<'i> {
    pub(super) fn new(index: Index<'i>) -> Self {
        Self {
            question: Question {
                index,
                readings: Vec::new(),
            },
            answers: Vec::new(),
            of_page: vec![NO_ANSWER; index.page_count()],
            best_tier: None,
        }
    }

    /// The best tier found so far.
    pub(super) fn best_tier(&self) -> Option<Tier> {
        self.best_tier
    }

    /// The number by which the answers of the next reading name it; there will be so many at most.
    pub(super) fn next_reading(&mut self, answers: usize) -> u8 {
        self.answers.reserve(answers);
        u8::try_from(self.question.readings.len()).unwrap_or(u8::MAX)
    }

    /// Takes the next reading; gives its number.
    pub(super) fn ask(&mut self, asked: Asked) -> u8 {
        let number = self.next_reading(0);
        self.question.readings.push(asked);
        number
    }

    /// Takes an answer; of two of a page the better is kept, of two that are as good the earlier.
    pub(super) fn take(&mut self, answer: Answer) {
        let best = self
            .best_tier
            .map_or(answer.tier, |best| best.min(answer.tier));
        self.best_tier = Some(best);
        let at = &mut self.of_page[answer.page as usize];
        if let Some(known) = self.answers.get_mut(*at as usize) {
            if answer.key < known.key {
                *known = answer;
            }
        } else {
            *at = u32::try_from(self.answers.len()).unwrap_or(NO_ANSWER);
            self.answers.push(answer);
        }
    }

    /// Takes a name that answers by itself; `short_of` orders such hits within their tier.
    pub(super) fn take_bare(&mut self, name: &Name<'_>, tier: Tier, short_of: u32, asked: u8) {
        let index = &self.question.index;
        let is_title = name.at == index.title_at(name.page);
        let rank = Rank {
            missed: short_of,
            by_alias: name.shown() != index.title(name.page),
            ..Rank::bare(tier, is_title, index.title_order(name.page))
        };
        self.take(Answer {
            key: rank.key(),
            page: name.page,
            name: name.at,
            by_name: u16::MAX,
            by_vocabulary: 0,
            asked,
            tier,
            mends: false,
            is_slip: false,
        });
    }

    /// The hits in order, one a page; what only holds most words is no answer beside one that holds them all.
    pub(super) fn finish(self) -> Vec<Hit<'i>> {
        let Self {
            question,
            mut answers,
            best_tier,
            ..
        } = self;
        if best_tier.is_some_and(|best| best < Tier::Most) {
            answers.retain(|answer| answer.tier < Tier::Most);
        }
        answers.sort_unstable_by_key(|answer| answer.key);
        keep_in_sight(&mut answers, |answer| answer.is_slip);
        let question = Rc::new(question);
        answers
            .into_iter()
            .map(|answer| Hit {
                question: Rc::clone(&question),
                answer,
            })
            .collect()
    }
}

const NO_ANSWER: u32 = u32::MAX;

/// How many hits a person looks at.
const IN_SIGHT: usize = 5;

/// A whole name but for a slip may be what was meant even where the vocabulary explains the query as it stands: the best
/// such hit is never further down than the last place in sight.
fn keep_in_sight(answers: &mut [Answer], is_slip: impl Fn(&Answer) -> bool) {
    let at = answers.iter().position(is_slip);
    if let Some(at) = at.filter(|at| *at >= IN_SIGHT) {
        answers[IN_SIGHT - 1..=at].rotate_right(1);
    }
}
