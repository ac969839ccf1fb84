//! A console in which the documents' commands are typed: the little of a shell that they need, with repdex run in this
//! process. A document that wants more of a shell fails here, by name.

use crate::jq;
use repdex::cli::{self, PagesFolder, World};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// The terminal that readers are shown.
const TERMINAL: (u16, u16) = (100, 50);

/// Where readers would have pages of their own, as they write it; nobody has made the folder.
const NO_PAGES_YET: &str = "~/.local/share/repdex/pages";

/// Stands for any lines in a shown output.
const LINES_LEFT_OUT: &str = "...";

/// The commands that a document's console blocks show.
pub(crate) fn commands(document: &str) -> impl Iterator<Item = &str> {
    let blocks = document.split("```console\n").skip(1);
    let blocks = blocks.map(|rest| rest.split("\n```").next().unwrap_or_default());
    blocks.flat_map(|block| block.lines().filter_map(|line| line.strip_prefix("$ ")))
}

/// A person at a prompt.
pub(crate) struct Prompt {
    home: PathBuf,
    exit: u8,
}

impl Prompt {
    /// A prompt in a folder, which is also the home of `~`.
    pub(crate) fn at(folder: &Path) -> Self {
        std::env::set_current_dir(folder).expect("the folder is there");
        Self {
            home: folder.to_path_buf(),
            exit: 0,
        }
    }

    /// The document with the output that its commands have now. Where a shown output leaves lines out, as many lines
    /// as it shows before and after stay.
    pub(crate) fn retype(&mut self, document: &str) -> String {
        let mut fresh = String::new();
        let mut lines = document.lines().peekable();
        let mut inside = false;
        while let Some(line) = lines.next() {
            fresh.push_str(line);
            fresh.push('\n');
            inside = if inside {
                line != "```"
            } else {
                line == "```console"
            };
            let Some(command) = line.strip_prefix("$ ").filter(|_| inside) else {
                continue;
            };
            let mut shown = Vec::new();
            while let Some(line) = lines.next_if(|line| !line.starts_with("$ ") && *line != "```") {
                shown.push(line);
            }
            let said = self.type_in(command);
            for line in shorten(&said, &shown) {
                fresh.push_str(line);
                fresh.push('\n');
            }
            let asks_exit = lines.peek().is_some_and(|line| line.starts_with("$ echo"));
            assert!(self.exit == 0 || asks_exit, "`{command}` fails: {said}");
        }
        fresh
    }

    /// What a command says, on both streams.
    pub(crate) fn type_in(&mut self, command: &str) -> String {
        let mut stages = stages(command).into_iter().peekable();
        let mut said = String::new();
        let mut data = String::new();
        while let Some(stage) = stages.next() {
            match stage {
                Stage::Run(words) => {
                    let to_terminal = stages.peek().is_none();
                    data = self.run(&words, &data, to_terminal, &mut said);
                }
                Stage::Into(path) => {
                    fs::write(self.path(&path), &data).expect("the file can be written");
                    data.clear();
                }
            }
        }
        data + &said
    }

    fn run(
        &mut self,
        words: &[String],
        input: &str,
        to_terminal: bool,
        said: &mut String,
    ) -> String {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let done = match words.as_slice() {
            ["echo", "$?"] => format!("{}\n", self.exit),
            ["mkdir", "-p", path] => {
                fs::create_dir_all(self.path(path)).expect("the folder can be made");
                String::new()
            }
            ["head", "-n", count] => {
                let count: usize = count.parse().expect("head counts lines");
                input
                    .lines()
                    .take(count)
                    .flat_map(|line| [line, "\n"])
                    .collect()
            }
            ["wc", "-l"] => format!("{}\n", input.lines().count()),
            ["jq", options @ .., filter] => jq::run(options, filter, input),
            [variable, "repdex", arguments @ ..] if variable.starts_with("REPDEX_PAGES=") => {
                let folder = variable.split('=').nth(1).map(PathBuf::from);
                return self.repdex(arguments, folder, to_terminal, said);
            }
            ["repdex", arguments @ ..] => return self.repdex(arguments, None, to_terminal, said),
            other => panic!(
                "the console of the tests cannot run {other:?}; teach it in tests/readme/console.rs"
            ),
        };
        self.exit = 0;
        done
    }

    fn repdex(
        &mut self,
        arguments: &[&str],
        own: Option<PathBuf>,
        to_terminal: bool,
        said: &mut String,
    ) -> String {
        let named = own.is_some();
        let world = World {
            terminal: to_terminal,
            error_terminal: true,
            size: to_terminal.then_some(TERMINAL),
            no_color: true,
            pager: Some(OsString::new()),
            pages: PagesFolder {
                named,
                path: own.or_else(|| Some(PathBuf::from(NO_PAGES_YET))),
            },
            ..World::default()
        };
        let arguments = ["repdex"].iter().chain(arguments).map(OsString::from);
        let (mut out, mut err) = (Vec::new(), Vec::new());
        self.exit = cli::run(arguments, &world, &mut out, &mut err).code();
        said.push_str(&String::from_utf8(err).expect("words are text"));
        String::from_utf8(out).expect("data is text")
    }

    /// A path as typed: files are only ever made in the prompt's own folder.
    fn path(&self, typed: &str) -> PathBuf {
        self.home.join(typed.strip_prefix("~/").unwrap_or(typed))
    }
}

/// What was said, with lines left out where the document leaves them out.
fn shorten<'a>(said: &'a str, shown: &[&str]) -> Vec<&'a str> {
    let said: Vec<&str> = said.lines().map(str::trim_end).collect();
    let Some(before) = shown.iter().position(|line| *line == LINES_LEFT_OUT) else {
        return said;
    };
    let after = shown.len() - before - 1;
    if said.len() <= before + after {
        return said;
    }
    let (head, tail) = (&said[..before], &said[said.len() - after..]);
    head.iter()
        .copied()
        .chain([LINES_LEFT_OUT])
        .chain(tail.iter().copied())
        .collect()
}

enum Stage {
    Run(Vec<String>),
    Into(String),
}

/// A line as its programs and the file at its end.
fn stages(line: &str) -> Vec<Stage> {
    let words = words(line);
    let mut stages = Vec::new();
    for part in words.split(|word| *word == Word::Pipe) {
        let plain = |words: &[Word]| -> Vec<String> { words.iter().map(Word::text).collect() };
        match part {
            [run @ .., Word::Into, Word::Plain(path)] => {
                stages.push(Stage::Run(plain(run)));
                stages.push(Stage::Into(path.clone()));
            }
            run => stages.push(Stage::Run(plain(run))),
        }
    }
    stages
}

#[derive(Debug, PartialEq)]
enum Word {
    Plain(String),
    Pipe,
    Into,
}

impl Word {
    fn text(&self) -> String {
        match self {
            Self::Plain(text) => text.clone(),
            other => panic!("{other:?} is out of place"),
        }
    }
}

/// Words as a shell splits them: blanks part, quotes keep together.
fn words(line: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut rest = line.trim_start();
    while let Some(first) = rest.chars().next() {
        let (text, after) = if matches!(first, '\'' | '"') {
            rest[1..].split_once(first).expect("a quote is closed")
        } else {
            rest.split_once(' ').unwrap_or((rest, ""))
        };
        words.push(match text {
            "|" => Word::Pipe,
            ">" => Word::Into,
            text => Word::Plain(text.to_owned()),
        });
        rest = after.trim_start();
    }
    words
}
