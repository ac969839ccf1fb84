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
    let width = width.max(1);
    between_words(text, width).unwrap_or_else(|| any(text, width))
}

/// The same for plain text whose words all fit, as nearly all pages are; none for other text. textwrap measures each
/// word letter by letter, which would take half of the time of showing a page.
#[must_use]
pub fn between_words(text: &str, width: usize) -> Option<Vec<Cow<'_, str>>> {
    if !text.is_ascii() || text.contains('\n') || text.starts_with(' ') {
        return None;
    }
    let mut lines = Vec::with_capacity(text.len() / width.max(1) + 1);
    let mut rest = text.trim_end_matches(' ');
    while rest.len() > width {
        let end = rest[..=width].rfind(' ')?;
        lines.push(Cow::Borrowed(rest[..end].trim_end_matches(' ')));
        rest = rest[end..].trim_start_matches(' ');
    }
    lines.push(Cow::Borrowed(rest));
    Some(lines)
}

/// A line with escape sequences in it, which take no column, broken between words; its further lines hang.
#[must_use]
pub fn styled(line: &str, width: usize) -> String {
    if textwrap::core::display_width(line) <= width {
        return line.to_owned();
    }
    let indent = line.len() - line.trim_start_matches(' ').len() + 2;
    let hang = " ".repeat(indent.min(width / 2));
    textwrap::fill(line, options(width).subsequent_indent(&hang))
}

fn any(text: &str, width: usize) -> Vec<Cow<'_, str>> {
    textwrap::wrap(text, options(width))
}

fn options<'o>(width: usize) -> textwrap::Options<'o> {
    textwrap::Options::new(width)
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
}

#[cfg(test)]
mod tests {
    use super::{any, between_words};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_short_way_for_plain_text_breaks_where_textwrap_does(text in "[a-z,-]{1,9}( {1,2}[a-z.]{1,9}){0,30} ?", width in 1_usize..60) {
            if let Some(lines) = between_words(&text, width) {
                prop_assert_eq!(lines, any(&text, width));
            }
        }
    }
}
