//! Setting text on a sheet: prose, and prose that hangs behind a mark, wrapped between words and painted by role. This
//! room knows widths; it knows no exercise.

use super::paint::{Role, paint};
use super::sheet::Sheet;
use crate::text::wrap;

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
        let spare = room.saturating_sub(longest_word(text, room));
        let indent = indent.min(room / 4).min(spare);
        self.set(&[(role, text)], &" ".repeat(indent), indent);
    }

    /// Prose behind a mark (`1. `, `+ `), its further lines under its first word.
    pub(super) fn hanging(&mut self, mark: Piece<'_>, pieces: &[Piece<'_>], indent: usize) {
        let hang = indent + wrap::columns(mark.1);
        if self.has_room(hang, pieces) {
            // Blanks behind the mark stay plain: a line under them would show.
            let sign = mark.1.trim_end_matches(' ');
            let gap = " ".repeat(mark.1.len() - sign.len());
            let lead = " ".repeat(indent) + &self.paint(mark.0, sign) + &gap;
            self.set(pieces, &lead, hang);
        } else {
            self.prose(mark.0, mark.1.trim_end(), 0);
            self.set(pieces, "", 0);
        }
    }

    /// Whether every word that fits on the sheet at all fits behind a hang as well.
    pub(super) fn has_room(&self, hang: usize, pieces: &[Piece<'_>]) -> bool {
        let room = self.sheet.prose_width();
        let longest = pieces.iter().map(|(_, text)| longest_word(text, room));
        room >= NARROW && hang + longest.max().unwrap_or(0) <= room
    }

    fn set(&mut self, pieces: &[Piece<'_>], lead: &str, hang: usize) {
        let joined: String;
        let text = match pieces {
            [(_, only)] => *only,
            several => {
                joined = several.iter().map(|(_, text)| *text).collect();
                &joined
            }
        };
        let mut start = 0;
        for (at, line) in wrap::prose(text, self.sheet.prose_width().saturating_sub(hang))
            .iter()
            .enumerate()
        {
            if at == 0 {
                self.out.push_str(lead);
            } else {
                self.out.push_str(&" ".repeat(hang));
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
            let painted = self.paint(*role, &text[start - offset..end - offset]);
            self.out.push_str(&painted);
            offset += text.len();
        }
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
