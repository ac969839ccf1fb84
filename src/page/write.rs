//! Writing a page: the record as authored, or whole with what is rendered. Reading either gives the same record.

use super::facts::{ALIASES, KEYS, PROGRESSES_TO, Value};
use crate::exercise::{Exercise, Question, derived};

/// A line of the related exercises on a whole page.
#[derive(Debug, Clone)]
pub struct Rung<'a> {
    /// The name of the other page.
    pub name: &'a str,
    /// Its address beside this one.
    pub address: String,
    /// Why it is there.
    pub why: &'a str,
}

/// The page as it is authored in `data/`.
#[must_use]
pub fn write(exercise: &Exercise) -> String {
    let mut page = String::with_capacity(4096);
    head(&mut page, exercise, &exercise.summary);
    body(&mut page, exercise, &[]);
    page
}

/// The whole page: closing sentences, the two rendered questions and the related exercises included.
#[must_use]
pub fn write_whole(exercise: &Exercise, related: &[Rung<'_>]) -> String {
    let mut page = String::with_capacity(4096);
    head(
        &mut page,
        exercise,
        &format!("{} {}", exercise.summary, derived::closing(&exercise.facts)),
    );
    body(&mut page, exercise, &derived::questions(exercise));
    if !related.is_empty() {
        page.push_str("\n## Related exercises\n\n");
        for rung in related {
            page.push_str(&format!(
                "- [{}]({}) - {}\n",
                rung.name, rung.address, rung.why
            ));
        }
    }
    page
}

fn head(page: &mut String, exercise: &Exercise, summary: &str) {
    page.push_str(&format!(
        "# {}\n\n## Quick answer\n\n{summary}\n\n",
        exercise.name
    ));
    for key in &KEYS {
        let value = match key.value {
            Value::One(facet) | Value::Many(facet) => {
                let labels = exercise
                    .facts
                    .ordered(facet)
                    .into_iter()
                    .map(|at| facet.terms()[usize::from(at)].label);
                labels.collect::<Vec<_>>().join(", ")
            }
            Value::Names if key.label == ALIASES => exercise.aliases.join(", "),
            Value::Names if key.label == PROGRESSES_TO => exercise.progresses_to.join(", "),
            Value::Names => String::new(),
        };
        if !value.is_empty() {
            page.push_str(&format!("- **{}:** {value}\n", key.label));
        }
    }
    page.push_str("\n---\n");
}

fn body(page: &mut String, exercise: &Exercise, rendered: &[Question]) {
    page.push_str("\n## How to perform\n\n");
    for (index, step) in exercise.steps.iter().enumerate() {
        page.push_str(&format!("{}. {step}\n", index + 1));
    }
    for (title, items) in [
        ("Pro tips", &exercise.tips),
        ("Common mistakes", &exercise.mistakes),
    ] {
        page.push_str(&format!("\n## {title}\n\n"));
        for item in items {
            page.push_str(&format!("- {item}\n"));
        }
    }
    page.push_str("\n## FAQ\n");
    for asked in exercise.faq.iter().chain(rendered) {
        page.push_str(&format!("\n### {}\n\n{}\n", asked.question, asked.answer));
    }
}
