//! The card: a page for a person, laid out for the width of the sheet.

use super::answer::Section;
use super::facts;
use super::layout::Layout;
use super::link::linked;
use super::paint::Role;
use super::sheet::Sheet;
use crate::catalog::{Entry, Stand};
use crate::exercise::{Exercise, derived};
use crate::text::wrap;

/// The page of an entry, or parts of it, and the names it may have been mistaken for.
pub(super) fn render(
    entry: Entry<'_>,
    sections: &[Section],
    also: &[Entry<'_>],
    sheet: &Sheet,
) -> String {
    let mut layout = Layout::new(sheet);
    let exercise = entry.exercise();
    title(&mut layout, entry, &exercise);
    let whole = sections.is_empty();
    for section in if whole { &Section::ALL[..] } else { sections } {
        part(&mut layout, *section, entry, &exercise, whole);
    }
    if !also.is_empty() {
        layout.blank();
        layout.hanging((Role::Label, "also: "), &[(Role::Link, &names(also))], 0);
    }
    layout.finish()
}

fn part(
    layout: &mut Layout<'_>,
    section: Section,
    entry: Entry<'_>,
    exercise: &Exercise,
    whole: bool,
) {
    match section {
        Section::Summary => summary(layout, exercise),
        Section::Facts => facts::set(layout, exercise),
        Section::Steps => steps(layout, exercise),
        Section::Tips => items(layout, "Pro tips", (Role::Tip, "+ "), &exercise.tips),
        Section::Mistakes => {
            let mark = (Role::Mistake, "x ");
            items(layout, "Common mistakes", mark, &exercise.mistakes);
        }
        Section::Faq => questions(layout, exercise),
        Section::Ladder => ladder(layout, entry, whole),
        Section::Related => related(layout, entry, whole),
    }
}

/// The name, which leads to the file of a page of one's own, and the other names.
fn title(layout: &mut Layout<'_>, entry: Entry<'_>, exercise: &Exercise) {
    for line in wrap::prose(&exercise.name, layout.sheet.prose_width()) {
        let name = layout.paint(Role::Title, &line);
        layout.line(&linked(entry, &name, layout.sheet));
    }
    if !exercise.aliases.is_empty() {
        let room = layout.sheet.prose_width();
        layout.prose(Role::Aside, &known_as(&exercise.aliases, room), 0);
    }
}

/// Below this many columns two lines would hold hardly a name.
const COUNTED_FROM: usize = 40;

/// The other names, as many as two lines hold, the commonest first; on a narrow sheet all of them.
fn known_as(aliases: &[String], room: usize) -> String {
    let all = format!("also known as {}", aliases.join(", "));
    let fits = |text: &str| wrap::prose(text, room).len() <= 2;
    if room < COUNTED_FROM || fits(&all) {
        return all;
    }
    let some = (1..aliases.len()).rev().map(|shown| {
        let left = aliases.len() - shown;
        let named = aliases[..shown].join(", ");
        format!("also known as {named} and {left} more")
    });
    let mut fitting = some.filter(|text| fits(text));
    fitting.next().unwrap_or(all)
}

fn summary(layout: &mut Layout<'_>, exercise: &Exercise) {
    layout.blank();
    let text = format!("{} {}", exercise.summary, derived::closing(&exercise.facts));
    layout.prose(Role::Body, &text, 0);
}

fn steps(layout: &mut Layout<'_>, exercise: &Exercise) {
    layout.heading("How to perform");
    let digits = exercise.steps.len().to_string().len();
    for (number, step) in (1..).zip(&exercise.steps) {
        let mark = format!("{number:>digits$}. ");
        layout.hanging((Role::Number, &mark), &[(Role::Body, step)], 2);
    }
}

fn items(layout: &mut Layout<'_>, heading: &str, mark: (Role, &str), items: &[String]) {
    layout.heading(heading);
    for item in items {
        layout.hanging(mark, &[(Role::Body, item)], 2);
    }
}

fn questions(layout: &mut Layout<'_>, exercise: &Exercise) {
    layout.heading("FAQ");
    let rendered = derived::questions(exercise);
    for (at, asked) in exercise.faq.iter().chain(&rendered).enumerate() {
        if at > 0 {
            layout.blank();
        }
        layout.prose(Role::Question, &asked.question, 2);
        layout.prose(Role::Body, &asked.answer, 4);
    }
}

/// The rungs below and above on one line, or on one each when that is too long.
fn ladder(layout: &mut Layout<'_>, entry: Entry<'_>, whole: bool) {
    let (down, up) = (names(&entry.down()), names(&entry.up()));
    if whole && down.is_empty() && up.is_empty() {
        return;
    }
    layout.heading("Ladder");
    let rung = |names| match names {
        "" => (Role::Aside, NONE),
        names => (Role::Link, names),
    };
    let (down, up) = (rung(&*down), rung(&*up));
    let pieces = [
        (Role::Label, "easier  "),
        down,
        (Role::Label, "  <-  "),
        (Role::Question, entry.name()),
        (Role::Label, "  ->  "),
        up,
        (Role::Label, "  harder"),
    ];
    let columns: usize = pieces.iter().map(|(_, text)| wrap::columns(text)).sum();
    if columns + 2 <= layout.sheet.prose_width() {
        let painted = pieces.map(|(role, text)| layout.paint(role, text)).concat();
        layout.line(&format!("  {painted}"));
        return;
    }
    let rungs = [("easier <- ", down), ("harder -> ", up)];
    let beside = rungs.map(|(mark, names)| layout.has_room(2 + mark.len(), &[names]));
    let indent = layout.indent_of(2, &[down.1, up.1]);
    for (mark, names) in rungs {
        if beside == [true, true] {
            layout.hanging((Role::Label, mark), &[names], 2);
        } else {
            layout.prose(Role::Label, mark.trim_end(), 0);
            layout.prose(names.0, names.1, indent);
        }
    }
}

/// What stands where there is no other exercise.
const NONE: &str = "nothing here yet";

/// With less room beside the names, reasons would run down the page in a narrow strip.
const ROOM_FOR_REASONS: usize = 40;

/// Stand-ins with their reasons: in two columns where there is room, else the reason behind the name.
fn related(layout: &mut Layout<'_>, entry: Entry<'_>, whole: bool) {
    let related = entry.related();
    if whole && related.is_empty() {
        return;
    }
    layout.heading("Related exercises");
    if related.is_empty() {
        layout.prose(Role::Body, NONE, 2);
    }
    let longest = related
        .iter()
        .map(|stand| wrap::columns(stand.entry.name()));
    let longest = longest.max().unwrap_or(0);
    let in_columns = longest + 4 + ROOM_FOR_REASONS <= layout.sheet.prose_width();
    for stand in &related {
        if in_columns {
            in_two_columns(layout, stand, longest);
        } else {
            let why = format!(" ({})", stand.why);
            let pieces = [(Role::Link, stand.entry.name()), (Role::Aside, &*why)];
            layout.hanging((Role::Body, "- "), &pieces, 2);
        }
    }
}

fn in_two_columns(layout: &mut Layout<'_>, stand: &Stand<'_>, longest: usize) {
    let name = stand.entry.name();
    let gap = " ".repeat(longest - wrap::columns(name) + 2);
    let mark = format!("- {name}{gap}");
    // A reason is no prose: it stays on its line where the sheet has one for it.
    if 4 + longest + 2 + wrap::columns(&stand.why) <= layout.sheet.table_width() {
        let (mark, why) = (
            layout.paint(Role::Link, &format!("- {name}")),
            layout.paint(Role::Aside, &stand.why),
        );
        layout.line(&format!("  {mark}{gap}{why}"));
    } else {
        layout.hanging((Role::Link, &mark), &[(Role::Aside, &stand.why)], 2);
    }
}

fn names(entries: &[Entry<'_>]) -> String {
    let names: Vec<_> = entries.iter().map(Entry::name).collect();
    names.join(", ")
}
