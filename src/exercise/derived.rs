//! What follows from the facts is rendered, never stored: the closing sentences of the quick answer and the two
//! questions every exercise gets.

use super::{Exercise, Facts, Question};
use crate::vocabulary::{BodyPart, Category, Difficulty, Muscle, Vocabulary};

/// The sentences that close a quick answer: `Beginner legs exercise using body weight. Targets glutes, also works
/// hamstrings.`
#[must_use]
pub fn closing(facts: &Facts) -> String {
    let mut text = format!(
        "{} {} exercise using {}. Targets {}",
        facts.difficulty.label(),
        lower(facts.body_part),
        equipment(facts),
        lower(facts.target)
    );
    if !facts.secondary.is_empty() {
        text.push_str(", also works ");
        text.push_str(&muscles(facts));
    }
    text.push('.');
    text
}

/// Where the stored closing sentences begin in a quick answer that carries them, as pages from outside do. They are
/// known by their shape, so that a closing which disagrees with the facts is found as well.
#[must_use]
pub fn find_closing(summary: &str) -> Option<usize> {
    let at = summary.rfind(" exercise using ")?;
    let start = closing_start(&summary[..at])?;
    let (_, targets) = summary[at..].split_once(". ")?;
    let single_sentence = targets
        .find('.')
        .is_some_and(|stop| stop + 1 == targets.len());
    (targets.starts_with("Targets ") && single_sentence).then_some(start)
}

/// Where `Beginner legs` begins at the end of a text, whatever mark the sentence before it ends with.
fn closing_start(text: &str) -> Option<usize> {
    let before_region = BodyPart::all().find_map(|part| {
        let rest = text.strip_suffix(lower(part).as_str())?;
        rest.strip_suffix(' ')
    })?;
    let before = Difficulty::all().find_map(|one| before_region.strip_suffix(one.label()))?;
    (before.is_empty() || before.ends_with(' ')).then_some(before.len())
}

/// The two questions every exercise gets, answered from its facts.
#[must_use]
pub fn questions(exercise: &Exercise) -> [Question; 2] {
    [muscles_question(exercise), beginners_question(exercise)]
}

fn muscles_question(exercise: &Exercise) -> Question {
    let facts = &exercise.facts;
    let target = if facts.target == Muscle::CardiovascularSystem {
        "the cardiovascular system".to_owned()
    } else {
        format!("the {}", lower(facts.target))
    };
    let helpers = if facts.secondary.is_empty() {
        String::new()
    } else {
        format!(
            ", with help from the {}",
            join(&facts.secondary.iter().map(lower).collect::<Vec<_>>())
        )
    };
    let verb = if facts.category == Category::Stretching {
        "stretches"
    } else {
        "mainly works"
    };
    Question {
        question: format!("What muscles does {} work?", exercise.name),
        answer: format!("It {verb} {target}{helpers}."),
    }
}

fn beginners_question(exercise: &Exercise) -> Question {
    let answer = match exercise.facts.difficulty {
        Difficulty::Beginner => {
            "Yes, it is rated beginner: the movement can be learned in a session, starting light and slow."
        }
        Difficulty::Intermediate => {
            "Not as a first step: it is rated intermediate. Learn an easier version of the same movement first, then \
             start light."
        }
        Difficulty::Advanced => {
            "No, it is rated advanced: it asks for strength and control that easier versions of the movement build \
             first."
        }
    };
    Question {
        question: format!("Is {} good for beginners?", exercise.name),
        answer: answer.to_owned(),
    }
}

/// Whether a question on a page is one of the two rendered ones: with or without an article before the name.
#[must_use]
pub fn is_rendered_question(name: &str, question: &str) -> bool {
    // Most questions are told apart by their last word; only the others are worth folding.
    let question = question.trim();
    if !ends_with(question, " work?") && !ends_with(question, " beginners?") {
        return false;
    }
    let bare = |text: &str| format!(" {} ", text.to_lowercase()).replace(" the ", " ");
    let (name, question) = (bare(name), bare(question));
    let name = name.trim();
    question.trim() == format!("what muscles does {name} work?")
        || question.trim() == format!("is {name} good for beginners?")
}

fn ends_with(text: &str, end: &str) -> bool {
    let tail = text.len().checked_sub(end.len());
    tail.is_some_and(|at| text.as_bytes()[at..].eq_ignore_ascii_case(end.as_bytes()))
}

fn lower<V: Vocabulary>(variant: V) -> String {
    variant.label().to_lowercase()
}

/// The equipment inside a sentence: lower case but for the initials of `EZ Bar`.
fn equipment(facts: &Facts) -> String {
    match facts.equipment.label() {
        "EZ Bar" => "EZ bar".to_owned(),
        label => label.to_lowercase(),
    }
}

fn muscles(facts: &Facts) -> String {
    facts
        .secondary
        .iter()
        .map(lower)
        .collect::<Vec<_>>()
        .join(", ")
}

/// `a`, `a and b`, `a, b and c`.
fn join(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => format!("{} and {last}", head.join(", ")),
    }
}
