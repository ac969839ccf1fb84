//! Makes the word index: at build time for the built-in pages, at run time for a person's own. Its layout is told in
//! [`super::index`].

use super::fold;
use super::index::{SECTIONS, SPOKEN, letter_mask, phrase_key};
use crate::text::fold as text_fold;
use crate::vocabulary::UNIONS;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Makes the index of pages, each given by its names: the title first, then its aliases.
#[must_use]
pub fn build(pages: &[Vec<&str>]) -> Vec<u8> {
    Builder::new(pages).finish()
}

#[derive(Default)]
struct Builder {
    text: Text,
    words: Vec<u8>,
    postings: Vec<u8>,
    forms: Vec<u8>,
    names: Vec<u8>,
    name_words: Vec<u8>,
    keys: Vec<u8>,
    phrases: Vec<u8>,
    pages: Vec<u8>,
    joins: Vec<u8>,
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
        builder.add_joins(pages, &ids);
        builder.add_phrases();
        builder
    }

    /// Every word of a name, sorted, with the names that have it.
    fn add_words(&mut self, drafts: &[Draft]) -> BTreeMap<String, u32> {
        let mut names_with: BTreeMap<&String, BTreeSet<usize>> = BTreeMap::new();
        for (at, draft) in drafts.iter().enumerate() {
            for word in &draft.words {
                names_with.entry(word).or_default().insert(at);
            }
        }
        let mut ids = BTreeMap::new();
        for (id, (word, names)) in names_with.into_iter().enumerate() {
            let (start, len) = self.text.add(word);
            self.words.extend(start.to_le_bytes());
            self.words.extend(len.to_le_bytes());
            self.words.extend([0, 0]);
            self.words
                .extend(size(self.postings.len() / 4).to_le_bytes());
            self.words.extend(size(names.len()).to_le_bytes());
            for name in names {
                self.postings.extend(size(name).to_le_bytes());
            }
            ids.insert(word.clone(), size(id));
        }
        ids
    }

    /// Spellings a typo is measured against: every word as folded, and as written where that is one word.
    fn add_forms(&mut self, pages: &[Vec<&str>], ids: &BTreeMap<String, u32>) {
        let mut forms: BTreeSet<(String, u32)> =
            ids.iter().map(|(word, id)| (word.clone(), *id)).collect();
        for written in pages
            .iter()
            .flatten()
            .flat_map(|name| text_fold::words(name))
        {
            if let [word] = fold::spelled(&written).as_slice() {
                forms.extend(ids.get(word).map(|id| (written, *id)));
            }
        }
        for group in pages
            .iter()
            .flatten()
            .flat_map(|name| name.split_whitespace())
        {
            let words = fold::close_compounds(&fold::spelled(group), |word| ids.contains_key(word));
            if let [word] = words.as_slice() {
                forms.extend(ids.get(word).map(|id| (text_fold::letters(group), *id)));
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

    /// Runs of letters that stand for several words: hyphenated groups without their hyphens, and abbreviations.
    fn add_joins(&mut self, pages: &[Vec<&str>], ids: &BTreeMap<String, u32>) {
        let mut joins: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for group in pages
            .iter()
            .flatten()
            .flat_map(|name| name.split_whitespace())
        {
            let words = fold::without_small_words(&fold::spelled(group));
            let words = fold::close_compounds(&words, |word| ids.contains_key(word));
            let known: Option<Vec<u32>> = words.iter().map(|word| ids.get(word).copied()).collect();
            if let Some(known) = known.filter(|known| known.len() > 1) {
                joins.insert(text_fold::letters(group), known);
            }
        }
        for (letters, words) in joins {
            let (start, len) = self.text.add(&letters);
            self.joins.extend(start.to_le_bytes());
            self.joins.extend(len.to_le_bytes());
            self.joins.extend(letter_mask(&letters).to_le_bytes());
            self.joins
                .extend(size(self.name_words.len() / 4).to_le_bytes());
            self.joins
                .extend(u16::try_from(words.len()).unwrap_or(u16::MAX).to_le_bytes());
            self.name_words
                .extend(words.iter().flat_map(|word| word.to_le_bytes()));
        }
    }

    fn add_names(&mut self, drafts: &[Draft], ids: &BTreeMap<String, u32>) {
        for (at, draft) in drafts.iter().enumerate() {
            if self.pages.len() / 4 == draft.page {
                self.pages.extend(size(at).to_le_bytes());
            }
            let (start, len) = self.text.add(&draft.shown);
            let first = size(self.name_words.len() / 4);
            for word in &draft.words {
                self.name_words
                    .extend(ids.get(word).copied().unwrap_or(u32::MAX).to_le_bytes());
            }
            self.names.extend(size(draft.page).to_le_bytes());
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
            self.keys.extend(size(at).to_le_bytes());
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
            self.postings,
            self.forms,
            self.names,
            self.name_words,
            self.keys,
            self.phrases,
            self.pages,
            self.joins,
            self.text.bytes,
        ];
        let mut out =
            Vec::with_capacity(sections.iter().map(Vec::len).sum::<usize>() + (SECTIONS + 1) * 4);
        let mut at = (SECTIONS + 1) * 4;
        for section in &sections {
            out.extend(size(at).to_le_bytes());
            at += section.len();
        }
        out.extend(size(at).to_le_bytes());
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

/// Offsets are 32 bits: no index comes near.
fn size(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
