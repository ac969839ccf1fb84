//! What a person sees: no line wider than the sheet, colour that changes no letter, tables that keep their names, help
//! and completions that tell the truth.

use proptest::prelude::*;
use repdex::cli::{self, EXAMPLES, Exit, World};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use unicode_width::UnicodeWidthStr;

/// What a run gave.
struct Ran {
    exit: Exit,
    out: String,
    err: String,
}

fn run_in(world: &World, arguments: &[&str]) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let arguments = std::iter::once("repdex").chain(arguments.iter().copied());
    let exit = cli::run(arguments.map(OsString::from), world, &mut out, &mut err);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    Ran {
        exit,
        out: text(out),
        err: text(err),
    }
}

/// A terminal of a width, tall enough that nothing is paged.
fn terminal(columns: u16) -> World {
    World {
        terminal: true,
        error_terminal: true,
        size: Some((columns, u16::MAX)),
        ..World::default()
    }
}

#[track_caller]
fn on_terminal(columns: u16, arguments: &[&str]) -> String {
    run_in(&terminal(columns), arguments).out
}

fn piped(arguments: &[&str]) -> Ran {
    run_in(&World::default(), arguments)
}

/// The text without escape sequences.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        out.push_str(before);
        let end = match after.strip_prefix(']') {
            Some(_) => after.find("\u{1b}\\").map(|at| at + 2),
            None => after.find('m').map(|at| at + 1),
        };
        rest = &after[end.expect("an escape sequence ends")..];
    }
    out + rest
}

#[track_caller]
fn assert_within(text: &str, columns: usize, what: &str) {
    for line in plain(text).lines() {
        assert!(
            line.width() <= columns,
            "{what}: wider than {columns}: {line:?}"
        );
    }
}

fn slugs() -> Vec<String> {
    let listed = piped(&["list", "--columns", "slug"]).out;
    listed.lines().map(str::to_owned).collect()
}

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
fn the_reason_of_a_replacement_is_shown_even_where_it_must_be_wrapped() {
    let table = plain(&on_terminal(60, &["similar", "barbell back squat"]));
    assert!(table.starts_with("Name"), "{table}");
    assert!(
        table
            .lines()
            .next()
            .is_some_and(|header| header.contains("Why")),
        "{table}"
    );
    assert_within(&table, 60, "similar");
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
fn tables_in_colour_are_as_they_were_agreed_on() {
    for columns in [60, 80, 120] {
        let table = on_terminal(columns, &["search", "kickback"]);
        insta::assert_snapshot!(format!("search_{columns}"), marked(&table));
        let table = on_terminal(columns, &["similar", "bench", "kickback", "--limit", "5"]);
        insta::assert_snapshot!(format!("similar_{columns}"), marked(&table));
    }
}

/// Escapes made visible: `<1;36>How to perform<0>`.
fn marked(text: &str) -> String {
    let mut out = String::new();
    for (at, piece) in text.split("\u{1b}[").enumerate() {
        match piece.split_once('m').filter(|_| at > 0) {
            Some((style, rest)) => out.push_str(&format!("<{style}>{rest}")),
            None => out.push_str(piece),
        }
    }
    out
}

/// A folder of own pages with one page in it.
struct OwnPages(tempfile::TempDir);

impl OwnPages {
    fn with(page: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        std::fs::write(folder.path().join("page.md"), page).expect("a page can be written");
        Self(folder)
    }

    fn world(&self, columns: u16) -> World {
        World {
            pages: cli::PagesFolder {
                path: Some(self.path().to_owned()),
                named: true,
            },
            ..terminal(columns)
        }
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

fn page_called(name: &str, step: &str) -> String {
    let built_in = std::fs::read_to_string(
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/legs/bench-kickback.md"),
    );
    let page = built_in.expect("the page is there");
    let first_step = page
        .lines()
        .find(|line| line.starts_with("1. "))
        .expect("a page has steps")
        .to_owned();
    page.replacen("# Bench Kickback", &format!("# {name}"), 1)
        .replacen(&first_step, &format!("1. {step}"), 1)
        .split_inclusive('\n')
        .filter(|line| !line.starts_with("- **Also Known As"))
        .collect()
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

fn world_that_says(adjust: impl Fn(&mut World)) -> World {
    let mut world = terminal(80);
    adjust(&mut world);
    world
}

#[test]
fn colour_is_decided_by_what_is_asked_then_the_environment_then_the_stream() {
    let cases: [(&str, World, &[&str], bool); 8] = [
        ("a terminal", terminal(80), &[], true),
        ("a pipe", World::default(), &[], false),
        (
            "NO_COLOR",
            world_that_says(|world| world.no_color = true),
            &[],
            false,
        ),
        (
            "TERM=dumb",
            world_that_says(|world| world.dumb = true),
            &[],
            false,
        ),
        (
            "CLICOLOR_FORCE in a pipe",
            World {
                force_color: true,
                ..World::default()
            },
            &[],
            true,
        ),
        (
            "NO_COLOR and CLICOLOR_FORCE",
            world_that_says(|world| {
                world.no_color = true;
                world.force_color = true;
            }),
            &[],
            false,
        ),
        (
            "asked for in spite of NO_COLOR",
            world_that_says(|world| world.no_color = true),
            &["--color=always"],
            true,
        ),
        ("refused", terminal(80), &["--color", "never"], false),
    ];
    for (case, world, manners, coloured) in cases {
        let questions: [&[&str]; 4] = [
            &["show", "plank"],
            &["--help"],
            &["list", "-h"],
            &["terms", "muscles"],
        ];
        for question in questions {
            let out = run_in(&world, &[question, manners].concat()).out;
            let has_escapes = out.contains('\u{1b}');
            let is_bare_list = !world.terminal && question[0] == "terms";
            assert_eq!(
                has_escapes,
                coloured && !is_bare_list,
                "{case}: {question:?}"
            );
        }
    }
}

#[test]
fn errors_mind_the_same_manners_as_answers() {
    let wrong: [&[&str]; 3] = [
        &["list", "--nonsense"],
        &["list", "--muscle", "elbow"],
        &["show", "plank", "--width", "0"],
    ];
    for line in wrong {
        let coloured = run_in(&terminal(80), line);
        assert_eq!(coloured.exit, Exit::Trouble, "{line:?}");
        assert!(
            coloured.err.contains('\u{1b}'),
            "{line:?}: {}",
            coloured.err
        );
        for refusal in [&["--color", "never"][..], &["--color=never"][..]] {
            let bare = run_in(&terminal(80), &[refusal, line].concat());
            let _ = &bare.exit;
            assert!(!bare.err.contains('\u{1b}'), "{line:?}: {}", bare.err);
            let after = run_in(&terminal(80), &[line, refusal].concat());
            assert!(!after.err.contains('\u{1b}'), "{line:?}: {}", after.err);
        }
        let quiet = world_that_says(|world| world.no_color = true);
        assert!(!run_in(&quiet, line).err.contains('\u{1b}'));
    }
}

#[test]
fn the_name_alone_welcomes_and_is_no_error() {
    for line in [&[][..], &["--color", "never"][..]] {
        let welcome = piped(line);
        assert_eq!(welcome.exit, Exit::Found, "{}", welcome.err);
        assert!(
            welcome.out.contains("repdex bench kickback"),
            "{}",
            welcome.out
        );
        assert!(welcome.out.contains("squat"), "{}", welcome.out);
        assert!(welcome.err.is_empty());
    }
    let no_name = piped(&["show"]);
    assert_eq!(no_name.exit, Exit::Trouble);
    assert!(
        no_name.err.contains("repdex bench kickback"),
        "{}",
        no_name.err
    );
}

#[test]
fn the_first_help_fits_a_screen_and_that_of_a_command_forty_lines() {
    let first = on_terminal(80, &["-h"]);
    assert!(first.lines().count() <= 24, "{first}");
    for command in cli::command().get_subcommands() {
        let help = on_terminal(80, &[command.get_name(), "-h"]);
        assert!(help.lines().count() <= 42, "{}", help);
        assert!(help.contains("Example"), "{}", help);
    }
}

#[test]
fn every_example_does_what_it_says() {
    for example in EXAMPLES {
        let line = example
            .line
            .split(['>', '|'])
            .next()
            .unwrap_or_default()
            .trim();
        let Some(words) = line.strip_prefix("repdex ") else {
            assert_eq!(line, "source <(repdex completions bash)");
            continue;
        };
        let words: Vec<&str> = match words.split_once('"') {
            Some((_, quoted)) => vec![quoted.trim_matches('"')],
            None => words.split(' ').collect(),
        };
        let given = piped(&words);
        if words == ["check", "my-pages"] {
            assert_eq!(given.exit, Exit::Trouble, "there is no such folder here");
        } else {
            assert_eq!(given.exit, Exit::Found, "{}: {}", example.line, given.err);
            assert!(!given.out.is_empty(), "{}", example.line);
        }
    }
}

#[test]
fn the_manual_names_every_command_and_option() {
    let manual = piped(&["man"]).out.replace("\\-", "-");
    let root = cli::command();
    for command in std::iter::once(&root).chain(root.get_subcommands()) {
        for long in command.get_arguments().filter_map(|arg| arg.get_long()) {
            assert!(manual.contains(&format!("--{long}\\f")), "--{long}");
        }
    }
    for command in root.get_subcommands() {
        let heading = format!(".SS \"repdex {}\"", command.get_name());
        assert!(manual.contains(&heading), "{heading}");
    }
    for section in [
        "NAME",
        "SYNOPSIS",
        "DESCRIPTION",
        "EXIT STATUS",
        "ENVIRONMENT",
        "FILES",
        "EXAMPLES",
    ] {
        let (bare, quoted) = (format!(".SH {section}\n"), format!(".SH \"{section}\"\n"));
        assert!(
            manual.contains(&bare) || manual.contains(&quoted),
            "{section}"
        );
    }
    // What `mandoc -T lint` complains about most: long source lines and blanks at their ends.
    for line in manual.lines() {
        assert!(line.len() <= 80 && line.trim_end() == line, "{line:?}");
    }
}

/// What is offered for the last of some words, as fish is told: values without their descriptions.
fn offered(world: World, words: &[&str]) -> Vec<String> {
    let world = World {
        completing: Some("fish".into()),
        ..world
    };
    let arguments = ["--", "repdex"].iter().chain(words).copied();
    let ran = run_in(&world, &arguments.collect::<Vec<_>>());
    assert_eq!(ran.exit, Exit::Found, "{}", ran.err);
    let values = ran
        .out
        .lines()
        .map(|line| line.split('\t').next().unwrap_or_default());
    values.map(str::to_owned).collect()
}

#[test]
fn completions_know_commands_flags_values_and_names() {
    let cases: [(&[&str], &str); 13] = [
        (&["sim"], "similar"),
        (&["bench-k"], "bench-kickback"),
        (&["bench", "k"], "kickback"),
        (&["similar", "barbell-b"], "barbell-back-squat"),
        (&["search", "pla"], "plank"),
        (&["list", "--mus"], "--muscle"),
        (&["list", "--muscle", "gl"], "glutes"),
        (&["list", "--muscle", "glutes,ham"], "glutes,hamstrings"),
        (&["list", "--not", "equip"], "equipment="),
        (
            &["list", "--not", "equipment=machine,ca"],
            "equipment=machine,cable",
        ),
        (&["list", "--have", "dumbbell,be"], "dumbbell,bench"),
        (&["list", "--columns", "name,eq"], "name,equipment"),
        (&["terms", "mus"], "muscle"),
    ];
    for (words, value) in cases {
        let offered = offered(World::default(), words);
        assert!(
            offered.iter().any(|one| one == value),
            "{words:?}: {offered:?}"
        );
    }
}

#[test]
fn completions_describe_what_they_offer() {
    let world = World {
        completing: Some("fish".into()),
        ..World::default()
    };
    let names = run_in(&world, &["--", "repdex", "bench-k"]).out;
    assert_eq!(names, "bench-kickback\tGlutes, Body Weight\n");
    let zsh = World {
        completing: Some("zsh".into()),
        completing_at: Some(1),
        ..World::default()
    };
    let names = run_in(&zsh, &["--", "repdex", "bench-k"]).out;
    assert_eq!(names, "bench-kickback:Glutes, Body Weight\n");
}

#[test]
fn bash_completes_behind_the_signs_it_takes_words_apart_at() {
    let bash = |words: &[&str]| {
        let world = World {
            completing: Some("bash".into()),
            completing_at: Some(words.len()),
            ..World::default()
        };
        let arguments = ["--", "repdex"].iter().chain(words).copied();
        run_in(&world, &arguments.collect::<Vec<_>>()).out
    };
    assert_eq!(bash(&["list", "--muscle", "=", "gl"]), "glutes");
    assert_eq!(
        bash(&["list", "--not", "equipment", "=", "mach"]),
        "machine"
    );
    assert_eq!(
        bash(&["list", "--not", "equipment", "=", "machine,cab"]),
        "machine,cable"
    );
    assert!(bash(&["list", "--force", "="]).contains("push"));
    assert_eq!(bash(&["bench", "ki"]), "kickback");
}

#[test]
fn own_pages_are_completed_like_any_other() {
    let own = OwnPages::with(&page_called("Zercher Hop Test", "Sit on the floor."));
    assert_eq!(
        offered(own.world(80), &["zercher-hop"]),
        ["zercher-hop-test"]
    );
}

#[test]
fn every_shell_gets_a_script_that_asks_the_binary() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = piped(&["completions", shell]).out;
        assert!(script.contains(cli::COMPLETE_VARIABLE), "{shell}: {script}");
    }
}

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
    assert_eq!(plain(&linked), bare);
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
