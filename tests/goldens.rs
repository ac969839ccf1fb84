//! Pictures in words: the card and the tables at three widths, and the JSON of a page. All of invented pages, so that
//! editing `data/` changes none. Refresh with `INSTA_UPDATE=always cargo test --test goldens` and read the difference.

mod common;

use common::{Run, good_pages, repdex_in, world_with};
use repdex::cli::{Exit, World};

/// A terminal without colour that is `width` columns wide and endlessly long.
fn terminal(width: u16) -> World {
    World {
        terminal: true,
        size: Some((width, u16::MAX)),
        no_color: true,
        ..world_with(good_pages())
    }
}

fn golden(name: &str, run: &Run) {
    run.ends(Exit::Found);
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("goldens");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, &run.out));
}

#[test]
fn the_card_at_three_widths() {
    for width in [60, 80, 120] {
        golden(
            &format!("card-{width}"),
            &repdex_in(&terminal(width), "zorb turn"),
        );
    }
}

#[test]
fn a_card_of_the_fewest_facts() {
    golden("card-few-facts", &repdex_in(&terminal(80), "zorb rest"));
}

#[test]
fn a_card_in_parts() {
    golden(
        "card-parts",
        &repdex_in(
            &terminal(80),
            "zorb somersault --section ladder,mistakes,facts",
        ),
    );
}

#[test]
fn a_list_at_three_widths() {
    for width in [60, 80, 120] {
        let run = repdex_in(&terminal(width), "list --target neck --category cardio");
        golden(&format!("list-{width}"), &run);
    }
}

#[test]
fn hits_at_three_widths() {
    for width in [60, 80, 120] {
        golden(
            &format!("search-{width}"),
            &repdex_in(&terminal(width), "search zorb"),
        );
    }
}

#[test]
fn terms_at_80() {
    let line = "terms difficulty mechanic --target neck --category cardio";
    golden("terms-80", &repdex_in(&terminal(80), line));
}

#[test]
fn the_json_of_a_page() {
    let mut page = repdex_in(&terminal(80), "zorb turn --json");
    page.out = format!("{:#}\n", page.found().json());
    golden("page-json", &page);
}

#[test]
fn the_markdown_of_a_page() {
    golden(
        "page-markdown",
        &repdex_in(&terminal(80), "zorb turn --format markdown"),
    );
}
