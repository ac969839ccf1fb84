//! Manners of the terminal: decided once, and obeyed by answers, help and errors.

use crate::{assert_within, on_terminal, run_in, terminal};
use repdex::cli::{Exit, World};

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
fn words_about_the_answer_are_broken_for_the_terminal_they_go_to() {
    let wrong = [
        "list",
        "--muscle",
        "forearms",
        "--equipment",
        "sled",
        "--difficulty",
        "beginner",
        "--force",
        "hold",
    ];
    for columns in [40, 60, 80] {
        let ran = run_in(&terminal(columns), &wrong);
        assert_eq!(ran.exit, Exit::Nothing);
        assert_within(&ran.err, usize::from(columns), "words");
    }
    let misused: [&[&str]; 3] = [
        &["list", "--columns", "nam"],
        &["terms", "musles"],
        &["lst", "--muscle", "x"],
    ];
    for line in misused {
        for columns in [40, 60, 80] {
            let ran = run_in(&terminal(columns), line);
            assert_within(&ran.err, usize::from(columns), &format!("{line:?}"));
        }
    }
    let unasked = run_in(&World::default(), &wrong);
    assert!(
        unasked.err.lines().all(|line| line.starts_with("repdex: ")),
        "{}",
        unasked.err
    );
}

#[test]
fn what_repdex_says_of_itself_fits_the_sheet() {
    let questions: [&[&str]; 5] = [&[], &["about"], &["-h"], &["--help"], &["list", "-h"]];
    for question in questions {
        for columns in 40..=120 {
            let width = columns.to_string();
            let shown = on_terminal(80, &[question, &["--width", &width]].concat());
            assert_within(&shown, columns, &format!("{question:?}"));
            assert!(!shown.is_empty(), "{question:?}");
        }
    }
}
