//! What a command found, before it is written.

use super::Column;
use crate::catalog::{Entry, Found, TermCount};

/// The answer to a question about exercises.
#[derive(Debug, Clone)]
pub enum Answer<'c> {
    /// One page, or parts of it.
    Page {
        /// The exercise.
        entry: Entry<'c>,
        /// Which parts, in order; all of them when empty.
        sections: Vec<Section>,
        /// Other pages the question may have meant.
        also: Vec<Entry<'c>>,
        /// Which keys or columns, in order; the format's own when not chosen.
        columns: Option<Vec<Column>>,
    },
    /// Exercises in a row.
    Rows {
        /// Each with the reason it is there, if there is one.
        rows: Vec<Found<'c>>,
        /// Which columns, in order; the format's own when not chosen.
        columns: Option<Vec<Column>>,
        /// What the rows are.
        kind: RowsKind,
    },
    /// Terms of the vocabulary with their counts.
    Terms(Vec<TermCount>),
}

/// What rows are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowsKind {
    /// What passes the filters.
    List,
    /// Ranked, each with why.
    Ranked,
}

/// A format of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    /// For a person: a page, or a table; to a pipe one row a line
    #[default]
    Text,
    /// Names, one a line
    Names,
    /// An object for a page, an array for rows
    Json,
    /// An object a line
    Jsonl,
    /// Comma-separated values with a header
    Csv,
    /// Tab-separated values with a header
    Tsv,
    /// Whole pages, or a table, in Markdown
    Markdown,
}

/// A part of a page, for `--section`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Section {
    /// The quick answer
    #[value(alias = "quick-answer", alias = "answer")]
    Summary,
    /// Muscles, equipment, difficulty and the rest
    Facts,
    /// How to perform it
    #[value(alias = "how", alias = "how-to-perform", alias = "how-to")]
    Steps,
    /// Pro tips
    #[value(alias = "pro-tips")]
    Tips,
    /// Common mistakes
    #[value(alias = "common-mistakes")]
    Mistakes,
    /// Questions and answers
    #[value(alias = "questions")]
    Faq,
    /// The rungs below and above
    #[value(alias = "progressions")]
    Ladder,
    /// What to do instead
    #[value(alias = "alternatives", alias = "similar")]
    Related,
}

impl Section {
    /// Every part, in the order of the page.
    pub const ALL: [Self; 8] = [
        Self::Summary,
        Self::Facts,
        Self::Steps,
        Self::Tips,
        Self::Mistakes,
        Self::Faq,
        Self::Ladder,
        Self::Related,
    ];

    /// The JSON keys that hold the part.
    #[must_use]
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Summary => &[Column::Summary],
            Self::Facts => &Column::FACTS,
            Self::Steps => &[Column::Steps],
            Self::Tips => &[Column::Tips],
            Self::Mistakes => &[Column::Mistakes],
            Self::Faq => &[Column::Faq],
            Self::Ladder => &[Column::ProgressesTo, Column::RegressesTo],
            Self::Related => &[Column::Related],
        }
    }
}
