//! The record: what a page says of one exercise, as plain data. This room knows the vocabulary and nothing of pages,
//! files or output.

pub mod derived;
mod facts;

pub use facts::{Facts, TermList, Termed};

use crate::text::fold;

/// One exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exercise {
    /// The title of its page.
    pub name: String,
    /// Other names people type, the commonest first.
    pub aliases: Vec<String>,
    /// The quick answer as authored, without the sentences that follow from the facts.
    pub summary: String,
    /// What can be filtered by.
    pub facts: Facts,
    /// How to perform it, in order.
    pub steps: Vec<String>,
    /// Pro tips.
    pub tips: Vec<String>,
    /// Common mistakes.
    pub mistakes: Vec<String>,
    /// Authored questions, without the two that every exercise gets.
    pub faq: Vec<Question>,
    /// Names of the next rungs of its ladder.
    pub progresses_to: Vec<String>,
}

/// A question people ask of an exercise, and its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Ends in a question mark.
    pub question: String,
    /// One paragraph.
    pub answer: String,
}

impl Exercise {
    /// The identifier in files, addresses and JSON.
    #[must_use]
    pub fn slug(&self) -> String {
        fold::slug(&self.name)
    }
}
