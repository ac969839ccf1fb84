//! Finding exercises by what people type: fold, match names and vocabulary, rank, explain. This room knows names, facts
//! and the index; it knows no catalogue, no files and no terminal.

pub mod fold;
pub mod index;
mod rank;
mod speech;
mod words;

pub use rank::Tier;

use crate::exercise::Facts;
use crate::text::fold as text_fold;
use crate::vocabulary::Facet;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use index::{Index, Name};
use rank::{Marks, Rank};
use speech::{Phrase, Refused};
use std::collections::HashMap;
use words::{Meeting, Word};

/// How many characters of a query are read (fuzzy-matcher's table grows with them and never shrinks).
pub const LONGEST_QUERY: usize = 128;

/// How many words of a query are read.
const MOST_WORDS: usize = 12;

/// A page that answers a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<'i> {
    /// The page, as its index counts.
    pub page: u32,
    /// How it was found.
    pub tier: Tier,
    /// Why, for a person: `name`, `alias "RDL"`, `typo: brigde -> bridge`, `muscle + equipment`.
    pub why: String,
    /// The name or alias that matched, when one did.
    pub matched: Option<String>,
    /// Words of names that the query met, for highlighting.
    pub met: Vec<String>,
    rank: Rank<'i>,
}

impl Hit<'_> {
    /// Whether this hit goes before another, of the same index or not.
    #[must_use]
    pub fn before(&self, other: &Self) -> std::cmp::Ordering {
        self.rank.cmp(&other.rank)
    }
}

/// A query, read once.
#[derive(Debug)]
pub struct Search {
    letters: String,
    words: Vec<Word>,
}

impl Search {
    /// Reads a query; what is beyond [`LONGEST_QUERY`] characters is not read.
    #[must_use]
    pub fn new(query: &str) -> Self {
        let typed: String = query.chars().take(LONGEST_QUERY).collect();
        let mut words = Vec::new();
        for word in text_fold::words(&typed) {
            let spelled = fold::spelled(&word);
            let as_typed = |stem: &String| {
                if spelled.len() == 1 && *stem == text_fold::stem(&word) {
                    word.clone()
                } else {
                    stem.clone()
                }
            };
            words.extend(spelled.iter().map(|stem| Word {
                stem: stem.clone(),
                typed: as_typed(stem),
            }));
        }
        Self {
            letters: text_fold::letters(&typed),
            words: settle(words),
        }
    }

    /// Whether nothing in the query can be looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The pages whose whole name or alias the query is.
    #[must_use]
    pub fn whole(&self, index: &Index<'_>) -> Vec<u32> {
        let mut pages: Vec<u32> = self
            .whole_names(index)
            .iter()
            .map(|name| name.page)
            .collect();
        pages.dedup();
        pages
    }

    fn whole_names<'a>(&self, index: &Index<'a>) -> Vec<Name<'a>> {
        let stems: Vec<String> = self.words.iter().map(|word| word.stem.clone()).collect();
        let folded = fold::without_small_words(&stems).concat();
        let mut names: Vec<Name<'a>> = index.names_keyed(&self.letters).collect();
        if self.letters != folded {
            names.extend(index.names_keyed(&folded));
        }
        names.sort_by_key(|name| name.page);
        names
    }

    /// Every page that answers the query, best first.
    ///
    /// `facts` tells the facts of a page of the index.
    #[must_use]
    pub fn find<'i>(
        &self,
        index: &Index<'i>,
        facts: &dyn Fn(u32) -> Option<Facts>,
    ) -> Vec<Hit<'i>> {
        if self.words.is_empty() {
            return Vec::new();
        }
        let mut hits = Hits::new(index);
        for name in self.whole_names(index) {
            hits.take_whole(&name, text_fold::letters(name.shown) != self.letters);
        }
        for variant in self.variants(index) {
            Pass::new(index, &variant, false, facts).run(&mut hits);
        }
        if !hits.has_name() {
            for variant in self.variants_with_typos(index) {
                Pass::new(index, &variant, true, facts).run(&mut hits);
            }
        }
        if hits.is_empty() {
            self.by_letters(index, &mut hits);
        }
        hits.finish()
    }

    /// The readings of the query without mending: compounds closed, and unknown words taken apart.
    fn variants(&self, index: &Index<'_>) -> Vec<Vec<Word>> {
        let closed = close(&drop_small(&self.words), index);
        let taken_apart: Vec<Word> = closed
            .iter()
            .flat_map(|word| {
                let known = index.find_word(&word.stem).is_some();
                let parts = if known {
                    None
                } else {
                    words::split(index, &word.typed)
                };
                parts.map_or_else(
                    || vec![word.clone()],
                    |parts| {
                        parts
                            .into_iter()
                            .map(|part| Word {
                                typed: part.clone(),
                                stem: part,
                            })
                            .collect()
                    },
                )
            })
            .collect();
        let differs = taken_apart.len() != closed.len();
        let mut variants = vec![cap(closed)];
        if differs {
            variants.push(cap(close(&taken_apart, index)));
        }
        variants
    }

    /// The readings with slips: the plain ones, and one where two unknown neighbours are one mistyped compound.
    fn variants_with_typos(&self, index: &Index<'_>) -> Vec<Vec<Word>> {
        let mut variants = self.variants(index);
        let plain = variants[0].clone();
        for at in 1..plain.len() {
            let pair = &plain[at - 1..=at];
            if pair
                .iter()
                .all(|word| index.find_word(&word.stem).is_some())
            {
                continue;
            }
            if let Some(joined) = words::typo_of_join(index, &pair[0].typed, &pair[1].typed) {
                let mut variant = plain.clone();
                let typed = format!("{}{}", pair[0].typed, pair[1].typed);
                variant.splice(
                    at - 1..=at,
                    [Word {
                        stem: joined,
                        typed,
                    }],
                );
                variants.push(variant);
            }
        }
        variants
    }

    /// The last resort: titles that hold the letters in order, closely enough that chance is out of the question.
    fn by_letters<'i>(&self, index: &Index<'i>, hits: &mut Hits<'i>) {
        let letters = self.letters.as_str();
        if letters.len() < FEWEST_LETTERS || letters.len() > 32 {
            return;
        }
        let mask = index::letter_mask(letters);
        let matcher = SkimMatcherV2::default().ignore_case();
        let mut last_page = u32::MAX;
        for name in index.names() {
            let is_title = name.page != last_page;
            last_page = name.page;
            let folded = if is_title {
                text_fold::letters(name.shown)
            } else {
                continue;
            };
            if mask & !index::letter_mask(&folded) != 0 || !holds_in_order(&folded, letters) {
                continue;
            }
            let Some(score) = matcher.fuzzy_match(name.shown, letters) else {
                continue;
            };
            if score >= LETTER_FLOOR * i64::try_from(letters.len()).unwrap_or(i64::MAX) {
                hits.take_letters(&name, score);
            }
        }
    }
}

/// Fewer letters stand in too many names by chance.
const FEWEST_LETTERS: usize = 5;

/// The score a letter must bring on average: with single letters scattered over a name, fuzzy-matcher gives 16 a match
/// less the gaps; runs and word beginnings give more. Found on the query sets: below it nonsense appears.
const LETTER_FLOOR: i64 = 15;

fn holds_in_order(name: &str, letters: &str) -> bool {
    let mut rest = name.bytes();
    letters
        .bytes()
        .all(|letter| rest.any(|byte| byte == letter))
}

/// Pairs that mean one thing, settled over the words of a query as over those of a name.
fn settle(words: Vec<Word>) -> Vec<Word> {
    let joined: Vec<&str> = words.iter().map(|word| word.stem.as_str()).collect();
    let settled = fold::spelled(&joined.join(" "));
    if settled
        .iter()
        .map(String::as_str)
        .eq(joined.iter().copied())
    {
        return words;
    }
    let typed_as = |stem: &String| {
        words
            .iter()
            .find(|word| word.stem == *stem)
            .map(|word| word.typed.clone())
    };
    settled
        .iter()
        .map(|stem| Word {
            stem: stem.clone(),
            typed: typed_as(stem).unwrap_or_else(|| stem.clone()),
        })
        .collect()
}

fn drop_small(words: &[Word]) -> Vec<Word> {
    let stems: Vec<String> = words.iter().map(|word| word.stem.clone()).collect();
    let kept = fold::without_small_words(&stems);
    words
        .iter()
        .filter(|word| kept.contains(&word.stem))
        .cloned()
        .collect()
}

fn close(words: &[Word], index: &Index<'_>) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        if let Some(last) = out.last_mut() {
            let joined = format!("{}{}", last.stem, word.stem);
            if index.find_word(&joined).is_some() {
                *last = Word {
                    typed: joined.clone(),
                    stem: joined,
                };
                continue;
            }
        }
        out.push(word.clone());
    }
    out
}

fn cap(mut words: Vec<Word>) -> Vec<Word> {
    let mut seen: Vec<String> = Vec::new();
    words.retain(|word| {
        let new = !seen.contains(&word.stem);
        seen.push(word.stem.clone());
        new
    });
    words.truncate(MOST_WORDS);
    words
}

/// One reading of a query over one index.
struct Pass<'i, 'q> {
    index: &'q Index<'i>,
    words: &'q [Word],
    with_typos: bool,
    marks: Marks,
    phrases: Vec<Phrase>,
    /// For each query word, how it is read as vocabulary and the slips mended for it.
    spoken: Vec<(String, u8)>,
    refused: Refused,
    /// Query words that must be answered, one bit each.
    wanted: u16,
    facts: &'q dyn Fn(u32) -> Option<Facts>,
}

impl<'i, 'q> Pass<'i, 'q> {
    fn new(
        index: &'q Index<'i>,
        words: &'q [Word],
        with_typos: bool,
        facts: &'q dyn Fn(u32) -> Option<Facts>,
    ) -> Self {
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
                let is_known = index.phrase(&word.stem).next().is_some()
                    || index.find_word(&word.stem).is_some();
                if let Some((id, Meeting::Typo(edits))) = near.first().filter(|_| !is_known) {
                    spoken[at] = (index.word(*id).to_owned(), *edits);
                }
                let new: Vec<_> = near
                    .into_iter()
                    .filter(|(id, _)| !meetings[at].iter().any(|(known, _)| known == id))
                    .collect();
                meetings[at].extend(new);
            }
        }
        let (phrases, refused, turned_away) = speech::listen(index, &spoken);
        let all = (0..words.len()).fold(0, |set, bit| set | 1 << bit);
        let marks = Marks::new(index.word_count(), &meetings);
        Self {
            index,
            words,
            with_typos,
            marks,
            phrases,
            spoken,
            refused,
            wanted: all & !turned_away,
            facts,
        }
    }

    /// Whether every word means something in the vocabulary.
    fn is_pure_vocabulary(&self) -> bool {
        !self.phrases.is_empty()
            && self
                .phrases
                .iter()
                .fold(0, |set, phrase| set | phrase.words)
                & self.wanted
                == self.wanted
    }

    fn run(&self, hits: &mut Hits<'i>) {
        let pure = self.is_pure_vocabulary();
        let mut page = u32::MAX;
        let mut truths: Option<Truths> = None;
        let mut title = "";
        for name in self.index.names() {
            if name.page != page {
                page = name.page;
                title = name.shown;
                truths = None;
            }
            let answered = self.marks.answered(&name);
            // A page without a word of the query in its names is judged once, by what it is.
            if answered == 0 && !(pure && name.shown == title) {
                continue;
            }
            let truths = truths.get_or_insert_with(|| self.truths(page));
            if truths.refused {
                continue;
            }
            if let Some(found) = self.judge(&name, title, answered, truths, pure) {
                hits.take(name.page, found);
            }
        }
    }

    /// What the vocabulary of the query says of a page.
    fn truths(&self, page: u32) -> Truths {
        let Some(facts) = (self.facts)(page) else {
            return Truths {
                refused: true,
                held: Vec::new(),
            };
        };
        let held = self
            .phrases
            .iter()
            .filter_map(|phrase| {
                let (stretch, facet) = speech::holds(phrase, &facts)?;
                Some(Held {
                    words: phrase.words,
                    stretch,
                    facet,
                    edits: phrase.edits,
                    favours: phrase.favours,
                })
            })
            .collect();
        Truths {
            refused: self.refused.refuses(&facts),
            held,
        }
    }

    fn judge(
        &self,
        name: &Name<'i>,
        title: &'i str,
        answered: u16,
        truths: &Truths,
        pure: bool,
    ) -> Option<Found<'i>> {
        let answered = answered & self.wanted;
        let held = truths.held.iter().fold(0, |set, held| set | held.words) & self.wanted;
        let missed = self.wanted & !(answered | held);
        let by_name = if pure && held == self.wanted && answered != self.wanted {
            0
        } else {
            answered
        };
        let by_vocabulary = self.wanted & !by_name & held;
        let fit = rank::fit(&self.marks, name, by_name, self.words.len());
        let spoken: Vec<&Held> = truths
            .held
            .iter()
            .filter(|held| held.words & by_vocabulary != 0)
            .collect();
        let edits = fit.edits + spoken.iter().map(|held| held.edits).sum::<u8>();
        let tier = if missed != 0 {
            let count = self.wanted.count_ones();
            if count < 3 || missed.count_ones() * 3 > count || by_name.count_ones() < 2 {
                return None;
            }
            Tier::Most
        } else if edits > 0 {
            Tier::Typo
        } else if by_vocabulary == 0 {
            fit.shape
        } else if by_name == 0 {
            Tier::Vocabulary
        } else {
            Tier::Mixed
        };
        let shape = if by_name == 0 {
            Tier::Vocabulary
        } else {
            fit.shape
        };
        let favoured = truths.held.iter().all(|held| {
            held.favours.is_empty()
                || text_fold::words(title)
                    .iter()
                    .any(|word| held.favours.contains(&word.as_str()))
        });
        let rank = Rank {
            beside_the_point: pure
                && held != self.wanted
                && !matches!(tier, Tier::Whole | Tier::Reordered),
            tier,
            missed: missed.count_ones(),
            edits,
            shape,
            stretch: if pure {
                truths.held.iter().map(|held| held.stretch).sum()
            } else {
                spoken.iter().map(|held| held.stretch).sum()
            },
            by_vocabulary: by_vocabulary.count_ones(),
            cut_short: fit.cut_short,
            unfavoured: !favoured,
            torn: if by_name == 0 { 0 } else { fit.torn },
            beyond: if by_name == 0 { 0 } else { fit.beyond },
            variant: name.shown == title,
            length: title.len(),
            title,
        };
        let facets = spoken.iter().map(|held| held.facet).collect();
        Some(Found {
            rank,
            name: *name,
            by_name,
            facets,
            mended: self.mended(name, by_name, by_vocabulary),
        })
    }

    /// The slips that were mended to meet a name: what was typed, and the word meant.
    fn mended(&self, name: &Name<'i>, by_name: u16, by_vocabulary: u16) -> Vec<(String, String)> {
        if !self.with_typos {
            return Vec::new();
        }
        let mut mended = Vec::new();
        for (bit, word) in self
            .words
            .iter()
            .enumerate()
            .filter(|(bit, _)| by_name >> bit & 1 == 1)
        {
            let names = || name.words().map(|id| self.index.word(id));
            if names().any(|known| known.starts_with(&word.stem) || known.starts_with(&word.typed))
            {
                continue;
            }
            let nearest = names().min_by_key(|known| strsim::osa_distance(known, &word.typed));
            mended.extend(nearest.map(|known| (self.words[bit].typed.clone(), known.to_owned())));
        }
        for (bit, (meant, _)) in self
            .spoken
            .iter()
            .enumerate()
            .filter(|(_, (_, edits))| *edits > 0)
        {
            if by_vocabulary >> bit & 1 == 1 {
                mended.push((self.words[bit].typed.clone(), meant.clone()));
            }
        }
        mended
    }
}

/// What holds of a page.
struct Truths {
    refused: bool,
    held: Vec<Held>,
}

struct Held {
    words: u16,
    stretch: u8,
    facet: Facet,
    edits: u8,
    favours: &'static [&'static str],
}

/// A name that answers, and how.
struct Found<'i> {
    rank: Rank<'i>,
    name: Name<'i>,
    by_name: u16,
    facets: Vec<Facet>,
    mended: Vec<(String, String)>,
}

/// The best answer of every page so far.
struct Hits<'i> {
    index: Index<'i>,
    best: HashMap<u32, Found<'i>>,
}

impl<'i> Hits<'i> {
    fn new(index: &Index<'i>) -> Self {
        Self {
            index: *index,
            best: HashMap::new(),
        }
    }

    fn is_empty(&self) -> bool {
        self.best.is_empty()
    }

    /// Whether some page answers every word by its name, so that no slip need be supposed.
    fn has_name(&self) -> bool {
        self.best
            .values()
            .any(|found| found.rank.tier <= Tier::Words)
    }

    fn take(&mut self, page: u32, found: Found<'i>) {
        match self.best.get(&page) {
            Some(known) if known.rank <= found.rank => {}
            _ => {
                self.best.insert(page, found);
            }
        }
    }

    /// `in_other_words`: the same but for plurals, small words or spelling.
    fn take_whole(&mut self, name: &Name<'i>, in_other_words: bool) {
        let mut rank = self.bare_rank(name, Tier::Whole);
        rank.cut_short = u32::from(in_other_words);
        self.take(
            name.page,
            Found {
                rank,
                name: *name,
                by_name: 0,
                facets: Vec::new(),
                mended: Vec::new(),
            },
        );
    }

    fn take_letters(&mut self, name: &Name<'i>, score: i64) {
        let mut rank = self.bare_rank(name, Tier::Letters);
        // Within this tier the better score goes first.
        rank.missed = u32::try_from(10_000 - score.clamp(0, 10_000)).unwrap_or(u32::MAX);
        self.take(
            name.page,
            Found {
                rank,
                name: *name,
                by_name: 0,
                facets: Vec::new(),
                mended: Vec::new(),
            },
        );
    }

    fn bare_rank(&self, name: &Name<'i>, tier: Tier) -> Rank<'i> {
        let title = self.index.title(name.page);
        Rank {
            beside_the_point: false,
            tier,
            missed: 0,
            edits: 0,
            shape: tier,
            stretch: 0,
            by_vocabulary: 0,
            cut_short: 0,
            unfavoured: false,
            torn: 0,
            beyond: 0,
            variant: name.shown == title,
            length: title.len(),
            title,
        }
    }

    /// The hits in order; what only holds most words is no answer beside one that holds them all.
    fn finish(self) -> Vec<Hit<'i>> {
        let index = self.index;
        let whole = self.best.values().any(|found| found.rank.tier < Tier::Most);
        let kept = self
            .best
            .into_iter()
            .filter(|(_, found)| !whole || found.rank.tier < Tier::Most);
        let mut hits: Vec<Hit<'i>> = kept.map(|(page, found)| hit(&index, page, found)).collect();
        hits.sort_by(Hit::before);
        hits
    }
}

fn hit<'i>(index: &Index<'i>, page: u32, found: Found<'i>) -> Hit<'i> {
    let title = index.title(page);
    let tier = found.rank.tier;
    let named = found.by_name != 0 || matches!(tier, Tier::Whole | Tier::Letters);
    let mut reasons: Vec<String> = Vec::new();
    if named {
        reasons.push(match tier {
            Tier::Letters => "letters in order".to_owned(),
            _ if found.name.shown == title => "name".to_owned(),
            _ => format!("alias \"{}\"", found.name.shown),
        });
    }
    let mut facets: Vec<&str> = Vec::new();
    for facet in &found.facets {
        if !facets.contains(&facet.id()) {
            facets.push(facet.id());
        }
    }
    reasons.extend(facets.iter().map(|facet| facet.replace('-', " ")));
    let mut why = reasons.join(" + ");
    if !found.mended.is_empty() {
        let mends: Vec<_> = found
            .mended
            .iter()
            .map(|(typed, meant)| format!("{typed} -> {meant}"))
            .collect();
        why = format!("typo: {}", mends.join(", "));
    } else if found.rank.missed > 0 && tier == Tier::Most {
        why = format!("most words: {why}");
    }
    let met = found
        .name
        .words()
        .map(|id| index.word(id).to_owned())
        .collect();
    Hit {
        page,
        tier,
        why,
        matched: named.then(|| found.name.shown.to_owned()),
        met,
        rank: found.rank,
    }
}
