//! The word index: made from names and aliases, read in place. The build makes the one of the built-in pages; a
//! person's own pages get one at run time by the same function.
//!
//! Layout, little endian: a header of section starts, then
//! words (sorted: text span, letter mask) · forms (spellings for typos: text span, letter mask, word) · names (page,
//! text span, words span) · name words (ids) · keys (sorted: text span, name) · phrases (sorted: text span, facet,
//! terms) · pages (first name) · text.

use super::fold;
use crate::text::fold as text_fold;
use crate::vocabulary::{Facet, TermSet, UNIONS};
use std::collections::{BTreeMap, BTreeSet, HashMap};

const SECTIONS: usize = 8;
const WORD: usize = 8;
const FORM: usize = 14;
const NAME: usize = 16;
const KEY: usize = 10;
const PHRASE: usize = 15;

/// Facets whose terms are understood in a query, most telling first.
const SPOKEN: [Facet; 10] = [
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

/// Makes the index of pages, each given by its names: the title first, then its aliases.
#[must_use]
pub fn build(pages: &[Vec<&str>]) -> Vec<u8> {
    Builder::new(pages).finish()
}

#[derive(Default)]
struct Builder {
    text: Text,
    words: Vec<u8>,
    forms: Vec<u8>,
    names: Vec<u8>,
    name_words: Vec<u8>,
    keys: Vec<u8>,
    phrases: Vec<u8>,
    pages: Vec<u8>,
}

/// A blob of texts, each stored once.
#[derive(Default)]
struct Text {
    bytes: Vec<u8>,
    known: HashMap<String, u32>,
}

impl Text {
    fn add(&mut self, text: &str) -> (u32, u16) {
        let start = *self.known.entry(text.to_owned()).or_insert_with(|| {
            self.bytes.extend(text.as_bytes());
            u32::try_from(self.bytes.len() - text.len()).unwrap_or(u32::MAX)
        });
        (start, u16::try_from(text.len()).unwrap_or(u16::MAX))
    }
}

/// A name in the making.
struct Draft {
    page: usize,
    shown: String,
    words: Vec<String>,
}

impl Builder {
    fn new(pages: &[Vec<&str>]) -> Self {
        let mut builder = Self::default();
        let drafts = drafts(pages);
        let ids = builder.add_words(&drafts);
        builder.add_forms(pages, &ids);
        builder.add_names(&drafts, &ids);
        builder.add_keys(pages, &drafts);
        builder.add_phrases();
        builder
    }

    fn add_words(&mut self, drafts: &[Draft]) -> BTreeMap<String, u32> {
        let words: BTreeSet<&String> = drafts.iter().flat_map(|draft| &draft.words).collect();
        let mut ids = BTreeMap::new();
        for (id, word) in words.into_iter().enumerate() {
            let (start, len) = self.text.add(word);
            self.words.extend(start.to_le_bytes());
            self.words.extend(len.to_le_bytes());
            self.words.extend([0, 0]);
            ids.insert(word.clone(), u32::try_from(id).unwrap_or(u32::MAX));
        }
        ids
    }

    /// Spellings a typo is measured against: every word as written and as folded.
    fn add_forms(&mut self, pages: &[Vec<&str>], ids: &BTreeMap<String, u32>) {
        let mut forms: BTreeSet<(String, u32)> =
            ids.iter().map(|(word, id)| (word.clone(), *id)).collect();
        for written in pages
            .iter()
            .flatten()
            .flat_map(|name| text_fold::words(name))
        {
            if let Some(id) = ids.get(text_fold::stem(&written).as_ref()) {
                forms.insert((written, *id));
            }
        }
        for (form, id) in forms
            .into_iter()
            .filter(|(form, _)| form.chars().count() >= 3)
        {
            let (start, len) = self.text.add(&form);
            self.forms.extend(start.to_le_bytes());
            self.forms.extend(len.to_le_bytes());
            self.forms.extend(letter_mask(&form).to_le_bytes());
            self.forms.extend(id.to_le_bytes());
        }
    }

    fn add_names(&mut self, drafts: &[Draft], ids: &BTreeMap<String, u32>) {
        for (at, draft) in drafts.iter().enumerate() {
            if self.pages.len() / 4 == draft.page {
                self.pages
                    .extend(u32::try_from(at).unwrap_or(u32::MAX).to_le_bytes());
            }
            let (start, len) = self.text.add(&draft.shown);
            let first = u32::try_from(self.name_words.len() / 4).unwrap_or(u32::MAX);
            for word in &draft.words {
                self.name_words
                    .extend(ids.get(word).copied().unwrap_or(u32::MAX).to_le_bytes());
            }
            self.names
                .extend(u32::try_from(draft.page).unwrap_or(u32::MAX).to_le_bytes());
            self.names.extend(start.to_le_bytes());
            self.names.extend(first.to_le_bytes());
            self.names.extend(len.to_le_bytes());
            self.names.extend(
                u16::try_from(draft.words.len())
                    .unwrap_or(u16::MAX)
                    .to_le_bytes(),
            );
        }
    }

    /// What a whole name is found by: its folded words joined, and its bare letters.
    fn add_keys(&mut self, pages: &[Vec<&str>], drafts: &[Draft]) {
        let mut keys: BTreeSet<(String, usize)> = BTreeSet::new();
        for (at, draft) in drafts.iter().enumerate() {
            keys.insert((draft.words.concat(), at));
            keys.insert((text_fold::letters(&draft.shown), at));
        }
        debug_assert!(pages.iter().all(|names| !names.is_empty()));
        for (key, at) in keys {
            let (start, len) = self.text.add(&key);
            self.keys.extend(start.to_le_bytes());
            self.keys.extend(len.to_le_bytes());
            self.keys
                .extend(u32::try_from(at).unwrap_or(u32::MAX).to_le_bytes());
        }
    }

    /// The vocabulary as a query may speak it.
    fn add_phrases(&mut self) {
        let mut phrases: BTreeMap<(String, usize), u64> = BTreeMap::new();
        for (order, facet) in SPOKEN.into_iter().enumerate() {
            for (index, term) in facet.terms().iter().enumerate() {
                for spelling in term.spellings() {
                    *phrases.entry((phrase_key(spelling), order)).or_default() |= 1 << index;
                }
            }
            for union in UNIONS.iter().filter(|union| union.covers(facet)) {
                for spelling in union.spellings() {
                    *phrases.entry((phrase_key(spelling), order)).or_default() |=
                        union.set(facet).0;
                }
            }
        }
        for ((key, order), set) in phrases {
            let (start, len) = self.text.add(&key);
            self.phrases.extend(start.to_le_bytes());
            self.phrases.extend(len.to_le_bytes());
            self.phrases.push(u8::try_from(order).unwrap_or(u8::MAX));
            self.phrases.extend(set.to_le_bytes());
        }
    }

    fn finish(self) -> Vec<u8> {
        let sections = [
            self.words,
            self.forms,
            self.names,
            self.name_words,
            self.keys,
            self.phrases,
            self.pages,
            self.text.bytes,
        ];
        let mut out =
            Vec::with_capacity(sections.iter().map(Vec::len).sum::<usize>() + (SECTIONS + 1) * 4);
        let mut at = (SECTIONS + 1) * 4;
        for section in &sections {
            out.extend(u32::try_from(at).unwrap_or(u32::MAX).to_le_bytes());
            at += section.len();
        }
        out.extend(u32::try_from(at).unwrap_or(u32::MAX).to_le_bytes());
        out.extend(sections.concat());
        out
    }
}

fn drafts(pages: &[Vec<&str>]) -> Vec<Draft> {
    let spelled: Vec<Vec<Vec<String>>> = pages
        .iter()
        .map(|names| names.iter().map(|name| fold::spelled(name)).collect())
        .collect();
    let singles: BTreeSet<&String> = spelled.iter().flatten().flatten().collect();
    let mut drafts = Vec::new();
    for (page, names) in pages.iter().enumerate() {
        for (name, words) in names.iter().zip(&spelled[page]) {
            let words = fold::without_small_words(words);
            let closed = fold::close_compounds(&words, |word| singles.contains(&word.to_owned()));
            let as_written: Vec<String> = text_fold::words(name)
                .iter()
                .map(|word| text_fold::stem(word).into_owned())
                .collect();
            let written_out = as_written.len() == 1 && closed.len() > 1;
            drafts.push(Draft {
                page,
                shown: (*name).to_owned(),
                words: closed,
            });
            if written_out {
                // An abbreviation keeps its own spelling besides, so that a slip in it is found.
                drafts.push(Draft {
                    page,
                    shown: (*name).to_owned(),
                    words: as_written,
                });
            }
        }
    }
    drafts
}

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
    starts: [usize; SECTIONS + 1],
}

/// A name in the index.
#[derive(Debug, Clone, Copy)]
pub struct Name<'a> {
    /// The page it belongs to.
    pub page: u32,
    /// As the page writes it.
    pub shown: &'a str,
    words: &'a [u8],
}

impl Name<'_> {
    /// The ids of its words, in order.
    pub fn words(&self) -> impl Iterator<Item = u32> {
        self.words.chunks_exact(4).map(|four| number(four, 0))
    }
}

impl<'a> Index<'a> {
    /// Opens what [`build`] made.
    #[must_use]
    pub fn open(bytes: &'a [u8]) -> Self {
        let mut starts = [0; SECTIONS + 1];
        for (at, start) in starts.iter_mut().enumerate() {
            *start = number(bytes, at * 4) as usize;
        }
        Self { bytes, starts }
    }

    fn section(&self, at: usize) -> &'a [u8] {
        self.bytes
            .get(self.starts[at]..self.starts[at + 1])
            .unwrap_or_default()
    }

    fn text(&self, start: u32, len: u16) -> &'a [u8] {
        self.section(7)
            .get(start as usize..start as usize + usize::from(len))
            .unwrap_or_default()
    }

    /// How many words there are.
    #[must_use]
    pub fn word_count(&self) -> usize {
        self.section(0).len() / WORD
    }

    fn word_bytes(&self, id: usize) -> &'a [u8] {
        let row = &self.section(0)[id * WORD..];
        self.text(number(row, 0), short(row, 4))
    }

    /// The text of a word.
    #[must_use]
    pub fn word(&self, id: u32) -> &'a str {
        if (id as usize) < self.word_count() {
            as_text(self.word_bytes(id as usize))
        } else {
            ""
        }
    }

    /// The id of a word, when a name has it.
    #[must_use]
    pub fn find_word(&self, word: &str) -> Option<u32> {
        let at = self.first_word_from(word);
        (at < self.word_count() && self.word_bytes(at) == word.as_bytes())
            .then(|| u32::try_from(at).ok())?
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

    /// Spellings that share enough letters with `mask` to be within `edits`, with the word they stand for.
    pub fn forms_near(
        &self,
        mask: u32,
        length: usize,
        edits: usize,
    ) -> impl Iterator<Item = (&'a str, u32)> {
        let limit = u32::try_from(2 * edits).unwrap_or(u32::MAX);
        self.section(1).chunks_exact(FORM).filter_map(move |row| {
            let near = usize::from(short(row, 4)).abs_diff(length) <= edits
                && (number(row, 6) ^ mask).count_ones() <= limit;
            near.then(|| {
                (
                    as_text(self.text(number(row, 0), short(row, 4))),
                    number(row, 10),
                )
            })
        })
    }

    /// The title of a page.
    #[must_use]
    pub fn title(&self, page: u32) -> &'a str {
        let first = number(self.section(6), page as usize * 4) as usize;
        self.section(2)
            .get(first * NAME..)
            .map_or("", |row| self.name_at(row).shown)
    }

    /// Every name, pages in order, a page's title before its aliases.
    pub fn names(&self) -> impl Iterator<Item = Name<'a>> {
        let section = self.section(2);
        (0..section.len() / NAME).map(move |at| self.name_at(&section[at * NAME..]))
    }

    fn name_at(&self, row: &'a [u8]) -> Name<'a> {
        let first = number(row, 8) as usize * 4;
        let words = self
            .section(3)
            .get(first..first + usize::from(short(row, 14)) * 4)
            .unwrap_or_default();
        Name {
            page: number(row, 0),
            shown: as_text(self.text(number(row, 4), short(row, 12))),
            words,
        }
    }

    /// The names with exactly this key.
    pub fn names_keyed(&self, key: &str) -> impl Iterator<Item = Name<'a>> {
        let section = self.section(4);
        let count = section.len() / KEY;
        let text = move |at: usize| {
            let row = &section[at * KEY..];
            self.text(number(row, 0), short(row, 4))
        };
        let first = partition(count, |at| text(at) < key.as_bytes());
        (first..count)
            .take_while(move |at| text(*at) == key.as_bytes())
            .map(move |at| {
                let name = number(section, at * KEY + 6) as usize;
                self.name_at(&self.section(2)[name * NAME..])
            })
    }

    /// What a phrase says in the vocabulary, facet by facet, most telling first.
    pub fn phrase(&self, key: &str) -> impl Iterator<Item = (Facet, TermSet)> {
        let section = self.section(5);
        let count = section.len() / PHRASE;
        let text = move |at: usize| {
            let row = &section[at * PHRASE..];
            self.text(number(row, 0), short(row, 4))
        };
        let first = partition(count, |at| text(at) < key.as_bytes());
        (first..count)
            .take_while(move |at| text(*at) == key.as_bytes())
            .map(move |at| {
                let row = &section[at * PHRASE..];
                let terms = u64::from(number(row, 7)) | u64::from(number(row, 11)) << 32;
                (SPOKEN[usize::from(row[6])], TermSet(terms))
            })
    }
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

fn number(bytes: &[u8], at: usize) -> u32 {
    bytes
        .get(at..at + 4)
        .and_then(|four| four.try_into().ok())
        .map_or(0, u32::from_le_bytes)
}

fn short(bytes: &[u8], at: usize) -> u16 {
    bytes
        .get(at..at + 2)
        .and_then(|two| two.try_into().ok())
        .map_or(0, u16::from_le_bytes)
}

fn as_text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}
