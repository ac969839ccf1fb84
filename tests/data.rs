//! The pages in `data/` are what `data/README.md` promises. Each test says one thing of all of them.

use repdex::cli::{Exit, World};
use repdex::exercise::Exercise;
use repdex::page;
use repdex::text::fold;
use repdex::vocabulary::{BodyPart, Category, Facet, Term, Vocabulary};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::{fs, io};

struct Page {
    path: PathBuf,
    text: String,
    exercise: Exercise,
}

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let entries = entries.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.into_iter().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = paths
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .collect();
    files.sort();
    files
}

fn pages() -> Vec<Page> {
    let paths = files(&data())
        .into_iter()
        .filter(|path| page::is_page_file(path));
    paths
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a page is text");
            let reading = page::read(&text);
            let exercise = reading
                .exercise
                .unwrap_or_else(|| panic!("{}: {:?}", path.display(), reading.findings));
            Page {
                path,
                text,
                exercise,
            }
        })
        .collect()
}

/// Every text of a page that somebody wrote as a sentence.
fn prose(exercise: &Exercise) -> impl Iterator<Item = &str> {
    let lists = [&exercise.steps, &exercise.tips, &exercise.mistakes];
    let asked = exercise
        .faq
        .iter()
        .flat_map(|asked| [&asked.question, &asked.answer]);
    [&exercise.summary]
        .into_iter()
        .chain(lists.into_iter().flatten())
        .chain(asked)
        .map(String::as_str)
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

#[test]
fn the_strict_check_finds_nothing() {
    let folder = data();
    let arguments = [
        "repdex".into(),
        "check".into(),
        "--strict".into(),
        folder.into_os_string(),
    ];
    let (mut findings, mut words) = (Vec::new(), Vec::new());
    let exit = repdex::cli::run(arguments, &World::default(), &mut findings, &mut words);
    assert_eq!(String::from_utf8_lossy(&findings), "");
    assert_eq!(exit, Exit::Found, "{}", String::from_utf8_lossy(&words));
}

#[test]
fn there_are_at_least_160_pages_and_the_three_that_are_looked_up_first() {
    let pages = pages();
    assert!(pages.len() >= 160, "{} pages", pages.len());
    for name in [
        "Bench Kickback",
        "Band Bent Over Kickback",
        "Outside Leg Kick Pushup",
    ] {
        assert!(
            pages.iter().any(|page| page.exercise.name == name),
            "{name} has no page"
        );
    }
}

#[test]
fn the_folder_holds_pages_by_body_part_and_its_guide_alone() {
    for path in files(&data()) {
        let inside = path.strip_prefix(data()).expect("a file of the folder");
        let is_guide = inside == Path::new("README.md");
        let folder = inside.parent().and_then(Path::to_str).unwrap_or_default();
        let is_filed = page::is_page_file(&path) && BodyPart::all().any(|part| part.id() == folder);
        assert!(
            is_guide || is_filed,
            "data/{} has no place here",
            inside.display()
        );
    }
}

#[test]
fn no_name_belongs_to_two_pages() {
    let mut claims: HashMap<String, String> = HashMap::new();
    for Page { exercise, .. } in pages() {
        let own: BTreeSet<String> = [&exercise.name]
            .into_iter()
            .chain(&exercise.aliases)
            .map(|name| fold::letters(name))
            .collect();
        assert_eq!(
            own.len(),
            exercise.aliases.len() + 1,
            "{} repeats a name",
            exercise.name
        );
        for name in own {
            if let Some(other) = claims.insert(name.clone(), exercise.name.clone()) {
                panic!("{name} names both {other} and {}", exercise.name);
            }
        }
    }
}

#[test]
fn no_sentence_stands_on_two_pages() {
    let mut seen: HashMap<String, PathBuf> = HashMap::new();
    for Page { path, exercise, .. } in pages() {
        let sentences = prose(&exercise).flat_map(|text| text.split_inclusive(['.', '?', '!']));
        for sentence in sentences
            .map(str::trim)
            .filter(|sentence| words(sentence) >= 5)
        {
            if let Some(first) = seen.insert(sentence.to_lowercase(), path.clone()) {
                panic!(
                    "\"{sentence}\" stands in {} and {}",
                    first.display(),
                    path.display()
                );
            }
        }
    }
}

#[test]
fn every_page_keeps_the_lengths_of_the_guide() {
    #[track_caller]
    fn keeps(name: &str, what: &str, count: usize, range: RangeInclusive<usize>) {
        assert!(
            range.contains(&count),
            "{name}: {count} {what}, not {range:?}"
        );
    }
    for Page { exercise: one, .. } in pages() {
        let name = &one.name;
        keeps(
            name,
            "words in the quick answer",
            words(&one.summary),
            25..=60,
        );
        keeps(name, "steps", one.steps.len(), 4..=8);
        keeps(name, "tips", one.tips.len(), 3..=5);
        keeps(name, "mistakes", one.mistakes.len(), 3..=5);
        keeps(name, "questions", one.faq.len(), 3..=4);
        keeps(
            name,
            "secondary muscles",
            one.facts.secondary.iter().count(),
            0..=5,
        );
        keeps(name, "next rungs", one.progresses_to.len(), 0..=3);
        for item in one.steps.iter().chain(&one.tips).chain(&one.mistakes) {
            keeps(name, &format!("words in \"{item}\""), words(item), 5..=50);
        }
        for asked in &one.faq {
            keeps(
                name,
                &format!("words in \"{}\"", asked.answer),
                words(&asked.answer),
                1..=70,
            );
        }
    }
}

#[test]
fn pages_are_plain_ascii() {
    for Page { path, text, .. } in pages() {
        let odd = text
            .chars()
            .find(|c| !(c.is_ascii_graphic() || matches!(c, ' ' | '\n')));
        assert_eq!(odd, None, "{}", path.display());
    }
}

#[test]
fn a_target_is_not_among_its_own_helpers() {
    for Page { exercise, .. } in pages() {
        let facts = &exercise.facts;
        assert!(!facts.secondary.contains(facts.target), "{}", exercise.name);
    }
}

/// Pages filed under Full Body though their target has a region, each with what makes it more than that region.
const FULL_BODY: [(&str, &str); 10] = [
    (
        "Barbell Clean and Jerk",
        "legs, back and shoulders take the bar from the floor to overhead",
    ),
    (
        "Barbell Power Clean",
        "legs and back throw the bar, the shoulders catch it",
    ),
    ("Barbell Thruster", "a squat and an overhead press in one"),
    (
        "Bear Crawl",
        "cardio: hands and feet carry the whole body along",
    ),
    (
        "Dumbbell Farmer's Carry",
        "grip, trunk and legs share a walk under load",
    ),
    (
        "Kettlebell Turkish Get-Up",
        "from lying to standing under a weight held overhead",
    ),
    (
        "Medicine Ball Slam",
        "a throw from overhead that legs, trunk and arms all drive",
    ),
    ("Mountain Climber", "cardio: a plank with running legs"),
    (
        "Sled Push",
        "cardio: legs drive, arms and trunk pass the force on",
    ),
    (
        "Tire Flip",
        "a deadlift, a drive and a press against one tire",
    ),
];

#[test]
fn a_page_is_filed_under_the_region_of_its_target_or_under_full_body_for_a_listed_reason() {
    let mut exceptions = BTreeSet::new();
    for Page { exercise, .. } in pages() {
        let facts = &exercise.facts;
        if facts.category == Category::Cardio {
            assert_eq!(
                facts.body_part,
                BodyPart::FullBody,
                "{} is cardio",
                exercise.name
            );
        }
        if facts.body_part != facts.target.region() {
            assert_eq!(facts.body_part, BodyPart::FullBody, "{}", exercise.name);
            exceptions.insert(exercise.name);
        }
    }
    let listed = FULL_BODY.map(|(name, _why)| name.to_owned());
    assert_eq!(exceptions, BTreeSet::from(listed));
}

/// Terms that no page uses, each with its reason.
const UNUSED: [(Facet, &str, &str); 6] = [
    (Facet::Needs, "floor", "every page may assume one"),
    (
        Facet::Needs,
        "stability-ball",
        "where a ball is used it is the equipment",
    ),
    (
        Facet::Needs,
        "platform",
        "no page here asks for one: lifts are set down, not dropped",
    ),
    (
        Facet::Needs,
        "rope",
        "the rope of a cable is part of its machine; rope climbs have no page yet",
    ),
    (
        Facet::Pattern,
        "hip-flexion",
        "leg raises are filed under the flexion of the core they train",
    ),
    (
        Facet::Pattern,
        "core",
        "the three that say how the core works are always closer",
    ),
];

#[test]
fn every_term_of_every_list_has_a_page_or_a_listed_reason() {
    let pages = pages();
    let mut unused = BTreeSet::new();
    for facet in Facet::ALL {
        // A muscle may be one that only helps; the facet of both kinds asks for it once.
        if matches!(facet, Facet::Target | Facet::Secondary) {
            continue;
        }
        let used: BTreeSet<u8> = pages
            .iter()
            .flat_map(|page| page.exercise.facts.terms(facet).indices())
            .collect();
        let is_unused =
            |(index, _): &(usize, &Term)| !used.iter().any(|one| usize::from(*one) == *index);
        let rest = facet.terms().iter().enumerate().filter(is_unused);
        unused.extend(rest.map(|(_, term)| (facet.id(), term.id)));
    }
    let listed = UNUSED.map(|(facet, term, _why)| (facet.id(), term));
    assert_eq!(unused, BTreeSet::from(listed));
}

#[test]
fn every_muscle_is_the_target_of_some_page() {
    let pages = pages();
    let targets: BTreeSet<u8> = pages
        .iter()
        .map(|page| page.exercise.facts.target.index())
        .collect();
    for (index, muscle) in Facet::Target.terms().iter().enumerate() {
        let is_target = targets.iter().any(|target| usize::from(*target) == index);
        assert!(is_target, "no page targets {}", muscle.label);
    }
}

/// One way up each movement, from where a beginner starts.
const LADDERS: [(&str, &[&str]); 9] = [
    (
        "pushups",
        &[
            "Wall Pushup",
            "Incline Pushup",
            "Knee Pushup",
            "Pushup",
            "Decline Pushup",
            "Archer Pushup",
            "Single-Arm Pushup",
        ],
    ),
    (
        "pullups",
        &[
            "Dead Hang",
            "Scapular Pullup",
            "Assisted Pullup",
            "Chinup",
            "Pullup",
            "Weighted Pullup",
            "Muscle-Up",
        ],
    ),
    ("dips", &["Assisted Triceps Dip", "Triceps Dip", "Ring Dip"]),
    (
        "squats",
        &[
            "Box Squat to Bench",
            "Bodyweight Squat",
            "Dumbbell Goblet Squat",
            "Barbell Front Squat",
            "Barbell Overhead Squat",
        ],
    ),
    (
        "lunges",
        &[
            "Split Squat",
            "Reverse Lunge",
            "Forward Lunge",
            "Walking Lunge",
            "Jumping Lunge",
        ],
    ),
    ("planks", &["Knee Plank", "Plank", "Ab Wheel Rollout"]),
    (
        "hinges",
        &[
            "Cable Pull-Through",
            "Dumbbell Romanian Deadlift",
            "Barbell Romanian Deadlift",
            "Barbell Stiff-Leg Deadlift",
        ],
    ),
    (
        "rows",
        &[
            "Machine Seated Row",
            "Seated Cable Row",
            "Dumbbell Bent Over Row",
            "Barbell Bent Over Row",
        ],
    ),
    (
        "leg raises",
        &[
            "Reverse Crunch",
            "Lying Leg Raise",
            "Captain's Chair Knee Raise",
            "Hanging Knee Raise",
            "Hanging Leg Raise",
            "Toes-to-Bar",
        ],
    ),
];

#[test]
fn every_basic_movement_has_a_ladder() {
    let pages = pages();
    let by_name: BTreeMap<&str, &Exercise> = pages
        .iter()
        .map(|page| (page.exercise.name.as_str(), &page.exercise))
        .collect();
    for (movement, rungs) in LADDERS {
        for step in rungs.windows(2) {
            let lower = by_name
                .get(step[0])
                .unwrap_or_else(|| panic!("{movement}: no page {}", step[0]));
            let leads_on = lower.progresses_to.iter().any(|next| next == step[1]);
            assert!(
                leads_on,
                "{movement}: {} does not lead to {}",
                step[0], step[1]
            );
        }
    }
}

#[test]
fn no_ladder_leads_to_an_easier_page_or_to_none() {
    let pages = pages();
    let difficulty: BTreeMap<&str, _> = pages
        .iter()
        .map(|page| (page.exercise.name.as_str(), page.exercise.facts.difficulty))
        .collect();
    for Page { exercise, .. } in &pages {
        for next in &exercise.progresses_to {
            let higher = difficulty.get(next.as_str());
            assert!(
                higher >= Some(&exercise.facts.difficulty),
                "{} leads to {next}",
                exercise.name
            );
        }
    }
}
