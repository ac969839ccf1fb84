//! Tables: for a person as wide as the sheet, columns dropped rather than squeezed; to a pipe one row a line.

use super::answer::RowsKind;
use super::column::Column;
use super::grid::{Cell, GAP, Grid};
use super::link::linked;
use super::paint::{Role, paint};
use super::sheet::Sheet;
use crate::catalog::Found;
use crate::text::wrap;
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

/// What stands below a row begins this far in.
const INDENT: usize = 2;

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
    let standard: &[Column] = match kind {
        RowsKind::List => &LISTED,
        RowsKind::Ranked => &RANKED,
    };
    let wanted = columns.unwrap_or(standard);
    let grid = Grid::fitted(rows, wanted, columns.is_some(), sheet.width);
    Drawing { grid, rows, sheet }.draw()
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

/// A fitted table on its way to the sheet: written row by row into one buffer, each cell painted as it is written.
struct Drawing<'t, 'c> {
    grid: Grid<'c>,
    rows: &'t [Found<'c>],
    sheet: &'t Sheet,
}

impl Drawing<'_, '_> {
    fn draw(&self) -> String {
        let mut out =
            String::with_capacity((self.rows.len() + 1) * (self.sheet.width.min(200) + 1));
        self.header(&mut out);
        for row in 0..self.rows.len() {
            if self
                .grid
                .columns
                .iter()
                .all(|column| column.cells[row].columns <= column.width)
            {
                self.row(row, &mut out);
            } else {
                self.tall_row(row, &mut out);
            }
            self.below(row, &mut out);
        }
        out
    }

    /// Why a row is there, where that stands below it.
    fn below(&self, row: usize, out: &mut String) {
        let Some(reasons) = &self.grid.below else {
            return;
        };
        let indent = INDENT.min(self.sheet.width / 2);
        for line in wrap::prose(&reasons.cells[row].text, self.sheet.width - indent) {
            blanks(indent, out);
            out.push_str(&paint(Role::Aside, &line, self.sheet.colour));
            out.push('\n');
        }
    }

    fn header(&self, out: &mut String) {
        let mut line = String::with_capacity(self.sheet.width.min(200));
        let mut owed = 0;
        for column in &self.grid.columns {
            let header = cut(column.column.header(), column.width);
            blanks(owed, &mut line);
            owed = column.width + GAP - wrap::columns(&header);
            line.push_str(&header);
        }
        out.push_str(&paint(Role::Heading, &line, self.sheet.colour));
        out.push('\n');
    }

    /// A row whose cells all fit, on one line.
    fn row(&self, row: usize, out: &mut String) {
        let mut owed = 0;
        for column in &self.grid.columns {
            let Cell { text, columns } = &column.cells[row];
            if *columns > 0 {
                blanks(owed, out);
                owed = 0;
                self.cell(column.column, text, row, out);
            }
            owed += column.width + GAP - columns;
        }
        out.push('\n');
    }

    /// A row of which a cell is wider than its column: wrapped between words, or cut where it may not be wrapped.
    fn tall_row(&self, row: usize, out: &mut String) {
        let cells = self.grid.columns.iter().map(|column| {
            let text = &*column.cells[row].text;
            if self.grid.may_wrap(column.column) {
                wrap::prose(text, column.width)
            } else {
                vec![cut(text, column.width)]
            }
        });
        let cells: Vec<Vec<Cow<'_, str>>> = cells.collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        for line in 0..height {
            let mut owed = 0;
            for (column, cell) in self.grid.columns.iter().zip(&cells) {
                let text = cell.get(line).map_or("", |text| text.trim_end());
                if !text.is_empty() {
                    blanks(owed, out);
                    owed = 0;
                    self.cell(column.column, text, row, out);
                }
                owed += column.width + GAP - wrap::columns(text);
            }
            out.push('\n');
        }
    }

    /// What stands in a cell, or on a line of it, in its role.
    fn cell(&self, column: Column, text: &str, row: usize, out: &mut String) {
        let colour = self.sheet.colour;
        match column {
            Column::Name if colour || self.sheet.links => {
                let found = &self.rows[row];
                let name = named(text, found, colour);
                out.push_str(&linked(found.entry, &name, self.sheet));
            }
            Column::Match if colour => out.push_str(&paint(Role::Aside, text, true)),
            _ => out.push_str(text),
        }
    }
}

/// A name with the letters that a query met made visible; one that was cut stays as it is.
fn named<'t>(text: &'t str, found: &Found<'_>, colour: bool) -> Cow<'t, str> {
    let lit = match &found.matched {
        Some(matched) if colour && text == found.entry.name() => matched.lit(text),
        _ => Vec::new(),
    };
    if lit.is_empty() {
        return Cow::Borrowed(text);
    }
    let letters: Vec<(usize, char)> = text.chars().enumerate().collect();
    let runs = letters.chunk_by(|a, b| lit.contains(&a.0) == lit.contains(&b.0));
    let painted = runs.map(|run| {
        let text: String = run.iter().map(|(_, letter)| *letter).collect();
        let met = lit.contains(&run[0].0);
        paint(if met { Role::Met } else { Role::Body }, &text, true)
    });
    Cow::Owned(painted.collect())
}

fn blanks(mut count: usize, out: &mut String) {
    const RUN: &str = "                                                                ";
    while count > 0 {
        let some = count.min(RUN.len());
        out.push_str(&RUN[..some]);
        count -= some;
    }
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
