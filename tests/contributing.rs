//! `CONTRIBUTING.md` is held against what it speaks of. The paths it names are checked with those of the README.

use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The names in a section of the manifest, those of one target only included: a line each, or a table each as in a
/// published package.
fn declared(manifest: &str, section: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut inside = false;
    for line in manifest.lines() {
        if let Some(heading) = line.strip_prefix('[') {
            let heading = heading.trim_end_matches(']');
            let heading = match heading.strip_prefix("target.") {
                Some(of_target) => of_target.rsplit_once("'.").map_or("", |(_, rest)| rest),
                None => heading,
            };
            inside = heading == section;
            let table = heading
                .strip_prefix(section)
                .and_then(|rest| rest.strip_prefix('.'));
            names.extend(table.map(str::to_owned));
        } else if inside {
            let name = line.split_once('=').map(|(name, _)| name.trim().to_owned());
            names.extend(name);
        }
    }
    names.sort();
    names
}

/// The first cells of the table under a heading, and whether each row gives a reason.
fn explained(document: &str, heading: &str) -> Vec<String> {
    let section = document
        .split(&format!("\n### {heading}\n"))
        .nth(1)
        .unwrap_or_default();
    let rows = section
        .lines()
        .skip_while(|line| !line.starts_with("| Crate"))
        .skip(2);
    rows.take_while(|line| line.starts_with('|'))
        .map(|row| {
            let cells: Vec<&str> = row.split('|').map(str::trim).collect();
            assert!(cells[2].len() > 5, "{} gives no reason", cells[1]);
            cells[1].to_owned()
        })
        .collect()
}

#[test]
fn every_dependency_has_its_reason_and_every_reason_its_dependency() {
    let (manifest, document) = (read("Cargo.toml"), read("CONTRIBUTING.md"));
    for (section, heading) in [
        ("dependencies", "Of the program"),
        ("build-dependencies", "Of the build"),
        ("dev-dependencies", "Of the tests"),
    ] {
        let declared = declared(&manifest, section);
        assert!(!declared.is_empty(), "Cargo.toml has no [{section}]");
        assert_eq!(
            explained(&document, heading),
            declared,
            "{heading}, against [{section}]"
        );
    }
}

#[test]
fn every_room_of_the_library_stands_on_a_floor() {
    let library = read("src/lib.rs");
    let document = read("CONTRIBUTING.md");
    let house = document
        .split("\n## The house\n")
        .nth(1)
        .expect("a section about the house");
    let floors: String = house.lines().filter(|line| line.starts_with('|')).collect();
    for room in library
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod "))
    {
        let room = room.trim_end_matches(';');
        let is_placed = [format!("`src/{room}`"), format!("`src/{room}.rs`")];
        assert!(
            is_placed.iter().any(|path| floors.contains(path)),
            "{room} stands on no floor"
        );
    }
}

#[test]
fn the_changelog_has_a_place_for_what_comes_next_and_an_entry_for_this_version() {
    let changelog = read("CHANGELOG.md");
    let headings: Vec<&str> = changelog
        .lines()
        .filter(|line| line.starts_with("## "))
        .collect();
    assert_eq!(headings[0], "## [Unreleased]");
    let version = format!("## [{}]", env!("CARGO_PKG_VERSION"));
    assert!(
        headings[1].starts_with(&version),
        "{version} is not the newest entry"
    );
}

#[test]
fn the_checks_of_ci_are_these() {
    let script = read(".ci/run");
    let commands: Vec<&str> = script
        .lines()
        .filter(|line| line.contains("cargo "))
        .collect();
    for check in [
        "cargo fmt --check",
        "cargo clippy --all-targets -- -D warnings",
        "RUSTDOCFLAGS=\"-D warnings\" cargo doc --no-deps",
        "cargo test",
    ] {
        assert!(commands.contains(&check), "{check} is not in .ci/run");
    }
    assert!(script.contains("set -euo pipefail"));
}
