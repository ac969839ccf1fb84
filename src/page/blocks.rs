//! Lines to blocks: headings, rules, list items and paragraphs, each with the line it begins on. A paragraph or item
//! may run over several lines; a blank line ends it.

use std::borrow::Cow;

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `# ...`
    Title,
    /// `## ...`
    Section,
    /// `### ...`
    Question,
    /// `---`
    Rule,
    /// `- ...`
    Bullet,
    /// `1. ...`, with its number.
    Step(u32),
    /// Anything else.
    Text,
}

/// A block of a page.
#[derive(Debug)]
pub(super) struct Block<'a> {
    pub(super) line: usize,
    pub(super) kind: Kind,
    pub(super) text: Cow<'a, str>,
}

/// Splits a page into blocks, in order. Line ends may be `\n` or `\r\n`; a byte order mark is passed over.
pub(super) fn split(page: &str) -> Vec<Block<'_>> {
    let page = page.strip_prefix('\u{feff}').unwrap_or(page);
    let mut blocks: Vec<Block<'_>> = Vec::with_capacity(48);
    // Asked of the whole page at once: nearly none has a block to squeeze.
    let squeeze = if is_squeezed(page) {
        |text| Cow::Borrowed(text)
    } else {
        squeezed
    };
    let mut open = false;
    for (index, line) in page.lines().enumerate() {
        let trimmed = line.trim_ascii();
        if trimmed.is_empty() {
            open = false;
            continue;
        }
        // Indented text continues an item; where none is open the indentation means nothing, so that a record never
        // holds what would be read as a mark once it is written without.
        let (kind, text) = classify(if open { line } else { trimmed }, trimmed);
        match blocks.last_mut().filter(|_| open && kind == Kind::Text) {
            Some(block) => {
                let joined = block.text.to_mut();
                if !joined.is_empty() {
                    joined.push(' ');
                }
                joined.push_str(&squeeze(trimmed));
            }
            None => blocks.push(Block {
                line: index + 1,
                kind,
                text: squeeze(text),
            }),
        }
        open = matches!(kind, Kind::Bullet | Kind::Step(_) | Kind::Text);
    }
    blocks
}

fn classify<'a>(line: &'a str, trimmed: &'a str) -> (Kind, &'a str) {
    // The grammar has no nested lists or indented headings.
    if line.starts_with(['#', '-']) {
        if trimmed == "---" {
            return (Kind::Rule, "");
        }
        for (mark, kind) in [
            ("#", Kind::Title),
            ("##", Kind::Section),
            ("###", Kind::Question),
            ("-", Kind::Bullet),
        ] {
            if let Some(text) = line.strip_prefix(mark).filter(|text| ends_a_mark(text)) {
                return (kind, text.trim_ascii());
            }
        }
    }
    if line.starts_with(|c: char| c.is_ascii_digit())
        && let Some((number, text)) = line.split_once('.')
        && let (Ok(number), true) = (number.parse(), ends_a_mark(text))
    {
        return (Kind::Step(number), text.trim_ascii());
    }
    (Kind::Text, trimmed)
}

/// Whether what follows a mark sets it off: a blank, a tab, or the end of the line.
fn ends_a_mark(rest: &str) -> bool {
    rest.starts_with([' ', '\t']) || rest.trim_end().is_empty()
}

/// Runs of blanks become one: a record holds no layout.
fn squeezed(text: &str) -> Cow<'_, str> {
    if is_squeezed(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split_ascii_whitespace().collect::<Vec<_>>().join(" "))
}

fn is_squeezed(text: &str) -> bool {
    !text.contains("  ") && !text.contains('\t')
}
