//! The documents tell the truth: every `console` block is run and must show what repdex says, every path they name is
//! there. `REPDEX_REFRESH=1 cargo test --test readme` writes what repdex says now into them.

mod console;
mod jq;

use console::Prompt;
use repdex::cli::{Exit, World};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn document(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What people read, and whether its commands are typed in the project's folder rather than in one of the reader's.
const DOCUMENTS: [(&str, bool); 3] = [
    ("README.md", false),
    ("data/README.md", true),
    ("CONTRIBUTING.md", true),
];

/// One test, for the commands are run in a folder and a process has but one.
#[test]
fn every_console_block_shows_what_repdex_says() {
    for (path, at_home) in DOCUMENTS {
        let shown = document(path);
        let folder = tempfile::tempdir().expect("a folder to type commands in");
        let place = if at_home { root() } else { folder.path() };
        let said = Prompt::at(place).retype(&shown);
        if std::env::var_os("REPDEX_REFRESH").is_some() {
            fs::write(root().join(path), &said).expect("the document can be written");
        } else {
            assert_same(path, &shown, &said);
        }
        std::env::set_current_dir(root()).expect("the project's folder is there");
    }
}

#[track_caller]
fn assert_same(path: &str, shown: &str, said: &str) {
    let first = shown.lines().zip(said.lines()).position(|(a, b)| a != b);
    let Some(at) = first else {
        assert_eq!(
            shown.lines().count(),
            said.lines().count(),
            "{path}: the end differs"
        );
        return;
    };
    let around = |text: &str| text.lines().skip(at).take(6).collect::<Vec<_>>().join("\n");
    panic!(
        "{path}:{}: shown\n{}\n\nbut repdex says\n{}\n\nREPDEX_REFRESH=1 cargo test --test readme writes it anew",
        at + 1,
        around(shown),
        around(said)
    );
}

#[test]
fn the_readme_shows_every_command_at_work() {
    let readme = document("README.md");
    let typed: Vec<&str> = console::commands(&readme).collect();
    let commands = repdex::cli::command();
    for command in commands.get_subcommands() {
        let name = command.get_name();
        let call = format!("repdex {name}");
        let is_typed = typed.iter().any(|line| line.contains(&call));
        assert!(
            is_typed || readme.contains(&format!("`{call}")),
            "{call} is nowhere in README.md"
        );
    }
    assert!(typed.len() >= 20, "only {} commands are shown", typed.len());
}

#[test]
fn set_up_is_two_commands_that_work_on_a_fresh_clone() {
    let readme = document("README.md");
    let blocks: Vec<&str> = readme.split("```sh\n").skip(1).collect();
    assert_eq!(blocks.len(), 1, "one block of set-up");
    let lines: Vec<&str> = blocks[0]
        .lines()
        .take_while(|line| *line != "```")
        .collect();
    assert_eq!(
        lines,
        ["cargo run --release -- bench kickback", "cargo test"]
    );
    let manifest = document("Cargo.toml");
    let oldest = manifest
        .split("rust-version = \"")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    let oldest = oldest.expect("the manifest says which Rust it needs");
    assert!(
        readme.contains(&format!("Rust ({oldest} or newer)")),
        "README.md asks for Rust {oldest}"
    );
    let ci = document(".ci/run");
    assert!(
        ci.lines().any(|line| line == lines[1]),
        ".ci/run runs the same tests"
    );
}

#[test]
fn the_exit_codes_of_the_readme_are_the_programs() {
    let readme = document("README.md");
    for (exit, meaning) in Exit::TABLE {
        let row = format!("| {} | {meaning} |", exit.code());
        assert!(readme.contains(&row), "README.md lacks the row {row}");
    }
}

#[test]
fn completions_exist_for_every_shell_the_readme_names() {
    let readme = document("README.md");
    let shells: Vec<&str> = readme
        .split("repdex completions ")
        .skip(1)
        .map(|rest| {
            rest.split(|c: char| !c.is_ascii_alphanumeric())
                .next()
                .unwrap_or_default()
        })
        .collect();
    assert!(shells.len() >= 3, "{shells:?}");
    for shell in shells {
        let (mut script, mut words) = (Vec::new(), Vec::new());
        let arguments = ["repdex", "completions", shell].map(Into::into);
        let exit = repdex::cli::run(arguments, &World::default(), &mut script, &mut words);
        assert_eq!(
            exit,
            Exit::Found,
            "{shell}: {}",
            String::from_utf8_lossy(&words)
        );
        assert!(
            String::from_utf8_lossy(&script).contains("repdex"),
            "{shell}"
        );
    }
}

#[test]
fn the_licences_are_those_of_the_manifest() {
    let manifest = document("Cargo.toml");
    let readme = document("README.md");
    assert!(manifest.contains("license = \"(MIT OR Apache-2.0) AND CC0-1.0\""));
    for (licence, file) in [
        ("MIT", "LICENSE-MIT"),
        ("Apache-2.0", "LICENSE-APACHE"),
        ("CC0-1.0", "LICENSE-CC0"),
    ] {
        assert!(
            readme.contains(licence) && readme.contains(&format!("]({file})")),
            "{licence}"
        );
        assert!(document(file).len() > 1000, "{file} holds the whole text");
    }
}

#[test]
fn every_path_that_a_document_names_is_there() {
    for (path, _) in DOCUMENTS {
        let folder = root()
            .join(path)
            .parent()
            .map(Path::to_path_buf)
            .unwrap_or_default();
        let text = document(path);
        for named in named_paths(&text) {
            let there: Vec<PathBuf> = vec![root().join(named), folder.join(named)];
            assert!(
                there.iter().any(|path| path.exists()),
                "{path} names {named}, which is nowhere"
            );
        }
    }
}

/// What stands in backquotes or behind a link and begins like a path of this project.
fn named_paths(text: &str) -> impl Iterator<Item = &str> {
    let quoted = text.split('`').skip(1).step_by(2);
    let linked = text
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next());
    let tops = [
        "src/",
        "tests/",
        "data/",
        "benches/",
        ".ci/",
        "examples/",
        "build.rs",
        "Cargo.toml",
        "LICENSE",
    ];
    let linked = linked.filter(|link| !link.contains("://") && !link.starts_with('#'));
    let is_path = move |word: &&str| {
        tops.iter().any(|top| word.starts_with(top)) && !word.contains(['<', '*', ' ', '{'])
    };
    linked.chain(quoted.filter(is_path))
}
