//! The cells of a table, each made and measured once, and how they are fitted to a width: columns dropped by
//! importance, or wrapped where a reader asked for them. This room knows widths and columns; it paints nothing.

use super::column::Column;
use crate::catalog::Found;
use crate::text::wrap;
use std::borrow::Cow;

/// The space between two columns.
pub(super) const GAP: usize = 2;

/// A text and the columns it takes.
pub(super) struct Cell<'c> {
    pub(super) text: Cow<'c, str>,
    pub(super) columns: usize,
}

impl<'c> Cell<'c> {
    fn new(text: Cow<'c, str>) -> Self {
        let columns = wrap::columns(&text);
        Self { text, columns }
    }
}

/// A column with its cells, as wide as its widest until it is fitted.
pub(super) struct Filled<'c> {
    pub(super) column: Column,
    pub(super) cells: Vec<Cell<'c>>,
    pub(super) width: usize,
}

impl<'c> Filled<'c> {
    /// The cells of a column; none as soon as one is wider than `most`, so that a column that is dropped costs little.
    fn within(most: usize, column: Column, rows: &[Found<'c>]) -> Option<Self> {
        let mut width = wrap::columns(column.header());
        let mut cells = Vec::with_capacity(rows.len());
        for row in rows {
            let cell = Cell::new(column.label(row));
            width = width.max(cell.columns);
            if width > most {
                return None;
            }
            cells.push(cell);
        }
        (width <= most).then_some(Self {
            column,
            cells,
            width,
        })
    }

    /// What the column needs when its cells are wrapped between words.
    fn longest_word(&self) -> usize {
        let header = longest_word(self.column.header());
        let cells = self.cells.iter().map(|cell| longest_word(&cell.text));
        cells.max().unwrap_or(0).max(header)
    }
}

/// The columns that are shown, side by side within a width.
pub(super) struct Grid<'c> {
    pub(super) columns: Vec<Filled<'c>>,
    /// Why each row is there, set below it where the room beside the name is a narrow strip.
    pub(super) below: Option<Filled<'c>>,
    /// Whether a person chose the columns: then they are wrapped rather than dropped.
    chosen: bool,
}

/// Names of this many columns are shown in full beside other columns, and longer ones where half of the sheet holds them.
const WIDEST_NAME: usize = 44;

/// With less room beside the name, reasons would run down the page in a narrow strip.
const ROOM_FOR_REASONS: usize = 40;

impl<'c> Grid<'c> {
    /// All of the `wanted` columns that fit, the most important first: the last are dropped. What a row cannot do without
    /// is kept and wrapped between words when it is all that is left.
    pub(super) fn fitted(
        rows: &[Found<'c>],
        wanted: &[Column],
        chosen: bool,
        width: usize,
    ) -> Self {
        let essential = |column: Column| chosen || matches!(column, Column::Name | Column::Match);
        let (kept, more): (Vec<Column>, Vec<Column>) =
            wanted.iter().partition(|column| essential(**column));
        let kept = kept.into_iter();
        let mut grid = Self {
            columns: kept
                .filter_map(|column| Filled::within(usize::MAX, column, rows))
                .collect(),
            below: None,
            chosen,
        };
        if wanted.len() > 1 {
            grid.hold_names(width);
        }
        grid.put_reasons_below(width);
        for column in more {
            let taken = grid.side_by_side() + GAP;
            let filled = width
                .checked_sub(taken)
                .and_then(|room| Filled::within(room, column, rows));
            let Some(filled) = filled else { break };
            grid.columns.push(filled);
        }
        if grid.side_by_side() > width {
            grid.wrap(width);
        }
        grid
    }

    /// Keeps one name that is longer than all others from taking the room of every row: it is cut.
    fn hold_names(&mut self, width: usize) {
        let names = self.columns.iter_mut();
        for filled in names.filter(|filled| filled.column == Column::Name) {
            filled.width = filled.width.min(WIDEST_NAME.max(width / 2));
        }
    }

    /// Takes the reasons out of the columns where they would be squeezed.
    fn put_reasons_below(&mut self, width: usize) {
        let Some(at) = self
            .columns
            .iter()
            .position(|one| one.column == Column::Match)
        else {
            return;
        };
        let all = self.side_by_side();
        let room = width.saturating_sub(all - self.columns[at].width);
        if !self.chosen && all > width && room < ROOM_FOR_REASONS {
            self.below = Some(self.columns.remove(at));
        }
    }

    fn side_by_side(&self) -> usize {
        let columns: usize = self.columns.iter().map(|filled| filled.width).sum();
        columns + GAP * self.columns.len().saturating_sub(1)
    }

    /// Whether a column may be wrapped: never what the row is called; the others where they were asked for, or say why a row is there.
    pub(super) fn may_wrap(&self, column: Column) -> bool {
        match column {
            Column::Name | Column::Slug => false,
            Column::Match => true,
            _ => self.chosen,
        }
    }

    /// Makes the columns as narrow as their longest words, drops the last while even that is too wide, and shares what
    /// room is left.
    fn wrap(&mut self, width: usize) {
        let natural = |filled: &Filled<'_>| (filled.column, filled.width);
        let natural: Vec<(Column, usize)> = self.columns.iter().map(natural).collect();
        for at in 0..self.columns.len() {
            if self.may_wrap(self.columns[at].column) {
                self.columns[at].width = self.columns[at].longest_word();
            }
        }
        while self.columns.len() > 1 && self.side_by_side() > width {
            let mut columns = self.columns.iter();
            let last = columns.rposition(|filled| filled.column != Column::Name);
            self.columns.remove(last.unwrap_or(self.columns.len() - 1));
        }
        let spare = width.saturating_sub(self.side_by_side());
        let mut wanting: Vec<(&mut Filled<'c>, usize)> = Vec::new();
        for filled in &mut self.columns {
            let wide = natural.iter().find(|(column, _)| *column == filled.column);
            let more = wide.map_or(0, |(_, wide)| wide - filled.width);
            filled.width = filled.width.min(width);
            wanting.push((filled, more));
        }
        share(spare, &mut wanting);
    }
}

/// Gives each column as much of the spare room as any other, and none more than it wants.
fn share(mut spare: usize, wanting: &mut [(&mut Filled<'_>, usize)]) {
    wanting.sort_by_key(|(_, more)| *more);
    let mut left = wanting.len();
    for (filled, more) in wanting {
        let given = (*more).min(spare / left);
        filled.width += given;
        spare -= given;
        left -= 1;
    }
}

fn longest_word(text: &str) -> usize {
    let words = text.split_ascii_whitespace().map(wrap::columns);
    words.max().unwrap_or(0)
}
