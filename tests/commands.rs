//! Every command: what it answers, how it ends, and which stream it speaks on.

mod common;

use common::{repdex, repdex_in};
use repdex::cli::{Exit, World};
use std::collections::BTreeSet;

fn names(line: &str) -> Vec<String> {
    let run = repdex(&format!("{line} --format names"));
    run.lines().into_iter().map(str::to_owned).collect()
}

#[test]
fn nonsense_finds_nothing_and_says_what_to_try() {
    for line in [
        "xyzzyqq",
        "show xyzzyqq",
        "search xyzzyqq",
        "similar xyzzyqq",
    ] {
        repdex(line)
            .ends(Exit::Nothing)
            .prints_nothing()
            .says("\"xyzzyqq\"")
            .says("repdex list");
    }
    repdex("serach press").says_not("panicked");
    repdex("lis")
        .ends(Exit::Nothing)
        .says("did you mean the command: repdex list");
    repdex("bench kick --exact")
        .ends(Exit::Nothing)
        .says("Bench Kickback");
}

#[test]
fn search_ranks_the_whole_name_first_and_says_why() {
    let run = repdex("search bench kickback --limit 1");
    run.found()
        .prints("Bench Kickback\tGlutes\tBody Weight\tBeginner\tname\n");
    assert_eq!(names("search rdl")[0], "Barbell Romanian Deadlift");
    repdex("search rdl --limit 1")
        .found()
        .shows("alias \"RDL\"");
    assert!(names("search press").len() > 10);
    assert_eq!(names("search press --limit 3"), names("search press")[..3]);
    repdex("search").ends(Exit::Trouble).prints_nothing();
}

#[test]
fn a_list_is_in_the_order_of_names_unless_asked_otherwise() {
    let all = names("list");
    assert!(all.len() >= 160);
    assert!(all.is_sorted_by_key(|name| name.to_lowercase()));
    assert_eq!(names("list --sort name"), all);
    assert_eq!(names("list --limit 5"), all[..5]);
    assert_eq!(names("list --limit 100000"), all);
}

#[test]
fn a_list_is_sorted_by_keys_the_first_decides_most() {
    let rows = |keys: &str| -> Vec<(u8, String, String, String)> {
        let run = repdex(&format!(
            "list --sort {keys} --columns name,difficulty,target,equipment"
        ));
        let rank = |difficulty: &str| match difficulty {
            "Beginner" => 0,
            "Intermediate" => 1,
            _ => 2,
        };
        run.lines()
            .iter()
            .map(|line| {
                let cells: Vec<&str> = line.split('\t').collect();
                (
                    rank(cells[1]),
                    cells[2].to_owned(),
                    cells[3].to_owned(),
                    cells[0].to_lowercase(),
                )
            })
            .collect()
    };
    assert!(rows("difficulty").is_sorted_by_key(|row| (row.0, row.3.clone())));
    assert!(rows("target").is_sorted_by_key(|row| (row.1.clone(), row.3.clone())));
    assert!(rows("equipment").is_sorted_by_key(|row| (row.2.clone(), row.3.clone())));
    assert!(rows("equipment,difficulty").is_sorted_by_key(|row| (
        row.2.clone(),
        row.0,
        row.3.clone()
    )));
    assert!(rows("difficulty --sort target").is_sorted_by_key(|row| (
        row.0,
        row.1.clone(),
        row.3.clone()
    )));
    repdex("list --sort nmae").ends(Exit::Trouble).says("name");
}

#[test]
fn similar_says_why_and_leaves_the_exercise_itself_out() {
    let run = repdex("similar barbell back squat");
    run.ends(Exit::Found).says("instead of Barbell Back Squat");
    let lines = run.lines();
    assert!(!lines.is_empty() && lines.len() <= 10);
    for line in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        assert_ne!(cells[0], "Barbell Back Squat");
        assert!(
            cells[4].contains("same") || cells[4].contains("works"),
            "{line}"
        );
    }
    assert_eq!(names("similar barbell back squat --limit 2").len(), 2);
    repdex("similar barbell back squat --limit 0")
        .ends(Exit::Found)
        .prints_nothing();
    repdex("similar").ends(Exit::Trouble);
}

#[test]
fn similar_leads_only_the_way_that_is_asked_for() {
    let rank = |name: &str| {
        let run = repdex(&format!("show --exact {name} --json --columns difficulty"));
        match run.json()["difficulty"].as_str() {
            Some("beginner") => 0,
            Some("intermediate") => 1,
            _ => 2,
        }
    };
    let ladder = |key: &str| {
        let page = repdex("show --exact pullup --json").json();
        let slugs = page[key].as_array().expect("an array").clone();
        slugs
            .iter()
            .map(|slug| slug.as_str().expect("a slug").replace('-', " "))
            .collect::<Vec<_>>()
    };
    for (way, key) in [("--easier", "regresses_to"), ("--harder", "progresses_to")] {
        let found = names(&format!("similar pullup {way} --limit 100"));
        assert!(!found.is_empty());
        let rungs = ladder(key);
        for name in found {
            let steps = rank(&name) - rank("pullup");
            let is_rung = rungs.contains(&name.replace('-', " ").to_lowercase());
            let right_way = if way == "--easier" {
                steps < 0
            } else {
                steps > 0
            };
            assert!(is_rung || right_way, "{name} is not {way}");
        }
    }
    repdex("similar pullup --easier --harder").ends(Exit::Trouble);
}

#[test]
fn the_same_seed_gives_the_same_pick() {
    let pick = names("random --seed 42 --count 5");
    assert_eq!(pick.len(), 5);
    assert_eq!(names("random --seed 42 --count 5"), pick);
    assert_eq!(names("random --seed 42 --count 2"), pick[..2]);
    let different: BTreeSet<Vec<String>> = (0..20)
        .map(|seed| names(&format!("random --seed {seed}")))
        .collect();
    assert!(different.len() > 10, "seeds decide");
    let world = World {
        seed: 42,
        ..World::default()
    };
    assert_eq!(
        repdex_in(&world, "random --count 5 --format names").out,
        pick.join("\n") + "\n"
    );
}

#[test]
fn a_pick_of_all_holds_each_once() {
    let all = names("random --count 100000 --seed 1");
    let distinct: BTreeSet<&String> = all.iter().collect();
    assert_eq!(distinct.len(), all.len());
    assert_eq!(all.len(), names("list").len());
}

#[test]
fn terms_list_every_list_or_those_named() {
    let all = repdex("terms");
    for facet in [
        "body-part",
        "muscle",
        "equipment",
        "needs",
        "difficulty",
        "category",
        "mechanic",
        "force",
        "laterality",
        "pattern",
    ] {
        all.found()
            .shows(&format!("\n{facet}\t").replace("\nbody-part", "body-part"));
    }
    let force = repdex("terms force");
    assert_eq!(force.found().lines().len(), 3);
    for name in ["forces", "FORCE"] {
        repdex(&format!("terms {name}")).found().prints(&force.out);
    }
    assert_eq!(repdex("terms force mechanic").lines().len(), 5);
    repdex("terms force force").found().prints(&force.out);
    repdex("terms muscels")
        .ends(Exit::Trouble)
        .says("nearest is muscle");
    repdex("terms --columns name")
        .ends(Exit::Trouble)
        .prints_nothing();
}

#[test]
fn about_tells_version_pages_and_licences() {
    repdex("about")
        .found()
        .shows(env!("CARGO_PKG_VERSION"))
        .shows(&format!("{} built in", names("list").len()))
        .shows("MIT OR Apache-2.0")
        .shows("CC0-1.0")
        .shows("own pages");
}

#[test]
fn help_and_version_are_answers() {
    repdex("--version")
        .found()
        .prints(&format!("repdex {}\n", env!("CARGO_PKG_VERSION")));
    for command in [
        "show",
        "search",
        "list",
        "similar",
        "random",
        "terms",
        "check",
        "about",
        "schema",
        "completions",
        "man",
    ] {
        repdex("--help").found().shows(&format!("  {command} "));
        for line in [format!("{command} --help"), format!("help {command}")] {
            repdex(&line)
                .found()
                .shows("Usage: repdex")
                .shows_no("\u{1b}");
        }
    }
    repdex("list --help")
        .found()
        .shows("--laterality")
        .shows("--have");
}

#[test]
fn completions_and_the_manual_are_text() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        repdex(&format!("completions {shell}"))
            .found()
            .shows("REPDEX_COMPLETE");
    }
    repdex("completions tcsh")
        .ends(Exit::Trouble)
        .prints_nothing()
        .says("bash");
    repdex("man")
        .found()
        .shows(".TH REPDEX")
        .shows("EXIT STATUS");
}

#[test]
fn wrong_usage_ends_with_2_and_prints_nothing() {
    for line in [
        "list extra",
        "list --colour",
        "list --limit x",
        "list --limit -1",
        "--json bench kickback --format csv",
        "show bench kickback --format yaml",
        "list --columns name,colour",
        "list --width 0",
        "random --seed x",
        "show",
        "completions",
        "check",
        "list --color sometimes",
    ] {
        let run = repdex(line);
        run.ends(Exit::Trouble).prints_nothing();
        assert!(!run.err.is_empty() && run.err.ends_with('\n'), "{line}");
        run.says_not("\u{1b}");
    }
}

#[test]
fn exit_statuses_are_greps() {
    assert_eq!(
        [Exit::Found, Exit::Nothing, Exit::Trouble].map(Exit::code),
        [0, 1, 2]
    );
}

#[test]
fn options_of_every_command_may_stand_before_it() {
    for line in [
        "list --muscle glutes --limit 4",
        "show rdl --section tips",
        "terms force",
        "rdl --section tips",
    ] {
        let after = repdex(&format!("{line} --width 60 --color always"));
        let before = repdex(&format!("--width 60 --color=always {line}"));
        assert_eq!(after.exit, Exit::Found, "{line}");
        assert_eq!(before.exit, after.exit, "{line}: {}", before.err);
        assert_eq!(before.out, after.out, "{line}");
    }
}

#[test]
fn a_number_that_is_none_is_told_what_is_wanted() {
    for (line, example) in [
        ("list --limit abc", "as in --limit 5"),
        ("search press --limit -1", "as in --limit 5"),
        ("similar pullup --limit 1.5", "as in --limit 5"),
        ("random --seed x", "as in --seed 42"),
        ("random --count -3", "as in --count 3"),
        (
            "list --width 0",
            "from 1 to 65535 is wanted, as in --width 80",
        ),
    ] {
        repdex(line)
            .ends(Exit::Trouble)
            .prints_nothing()
            .says(example)
            .says("a whole number");
    }
}
