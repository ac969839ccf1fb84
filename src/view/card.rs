//! The card: a page for a person, laid out for the width of the sheet.

use super::answer::Section;
use super::paint::{Role, paint};
use super::sheet::Sheet;
use crate::catalog::Entry;
use crate::exercise::{Exercise, derived};
use crate::text::wrap;
use crate::vocabulary::Facet;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};

/// The page of an entry, or parts of it, and the names it may have been mistaken for.
pub(super) fn render(
    entry: Entry<'_>,
    sections: &[Section],
    also: &[Entry<'_>],
    sheet: &Sheet,
) -> String {
    let mut card = Card {
        sheet,
        out: String::with_capacity(8192),
    };
    let exercise = entry.exercise();
    let whole = sections.is_empty();
    card.title(&exercise);
    for section in if whole { &Section::ALL[..] } else { sections } {
        card.section(*section, entry, &exercise, whole);
    }
    if !also.is_empty() {
        let names: Vec<_> = also.iter().map(Entry::name).collect();
        card.blank();
        card.hanging(Role::Label, "also: ", Role::Body, &names.join(", "), 0);
    }
    card.out
}

struct Card<'s> {
    sheet: &'s Sheet,
    out: String,
}

impl Card<'_> {
    fn paint(&self, role: Role, text: &str) -> String {
        paint(role, text, self.sheet.colour)
    }

    fn blank(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    /// Prose under an indent, every line in one role.
    fn prose(&mut self, role: Role, text: &str, indent: usize) {
        let indent = indent.min(self.sheet.prose_width() / 4);
        for line in wrap::prose(text, self.sheet.prose_width().saturating_sub(indent)) {
            self.out.push_str(&" ".repeat(indent));
            self.out.push_str(&self.paint(role, &line));
            self.out.push('\n');
        }
    }

    /// Prose that hangs behind a mark: `1. `, `+ `.
    fn hanging(&mut self, mark_role: Role, mark: &str, role: Role, text: &str, indent: usize) {
        let indent = indent.min(self.sheet.prose_width() / 4);
        // On the narrowest sheets a mark would leave no room for words beside it.
        let hang = if self.sheet.width < 20 {
            0
        } else {
            indent + wrap::columns(mark)
        };
        let lines = wrap::prose(text, self.sheet.prose_width().saturating_sub(hang));
        if hang == 0 {
            self.prose(mark_role, mark.trim_end(), 0);
        }
        for (at, line) in lines.iter().enumerate() {
            let lead = match (at, hang) {
                (_, 0) => String::new(),
                (0, _) => format!("{}{}", " ".repeat(indent), self.paint(mark_role, mark)),
                _ => " ".repeat(hang),
            };
            self.out.push_str(&lead);
            self.out.push_str(&self.paint(role, line));
            self.out.push('\n');
        }
    }

    fn heading(&mut self, text: &str) {
        self.blank();
        self.prose(Role::Heading, text, 0);
    }

    fn title(&mut self, exercise: &Exercise) {
        self.prose(Role::Title, &exercise.name, 0);
        if !exercise.aliases.is_empty() {
            self.prose(
                Role::Aside,
                &format!("also known as {}", exercise.aliases.join(", ")),
                0,
            );
        }
    }

    fn section(&mut self, section: Section, entry: Entry<'_>, exercise: &Exercise, whole: bool) {
        match section {
            Section::Summary => {
                self.blank();
                self.prose(
                    Role::Body,
                    &format!("{} {}", exercise.summary, derived::closing(&exercise.facts)),
                    0,
                );
            }
            Section::Facts => self.facts(exercise),
            Section::Steps => {
                self.heading("How to perform");
                let numbers = exercise.steps.len().to_string().len();
                for (at, step) in exercise.steps.iter().enumerate() {
                    self.hanging(
                        Role::Number,
                        &format!("{:>numbers$}. ", at + 1),
                        Role::Body,
                        step,
                        2,
                    );
                }
            }
            Section::Tips => self.items("Pro tips", Role::Tip, "+ ", &exercise.tips),
            Section::Mistakes => {
                self.items("Common mistakes", Role::Mistake, "x ", &exercise.mistakes);
            }
            Section::Faq => self.questions(exercise),
            Section::Ladder => self.ladder(entry, whole),
            Section::Related => self.related(entry, whole),
        }
    }

    fn items(&mut self, heading: &str, role: Role, mark: &str, items: &[String]) {
        self.heading(heading);
        for item in items {
            self.hanging(role, mark, Role::Body, item, 2);
        }
    }

    fn questions(&mut self, exercise: &Exercise) {
        self.heading("FAQ");
        let rendered = derived::questions(exercise);
        for (at, asked) in exercise.faq.iter().chain(&rendered).enumerate() {
            if at > 0 {
                self.out.push('\n');
            }
            self.prose(Role::Question, &asked.question, 2);
            self.prose(Role::Body, &asked.answer, 4);
        }
    }

    fn ladder(&mut self, entry: Entry<'_>, whole: bool) {
        let names = |entries: Vec<Entry<'_>>| {
            entries
                .iter()
                .map(Entry::name)
                .collect::<Vec<_>>()
                .join(", ")
        };
        let (down, up) = (names(entry.down()), names(entry.up()));
        if whole && down.is_empty() && up.is_empty() {
            return;
        }
        self.heading("Ladder");
        for (mark, names) in [("easier <- ", down), ("harder -> ", up)] {
            let names = if names.is_empty() {
                "nothing here yet"
            } else {
                &names
            };
            self.hanging(Role::Label, mark, Role::Body, names, 2);
        }
    }

    fn related(&mut self, entry: Entry<'_>, whole: bool) {
        let related = entry.related();
        if whole && related.is_empty() {
            return;
        }
        self.heading("Related exercises");
        if related.is_empty() {
            self.prose(Role::Body, "nothing here yet", 2);
        }
        for stand in related {
            self.hanging(
                Role::Body,
                "- ",
                Role::Body,
                &format!("{} ({})", stand.entry.name(), stand.why),
                2,
            );
        }
    }

    /// Label and value side by side; two such pairs a line when the sheet is wide.
    fn facts(&mut self, exercise: &Exercise) {
        let facts: Vec<(&str, String)> = FACTS
            .iter()
            .map(|(label, facet)| {
                let terms = exercise.facts.ordered(*facet).into_iter();
                let labels: Vec<_> = terms
                    .map(|at| facet.terms()[usize::from(at)].label)
                    .collect();
                (*label, labels.join(", "))
            })
            .filter(|(_, value)| !value.is_empty())
            .collect();
        self.blank();
        let width = self.sheet.prose_width();
        if width < 40 {
            for (label, value) in &facts {
                self.hanging(Role::Label, &format!("{label}: "), Role::Body, value, 0);
            }
            return;
        }
        let pairs = if width >= 76 { 2 } else { 1 };
        let table = facts_table(&facts, pairs, width);
        for line in table.lines() {
            let line = line.trim_end();
            self.out.push_str(&if self.sheet.colour {
                self.paint_labels(line, &facts)
            } else {
                line.to_owned()
            });
            self.out.push('\n');
        }
    }

    /// The labels of a line of the facts table in their role.
    fn paint_labels(&self, line: &str, facts: &[(&str, String)]) -> String {
        let mut painted = line.to_owned();
        for (label, _) in facts {
            let lead = format!("  {label}  ");
            if let Some(at) = painted.find(&lead) {
                painted.replace_range(
                    at..at + lead.len(),
                    &format!("  {}  ", self.paint(Role::Label, label)),
                );
            }
        }
        painted
    }
}

/// The facts in the order a person asks for them.
const FACTS: [(&str, Facet); 11] = [
    ("Target", Facet::Target),
    ("Equipment", Facet::Equipment),
    ("Secondary", Facet::Secondary),
    ("Needs", Facet::Needs),
    ("Body part", Facet::BodyPart),
    ("Difficulty", Facet::Difficulty),
    ("Category", Facet::Category),
    ("Mechanic", Facet::Mechanic),
    ("Pattern", Facet::Pattern),
    ("Force", Facet::Force),
    ("Laterality", Facet::Laterality),
];

fn facts_table(facts: &[(&str, String)], pairs: usize, width: usize) -> String {
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
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(12)));
    }
    table.to_string()
}
