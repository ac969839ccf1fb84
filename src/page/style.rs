//! How a page reads, as far as a machine can tell: lengths, filler, repetition, facts that agree with each other.
//! None of this keeps a page out; `data/` must be free of it all the same.

use super::read::Lines;
use super::rules::{Finding, Rule};
use crate::exercise::Exercise;
use crate::text::fold;
use crate::vocabulary::{BodyPart, Category, Equipment, Vocabulary};
use std::collections::HashMap;
use std::ops::RangeInclusive;

/// Praise, and words that could stand on any page.
const FILLER: &[&str] = &[
    "great exercise",
    "excellent exercise",
    "effective exercise",
    "good exercise",
    "popular exercise",
    "classic exercise",
    "great way",
    "proper form",
    "correct form",
    "perfect form",
    "good form",
    "desired number",
    "desired reps",
    "desired repetitions",
    "for the desired",
    "starting position",
    "repeat for",
    "game changer",
    "game-changer",
    "next level",
    "engage your core",
    "engage the core",
    "mind-muscle",
];

/// Pages that break a rule of agreement for a reason.
const EXCEPTIONS: &[(Rule, &str, &str)] = &[];

/// What a page alone can be told about how it reads.
#[must_use]
pub fn check_style(exercise: &Exercise, lines: &Lines) -> Vec<Finding> {
    let mut findings = Vec::new();
    check_lengths(exercise, lines, &mut findings);
    check_words(exercise, lines, &mut findings);
    check_agreement(exercise, lines, &mut findings);
    findings.sort_by_key(|finding| (finding.line, finding.rule));
    findings
}

fn check_lengths(exercise: &Exercise, lines: &Lines, findings: &mut Vec<Finding>) {
    let mut bound = |line, rule, what: &str, count: usize, range: RangeInclusive<usize>| {
        if !range.contains(&count) {
            let message = format!(
                "{what}: {count}, where {}-{} are asked",
                range.start(),
                range.end()
            );
            findings.push(Finding::new(line, rule, message));
        }
    };
    bound(
        lines.summary,
        Rule::S01,
        "words in the quick answer",
        count_words(&exercise.summary),
        25..=60,
    );
    let first = |lines: &[usize]| lines.first().copied().unwrap_or(1);
    for (at, what, count, range) in [
        (&lines.steps, "steps", exercise.steps.len(), 4..=8),
        (&lines.tips, "tips", exercise.tips.len(), 3..=5),
        (&lines.mistakes, "mistakes", exercise.mistakes.len(), 3..=5),
        (&lines.questions, "questions", exercise.faq.len(), 3..=4),
    ] {
        bound(first(at), Rule::S02, what, count, range);
    }
    for (line, text) in items(exercise, lines) {
        bound(
            line,
            Rule::S03,
            "words in the item",
            count_words(text),
            5..=50,
        );
    }
    for (asked, line) in exercise.faq.iter().zip(&lines.questions) {
        bound(
            *line,
            Rule::S03,
            "words in the answer",
            count_words(&asked.answer),
            1..=70,
        );
        bound(
            *line,
            Rule::S03,
            "sentences in the answer",
            sentences(&asked.answer).count(),
            1..=3,
        );
    }
}

fn check_words(exercise: &Exercise, lines: &Lines, findings: &mut Vec<Finding>) {
    for (line, text) in texts(exercise, lines) {
        let folded = text.to_lowercase();
        for filler in FILLER.iter().filter(|filler| folded.contains(**filler)) {
            findings.push(Finding::new(
                line,
                Rule::S04,
                format!("\"{filler}\" says nothing of this movement"),
            ));
        }
        if let Some(c) = text.chars().find(|c| !c.is_ascii()) {
            findings.push(Finding::new(
                line,
                Rule::S08,
                format!("\"{c}\" is not plain ASCII"),
            ));
        }
    }
    for (mistake, line) in exercise.mistakes.iter().zip(&lines.mistakes) {
        let gerund = |word: &str| {
            word.trim_end_matches(|c: char| !c.is_alphanumeric())
                .ends_with("ing")
        };
        if !mistake.split(' ').take(3).any(gerund) {
            let opening: Vec<_> = mistake.split(' ').take(3).collect();
            let message = format!(
                "\"{}\" names no fault; open with a gerund, as in \"Letting...\"",
                opening.join(" ")
            );
            findings.push(Finding::new(*line, Rule::S09, message));
        }
    }
}

fn check_agreement(exercise: &Exercise, lines: &Lines, findings: &mut Vec<Finding>) {
    let facts = &exercise.facts;
    let region = facts.target.region();
    let excepted = |rule| {
        EXCEPTIONS
            .iter()
            .any(|(broken, name, _why)| *broken == rule && *name == exercise.name)
    };
    if facts.body_part != region && facts.body_part != BodyPart::FullBody && !excepted(Rule::S06) {
        let message = format!(
            "{} belongs to {}, not {}",
            facts.target.label(),
            region.label(),
            facts.body_part.label()
        );
        findings.push(Finding::new(lines.body_part, Rule::S06, message));
    }
    if facts.category == Category::Cardio && facts.body_part != BodyPart::FullBody {
        findings.push(Finding::new(
            lines.body_part,
            Rule::S06,
            "cardio is Full Body",
        ));
    }
    let named = named_equipment(&exercise.name);
    if let Some(named) = named.filter(|named| *named != facts.equipment && !excepted(Rule::S07)) {
        let message = format!(
            "the name says {}, the facts {}",
            named.label(),
            facts.equipment.label()
        );
        findings.push(Finding::new(lines.equipment, Rule::S07, message));
    }
}

/// The equipment that a name opens with, when it does: `Band Row`, `EZ Bar Curl`, `Suspension Row`.
fn named_equipment(name: &str) -> Option<Equipment> {
    let short = [
        ("Band ", Equipment::ResistanceBand),
        ("Band-", Equipment::ResistanceBand),
        ("Suspension ", Equipment::SuspensionTrainer),
        ("Ring ", Equipment::GymnasticRings),
        ("Weighted ", Equipment::WeightPlate),
    ];
    let labels = Equipment::all().map(|equipment| (equipment.label(), equipment));
    // A foam roller is named in full by the longer label, so the longest match decides.
    let matches = short.into_iter().chain(labels).filter(|(label, _)| {
        name.strip_prefix(label).is_some_and(|rest| {
            rest.is_empty() || label.ends_with([' ', '-']) || rest.starts_with(' ')
        })
    });
    matches
        .max_by_key(|(label, _)| label.len())
        .map(|(_, equipment)| equipment)
}

/// Sentences seen on pages so far, to find the one that stands twice.
#[derive(Debug, Default)]
pub struct Sentences {
    seen: HashMap<String, (String, usize)>,
}

/// Shorter sentences (`Yes.`, `Once a week.`) may recur.
const SHORTEST_UNIQUE: usize = 5;

impl Sentences {
    /// Tells which sentences of a page stand on an earlier page, or earlier on this one, and remembers the others.
    pub fn check(&mut self, path: &str, exercise: &Exercise, lines: &Lines) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (line, text) in texts(exercise, lines) {
            for sentence in
                sentences(text).filter(|sentence| count_words(sentence) >= SHORTEST_UNIQUE)
            {
                let key = fold::words(sentence).join(" ");
                if let Some((place, first)) = self.seen.get(&key) {
                    findings.push(Finding::new(
                        line,
                        Rule::S05,
                        format!("this sentence stands at {place}:{first} too"),
                    ));
                } else {
                    self.seen.insert(key, (path.to_owned(), line));
                }
            }
        }
        findings
    }
}

fn count_words(text: &str) -> usize {
    text.split_ascii_whitespace().count()
}

/// The sentences of a text: they end at a full stop, question or exclamation mark before a blank or the end, so that
/// `1.5` ends none.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let mut found = Vec::new();
    for (at, _) in text.match_indices(['.', '?', '!']) {
        if text[at + 1..].is_empty() || text[at + 1..].starts_with(' ') {
            found.push(&text[start..=at]);
            start = at + 1;
        }
    }
    found.push(&text[start..]);
    found
        .into_iter()
        .map(str::trim)
        .filter(|sentence| !sentence.is_empty())
}

/// Steps, tips and mistakes with their lines.
fn items<'a>(exercise: &'a Exercise, lines: &'a Lines) -> impl Iterator<Item = (usize, &'a str)> {
    let lists = [
        (&exercise.steps, &lines.steps),
        (&exercise.tips, &lines.tips),
        (&exercise.mistakes, &lines.mistakes),
    ];
    lists
        .into_iter()
        .flat_map(|(texts, lines)| lines.iter().copied().zip(texts.iter().map(String::as_str)))
}

/// Every authored text of a page with its line.
fn texts<'a>(exercise: &'a Exercise, lines: &'a Lines) -> impl Iterator<Item = (usize, &'a str)> {
    let asked = exercise.faq.iter().zip(&lines.questions);
    std::iter::once((lines.summary, exercise.summary.as_str()))
        .chain(items(exercise, lines))
        .chain(asked.flat_map(|(asked, line)| {
            [
                (*line, asked.question.as_str()),
                (*line, asked.answer.as_str()),
            ]
        }))
}
