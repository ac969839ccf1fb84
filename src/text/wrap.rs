//! Wrapping prose to a width, by display columns.

use std::borrow::Cow;

/// The columns a text takes on a terminal.
#[must_use]
pub fn columns(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        unicode_width::UnicodeWidthStr::width(text)
    }
}

/// Breaks prose into lines of at most `width` columns, between words; a word longer than a line is split, so that no
/// line is ever wider. `width` is taken as 1 at least.
#[must_use]
pub fn prose(text: &str, width: usize) -> Vec<Cow<'_, str>> {
    let options = textwrap::Options::new(width.max(1))
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .word_separator(textwrap::WordSeparator::AsciiSpace);
    textwrap::wrap(text, options)
}
