//! Names, one a line.

use super::answer::Answer;

pub(super) fn render(answer: &Answer<'_>) -> String {
    let mut out = String::new();
    let mut line = |text: &str| {
        out.push_str(text);
        out.push('\n');
    };
    match answer {
        Answer::Page { entry, .. } => line(entry.name()),
        Answer::Rows { rows, .. } => rows.iter().for_each(|row| line(row.entry.name())),
        Answer::Terms(counts) => counts.iter().for_each(|counted| line(counted.term.label)),
    }
    out
}
