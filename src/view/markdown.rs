//! Markdown: whole pages as their grammar has them, rows as a table.

use super::answer::{Answer, Section};
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
        Answer::Page {
            entry,
            columns: Some(columns),
            ..
        } => table(&[Found::unsought(*entry)], columns),
        Answer::Page {
            entry, sections, ..
        } if sections.is_empty() => page(*entry),
        Answer::Page {
            entry, sections, ..
        } => parts(*entry, sections),
        Answer::Rows { rows, columns, .. } => {
            table(rows, &super::columns_of(columns.as_deref(), &COLUMNS, rows))
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

/// Parts of a page under its title, in the order asked for.
fn parts(entry: Entry<'_>, sections: &[Section]) -> String {
    let whole = page(entry);
    let mut out = format!("# {}\n", entry.name());
    for section in sections {
        out.push('\n');
        out.push_str(&match section {
            Section::Summary => headed(&whole, "Quick answer")
                .split_inclusive('\n')
                .take(3)
                .collect(),
            Section::Facts => headed(&whole, "Quick answer")
                .split_inclusive('\n')
                .filter(|line| line.starts_with("- **"))
                .collect(),
            Section::Steps => headed(&whole, "How to perform").to_owned(),
            Section::Tips => headed(&whole, "Pro tips").to_owned(),
            Section::Mistakes => headed(&whole, "Common mistakes").to_owned(),
            Section::Faq => headed(&whole, "FAQ").to_owned(),
            Section::Ladder => ladder(entry),
            Section::Related => headed(&whole, "Related exercises").to_owned(),
        });
    }
    out
}

/// A section of a written page with its heading: no line of a record begins as a heading does.
fn headed<'p>(whole: &'p str, title: &str) -> &'p str {
    let heading = format!("\n## {title}\n");
    let Some(at) = whole.find(&heading) else {
        return "";
    };
    let rest = &whole[at + 1..];
    rest.find("\n## ").map_or(rest, |end| &rest[..end])
}

fn ladder(entry: Entry<'_>) -> String {
    let mut out = "## Ladder\n\n".to_owned();
    for (label, rungs) in [
        ("Regresses To", entry.down()),
        ("Progresses To", entry.up()),
    ] {
        let links: Vec<_> = rungs
            .iter()
            .map(|rung| format!("[{}]({})", rung.name(), address(entry, *rung)))
            .collect();
        if !links.is_empty() {
            out.push_str(&format!("- **{label}:** {}\n", links.join(", ")));
        }
    }
    out
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
    let cells = rows.iter().map(|row| {
        columns
            .iter()
            .map(|column| column.label(row).into_owned())
            .collect()
    });
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
