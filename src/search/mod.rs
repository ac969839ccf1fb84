//! Finding exercises by what people type: fold, match names and vocabulary, rank, explain. This room knows names, terms
//! and the index; it knows no catalogue, no files and no terminal.

pub mod build;
pub mod fold;
pub mod index;
pub mod packed;

mod drafts;
mod fit;
mod hits;
mod idle;
mod letters;
mod lexicon;
mod page_set;
mod pass;
mod rank;
mod reading;
mod speech;
mod spelling;
mod words;

pub use hits::Hit;
pub use rank::Tier;

use crate::text::fold as text_fold;
use hits::{Asked, Hits};
use index::{Index, Name};
use lexicon::Lexicon;
use pass::Pass;
use spelling::{Spelling, Stem};
use words::Word;

/// How many characters of a query are read (fuzzy-matcher's table grows with them and never shrinks).
pub const LONGEST_QUERY: usize = 128;

/// How literally a query is a whole name, the more literal first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Literal {
    /// To the letter.
    Letters,
    /// But for plurals, small words and spelling.
    Words,
}

/// How a page is called by a query that is a whole name of it, the better first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Called {
    /// Whether only an alias is it.
    pub by_alias: bool,
    /// How literally.
    pub literal: Literal,
}

/// Tells of names, one after the other, how literally a query is each of them: what an index would say, for so many names
/// that making one takes longer than reading them.
#[derive(Debug)]
pub struct Literally<'s> {
    letters: &'s str,
    folded: String,
    spelling: Spelling,
    words: Vec<Stem>,
}

impl Literally<'_> {
    /// How literally the query is this name; nothing when it is not.
    pub fn is(&mut self, name: &str) -> Option<Literal> {
        if text_fold::has_letters(name, self.letters) {
            return Some(Literal::Letters);
        }
        self.words.clear();
        self.spelling.spell(name, &mut self.words);
        self.spelling.drop_small(&mut self.words);
        let rest = self.words.iter().try_fold(&*self.folded, |rest, stem| {
            rest.strip_prefix(self.spelling.text(*stem))
        });
        rest.is_some_and(str::is_empty).then_some(Literal::Words)
    }
}

/// What a search asks of the pages of an index.
pub trait Pages {
    /// Whether the page is there: one that another takes the place of is not found.
    fn is_there(&self, page: u32) -> bool;
}

/// A query, read once.
#[derive(Debug)]
pub struct Search {
    /// Its letters and digits, nothing between.
    letters: String,
    words: Vec<Word>,
}

impl Search {
    /// Reads a query; what is beyond [`LONGEST_QUERY`] characters is not read.
    #[must_use]
    pub fn new(query: &str) -> Self {
        let typed: String = query.chars().take(LONGEST_QUERY).collect();
        Self {
            letters: text_fold::letters(&typed),
            words: reading::words(&typed),
        }
    }

    /// Whether nothing in the query can be looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The pages whose whole name or alias the query is, titles first, each once.
    #[must_use]
    pub fn whole(&self, index: &Index<'_>) -> Vec<(Called, u32)> {
        let called = self.whole_names(index).into_iter().map(|name| {
            let is_literal = text_fold::has_letters(name.shown(), &self.letters);
            let called = Called {
                by_alias: name.shown() != index.title(name.page),
                literal: if is_literal {
                    Literal::Letters
                } else {
                    Literal::Words
                },
            };
            (called, name.page)
        });
        let mut called: Vec<(Called, u32)> = called.collect();
        called.sort_by_key(|(called, _)| *called);
        let mut pages: Vec<(Called, u32)> = Vec::with_capacity(called.len());
        for (called, page) in called {
            if !pages.iter().any(|(_, known)| *known == page) {
                pages.push((called, page));
            }
        }
        pages
    }

    /// Asks of names that no index knows how literally the query is each of them.
    #[must_use]
    pub fn literally(&self) -> Literally<'_> {
        Literally {
            letters: &self.letters,
            folded: self.folded(),
            spelling: Spelling::default(),
            words: Vec::new(),
        }
    }

    fn folded(&self) -> String {
        let stems: Vec<String> = self.words.iter().map(|word| word.stem.clone()).collect();
        fold::without_small_words(&stems).concat()
    }

    /// Names with the same letters; without any, names with the same folded words.
    fn whole_names<'i>(&self, index: &Index<'i>) -> Vec<Name<'i>> {
        let literal: Vec<Name<'i>> = index.names_keyed(&self.letters).collect();
        if !literal.is_empty() {
            return literal;
        }
        index.names_keyed(&self.folded()).collect()
    }

    /// Every page that answers the query, best first. The same query over the same pages always gives the same order.
    #[must_use]
    pub fn find<'i>(&self, index: &Index<'i>, pages: &dyn Pages) -> Vec<Hit<'i>> {
        let mut hits = Hits::new(*index);
        let asked = hits.ask(Asked::plain(self.words.clone()));
        for name in self.whole_names(index) {
            if pages.is_there(name.page) {
                hits.take_bare(&name, Tier::Whole, 0, asked);
            }
        }
        // Several words that carry no meaning are no question: what they begin would be found by chance.
        if self.words.is_empty()
            || (hits.best_tier().is_none() && idle::says_nothing(&self.words, index))
        {
            return hits.finish();
        }
        let mut lexicon = Lexicon::new(*index);
        // What a sentence has around its question is passed over; what a name has of it, only when nothing else helps.
        let asked = idle::passed_over(&self.words, index, true);
        let asked = asked.as_ref().unwrap_or(&self.words);
        let closed = reading::closed(asked, index);
        find_words(&closed, &mut lexicon, pages, &mut hits);
        if hits.best_tier().is_none_or(|best| best >= Tier::Typo)
            && let Some(less) = idle::passed_over(asked, index, false)
        {
            let closed = reading::closed(&less, index);
            find_words(&closed, &mut lexicon, pages, &mut hits);
        }
        if hits.best_tier().is_none_or(|best| best >= Tier::Most)
            && let Some(plainer) = reading::plainer(&closed)
        {
            Pass::new(&mut lexicon, plainer, false, pages).run(&mut hits);
        }
        if hits.best_tier().is_none() && idle::has_ordinary(asked) {
            // No word of the gym, but one slip away from one: `beach kickback` is a name but for that.
            let mut lexicon = Lexicon::of_any_slip(*index);
            for reading in reading::plain(&closed, index) {
                Pass::new(&mut lexicon, reading, true, pages)
                    .keeping(Tier::Reordered)
                    .run(&mut hits);
            }
        }
        if hits.best_tier().is_none() {
            letters::find(index, &self.letters, pages, &mut hits);
        }
        hits.finish()
    }
}

/// Takes what answers words of the query, their compounds closed: as they stand, then with slips mended.
fn find_words<'i>(
    closed: &[Word],
    lexicon: &mut Lexicon<'i>,
    pages: &dyn Pages,
    hits: &mut Hits<'i>,
) {
    let index = lexicon.index;
    let plain = reading::plain(closed, &index);
    for reading in &plain {
        Pass::new(lexicon, reading.clone(), false, pages).run(hits);
    }
    if hits.best_tier().is_none_or(|best| best > Tier::Reordered) {
        if let Some(reading) = reading::by_term(closed, &index) {
            Pass::new(lexicon, reading, false, pages).run(hits);
        }
        // Where the query is explained as it stands, only a whole name but for a slip may be meant instead.
        let keep = if hits.best_tier().is_some_and(|best| best < Tier::Typo) {
            Tier::Reordered
        } else {
            Tier::Letters
        };
        let mistyped = reading::mistyped(closed, &index);
        for reading in plain.into_iter().chain(mistyped) {
            Pass::new(lexicon, reading, true, pages)
                .keeping(keep)
                .run(hits);
        }
    }
}
