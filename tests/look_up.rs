//! Looking an exercise up: the bare question and `show`, whole pages and parts.

mod common;

use common::{repdex, run};
use repdex::cli::{Exit, World};

fn names(line: &str) -> Vec<String> {
    let run = repdex(&format!("{line} --format names"));
    run.lines().into_iter().map(str::to_owned).collect()
}

#[test]
fn a_bare_question_shows_the_page() {
    repdex("bench kickback")
        .found()
        .shows("Bench Kickback\n")
        .shows("How to perform")
        .shows("Common mistakes");
}

#[test]
fn a_plain_question_and_show_give_the_same_bytes() {
    for question in [
        "bench kickback",
        "rdl",
        "glute brigde",
        "press-ups",
        "press",
        "bench-kickback",
        "xyzzyqq",
        "squat",
    ] {
        let plain = repdex(question);
        let shown = repdex(&format!("show {question}"));
        plain.ends(shown.exit).prints(&shown.out);
        assert_eq!(plain.err, shown.err, "{question}");
        // With an option the words take the long way through clap.
        let parsed = repdex(&format!("{question} --format text"));
        parsed.ends(shown.exit).prints(&shown.out);
    }
}

#[test]
fn a_name_is_found_however_it_is_typed() {
    for (typed, name) in [
        ("bench kickback", "Bench Kickback"),
        ("BENCH   KICKBACK", "Bench Kickback"),
        ("bench-kickback", "Bench Kickback"),
        ("kickback bench", "Bench Kickback"),
        ("rdl", "Barbell Romanian Deadlift"),
        ("glute brigde", "Glute Bridge"),
        ("press-ups", "Pushup"),
        ("push up", "Pushup"),
    ] {
        assert_eq!(names(&format!("show {typed}")), [name], "{typed}");
    }
}

#[test]
fn quotes_around_a_name_make_no_difference() {
    let world = World::default();
    let apart = run(&world, &["bench", "kickback"]);
    run(&world, &["bench kickback"]).found().prints(&apart.out);
}

#[test]
fn a_command_word_can_be_looked_up_behind_two_hyphens() {
    let looked_up = run(&World::default(), &["--format", "names", "--", "list"]);
    assert!(looked_up.lines().len() <= 1, "a page at most, not the list");
    run(
        &World::default(),
        &["--format", "names", "--", "bench", "kickback"],
    )
    .found()
    .prints("Bench Kickback\n");
}

#[test]
fn exact_takes_a_name_an_alias_or_a_slug_and_nothing_less() {
    for typed in [
        "bench kickback",
        "Bench Kickback",
        "bench-kickback",
        "bench hip lift",
        "bench hip lifts",
    ] {
        repdex(&format!("show --exact {typed} --format names"))
            .found()
            .prints("Bench Kickback\n");
    }
    for typed in ["bench kick", "kickback bench", "bench kickbakc", "glutes"] {
        repdex(&format!("show --exact {typed}"))
            .ends(Exit::Nothing)
            .prints_nothing()
            .says("exactly")
            .says("nearest:");
    }
}

#[test]
fn sections_are_shown_alone_and_in_the_order_given() {
    let run = repdex("bench kickback --section tips,steps");
    run.found()
        .shows("Bench Kickback")
        .shows_no("Common mistakes")
        .shows_no("FAQ");
    let at = |what: &str| run.out.find(what).unwrap_or_else(|| run.fail(what));
    assert!(at("Pro tips") < at("How to perform"));
    let headings = [
        ("steps", "How to perform"),
        ("how", "How to perform"),
        ("tips", "Pro tips"),
        ("mistakes", "Common mistakes"),
        ("faq", "FAQ"),
        ("related", "Related exercises"),
        ("ladder", "Ladder"),
        ("facts", "Target"),
    ];
    for (section, heading) in headings {
        let run = repdex(&format!("bench kickback --section {section}"));
        run.found().shows(heading);
        let markdown = repdex(&format!(
            "bench kickback --section {section} --format markdown"
        ));
        markdown.found().shows(heading);
        for (other, text) in headings.iter().filter(|(_, text)| *text != heading) {
            run.shows_no(&format!("\n{text}\n"));
            markdown.shows_no(&format!("\n## {text}\n"));
            assert_ne!(section, *other);
        }
    }
    repdex("bench kickback --section stepz")
        .ends(Exit::Trouble)
        .prints_nothing()
        .says("steps");
}

#[test]
fn an_ambiguous_question_names_the_others_under_the_page() {
    repdex("press").found().shows("\nalso: ");
    repdex("bench kickback").found().shows_no("also: ");
    repdex("rdl").found().shows_no("also: ");
}
