//! Terms with their counts: for a person with a bar, to a pipe one a line.

use super::paint::{Role, paint};
use super::sheet::Sheet;
use super::table::cut;
use crate::catalog::TermCount;
use crate::text::wrap;

/// How wide the bar of the commonest term may be.
const WIDEST_BAR: usize = 40;

/// In fewer columns bars cannot tell a count from its double: there is none.
const NARROWEST_BAR: usize = 8;

/// Columns of a count with the space on both sides.
const COUNT: usize = 8;

pub(super) fn render(counts: &[TermCount], sheet: &Sheet) -> String {
    if sheet.terminal {
        bars(counts, sheet)
    } else {
        lines(counts)
    }
}

fn has_several_lists(counts: &[TermCount]) -> bool {
    counts.windows(2).any(|pair| pair[0].facet != pair[1].facet)
}

fn lines(counts: &[TermCount]) -> String {
    let several = has_several_lists(counts);
    let mut out = String::new();
    for counted in counts {
        if several {
            out.push_str(counted.facet.id());
            out.push('\t');
        }
        let term = counted.term;
        out.push_str(&format!("{}\t{}\t{}\n", term.id, term.label, counted.count));
    }
    out
}

fn bars(counts: &[TermCount], sheet: &Sheet) -> String {
    let several = has_several_lists(counts);
    let most = counts.iter().map(|counted| counted.count).max();
    let most = most.unwrap_or(0).max(1);
    let labels = counts
        .iter()
        .map(|counted| wrap::columns(counted.term.label));
    let widest = labels.max().unwrap_or(0);
    let room = sheet.width.saturating_sub(widest + COUNT).min(WIDEST_BAR);
    let room = if room < NARROWEST_BAR { 0 } else { room };
    let row = |counted: &TermCount| {
        if room == 0 {
            return beside_its_count(counted, widest, most, sheet.width);
        }
        let (label, count) = (counted.term.label, counted.count);
        let bar = "=".repeat((count * room).div_ceil(most));
        let bar = paint(Role::Number, &bar, sheet.colour);
        format!("{label:<widest$}  {count:>4}  {bar}")
    };
    let mut out = String::new();
    let mut last = None;
    for counted in counts {
        if several && last != Some(counted.facet) {
            if last.is_some() {
                out.push('\n');
            }
            let heading = cut(counted.facet.id(), sheet.width);
            out.push_str(&paint(Role::Heading, &heading, sheet.colour));
            out.push('\n');
            last = Some(counted.facet);
        }
        // What there is none of can be passed over.
        let role = if counted.count == 0 {
            Role::Aside
        } else {
            Role::Body
        };
        out.push_str(&paint(role, row(counted).trim_end(), sheet.colour));
        out.push('\n');
    }
    out
}

/// A term and its count without a bar, the counts below each other; on a narrow sheet the label gives way.
fn beside_its_count(counted: &TermCount, widest: usize, most: usize, width: usize) -> String {
    let digits = most.to_string().len();
    let gap = if width < widest + COUNT { 1 } else { 2 };
    let room = widest.min(width.saturating_sub(gap + digits));
    let label = cut(counted.term.label, room);
    let line = format!("{label:<room$}{:gap$}{:>digits$}", "", counted.count);
    cut(&line, width).into_owned()
}
