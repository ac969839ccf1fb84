//! Markdown: whole pages as their grammar has them, rows as a table.

use super::answer::Answer;
use super::column::Column;
use crate::catalog::{Entry, Found, TermCount};
use crate::page::{Rung, write_whole};

/// The columns of a table when none are chosen.
const COLUMNS: [Column; 5] = [
    Column::Name,
    Column::Target,
    Column::Secondary,
    Column::Equipment,
    Column::Difficulty,
];

pub(super) fn render(answer: &Answer<'_>) -> String {
    match answer {
        Answer::Page { entry, .. } => page(*entry),
        Answer::Rows { rows, columns, .. } => {
            let ranked = rows.iter().any(|row| row.matched.is_some());
            let default = || {
                COLUMNS
                    .iter()
                    .copied()
                    .chain(ranked.then_some(Column::Match))
                    .collect()
            };
            table(rows, &columns.clone().unwrap_or_else(default))
        }
        Answer::Terms(counts) => terms(counts),
    }
}

fn page(entry: Entry<'_>) -> String {
    let related = entry.related();
    let rungs: Vec<Rung<'_>> = related
        .iter()
        .map(|stand| Rung {
            name: stand.entry.name(),
            address: address(entry, stand.entry),
            why: &stand.why,
        })
        .collect();
    write_whole(&entry.exercise(), &rungs)
}

/// Where the other page lies, seen from this one.
fn address(from: Entry<'_>, to: Entry<'_>) -> String {
    use crate::vocabulary::Vocabulary;
    let folder = to.facts().body_part;
    let slug = to.slug();
    if from.facts().body_part == folder {
        format!("{slug}.md")
    } else {
        format!("../{}/{slug}.md", folder.id())
    }
}

fn table(rows: &[Found<'_>], columns: &[Column]) -> String {
    let headers: Vec<String> = columns
        .iter()
        .map(|column| column.header().to_owned())
        .collect();
    let cells = rows
        .iter()
        .map(|row| columns.iter().map(|column| column.label(row)).collect());
    lines(&headers, cells)
}

fn terms(counts: &[TermCount]) -> String {
    let headers = ["Facet", "Id", "Label", "Count"].map(str::to_owned);
    let cells = counts.iter().map(|counted| {
        let term = counted.term;
        vec![
            counted.facet.id().to_owned(),
            term.id.to_owned(),
            term.label.to_owned(),
            counted.count.to_string(),
        ]
    });
    lines(&headers, cells)
}

fn lines(headers: &[String], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut out = format!(
        "| {} |\n|{}\n",
        headers.join(" | "),
        " --- |".repeat(headers.len())
    );
    for row in rows {
        let cells: Vec<_> = row.iter().map(|cell| cell.replace('|', "\\|")).collect();
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    out
}
