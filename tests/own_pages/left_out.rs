//! Pages that cannot be taken: each is told of with its place and left out, and the rest works.

use crate::common::{Run, repdex_in, run};
use crate::{folder, page};
use repdex::cli::{Exit, World};
use std::fs;

/// Reports a fault at its place, leaves the page out, and still answers.
#[track_caller]
fn leaves_out(world: &World, place: &str) -> Run {
    let run = repdex_in(world, "bench kickback --columns name,target");
    run.ends(Exit::Found)
        .prints("Bench Kickback\tGlutes\n")
        .says(place)
        .says("left out");
    repdex_in(world, "zorb turn --format names")
        .ends(Exit::Found)
        .prints("Zorb Turn\n")
        .says(place);
    run
}

fn with_turn(name: &str, text: &str) -> (tempfile::TempDir, World) {
    let alone = page("zorb-turn.md").replace("- **Progresses To:** Zorb Somersault\n", "");
    folder(&[("zorb-turn.md", &alone), (name, text)])
}

#[test]
fn a_bad_page_is_told_with_its_line_and_left_out_the_rest_works() {
    let bad = page("zorb-nod.md")
        .replace("Neck", "Elbow")
        .replace("Zorb Turn", "Zorb Twirl");
    let (folder, world) = with_turn("bad.md", &bad);
    let place = format!(
        "{}:9: E04 \"Elbow\" is not a muscle",
        folder.path().join("bad.md").display()
    );
    leaves_out(&world, &place);
    repdex_in(&world, "show --exact zorb nod").ends(Exit::Nothing);
}

#[test]
fn a_broken_page_takes_one_line_which_says_how_to_see_the_rest() {
    let (folder, world) = with_turn("bad.md", "");
    let path = folder.path().join("bad.md");
    let run = leaves_out(&world, "bad.md:1: E");
    assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    run.says(&format!("more: repdex check {}", path.display()));
}

#[test]
fn check_says_what_is_wrong_once() {
    let (folder, world) = with_turn("bad.md", "");
    let path = folder.path().to_string_lossy().into_owned();
    let checked = run(&world, &["check", &path]);
    checked
        .ends(Exit::Nothing)
        .shows("bad.md:1: E")
        .says_not("bad.md");
    let completing = World {
        completing: Some("fish".into()),
        ..world
    };
    run(&completing, &["--", "repdex", "zorb-t"]).found();
}

#[test]
fn hidden_files_are_no_pages_and_the_extension_may_be_in_capitals() {
    let good = page("zorb-turn.md").replace("- **Progresses To:** Zorb Somersault\n", "");
    let (folder, world) = folder(&[("ZORB.MD", &good), (".hidden.md", ""), (".#zorb.md", "")]);
    let hidden = folder.path().join(".trash");
    fs::create_dir(&hidden).expect("a folder");
    fs::write(hidden.join("old.md"), "").expect("a page");
    repdex_in(&world, "zorb turn --format names")
        .found()
        .prints("Zorb Turn\n");
}

#[test]
fn a_rung_that_is_no_page_leaves_its_page_out() {
    let bad = page("zorb-nod.md").replace("Zorb Turn", "Zorb Twirl");
    let (_folder, world) = with_turn("bad.md", &bad);
    leaves_out(
        &world,
        "bad.md:18: E22 no page is named \"Zorb Twirl\"; nearest is \"Zorb Turn\"",
    );
}

#[test]
fn a_page_whose_next_rung_is_a_bad_page_is_not_at_fault() {
    let bad = page("zorb-turn.md").replace("Foam Roller", "Elbow");
    let (_folder, world) = folder(&[("nod.md", &page("zorb-nod.md")), ("turn.md", &bad)]);
    let run = repdex_in(&world, "zorb nod --format names");
    run.ends(Exit::Found)
        .prints("Zorb Nod\n")
        .says("turn.md:8: E04")
        .says_not("nod.md");
}

#[test]
fn two_own_pages_of_one_name_keep_the_first() {
    let again = page("zorb-turn.md")
        .replace("- **Progresses To:** Zorb Somersault\n", "")
        .replace("Traps", "Abs");
    let (_folder, world) = with_turn("zzz.md", &again);
    leaves_out(&world, "zzz.md:1: E21");
    repdex_in(&world, "zorb turn --columns secondary").prints("Traps, Upper Back\n");
}
