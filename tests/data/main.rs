//! The pages in `data/` are what `data/README.md` promises. Each test says one thing of all of them.

mod facts;
mod ladders;

use repdex::cli::{Exit, World};
use repdex::exercise::Exercise;
use repdex::page;
use repdex::text::fold;
use repdex::vocabulary::{BodyPart, Vocabulary};
use std::collections::{BTreeSet, HashMap};
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
