//! Setting text on a sheet: prose, and prose that hangs behind a mark, wrapped between words and painted by role. This
//! room knows widths; it knows no exercise.

use super::paint::{Role, paint};
use super::sheet::Sheet;
use crate::text::wrap;
use std::borrow::Cow;

/// A piece of a paragraph and what it is.
pub(super) type Piece<'t> = (Role, &'t str);

/// Below this many columns a mark would leave no room for words beside it: it takes a line of its own.
const NARROW: usize = 20;

/// Text that grows line by line.
pub(super) struct Layout<'s> {
    pub(super) sheet: &'s Sheet,
    out: String,
}

impl<'s> Layout<'s> {
    pub(super) fn new(sheet: &'s Sheet) -> Self {
        Self {
            sheet,
            out: String::with_capacity(8192),
        }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    pub(super) fn paint(&self, role: Role, text: &str) -> String {
        paint(role, text, self.sheet.colour)
    }

    /// An empty line between parts; none at the top.
    pub(super) fn blank(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    /// A line that is set and painted already.
    pub(super) fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// The name of a part.
    pub(super) fn heading(&mut self, text: &str) {
        self.blank();
        self.prose(Role::Heading, text, 0);
    }

    /// Prose under an indent.
    pub(super) fn prose(&mut self, role: Role, text: &str, indent: usize) {
        let room = self.sheet.prose_width();
        let wanted = indent.min(room / 4);
        // Whether a word needs some of the indent is only asked where one did not fit beside it.
        let (indent, lines) = if let Some(lines) = wrap::between_words(text, room - wanted) {
            (wanted, lines)
        } else {
            let indent = self.indent_of(wanted, &[text]);
            (indent, wrap::prose(text, room - indent))
        };
        self.push_blanks(indent);
        self.set(&[(role, text)], &lines, text, indent);
    }

    /// As much of an indent as leaves the longest word of some texts whole.
    pub(super) fn indent_of(&self, wanted: usize, texts: &[&str]) -> usize {
        let room = self.sheet.prose_width();
        let longest = texts.iter().map(|text| longest_word(text, room)).max();
        let spare = room.saturating_sub(longest.unwrap_or(0));
        wanted.min(room / 4).min(spare)
    }

    /// Prose that begins at the edge, its further lines under an indent.
    pub(super) fn outdented(&mut self, pieces: &[Piece<'_>], indent: usize) {
        let text = joined(pieces);
        let room = self.sheet.prose_width();
        let fits = wrap::columns(&text) <= room;
        let room = if fits { room } else { room - indent };
        self.set(pieces, &wrap::prose(&text, room), &text, indent);
    }

    /// Prose behind a mark (`1. `, `+ `), its further lines under its first word.
    pub(super) fn hanging(&mut self, mark: Piece<'_>, pieces: &[Piece<'_>], indent: usize) {
        let hang = indent + wrap::columns(mark.1);
        let room = self.sheet.prose_width();
        let text = joined(pieces);
        let fitting = (room >= NARROW.max(hang)).then(|| wrap::between_words(&text, room - hang));
        let broken = || {
            self.has_room(hang, pieces)
                .then(|| wrap::prose(&text, room - hang))
        };
        if let Some(lines) = fitting.flatten().or_else(broken) {
            self.push_mark(mark, indent);
            self.set(pieces, &lines, &text, hang);
        } else {
            self.prose(mark.0, mark.1.trim_end(), 0);
            self.set(pieces, &wrap::prose(&text, room), &text, 0);
        }
    }

    /// Whether every word that fits on the sheet at all fits behind a hang as well.
    pub(super) fn has_room(&self, hang: usize, pieces: &[Piece<'_>]) -> bool {
        let room = self.sheet.prose_width();
        let longest = pieces.iter().map(|(_, text)| longest_word(text, room));
        room >= NARROW && hang + longest.max().unwrap_or(0) <= room
    }

    /// Lines that some pieces were wrapped to, those after the first behind a hang.
    fn set(&mut self, pieces: &[Piece<'_>], lines: &[Cow<'_, str>], text: &str, hang: usize) {
        let mut start = 0;
        for (at, line) in lines.iter().enumerate() {
            if at > 0 {
                self.push_blanks(hang);
            }
            // Wrapping only leaves out blanks, so each line begins at the next letter after the one before.
            start += text[start..].len() - text[start..].trim_start_matches(' ').len();
            self.push_pieces(pieces, start, start + line.len());
            start += line.len();
            self.out.push('\n');
        }
    }

    /// The part of some pieces between two offsets of their joined text.
    fn push_pieces(&mut self, pieces: &[Piece<'_>], from: usize, to: usize) {
        let mut offset = 0;
        for (role, text) in pieces {
            let (start, end) = (
                from.clamp(offset, offset + text.len()),
                to.clamp(offset, offset + text.len()),
            );
            self.push((*role, &text[start - offset..end - offset]));
            offset += text.len();
        }
    }

    /// Blanks behind the mark stay plain: a line under them would show.
    fn push_mark(&mut self, (role, mark): Piece<'_>, indent: usize) {
        let sign = mark.trim_end_matches(' ');
        self.push_blanks(indent);
        self.push((role, sign));
        self.push_blanks(mark.len() - sign.len());
    }

    fn push(&mut self, (role, text): Piece<'_>) {
        if self.sheet.colour {
            self.out.push_str(&self.paint(role, text));
        } else {
            self.out.push_str(text);
        }
    }

    fn push_blanks(&mut self, count: usize) {
        self.out.extend(std::iter::repeat_n(' ', count));
    }
}

fn joined<'t>(pieces: &[Piece<'t>]) -> Cow<'t, str> {
    match pieces {
        [(_, only)] => Cow::Borrowed(only),
        several => several.iter().map(|(_, text)| *text).collect(),
    }
}

/// The columns of the longest word; a word that is wider than all the room is broken anyway and does not count.
fn longest_word(text: &str, room: usize) -> usize {
    let in_room = |columns: &usize| *columns <= room;
    if text.is_ascii() {
        let words = text.as_bytes().split(|byte| *byte == b' ');
        return words.map(<[u8]>::len).filter(in_room).max().unwrap_or(0);
    }
    let words = text.split(' ').map(wrap::columns);
    words.filter(in_room).max().unwrap_or(0)
}
