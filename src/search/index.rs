//! The word index, read in place. The build makes the one of the built-in pages, a person's own pages get one at run
//! time, both by [`super::build`].
//!
//! Layout, little endian: a header of section starts, then words (sorted: text span, postings span) · postings (names
//! that have the word) · forms (spellings for typos: text span, letter mask, word) · names (page, text span, words
//! span) · name words (ids) · keys (sorted: text span, name) · phrases (sorted: text span, facet, terms) · pages (first
//! name) · joins (sorted: text span, letter mask, words span) · text.

use super::fold;
use crate::vocabulary::{Facet, TermSet};

/// How many sections an index has.
pub(super) const SECTIONS: usize = 10;
const WORDS: usize = 0;
const POSTINGS: usize = 1;
const FORMS: usize = 2;
const NAMES: usize = 3;
const NAME_WORDS: usize = 4;
const KEYS: usize = 5;
const PHRASES: usize = 6;
const PAGES: usize = 7;
const JOINS: usize = 8;
const TEXT: usize = 9;

/// Bytes a row of a section takes.
const WORD: usize = 16;
const FORM: usize = 14;
const NAME: usize = 16;
const KEY: usize = 10;
const PHRASE: usize = 15;
const JOIN: usize = 16;

/// Facets whose terms are understood in a query, most telling first.
pub(super) const SPOKEN: [Facet; 10] = [
    Facet::Target,
    Facet::BodyPart,
    Facet::Equipment,
    Facet::Difficulty,
    Facet::Category,
    Facet::Mechanic,
    Facet::Force,
    Facet::Laterality,
    Facet::Pattern,
    Facet::Needs,
];

/// How a phrase of the vocabulary and a stretch of query words meet.
#[must_use]
pub fn phrase_key(phrase: &str) -> String {
    fold::spelled(phrase).concat()
}

/// One bit a letter or digit, to pass over words that cannot be near.
#[must_use]
pub fn letter_mask(word: &str) -> u32 {
    word.bytes().fold(0, |mask, byte| match byte {
        b'a'..=b'z' => mask | 1 << (byte - b'a'),
        _ => mask | 1 << (26 + byte % 6),
    })
}

/// An index, read in place.
#[derive(Debug, Clone, Copy)]
pub struct Index<'a> {
    bytes: &'a [u8],
    starts: [u32; SECTIONS + 1],
}

/// A name in the index.
#[derive(Debug, Clone, Copy)]
pub struct Name<'a> {
    /// Its position among all names.
    pub at: u32,
    /// The page it belongs to.
    pub page: u32,
    shown: &'a [u8],
    words: &'a [u8],
}

impl<'a> Name<'a> {
    /// The name as its page writes it.
    #[must_use]
    pub fn shown(&self) -> &'a str {
        as_text(self.shown)
    }

    /// The ids of its words, in order.
    pub fn words(&self) -> impl Iterator<Item = u32> + use<'a> {
        self.words.chunks_exact(4).map(|four| number(four, 0))
    }
}

impl<'a> Index<'a> {
    /// Opens what [`super::build::build`] made.
    #[must_use]
    pub fn open(bytes: &'a [u8]) -> Self {
        let mut starts = [0; SECTIONS + 1];
        for (at, start) in starts.iter_mut().enumerate() {
            *start = number(bytes, at * 4);
        }
        Self { bytes, starts }
    }

    fn section(&self, at: usize) -> &'a [u8] {
        let (start, end) = (self.starts[at] as usize, self.starts[at + 1] as usize);
        self.bytes.get(start..end).unwrap_or_default()
    }

    /// A row of a section of rows of one size.
    fn row(&self, section: usize, size: usize, at: usize) -> &'a [u8] {
        self.section(section)
            .get(at * size..(at + 1) * size)
            .unwrap_or_default()
    }

    fn text(&self, start: u32, len: u16) -> &'a [u8] {
        let start = start as usize;
        self.section(TEXT)
            .get(start..start + usize::from(len))
            .unwrap_or_default()
    }

    /// How many words there are.
    #[must_use]
    pub fn word_count(&self) -> usize {
        self.section(WORDS).len() / WORD
    }

    /// How many names there are.
    #[must_use]
    pub fn name_count(&self) -> usize {
        self.section(NAMES).len() / NAME
    }

    /// How many pages there are.
    #[must_use]
    pub fn page_count(&self) -> usize {
        self.section(PAGES).len() / 4
    }

    fn word_bytes(&self, id: usize) -> &'a [u8] {
        let row = self.row(WORDS, WORD, id);
        self.text(number(row, 0), short(row, 4))
    }

    /// The text of a word.
    #[must_use]
    pub fn word(&self, id: u32) -> &'a str {
        as_text(self.word_bytes(id as usize))
    }

    /// The positions of the names that have a word.
    pub fn names_with(&self, id: u32) -> impl Iterator<Item = u32> + use<'a> {
        let row = self.row(WORDS, WORD, id as usize);
        let (start, count) = (number(row, 8) as usize * 4, number(row, 12) as usize * 4);
        let postings = self
            .section(POSTINGS)
            .get(start..start + count)
            .unwrap_or_default();
        postings.chunks_exact(4).map(|four| number(four, 0))
    }

    /// The id of a word, when a name has it.
    #[must_use]
    pub fn find_word(&self, word: &str) -> Option<u32> {
        let at = self.first_word_from(word);
        let found = at < self.word_count() && self.word_bytes(at) == word.as_bytes();
        if found { u32::try_from(at).ok() } else { None }
    }

    fn first_word_from(&self, word: &str) -> usize {
        partition(self.word_count(), |at| {
            self.word_bytes(at) < word.as_bytes()
        })
    }

    /// The ids of all words that begin with a prefix.
    pub fn words_from(&self, prefix: &str) -> impl Iterator<Item = u32> {
        let first = self.first_word_from(prefix);
        (first..self.word_count())
            .take_while(move |at| self.word_bytes(*at).starts_with(prefix.as_bytes()))
            .filter_map(|at| u32::try_from(at).ok())
    }

    /// Spellings that share enough letters with a word to be within `edits` of it, with the word they stand for.
    pub fn forms_near(&self, word: &str, edits: usize) -> impl Iterator<Item = (&'a str, u32)> {
        let rows = self.section(FORMS).chunks_exact(FORM);
        let near = near(letter_mask(word), word.len(), edits);
        rows.filter(move |row| near(row)).map(|row| {
            (
                as_text(self.text(number(row, 0), short(row, 4))),
                number(row, 10),
            )
        })
    }

    /// The title of a page.
    #[must_use]
    pub fn title(&self, page: u32) -> &'a str {
        self.name(self.title_at(page)).shown()
    }

    /// The position of a page's title among all names.
    #[must_use]
    pub fn title_at(&self, page: u32) -> u32 {
        number(self.section(PAGES), page as usize * 4)
    }

    /// Where the names of a page end and those of the next begin.
    #[must_use]
    pub fn names_end(&self, page: u32) -> u32 {
        if (page as usize) + 1 < self.page_count() {
            self.title_at(page + 1)
        } else {
            u32::try_from(self.name_count()).unwrap_or(u32::MAX)
        }
    }

    /// The name at a position; pages stand in order, a page's title before its aliases.
    #[must_use]
    pub fn name(&self, at: u32) -> Name<'a> {
        let row = self.row(NAMES, NAME, at as usize);
        let first = number(row, 8) as usize * 4;
        let words = first..first + usize::from(short(row, 14)) * 4;
        Name {
            at,
            page: number(row, 0),
            shown: self.text(number(row, 4), short(row, 12)),
            words: self.section(NAME_WORDS).get(words).unwrap_or_default(),
        }
    }

    /// The names with exactly this key.
    pub fn names_keyed(&self, key: &str) -> impl Iterator<Item = Name<'a>> {
        self.keyed(KEYS, KEY, key)
            .map(|row| self.name(number(row, 6)))
    }

    /// The words that a run of letters stands for: `narrowgrip`, as a name writes `Narrow-Grip`, or an abbreviation.
    #[must_use]
    pub fn join(&self, letters: &str) -> Option<Vec<&'a str>> {
        self.keyed(JOINS, JOIN, letters)
            .next()
            .map(|row| self.words_of_join(row))
    }

    /// Runs of letters that share enough with a word to be within `edits` of it, with the words they stand for.
    pub fn joins_near(
        &self,
        word: &str,
        edits: usize,
    ) -> impl Iterator<Item = (&'a str, Vec<&'a str>)> {
        let rows = self.section(JOINS).chunks_exact(JOIN);
        let near = near(letter_mask(word), word.len(), edits);
        rows.filter(move |row| near(row)).map(|row| {
            (
                as_text(self.text(number(row, 0), short(row, 4))),
                self.words_of_join(row),
            )
        })
    }

    fn words_of_join(&self, row: &[u8]) -> Vec<&'a str> {
        let first = number(row, 10) as usize * 4;
        let words = self
            .section(NAME_WORDS)
            .get(first..first + usize::from(short(row, 14)) * 4);
        words
            .unwrap_or_default()
            .chunks_exact(4)
            .map(|four| self.word(number(four, 0)))
            .collect()
    }

    /// What a phrase says in the vocabulary, facet by facet, most telling first.
    pub fn phrase(&self, key: &str) -> impl Iterator<Item = (Facet, TermSet)> {
        self.keyed(PHRASES, PHRASE, key)
            .map(|row| (SPOKEN[usize::from(row[6])], TermSet(terms_of(row))))
    }

    /// Every phrase of the vocabulary: its key, the position of its facet in [`SPOKEN`], its terms.
    pub(super) fn phrases(&self) -> impl Iterator<Item = (&'a str, u8, u64)> {
        let rows = self.section(PHRASES).chunks_exact(PHRASE);
        rows.map(|row| {
            let key = as_text(self.text(number(row, 0), short(row, 4)));
            (key, row[6], terms_of(row))
        })
    }

    /// The rows of a sorted section whose text is exactly `key`.
    fn keyed(&self, section: usize, size: usize, key: &str) -> impl Iterator<Item = &'a [u8]> {
        let count = self.section(section).len() / size;
        let text = move |at: usize| {
            let row = self.row(section, size, at);
            self.text(number(row, 0), short(row, 4))
        };
        let first = partition(count, |at| text(at) < key.as_bytes());
        (first..count)
            .take_while(move |at| text(*at) == key.as_bytes())
            .map(move |at| self.row(section, size, at))
    }
}

/// The terms in a row of a phrase.
fn terms_of(row: &[u8]) -> u64 {
    u64::from(number(row, 7)) | u64::from(number(row, 11)) << 32
}

/// The first position for which `before` no longer holds.
fn partition(count: usize, before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        if before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// Whether a row of a text span and a letter mask can be within so many edits: each edit changes the length by one at
/// most and brings or takes one letter, or both.
fn near(mask: u32, length: usize, edits: usize) -> impl Fn(&[u8]) -> bool {
    let limit = u32::try_from(2 * edits).unwrap_or(u32::MAX);
    move |row| {
        usize::from(short(row, 4)).abs_diff(length) <= edits
            && (number(row, 6) ^ mask).count_ones() <= limit
    }
}

fn number(bytes: &[u8], at: usize) -> u32 {
    let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
    four.map_or(0, u32::from_le_bytes)
}

fn short(bytes: &[u8], at: usize) -> u16 {
    let two = bytes.get(at..at + 2).and_then(|two| two.try_into().ok());
    two.map_or(0, u16::from_le_bytes)
}

fn as_text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}
