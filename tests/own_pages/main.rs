//! A person's own pages: over the built-in ones by slug, part of everything, and never able to break the rest.

#[path = "../common/mod.rs"]
mod common;
mod left_out;

use common::{good_pages, project, repdex, repdex_in, run, world_with};
use repdex::cli::{Exit, PagesFolder, World};
use std::fs;
use std::path::Path;

fn own() -> World {
    world_with(good_pages())
}

/// A page of the project's own data, changed.
fn changed(page: &str, change: impl Fn(String) -> String) -> String {
    change(fs::read_to_string(project().join("data").join(page)).expect("a built-in page"))
}

/// A folder with pages, and a world that looks there.
fn folder(pages: &[(&str, &str)]) -> (tempfile::TempDir, World) {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in pages {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("created");
        fs::write(path, text).expect("written");
    }
    let world = world_with(folder.path());
    (folder, world)
}

fn page(name: &str) -> String {
    fs::read_to_string(good_pages().join(name)).expect("an invented page")
}

fn names(world: &World, line: &str) -> Vec<String> {
    let run = repdex_in(world, &format!("{line} --format names"));
    run.lines().into_iter().map(str::to_owned).collect()
}

#[test]
fn own_pages_are_looked_up_searched_listed_and_picked() {
    let world = own();
    repdex_in(&world, "zorb nod")
        .found()
        .shows("Zorb Nod\nalso known as Ball Nod, Rolling Yes");
    assert_eq!(names(&world, "show rolling yes"), ["Zorb Nod"]);
    assert_eq!(
        names(&world, "show --exact zorb-somersault"),
        ["Zorb Somersault"]
    );
    assert_eq!(names(&world, "zrob nod"), ["Zorb Nod"]);
    assert_eq!(names(&world, "search zorb").len(), 5);
    assert!(names(&world, "list").contains(&"Zorb Turn".to_owned()));
    assert_eq!(
        names(&world, "list").len(),
        names(&World::default(), "list").len() + 5
    );
    assert_eq!(
        names(&world, "random --target neck --category cardio --count 99").len(),
        5
    );
    repdex_in(&world, "terms muscle --category cardio --not target=cardio")
        .found()
        .shows("neck\tNeck\t5\n");
    repdex_in(&world, "about")
        .found()
        .shows("(5 of them your own)")
        .shows("tests/pages/good");
    // Without them there is no such thing.
    repdex("search zorb nod").ends(Exit::Nothing);
}

#[test]
fn own_pages_stand_in_the_order_of_names_among_the_others() {
    let all = names(&own(), "list");
    assert!(all.is_sorted_by_key(|name| name.to_lowercase()));
}

#[test]
fn own_pages_are_rungs_of_ladders_both_ways() {
    let turn = repdex_in(&own(), "zorb turn --json").json();
    assert_eq!(turn["regresses_to"], serde_json::json!(["zorb-nod"]));
    assert_eq!(
        turn["progresses_to"],
        serde_json::json!(["zorb-somersault"])
    );
    // A ladder may lead to a built-in page, which then knows it.
    let (_folder, world) = folder(&[(
        "a.md",
        &page("zorb-nod.md").replace(
            "Progresses To:** Zorb Turn",
            "Progresses To:** Bench Kickback",
        ),
    )]);
    let built_in = repdex_in(&world, "bench kickback --json");
    assert_eq!(
        built_in.found().json()["regresses_to"],
        serde_json::json!(["zorb-nod"])
    );
    assert_eq!(
        repdex("bench kickback --json").json()["regresses_to"],
        serde_json::json!([])
    );
}

#[test]
fn own_pages_stand_in_for_others() {
    let world = own();
    let found = names(&world, "similar zorb nod");
    assert_eq!(found.len(), 4, "{found:?}");
    assert_eq!(names(&world, "similar zorb nod --harder")[0], "Zorb Turn");
    let (_folder, world) = folder(&[(
        "copy.md",
        &changed("legs/bench-kickback.md", |page| {
            page.replace("# Bench Kickback", "# Zorb Kickback")
                .lines()
                .filter(|line| !line.starts_with("- **Also Known As"))
                .fold(String::new(), |page, line| page + line + "\n")
        }),
    )]);
    let found = names(&world, "similar bench kickback --limit 100");
    assert!(found.contains(&"Zorb Kickback".to_owned()));
    let copy = repdex_in(&world, "zorb kickback --json").json()["related"].clone();
    assert!(copy.to_string().contains("\"bench-kickback\""), "{copy}");
}

#[test]
fn own_pages_are_completed() {
    // Fish asks with its words alone; bash and zsh are tried with the real binary.
    let world = World {
        completing: Some("fish".into()),
        ..own()
    };
    for command in ["show", "similar", "search"] {
        run(&world, &["--", "repdex", command, "zorb-t"])
            .found()
            .prints("zorb-turn\tNeck, Foam Roller\n");
    }
    run(&world, &["--", "repdex", "zorb-"])
        .found()
        .shows("zorb-nod\t")
        .shows("zorb-turn\t");
}

#[test]
fn an_own_page_takes_the_place_of_a_built_in_one_by_slug() {
    let page = changed("legs/bench-kickback.md", |page| {
        page.replace("Target Muscle:** Glutes", "Target Muscle:** Calves")
    });
    let (_folder, world) = folder(&[("anywhere/my kickback.md", &page)]);
    assert_eq!(names(&world, "list"), names(&World::default(), "list"));
    repdex_in(&world, "bench kickback --columns name,target")
        .found()
        .prints("Bench Kickback\tCalves\n");
    let hits = names(&world, "search bench kickback");
    assert_eq!(
        hits.iter().filter(|name| *name == "Bench Kickback").count(),
        1
    );
    assert!(names(&world, "list --target calves").contains(&"Bench Kickback".to_owned()));
    assert!(!names(&world, "list --target glutes").contains(&"Bench Kickback".to_owned()));
}

#[test]
fn an_alias_of_an_own_page_hides_no_page_of_that_title() {
    let page = changed("legs/bench-kickback.md", |page| {
        let page = page.replacen("# Bench Kickback", "# My Pull", 1);
        page.replace("Bench Hip Extension, Bench Hip Lift", "Pullup, Own Pull")
    });
    let (_folder, world) = folder(&[("my-pull.md", &page)]);
    assert_eq!(names(&world, "show --exact own pull"), ["My Pull"]);
    for line in ["pullup", "show --exact pullup", "show Pull-Up", "pull ups"] {
        assert_eq!(names(&world, line), ["Pullup"], "{line}");
    }
    assert_eq!(names(&world, "search pullup")[..2], ["Pullup", "My Pull"]);
}

#[test]
fn an_own_page_may_be_called_by_words_that_questions_are_made_of() {
    let page = changed("legs/bench-kickback.md", |page| {
        page.replacen("# Bench Kickback", "# Best Home Workout", 1)
            .replace("Bench Hip Extension, Bench Hip Lift", "Own Lift")
    });
    let (_folder, world) = folder(&[("best-home-workout.md", &page)]);
    for line in ["best home workout", "show home workout", "show workout"] {
        assert_eq!(names(&world, line)[0], "Best Home Workout", "{line}");
    }
    assert_eq!(names(&world, "show best home pushup")[0], "Pushup");
}

#[test]
fn an_own_page_that_spells_its_name_otherwise_keeps_its_place_in_the_ladder() {
    let page = changed("legs/barbell-back-squat.md", |page| {
        page.replace("# Barbell Back Squat", "# barbell back-squat")
    });
    let (_folder, world) = folder(&[("squat.md", &page)]);
    let rungs = |world: &World, name: &str| {
        let line = format!("show {name} --format tsv --columns progresses_to,regresses_to");
        repdex_in(world, &line).out
    };
    let built_in = World::default();
    let below = repdex("show barbell back squat --json --columns regresses_to").out;
    assert!(!below.contains("[]"), "{below}");
    assert_eq!(
        rungs(&world, "barbell back squat"),
        rungs(&built_in, "barbell back squat")
    );
    for rung in ["leg press", "barbell front squat", "dumbbell goblet squat"] {
        assert_eq!(rungs(&world, rung), rungs(&built_in, rung), "{rung}");
    }
}

#[test]
fn the_same_page_gives_the_same_bytes_built_in_or_own() {
    let slugs = [
        "legs/bench-kickback",
        "back/pullup",
        "chest/pushup",
        "arms/ez-bar-curl",
        "core/plank",
    ];
    let folder = tempfile::tempdir().expect("a folder");
    for slug in slugs {
        let name = slug.split('/').next_back().expect("a slug");
        let from = project().join("data").join(format!("{slug}.md"));
        fs::copy(from, folder.path().join(format!("{name}.md"))).expect("copied");
    }
    let world = world_with(folder.path());
    repdex_in(&world, "about").shows("(5 of them your own)");
    for slug in slugs {
        let name = slug
            .split('/')
            .next_back()
            .expect("a slug")
            .replace('-', " ");
        for line in [
            name.clone(),
            format!("{name} --json"),
            format!("{name} --format markdown"),
            format!("{name} --width 40"),
            format!("{name} --color always"),
            format!("{name} --format csv"),
            format!("similar {name}"),
            format!("similar {name} --easier --json"),
            format!("search {name}"),
            format!("search {name} --json"),
        ] {
            let built_in = repdex(&line);
            repdex_in(&world, &line)
                .ends(built_in.exit)
                .prints(&built_in.out);
        }
    }
    for line in [
        "list",
        "list --json",
        "list --format jsonl",
        "list --sort target,equipment",
        "random --seed 9 --count 20",
        "terms",
    ] {
        repdex_in(&world, line).found().prints(&repdex(line).out);
    }
}

#[test]
fn notes_on_an_own_page_are_no_concern_of_a_reader() {
    let noted = page("zorb-nod.md").replace("Zorb Turn", "Bench Kickback") + "\n---\n\nA tail.\n";
    let (_folder, world) = folder(&[("noted.md", &noted)]);
    repdex_in(&world, "zorb nod").found();
}

#[test]
fn only_markdown_files_are_pages_and_a_readme_is_none() {
    let (_folder, world) = folder(&[
        ("README.md", "# About these\n"),
        ("notes.txt", "x"),
        ("a.markdown", "x"),
        (".hidden", "x"),
    ]);
    repdex_in(&world, "bench kickback").found();
    repdex_in(&world, "about").found().shows_no("your own");
}

#[test]
fn a_folder_that_is_not_there_is_told_only_when_it_was_named() {
    let mut world = world_with("/no/such/folder");
    repdex_in(&world, "bench kickback")
        .ends(Exit::Found)
        .says("REPDEX_PAGES")
        .says("/no/such/folder");
    world.pages.named = false;
    repdex_in(&world, "bench kickback").found();
    world.pages = PagesFolder::default();
    repdex_in(&world, "bench kickback").found();
}

#[test]
fn what_comes_from_an_own_page_is_data_wherever_it_is_shown() {
    let page = page("zorb-nod.md")
        .replace("# Zorb Nod", "# Zorb | \"Nod\"")
        .replace("Ball Nod", "=1+1; Ball")
        .replace("- **Progresses To:** Zorb Turn\n", "");
    let (_folder, world) = folder(&[("page.md", &page)]);
    let name = "Zorb | \"Nod\"";
    let line = |format: &str| {
        repdex_in(
            &world,
            &format!("zorb nod --columns name,aliases --format {format}"),
        )
    };
    assert_eq!(line("json").found().json()["name"], name);
    line("markdown").found().shows("| Zorb \\| \"Nod\" |");
    let csv = line("csv");
    let mut reader = csv::Reader::from_reader(csv.found().out.as_bytes());
    assert_eq!(
        &reader
            .records()
            .next()
            .expect("a record")
            .expect("readable")[0],
        name
    );
}

#[test]
fn pages_from_elsewhere_are_taken_with_notes() {
    let stored = page("zorb-nod.md")
        .replace("- **Progresses To:** Zorb Turn\n", "")
        .replace(
            "what it says here.",
            "what it says here. Beginner full body exercise using body weight. Targets neck.",
        )
        + "\n### What muscles does the Zorb Nod work?\n\nThe neck.\n\n### Is Zorb Nod good for beginners?\n\nVery.\n\
           \n### How far should the hamster roll?\n\nMuch farther.\n\n## Related exercises\n\n- [Other](other.md)\n\n---\n\nA tail.\n";
    let (folder, world) = folder(&[("outside.md", &stored)]);
    let plain = page("zorb-nod.md").replace("- **Progresses To:** Zorb Turn\n", "");
    let (_other, expected) = self::folder(&[("outside.md", &plain)]);
    for format in ["text", "json", "markdown"] {
        let line = format!("zorb nod --format {format}");
        repdex_in(&world, &line)
            .found()
            .prints(&repdex_in(&expected, &line).out);
    }
    let checked = run(
        &World::default(),
        &["check", &folder.path().to_string_lossy()],
    );
    checked.ends(Exit::Found);
    for code in ["N01", "N02", "N03", "N04", "N05"] {
        checked.shows(code);
    }
    checked.says("0 problems, 6 notes");
}

#[test]
fn the_folder_may_be_given_with_any_path() {
    let relative = world_with(Path::new("tests/pages/../pages/good/"));
    repdex_in(&relative, "zorb nod --format names")
        .found()
        .prints("Zorb Nod\n");
    // A single page will do as well.
    let single = world_with(good_pages().join("zorb-rest.md"));
    repdex_in(&single, "search zorb --format names")
        .found()
        .prints("Zorb Rest\n");
}
