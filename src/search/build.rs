//! Makes the word index: at build time for the built-in pages, at run time for a person's own. Its layout is told in
//! [`super::index`].

use super::fold;
use super::index::{SECTIONS, SPOKEN, TOLD, letter_mask, phrase_key};
use super::page_set::packed_size;
use crate::exercise::{Exercise, Facts, Termed};
use crate::text::fold as text_fold;
use crate::vocabulary::UNIONS;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What the index is told of a page.
#[derive(Debug, Clone)]
pub struct Member<'a> {
    /// Its names: the title first, then its aliases.
    pub names: Vec<&'a str>,
    /// What the vocabulary says of it.
    pub facts: &'a Facts,
}

impl<'a> Member<'a> {
    /// What is to be told of an exercise.
    #[must_use]
    pub fn of(exercise: &'a Exercise) -> Self {
        let names = std::iter::once(&exercise.name).chain(&exercise.aliases);
        Self {
            names: names.map(String::as_str).collect(),
            facts: &exercise.facts,
        }
    }
}

/// Makes the index of pages.
#[must_use]
pub fn build(members: &[Member<'_>]) -> Vec<u8> {
    Builder::new(members).finish()
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
    terms: Vec<u8>,
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
    fn new(members: &[Member<'_>]) -> Self {
        let mut builder = Self::default();
        let drafts = drafts(members);
        let ids = builder.add_words(&drafts);
        builder.add_forms(members, &ids);
        builder.add_names(&drafts, &ids);
        builder.add_keys(&drafts);
        builder.add_joins(members, &ids);
        builder.add_terms(members);
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
    fn add_forms(&mut self, members: &[Member<'_>], ids: &BTreeMap<String, u32>) {
        let mut forms: BTreeSet<(String, u32)> =
            ids.iter().map(|(word, id)| (word.clone(), *id)).collect();
        for written in names(members).flat_map(text_fold::words) {
            if let [word] = fold::spelled(&written).as_slice() {
                forms.extend(ids.get(word).map(|id| (written, *id)));
            }
        }
        for group in names(members).flat_map(str::split_whitespace) {
            let words = fold::close_compounds(&fold::spelled(group), |word| ids.contains_key(word));
            if let [word] = words.as_slice() {
                forms.extend(ids.get(word).map(|id| (text_fold::letters(group), *id)));
            }
        }
        let mut forms: Vec<_> = forms
            .into_iter()
            .filter(|(form, _)| form.chars().count() >= 3)
            .collect();
        forms.sort_by_key(|(form, _)| form.len());
        for (form, id) in forms {
            let (start, len) = self.text.add(&form);
            self.forms.extend(start.to_le_bytes());
            self.forms.extend(len.to_le_bytes());
            self.forms.extend(letter_mask(&form).to_le_bytes());
            self.forms.extend(id.to_le_bytes());
        }
    }

    /// Runs of letters that stand for several words: hyphenated groups without their hyphens, and abbreviations.
    fn add_joins(&mut self, members: &[Member<'_>], ids: &BTreeMap<String, u32>) {
        let mut joins: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for group in names(members).flat_map(str::split_whitespace) {
            let spelled = fold::spelled(group);
            let words = fold::without_small_words(&spelled);
            let dropped = words.len() < spelled.len();
            let words = fold::close_compounds(&words, |word| ids.contains_key(word));
            let known: Option<Vec<u32>> = words.iter().map(|word| ids.get(word).copied()).collect();
            if let Some(known) = known.filter(|known| known.len() > 1 || dropped) {
                joins.insert(text_fold::letters(group), known);
            }
        }
        let mut joins: Vec<_> = joins.into_iter().collect();
        joins.sort_by_key(|(letters, _)| letters.len());
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
        let orders = title_orders(drafts);
        for (at, draft) in drafts.iter().enumerate() {
            if at == 0 || drafts[at - 1].page != draft.page {
                self.pages.extend(size(at).to_le_bytes());
                self.pages.extend(orders[draft.page].to_le_bytes());
                let title = draft.shown.to_ascii_lowercase();
                self.pages.extend(letter_mask(&title).to_le_bytes());
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
    fn add_keys(&mut self, drafts: &[Draft]) {
        let mut keys: BTreeSet<(String, usize)> = BTreeSet::new();
        for (at, draft) in drafts.iter().enumerate() {
            keys.insert((draft.words.concat(), at));
            keys.insert((text_fold::letters(&draft.shown), at));
        }
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

    /// For each term of each told facet the set of the pages it holds for.
    fn add_terms(&mut self, members: &[Member<'_>]) {
        let size = packed_size(members.len());
        for facet in TOLD {
            let first = self.terms.len();
            self.terms.resize(first + facet.terms().len() * size, 0);
            for (page, member) in members.iter().enumerate() {
                for term in member.facts.terms(facet).indices() {
                    // Little-endian blocks of 64 pages are bytes of 8.
                    self.terms[first + usize::from(term) * size + page / 8] |= 1 << (page % 8);
                }
            }
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
            self.terms,
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

/// For each page, where its title stands among all by its length and then by its letters.
fn title_orders(drafts: &[Draft]) -> Vec<u32> {
    let mut titles: Vec<(usize, &str)> = Vec::new();
    for draft in drafts {
        if titles.last().is_none_or(|(page, _)| *page != draft.page) {
            titles.push((draft.page, &draft.shown));
        }
    }
    let mut orders = vec![0; titles.len()];
    titles.sort_by_key(|(_, title)| (title.len(), *title));
    for ((page, _), order) in titles.into_iter().zip(0..) {
        orders[page] = order;
    }
    orders
}

fn names<'m>(members: &'m [Member<'_>]) -> impl Iterator<Item = &'m str> {
    members
        .iter()
        .flat_map(|member| member.names.iter().copied())
}

fn drafts(members: &[Member<'_>]) -> Vec<Draft> {
    let spelled = |member: &Member<'_>| {
        member
            .names
            .iter()
            .map(|name| fold::spelled(name))
            .collect()
    };
    let spelled: Vec<Vec<Vec<String>>> = members.iter().map(spelled).collect();
    let singles: BTreeSet<&String> = spelled.iter().flatten().flatten().collect();
    let mut drafts = Vec::new();
    for (page, member) in members.iter().enumerate() {
        for (name, words) in member.names.iter().zip(&spelled[page]) {
            let words = fold::without_small_words(words);
            let closed = fold::close_compounds(&words, |word| singles.contains(&word.to_owned()));
            let as_written: Vec<String> = text_fold::words(name)
                .iter()
                .map(|word| text_fold::stem(word).into_owned())
                .collect();
            // An abbreviation keeps its own spelling besides, so that a slip in it is found.
            let abbreviation = Some(as_written).filter(|word| word.len() == 1 && closed.len() > 1);
            for words in [Some(closed), abbreviation, fold::as_named(name)] {
                drafts.extend(words.map(|words| Draft {
                    page,
                    shown: (*name).to_owned(),
                    words,
                }));
            }
        }
    }
    drafts
}

/// Offsets are 32 bits: no index comes near.
fn size(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
