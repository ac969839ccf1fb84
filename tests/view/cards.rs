//! The card at every width, in colour and without.

use crate::{
    OwnPages, assert_within, marked, on_terminal, page_called, piped, plain, run_in, slugs,
};
use proptest::prelude::*;
use repdex::cli::Exit;
use unicode_width::UnicodeWidthStr;

/// The longest words of pages are shorter than this: on wider sheets none may be broken.
const WORDS_FIT_FROM: u16 = 24;

#[test]
fn no_line_of_any_page_is_wider_than_the_sheet() {
    for slug in slugs() {
        for columns in [20, 60, 300] {
            let card = on_terminal(columns, &["show", &slug, "--exact"]);
            assert_within(&card, usize::from(columns), &slug);
        }
    }
}

#[test]
fn a_page_renders_at_every_width_and_colour_changes_no_letter() {
    for name in ["bench-kickback", "barbell-back-squat", "plank"] {
        for columns in 1..=300 {
            let width = columns.to_string();
            let show = ["show", name, "--exact", "--width", &width, "--color"];
            let coloured = on_terminal(80, &[&show[..], &["always"]].concat());
            let bare = on_terminal(80, &[&show[..], &["never"]].concat());
            assert_eq!(plain(&coloured), bare, "{name} at {columns}");
            assert!(!bare.contains('\u{1b}'), "{name} at {columns}");
            assert_within(&bare, columns, name);
        }
    }
}

#[test]
fn prose_is_never_wider_than_a_hundred_columns() {
    for slug in slugs().iter().step_by(9) {
        let card = on_terminal(
            300,
            &[
                "show",
                slug,
                "--exact",
                "--section",
                "summary,steps,tips,mistakes,faq",
            ],
        );
        assert_within(&card, 100, slug);
    }
}

#[test]
fn no_word_of_a_page_is_broken() {
    let parts = "summary,steps,tips,mistakes,faq,related";
    // The reason of a stand-in is set in brackets on narrow sheets.
    let bare = |word: &str| word.trim_matches(['(', ')']).to_owned();
    // How many other names are left out is counted in a word of its own.
    let words_at = |slug: &str, columns: u16| -> Vec<String> {
        let show = [
            "show",
            slug,
            "--exact",
            "--section",
            parts,
            "--color",
            "never",
        ];
        let card = on_terminal(columns, &show);
        let body = card.split_once("\n\n").map_or("", |(_, body)| body);
        body.split_whitespace().map(bare).collect()
    };
    for slug in slugs().iter().step_by(9) {
        let whole: std::collections::HashSet<String> = words_at(slug, 300).into_iter().collect();
        for columns in [WORDS_FIT_FROM, 31, 64, 90] {
            let words = words_at(slug, columns);
            let broken = words.iter().find(|word| !whole.contains(*word));
            assert_eq!(broken, None, "{slug} at {columns}");
        }
    }
}

#[test]
fn mistakes_differ_from_tips_without_colour() {
    let card = piped(&["show", "bench-kickback", "--section", "tips,mistakes"]).out;
    assert!(card.contains("\n  + ") && card.contains("\n  x "), "{card}");
}

#[test]
fn the_card_in_colour_is_as_it_was_agreed_on() {
    for columns in [60, 80, 120] {
        let card = on_terminal(columns, &["bench", "kickback"]);
        insta::assert_snapshot!(format!("card_{columns}"), marked(&card));
    }
}

#[test]
fn wide_and_combining_letters_take_the_columns_they_take() {
    let step = "\u{8179}\u{7b4b} \u{8179}\u{7b4b}\u{904b}\u{52d5} e\u{301}le\u{300}ve le genou vers la poitrine et \u{8179}\u{7b4b} \u{8179}\u{7b4b} encore une fois.";
    let own = OwnPages::with(&page_called("\u{4ef0}\u{81e5}\u{8d77}\u{5750} Situp", step));
    for columns in 20..=100 {
        let card = run_in(
            &own.world(columns),
            &["show", "\u{4ef0}\u{81e5}\u{8d77}\u{5750} situp"],
        );
        assert_eq!(card.exit, Exit::Found, "{}", card.err);
        assert_within(&card.out, usize::from(columns), "an own page");
        let table = run_in(&own.world(columns), &["search", "situp"]);
        assert_within(&table.out, usize::from(columns), "a table with an own page");
    }
    assert_eq!(run_in(&own.world(1), &["show", "situp"]).exit, Exit::Found);
}

#[test]
fn on_a_narrow_sheet_facts_and_rungs_have_one_indent() {
    for columns in 11..=20 {
        for slug in ["bench-kickback", "pullup", "nordic-curl"] {
            let parts = "facts,ladder";
            let show = ["show", slug, "--section", parts, "--color", "never"];
            let card = on_terminal(columns, &show);
            let (_, body) = card.split_once("\n\n").expect("a title and its parts");
            for part in body.split("\n\n") {
                let blanks = |line: &str| line.len() - line.trim_start().len();
                let mut indents: Vec<usize> = part.lines().map(blanks).collect();
                indents.sort_unstable();
                indents.dedup();
                assert!(indents.len() <= 2, "{slug} at {columns}: {part}");
            }
        }
    }
}

#[test]
fn many_other_names_are_kept_to_two_lines_and_counted() {
    let names: Vec<String> = [
        "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight",
    ]
    .iter()
    .map(|word| format!("Very Long Other Name Of It Number {word}"))
    .collect();
    let page = page_called("Hip Lift Test", "Sit on the floor.").replacen(
        "- **Needs:** Bench\n",
        &format!(
            "- **Needs:** Bench\n- **Also Known As:** {}\n",
            names.join(", ")
        ),
        1,
    );
    let own = OwnPages::with(&page);
    let card = run_in(&own.world(80), &["hip", "lift", "test", "--color", "never"]);
    let head: Vec<&str> = card
        .out
        .lines()
        .take_while(|line| !line.is_empty())
        .collect();
    assert_eq!(head.len(), 3, "{}{}", card.out, card.err);
    assert!(head[2].ends_with(" more"), "{head:?}");
    let json = run_in(&own.world(80), &["hip", "lift", "test", "--json"]).out;
    assert!(names.iter().all(|name| json.contains(name)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_page_any_parts_any_width(page in 0_usize..10_000, columns in 20_u16..=300, first in 0_usize..8, second in 0_usize..8) {
        let slugs = slugs();
        let slug = &slugs[page % slugs.len()];
        let parts = ["summary", "facts", "steps", "tips", "mistakes", "faq", "ladder", "related"];
        let sections = format!("{},{}", parts[first], parts[second]);
        let show = ["show", slug.as_str(), "--exact", "--section", &sections];
        let coloured = on_terminal(columns, &show);
        let bare = on_terminal(columns, &[&show[..], &["--color", "never"]].concat());
        prop_assert_eq!(plain(&coloured), bare.clone());
        for line in bare.lines() {
            prop_assert!(line.width() <= usize::from(columns), "{slug} at {columns}: {line:?}");
        }
    }
}
