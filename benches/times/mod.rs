//! How long queries take, in process.

use repdex::catalog::Catalog;
use repdex::query::Query;
use repdex::search::LONGEST_QUERY;
use repdex::vocabulary::{Facet, UNIONS};
use std::fmt;
use std::time::{Duration, Instant};

/// How long each of some queries took, the fastest first.
pub(crate) struct Times(Vec<(Duration, String)>);

/// How often a query is asked to time it; the fastest counts, as the others were disturbed.
const ROUNDS: usize = 7;

/// What is asked, and how long that takes.
pub(crate) fn timed<T>(ask: impl Fn() -> T) -> (T, Duration) {
    let once = || {
        let start = Instant::now();
        let answer = ask();
        (answer, start.elapsed())
    };
    let (answer, first) = once();
    let rest = (1..ROUNDS).map(|_| once().1);
    (answer, rest.fold(first, Duration::min))
}

impl Times {
    /// Times with the query each is of.
    pub(crate) fn new(mut times: Vec<(Duration, String)>) -> Self {
        times.sort();
        Self(times)
    }

    /// The times of queries made to take long.
    pub(crate) fn of_hard_queries(catalog: &Catalog) -> Self {
        let time = |query: String| (timed(|| catalog.search(&query, &Query::default())).1, query);
        Self::new(hard_queries().into_iter().map(time).collect())
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let micros = |share: usize| {
            let place = self.0.len().saturating_sub(1) * share / 100;
            self.0.get(place).map_or(0, |(took, _)| took.as_micros())
        };
        let slowest = self.0.last().map_or("", |(_, query)| query);
        let (median, late, most) = (micros(50), micros(99), micros(100));
        let count = self.0.len();
        write!(
            f,
            "median {median}, p99 {late}, most {most} of {count}, for \"{slowest}\""
        )
    }
}

/// Queries that find hundreds of exercises, or that hold as many words as are read and none that is known: every
/// spelling of the vocabulary, alone, with a slip, and by the dozen; single letters and runs of them; nonsense.
fn hard_queries() -> Vec<String> {
    let of_facets = Facet::ALL.into_iter().flat_map(Facet::terms);
    let of_facets = of_facets.flat_map(repdex::vocabulary::Term::spellings);
    let of_unions = UNIONS.iter().flat_map(repdex::vocabulary::Union::spellings);
    let mut spellings: Vec<&str> = of_facets.chain(of_unions).collect();
    spellings.sort_unstable();
    spellings.dedup();
    let mut queries: Vec<String> = spellings.iter().map(|&word| word.to_owned()).collect();
    let slips = |words: &[&str]| {
        words
            .iter()
            .map(|word| format!("q{word}"))
            .collect::<Vec<_>>()
    };
    queries.extend(slips(&spellings));
    for dozen in spellings.chunks(12) {
        queries.push(dozen.join(" "));
        queries.push(slips(dozen).join(" "));
        queries.push(dozen.concat());
        let backwards = |word: &&str| word.chars().rev().collect::<String>();
        queries.push(dozen.iter().map(backwards).collect::<Vec<_>>().join(" "));
    }
    for letter in ('a'..='z').chain('0'..='9').map(String::from) {
        queries.push(letter.repeat(LONGEST_QUERY));
        queries.push(format!("{letter} ").repeat(LONGEST_QUERY / 2));
        queries.push(letter);
    }
    queries
}
