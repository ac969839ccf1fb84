//! Tables: for a person as wide as the sheet, columns dropped rather than squeezed; to a pipe one row a line.

use super::answer::RowsKind;
use super::column::Column;
use super::paint::{Role, paint};
use super::sheet::Sheet;
use crate::catalog::Found;
use crate::text::wrap;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};
use std::borrow::Cow;

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
    if rows.is_empty() {
        return String::new();
    }
    let grid = Grid::new(rows, columns, kind);
    let shown = grid.columns_that_fit(sheet.width);
    let table = grid.table(&shown, sheet.width);
    grid.painted(&table, rows, &shown, sheet.colour)
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

/// The cells of a table and what may be done to make them fit.
struct Grid {
    columns: Vec<Column>,
    /// Whether a person chose the columns: then they are wrapped rather than dropped.
    chosen: bool,
    cells: Vec<Vec<String>>,
}

/// A column that is shown, and how wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Shown {
    at: usize,
    width: usize,
}

impl Grid {
    fn new(rows: &[Found<'_>], columns: Option<&[Column]>, kind: RowsKind) -> Self {
        let standard: &[Column] = match kind {
            RowsKind::List => &LISTED,
            RowsKind::Ranked => &RANKED,
        };
        let wanted = columns.unwrap_or(standard);
        let cells = rows.iter().map(|row| {
            let labels = wanted.iter();
            labels
                .map(|column| column.label(row).into_owned())
                .collect()
        });
        Self {
            columns: wanted.to_vec(),
            chosen: columns.is_some(),
            cells: cells.collect(),
        }
    }

    fn widest(&self, at: usize, measure: impl Fn(&str) -> usize) -> usize {
        let contents = self.cells.iter().map(|row| measure(&row[at]));
        contents
            .max()
            .unwrap_or(0)
            .max(measure(self.columns[at].header()))
    }

    /// Whether a column may be wrapped: never the name; the others where they were asked for, or say why a row is there.
    fn may_wrap(&self, at: usize) -> bool {
        match self.columns[at] {
            Column::Name => false,
            Column::Match => true,
            _ => self.chosen,
        }
    }

    /// The columns to show: all that fit side by side. The least important, the last, are dropped first; what may be
    /// wrapped is wrapped between words when it is all that is left.
    fn columns_that_fit(&self, width: usize) -> Vec<Shown> {
        let all = 0..self.columns.len();
        let natural: Vec<usize> = all
            .clone()
            .map(|at| self.widest(at, wrap::columns))
            .collect();
        let mut shown: Vec<usize> = all.collect();
        let essential =
            |at: &usize| self.chosen || matches!(self.columns[*at], Column::Name | Column::Match);
        while !fit(&shown, &natural, width)
            && let Some(last) = shown.iter().rposition(|at| !essential(at))
        {
            shown.remove(last);
        }
        if fit(&shown, &natural, width) {
            let as_wide_as_they_are = |at| Shown {
                at,
                width: natural[at],
            };
            return shown.into_iter().map(as_wide_as_they_are).collect();
        }
        self.wrapped_to_fit(shown, &natural, width)
    }

    fn wrapped_to_fit(&self, mut shown: Vec<usize>, natural: &[usize], width: usize) -> Vec<Shown> {
        let least_of = |at| {
            if self.may_wrap(at) {
                self.widest(at, longest_word)
            } else {
                natural[at]
            }
        };
        let narrow: Vec<usize> = (0..natural.len()).map(least_of).collect();
        while shown.len() > 1 && !fit(&shown, &narrow, width) {
            let last = shown
                .iter()
                .rposition(|at| self.columns[*at] != Column::Name);
            shown.remove(last.unwrap_or(shown.len() - 1));
        }
        let mut spare = width.saturating_sub(side_by_side(&shown, &narrow));
        let with_the_rest = shown.into_iter().map(|at| {
            let more = spare.min(natural[at] - narrow[at]);
            spare -= more;
            Shown {
                at,
                width: (narrow[at] + more).min(width),
            }
        });
        with_the_rest.collect()
    }

    /// The rows laid out: side by side as they are, or wrapped where a column is narrower than what it holds.
    fn table(&self, shown: &[Shown], width: usize) -> String {
        let headers: Vec<String> = self
            .columns
            .iter()
            .map(|column| column.header().to_owned())
            .collect();
        let rows = std::iter::once(&headers).chain(&self.cells);
        let may_wrap = |column: &Shown| self.may_wrap(column.at) && column.width < width;
        let fits = |row: &Vec<String>| {
            let mut cells = shown.iter().filter(|column| may_wrap(column));
            cells.all(|column| wrap::columns(&row[column.at]) <= column.width)
        };
        if rows.clone().all(fits) {
            rows.map(|row| aligned(row, shown)).collect()
        } else {
            wrapped(rows, shown)
        }
    }

    /// The table with its header in its role, and in each name the words that a query met.
    fn painted(&self, table: &str, rows: &[Found<'_>], shown: &[Shown], colour: bool) -> String {
        let Some(Shown { at: first, width }) = shown.first().copied() else {
            return table.to_owned();
        };
        let named = self.columns.get(first) == Some(&Column::Name);
        let mut out = String::with_capacity(table.len() * 2);
        let mut row = 0;
        for (at, line) in table.lines().enumerate() {
            let line = line.trim_end();
            let next = self.cells.get(row).map(|cells| cut(&cells[first], width));
            // A row may go on in further lines, which begin with a blank where the name would stand.
            let begins = at > 0 && next.is_some_and(|next| line.starts_with(next.trim_end()));
            out.push_str(&match rows.get(row) {
                _ if row == 0 && !begins => paint(Role::Heading, line, colour),
                Some(found) if begins && named && colour => highlighted(line, found),
                _ => line.to_owned(),
            });
            row += usize::from(begins);
            out.push('\n');
        }
        out
    }
}

/// A row on one line; only a single column that is wider than the sheet is cut.
fn aligned(row: &[String], shown: &[Shown]) -> String {
    let mut line = String::with_capacity(96);
    let mut gap = 0;
    for column in shown {
        line.extend(std::iter::repeat_n(' ', gap));
        let cell = cut(&row[column.at], column.width);
        gap = column.width + GAP - wrap::columns(&cell);
        line.push_str(&cell);
    }
    line.push('\n');
    line
}

fn wrapped<'r>(rows: impl Iterator<Item = &'r Vec<String>>, shown: &[Shown]) -> String {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Disabled);
    for row in rows {
        table.add_row(shown.iter().map(|column| &row[column.at]));
    }
    for (column, shown) in table.column_iter_mut().zip(shown) {
        let columns = u16::try_from(shown.width + GAP).unwrap_or(u16::MAX);
        column
            .set_padding((0, u16::try_from(GAP).unwrap_or(2)))
            .set_constraint(ColumnConstraint::Absolute(Width::Fixed(columns)));
    }
    table.to_string()
}

fn side_by_side(shown: &[usize], widths: &[usize]) -> usize {
    let columns: usize = shown.iter().map(|at| widths[*at]).sum();
    columns + GAP * shown.len().saturating_sub(1)
}

fn fit(shown: &[usize], widths: &[usize], width: usize) -> bool {
    side_by_side(shown, widths) <= width
}

fn longest_word(text: &str) -> usize {
    let words = text.split_ascii_whitespace().map(wrap::columns);
    words.max().unwrap_or(0)
}

/// A text that is cut where a line must end, with an ellipsis where there is room for one.
pub(super) fn cut(text: &str, width: usize) -> Cow<'_, str> {
    if wrap::columns(text) <= width {
        return Cow::Borrowed(text);
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
        kept.push_str("...");
    }
    Cow::Owned(kept)
}

/// A line whose first cell is a name, the letters that a query met made visible.
fn highlighted(line: &str, found: &Found<'_>) -> String {
    let name = found.entry.name();
    let matched = found.matched.as_ref();
    let lit = matched.map_or_else(Vec::new, |matched| matched.lit(name));
    let Some(rest) = line.strip_prefix(name).filter(|_| !lit.is_empty()) else {
        return line.to_owned();
    };
    let letters: Vec<(usize, char)> = name.chars().enumerate().collect();
    let runs = letters.chunk_by(|a, b| lit.contains(&a.0) == lit.contains(&b.0));
    let painted = runs.map(|run| {
        let text: String = run.iter().map(|(_, letter)| *letter).collect();
        let role = if lit.contains(&run[0].0) {
            Role::Met
        } else {
            Role::Body
        };
        paint(role, &text, true)
    });
    painted.collect::<String>() + rest
}
