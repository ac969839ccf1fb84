//! Tables: for a person as wide as the sheet, columns dropped rather than squeezed; to a pipe one row a line.

use super::answer::RowsKind;
use super::column::Column;
use super::paint::{Role, paint};
use super::sheet::Sheet;
use crate::catalog::{Found, TermCount};
use crate::text::{fold, wrap};
use comfy_table::{ContentArrangement, Table, presets};

/// Columns of a list, the most important first: the last are dropped when the sheet is narrow.
const LISTED: [Column; 5] = [
    Column::Name,
    Column::Target,
    Column::Equipment,
    Column::Difficulty,
    Column::Secondary,
];

/// Columns of ranked rows, the most important first.
const RANKED: [Column; 5] = [
    Column::Name,
    Column::Match,
    Column::Target,
    Column::Equipment,
    Column::Difficulty,
];

/// Columns in a pipe, the same at any width.
const PIPED: [Column; 4] = [
    Column::Name,
    Column::Target,
    Column::Equipment,
    Column::Difficulty,
];

/// The space between two columns.
const GAP: usize = 2;

/// Rows of exercises.
pub(super) fn rows(
    rows: &[Found<'_>],
    columns: Option<&[Column]>,
    kind: RowsKind,
    sheet: &Sheet,
) -> String {
    if !sheet.terminal {
        let mut piped = columns.map_or_else(|| PIPED.to_vec(), <[Column]>::to_vec);
        if kind == RowsKind::Ranked && columns.is_none() {
            piped.push(Column::Match);
        }
        return lines(rows, &piped);
    }
    let wanted = columns.unwrap_or(match kind {
        RowsKind::List => &LISTED,
        RowsKind::Ranked => &RANKED,
    });
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| wanted.iter().map(|column| column.label(row)).collect())
        .collect();
    let headers: Vec<&str> = wanted.iter().map(|column| column.header()).collect();
    let shown = columns_that_fit(&headers, &cells, sheet.width);
    let name_at = shown.iter().position(|at| wanted[*at] == Column::Name);
    let table = table(&headers, &cells, &shown, sheet);
    let mut out = String::with_capacity(table.len() * 2);
    for (at, line) in table.lines().enumerate() {
        let line = line.trim_end();
        out.push_str(&match at.checked_sub(1) {
            None => paint(Role::Heading, line, sheet.colour),
            Some(row) => match rows.get(row).filter(|_| sheet.colour && name_at == Some(0)) {
                Some(found) => highlighted(line, found),
                None => line.to_owned(),
            },
        });
        out.push('\n');
    }
    out
}

fn lines(rows: &[Found<'_>], columns: &[Column]) -> String {
    let mut out = String::with_capacity(rows.len() * 64);
    for row in rows {
        for (at, column) in columns.iter().enumerate() {
            if at > 0 {
                out.push('\t');
            }
            out.push_str(&column.label(row));
        }
        out.push('\n');
    }
    out
}

/// The columns to show: all whose contents fit side by side; the least important, the last, go first.
fn columns_that_fit(headers: &[&str], cells: &[Vec<String>], width: usize) -> Vec<usize> {
    let widest = |at: usize| {
        let contents = cells
            .iter()
            .map(|row| wrap::columns(&row[at]))
            .max()
            .unwrap_or(0);
        contents.max(wrap::columns(headers[at]))
    };
    let widths: Vec<usize> = (0..headers.len()).map(widest).collect();
    let mut shown: Vec<usize> = (0..headers.len()).collect();
    while shown.len() > 1 && shown.iter().map(|at| widths[*at] + GAP).sum::<usize>() - GAP > width {
        shown.pop();
    }
    shown
}

/// One line a row: a single column that is still too wide is cut.
fn table(headers: &[&str], cells: &[Vec<String>], shown: &[usize], sheet: &Sheet) -> String {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Disabled);
    let cell = |text: &str| cut(text, sheet.width);
    table.set_header(shown.iter().map(|at| cell(headers[*at])));
    for row in cells {
        table.add_row(shown.iter().map(|at| cell(&row[*at])));
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, u16::try_from(GAP).unwrap_or(2)));
    }
    table.to_string()
}

fn cut(text: &str, width: usize) -> String {
    if wrap::columns(text) <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        kept.push(c);
        if wrap::columns(&kept) + 3 > width {
            kept.pop();
            break;
        }
    }
    if width > 3 {
        format!("{kept}...")
    } else {
        kept
    }
}

/// A line whose first cell is a name, the words that a query met made visible.
fn highlighted(line: &str, found: &Found<'_>) -> String {
    let met = found
        .matched
        .as_ref()
        .map_or_else(Vec::new, crate::catalog::Match::met);
    let name = found.entry.name();
    let Some(rest) = line.strip_prefix(name).filter(|_| !met.is_empty()) else {
        return line.to_owned();
    };
    let mut out = String::with_capacity(line.len() + 32);
    for word in name.split_inclusive([' ', '-']) {
        let bare = word.trim_end_matches([' ', '-']);
        let stem = fold::key(bare);
        let role = if met.contains(&stem.as_str()) {
            Role::Met
        } else {
            Role::Body
        };
        out.push_str(&paint(role, bare, true));
        out.push_str(&word[bare.len()..]);
    }
    out + rest
}

/// How wide the bar of the commonest term may be.
const WIDEST_BAR: usize = 24;

/// Terms with their counts; for a person with a bar.
pub(super) fn terms(counts: &[TermCount], sheet: &Sheet) -> String {
    let several = counts.windows(2).any(|pair| pair[0].facet != pair[1].facet);
    let mut out = String::new();
    if !sheet.terminal {
        for counted in counts {
            let facet = if several {
                format!("{}\t", counted.facet.id())
            } else {
                String::new()
            };
            out.push_str(&format!(
                "{facet}{}\t{}\t{}\n",
                counted.term.id, counted.term.label, counted.count
            ));
        }
        return out;
    }
    let most = counts
        .iter()
        .map(|counted| counted.count)
        .max()
        .unwrap_or(0)
        .max(1);
    let widest = counts
        .iter()
        .map(|counted| wrap::columns(counted.term.label))
        .max()
        .unwrap_or(0);
    let room = sheet.width.saturating_sub(widest + 8).min(WIDEST_BAR);
    let mut last = None;
    for counted in counts {
        if several && last != Some(counted.facet) {
            let gap = if last.is_some() { "\n" } else { "" };
            out.push_str(&format!(
                "{gap}{}\n",
                paint(Role::Heading, counted.facet.id(), sheet.colour)
            ));
            last = Some(counted.facet);
        }
        let bar = (counted.count * room).div_ceil(most);
        let line = format!(
            "{:<widest$}  {:>4}  {}",
            counted.term.label,
            counted.count,
            paint(Role::Number, &"=".repeat(bar), sheet.colour)
        );
        out.push_str(if sheet.width < widest + 6 {
            counted.term.label
        } else {
            line.trim_end()
        });
        out.push('\n');
    }
    out
}
