//! Help that teaches, and the manual.

use crate::{on_terminal, piped, plain};
use repdex::cli::{self, EXAMPLES, Exit};
use repdex::vocabulary::Facet;

#[test]
fn the_name_alone_welcomes_and_is_no_error() {
    for line in [&[][..], &["--color", "never"][..]] {
        let welcome = piped(line);
        assert_eq!(welcome.exit, Exit::Found, "{}", welcome.err);
        assert!(
            welcome.out.contains("repdex bench kickback"),
            "{}",
            welcome.out
        );
        assert!(welcome.out.contains("squat"), "{}", welcome.out);
        assert!(welcome.err.is_empty());
    }
    let no_name = piped(&["show"]);
    assert_eq!(no_name.exit, Exit::Trouble);
    assert!(
        no_name.err.contains("repdex bench kickback"),
        "{}",
        no_name.err
    );
}

/// A screen has 24 lines, and one is taken by the next prompt.
#[test]
fn every_short_help_fits_a_screen_and_leaves_a_line_for_the_prompt() {
    let first = on_terminal(80, &["-h"]);
    assert!(first.lines().count() <= 23, "{first}");
    for command in cli::command().get_subcommands() {
        let help = plain(&on_terminal(80, &[command.get_name(), "-h"]));
        assert!(help.lines().count() <= 23, "{}", help);
        assert!(help.contains("Example"), "{}", help);
        if help.contains("--muscle") {
            assert!(help.contains("--help shows every filter"), "{}", help);
        }
    }
}

#[test]
fn the_long_help_shows_every_filter() {
    for command in ["search", "list", "similar", "random", "terms"] {
        let help = plain(&on_terminal(80, &[command, "--help"]));
        for facet in Facet::ALL {
            let flag = format!("--{} ", facet.id());
            assert!(help.contains(&flag), "{flag}: {help}");
        }
    }
}

#[test]
fn every_example_does_what_it_says() {
    for example in EXAMPLES {
        let line = example
            .line
            .split(['>', '|'])
            .next()
            .unwrap_or_default()
            .trim();
        let Some(words) = line.strip_prefix("repdex ") else {
            assert_eq!(line, "source <(repdex completions bash)");
            continue;
        };
        let words: Vec<&str> = match words.split_once('"') {
            Some((_, quoted)) => vec![quoted.trim_matches('"')],
            None => words.split(' ').collect(),
        };
        let given = piped(&words);
        if words == ["check", "my-pages"] {
            assert_eq!(given.exit, Exit::Trouble, "there is no such folder here");
        } else {
            assert_eq!(given.exit, Exit::Found, "{}: {}", example.line, given.err);
            assert!(!given.out.is_empty(), "{}", example.line);
        }
    }
}

#[test]
fn the_manual_names_every_command_and_option() {
    let manual = piped(&["man"]).out.replace("\\-", "-");
    let root = cli::command();
    for command in std::iter::once(&root).chain(root.get_subcommands()) {
        for long in command.get_arguments().filter_map(|arg| arg.get_long()) {
            assert!(manual.contains(&format!("--{long}\\f")), "--{long}");
        }
    }
    for command in root.get_subcommands() {
        let heading = format!(".SS \"repdex {}\"", command.get_name());
        assert!(manual.contains(&heading), "{heading}");
    }
    for section in [
        "NAME",
        "SYNOPSIS",
        "DESCRIPTION",
        "EXIT STATUS",
        "ENVIRONMENT",
        "FILES",
        "EXAMPLES",
    ] {
        let (bare, quoted) = (format!(".SH {section}\n"), format!(".SH \"{section}\"\n"));
        assert!(
            manual.contains(&bare) || manual.contains(&quoted),
            "{section}"
        );
    }
    // What `mandoc -T lint` complains about most: long source lines and blanks at their ends.
    for line in manual.lines() {
        assert!(line.len() <= 80 && line.trim_end() == line, "{line:?}");
    }
}

#[test]
fn an_example_and_what_it_gives_stand_on_one_line_of_80_columns() {
    for command in cli::command().get_subcommands() {
        let help = plain(&on_terminal(80, &[command.get_name(), "-h"]));
        for example in EXAMPLES
            .iter()
            .filter(|one| one.command == command.get_name())
        {
            let whole = |line: &str| line.contains(example.line) && line.ends_with(example.gives);
            assert!(help.lines().any(whole), "{}: {help}", example.line);
        }
    }
}

#[test]
fn wrong_usage_ends_with_something_to_type() {
    let cases: [(&[&str], &str); 6] = [
        (&["similar"], "repdex similar barbell back squat"),
        (&["list", "extra"], "repdex list --muscle glutes"),
        (&["list", "--muscel", "glutes"], "--muscle"),
        (&["terms", "musles"], "nearest is muscle"),
        (&["lst", "--muscle", "glutes"], "Did you mean: repdex list"),
        (&["--nonsense"], "repdex bench kickback"),
    ];
    for (line, part) in cases {
        let said = piped(line);
        assert_eq!(said.exit, Exit::Trouble, "{line:?}");
        assert!(said.err.starts_with("repdex: "), "{line:?}: {}", said.err);
        assert!(said.err.contains(part), "{line:?}: {}", said.err);
        assert!(
            said.err.ends_with(" -h says more.\n"),
            "{line:?}: {}",
            said.err
        );
    }
    let slip = piped(&["lst"]);
    assert!(
        slip.err
            .contains("\n  did you mean the command: repdex list\n"),
        "{}",
        slip.err
    );
}
