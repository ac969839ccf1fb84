//! What holds for every record, every byte and every page: writing and reading are inverse, nothing makes the reader
//! fall over, and colour changes no letter.

mod common;

use common::{good_pages, project, repdex, repdex_in, world_with};
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use repdex::exercise::{Exercise, Facts, Question};
use repdex::page::{self, Finding, Rung, Severity};
use repdex::text::{fold, safe};
use repdex::vocabulary::{Muscle, Need, Vocabulary};
use std::fs;

fn term<V: Vocabulary>() -> impl Strategy<Value = V> {
    select(V::all().collect::<Vec<V>>())
}

fn maybe<V: Vocabulary>() -> impl Strategy<Value = Option<V>> {
    proptest::option::of(term::<V>())
}

/// A word as pages may hold it, marks of the grammar and letters beyond ASCII included.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[A-Za-z][a-z]{0,9}",
        1 => "[0-9]{1,3}[.)%]?",
        1 => "[!-~]{1,6}",
        1 => select(vec!["-", "#", "##", "###", "---", "1.", "**", "exercise", "using", "caf\u{e9}", "\u{56de}\u{8ee2}",
            "e\u{301}", "\u{1f3cb}", "\u{a0}"]).prop_map(str::to_owned),
    ]
    .prop_filter("a word holds no blank at its ends", |word| word.trim() == word)
}

fn words(most: usize) -> impl Strategy<Value = String> {
    proptest::collection::vec(word(), 1..most).prop_map(|words| words.join(" "))
}

/// A paragraph: what opens it is no mark, for then it would be none.
fn paragraph() -> impl Strategy<Value = String> {
    ("[A-Z][a-z]{2,8}", words(20)).prop_map(|(first, rest)| format!("{first} {rest}"))
}

fn named() -> impl Strategy<Value = String> {
    ("[A-Z][a-z]{1,6}[0-9]?", words(3))
        .prop_map(|(first, rest)| format!("{first} {}", rest.replace(',', ";")))
}

/// Names that differ from each other and from `first`.
fn distinct(first: &str, names: Vec<String>) -> Vec<String> {
    let mut keys = vec![fold::letters(first)];
    let mut kept = Vec::new();
    for name in names {
        let key = fold::letters(&name);
        if !keys.contains(&key) {
            keys.push(key);
            kept.push(name);
        }
    }
    kept
}

fn questions() -> impl Strategy<Value = Vec<Question>> {
    proptest::collection::vec((words(8), paragraph()), 3..6).prop_map(|asked| {
        let numbered = asked.into_iter().enumerate();
        numbered
            .map(|(at, (question, answer))| Question {
                question: format!("{question} number {at}?"),
                answer,
            })
            .collect()
    })
}

prop_compose! {
    fn facts()(
        (body_part, equipment, target, difficulty, category) in (term(), term(), term(), term(), term()),
        (mechanic, force, pattern, laterality) in (maybe(), maybe(), maybe(), maybe()),
        secondary in subsequence(Muscle::all().collect::<Vec<_>>(), 0..=8),
        needs in subsequence(Need::all().collect::<Vec<_>>(), 0..=8),
    ) -> Facts {
        let secondary = secondary.into_iter().filter(|muscle| *muscle != target).collect();
        Facts {
            body_part, equipment, target, secondary, difficulty, category, mechanic, force, pattern, laterality,
            needs: needs.into_iter().collect(),
        }
    }
}

prop_compose! {
    fn exercise()(
        name in named(),
        aliases in proptest::collection::vec(named(), 0..6),
        rungs in proptest::collection::vec(named(), 0..4),
        summary in paragraph(),
        facts in facts(),
        steps in proptest::collection::vec(words(15), 3..10),
        tips in proptest::collection::vec(words(15), 3..6),
        mistakes in proptest::collection::vec(words(15), 3..6),
        faq in questions(),
    ) -> Exercise {
        Exercise {
            aliases: distinct(&name, aliases),
            progresses_to: distinct("", rungs),
            name, summary, facts, steps, tips, mistakes, faq,
        }
    }
}

fn told(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(ToString::to_string).collect()
}

/// A page of the tests, to be spoilt.
fn some_page() -> String {
    fs::read_to_string(good_pages().join("zorb-turn.md")).expect("an invented page")
}

/// A way to spoil a text.
#[derive(Debug, Clone)]
enum Spoil {
    Cut(Index, usize),
    Put(Index, String),
    SwapLines(Index, Index),
    RepeatLine(Index, usize),
}

fn spoil() -> impl Strategy<Value = Spoil> {
    let scrap = prop_oneof![
        word(),
        select(vec![
            "\n",
            "\n\n",
            "\r\n",
            "\t",
            "  ",
            "\n- ",
            "\n  - ",
            "\n# ",
            "\n## FAQ\n",
            "\n### a?\n",
            "\n---\n",
            "- **Needs:** Wall\n",
            ", ",
            ":** ",
            "?",
            "\n1. ",
            "\n1.\t",
            "\n#\t",
            "\u{feff}",
            "\u{202e}",
            "\u{1b}[2J",
            "\n99999999999. ",
            "\r"
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    prop_oneof![
        (any::<Index>(), 1..40_usize).prop_map(|(at, len)| Spoil::Cut(at, len)),
        (any::<Index>(), scrap).prop_map(|(at, text)| Spoil::Put(at, text)),
        (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Spoil::SwapLines(a, b)),
        (any::<Index>(), 1..4_usize).prop_map(|(at, times)| Spoil::RepeatLine(at, times)),
    ]
}

fn spoilt(page: &str, ways: &[Spoil]) -> String {
    let mut page = page.to_owned();
    for way in ways {
        let mut letters: Vec<char> = page.chars().collect();
        let mut lines: Vec<&str> = page.split('\n').collect();
        page = match way {
            Spoil::Cut(at, len) if !letters.is_empty() => {
                let start = at.index(letters.len());
                letters.drain(start..(start + len).min(letters.len()));
                letters.into_iter().collect()
            }
            Spoil::Cut(..) => page,
            Spoil::Put(at, text) => {
                let at = at.index(letters.len() + 1);
                letters.splice(at..at, text.chars());
                letters.into_iter().collect()
            }
            Spoil::SwapLines(a, b) => {
                let (a, b) = (a.index(lines.len()), b.index(lines.len()));
                lines.swap(a, b);
                lines.join("\n")
            }
            Spoil::RepeatLine(at, times) => {
                let at = at.index(lines.len());
                lines.splice(at..at, std::iter::repeat_n(lines[at], *times));
                lines.join("\n")
            }
        };
    }
    page
}

/// What holds for any reading: findings in order, at lines that are there, safe to print; a record reads back.
fn holds_for_any_page(bytes: &[u8]) -> Result<(), TestCaseError> {
    let reading = page::read_bytes(bytes);
    let lines = bytes.split(|byte| *byte == b'\n').count().max(1);
    prop_assert!(
        reading
            .findings
            .is_sorted_by_key(|finding| (finding.line, finding.rule))
    );
    for finding in &reading.findings {
        prop_assert!(
            (1..=lines).contains(&finding.line),
            "{finding} of {lines} lines"
        );
        prop_assert!(
            !finding.message.chars().any(safe::is_hostile),
            "{:?}",
            finding.message
        );
    }
    prop_assert_eq!(
        reading.exercise.is_none(),
        reading.findings.iter().any(Finding::is_error)
    );
    if let Some(exercise) = reading.exercise {
        let again = page::read(&page::write(&exercise));
        prop_assert!(again.findings.is_empty(), "{:?}", told(&again.findings));
        prop_assert_eq!(again.exercise.as_ref(), Some(&exercise));
        let _ = page::check_style(&exercise, &reading.lines);
    }
    Ok(())
}

/// Text without the escape sequences that style and link it.
fn unpainted(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\u{1b}') {
        plain.push_str(&rest[..at]);
        let sequence = &rest[at + 1..];
        let end = match sequence.as_bytes().first() {
            Some(b'[') => sequence
                .find(|c: char| c.is_ascii_alphabetic())
                .map(|end| end + 1),
            Some(b']') => sequence.find("\u{1b}\\").map(|end| end + 2),
            _ => None,
        };
        rest = &sequence[end.expect("a sequence that ends")..];
    }
    plain + rest
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn what_is_written_reads_back_as_the_same_record(exercise in exercise()) {
        let written = page::write(&exercise);
        let reading = page::read(&written);
        prop_assert!(reading.findings.is_empty(), "{:?}\n{written}", told(&reading.findings));
        prop_assert_eq!(reading.exercise, Some(exercise));
        prop_assert_eq!(reading.omitted, 0);
    }

    #[test]
    fn a_whole_page_reads_back_as_the_same_record_with_notes_only(
        exercise in exercise(),
        related in proptest::collection::vec((named(), words(5)), 0..6),
    ) {
        let rungs: Vec<Rung<'_>> = related
            .iter()
            .map(|(name, why)| Rung { name, address: format!("{}.md", fold::slug(name)), why })
            .collect();
        let written = page::write_whole(&exercise, &rungs);
        let reading = page::read(&written);
        let codes: Vec<&str> = reading.findings.iter().map(|finding| finding.rule.code()).collect();
        let notes_only = reading.findings.iter().all(|finding| finding.rule.severity() == Severity::Note);
        prop_assert!(notes_only, "{:?}\n{written}", told(&reading.findings));
        prop_assert_eq!(codes.iter().filter(|code| **code == "N01").count(), 2);
        prop_assert_eq!(codes.contains(&"N03"), !rungs.is_empty());
        prop_assert!(codes.contains(&"N05"));
        prop_assert_eq!(reading.exercise, Some(exercise));
    }

    #[test]
    fn line_ends_and_a_byte_order_mark_make_no_difference(exercise in exercise()) {
        let written = page::write(&exercise);
        let foreign = format!("\u{feff}{}", written.replace('\n', "\r\n"));
        let reading = page::read(&foreign);
        prop_assert!(reading.findings.is_empty(), "{:?}", told(&reading.findings));
        prop_assert_eq!(reading.exercise, Some(exercise));
    }

    #[test]
    fn no_bytes_make_the_reader_fall_over(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        holds_for_any_page(&bytes)?;
    }

    #[test]
    fn no_text_makes_the_reader_fall_over(text in any::<String>()) {
        holds_for_any_page(text.as_bytes())?;
    }

    #[test]
    fn a_spoilt_page_is_refused_or_reads_back(ways in proptest::collection::vec(spoil(), 1..6)) {
        holds_for_any_page(spoilt(&some_page(), &ways).as_bytes())?;
    }
}

proptest! {
    // Each case reads or searches a whole catalogue.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(30) })]

    #[test]
    fn no_words_make_the_command_line_fall_over(words in proptest::collection::vec(any::<String>(), 0..4)) {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let run = common::run(&repdex::cli::World::default(), &words);
        let unsafe_words = run.err.chars().find(|c| *c != '\n' && safe::is_hostile(*c));
        prop_assert!(unsafe_words.is_none(), "{:?} in {:?}", unsafe_words, run.err);
    }

    #[test]
    fn a_record_is_shown_at_any_width_in_any_colour_with_the_same_letters(
        exercise in exercise(), width in 1..200_u16, terminal: bool,
    ) {
        let folder = tempfile::tempdir().expect("a folder");
        let alone = Exercise { progresses_to: Vec::new(), ..exercise };
        fs::write(folder.path().join("page.md"), page::write(&alone)).expect("written");
        let mut world = world_with(folder.path());
        world.terminal = terminal;
        let line = format!("show --exact {} --pager never --width {width}", alone.slug());
        let plain = repdex_in(&world, &format!("{line} --color never"));
        let painted = repdex_in(&world, &format!("{line} --color always"));
        plain.found();
        prop_assert_eq!(unpainted(&painted.out), &plain.out[..]);
    }
}

#[test]
fn every_built_in_page_writes_and_reads_back() {
    let mut pages = 0;
    for region in fs::read_dir(project().join("data")).expect("data") {
        let Ok(entries) = fs::read_dir(region.expect("a region").path()) else {
            continue;
        };
        for entry in entries {
            let path = entry.expect("a page").path();
            let reading = page::read(&fs::read_to_string(&path).expect("a page"));
            let exercise = reading
                .exercise
                .unwrap_or_else(|| panic!("{}", path.display()));
            let again = page::read(&page::write(&exercise));
            assert_eq!(
                again.exercise.as_ref(),
                Some(&exercise),
                "{}",
                path.display()
            );
            pages += 1;
        }
    }
    assert!(pages >= 160);
}

#[test]
fn colour_changes_no_letter_of_any_answer() {
    let mut world = world_with(good_pages());
    world.terminal = true;
    for line in [
        "bench kickback",
        "zorb turn",
        "list",
        "search press",
        "search zrob",
        "similar pullup",
        "terms",
        "terms muscles",
        "random --seed 3 --count 4",
        "list --columns secondary,name",
        "search rdl --columns match,name",
    ] {
        for width in [1, 7, 20, 39, 40, 60, 76, 80, 100, 200] {
            let line = format!("{line} --pager never --width {width}");
            let plain = repdex_in(&world, &format!("{line} --color never"));
            let painted = repdex_in(&world, &format!("{line} --color always"));
            plain.shows_no("\u{1b}");
            assert_eq!(unpainted(&painted.out), plain.out, "{line}");
        }
    }
    let painted = repdex("bench kickback --color always").out;
    assert!(
        painted.len() > unpainted(&painted).len(),
        "there is colour to lose"
    );
}

#[test]
fn an_item_whose_words_begin_on_the_next_line_reads_back() {
    let catalog = repdex::catalog::Catalog::built_in();
    let plank = catalog.exactly("plank").expect("a page").exercise();
    let page = repdex::page::write(&plank).replacen("\n1. ", "\n1.\n99999999999. ", 1);
    let read = repdex::page::read(&page).exercise.expect("it is a page");
    let again = repdex::page::read(&repdex::page::write(&read)).exercise;
    assert!(
        read.steps[0].starts_with("99999999999. "),
        "{}",
        read.steps[0]
    );
    assert_eq!(again, Some(read));
}
