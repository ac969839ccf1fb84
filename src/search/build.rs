//! Makes the word index: at build time for the built-in pages, at run time for a person's own, of which there may be
//! very many: what holds of a word is worked out once a word, not once a name. Its layout is told in [`super::index`].

pub use super::drafts::Member;

use super::drafts::{Drafts, drafts, names, title_orders};
use super::fold;
use super::index::{Index, SECTIONS, SPOKEN, TOLD, letter_mask, phrase_key};
use super::packed::{self, offset};
use super::page_set::packed_size;
use super::spelling::{Spelling, Stem};
use crate::exercise::Termed;
use crate::text::fold as text_fold;
use crate::vocabulary::UNIONS;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// Makes the index of pages.
#[must_use]
pub fn build(members: &[Member<'_>]) -> Vec<u8> {
    let mut builder = Builder::of(members);
    builder.add_phrases();
    builder.finish()
}

/// Makes the index of pages that stand beside those of another: its vocabulary is taken over.
#[must_use]
pub fn build_beside(members: &[Member<'_>], other: &Index<'_>) -> Vec<u8> {
    let mut builder = Builder::of(members);
    for (key, facet, terms) in other.phrases() {
        builder.add_phrase(key, facet, terms);
    }
    builder.finish()
}

#[derive(Default)]
struct Builder {
    text: Vec<u8>,
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

/// Where a text stands in the blob of texts.
type Span = (u32, u16);

/// The words that names are made of: their ids in the order of their texts.
struct Ids {
    of_stem: Vec<Option<u32>>,
    stems: Vec<Stem>,
    spans: Vec<Span>,
}

impl Ids {
    fn get(&self, stem: Stem) -> Option<u32> {
        self.of_stem.get(stem as usize).copied().flatten()
    }
}

impl Builder {
    fn of(members: &[Member<'_>]) -> Self {
        debug_assert!(members.iter().all(|member| !member.names.is_empty()));
        let mut builder = Self::default();
        let drafts = drafts(members);
        let ids = builder.add_words(&drafts);
        builder.add_names(&drafts, &ids);
        builder.add_groups(members, &drafts.spelling, &ids);
        builder.add_keys(&drafts);
        builder.add_terms(members);
        builder
    }

    fn add_text(&mut self, text: &str) -> Span {
        let start = offset(self.text.len());
        self.text.extend_from_slice(text.as_bytes());
        (start, short(text.len()))
    }

    /// Every word of a name, sorted, with the names that have it.
    fn add_words(&mut self, drafts: &Drafts<'_>) -> Ids {
        let spelling = &drafts.spelling;
        let mut names_with: Vec<Vec<u32>> = vec![Vec::new(); spelling.len()];
        for (at, draft) in (0_u32..).zip(&drafts.names) {
            for stem in &drafts.words[draft.words.clone()] {
                let names = &mut names_with[*stem as usize];
                if names.last() != Some(&at) {
                    names.push(at);
                }
            }
        }
        let met = (0..spelling.len()).filter(|stem| !names_with[*stem].is_empty());
        let mut stems: Vec<Stem> = met.map(offset).collect();
        stems.sort_unstable_by(|a, b| spelling.text(*a).cmp(spelling.text(*b)));
        let mut ids = Ids {
            of_stem: vec![None; spelling.len()],
            stems,
            spans: Vec::new(),
        };
        for (id, stem) in (0_u32..).zip(&ids.stems) {
            let names = &names_with[*stem as usize];
            let span = self.add_text(spelling.text(*stem));
            push_span(&mut self.words, span);
            self.words.extend([0, 0]);
            self.words
                .extend(offset(self.postings.len() / 4).to_le_bytes());
            self.words.extend(offset(names.len()).to_le_bytes());
            self.postings
                .extend(names.iter().flat_map(|name| name.to_le_bytes()));
            ids.of_stem[*stem as usize] = Some(id);
            ids.spans.push(span);
        }
        ids
    }

    fn add_names(&mut self, drafts: &Drafts<'_>, ids: &Ids) {
        let orders = title_orders(&drafts.names);
        let mut last: Option<(&str, Span)> = None;
        for (at, draft) in drafts.names.iter().enumerate() {
            if at == 0 || drafts.names[at - 1].page != draft.page {
                self.pages.extend(offset(at).to_le_bytes());
                self.pages.extend(orders[draft.page].to_le_bytes());
                let title = draft.shown.to_ascii_lowercase();
                self.pages.extend(letter_mask(&title).to_le_bytes());
            }
            let known = last.filter(|(shown, _)| std::ptr::eq(*shown, draft.shown));
            let span = known.map_or_else(|| self.add_text(draft.shown), |(_, span)| span);
            last = Some((draft.shown, span));
            let first = offset(self.name_words.len() / 4);
            let words = &drafts.words[draft.words.clone()];
            for stem in words {
                let id = ids.get(*stem).unwrap_or(u32::MAX);
                self.name_words.extend(id.to_le_bytes());
            }
            self.names.extend(offset(draft.page).to_le_bytes());
            self.names.extend(span.0.to_le_bytes());
            self.names.extend(first.to_le_bytes());
            self.names.extend(span.1.to_le_bytes());
            self.names.extend(short(words.len()).to_le_bytes());
        }
    }

    /// What is said of words, and of groups of them between blanks: spellings and joins. Each group is looked at once,
    /// in the order of their last places, so that the last of two that are alike counts.
    fn add_groups(&mut self, members: &[Member<'_>], spelling: &Spelling, ids: &Ids) {
        let mut places: HashMap<&str, usize> = HashMap::new();
        for (at, group) in names(members).flat_map(str::split_whitespace).enumerate() {
            places.insert(group, at);
        }
        let mut groups: Vec<(usize, &str)> =
            places.into_iter().map(|(group, at)| (at, group)).collect();
        groups.sort_unstable();
        let id = |word: &str| spelling.find(word).and_then(|stem| ids.get(stem));
        let mut forms: BTreeSet<(String, u32)> = BTreeSet::new();
        let mut joins: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (_, group) in groups {
            let spelled = fold::spelled(group);
            let closed = fold::close_compounds(&spelled, |word| id(word).is_some());
            if let [word] = closed.as_slice() {
                forms.extend(id(word).map(|id| (text_fold::letters(group), id)));
            }
            let words = fold::without_small_words(&spelled);
            let dropped = words.len() < spelled.len();
            let words = fold::close_compounds(&words, |word| id(word).is_some());
            let known: Option<Vec<u32>> = words.iter().map(|word| id(word)).collect();
            if let Some(known) = known.filter(|known| known.len() > 1 || dropped) {
                joins.insert(text_fold::letters(group), known);
            }
        }
        for written in spelling.written() {
            if let [word] = fold::spelled(written).as_slice() {
                forms.extend(id(word).map(|id| (written.to_owned(), id)));
            }
        }
        let folded = (0_u32..).zip(&ids.stems);
        forms.extend(folded.map(|(id, stem)| (spelling.text(*stem).to_owned(), id)));
        self.add_forms(&forms, spelling, ids);
        self.add_joins(&joins);
    }

    /// Spellings a typo is measured against: every word as folded, and as written where that is one word.
    fn add_forms(&mut self, forms: &BTreeSet<(String, u32)>, spelling: &Spelling, ids: &Ids) {
        let long_enough = |form: &str| form.chars().count() >= 3;
        let forms = forms.iter().filter(|(form, _)| long_enough(form));
        let mut forms: Vec<_> = forms.collect();
        forms.sort_by_key(|(form, _)| form.len());
        for (form, id) in forms {
            let at = *id as usize;
            let span = if spelling.text(ids.stems[at]) == form {
                ids.spans[at]
            } else {
                self.add_text(form)
            };
            push_span(&mut self.forms, span);
            self.forms.extend(letter_mask(form).to_le_bytes());
            self.forms.extend(id.to_le_bytes());
        }
    }

    /// Runs of letters that stand for several words: hyphenated groups without their hyphens, and abbreviations.
    fn add_joins(&mut self, joins: &BTreeMap<String, Vec<u32>>) {
        let mut joins: Vec<_> = joins.iter().collect();
        joins.sort_by_key(|(letters, _)| letters.len());
        for (letters, words) in joins {
            let span = self.add_text(letters);
            push_span(&mut self.joins, span);
            self.joins.extend(letter_mask(letters).to_le_bytes());
            self.joins
                .extend(offset(self.name_words.len() / 4).to_le_bytes());
            self.joins.extend(short(words.len()).to_le_bytes());
            self.name_words
                .extend(words.iter().flat_map(|word| word.to_le_bytes()));
        }
    }

    /// What a whole name is found by: its folded words joined, and its bare letters.
    fn add_keys(&mut self, drafts: &Drafts<'_>) {
        let mut texts = String::new();
        let mut keys: Vec<(Range<usize>, usize)> = Vec::with_capacity(drafts.names.len() * 2);
        for (at, draft) in drafts.names.iter().enumerate() {
            let start = texts.len();
            for stem in &drafts.words[draft.words.clone()] {
                texts.push_str(drafts.spelling.text(*stem));
            }
            let end = texts.len();
            keys.push((start..end, at));
            if !text_fold::has_letters(draft.shown, &texts[start..]) {
                texts.push_str(&text_fold::letters(draft.shown));
                keys.push((end..texts.len(), at));
            }
        }
        let text = |key: &(Range<usize>, usize)| &texts[key.0.clone()];
        keys.sort_unstable_by(|a, b| text(a).cmp(text(b)).then(a.1.cmp(&b.1)));
        let mut last: Option<(&str, Span)> = None;
        for key in &keys {
            let known = last.filter(|(known, _)| *known == text(key));
            let span = known.map_or_else(|| self.add_text(text(key)), |(_, span)| span);
            last = Some((text(key), span));
            push_span(&mut self.keys, span);
            self.keys.extend(offset(key.1).to_le_bytes());
        }
    }

    /// The vocabulary as a query may speak it.
    fn add_phrases(&mut self) {
        let mut phrases: BTreeMap<(String, u8), u64> = BTreeMap::new();
        for (order, facet) in (0..).zip(SPOKEN) {
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
            self.add_phrase(&key, order, set);
        }
    }

    fn add_phrase(&mut self, key: &str, facet: u8, terms: u64) {
        let span = self.add_text(key);
        push_span(&mut self.phrases, span);
        self.phrases.push(facet);
        self.phrases.extend(terms.to_le_bytes());
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
        packed::join::<SECTIONS>([
            &self.keys,
            &self.words,
            &self.postings,
            &self.forms,
            &self.names,
            &self.name_words,
            &self.phrases,
            &self.pages,
            &self.joins,
            &self.terms,
            &self.text,
        ])
    }
}

fn push_span(section: &mut Vec<u8>, span: Span) {
    section.extend(span.0.to_le_bytes());
    section.extend(span.1.to_le_bytes());
}

/// Lengths are 16 bits: no name comes near.
fn short(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
