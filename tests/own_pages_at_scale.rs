//! Own pages by the thousand: all of them are there, the cost grows with their number and no faster, and of a folder full
//! of faults each is told.

mod generated;

use repdex::catalog::Catalog;
use repdex::cli::{self, Exit, PagesFolder, World};
use std::fs;
use std::path::Path;
use std::time::Instant;

fn run(folder: &Path, arguments: &[&str]) -> (Exit, String, String) {
    let world = World {
        pages: PagesFolder {
            path: Some(folder.to_owned()),
            named: true,
        },
        ..World::default()
    };
    let words = std::iter::once("repdex").chain(arguments.iter().copied());
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = cli::run(words.map(Into::into), &world, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("only text is written");
    (exit, text(out), text(err))
}

fn folder_of(count: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    generated::write(folder.path(), count).expect("pages are written");
    folder
}

#[test]
fn three_thousand_pages_are_all_there_in_order() {
    let folder = folder_of(3000);
    let (exit, out, err) = run(folder.path(), &["list", "--format", "names"]);
    assert_eq!((exit, err.as_str()), (Exit::Found, ""));
    let names: Vec<&str> = out.lines().collect();
    assert!(
        names
            .windows(2)
            .all(|pair| pair[0].to_lowercase() <= pair[1].to_lowercase())
    );
    for at in [0, 1, 255, 256, 1499, 1500, 2999] {
        let name = generated::name(at);
        assert!(names.contains(&name.as_str()), "{name} is listed");
        let (exit, out, err) = run(
            folder.path(),
            &["show", "--exact", &name, "--format", "names"],
        );
        assert_eq!(
            (exit, out, err.as_str()),
            (Exit::Found, format!("{name}\n"), "")
        );
    }
    let (_, about, _) = run(folder.path(), &["about"]);
    assert!(about.contains("(3000 of them your own)"), "{about}");
}

#[test]
fn every_generated_page_has_a_name_of_its_own() {
    let names: std::collections::HashSet<String> =
        (0..generated::MOST).map(generated::name).collect();
    assert_eq!(names.len(), generated::MOST);
    assert_eq!(generated::MOST, 100_000);
}

/// Related exercises are found for pages alike at once, stand-ins for one page alone.
#[test]
fn related_exercises_are_the_best_stand_ins_however_many_pages_there_are() {
    let folder = folder_of(400);
    let (catalog, reports) = Catalog::with_own(folder.path());
    assert_eq!(reports, []);
    for entry in catalog.entries() {
        let related = entry.related().into_iter().map(|stand| stand.entry.name());
        let stand_ins = catalog.stand_ins(entry).into_iter();
        let best = stand_ins.map(|other| other.name()).take(5);
        let (related, best) = (related.collect::<Vec<_>>(), best.collect::<Vec<_>>());
        assert_eq!(related, best, "{}", entry.name());
    }
}

/// Three times the pages may take a little more than three times as long; what grows with the square takes nine.
#[test]
fn the_cost_grows_with_the_number_of_pages_and_no_faster() {
    let (few, many) = (folder_of(500), folder_of(1500));
    for arguments in [
        &["list"][..],
        &["search", "paused", "alpine", "press"],
        &["paused", "alpine", "press"],
        &["list", "--json"],
        &["similar", "paused", "alpine", "press"],
    ] {
        let time = |folder: &Path| {
            let start = Instant::now();
            assert_eq!(run(folder, arguments).0, Exit::Found, "{arguments:?}");
            start.elapsed()
        };
        // A busy machine slows down one run or the other; what grows with the square is slow every time.
        let mut tries = (0..20).map(|_| (time(few.path()), time(many.path())));
        let grows_in_step = tries.any(|(short, long)| long < short * 5);
        assert!(
            grows_in_step,
            "{arguments:?} takes five times as long for three times the pages"
        );
    }
}

/// A ladder through all pages, ladders that lead nowhere, and pages that all claim one name: work between pages.
#[test]
fn what_pages_say_of_each_other_is_told_a_line_a_page() {
    let count = 1500;
    for kind in ["chain", "lost", "twins"] {
        let folder = tempfile::tempdir().expect("a folder");
        for at in 0..count {
            let page = generated::page(at)
                .replace("Beginner", "Advanced")
                .replace("Intermediate", "Advanced");
            let next = match kind {
                "chain" if at + 1 == count => String::new(),
                "chain" => format!("- **Progresses To:** {}\n", generated::name(at + 1)),
                "lost" => format!("- **Progresses To:** Nothing {at}\n"),
                _ => String::new(),
            };
            let page = page.replacen("\n---\n", &format!("{next}\n---\n"), 1);
            let page = if kind == "twins" {
                page.replacen(&generated::name(at), "Twin Press", 1)
            } else {
                page
            };
            fs::write(folder.path().join(format!("{at:05}.md")), page).expect("a page");
        }
        let (exit, _, err) = run(folder.path(), &["list"]);
        assert_eq!(exit, Exit::Found);
        let told = match kind {
            "chain" => 0,
            "lost" => count,
            _ => count - 1,
        };
        assert_eq!(
            err.lines().count(),
            told,
            "{kind}: {}",
            err.lines().next().unwrap_or_default()
        );
    }
}
