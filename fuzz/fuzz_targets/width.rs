//! The width of the card and the tables: on a sheet of any width, with any page a person may have written, no line is
//! wider than the sheet.
#![no_main]

use libfuzzer_sys::fuzz_target;
use repdex::cli::{self, PagesFolder, World};
use repdex::text::wrap;
use repdex_fuzz::{assert_harmless, without_styles};
use std::sync::LazyLock;

static FOLDER: LazyLock<tempfile::TempDir> =
    LazyLock::new(|| tempfile::tempdir().expect("a folder for a page"));

/// No sheet can hold a character of two columns in one.
const NARROWEST: usize = 2;

fuzz_target!(|input: &[u8]| {
    let [width, switches, page @ ..] = input else {
        return;
    };
    let width = u16::from(*width).max(1);
    let reading = repdex::page::read_bytes(page);
    let Some(exercise) = reading.exercise else {
        return;
    };
    std::fs::write(FOLDER.path().join("page.md"), page).expect("the page is written");
    let world = World {
        terminal: true,
        size: Some((width, 40)),
        no_color: switches & 1 == 0,
        pager: Some("".into()),
        pages: PagesFolder {
            path: Some(FOLDER.path().to_owned()),
            named: true,
        },
        ..World::default()
    };
    let commands: [&[&str]; 4] = [
        &["show", "--exact", "--", &exercise.name],
        &[
            "list",
            "--sort",
            "difficulty",
            "--columns",
            "name,aliases,needs,summary",
        ],
        &["search", "--", &exercise.name],
        &["similar", "--", &exercise.name],
    ];
    let command = commands[usize::from(switches >> 1) % commands.len()];
    let arguments = std::iter::once("repdex")
        .chain(command.iter().copied())
        .map(Into::into);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    cli::run(arguments, &world, &mut out, &mut err);
    assert_harmless(&out);
    let widest = usize::from(width).max(NARROWEST);
    for line in without_styles(std::str::from_utf8(&out).expect("text")).lines() {
        assert!(
            wrap::columns(line) <= widest,
            "{} columns on {widest}: {line:?} of {command:?}",
            wrap::columns(line)
        );
    }
});
