//! Answers to bytes: one file a format. This room knows the catalogue's entries; it knows no arguments, sorts nothing,
//! filters nothing and never touches a stream.

mod answer;
mod bytes;
mod card;
mod column;
mod csv;
mod facts;
mod grid;
mod json;
mod layout;
mod link;
mod markdown;
mod names;
mod paint;
mod pairs;
mod sheet;
mod table;
mod terms;

pub use answer::{Answer, Format, RowsKind, Section};
pub use bytes::Bytes;
pub use column::Column;
pub use json::{FindingObject, schema};
pub use link::link;
pub use paint::{HELP_STYLES, Role, paint};
pub use pairs::{Pair, pairs};
pub use sheet::Sheet;

use crate::catalog::Found;

/// Writes an answer in a format. The text ends with a line feed, unless it is empty.
#[must_use]
pub fn render<'c>(answer: &Answer<'c>, format: Format, sheet: &Sheet) -> Bytes<'c> {
    match format {
        Format::Text => match answer {
            Answer::Page {
                entry,
                columns: Some(columns),
                ..
            } => {
                let row = [Found::unsought(*entry)];
                table::rows(&row, Some(columns), RowsKind::List, sheet).into()
            }
            Answer::Page {
                entry,
                sections,
                also,
                ..
            } => card::render(*entry, sections, also, sheet).into(),
            Answer::Rows {
                rows,
                columns,
                kind,
            } => table::rows(rows, columns.as_deref(), *kind, sheet).into(),
            Answer::Terms(counts) => terms::render(counts, sheet).into(),
        },
        Format::Names => names::render(answer).into(),
        Format::Json => json::render(answer),
        Format::Jsonl => json::render_lines(answer),
        Format::Csv => csv::render(answer, b',').into(),
        Format::Tsv => csv::render(answer, b'\t').into(),
        Format::Markdown => markdown::render(answer).into(),
    }
}

/// The columns that were chosen; else the standard ones of a format, and why the rows are there where they say so.
fn columns_of(chosen: Option<&[Column]>, standard: &[Column], rows: &[Found<'_>]) -> Vec<Column> {
    if let Some(chosen) = chosen {
        return chosen.to_vec();
    }
    let ranked = rows.iter().any(|row| row.matched.is_some());
    let why = ranked.then_some(Column::Match);
    standard.iter().copied().chain(why).collect()
}
