//! Search held against every name and alias of the catalogue, by program: what a sloppy typist does to a name must still
//! bring its page.

#[path = "../benches/judge/mod.rs"]
mod judge;

use judge::Asked;
use repdex::catalog::Catalog;
use repdex::query::Query;
use repdex::text::fold;
use std::collections::HashMap;

/// Every name and alias with the title of its page.
fn names(catalog: &Catalog) -> Vec<(String, String)> {
    let of = |entry: repdex::catalog::Entry<'_>| {
        let mut names = vec![entry.name().to_owned()];
        names.extend(entry.aliases().into_iter().map(str::to_owned));
        let title = entry.name().to_owned();
        names
            .into_iter()
            .map(move |name| (name, title.clone()))
            .collect::<Vec<_>>()
    };
    catalog.entries().flat_map(of).collect()
}

fn titles(catalog: &Catalog, query: &str, most: usize) -> Vec<String> {
    let found = catalog.search(query, &Query::default());
    found
        .into_iter()
        .take(most)
        .map(|found| found.entry.name().to_owned())
        .collect()
}

/// Lower case, marks dropped, blanks kept.
fn bare(name: &str) -> String {
    let kept = name.chars().filter(|c| c.is_alphanumeric() || *c == ' ');
    kept.collect::<String>().to_lowercase()
}

/// Asserts that each made-up query brings its page first; all exceptions are told at once.
fn all_first(what: &str, queries: impl Iterator<Item = (String, String)>) {
    let catalog = Catalog::built_in();
    let mut asked = 0;
    let mut misses = Vec::new();
    for (query, title) in queries {
        asked += 1;
        let first = titles(&catalog, &query, 1);
        if first.first() != Some(&title) {
            misses.push(format!("\"{query}\" found {first:?}, not {title}"));
        }
    }
    assert!(asked > 100, "{what}: only {asked} queries were made");
    assert!(
        misses.is_empty(),
        "{what}: {} of {asked} missed:\n{}",
        misses.len(),
        misses.join("\n")
    );
}

#[test]
fn a_name_in_lower_case_without_marks_brings_its_page_first() {
    let names = names(&Catalog::built_in());
    all_first(
        "bare",
        names.into_iter().map(|(name, title)| (bare(&name), title)),
    );
}

#[test]
fn a_name_with_two_words_joined_brings_its_page_first() {
    let joined = |(name, title): (String, String)| {
        let bare = bare(&name);
        let words: Vec<&str> = bare.split_ascii_whitespace().collect();
        let joins = (1..words.len()).map(|at| {
            let (head, tail) = (words[..at].join(" "), words[at..].join(" "));
            (format!("{head}{tail}"), title.clone())
        });
        joins.collect::<Vec<_>>()
    };
    all_first(
        "joined",
        names(&Catalog::built_in()).into_iter().flat_map(joined),
    );
}

/// The words of a name in every rotation; those that are another page's name read forward are that page's.
#[test]
fn a_name_with_its_words_rotated_brings_its_page_first() {
    let names = names(&Catalog::built_in());
    let owners: HashMap<String, String> = names
        .iter()
        .map(|(name, title)| (fold::letters(name), title.clone()))
        .collect();
    let rotated = |(name, title): (String, String)| {
        let bare = bare(&name);
        let words: Vec<String> = bare.split_ascii_whitespace().map(str::to_owned).collect();
        let owners = &owners;
        let rotations = (1..words.len()).map(move |at| {
            let query = [&words[at..], &words[..at]].concat().join(" ");
            let title = owners.get(&fold::letters(&query)).unwrap_or(&title).clone();
            (query, title)
        });
        rotations.collect::<Vec<_>>()
    };
    all_first("rotated", names.iter().cloned().flat_map(rotated));
}

/// Every slip of one letter: left out, doubled by a neighbour, struck beside, two swapped.
fn slips(word: &str, salt: usize) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut slips = Vec::new();
    for at in 0..letters.len() {
        let other = char::from(b'a' + u8::try_from((salt + at * 7) % 26).unwrap_or(0));
        let with = |change: &dyn Fn(&mut Vec<char>)| {
            let mut changed = letters.clone();
            change(&mut changed);
            changed.into_iter().collect::<String>()
        };
        slips.push(with(&|word| {
            word.remove(at);
        }));
        slips.push(with(&|word| word[at] = other));
        slips.push(with(&|word| word.insert(at, other)));
        if at > 0 {
            slips.push(with(&|word| word.swap(at - 1, at)));
        }
    }
    slips.retain(|slip| slip != word);
    slips
}

/// In how many of the made-up queries one is asked, so that the test takes seconds; all of them with
/// `REPDEX_TEST_STRIDE=1`.
fn stride() -> usize {
    let asked = std::env::var("REPDEX_TEST_STRIDE")
        .ok()
        .and_then(|stride| stride.parse().ok());
    asked.unwrap_or(5)
}

#[test]
fn one_slip_in_a_word_of_five_letters_or_more_still_brings_the_page() {
    let catalog = Catalog::built_in();
    let names = names(&catalog);
    let owners: HashMap<String, String> = names
        .iter()
        .map(|(name, title)| (fold::letters(name), title.clone()))
        .collect();
    let mut made = 0;
    let (mut asked, mut first) = (0_usize, 0_usize);
    let mut lost = Vec::new();
    let mut second = Vec::new();
    for (salt, (name, title)) in names.iter().enumerate() {
        let bare = bare(name);
        let words: Vec<&str> = bare.split_ascii_whitespace().collect();
        for (at, word) in words
            .iter()
            .enumerate()
            .filter(|(_, word)| word.chars().count() >= 5)
        {
            for slip in slips(word, salt) {
                made += 1;
                if made % stride() != 0 {
                    continue;
                }
                let query = [&words[..at], &[slip.as_str()], &words[at + 1..]]
                    .concat()
                    .join(" ");
                // Where the slip makes another real name, that one is right.
                let title = owners.get(&fold::letters(&query)).unwrap_or(title);
                let found = titles(&catalog, &query, 5);
                asked += 1;
                first += usize::from(found.first() == Some(title));
                if !found.contains(title) {
                    lost.push(format!("\"{query}\" found {found:?}, not {title}"));
                } else if found.first() != Some(title) {
                    second.push(format!("\"{query}\" found {found:?}, not first {title}"));
                }
            }
        }
    }
    assert!(asked > 1000, "only {asked} queries were made");
    assert!(
        lost.is_empty(),
        "{} of {asked} not among the first five:\n{}",
        lost.len(),
        lost.join("\n")
    );
    let share = first * 1000 / asked;
    assert!(
        share >= 990,
        "{first} of {asked} first, {share} in a thousand:\n{}",
        second.join("\n")
    );
}

#[test]
fn the_same_query_gives_the_same_order() {
    for query in [
        "press",
        "glutes",
        "beginner glute band",
        "dumbell pres",
        "row",
        "bnchprss",
    ] {
        let catalog = Catalog::built_in();
        let again = Catalog::built_in();
        assert_eq!(
            titles(&catalog, query, 1000),
            titles(&again, query, 1000),
            "{query}"
        );
    }
}

#[test]
fn every_query_of_the_projects_own_set_is_answered_rightly_first() {
    let catalog = Catalog::built_in();
    let queries = include_str!("../benches/queries.tsv");
    let mut asked = 0;
    let mut misses = Vec::new();
    for query in queries
        .lines()
        .skip(1)
        .filter_map(|line| Asked::read(line, &catalog))
    {
        assert!(
            !query.is_void(&catalog),
            "no page could answer \"{}\"",
            query.query
        );
        let found = catalog.search(query.query, &Query::default());
        let entries: Vec<_> = found.iter().map(|found| found.entry).collect();
        asked += 1;
        if query.place(&entries) != Some(0) {
            let first = entries.first().map(repdex::catalog::Entry::name);
            misses.push(format!(
                "{}: \"{}\" found {first:?}",
                query.class, query.query
            ));
        }
    }
    assert!(asked > 150, "only {asked} queries were read");
    assert!(misses.is_empty(), "{}", misses.join("\n"));
}

/// Every page of the built-in catalogue that answers.
fn all_titles(query: &str) -> Vec<String> {
    titles(&Catalog::built_in(), query, usize::MAX)
}

#[test]
fn what_is_refused_is_kept_away() {
    for (query, word) in [
        ("legs no squat", "squat"),
        ("biceps without curls", "curl"),
        ("back no pull ups", "pullup"),
        ("chest no dumbbells", "dumbbell"),
    ] {
        let found = all_titles(query);
        assert!(found.len() > 5, "{query}: {found:?}");
        let refused = |title: &String| title.to_lowercase().contains(word);
        assert!(!found.iter().any(refused), "{query}: {found:?}");
    }
    assert_eq!(
        all_titles("legs without weights"),
        all_titles("legs no equipment")
    );
    assert!(all_titles("no squat").is_empty());
}

#[test]
fn a_synonym_answers_as_the_word_it_stands_for() {
    for (synonym, word) in [
        ("booty", "glutes"),
        ("wings", "lats"),
        ("guns", "biceps"),
        ("hams", "hamstrings"),
    ] {
        let (found, meant) = (all_titles(synonym), all_titles(word));
        assert_eq!(found.first(), meant.first(), "{synonym}");
    }
}
