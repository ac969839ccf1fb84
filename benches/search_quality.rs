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
#[path = "times/mod.rs"]
mod times;

use judge::Asked;
use repdex::catalog::Catalog;
use repdex::query::Query;
use std::collections::BTreeMap;
use std::time::Duration;
use times::{Times, timed};

const OWN_SET: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/queries.tsv");

#[derive(Default)]
struct Figures {
    asked: usize,
    first: usize,
    in_five: usize,
    reciprocal: f64,
    slowest: Duration,
}

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
    let mut took_each = Vec::new();
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
        took_each.push((took, asked.query.to_owned()));
    }
    report(&classes, left_out, catalog.len());
    for (what, times) in [
        ("these queries", Times::new(took_each)),
        (
            "queries made to take long",
            Times::of_hard_queries(&catalog),
        ),
    ] {
        println!("microseconds of {what}: {times}");
    }
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
