//! Links: where a terminal follows them, the name of a page of one's own leads to its file.

use crate::{OwnPages, assert_within, on_terminal, page_called, plain, run_in, terminal};
use repdex::cli::World;
use std::path::Path;

#[test]
fn a_link_is_written_only_where_it_can_be_followed() {
    let own = OwnPages::with(&page_called("Zercher Hop Test", "Sit on the floor."));
    let bare = run_in(&own.world(80), &["about"]).out;
    assert!(!bare.contains("\u{1b}]8"), "{bare:?}");
    let follows = World {
        links: true,
        ..own.world(80)
    };
    let linked = run_in(&follows, &["about"]).out;
    assert!(linked.contains("\u{1b}]8;;file://"), "{linked:?}");
    let uncoloured = run_in(&own.world(80), &["about", "--color", "never"]).out;
    assert_eq!(plain(&linked), uncoloured);
}

fn following(own: &OwnPages, columns: u16) -> World {
    World {
        links: true,
        ..own.world(columns)
    }
}

/// The escape that opens a link to a file of a folder.
fn opened(folder: &Path) -> String {
    format!("\u{1b}]8;;file://{}/page.md\u{1b}\\", folder.display())
}

#[test]
fn the_name_of_an_own_page_leads_to_its_file() {
    let own = OwnPages::with(&page_called("Zercher Hop Test", "Sit on the floor."));
    let lines: [&[&str]; 4] = [
        &["zercher", "hop", "test"],
        &["search", "zercher", "hop"],
        &["list", "--muscle", "glutes"],
        &["list", "--muscle", "glutes", "--columns", "equipment,name"],
    ];
    for line in lines {
        let shown = run_in(&following(&own, 80), line).out;
        assert!(shown.contains(&opened(own.path())), "{line:?}: {shown:?}");
        assert_eq!(shown.matches("\u{1b}]8;;file").count(), 1, "{line:?}");
        let bare = run_in(&own.world(80), line).out;
        assert!(!bare.contains("\u{1b}]8"), "{line:?}: {bare:?}");
    }
    let built_in = World {
        links: true,
        ..terminal(80)
    };
    assert!(!run_in(&built_in, &["plank"]).out.contains("\u{1b}]8"));
}

#[test]
fn links_take_no_column_and_change_no_letter() {
    let own = OwnPages::with(&page_called(
        "Zercher \u{8179}\u{7b4b} Hop Te\u{301}st",
        "Sit on the floor.",
    ));
    let lines: [&[&str]; 3] = [
        &["zercher", "hop"],
        &["search", "zercher", "hop"],
        &["list", "--muscle", "glutes"],
    ];
    for columns in (1..=40).chain((41..=120).step_by(11)) {
        for line in lines {
            let bare = [line, &["--color", "never"]].concat();
            let coloured = run_in(&following(&own, columns), line).out;
            let linked = run_in(&following(&own, columns), &bare).out;
            let shown = run_in(&own.world(columns), &bare).out;
            assert_eq!(plain(&coloured), shown, "{line:?} at {columns}");
            assert_eq!(plain(&linked), shown, "{line:?} at {columns}");
        }
        if columns >= 2 {
            let card = run_in(&following(&own, columns), lines[0]).out;
            assert_within(&card, usize::from(columns), "a linked card");
        }
    }
    assert!(!on_terminal(80, lines[1]).contains("\u{1b}]8"));
}

#[test]
fn a_pager_that_may_print_links_as_rubbish_is_given_none() {
    let own = OwnPages::with(&page_called("Zercher Hop Test", "Sit on the floor."));
    let folder = tempfile::tempdir().expect("a folder can be made");
    let kept = folder.path().join("kept");
    let paged = |pager: String| {
        let world = World {
            size: Some((80, 10)),
            pager: Some(pager.into()),
            ..following(&own, 80)
        };
        let ran = run_in(&world, &["zercher", "hop", "test"]);
        (ran.out, std::fs::read_to_string(&kept).unwrap_or_default())
    };
    let (out, given) = paged(format!("tee {}", kept.display()));
    assert!(
        out.is_empty() && given.contains("Zercher Hop Test"),
        "{out}"
    );
    assert!(!given.contains("\u{1b}]8"), "{given:?}");
    // Without a pager after all it is the terminal that shows the page.
    let (out, _) = paged("cat".to_owned());
    assert!(out.contains(&opened(own.path())), "{out:?}");
}
