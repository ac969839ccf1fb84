//! Tables: columns that fit, names that stay, one row a line to a pipe.

use crate::{OwnPages, assert_within, marked, on_terminal, page_called, piped, plain, run_in};

#[test]
fn tables_keep_their_names_at_every_width() {
    let tables: [&[&str]; 5] = [
        &["list", "--muscle", "glutes"],
        &["search", "glute brigde"],
        &["similar", "barbell back squat"],
        &[
            "list",
            "--target",
            "chest",
            "--columns",
            "equipment,name,secondary",
        ],
        &["terms"],
    ];
    for table in tables {
        for columns in (1..=60).chain((61..=300).step_by(17)) {
            let shown = on_terminal(columns, table);
            assert_within(&shown, usize::from(columns), &table.join(" "));
            let bare = on_terminal(columns, &[table, &["--color", "never"]].concat());
            assert_eq!(plain(&shown), bare, "{table:?} at {columns}");
        }
    }
    for columns in (40..=300).step_by(13) {
        let shown = plain(&on_terminal(columns, &["list", "--muscle", "glutes"]));
        assert!(
            shown.lines().any(|line| line.contains("Bench Kickback")),
            "{columns}"
        );
    }
}

#[test]
fn columns_are_dropped_by_importance_not_squeezed() {
    let header = |columns| {
        let table = plain(&on_terminal(columns, &["list", "--muscle", "glutes"]));
        let first = table.lines().next().unwrap_or_default().to_owned();
        first
            .split("  ")
            .filter(|cell| !cell.is_empty())
            .map(|cell| cell.trim().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        header(200),
        ["Name", "Target", "Equipment", "Difficulty", "Secondary"]
    );
    assert_eq!(header(40), ["Name"]);
    let mut before = 1;
    for columns in (40..=200).step_by(8) {
        let shown = header(columns).len();
        assert!(shown >= before, "a wider sheet shows less at {columns}");
        before = shown;
    }
}

#[test]
fn chosen_columns_are_wrapped_rather_than_dropped() {
    let table = plain(&on_terminal(
        60,
        &[
            "list",
            "--target",
            "chest",
            "--columns",
            "name,secondary,difficulty",
        ],
    ));
    let header = table.lines().next().unwrap_or_default();
    for column in ["Name", "Secondary", "Difficulty"] {
        assert!(header.contains(column), "{header}");
    }
}

#[test]
fn the_reason_of_a_replacement_stands_beside_its_name_or_below_it() {
    let beside = plain(&on_terminal(120, &["similar", "barbell back squat"]));
    let header = beside.lines().next().unwrap_or_default();
    assert!(header.contains("Why"), "{beside}");
    for columns in [24, 40, 60] {
        let below = plain(&on_terminal(columns, &["similar", "barbell back squat"]));
        assert_within(&below, usize::from(columns), "similar");
        let mut lines = below
            .lines()
            .skip_while(|line| !line.starts_with("Barbell Front Squat"));
        assert!(lines.next().is_some(), "{below}");
        let reason = lines.next().unwrap_or_default();
        assert!(reason.starts_with("  same squat"), "{below}");
    }
}

#[test]
fn a_pipe_gets_one_row_a_line_whatever_the_width() {
    let rows = piped(&["list", "--muscle", "glutes"]).out;
    assert_eq!(
        rows,
        piped(&["list", "--muscle", "glutes", "--width", "20"]).out
    );
    assert!(
        rows.lines().all(|row| row.split('\t').count() == 4),
        "{rows}"
    );
    assert!(!rows.contains('\u{1b}'));
    assert_eq!(
        rows.lines().count(),
        piped(&["list", "--muscle", "glutes", "--format", "names"])
            .out
            .lines()
            .count()
    );
}

#[test]
fn words_that_a_query_met_are_marked_in_the_name() {
    let table = on_terminal(100, &["search", "kickback"]);
    let mark = repdex::view::paint(repdex::view::Role::Met, "Kickback", true);
    assert!(table.contains(&mark), "{table}");
}

#[test]
fn tables_in_colour_are_as_they_were_agreed_on() {
    for columns in [60, 80, 120] {
        let table = on_terminal(columns, &["search", "kickback"]);
        insta::assert_snapshot!(format!("search_{columns}"), marked(&table));
        let table = on_terminal(columns, &["similar", "bench", "kickback", "--limit", "5"]);
        insta::assert_snapshot!(format!("similar_{columns}"), marked(&table));
    }
}

#[test]
fn columns_that_must_be_wrapped_share_the_room() {
    let line = [
        "list",
        "--target",
        "abs",
        "--columns",
        "name,faq,tips",
        "--color",
        "never",
    ];
    let table = on_terminal(100, &line);
    assert_within(&table, 100, "long cells");
    let header = table.lines().next().unwrap_or_default();
    let at = |column| header.find(column).unwrap_or_else(|| panic!("{header}"));
    let (faq, tips) = (at("Pro tips") - at("FAQ"), 100 - at("Pro tips"));
    assert!(
        faq.abs_diff(tips) < 15,
        "{faq} and {tips} columns: {header}"
    );
}

#[test]
fn what_a_row_is_called_is_not_broken_into_lines() {
    for columns in [12, 20, 30] {
        let table = on_terminal(
            columns,
            &[
                "list",
                "--limit",
                "9",
                "--columns",
                "slug",
                "--color",
                "never",
            ],
        );
        assert_eq!(table.lines().count(), 10, "{table}");
    }
}

#[test]
fn one_very_long_name_leaves_the_others_their_columns() {
    let name =
        "Hip Lift That Somebody Described From Beginning To End In The Very Name It Was Given";
    let own = OwnPages::with(&page_called(name, "Sit on the floor."));
    for columns in [80, 100, 120] {
        let table = plain(&run_in(&own.world(columns), &["list", "--muscle", "glutes"]).out);
        assert_within(&table, usize::from(columns), "a long name");
        let header = table.lines().next().unwrap_or_default();
        assert!(header.contains("Target"), "{header}");
        let row = table.lines().find(|line| line.starts_with("Hip Lift That"));
        assert!(row.is_some_and(|row| row.contains("... ")), "{row:?}");
    }
    let wide = plain(&run_in(&own.world(200), &["list", "--muscle", "glutes"]).out);
    assert!(wide.contains(name), "{wide}");
    assert!(
        piped(&["list"])
            .out
            .lines()
            .all(|row| row.split('\t').count() == 4)
    );
}

#[test]
fn counts_of_terms_stand_below_each_other_and_a_bar_tells_them_apart() {
    for columns in 20..=60 {
        let terms = on_terminal(columns, &["terms", "muscles", "--color", "never"]);
        let ends = |line: &str| {
            let digits = line.rfind(|letter: char| letter.is_ascii_digit());
            digits.expect("a count") + 1
        };
        let first = terms.lines().next().map(ends);
        assert!(
            terms.lines().all(|line| Some(ends(line)) == first),
            "{terms}"
        );
        let bars: std::collections::HashSet<&str> = terms
            .lines()
            .map(|line| line.trim_start_matches(|letter| letter != '='))
            .collect();
        assert!(bars.len() == 1 || bars.len() > 3, "{columns}: {terms}");
        assert_eq!(bars.contains(""), bars.len() == 1, "{columns}: {terms}");
    }
}
