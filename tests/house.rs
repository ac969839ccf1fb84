//! The floors of the house: a room knows only the rooms below it, nothing but `main.rs` touches the world, and no file
//! outgrows a reader.

mod common;

use common::project;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Which floor a room stands on. Rooms on one floor are strangers.
const FLOORS: [(&str, u8); 9] = [
    ("text", 0),
    ("vocabulary", 0),
    ("exercise", 1),
    ("page", 2),
    ("query", 2),
    ("search", 2),
    ("catalog", 3),
    ("view", 4),
    ("cli", 5),
];

/// Neighbours that do know each other: reading a term is folding a word.
const NEIGHBOURS: [(&str, &str); 1] = [("vocabulary", "text")];

/// Lines of code, comments and tests apart, that a file may have.
const LONGEST_FILE: usize = 400;

struct Source {
    /// From `src/` on.
    path: String,
    room: String,
    /// Without comments and text in quotes.
    code: String,
}

fn sources() -> Vec<Source> {
    let root = project().join("src");
    let mut files = Vec::new();
    gather(&root, &mut files);
    assert!(files.len() > 30, "the sources are found: {files:?}");
    files.iter().map(|file| read_source(&root, file)).collect()
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .expect("a folder of sources")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            gather(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn read_source(folder: &Path, file: &Path) -> Source {
    let path = file
        .strip_prefix(folder)
        .expect("below src")
        .to_string_lossy()
        .replace('\\', "/");
    let room = path.split(['/', '.']).next().unwrap_or_default().to_owned();
    let text = fs::read_to_string(file).expect("a source can be read");
    Source {
        code: bare(&text),
        room,
        path,
    }
}

/// Code without comments, without what stands in quotes, and without the tests at its end.
fn bare(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skipped = match c {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '"' => quoted(rest),
            '\'' if rest.starts_with("'\"'") => 3,
            '\'' if rest.starts_with("'\\\"'") => 4,
            _ => {
                code.push(c);
                c.len_utf8()
            }
        };
        rest = &rest[skipped..];
    }
    code
}

/// How many bytes the literal at the head of `text` takes.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '"' if !escaped => return at + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    text.len()
}

/// The rooms that code names as `crate::room`, also in a group: `crate::{room, other::Thing}`.
fn named_rooms(code: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut start = true;
            for (at, c) in group.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => start = true,
                    c if start && c.is_alphabetic() => {
                        rooms.push(identifier(&group[at..]));
                        start = false;
                    }
                    _ => {}
                }
            }
        } else {
            rooms.push(identifier(rest));
        }
    }
    rooms
}

fn identifier(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

fn floor(room: &str) -> Option<u8> {
    FLOORS
        .iter()
        .find(|(name, _)| *name == room)
        .map(|(_, floor)| *floor)
}

fn may_know(room: &str, other: &str) -> bool {
    match (floor(room), floor(other)) {
        (Some(own), Some(below)) => {
            room == other || own > below || NEIGHBOURS.contains(&(room, other))
        }
        _ => false,
    }
}

/// Every `super::` that climbs out of its room, as `path: text`: it would get round the floors.
fn climbs_out(source: &Source) -> bool {
    let stem = source.path.trim_end_matches(".rs");
    let depth = stem.trim_end_matches("/mod").split('/').count();
    (1..8).any(|climbed| climbed >= depth && source.code.contains(&"super::".repeat(climbed)))
}

#[test]
fn every_room_has_a_floor() {
    let rooms: BTreeMap<String, String> = sources()
        .into_iter()
        .filter(|source| source.room != "main" && source.room != "lib")
        .map(|source| (source.room, source.path))
        .collect();
    for (room, path) in &rooms {
        assert!(
            floor(room).is_some(),
            "{path}: the room {room} stands on no floor"
        );
    }
    assert_eq!(rooms.len(), FLOORS.len(), "a floor for a room that is gone");
}

#[test]
fn a_room_knows_only_the_rooms_below_it() {
    let mut upward = Vec::new();
    for source in sources()
        .iter()
        .filter(|source| floor(&source.room).is_some())
    {
        for other in named_rooms(&source.code) {
            if !may_know(&source.room, &other) {
                upward.push(format!(
                    "src/{}: {} names crate::{other}",
                    source.path, source.room
                ));
            }
        }
        if climbs_out(source) {
            upward.push(format!(
                "src/{}: super:: leads out of the room",
                source.path
            ));
        }
    }
    assert!(upward.is_empty(), "{}", upward.join("\n"));
}

#[test]
fn only_main_touches_the_world() {
    let world = [
        "std::env",
        "env::var",
        "env::args",
        "env::current_dir",
        "println!",
        "print!(",
        "eprintln!",
        "eprint!(",
        "dbg!(",
        "process::exit",
        "process::abort",
        "io::stdout",
        "io::stderr",
        "io::stdin",
        "::stdout()",
        "::stderr()",
        "::stdin()",
        "is_terminal",
        "SystemTime",
        "Instant::now",
    ];
    let mut touched = Vec::new();
    for source in sources().iter().filter(|source| source.path != "main.rs") {
        let code = source.code.replace("env!(", "");
        for what in world.iter().filter(|what| code.contains(**what)) {
            touched.push(format!("src/{}: {what}", source.path));
        }
        if code.contains("use std::{") && code.contains("env,") {
            touched.push(format!("src/{}: std::{{env}}", source.path));
        }
    }
    assert!(touched.is_empty(), "{}", touched.join("\n"));
}

#[test]
fn the_record_and_the_vocabulary_carry_no_wire_attributes() {
    let wired: Vec<String> = sources()
        .into_iter()
        .filter(|source| {
            ["vocabulary", "exercise", "page", "query", "text"].contains(&source.room.as_str())
        })
        .filter(|source| source.code.contains("Serialize") || source.code.contains("serde"))
        .map(|source| source.path)
        .collect();
    assert!(wired.is_empty(), "{wired:?}");
}

#[test]
fn no_room_keeps_odds_and_ends() {
    for source in sources() {
        let odds = ["util", "utils", "helper", "helpers", "misc", "common"];
        let parts = source.path.trim_end_matches(".rs").split('/');
        assert!(
            parts.clone().all(|part| !odds.contains(&part)),
            "src/{}",
            source.path
        );
    }
}

#[test]
fn no_file_outgrows_a_reader() {
    let long: Vec<String> = sources()
        .iter()
        .map(|source| {
            let lines = source
                .code
                .lines()
                .filter(|line| !line.trim().is_empty())
                .count();
            (lines, &source.path)
        })
        .filter(|(lines, _)| *lines > LONGEST_FILE)
        .map(|(lines, path)| format!("src/{path}: {lines} lines of code, more than {LONGEST_FILE}"))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

/// The words of a function's name as the linker knows it, after the crate's: each stands behind its length.
fn linked_path(line: &str) -> Option<Vec<&str>> {
    let (_, mut rest) = line.split_once("6repdex")?;
    let mut words = Vec::new();
    loop {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let Ok(length) = rest[..digits].parse::<usize>() else {
            return Some(words);
        };
        let Some(word) = rest.get(digits..digits + length) else {
            // The hash at the end begins like a word that is too long.
            return Some(words);
        };
        words.push(word);
        rest = &rest[digits + length..];
    }
}

#[test]
fn the_functions_kept_together_are_those_of_the_program() {
    let script = fs::read_to_string(project().join("src/look_up.ld")).expect("the script");
    let sources = sources();
    let code = |path: String| sources.iter().find(|source| source.path == path);
    let is_there = |path: &[&str]| {
        let [room, file, name, ..] = path else {
            return true;
        };
        match code(format!("{room}/{file}.rs")) {
            // Behind a dollar sign the name of a type is spelled out: its file must do.
            Some(source) => name.contains('$') || source.code.contains(name),
            None => [format!("{room}/mod.rs"), format!("{room}.rs")]
                .into_iter()
                .filter_map(code)
                .any(|source| source.code.contains(file)),
        }
    };
    let paths: Vec<_> = script.lines().filter_map(linked_path).collect();
    assert!(paths.len() > 50, "few are the program's own: {paths:?}");
    let gone: Vec<_> = paths.iter().filter(|path| !is_there(path)).collect();
    assert!(
        gone.is_empty(),
        "src/look_up.ld names {gone:?}; `cargo bench --bench budgets -- --order` writes it anew"
    );
}

#[test]
fn the_check_of_the_floors_sees_through_its_own_disguises() {
    assert_eq!(
        named_rooms(&bare("use crate::cli::World; // crate::view")),
        ["cli"]
    );
    assert_eq!(
        named_rooms(&bare("let a = \"crate::cli\"; crate::text::fold()")),
        ["text"]
    );
    assert_eq!(
        named_rooms("use crate::{text::{fold, safe}, view, page::Rule};"),
        ["text", "view", "page"]
    );
    assert!(may_know("cli", "view") && !may_know("view", "cli"));
    assert!(
        !may_know("page", "query")
            && !may_know("text", "vocabulary")
            && may_know("vocabulary", "text")
    );
    let climbing = |path: &str, code: &str| {
        climbs_out(&Source {
            path: path.to_owned(),
            room: String::new(),
            code: code.to_owned(),
        })
    };
    assert!(climbing("page/mod.rs", "use super::cli;"));
    assert!(climbing("query.rs", "use super::cli;"));
    assert!(climbing("page/read.rs", "use super::super::cli;"));
    assert!(!climbing("page/read.rs", "use super::rules;"));
    assert!(!climbing("page/mod.rs", "use rules::Rule;"));
}
