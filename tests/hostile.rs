//! Hostile text is harmless: whatever comes from outside - pages, paths, queries, arguments - reaches no stream with a
//! character that could steer a terminal.

use repdex::cli::{self, Exit, PagesFolder, World};
use repdex::text::safe;
use std::ffi::OsString;
use std::fs;
use std::path::Path;

/// What a terminal obeys: colour, title, clipboard, cursor, C1 controls, writing direction, invisible letters.
const ATTACKS: [&str; 12] = [
    "\u{1b}[31mred",
    "\u{1b}]0;owned\u{7}",
    "\u{1b}]52;c;ZXZpbA==\u{1b}\\",
    "\u{9b}2Jclear",
    "over\rwritten",
    "back\u{8}\u{8}\u{8}\u{8}space",
    "\u{202e}desrever",
    "\u{2066}isolated\u{2069}",
    "zero\u{200b}width",
    "tag\u{e0041}ged",
    "line\u{2028}break",
    "del\u{7f}ete",
];

const GOOD_PAGE: &str = include_str!("../data/legs/barbell-back-squat.md");

struct Run {
    exit: Exit,
    out: String,
    err: String,
}

fn run_in(pages: Option<&Path>, arguments: &[&str]) -> Run {
    let world = World {
        pages: PagesFolder {
            path: pages.map(Path::to_owned),
            named: pages.is_some(),
        },
        pager: Some(OsString::new()),
        ..World::default()
    };
    run_world(&world, arguments)
}

fn run_world(world: &World, arguments: &[&str]) -> Run {
    let arguments = std::iter::once("repdex").chain(arguments.iter().copied());
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = cli::run(arguments.map(OsString::from), world, &mut out, &mut err);
    Run {
        exit,
        out: String::from_utf8(out).expect("text on stdout"),
        err: String::from_utf8(err).expect("text on stderr"),
    }
}

#[track_caller]
fn assert_harmless(run: &Run, what: &str) {
    for (stream, text) in [("stdout", &run.out), ("stderr", &run.err)] {
        let hostile = text
            .chars()
            .find(|c| safe::is_hostile(*c) && !matches!(c, '\n' | '\t'));
        assert_eq!(hostile, None, "{what}: {stream} carries it raw: {text:?}");
    }
}

#[test]
fn a_hostile_question_is_echoed_written_out() {
    for attack in ATTACKS {
        for command in [
            &["show"][..],
            &["search"],
            &["similar"],
            &["show", "--exact"],
            &[],
        ] {
            let question = format!("zzqx{attack}qqzx");
            let arguments: Vec<&str> = command.iter().copied().chain([question.as_str()]).collect();
            let run = run_in(None, &arguments);
            assert_harmless(&run, &question);
            assert_eq!(run.exit, Exit::Nothing, "{question:?}: {}", run.err);
            assert!(
                run.err.contains("\\u{"),
                "{question:?} is echoed: {}",
                run.err
            );
        }
    }
}

#[test]
fn a_hostile_value_is_refused_written_out() {
    for attack in ATTACKS {
        let not = format!("equipment={attack}");
        let command_lines: [&[&str]; 15] = [
            &["list", "--muscle", attack],
            &["list", "--have", attack],
            &["list", "--not", attack],
            &["list", "--not", &not],
            &["list", "--format", attack],
            &["list", "--columns", attack],
            &["list", "--limit", attack],
            &["list", "--sort", attack],
            &["list", "--color", attack],
            &["list", "--width", attack],
            &["show", "rdl", "--section", attack],
            &["random", "--seed", attack],
            &["terms", attack],
            &["completions", attack],
            &["about", attack],
        ];
        for arguments in command_lines {
            let run = run_in(None, arguments);
            assert_harmless(&run, &format!("{arguments:?}"));
            assert_eq!(run.exit, Exit::Trouble, "{arguments:?}: {}", run.err);
            assert!(
                run.err.contains("\\u{"),
                "{arguments:?} is echoed: {}",
                run.err
            );
        }
    }
}

#[test]
fn a_hostile_option_is_refused_written_out() {
    for attack in ATTACKS {
        let option = format!("--{attack}");
        for arguments in [
            &[option.as_str()][..],
            &["list", &option],
            &["check", &option],
        ] {
            let run = run_in(None, arguments);
            assert_harmless(&run, &format!("{arguments:?}"));
            assert_eq!(run.exit, Exit::Trouble, "{}", run.err);
        }
    }
}

#[test]
fn the_colours_of_an_error_are_the_programs_own() {
    let world = World {
        error_terminal: true,
        ..World::default()
    };
    let run = run_world(&world, &["list", "--format", "\u{1b}[5mblink"]);
    assert!(run.err.contains("\u{1b}["), "the terminal gets colour");
    assert!(
        !run.err.contains("\u{1b}[5m"),
        "but not that of the argument: {:?}",
        run.err
    );
    assert!(run.err.contains("\\u{1b}[5mblink"), "{:?}", run.err);
}

#[test]
fn a_folder_that_is_not_there_is_named_written_out() {
    for attack in ATTACKS {
        let run = run_in(
            Some(Path::new(&format!("/nowhere/{attack}"))),
            &["list", "--limit", "1"],
        );
        assert_harmless(&run, attack);
        assert_eq!(run.exit, Exit::Found);
        assert!(run.err.contains("there is no /nowhere/"), "{}", run.err);
        assert_harmless(
            &run_in(None, &["check", &format!("/nowhere/{attack}")]),
            attack,
        );
        assert_harmless(
            &run_in(Some(Path::new(&format!("/nowhere/{attack}"))), &["about"]),
            attack,
        );
    }
}

#[test]
fn a_hostile_character_keeps_a_page_out_and_is_written_out() {
    for attack in ATTACKS {
        for place in [
            "# Barbell",
            "bar rides",
            "Needs:** Rack",
            "Squat, Back",
            "1. Set",
            "- Pull",
            "### How",
        ] {
            let folder = tempfile::tempdir().expect("a folder");
            assert!(GOOD_PAGE.contains(place), "{place} is on the page");
            let page = GOOD_PAGE.replacen(place, &format!("{place} {attack} "), 1);
            fs::write(folder.path().join("page.md"), page).expect("a page");
            let path = folder.path().to_str().expect("a path of text");
            for arguments in [
                &["list", "--json"][..],
                &["barbell", "back", "squat"],
                &["check", path],
                &["check", "--json", path],
            ] {
                let run = run_in(Some(folder.path()), arguments);
                assert_harmless(&run, &format!("{attack:?} at {place}, {arguments:?}"));
                // Only a check tells more than the first fault of a page.
                let told = if arguments[0] == "check" {
                    run.out.contains("E12")
                } else {
                    run.err.contains("(left out")
                };
                assert!(told, "{attack:?} at {place}: {}", run.err);
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn the_path_of_a_page_is_written_out() {
    for attack in ATTACKS {
        let folder = tempfile::tempdir().expect("a folder");
        let inner = folder.path().join(attack.replace('/', ""));
        fs::create_dir(&inner).expect("a folder with a hostile name");
        fs::write(inner.join("one.md"), "# Broken\n").expect("a page");
        fs::write(inner.join("two.md"), GOOD_PAGE).expect("a page");
        fs::write(inner.join("three.md"), GOOD_PAGE).expect("the same page again");
        std::os::unix::fs::symlink(folder.path(), inner.join("back.md")).expect("a link back");
        let path = folder.path().to_str().expect("a path of text");
        for arguments in [
            &["list", "--limit", "1"][..],
            &["check", path],
            &["check", "--strict", "--json", path],
        ] {
            let run = run_in(Some(folder.path()), arguments);
            assert_harmless(&run, &format!("{attack:?}, {arguments:?}"));
            assert!(
                run.err.contains("one.md") || run.out.contains("one.md"),
                "{}{}",
                run.out,
                run.err
            );
        }
    }
}

#[cfg(unix)]
#[test]
fn a_script_reads_the_path_of_a_finding_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let name = "a\u{202e}b\u{e0041}\u{1b}.md";
    fs::write(folder.path().join(name), "# Broken\n").expect("a page");
    let run = run_in(
        None,
        &[
            "check",
            "--json",
            folder.path().to_str().expect("a path of text"),
        ],
    );
    let findings: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    let path = findings[0]["path"].as_str().expect("a path");
    assert!(path.ends_with(name), "{path:?}");
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_text_are_shown_replaced() {
    use std::os::unix::ffi::OsStringExt;
    let broken = || OsString::from_vec(b"zzqx\xff\xfe\x1b[31m".to_vec());
    for before in [
        &[][..],
        &["show"],
        &["list", "--muscle"],
        &["check"],
        &["list", "--format"],
    ] {
        let arguments = std::iter::once("repdex")
            .chain(before.iter().copied())
            .map(OsString::from);
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let exit = cli::run(
            arguments.chain([broken()]),
            &World::default(),
            &mut out,
            &mut err,
        );
        let run = Run {
            exit,
            out: String::from_utf8(out).expect("text"),
            err: String::from_utf8(err).expect("text"),
        };
        assert_harmless(&run, &format!("{before:?}"));
        assert_ne!(run.exit, Exit::Found);
    }
}

#[test]
fn a_hostile_shell_is_refused_written_out() {
    let world = World {
        completing: Some("\u{1b}[31mbash".into()),
        ..World::default()
    };
    let run = run_world(&world, &["--", "repdex", "li"]);
    assert_harmless(&run, "the shell");
    assert_eq!(run.exit, Exit::Trouble);
}
