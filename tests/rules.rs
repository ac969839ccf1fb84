//! Every rule of a page is broken by a fixture in `tests/pages/bad/`, named by its code: a page, or a folder of pages
//! when the rule is about several. What `check` must say of each stands in `expected.txt` there, word for word;
//! `REPDEX_REFRESH=1 cargo test --test rules` writes it anew.

mod common;

use common::{Run, difference, project, repdex, run, world_with};
use repdex::cli::{Exit, World};
use repdex::page::{LONGEST, MOST_FINDINGS, Rule, Severity};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const BAD: &str = "tests/pages/bad";

/// The fixtures by name, in order.
fn fixtures() -> Vec<String> {
    let entries = fs::read_dir(project().join(BAD)).expect("the fixtures are there");
    let mut names: Vec<String> = entries
        .map(|entry| {
            let name = entry.expect("a fixture can be listed").file_name();
            name.into_string().expect("fixtures have plain names")
        })
        .filter(|name| name != "expected.txt")
        .collect();
    names.sort();
    names
}

/// Runs `check` on one fixture; paths are relative to the project, where cargo runs tests.
fn check(name: &str) -> Run {
    run(&World::default(), &["check", &format!("{BAD}/{name}")])
}

fn codes(run: &Run) -> BTreeSet<String> {
    run.lines()
        .iter()
        .map(|line| {
            let (_, message) = line.split_once(": ").expect("path:line: CODE message");
            message[..3].to_owned()
        })
        .collect()
}

#[test]
fn every_rule_is_broken_by_a_fixture_of_its_code() {
    let fixtures = fixtures();
    for rule in Rule::ALL {
        assert!(
            fixtures
                .iter()
                .any(|name| name.starts_with(&format!("{}-", rule.code()))),
            "no fixture in {BAD} breaks {}: {}",
            rule.code(),
            rule.summary()
        );
    }
}

#[test]
fn a_fixture_breaks_the_rule_of_its_name_and_no_other() {
    for name in fixtures() {
        let run = check(&name);
        let expected = BTreeSet::from([name[..3].to_owned()]);
        if codes(&run) != expected {
            run.fail(&format!("{name} should break {} alone", &name[..3]));
        }
    }
}

#[test]
fn what_check_says_of_every_fixture_stands_in_expected_txt() {
    let said: String = fixtures().iter().map(|name| check(name).out).collect();
    let said = said.replace(&format!("{BAD}/"), "");
    let path = project().join(BAD).join("expected.txt");
    if std::env::var_os("REPDEX_REFRESH").is_some() {
        fs::write(&path, &said).expect("expected.txt can be written");
    }
    let expected = fs::read_to_string(&path).expect("expected.txt is there");
    assert!(
        said == expected,
        "check speaks otherwise than {}:\n{}",
        path.display(),
        difference(&expected, &said)
    );
}

#[test]
fn an_error_ends_check_with_1_a_note_only_when_strict() {
    for name in fixtures() {
        let code = &name[..3];
        let rule = Rule::ALL.iter().find(|rule| rule.code() == code);
        let rule = rule.expect("a fixture is named by a code of the table");
        let plain = check(&name);
        plain.ends(if rule.severity() == Severity::Error {
            Exit::Nothing
        } else {
            Exit::Found
        });
        run(
            &World::default(),
            &["check", "--strict", &format!("{BAD}/{name}")],
        )
        .ends(Exit::Nothing);
    }
}

#[test]
fn findings_as_json_say_the_same() {
    for name in fixtures() {
        let text = check(&name);
        let json = run(
            &World::default(),
            &["check", "--json", &format!("{BAD}/{name}")],
        );
        json.ends(text.exit);
        let rows = json.json();
        let lines: Vec<String> = rows
            .as_array()
            .expect("an array")
            .iter()
            .map(|row| {
                let field = |key: &str| row[key].as_str().expect("a text").to_owned();
                let (path, code, message) = (field("path"), field("code"), field("message"));
                let severity = field("severity");
                assert_eq!(&severity[..1].to_uppercase(), &code[..1]);
                format!("{path}:{}: {code} {message}", row["line"])
            })
            .collect();
        assert_eq!(lines, text.lines());
    }
}

#[test]
fn an_own_page_that_breaks_an_error_is_told_and_left_out_any_other_is_taken() {
    for name in fixtures()
        .iter()
        .filter(|name| Path::new(name).extension().is_some())
    {
        let folder = tempfile::tempdir().expect("a folder");
        let page = fs::read(project().join(BAD).join(name)).expect("the fixture can be read");
        fs::write(folder.path().join(name), page).expect("a page can be written");
        let about = run(&world_with(folder.path()), &["about"]);
        if name.starts_with('E') {
            about.shows(" built in").says(&name[..3]).says("left out");
        } else {
            about.shows("(1 of them your own)").says_nothing();
        }
    }
}

#[test]
fn every_fault_of_a_page_is_told_at_once_in_the_order_of_lines() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("page.md");
    fs::write(
        &path,
        "# A\n\n## Quick answer\n\n- **Body Part:** Elbow\n- **Farce:** Push\n\n## Music\n",
    )
    .expect("written");
    let run = run(&World::default(), &["check", &path.to_string_lossy()]);
    let lines: Vec<usize> = run
        .lines()
        .iter()
        .map(|line| {
            let rest = &line[path.to_string_lossy().len() + 1..];
            rest.split(':')
                .next()
                .and_then(|line| line.parse().ok())
                .expect("a line number")
        })
        .collect();
    assert!(lines.is_sorted(), "{lines:?}");
    assert_eq!(
        codes(&run),
        ["E02", "E03", "E04", "E05"].map(str::to_owned).into()
    );
}

#[test]
fn a_page_of_more_than_a_mebibyte_is_refused_unread() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("long.md");
    let longest = usize::try_from(LONGEST).expect("a mebibyte");
    fs::write(&path, vec![b'a'; longest + 1]).expect("written");
    let refused = run(&World::default(), &["check", &path.to_string_lossy()]);
    refused.ends(Exit::Nothing).shows(":1: E13 ");
    fs::write(&path, vec![b'a'; longest]).expect("written");
    run(&World::default(), &["check", &path.to_string_lossy()]).shows_no("E13");
}

#[test]
fn findings_beyond_a_hundred_are_counted() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("many.md");
    fs::write(&path, "- stray\n\n".repeat(MOST_FINDINGS + 50)).expect("written");
    let run = run(&World::default(), &["check", &path.to_string_lossy()]);
    assert_eq!(run.lines().len(), MOST_FINDINGS);
    // 50 strays more, the missing title and the five missing sections.
    run.says("and 61 more");
}

#[test]
fn check_wants_pages() {
    repdex("check").ends(Exit::Trouble).prints_nothing();
    repdex("check no/such/folder")
        .ends(Exit::Trouble)
        .says("no/such/folder");
    let empty = tempfile::tempdir().expect("a folder");
    run(
        &World::default(),
        &["check", &empty.path().to_string_lossy()],
    )
    .ends(Exit::Trouble)
    .prints_nothing()
    .says("NAME.md");
}

#[test]
fn the_invented_pages_of_the_tests_are_good() {
    repdex("check tests/pages/good")
        .ends(Exit::Found)
        .says("5 pages, 0 problems");
}

#[test]
fn the_template_of_a_page_breaks_nothing() {
    let template = repdex("check --template");
    template.found();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("name-of-the-exercise.md");
    fs::write(&path, &template.out).expect("written");
    run(
        &World::default(),
        &["check", "--strict", &path.to_string_lossy()],
    )
    .ends(Exit::Found)
    .prints_nothing();
}
