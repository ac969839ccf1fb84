//! JSON is a contract: every output fits the printed schema, a strict consumer that denies unknown keys reads it, and
//! every key is always there.

mod common;

use common::strict::{Exercise, Match, Term, consume};
use common::{Run, good_pages, repdex, repdex_in, world_with};
use repdex::cli::{Exit, World};
use repdex::view::Column;
use serde_json::{Value, json};

/// The keys of DESIGN, in its order.
const KEYS: [&str; 22] = [
    "slug",
    "name",
    "aliases",
    "summary",
    "body_part",
    "equipment",
    "target",
    "secondary",
    "difficulty",
    "category",
    "mechanic",
    "force",
    "pattern",
    "laterality",
    "needs",
    "steps",
    "tips",
    "mistakes",
    "faq",
    "progresses_to",
    "regresses_to",
    "related",
];

/// The whole schema, or one of its definitions.
fn validator(definition: Option<&str>) -> jsonschema::Validator {
    let mut schema = repdex("schema").found().json();
    if let Some(name) = definition {
        assert!(
            schema["$defs"][name].is_object(),
            "the schema defines {name}"
        );
        for root in ["anyOf", "oneOf", "title", "description"] {
            schema.as_object_mut().expect("an object").remove(root);
        }
        schema["$ref"] = json!(format!("#/$defs/{name}"));
    }
    jsonschema::validator_for(&schema).expect("the schema is a schema")
}

#[track_caller]
fn fits(run: &Run, validator: &jsonschema::Validator, value: &Value) {
    let faults: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{}: {error:.300}", error.instance_path()))
        .collect();
    if !faults.is_empty() {
        run.fail(&faults.join("\n"));
    }
}

#[track_caller]
fn keys(value: &Value) -> Vec<&str> {
    let object = value.as_object().expect("an object");
    object.keys().map(String::as_str).collect()
}

#[track_caller]
fn elements(run: &Run) -> Vec<Value> {
    match run.json() {
        Value::Array(elements) => elements,
        _ => run.fail("should print an array"),
    }
}

/// As built, and with own pages mixed in: then every object is rendered at run time.
fn worlds() -> [World; 2] {
    [World::default(), world_with(good_pages())]
}

#[test]
fn show_prints_one_object_with_every_key() {
    for world in worlds() {
        let run = repdex_in(&world, "bench kickback --json");
        let page = run.found().json();
        fits(&run, &validator(None), &page);
        fits(&run, &validator(Some("Page")), &page);
        assert_eq!(keys(&page), KEYS);
        let read: Exercise = consume(&run, &page);
        assert_eq!(
            (read.slug.as_str(), read.name.as_str()),
            ("bench-kickback", "Bench Kickback")
        );
        assert_eq!(
            (read.target.as_str(), read.equipment.as_str()),
            ("glutes", "body-weight")
        );
        assert!(read.matched.is_none());
        assert!(run.out.ends_with("}\n") && run.lines().len() == 1);
    }
}

#[test]
fn the_last_two_questions_are_rendered() {
    let page = repdex("bench kickback --json").json();
    let faq = page["faq"].as_array().expect("questions");
    assert!(faq.len() >= 5);
    assert_eq!(
        faq[faq.len() - 2]["question"],
        "What muscles does Bench Kickback work?"
    );
    assert_eq!(
        faq[faq.len() - 1]["question"],
        "Is Bench Kickback good for beginners?"
    );
}

#[test]
fn rows_are_an_array_with_every_key() {
    let whole = validator(None);
    let row = validator(Some("Row"));
    for world in worlds() {
        for line in [
            "list --json",
            "search press --json",
            "search beginner glute band --json",
            "similar barbell back squat --json",
            "similar pullup --easier --format json",
            "random --count 5 --seed 3 --json",
            "search glute brigde --json",
        ] {
            let run = repdex_in(&world, line);
            run.ends(Exit::Found);
            fits(&run, &whole, &run.json());
            let ranked = line.starts_with('s');
            for value in elements(&run) {
                fits(&run, &row, &value);
                let mut expected = KEYS.to_vec();
                if ranked {
                    expected.push("match");
                }
                assert_eq!(keys(&value), expected, "{line}");
                let read: Exercise = consume(&run, &value);
                assert_eq!(read.matched.is_some(), ranked, "{line}");
            }
        }
    }
}

#[test]
fn links_between_exercises_lead_to_exercises() {
    for world in worlds() {
        let run = repdex_in(&world, "list --json");
        let all: Vec<Exercise> = elements(&run)
            .iter()
            .map(|value| consume(&run, value))
            .collect();
        let named = |slug: &str| all.iter().find(|one| one.slug == slug);
        for one in &all {
            assert!(
                one.progresses_to
                    .iter()
                    .all(|slug| named(slug).is_some_and(|up| up.regresses_to.contains(&one.slug)))
            );
            assert!(one.regresses_to.iter().all(|slug| {
                named(slug).is_some_and(|down| down.progresses_to.contains(&one.slug))
            }));
            for related in &one.related {
                assert_eq!(
                    named(&related.slug).map(|other| &other.name),
                    Some(&related.name)
                );
                assert!(!related.why.is_empty() && related.slug != one.slug);
            }
            assert!(one.related.len() <= 5);
            assert!(
                one.faq
                    .iter()
                    .all(|asked| asked.question.ends_with('?') && !asked.answer.is_empty())
            );
            for lines in [&one.steps, &one.tips, &one.mistakes] {
                assert!(lines.len() >= 3 && lines.iter().all(|line| !line.is_empty()));
            }
            assert!(!one.summary.is_empty());
        }
    }
}

#[test]
fn json_lines_are_the_elements_of_the_array() {
    let whole = validator(None);
    for line in [
        "list",
        "search press",
        "similar pullup",
        "random --seed 5 --count 3",
        "terms",
        "terms force",
    ] {
        let array = elements(&repdex(&format!("{line} --json")));
        let run = repdex(&format!("{line} --format jsonl"));
        let lines: Vec<Value> = run
            .lines()
            .iter()
            .map(|line| serde_json::from_str(line).expect("an object a line"))
            .collect();
        assert_eq!(lines, array, "{line}");
        for object in &lines {
            fits(&run, &whole, object);
        }
    }
    let page = repdex("show bench kickback --json").out;
    repdex("show bench kickback --format jsonl")
        .found()
        .prints(&page);
}

#[test]
fn terms_are_objects_of_their_own() {
    let run = repdex("terms --json");
    fits(&run, &validator(None), &run.found().json());
    let terms: Vec<Term> = elements(&run)
        .iter()
        .map(|value| consume(&run, value))
        .collect();
    let glutes = terms
        .iter()
        .find(|term| term.facet == "muscle" && term.id == "glutes")
        .expect("glutes");
    assert_eq!(glutes.label, "Glutes");
    assert!(glutes.count > 0 && glutes.synonyms.iter().any(|word| word == "butt"));
}

#[test]
fn nothing_found_is_an_empty_array() {
    let whole = validator(None);
    for line in [
        "list --target neck --equipment sled --json",
        "search zzzzqqqq --json",
        "similar zzzzqqqq --json",
        "random --target neck --equipment sled --json",
        "similar pullup --equipment sled --json",
    ] {
        let run = repdex(line);
        run.ends(Exit::Nothing).prints("[]\n");
        fits(&run, &whole, &run.json());
        repdex(&line.replace("--json", "--format jsonl"))
            .ends(Exit::Nothing)
            .prints_nothing();
    }
}

#[test]
fn columns_choose_keys_and_their_order() {
    let chosen = validator(Some("Chosen"));
    for column in Column::ALL {
        let run = repdex(&format!(
            "search press --limit 2 --json --columns {}",
            column.key()
        ));
        for value in elements(run.found()) {
            assert_eq!(keys(&value), [column.key()]);
            fits(&run, &chosen, &value);
        }
    }
    let run = repdex("list --limit 3 --json --columns difficulty,name,steps,slug");
    fits(&run, &validator(None), &run.found().json());
    for value in elements(&run) {
        assert_eq!(keys(&value), ["difficulty", "name", "steps", "slug"]);
    }
    let page = repdex("bench kickback --json --columns name,needs").json();
    assert_eq!(
        page,
        json!({ "name": "Bench Kickback", "needs": ["bench"] })
    );
    let twice = repdex("bench kickback --json --columns name,name").json();
    assert_eq!(twice, json!({ "name": "Bench Kickback" }));
    let unmatched = repdex("list --limit 1 --json --columns match");
    fits(&unmatched, &validator(None), &unmatched.json());
    unmatched.found().shows("{\"match\":null}");
}

#[test]
fn chosen_keys_hold_what_the_whole_object_holds() {
    for world in worlds() {
        let whole = elements(&repdex_in(&world, "search row --limit 4 --json"));
        for column in Column::ALL {
            let line = format!("search row --limit 4 --json --columns {}", column.key());
            let values: Vec<Value> = elements(&repdex_in(&world, &line))
                .iter()
                .map(|value| value[column.key()].clone())
                .collect();
            let expected: Vec<Value> = whole
                .iter()
                .map(|value| value[column.key()].clone())
                .collect();
            assert_eq!(values, expected, "{line}");
        }
    }
}

#[test]
fn sections_choose_keys_beside_slug_and_name() {
    let run = repdex("bench kickback --json --section steps,tips");
    let page = run.found().json();
    assert_eq!(keys(&page), ["slug", "name", "steps", "tips"]);
    fits(&run, &validator(None), &page);
    let ladder = repdex("bench kickback --json --section ladder").json();
    assert_eq!(
        keys(&ladder),
        ["slug", "name", "progresses_to", "regresses_to"]
    );
}

#[test]
fn findings_fit_the_schema_too() {
    let whole = validator(None);
    for line in [
        "check tests/pages/bad --json",
        "check tests/pages/good --json",
    ] {
        let run = repdex(line);
        fits(&run, &whole, &run.json());
    }
}

#[test]
fn the_schema_refuses_what_is_not_promised() {
    let (page, row) = (validator(Some("Page")), validator(Some("Row")));
    let whole = validator(None);
    let good = repdex("bench kickback --json").json();
    for key in KEYS {
        let mut without = good.clone();
        without.as_object_mut().expect("an object").remove(key);
        assert!(
            !page.is_valid(&without) && !row.is_valid(&without),
            "{key} is required"
        );
        let mut wrong = good.clone();
        wrong[key] = json!(7);
        assert!(!whole.is_valid(&wrong), "{key} is no number");
    }
    let mut more = good.clone();
    more["sets"] = json!(3);
    assert!(!whole.is_valid(&more), "a key nobody promised");
    let mut unknown = good.clone();
    unknown["target"] = json!("elbow");
    assert!(!whole.is_valid(&unknown), "a muscle outside the list");
}

#[test]
fn an_exercise_is_the_same_in_every_command() {
    let shown = repdex("bench kickback --json").json();
    let listed = elements(&repdex("list --json"));
    assert!(listed.contains(&shown));
    let mut hit = elements(&repdex("search bench kickback --json"))[0].clone();
    let matched = hit
        .as_object_mut()
        .expect("an object")
        .remove("match")
        .expect("a match");
    assert_eq!(hit, shown);
    let matched: Match = serde_json::from_value(matched).expect("a match");
    assert_eq!(
        (matched.tier.as_str(), matched.name.as_deref()),
        ("name", Some("Bench Kickback"))
    );
    assert!(!matched.why.is_empty());
}
