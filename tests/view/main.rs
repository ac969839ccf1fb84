//! What a person sees: no line wider than the sheet, colour that changes no letter, tables that keep their names, help
//! and completions that tell the truth. One file a subject; what they share stands here.

mod cards;
mod completions;
mod help;
mod links;
mod manners;
mod tables;

use repdex::cli::{self, Exit, World};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use unicode_width::UnicodeWidthStr;

/// What a run gave.
struct Ran {
    exit: Exit,
    out: String,
    err: String,
}

fn run_in(world: &World, arguments: &[&str]) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let arguments = std::iter::once("repdex").chain(arguments.iter().copied());
    let exit = cli::run(arguments.map(OsString::from), world, &mut out, &mut err);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    Ran {
        exit,
        out: text(out),
        err: text(err),
    }
}

/// A terminal of a width, tall enough that nothing is paged.
fn terminal(columns: u16) -> World {
    World {
        terminal: true,
        error_terminal: true,
        size: Some((columns, u16::MAX)),
        ..World::default()
    }
}

#[track_caller]
fn on_terminal(columns: u16, arguments: &[&str]) -> String {
    run_in(&terminal(columns), arguments).out
}

fn piped(arguments: &[&str]) -> Ran {
    run_in(&World::default(), arguments)
}

/// The text without escape sequences.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        out.push_str(before);
        let end = match after.strip_prefix(']') {
            Some(_) => after.find("\u{1b}\\").map(|at| at + 2),
            None => after.find('m').map(|at| at + 1),
        };
        rest = &after[end.expect("an escape sequence ends")..];
    }
    out + rest
}

#[track_caller]
fn assert_within(text: &str, columns: usize, what: &str) {
    for line in plain(text).lines() {
        assert!(
            line.width() <= columns,
            "{what}: wider than {columns}: {line:?}"
        );
    }
}

fn slugs() -> Vec<String> {
    let listed = piped(&["list", "--columns", "slug"]).out;
    listed.lines().map(str::to_owned).collect()
}

/// Escapes made visible: `<1;36>How to perform<0>`.
fn marked(text: &str) -> String {
    let mut out = String::new();
    for (at, piece) in text.split("\u{1b}[").enumerate() {
        match piece.split_once('m').filter(|_| at > 0) {
            Some((style, rest)) => out.push_str(&format!("<{style}>{rest}")),
            None => out.push_str(piece),
        }
    }
    out
}

/// A folder of own pages with one page in it.
struct OwnPages(tempfile::TempDir);

impl OwnPages {
    fn with(page: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        std::fs::write(folder.path().join("page.md"), page).expect("a page can be written");
        Self(folder)
    }

    fn world(&self, columns: u16) -> World {
        World {
            pages: cli::PagesFolder {
                path: Some(self.path().to_owned()),
                named: true,
            },
            ..terminal(columns)
        }
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

fn page_called(name: &str, step: &str) -> String {
    let built_in = std::fs::read_to_string(
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/legs/bench-kickback.md"),
    );
    let page = built_in.expect("the page is there");
    let first_step = page
        .lines()
        .find(|line| line.starts_with("1. "))
        .expect("a page has steps")
        .to_owned();
    page.replacen("# Bench Kickback", &format!("# {name}"), 1)
        .replacen(&first_step, &format!("1. {step}"), 1)
        .split_inclusive('\n')
        .filter(|line| !line.starts_with("- **Also Known As"))
        .collect()
}
