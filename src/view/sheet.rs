//! The sheet an answer is written on.

/// Width and manners of the output, decided once at the front door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    /// Columns a line may take.
    pub width: usize,
    /// Whether styles are written.
    pub colour: bool,
    /// Whether a person looks at it: tables with headers instead of one row a line.
    pub terminal: bool,
    /// Whether links can be followed there.
    pub links: bool,
}

/// Prose is never wider: longer lines are lost by the eye on the way back.
pub(super) const WIDEST_PROSE: usize = 100;

/// Tables of a page are never wider: beyond, what belongs together drifts apart.
const WIDEST_TABLE: usize = 140;

impl Sheet {
    /// Columns for the tables of a page.
    pub(super) fn table_width(&self) -> usize {
        self.width.min(WIDEST_TABLE)
    }

    /// Columns for prose.
    #[must_use]
    pub fn prose_width(&self) -> usize {
        self.width.clamp(1, WIDEST_PROSE)
    }
}
