//! Filters: every facet, synonyms and unions, either-or inside one and and between, what is left out, what one owns,
//! and what is said when nothing is left.

mod common;

use common::{good_pages, repdex, repdex_in, run, slugs, world_with};
use repdex::cli::{Exit, World};
use repdex::vocabulary::{Facet, parse};
use serde_json::Value;
use std::collections::BTreeSet;

/// Every exercise as an object.
fn everything() -> Vec<Value> {
    let Value::Array(all) = repdex("list --json").json() else {
        panic!("a list is an array")
    };
    all
}

/// The ids of a facet as the JSON of an exercise gives them: an oracle that knows nothing of sets of bits.
fn ids(exercise: &Value, facet: Facet) -> Vec<String> {
    let keys: &[&str] = match facet {
        Facet::Muscle => &["target", "secondary"],
        Facet::BodyPart => &["body_part"],
        other => &[other.id()],
    };
    let values = keys.iter().map(|key| &exercise[*key]);
    values
        .flat_map(|value| match value {
            Value::String(id) => vec![id.clone()],
            Value::Array(ids) => ids
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
            _ => Vec::new(),
        })
        .collect()
}

fn slugs_where(passes: impl Fn(&Value) -> bool) -> BTreeSet<String> {
    everything()
        .iter()
        .filter(|one| passes(one))
        .map(|one| one["slug"].as_str().expect("a slug").to_owned())
        .collect()
}

#[test]
fn every_term_of_every_facet_finds_what_has_it() {
    let all = everything();
    for facet in Facet::ALL {
        for term in facet.terms() {
            let expected: BTreeSet<String> = all
                .iter()
                .filter(|one| ids(one, facet).iter().any(|id| id == term.id))
                .map(|one| one["slug"].as_str().expect("a slug").to_owned())
                .collect();
            let line = format!("list --{} {}", facet.id(), term.id);
            assert_eq!(slugs(&line), expected, "{line}");
            let exit = if expected.is_empty() {
                Exit::Nothing
            } else {
                Exit::Found
            };
            repdex(&line).ends(exit);
        }
    }
}

#[test]
fn every_spelling_of_a_term_is_understood_as_typed() {
    for facet in Facet::ALL {
        for (at, term) in facet.terms().iter().enumerate() {
            for spelling in term.spellings() {
                let set = parse(facet, spelling)
                    .unwrap_or_else(|error| panic!("--{} {spelling}: {error}", facet.id()));
                let holds = set.indices().any(|index| usize::from(index) == at);
                assert!(
                    holds,
                    "--{} {spelling:?} leaves out {}",
                    facet.id(),
                    term.id
                );
            }
        }
    }
    let glutes = slugs("list --target glutes");
    for spelling in [
        "Glutes",
        "GLUTES",
        "glute",
        "butt",
        "booty",
        "gluteus-maximus",
        "gluteus maximus",
        " glutes ",
    ] {
        let run = run(
            &World::default(),
            &[
                "list",
                "--target",
                spelling,
                "--format",
                "csv",
                "--columns",
                "slug",
            ],
        );
        let found: BTreeSet<String> = run.lines().into_iter().skip(1).map(str::to_owned).collect();
        assert_eq!(found, glutes, "{spelling:?}");
    }
}

#[test]
fn a_union_finds_what_any_of_its_members_finds() {
    let unions = [
        ("target", "delts", "front-delts,side-delts,rear-delts"),
        ("muscle", "delts", "front-delts,side-delts,rear-delts"),
        ("muscle", "shoulders", "front-delts,side-delts,rear-delts"),
        ("secondary", "arms", "biceps,triceps,forearms"),
        ("target", "core", "abs,obliques"),
        (
            "muscle",
            "legs",
            "glutes,quadriceps,hamstrings,calves,adductors,abductors,hip-flexors,shins",
        ),
        (
            "target",
            "push",
            "chest,serratus-anterior,front-delts,side-delts,triceps",
        ),
        (
            "target",
            "pull",
            "lats,upper-back,traps,rear-delts,biceps,forearms",
        ),
        ("target", "posterior-chain", "lower-back,glutes,hamstrings"),
        ("body-part", "upper-body", "chest,back,shoulders,arms"),
        ("body-part", "push", "chest,shoulders"),
        ("body-part", "lower-body", "legs"),
        (
            "equipment",
            "free-weights",
            "dumbbell,barbell,ez-bar,trap-bar,kettlebell,weight-plate",
        ),
    ];
    for (facet, union, members) in unions {
        let found = slugs(&format!("list --{facet} {union}"));
        assert!(!found.is_empty(), "--{facet} {union}");
        assert_eq!(
            found,
            slugs(&format!("list --{facet} {members}")),
            "--{facet} {union}"
        );
    }
}

#[test]
fn push_is_a_force_where_a_force_is_asked_for() {
    assert_eq!(
        slugs("list --force push"),
        slugs_where(|one| one["force"] == "push")
    );
}

#[test]
fn a_comma_or_a_repetition_means_either() {
    let either: BTreeSet<String> = &slugs("list --target biceps") | &slugs("list --target triceps");
    assert_eq!(slugs("list --target biceps,triceps"), either);
    assert_eq!(slugs("list --target biceps --target triceps"), either);
    assert_eq!(slugs("list --target=triceps,biceps,biceps"), either);
}

#[test]
fn different_filters_must_all_hold() {
    let both: BTreeSet<String> =
        &slugs("list --target glutes,hamstrings") & &slugs("list --difficulty beginner");
    assert!(!both.is_empty());
    assert_eq!(
        slugs("list --target glutes,hamstrings --difficulty beginner"),
        both
    );
    assert_eq!(
        slugs("list --difficulty beginner --target hamstrings,glutes"),
        both
    );
}

#[test]
fn not_leaves_out_what_has_a_value() {
    assert_eq!(
        slugs("list --not equipment=machine,cable"),
        slugs_where(|one| one["equipment"] != "machine" && one["equipment"] != "cable")
    );
    assert_eq!(
        slugs("list --not equipment=machine --not difficulty=beginner"),
        slugs_where(|one| one["equipment"] != "machine" && one["difficulty"] != "beginner")
    );
    for (not, facet) in [
        ("muscle=glutes", Facet::Muscle),
        ("muscles=butt", Facet::Muscle),
        ("needs=bench", Facet::Needs),
    ] {
        let id = if facet == Facet::Needs {
            "bench"
        } else {
            "glutes"
        };
        assert_eq!(
            slugs(&format!("list --not {not}")),
            slugs_where(|one| !ids(one, facet).iter().any(|held| held == id)),
            "--not {not}"
        );
    }
    assert_eq!(
        slugs("list --not body_part=upper-body"),
        slugs("list --body-part legs,core,neck,full-body")
    );
}

/// What can be done with things, by the JSON: equipment owned or body weight, every need owned or the floor.
fn doable(one: &Value, owned: &[&str]) -> bool {
    let has = |id: &str| owned.contains(&id);
    let equipment = one["equipment"].as_str().expect("equipment");
    (equipment == "body-weight" || has(equipment))
        && ids(one, Facet::Needs)
            .iter()
            .all(|need| need == "floor" || has(need))
}

#[test]
fn have_keeps_what_can_be_done_with_the_things_body_weight_and_a_floor() {
    let cases: [(&str, &[&str]); 5] = [
        ("dumbbell", &["dumbbell"]),
        ("dumbbell,bench", &["dumbbell", "bench"]),
        ("none", &[]),
        ("floor", &[]),
        ("stability-ball", &["stability-ball"]),
    ];
    for (things, owned) in cases {
        let found = slugs(&format!("list --have {things}"));
        assert_eq!(
            found,
            slugs_where(|one| doable(one, owned)),
            "--have {things}"
        );
        assert!(!found.is_empty());
    }
    assert_eq!(
        slugs("list --have db --have flat-bench"),
        slugs("list --have dumbbell,bench")
    );
}

#[test]
fn a_bench_not_owned_keeps_its_pages_out() {
    let with = slugs("list --have dumbbell,bench");
    let without = slugs("list --have dumbbell");
    assert!(without.is_subset(&with));
    assert!(with.contains("bench-kickback") && !without.contains("bench-kickback"));
    // An invented page that needs nothing but the floor is there whatever one owns.
    let world = world_with(good_pages());
    repdex_in(
        &world,
        "list --have sled --target neck --category cardio --format names",
    )
    .found()
    .prints("Zorb Nod\n");
}

#[test]
fn an_incline_bench_is_a_flat_bench_too_but_not_the_other_way_round() {
    let incline = slugs("list --have dumbbell,incline-bench");
    assert_eq!(
        incline,
        slugs_where(|one| doable(one, &["dumbbell", "incline-bench", "bench"]))
    );
    let flat = slugs("list --have dumbbell,bench");
    assert!(flat.is_subset(&incline) && flat != incline);
}

#[test]
fn filters_mean_the_same_in_every_command() {
    let listed = slugs("list --target glutes --not equipment=barbell");
    assert_eq!(
        slugs("random --count 1000 --target glutes --not equipment=barbell"),
        listed
    );
    let hits = slugs("search press --have dumbbell,bench");
    assert!(!hits.is_empty() && hits.is_subset(&slugs("list --have dumbbell,bench")));
    assert_eq!(
        hits,
        &slugs("search press") & &slugs("list --have dumbbell,bench")
    );
    let stand_ins = slugs("similar barbell back squat --limit 1000 --equipment dumbbell");
    assert_eq!(
        stand_ins,
        &slugs("similar barbell back squat --limit 1000") & &slugs("list --equipment dumbbell")
    );
    assert!(!stand_ins.is_empty());
}

#[test]
fn counts_of_terms_follow_the_filters() {
    let Value::Array(terms) = repdex("terms --target glutes --json").json() else {
        panic!("an array")
    };
    assert!(terms.len() > 100);
    for term in terms {
        let (facet, id) = (
            term["facet"].as_str().expect("a facet"),
            term["id"].as_str().expect("an id"),
        );
        let count = slugs(&format!("list --target glutes --{facet} {id}")).len();
        assert_eq!(term["count"], count, "{facet} {id}");
    }
}
