//! Running repdex in process, in a world of the test's own, with everything shown when an expectation fails.
#![allow(dead_code, reason = "each test binary uses a part of it")]

pub(crate) mod strict;

use repdex::cli::{self, Exit, PagesFolder, World};
use serde_json::Value;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// What a run left behind.
pub(crate) struct Run {
    arguments: Vec<String>,
    pub(crate) exit: Exit,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs words separated by blanks, in a world with nothing in it: no terminal, no own pages.
pub(crate) fn repdex(line: &str) -> Run {
    run(&World::default(), &words(line))
}

/// The same, in a world of choice.
pub(crate) fn repdex_in(world: &World, line: &str) -> Run {
    run(world, &words(line))
}

/// Runs arguments as they are, blanks and all.
pub(crate) fn run(world: &World, arguments: &[&str]) -> Run {
    let given = std::iter::once("repdex").chain(arguments.iter().copied());
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = cli::run(given.map(OsString::from), world, &mut out, &mut err);
    Run {
        arguments: arguments.iter().map(|word| (*word).to_owned()).collect(),
        exit,
        out: String::from_utf8(out).expect("standard output is UTF-8"),
        err: String::from_utf8(err).expect("standard error is UTF-8"),
    }
}

/// What a list finds, by slug; found or not.
pub(crate) fn slugs(line: &str) -> BTreeSet<String> {
    repdex(&format!("{line} --format csv --columns slug"))
        .lines()
        .into_iter()
        .skip(1)
        .map(str::to_owned)
        .collect()
}

/// A world whose own pages lie in a folder.
pub(crate) fn world_with(pages: impl Into<PathBuf>) -> World {
    World {
        pages: PagesFolder {
            path: Some(pages.into()),
            named: true,
        },
        ..World::default()
    }
}

/// The invented pages of the tests, which no change of `data/` touches.
pub(crate) fn good_pages() -> PathBuf {
    project().join("tests/pages/good")
}

/// The folder of the project.
pub(crate) fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn words(line: &str) -> Vec<&str> {
    line.split_ascii_whitespace().collect()
}

impl Run {
    /// Ends as told.
    #[track_caller]
    pub(crate) fn ends(&self, exit: Exit) -> &Self {
        if self.exit != exit {
            self.fail(&format!("should end with {exit:?}, not {:?}", self.exit));
        }
        self
    }

    /// Found something: status 0, and no word about it.
    #[track_caller]
    pub(crate) fn found(&self) -> &Self {
        self.ends(Exit::Found).says_nothing()
    }

    #[track_caller]
    pub(crate) fn says_nothing(&self) -> &Self {
        if !self.err.is_empty() {
            self.fail("should say nothing");
        }
        self
    }

    #[track_caller]
    pub(crate) fn prints_nothing(&self) -> &Self {
        if !self.out.is_empty() {
            self.fail("should print nothing");
        }
        self
    }

    /// Exactly this on standard output.
    #[track_caller]
    pub(crate) fn prints(&self, expected: &str) -> &Self {
        if self.out != expected {
            self.fail(&format!(
                "prints something else:\n{}",
                difference(expected, &self.out)
            ));
        }
        self
    }

    /// This among what stands on standard output.
    #[track_caller]
    pub(crate) fn shows(&self, part: &str) -> &Self {
        if !self.out.contains(part) {
            self.fail(&format!("should print {part:?}"));
        }
        self
    }

    #[track_caller]
    pub(crate) fn shows_no(&self, part: &str) -> &Self {
        if self.out.contains(part) {
            self.fail(&format!("should not print {part:?}"));
        }
        self
    }

    /// This among what stands on standard error.
    #[track_caller]
    pub(crate) fn says(&self, part: &str) -> &Self {
        if !self.err.contains(part) {
            self.fail(&format!("should say {part:?}"));
        }
        self
    }

    #[track_caller]
    pub(crate) fn says_not(&self, part: &str) -> &Self {
        if self.err.contains(part) {
            self.fail(&format!("should not say {part:?}"));
        }
        self
    }

    /// Standard output as lines.
    pub(crate) fn lines(&self) -> Vec<&str> {
        self.out.lines().collect()
    }

    /// Standard output as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        match serde_json::from_str(&self.out) {
            Ok(value) => value,
            Err(error) => self.fail(&format!("should print JSON: {error}")),
        }
    }

    #[track_caller]
    pub(crate) fn fail(&self, why: &str) -> ! {
        let mut shown = format!("repdex {}\n{why}\n", self.arguments.join(" "));
        for (name, text) in [
            ("standard output", &self.out),
            ("standard error", &self.err),
        ] {
            let lines: Vec<&str> = text.lines().collect();
            let _ = writeln!(shown, "--- {name}, {} lines", lines.len());
            for line in lines.iter().take(40) {
                let _ = writeln!(shown, "{line}");
            }
        }
        panic!("{shown}");
    }
}

/// Two texts line by line, equal lines once, others with `-` (expected) and `+` (found).
pub(crate) fn difference(expected: &str, found: &str) -> String {
    let (expected, found): (Vec<_>, Vec<_>) = (expected.lines().collect(), found.lines().collect());
    let mut text = String::new();
    for at in 0..expected.len().max(found.len()) {
        match (expected.get(at), found.get(at)) {
            (Some(a), Some(b)) if a == b => {
                let _ = writeln!(text, "  {a}");
            }
            (a, b) => {
                for (mark, line) in [("-", a), ("+", b)] {
                    if let Some(line) = line {
                        let _ = writeln!(text, "{mark} {line}");
                    }
                }
            }
        }
    }
    text
}
