//! Filters that cannot be read, and filters that leave nothing: what is said then.

mod common;

use common::{Run, repdex, run, slugs};
use repdex::cli::{Exit, World};
use repdex::vocabulary::{Facet, nearest_label};

/// Wrong usage: nothing on standard output, and these words about it.
#[track_caller]
fn refused(line: &str, words: &[&str]) -> Run {
    let run = repdex(line);
    run.ends(Exit::Trouble).prints_nothing();
    for word in words {
        run.says(word);
    }
    run
}

#[test]
fn an_unknown_value_is_refused_and_names_the_nearest() {
    for facet in Facet::ALL {
        let line = format!("list --{} qqqqq", facet.id());
        refused(&line, &["\"qqqqq\" is not"]).says_not("nearest");
    }
    refused("list --muscle glutse", &["nearest is glutes"]);
    refused("list --equipment kettelbell", &["nearest is kettlebell"]);
    refused("list --target delta", &["delts"]);
    refused("list --difficulty begginer", &["nearest is beginner"]);
    refused("search press --muscle glutse", &["nearest is glutes"]);
    refused("similar pullup --muscle glutse", &["nearest is glutes"]);
    refused("random --muscle glutse", &["nearest is glutes"]);
    refused("terms --muscle glutse", &["nearest is glutes"]);
    refused("list --not muscle=glutse", &["nearest is glutes"]);
    refused(
        "list --not mucsle=glutes",
        &["FACET=VALUE", "nearest is muscle"],
    );
    refused("list --have dumbell,bnech", &["bnech", "nearest is bench"]);
    refused(
        "list --muscle glutes,quatriceps",
        &["nearest is quadriceps"],
    );
}

#[test]
fn a_word_near_nothing_gets_no_guess_but_the_way_to_the_list() {
    for (line, way) in [
        ("list --muscle zzzz", "repdex terms muscle"),
        ("list --equipment xxxxx", "repdex terms equipment"),
        ("list --have qqqq", "repdex terms equipment needs"),
        ("list --force zzz", "it takes push, pull, hold"),
        ("list --not zzz", "the facets are muscle, target"),
        ("list --columns zzz", "the columns are slug, name"),
        ("terms xyz", "the lists are muscle, target"),
    ] {
        refused(line, &[way]).says_not("nearest");
    }
    run(&World::default(), &["list", "--columns", ""]).says("the columns are slug, name");
}

#[test]
fn a_word_hardly_like_another_gets_one_guess_and_the_way_to_the_list() {
    refused(
        "list --muscle elbow",
        &["nearest is lower-back; repdex terms muscle lists them all"],
    );
    // A page must use a label of the list: rule E04 names the same.
    assert_eq!(nearest_label(Facet::Muscle, "Elbow"), "Lower Back");
}

#[test]
fn the_right_word_under_the_wrong_filter_is_told_its_own() {
    for (line, filter) in [
        ("list --body-part glutes", "a muscle: --muscle glutes"),
        ("list --equipment bench", "--needs bench"),
        ("list --needs dumbbell", "--equipment dumbbell"),
        ("list --have glutes", "a muscle: --muscle glutes"),
        ("list --not beginner", "--not difficulty=beginner"),
        ("terms glutes", "the list of them is called muscle"),
    ] {
        refused(line, &[filter]).says_not("nearest");
    }
}

#[test]
fn words_without_a_filter_are_told_the_filter_that_knows_them() {
    for (line, meant) in [
        ("list glutes", "repdex list --muscle glutes\n"),
        ("random glutes", "repdex random --muscle glutes\n"),
        (
            "list lower back --json",
            "repdex list --muscle lower-back\n",
        ),
        (
            "list beginner dumbbell",
            "repdex list --difficulty beginner --equipment dumbbell\n",
        ),
        ("list kickback", "repdex search kickback\n"),
        ("--pager never list glutes", "repdex list --muscle glutes\n"),
    ] {
        refused(line, &[meant, "-h says more"]);
    }
}

#[test]
fn options_before_the_command_leave_it_its_own_example() {
    refused(
        "--pager never list --nonsense",
        &["For example: repdex list", "repdex list -h"],
    );
}

#[test]
fn the_nearest_is_found_whatever_the_order_of_its_words() {
    refused("list --muscle back-lowr", &["nearest is lower-back"]);
    refused(
        "list --equipment trainer-suspnsion",
        &["nearest is suspension-trainer"],
    );
}

#[test]
fn a_filter_without_a_value_is_refused() {
    for arguments in [
        ["list", "--muscle", ""],
        ["list", "--muscle", "glutes,"],
        ["list", "--have", ""],
        ["list", "--not", "muscle="],
        ["list", "--not", "muscle"],
        ["list", "--not", ""],
        ["list", "--have", "dumbbell,,bench"],
    ] {
        run(&World::default(), &arguments)
            .ends(Exit::Trouble)
            .prints_nothing();
    }
    refused("list --muscle", &["--muscle"]);
}

#[test]
fn an_empty_list_says_which_filter_emptied_it_and_how_many_without() {
    let without = slugs("list --target neck").len();
    let others = slugs("list --equipment sled").len();
    let run = repdex("list --target neck --equipment sled");
    run.ends(Exit::Nothing).prints_nothing();
    run.says(&format!(
        "--equipment sled emptied it: {without} without it"
    ));
    run.says(&format!("--target neck emptied it: {others} without it"));
    for command in ["random", "terms", "list --json", "list --sort name"] {
        let run = repdex(&format!("{command} --target neck --equipment sled"));
        run.ends(Exit::Nothing).says("--equipment sled emptied it");
    }
}

#[test]
fn only_the_filter_at_fault_is_named() {
    let run = repdex("list --target glutes --mechanic compound --not target=glutes");
    run.ends(Exit::Nothing)
        .says("--not target=glutes emptied it:")
        .says("--target glutes emptied it:");
    run.says_not("--mechanic");
    let run = repdex("list --have none --equipment barbell");
    run.ends(Exit::Nothing)
        .says("--have none emptied it:")
        .says("--equipment barbell emptied it:");
}

#[test]
fn when_no_single_filter_is_at_fault_all_are_named() {
    let run = repdex("list --target neck --equipment sled --category olympic-weightlifting");
    run.ends(Exit::Nothing)
        .says("no single filter")
        .says("--target neck, --equipment sled, --category olympic-weightlifting");
}

#[test]
fn an_emptied_search_says_so_too() {
    let all = slugs("search kickback").len();
    repdex("search kickback --equipment sled")
        .ends(Exit::Nothing)
        .prints_nothing()
        .says(&format!("--equipment sled emptied it: {all} without it"));
    let all = slugs("similar pullup --limit 1000").len();
    repdex("similar pullup --equipment sled")
        .ends(Exit::Nothing)
        .prints_nothing()
        .says(&format!("--equipment sled emptied it: {all} without it"));
}
