//! How good search is: runs a file of queries with the answers that should come first, prints the figures per class.
//!
//! `cargo run --release --example search_quality -- FILE.tsv [--misses]`, by default over the project's own set,
//! `benches/queries.tsv`. Columns: id, class, query, accept (names separated by ` | `), rule (`facet=Label|Label; ...` or
//! `name~text`), literal. An answer is right when it is accepted or keeps the rule; a query of class `nonsense` is right
//! when nothing is found. Queries none of whose accepted names has a page are left out and counted.
//!
//! Times follow, in process: of these queries, and of others made to take long.
#![allow(
    clippy::print_stdout,
    reason = "a program of its own, for a person at a terminal"
)]

#[path = "judge/mod.rs"]
mod judge;

use judge::Asked;
use repdex::catalog::Catalog;
use repdex::query::Query;
use repdex::search::LONGEST_QUERY;
use repdex::vocabulary::{Facet, UNIONS};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

const OWN_SET: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/queries.tsv");

#[derive(Default)]
struct Figures {
    asked: usize,
    first: usize,
    in_five: usize,
    reciprocal: f64,
    slowest: Duration,
}

/// How long queries took, each by its name.
#[derive(Default)]
struct Times(Vec<(Duration, String)>);

fn main() {
    let mut arguments = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench");
    let (mut file, mut misses) = (OWN_SET.to_owned(), false);
    for argument in arguments.by_ref() {
        if argument == "--misses" {
            misses = true;
        } else {
            file = argument;
        }
    }
    let catalog = Catalog::built_in();
    let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
    let mut classes: BTreeMap<String, Figures> = BTreeMap::new();
    let mut times = Times::default();
    let mut left_out = 0;
    for asked in text
        .lines()
        .skip(1)
        .filter_map(|line| Asked::read(line, &catalog))
    {
        if asked.is_void(&catalog) {
            left_out += 1;
            continue;
        }
        let (found, took) = timed(|| catalog.search(asked.query, &Query::default()));
        let entries: Vec<_> = found.iter().map(|found| found.entry).collect();
        let place = asked.place(&entries);
        if misses && place != Some(0) {
            let top: Vec<_> = entries
                .iter()
                .take(4)
                .map(repdex::catalog::Entry::name)
                .collect();
            println!("{}: \"{}\" found {top:?}", asked.class, asked.query);
        }
        let figures = classes.entry(asked.class.to_owned()).or_default();
        figures.add(place, took);
        times.0.push((took, asked.query.to_owned()));
    }
    report(&classes, left_out, catalog.len());
    times.report("these queries");
    Times::of(&catalog, hard_queries()).report("queries made to take long");
}

/// How often a query is asked to time it; the fastest counts, as the others were disturbed.
const ROUNDS: usize = 7;

fn timed<T>(ask: impl Fn() -> T) -> (T, Duration) {
    let once = || {
        let start = Instant::now();
        let answer = ask();
        (answer, start.elapsed())
    };
    let (answer, first) = once();
    let rest = (1..ROUNDS).map(|_| once().1);
    (answer, rest.fold(first, Duration::min))
}

impl Figures {
    fn add(&mut self, place: Option<usize>, took: Duration) {
        self.asked += 1;
        self.first += usize::from(place == Some(0));
        self.in_five += usize::from(place.is_some_and(|place| place < 5));
        self.reciprocal += place.map_or(0.0, |place| {
            1.0 / (f64::from(u32::try_from(place).unwrap_or(u32::MAX)) + 1.0)
        });
        self.slowest = self.slowest.max(took);
    }
}

impl Times {
    fn of(catalog: &Catalog, queries: Vec<String>) -> Self {
        let time = |query: String| (timed(|| catalog.search(&query, &Query::default())).1, query);
        Self(queries.into_iter().map(time).collect())
    }

    fn report(mut self, what: &str) {
        self.0.sort();
        let Some((longest, slowest)) = self.0.last() else {
            return;
        };
        let micros = |share: usize| self.0[(self.0.len() - 1) * share / 100].0.as_micros();
        println!(
            "microseconds over {} of {what}: median {}, p99 {}, most {}, for \"{slowest}\"",
            self.0.len(),
            micros(50),
            micros(99),
            longest.as_micros(),
        );
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

fn report(classes: &BTreeMap<String, Figures>, left_out: usize, pages: usize) {
    println!(
        "{:<14}{:>7}{:>14}{:>14}{:>8}{:>14}",
        "class", "asked", "first right", "in first 5", "MRR", "slowest us"
    );
    for (class, figures) in classes {
        let percent = |count: usize| 100.0 * to_f64(count) / to_f64(figures.asked.max(1));
        println!(
            "{class:<14}{:>7}{:>13.1}%{:>13.1}%{:>8.3}{:>14}",
            figures.asked,
            percent(figures.first),
            percent(figures.in_five),
            figures.reciprocal / to_f64(figures.asked.max(1)),
            figures.slowest.as_micros(),
        );
    }
    println!("{left_out} queries left out: none of their answers is among the {pages} pages");
}

fn to_f64(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
