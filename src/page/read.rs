//! Reading a page: blocks to a record, with every fault at its line.

use super::LONGEST;
use super::blocks::split;
use super::rules::{Finding, Rule};
use super::walk::Walk;
use crate::exercise::Exercise;

/// What reading a page gave.
#[derive(Debug)]
pub struct Reading {
    /// The title, when there is one, whatever else is wrong.
    pub name: Option<String>,
    /// The record, when no error was found.
    pub exercise: Option<Exercise>,
    /// Errors and notes by line, at most [`super::MOST_FINDINGS`].
    pub findings: Vec<Finding>,
    /// How many findings were left out of the list.
    pub omitted: usize,
    /// Where the parts stand that other pages can contradict.
    pub lines: Lines,
}

/// Lines of a page, counted from 1.
#[derive(Debug, Clone, Default)]
pub struct Lines {
    /// The title.
    pub title: usize,
    /// The quick answer.
    pub summary: usize,
    /// The fact Equipment.
    pub equipment: usize,
    /// Each step.
    pub steps: Vec<usize>,
    /// Each tip.
    pub tips: Vec<usize>,
    /// Each mistake.
    pub mistakes: Vec<usize>,
    /// Each question that was kept.
    pub questions: Vec<usize>,
    /// The fact Body Part.
    pub body_part: usize,
    /// The fact Also Known As.
    pub aliases: usize,
    /// The fact Progresses To.
    pub progresses_to: usize,
}

/// Reads the bytes of a page file.
#[must_use]
pub fn read_bytes(bytes: &[u8]) -> Reading {
    if bytes.len() as u64 > LONGEST {
        return refused(
            1,
            format!(
                "the page has {} bytes; at most {LONGEST} are read",
                bytes.len()
            ),
        );
    }
    match std::str::from_utf8(bytes) {
        Ok(page) => read(page),
        Err(_) if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") => {
            refused(1, "the page is UTF-16 text; save it as UTF-8")
        }
        Err(error) => {
            let line = bytes[..error.valid_up_to()]
                .iter()
                .filter(|byte| **byte == b'\n')
                .count()
                + 1;
            refused(line, "the page is not UTF-8 text here")
        }
    }
}

fn refused(line: usize, message: impl AsRef<str>) -> Reading {
    let findings = vec![Finding::new(line, Rule::E13, message)];
    Reading {
        name: None,
        exercise: None,
        findings,
        omitted: 0,
        lines: Lines::default(),
    }
}

/// Reads the text of a page.
#[must_use]
pub fn read(page: &str) -> Reading {
    let mut walk = Walk::default();
    walk.find_hostile_characters(page);
    for block in split(page) {
        walk.take(block);
    }
    walk.finish()
}
