//! What surrounds a run: what is asked, the environment, the terminal, other runs.

use super::{Pages, assert_no_panic, output, repdex, text};
use std::process::Command;
use std::thread;

#[test]
fn a_question_of_100_kilobytes_is_answered() {
    for word in ["a", "press ", "\u{e9}", "a b "] {
        let question = word.repeat(100_000 / word.len());
        for command in ["show", "search", "similar"] {
            let run = output(&mut repdex(&[command, &question]));
            assert_no_panic(&run);
            assert!(text(&run.stderr).len() < 1000, "the echo is cut");
        }
        for option in ["--muscle", "--have", "--not"] {
            let run = output(&mut repdex(&["list", option, &question]));
            assert_no_panic(&run);
            assert_eq!(run.status.code(), Some(2));
            assert!(text(&run.stderr).len() < 1000, "the echo is cut");
        }
    }
}

#[test]
fn a_shell_that_asks_nonsense_gets_no_panic() {
    for shell in ["bash", "zsh", "fish", "powershell", "nonsense"] {
        for arguments in [
            &[][..],
            &["--"],
            &["list"],
            &["--", "repdex"],
            &["--", "repdex", "li"],
        ] {
            for index in ["", "0", "1", "99", "18446744073709551615", "-1"] {
                let mut command = repdex(arguments);
                command
                    .env("REPDEX_COMPLETE", shell)
                    .env("_CLAP_COMPLETE_INDEX", index);
                assert_no_panic(&output(&mut command));
            }
        }
    }
}

/// Runs with and without one change of the environment: the same bytes, the same end.
#[track_caller]
fn assert_same(arguments: &[&str], change: impl Fn(&mut Command)) {
    let plain = output(&mut repdex(arguments));
    let mut command = repdex(arguments);
    change(&mut command);
    let changed = output(&mut command);
    assert_no_panic(&changed);
    assert_eq!(text(&changed.stdout), text(&plain.stdout), "{command:?}");
    assert_eq!(text(&changed.stderr), text(&plain.stderr), "{command:?}");
    assert_eq!(changed.status.code(), plain.status.code(), "{command:?}");
}

const QUESTIONS: [&[&str]; 5] = [
    &["rdl"],
    &["list", "--muscle", "glutes"],
    &["search", "\u{fc}bung press"],
    &["xyzzyqq"],
    &["list", "--muscle", "\u{e9}lbow"],
];

#[test]
fn no_locale_changes_a_byte() {
    for arguments in QUESTIONS {
        for locale in [
            "C",
            "POSIX",
            "de_DE.ISO-8859-1",
            "ja_JP.SJIS",
            "tr_TR.UTF-8",
            "nonsense",
        ] {
            assert_same(arguments, |command| {
                command.env("LC_ALL", locale).env("LANG", locale);
            });
        }
    }
}

#[test]
fn no_terminal_setting_changes_a_byte_in_a_pipe() {
    for arguments in QUESTIONS {
        for (name, value) in [
            ("TERM", ""),
            ("TERM", "dumb"),
            ("TERM", "nonsense"),
            ("COLUMNS", "1"),
            ("COLUMNS", "-5"),
            ("HOME", ""),
            ("HOME", "/nowhere"),
            ("PAGER", "/nowhere"),
            ("PATH", ""),
        ] {
            assert_same(arguments, |command| {
                command.env(name, value);
            });
        }
    }
}

#[test]
fn without_a_home_everything_built_in_works() {
    for arguments in QUESTIONS {
        let without = output(repdex(arguments).env_remove("REPDEX_PAGES"));
        assert_no_panic(&without);
        let plain = output(&mut repdex(arguments));
        assert_eq!(without.stdout, plain.stdout);
        assert_eq!(without.status.code(), plain.status.code());
    }
    let about = output(repdex(&["about"]).env_remove("REPDEX_PAGES"));
    assert_eq!(about.status.code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn a_working_folder_that_is_gone_is_not_needed() {
    for arguments in ["rdl", "list --json", "about", "xyzzyqq", "check --template"] {
        let line = format!("d=$(mktemp -d) && cd \"$d\" && rmdir \"$d\" && \"$0\" {arguments}");
        super::assert_line_ends(&line, i32::from(arguments == "xyzzyqq"));
    }
}

#[test]
fn every_width_gives_every_word() {
    // Above the steps stand other names, as many as there is room for.
    let words = |bytes: &[u8]| -> String {
        let card = text(bytes);
        let words: String = card.chars().filter(|c| !c.is_whitespace()).collect();
        words[words.find("Howtoperform").expect("the heading is there")..].to_owned()
    };
    let wide = words(
        &output(&mut repdex(&[
            "rdl",
            "--section",
            "steps,tips",
            "--width",
            "100",
        ]))
        .stdout,
    );
    for width in ["1", "2", "3", "19", "20", "39", "40", "75", "65535"] {
        let run = output(&mut repdex(&[
            "rdl",
            "--section",
            "steps,tips",
            "--width",
            width,
        ]));
        assert_no_panic(&run);
        assert_eq!(words(&run.stdout), wide, "at {width} columns");
    }
}

#[test]
fn a_terminal_of_no_size_or_one_column_is_written_to() {
    use repdex::cli::{self, Exit, World};
    for size in [
        None,
        Some((0, 0)),
        Some((1, 1)),
        Some((1, 0)),
        Some((u16::MAX, u16::MAX)),
    ] {
        for arguments in [
            &["rdl"][..],
            &["list"],
            &["search", "press"],
            &["similar", "rdl"],
            &["terms"],
            &["--help"],
        ] {
            let world = World {
                terminal: true,
                error_terminal: true,
                size,
                pager: Some("".into()),
                ..World::default()
            };
            let (mut out, mut err) = (Vec::new(), Vec::new());
            let words = std::iter::once("repdex")
                .chain(arguments.iter().copied())
                .map(Into::into);
            let exit = cli::run(words, &world, &mut out, &mut err);
            assert_eq!(exit, Exit::Found, "{arguments:?} on {size:?}");
            assert!(!out.is_empty());
        }
    }
}

#[test]
fn sixty_four_at_once_all_answer() {
    let pages = Pages::new();
    pages.add_squats(300);
    let expected = pages.run(&["list", "--json"]).stdout;
    let runs: Vec<_> = (0..64)
        .map(|_| {
            let mut command = repdex(&["list", "--json"]);
            command.env("REPDEX_PAGES", pages.0.path());
            thread::spawn(move || output(&mut command))
        })
        .collect();
    for run in runs {
        let run = run.join().expect("it ran");
        assert_no_panic(&run);
        assert_eq!(run.status.code(), Some(0));
        assert!(run.stdout == expected, "the same bytes");
    }
}
