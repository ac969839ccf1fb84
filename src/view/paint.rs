//! Roles to styles: the only place that knows colours. Plain output is the same text.

use clap::builder::styling::{AnsiColor, Styles};
use colored::{Color, Colorize};
use std::sync::{Once, OnceLock};

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Running text.
    Body,
    /// The name of the page.
    Title,
    /// The name of a section.
    Heading,
    /// The name of a fact or column.
    Label,
    /// The number of a step.
    Number,
    /// The mark of a tip.
    Tip,
    /// The mark of a mistake.
    Mistake,
    /// A question.
    Question,
    /// What can be passed over.
    Aside,
    /// Letters that a query met.
    Met,
    /// A word about the answer that needs attention.
    Warning,
    /// A name that leads to another page.
    Link,
    /// What can be typed as it stands.
    Typed,
}

impl Role {
    const COUNT: usize = Self::Typed as usize + 1;
}

/// The colour of a role, when it has one: from the sixteen that every theme, light or dark, makes readable.
#[must_use]
fn colour(role: Role) -> Option<Color> {
    match role {
        Role::Heading | Role::Number | Role::Link => Some(Color::Cyan),
        Role::Tip | Role::Typed => Some(Color::Green),
        Role::Mistake | Role::Warning => Some(Color::Red),
        Role::Met => Some(Color::Magenta),
        Role::Body | Role::Title | Role::Label | Role::Question | Role::Aside => None,
    }
}

/// The same roles in the help, which clap writes: headings, and what can be typed.
pub const HELP_STYLES: Styles = Styles::styled()
    .header(AnsiColor::Cyan.on_default().bold())
    .usage(AnsiColor::Cyan.on_default().bold())
    .literal(AnsiColor::Green.on_default())
    .placeholder(AnsiColor::Green.on_default());

/// The text in the style of its role, or as it is.
#[must_use]
pub fn paint(role: Role, text: &str, in_colour: bool) -> String {
    if !in_colour || text.is_empty() || role == Role::Body {
        return text.to_owned();
    }
    let (before, after) = escapes(role);
    [before, text, after].concat()
}

/// What is written before and after a text of a role. `colored` says it once; asking it for each of the hundred pieces
/// of a page costs more than laying the page out.
fn escapes(role: Role) -> (&'static str, &'static str) {
    static ESCAPES: [OnceLock<(String, String)>; Role::COUNT] =
        [const { OnceLock::new() }; Role::COUNT];
    let (before, after) = ESCAPES[role as usize].get_or_init(|| {
        let painted = painted(role, "x");
        let (before, after) = painted.split_once('x').unwrap_or_default();
        (before.to_owned(), after.to_owned())
    });
    (before, after)
}

fn painted(role: Role, text: &str) -> String {
    always_style();
    let painted = match colour(role) {
        Some(colour) => text.color(colour),
        None => text.normal(),
    };
    let painted = match role {
        Role::Title => painted.bold().underline(),
        Role::Heading
        | Role::Question
        | Role::Number
        | Role::Mistake
        | Role::Tip
        | Role::Met
        | Role::Warning => painted.bold(),
        Role::Aside | Role::Label => painted.dimmed(),
        _ => painted,
    };
    painted.to_string()
}

/// `colored` decides from the environment and the one stream it knows; here the sheet has decided already, so it is told
/// once to do as it is asked.
fn always_style() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| colored::control::set_override(true));
}
