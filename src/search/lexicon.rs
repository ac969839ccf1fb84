//! What the words of a query meet in an index, each looked up once however many readings of the query have it.

use super::index::Index;
use super::page_set::PageSet;
use super::words::{self, Meeting, Word};
use std::rc::Rc;

/// What a word of a query meets.
#[derive(Debug)]
pub(super) struct Meets {
    /// Words of the index, and how.
    pub(super) words: Vec<(u32, Meeting)>,
    /// The pages with a name that has one of them.
    pub(super) pages: PageSet,
    /// The pages with a name that has one of which the word is more than the beginning.
    pub(super) whole: PageSet,
    /// The word it is nearest to but for slips, and how many, when slips are mended and it is not itself one.
    pub(super) slip_of: Option<(u32, u8)>,
}

/// The words looked up so far.
pub(super) struct Lexicon<'i> {
    pub(super) index: Index<'i>,
    /// Whether ordinary words are slips too.
    mends_ordinary: bool,
    known: Vec<Known>,
}

struct Known {
    word: Word,
    is_last: bool,
    with_typos: bool,
    meets: Rc<Meets>,
}

impl<'i> Lexicon<'i> {
    pub(super) fn new(index: Index<'i>) -> Self {
        Self {
            index,
            mends_ordinary: false,
            known: Vec::new(),
        }
    }

    /// One that takes ordinary words for slips too.
    pub(super) fn of_any_slip(index: Index<'i>) -> Self {
        Self {
            mends_ordinary: true,
            ..Self::new(index)
        }
    }

    /// What a word meets; the last word of a query may be cut short.
    pub(super) fn look_up(&mut self, word: &Word, is_last: bool, with_typos: bool) -> Rc<Meets> {
        let is_it = |known: &&Known| {
            known.with_typos == with_typos && known.is_last == is_last && known.word == *word
        };
        if let Some(known) = self.known.iter().find(is_it) {
            return Rc::clone(&known.meets);
        }
        let meets = if with_typos {
            let plain = self.look_up(word, is_last, false);
            Rc::new(self.with_typos(word, &plain))
        } else {
            let words = words::exact_and_prefix(&self.index, word, is_last);
            let none = PageSet::none(self.index.page_count());
            let mut meets = Meets {
                words: Vec::new(),
                pages: none.clone(),
                whole: none,
                slip_of: None,
            };
            self.add(&mut meets, words);
            Rc::new(meets)
        };
        self.known.push(Known {
            word: word.clone(),
            is_last,
            with_typos,
            meets: Rc::clone(&meets),
        });
        meets
    }

    fn with_typos(&self, word: &Word, plain: &Meets) -> Meets {
        let near = words::typos(&self.index, word, self.mends_ordinary);
        let is_known = self.index.phrase(&word.stem).next().is_some()
            || self.index.find_word(&word.stem).is_some();
        let slip_of = match near.first() {
            Some((id, Meeting::Typo(edits))) if !is_known => Some((*id, *edits)),
            _ => None,
        };
        let is_new = |(id, _): &(u32, Meeting)| !plain.words.iter().any(|(known, _)| known == id);
        let new = near.into_iter().filter(is_new).collect();
        let mut meets = Meets {
            words: plain.words.clone(),
            pages: plain.pages.clone(),
            whole: plain.whole.clone(),
            slip_of,
        };
        self.add(&mut meets, new);
        meets
    }

    fn add(&self, meets: &mut Meets, words: Vec<(u32, Meeting)>) {
        for (id, meeting) in &words {
            for name in self.index.names_with(*id) {
                let page = self.index.page_of(name);
                meets.pages.insert(page);
                if *meeting != Meeting::Prefix {
                    meets.whole.insert(page);
                }
            }
        }
        meets.words.extend(words);
    }
}
