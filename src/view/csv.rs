//! CSV and TSV: a header, then a record an exercise; ids for vocabulary, lists separated by semicolons.

use super::answer::Answer;
use super::column::Column;
use crate::catalog::{Found, TermCount};

/// The columns when none are chosen: everything that fits a cell.
const COLUMNS: [Column; 14] = [
    Column::Slug,
    Column::Name,
    Column::Aliases,
    Column::BodyPart,
    Column::Equipment,
    Column::Target,
    Column::Secondary,
    Column::Difficulty,
    Column::Category,
    Column::Mechanic,
    Column::Force,
    Column::Pattern,
    Column::Laterality,
    Column::Needs,
];

pub(super) fn render(answer: &Answer<'_>, delimiter: u8) -> Vec<u8> {
    match answer {
        Answer::Page {
            entry,
            sections,
            columns,
            ..
        } => {
            let of_sections = || {
                let chosen = sections.iter().flat_map(|section| section.columns());
                [Column::Slug, Column::Name]
                    .iter()
                    .chain(chosen)
                    .copied()
                    .collect()
            };
            let chosen = columns.clone().unwrap_or_else(|| {
                if sections.is_empty() {
                    COLUMNS.to_vec()
                } else {
                    of_sections()
                }
            });
            records(&[Found::unsought(*entry)], &chosen, delimiter)
        }
        Answer::Rows { rows, columns, .. } => {
            let columns = super::columns_of(columns.as_deref(), &COLUMNS, rows);
            records(rows, &columns, delimiter)
        }
        Answer::Terms(counts) => terms(counts, delimiter),
    }
}

fn records(rows: &[Found<'_>], columns: &[Column], delimiter: u8) -> Vec<u8> {
    let header = columns
        .iter()
        .map(|column| column.key().to_owned())
        .collect();
    let records = rows.iter().map(|row| {
        columns
            .iter()
            .map(|column| column.value(row).into_owned())
            .collect()
    });
    write(std::iter::once(header).chain(records), delimiter)
}

fn terms(counts: &[TermCount], delimiter: u8) -> Vec<u8> {
    let header = ["facet", "id", "label", "count"]
        .map(str::to_owned)
        .to_vec();
    let records = counts.iter().map(|counted| {
        let term = counted.term;
        vec![
            counted.facet.id().to_owned(),
            term.id.to_owned(),
            term.label.to_owned(),
            counted.count.to_string(),
        ]
    });
    write(std::iter::once(header).chain(records), delimiter)
}

/// Writes records; a tab or line feed inside a cell of TSV, which knows no quotes, becomes a blank.
fn write(records: impl Iterator<Item = Vec<String>>, delimiter: u8) -> Vec<u8> {
    let quotes = if delimiter == b'\t' {
        csv::QuoteStyle::Never
    } else {
        csv::QuoteStyle::Necessary
    };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .quote_style(quotes)
        .from_writer(Vec::new());
    for mut record in records {
        if delimiter == b'\t' {
            for cell in &mut record {
                *cell = cell.replace(['\t', '\n', '\r'], " ");
            }
        }
        writer
            .write_record(&record)
            .expect("a buffer takes every record of one length");
    }
    writer.into_inner().expect("a buffer flushes")
}
