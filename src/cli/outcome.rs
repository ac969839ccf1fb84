//! What a command came to, before anything is written.

use crate::view::{self, Answer, Bytes, Format, Sheet};

/// The end of a command that went well, found or not.
#[derive(Debug)]
pub(super) struct Outcome<'c> {
    /// What is written to standard output.
    pub(super) data: Data<'c>,
    /// Words about it, for standard error, a line each.
    pub(super) words: Vec<String>,
    /// How the run ends.
    pub(super) exit: super::Exit,
}

/// What is written.
#[derive(Debug)]
pub(super) enum Data<'c> {
    /// Nothing.
    Nothing,
    /// Text as it is.
    Text(String),
    /// An answer in a format.
    Answer(Answer<'c>, Format),
}

impl<'c> Data<'c> {
    /// As it is written on a sheet.
    pub(super) fn bytes(&self, sheet: &Sheet) -> Bytes<'c> {
        match self {
            Self::Nothing => Bytes::default(),
            Self::Text(text) => text.clone().into(),
            Self::Answer(answer, format) => view::render(answer, *format, sheet),
        }
    }
}

/// Wrong usage or bad data: the message for standard error.
#[derive(Debug)]
pub(super) struct Failure(pub(super) String);

impl<'c> Outcome<'c> {
    pub(super) fn text(text: String) -> Self {
        Self {
            data: Data::Text(text),
            words: Vec::new(),
            exit: super::Exit::Found,
        }
    }

    pub(super) fn found(answer: Answer<'c>, format: Format) -> Self {
        Self {
            data: Data::Answer(answer, format),
            words: Vec::new(),
            exit: super::Exit::Found,
        }
    }

    /// Nothing matched. Rows are still written where a script expects them: an empty array is an answer.
    pub(super) fn nothing(data: Data<'c>, words: Vec<String>) -> Self {
        Self {
            data,
            words,
            exit: super::Exit::Nothing,
        }
    }
}

impl From<crate::query::BadFilter> for Failure {
    fn from(error: crate::query::BadFilter) -> Self {
        Self(error.to_string())
    }
}
