//! The pictures of the README are made from the running code; one that is stale fails here. `REPDEX_SCREENS=write`
//! makes them anew.

mod svg;

use repdex::cli::{self, World};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use svg::Theme;

/// A picture: its name, what is typed, and the size of the terminal; a page that is longer is cut at its foot.
struct Picture {
    name: &'static str,
    typed: &'static [&'static str],
    columns: u16,
    lines: u16,
}

const PICTURES: [Picture; 4] = [
    Picture {
        name: "card",
        typed: &["bench", "kickback"],
        columns: 80,
        lines: 48,
    },
    Picture {
        name: "list",
        typed: &["list", "--target", "biceps", "--sort", "difficulty"],
        columns: 80,
        lines: 24,
    },
    Picture {
        name: "similar",
        typed: &[
            "similar",
            "barbell bench press",
            "--have",
            "dumbbell,bench",
            "--limit",
            "5",
        ],
        columns: 100,
        lines: 16,
    },
    Picture {
        name: "terms",
        typed: &[
            "terms",
            "difficulty",
            "mechanic",
            "force",
            "--muscle",
            "glutes",
        ],
        columns: 80,
        lines: 28,
    },
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screens")
}

/// What the terminal shows, escapes and all.
fn shown(picture: &Picture) -> String {
    let world = World {
        terminal: true,
        size: Some((picture.columns, u16::MAX)),
        ..World::default()
    };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let arguments = ["repdex"].iter().chain(picture.typed);
    let arguments = arguments.map(std::ffi::OsString::from);
    let exit = cli::run(arguments, &world, &mut out, &mut err);
    assert_eq!(exit, cli::Exit::Found, "{:?}", picture.typed);
    String::from_utf8(out).expect("output is UTF-8")
}

fn drawn() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for picture in &PICTURES {
        let text = shown(picture);
        let typed = format!("repdex {}", picture.typed.join(" "));
        for theme in Theme::ALL {
            let name = format!("{}-{}.svg", picture.name, theme.name());
            let drawing = svg::draw(&typed, &text, (picture.columns, picture.lines), theme);
            files.push((name, drawing));
        }
    }
    files
}

#[test]
fn every_picture_shows_what_the_program_writes_today() {
    let write = std::env::var_os("REPDEX_SCREENS").is_some_and(|value| value == "write");
    for (name, drawing) in drawn() {
        let path = folder().join(&name);
        if write {
            fs::write(&path, &drawing).expect("the folder of pictures can be written");
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == drawing,
            "tests/screens/{name} is stale; look at the change and run: REPDEX_SCREENS=write cargo test --test screens"
        );
    }
}

#[test]
fn no_picture_is_left_over() {
    let drawn: BTreeSet<String> = drawn().into_iter().map(|(name, _)| name).collect();
    let kept = fs::read_dir(folder()).expect("the folder of pictures is there");
    let kept: BTreeSet<String> = kept
        .map(|entry| entry.expect("an entry can be read").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .filter(|name| {
            Path::new(name)
                .extension()
                .is_some_and(|kind| kind == "svg")
        })
        .collect();
    assert_eq!(kept, drawn);
}

#[test]
fn the_readme_shows_every_picture_in_light_and_dark() {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(readme).expect("there is a README");
    for (name, _) in drawn() {
        assert!(
            readme.contains(&format!("\"tests/screens/{name}\"")),
            "{name}"
        );
    }
    for picture in &PICTURES {
        let typed = format!("alt=\"repdex {}", picture.typed.join(" "));
        assert!(
            readme.contains(&typed),
            "who cannot see the picture reads {typed}"
        );
    }
}

#[test]
fn light_and_dark_differ_in_colours_only() {
    for pair in drawn().chunks(2) {
        assert_eq!(words(&pair[0].1), words(&pair[1].1));
        assert_ne!(pair[0].1, pair[1].1);
    }
}

/// The text of a drawing without its marks.
fn words(drawing: &str) -> Vec<&str> {
    let pieces = drawing.split('<').filter_map(|piece| piece.split_once('>'));
    pieces.map(|(_, text)| text).collect()
}
