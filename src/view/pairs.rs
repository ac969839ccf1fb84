//! Pairs set in two columns, such as a line to type and what it gives: on a narrow sheet one under the other.

use super::layout::Layout;
use super::link::link;
use super::paint::Role;
use super::sheet::Sheet;
use crate::text::wrap;
use std::path::Path;

/// What stands in the first column, and what is said of it.
#[derive(Debug, Clone, Copy)]
pub struct Pair<'t> {
    /// What stands in the first column.
    pub first: &'t str,
    /// What is said of it.
    pub second: &'t str,
    /// Where the second leads, when it leads anywhere.
    pub leads_to: Option<&'t Path>,
}

impl<'t> Pair<'t> {
    /// A pair that leads nowhere.
    #[must_use]
    pub fn new(first: &'t str, second: &'t str) -> Self {
        Self {
            first,
            second,
            leads_to: None,
        }
    }
}

/// Pairs under an indent, the first of each in a role. The text ends with a line feed.
#[must_use]
pub fn pairs(role: Role, indent: usize, pairs: &[Pair<'_>], sheet: &Sheet) -> String {
    let mut layout = Layout::new(sheet);
    let firsts = pairs.iter().map(|pair| wrap::columns(pair.first));
    let widest = firsts.max().unwrap_or(0);
    let hang = indent + widest + 2;
    let room = layout.sheet.prose_width().saturating_sub(hang);
    let in_columns = pairs.iter().all(|pair| {
        let second = [(role, pair.second)];
        wrap::columns(pair.second) <= room || room >= LEAST && layout.has_room(hang, &second)
    });
    for pair in pairs {
        let gap = " ".repeat(widest + 2 - wrap::columns(pair.first));
        let mark = format!("{}{gap}", pair.first);
        let columns = indent + wrap::columns(&mark) + wrap::columns(pair.second);
        if !in_columns {
            layout.prose(role, pair.first, indent);
            layout.prose(Role::Body, pair.second, indent + 2);
        } else if let Some(path) = pair.leads_to.filter(|_| columns <= sheet.width) {
            let second = link(path, pair.second, sheet.links);
            let mark = layout.paint(role, &mark);
            layout.line(&format!("{}{mark}{second}", " ".repeat(indent)));
        } else {
            layout.hanging((role, &mark), &[(Role::Body, pair.second)], indent);
        }
    }
    layout.finish()
}

/// The room that a second column of several lines must have, or it goes below the first.
const LEAST: usize = 26;
