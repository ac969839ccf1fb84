//! Folding names by the thousand: each word of them is folded once and is a number from then on.

use super::fold;
use crate::text::fold as text_fold;
use std::collections::HashMap;

/// A folded word, by its number.
pub(super) type Stem = u32;

/// The words of many names.
#[derive(Debug, Default)]
pub(super) struct Spelling {
    /// The stems that a word of a name is read as, as a stretch of `said`.
    known: HashMap<String, (usize, usize)>,
    said: Vec<Stem>,
    numbers: HashMap<String, Stem>,
    stems: Vec<Folded>,
    /// The stem that two neighbours are when they are joined, if there is one.
    joined: HashMap<(Stem, Stem), Option<Stem>>,
}

#[derive(Debug)]
struct Folded {
    text: String,
    is_small: bool,
    /// Whether it means something else beside another word.
    is_of_a_pair: bool,
    /// Whether a slip in it may hide what it is read as.
    is_slippery: bool,
}

/// What a name is like as it is written.
#[derive(Debug, Default)]
pub(super) struct Spelled {
    /// How many words it has.
    pub(super) written: usize,
    /// Whether a slip in one of them may hide what it is read as.
    pub(super) is_slippery: bool,
}

impl Spelling {
    /// Adds the words of a name as [`fold::spelled`] gives them.
    pub(super) fn spell(&mut self, name: &str, words: &mut Vec<Stem>) -> Spelled {
        let first = words.len();
        let mut spelled = Spelled::default();
        for word in text_fold::words_of(&text_fold::plain(name)) {
            let (start, end) = match self.known.get(word.as_ref()) {
                Some(stretch) => *stretch,
                None => self.learn(&word),
            };
            for at in start..end {
                let stem = self.said[at];
                spelled.is_slippery |= self.stems[stem as usize].is_slippery;
                self.push_settled(words, first, stem);
            }
            spelled.written += 1;
        }
        spelled
    }

    fn learn(&mut self, word: &str) -> (usize, usize) {
        let start = self.said.len();
        for stem in fold::written_out(word) {
            let stem = self.stem(&stem);
            self.said.push(stem);
        }
        let stretch = (start, self.said.len());
        self.known.insert(word.to_owned(), stretch);
        stretch
    }

    /// Adds a word to those from `first` on; two that mean one thing become what is meant.
    fn push_settled(&mut self, words: &mut Vec<Stem>, first: usize, stem: Stem) {
        let is_of_a_pair = |stem: Stem| self.stems[stem as usize].is_of_a_pair;
        let last = words[first..].last().copied();
        let meant = last
            .filter(|last| is_of_a_pair(*last) && is_of_a_pair(stem))
            .and_then(|last| fold::pair(self.text(last), self.text(stem)));
        match meant {
            Some(meant) => {
                words.pop();
                words.extend(meant.iter().map(|word| self.stem(word)));
            }
            None => words.push(stem),
        }
    }

    /// The number of a folded word.
    pub(super) fn stem(&mut self, text: &str) -> Stem {
        if let Some(stem) = self.find(text) {
            return stem;
        }
        let stem = Stem::try_from(self.stems.len()).unwrap_or(Stem::MAX);
        self.numbers.insert(text.to_owned(), stem);
        self.stems.push(Folded {
            text: text.to_owned(),
            is_small: fold::is_small(text),
            is_of_a_pair: fold::is_of_a_pair(text),
            is_slippery: fold::is_slippery(text),
        });
        stem
    }

    /// The numbers of folded words.
    pub(super) fn stems(&mut self, words: &[String]) -> Vec<Stem> {
        words.iter().map(|word| self.stem(word)).collect()
    }

    /// The number of a folded word that was met before.
    pub(super) fn find(&self, text: &str) -> Option<Stem> {
        self.numbers.get(text).copied()
    }

    /// How a stem is written.
    pub(super) fn text(&self, stem: Stem) -> &str {
        &self.stems[stem as usize].text
    }

    /// How many stems there are; they are numbered from 0.
    pub(super) fn len(&self) -> usize {
        self.stems.len()
    }

    /// Every word as a name writes it, in no order.
    pub(super) fn written(&self) -> impl Iterator<Item = &str> {
        self.known.keys().map(String::as_str)
    }

    /// Drops the small words, as [`fold::without_small_words`] does.
    pub(super) fn drop_small(&self, words: &mut Vec<Stem>) {
        let is_small = |stem: &Stem| self.stems[*stem as usize].is_small;
        if !words.iter().all(is_small) {
            words.retain(|stem| !is_small(stem));
        }
    }

    /// Closes compounds, as [`fold::close_compounds`] does. Every word that can be one must have been met before.
    pub(super) fn close(&mut self, words: &mut Vec<Stem>, is_word: impl Fn(Stem) -> bool) {
        let mut kept = 0_usize;
        for at in 0..words.len() {
            let stem = words[at];
            let whole = kept
                .checked_sub(1)
                .and_then(|last| self.join(words[last], stem));
            if let Some(whole) = whole.filter(|whole| is_word(*whole)) {
                words[kept - 1] = whole;
            } else {
                words[kept] = stem;
                kept += 1;
            }
        }
        words.truncate(kept);
    }

    fn join(&mut self, first: Stem, second: Stem) -> Option<Stem> {
        if let Some(joined) = self.joined.get(&(first, second)) {
            return *joined;
        }
        let joined = self.find(&format!("{}{}", self.text(first), self.text(second)));
        self.joined.insert((first, second), joined);
        joined
    }
}

#[cfg(test)]
mod tests {
    use super::Spelling;
    use crate::search::fold;

    #[test]
    fn names_are_spelled_as_one_by_one() {
        let mut spelling = Spelling::default();
        for name in [
            "One-Arm DB Press-Ups on the Exercise Ball",
            "OHP",
            "With the Straight-Leg Deadlifts",
            "The",
            "Farmer's Carry & Jerk",
            "\u{c9}lev\u{e9} Lat Pull Downs",
            "One Arm Press Up",
        ] {
            let mut words = Vec::new();
            spelling.spell(name, &mut words);
            let spelled = fold::spelled(name);
            let texts = |words: &[u32]| -> Vec<String> {
                let texts = words.iter().map(|stem| spelling.text(*stem).to_owned());
                texts.collect()
            };
            assert_eq!(texts(&words), spelled);
            spelling.drop_small(&mut words);
            assert_eq!(texts(&words), fold::without_small_words(&spelled));
        }
    }

    #[test]
    fn compounds_close_as_one_by_one() {
        let mut spelling = Spelling::default();
        let mut words = Vec::new();
        spelling.spell("Lat Pull Down", &mut words);
        let whole = spelling.stem("pulldown");
        spelling.close(&mut words, |stem| stem == whole);
        assert_eq!(words, [spelling.stem("lat"), whole]);
    }
}
