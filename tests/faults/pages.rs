//! Pages that are no pages: too long, empty, not text, full of faults, half written.

use super::{Pages, assert_no_panic, named, own_page, text};
use std::fs;
use std::thread;

#[test]
fn a_page_of_50_megabytes_is_refused_unread() {
    let pages = Pages::new();
    let page = fs::File::create(pages.path("huge.md")).expect("a page");
    page.set_len(50 << 20).expect("a long page");
    pages.assert_told("huge.md", "more than 1048576 bytes");
}

#[test]
fn a_page_as_long_as_is_read_is_taken() {
    let pages = Pages::new();
    let page = named("Long Squat");
    let room = usize::try_from(repdex::page::LONGEST).expect("it fits") - page.len();
    pages.add("long.md", (page + &"\n".repeat(room)).as_bytes());
    pages.assert_taken("Long Squat");
}

#[test]
fn a_folder_named_like_a_page_is_told_of_and_the_pages_in_it_are_read() {
    let pages = Pages::new();
    fs::create_dir(pages.path("folder.md")).expect("a folder");
    fs::write(
        pages.path("folder.md").join("inner.md"),
        named("Inner Squat"),
    )
    .expect("a page");
    pages.assert_told("folder.md", "a folder is named like a page");
    let inner = pages.run(&["show", "--exact", "inner squat", "--format", "names"]);
    assert_eq!(text(&inner.stdout), "Inner Squat\n");
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_line() {
    let pages = Pages::new();
    pages.add("latin.md", b"# Latin\n\n## Quick answer\n\ncaf\xe9\n");
    pages.assert_told("latin.md", ":5: E13");
}

#[test]
fn text_of_two_bytes_a_letter_is_called_by_its_name() {
    let pages = Pages::new();
    let units = own_page().encode_utf16().collect::<Vec<_>>();
    let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    pages.add("wide.md", &[b"\xff\xfe", little.as_slice()].concat());
    pages.assert_told("wide.md", ":1: E13 the page is UTF-16 text");
}

#[test]
fn an_empty_page_is_told_of() {
    let pages = Pages::new();
    pages.add("empty.md", b"");
    pages.assert_told("empty.md", ":1: E05");
}

#[test]
fn pages_from_other_systems_are_taken() {
    let pages = Pages::new();
    pages.add(
        "windows.md",
        named("Windows Squat").replace('\n', "\r\n").as_bytes(),
    );
    pages.add(
        "notepad.md",
        format!("\u{feff}{}", named("Notepad Squat")).as_bytes(),
    );
    pages.add("unended.md", named("Unended Squat").trim_end().as_bytes());
    for name in ["Windows Squat", "Notepad Squat", "Unended Squat"] {
        pages.assert_taken(name);
    }
}

#[test]
fn a_carriage_return_within_a_line_is_refused() {
    let pages = Pages::new();
    pages.add(
        "return.md",
        named("Return Squat").replacen("bar", "bar\r", 1).as_bytes(),
    );
    pages.assert_told("return.md", "E12");
}

#[test]
fn ten_thousand_faults_are_told_in_a_line_and_a_count() {
    let pages = Pages::new();
    pages.add(
        "faulty.md",
        format!("# Faulty\n\n{}", "out of place\n\n".repeat(10_000)).as_bytes(),
    );
    pages.assert_told("faulty.md", "E08");
    let err = text(&pages.run(&["own", "squat"]).stderr);
    assert_eq!(err.lines().count(), 1, "{err}");
    assert!(err.contains("more: repdex check"), "{err}");
}

#[test]
fn a_page_of_thousands_of_rungs_that_lead_nowhere_is_told_of_in_a_line_and_a_count() {
    let rungs = |count: usize| (0..count).map(|at| format!(", Nothing {at}"));
    let rungs = format!(
        "- **Progresses To:** Gone{}\n",
        rungs(3000).collect::<String>()
    );
    let page = named("Crowded Squat").replacen("\n\n---\n", &format!("\n{rungs}\n---\n"), 1);
    let pages = Pages::new();
    pages.add("crowded.md", page.as_bytes());
    pages.assert_told("crowded.md", "E22");
    let err = text(&pages.run(&["own", "squat"]).stderr);
    assert_eq!(err.lines().count(), 1, "{err}");
    assert!(err.contains("and 3000 more: repdex check"), "{err}");
    let checked = pages.run(&["check", &pages.path("crowded.md").to_string_lossy()]);
    assert!(text(&checked.stdout).lines().count() <= 100);
    let counted = text(&checked.stderr);
    assert!(
        counted.contains("more on pages with over 100 findings"),
        "{counted}"
    );
    assert_eq!(checked.status.code(), Some(1));
}

/// A hundred notes fill the list; the fault behind them still counts.
#[test]
fn a_fault_behind_a_hundred_notes_is_a_problem() {
    let notes = "\n### Is it asked again?\n\nYes.\n".repeat(150);
    let pages = Pages::new();
    pages.add(
        "noted.md",
        format!("{}{notes}\n### No question\n", named("Noted Squat")).as_bytes(),
    );
    let checked = pages.run(&["check", &pages.path("noted.md").to_string_lossy()]);
    assert_eq!(checked.status.code(), Some(1), "{}", text(&checked.stderr));
}

#[test]
fn a_page_of_many_values_questions_or_rungs_is_read_in_seconds() {
    let numbered = |count: usize, text: &str| {
        let numbers = (0..count).map(|at| text.replace('#', &at.to_string()));
        numbers.collect::<String>()
    };
    let questions = numbered(20_000, "\n@ What is #?\n\nA number.\n").replace('@', "###");
    let rungs = numbered(30_000, ", Nothing #");
    let squat = named("Crowded Squat");
    let crowded = [
        squat.replace("Glutes, ", &"Elbow, ".repeat(100_000)),
        squat.replace("Glutes, ", &format!("{}, ", "elbow".repeat(150_000))),
        squat.replace("**Needs:**", &format!("**{}:**", "need".repeat(200_000))),
        squat.replace("## Pro tips", &format!("## {}", "tips".repeat(200_000))),
        squat.replacen(
            "\n---",
            &format!("- **Progresses To:** Nothing{rungs}\n\n---"),
            1,
        ),
        squat + &questions,
    ];
    for page in crowded {
        let pages = Pages::new();
        pages.add("crowded.md", page.as_bytes());
        let run = pages.run(&["own", "squat", "--format", "names"]);
        assert_no_panic(&run);
        assert_eq!(text(&run.stdout), "Own Squat\n");
    }
}

/// Asks twenty times while something does not rest.
fn amid(restless: impl Fn(), ask: impl Fn() + Sync) {
    thread::scope(|scope| {
        let asking = scope.spawn(|| (0..20).for_each(|_| ask()));
        while !asking.is_finished() {
            restless();
        }
    });
}

#[test]
fn a_page_that_comes_and_goes_while_others_are_read_harms_nothing() {
    let pages = Pages::new();
    pages.add_squats(600);
    let restless = pages.path("restless.md");
    let page = named("Restless Squat");
    let come_and_go = || {
        fs::write(&restless, &page[..page.len() / 2]).expect("half a page is written");
        fs::write(&restless, &page).expect("the page is written");
        fs::remove_file(&restless).expect("the page is removed");
    };
    amid(come_and_go, || {
        let run = pages.run(&["own", "squat", "--format", "names"]);
        assert_no_panic(&run);
        assert_eq!(
            (text(&run.stdout).as_str(), run.status.code()),
            ("Own Squat\n", Some(0))
        );
        let err = text(&run.stderr);
        assert!(
            err.lines().all(|line| line.contains("restless.md")),
            "{err}"
        );
    });
}

#[test]
fn a_folder_that_goes_while_it_is_read_harms_nothing() {
    let pages = Pages::new();
    pages.add_squats(300);
    let folder = pages.0.path();
    let away = folder.with_extension("away");
    let go_and_come = || {
        fs::rename(folder, &away).expect("the folder goes");
        fs::rename(&away, folder).expect("the folder comes back");
    };
    amid(go_and_come, || {
        let run = pages.run(&["bench", "kickback", "--format", "names"]);
        assert_no_panic(&run);
        assert_eq!(
            (text(&run.stdout).as_str(), run.status.code()),
            ("Bench Kickback\n", Some(0))
        );
    });
}
