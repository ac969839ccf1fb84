//! The facts of a card: labels and values side by side, as many pairs a line as the sheet has room for.

use super::layout::Layout;
use super::paint::Role;
use crate::exercise::Exercise;
use crate::vocabulary::Facet;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};

/// The facts in the order a person asks for them.
const FACTS: [(&str, Facet); 11] = [
    ("Target", Facet::Target),
    ("Equipment", Facet::Equipment),
    ("Difficulty", Facet::Difficulty),
    ("Secondary", Facet::Secondary),
    ("Needs", Facet::Needs),
    ("Body part", Facet::BodyPart),
    ("Category", Facet::Category),
    ("Mechanic", Facet::Mechanic),
    ("Force", Facet::Force),
    ("Pattern", Facet::Pattern),
    ("Laterality", Facet::Laterality),
];

/// Below this a table of two columns would break words.
const TABLE_FROM: usize = 40;

/// The columns of a label with the space before and after it.
const LABEL: u16 = 13;

pub(super) fn set(layout: &mut Layout<'_>, exercise: &Exercise) {
    let facts: Vec<(&str, String)> = FACTS
        .iter()
        .map(|(label, facet)| (*label, labels(exercise, *facet)))
        .filter(|(_, value)| !value.is_empty())
        .collect();
    layout.blank();
    let width = layout.sheet.table_width();
    if width < TABLE_FROM {
        lines(layout, &facts);
        return;
    }
    let pairs = match width {
        ..72 => 1,
        72..116 => 2,
        _ => 3,
    };
    for line in table(&facts, pairs, width).lines() {
        let line = with_labels_painted(layout, line.trim_end(), &facts);
        layout.line(&line);
    }
}

/// A line a fact: values below each other's first word where there is room for all of that, else all alike under a
/// small indent.
fn lines(layout: &mut Layout<'_>, facts: &[(&str, String)]) {
    let has_room = |(label, value): &(&str, String)| {
        layout.has_room(label.len() + ": ".len(), &[(Role::Body, value)])
    };
    let hang = facts.iter().all(has_room);
    let marks: Vec<_> = facts
        .iter()
        .map(|(label, _)| format!("{label}: "))
        .collect();
    let values = facts.iter().map(|(_, value)| &**value);
    let texts: Vec<&str> = values.chain(marks.iter().map(String::as_str)).collect();
    let indent = layout.indent_of(2, &texts);
    for (mark, (_, value)) in marks.iter().zip(facts) {
        let value = (Role::Body, &**value);
        if hang {
            layout.hanging((Role::Label, mark), &[value], 0);
        } else {
            layout.outdented(&[(Role::Label, mark), value], indent);
        }
    }
}

fn labels(exercise: &Exercise, facet: Facet) -> String {
    let terms = exercise.facts.ordered(facet).into_iter();
    let labels: Vec<_> = terms
        .map(|at| facet.terms()[usize::from(at)].label)
        .collect();
    labels.join(", ")
}

fn table(facts: &[(&str, String)], pairs: usize, width: usize) -> String {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
    for row in facts.chunks(pairs) {
        let cells = row
            .iter()
            .flat_map(|(label, value)| [format!(" {label}"), value.clone()]);
        table.add_row(cells.chain((row.len()..pairs).flat_map(|_| [String::new(), String::new()])));
    }
    // A label is never broken; values share what is left.
    for column in table.column_iter_mut().step_by(2) {
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(LABEL)));
    }
    table.to_string()
}

/// The labels of a line in their role; the table was laid out without styles, which would cost it dear.
fn with_labels_painted(layout: &Layout<'_>, line: &str, facts: &[(&str, String)]) -> String {
    let mut painted = line.to_owned();
    if !layout.sheet.colour {
        return painted;
    }
    for (label, _) in facts {
        let lead = format!("  {label}  ");
        if let Some(at) = painted.find(&lead) {
            let label = layout.paint(Role::Label, label);
            painted.replace_range(at..at + lead.len(), &format!("  {label}  "));
        }
    }
    painted
}
