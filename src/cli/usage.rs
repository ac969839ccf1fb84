//! Wrong usage: what clap says of it, in the voice of the program, and what to type instead.

use super::examples::EXAMPLES;
use super::parse::COMMANDS;
use crate::view::{self, Role};
use clap::error::ContextKind;
use std::ffi::OsString;

/// The line with which clap ends, and which says less than an example.
const LAST: &str = "For more information";

/// What is told of an error: clap's words, the command that may have been meant, an example and where to read on.
pub(super) fn told(mut error: clap::Error, arguments: &[OsString], styled: bool) -> String {
    let first = arguments.get(1).map(|word| word.to_string_lossy());
    let first = first.unwrap_or_default();
    let command = COMMANDS.into_iter().find(|command| *command == first);
    let meant = command.is_none().then(|| nearest_command(&first)).flatten();
    if meant.is_some() {
        // How to pass an option of `list` to a name is no help to who meant `list`.
        error.remove(ContextKind::Suggested);
    }
    let text = error.render();
    let text = if styled {
        text.ansi().to_string()
    } else {
        text.to_string()
    };
    let said = text.split(LAST).next().unwrap_or_default().trim_end();
    let mut told = said.replacen("error:", "repdex:", 1);
    let typed = |line: &str| view::paint(Role::Typed, line, styled);
    told.push_str("\n\n");
    if let Some(meant) = meant {
        told.push_str(&format!(
            "Did you mean: {}\n",
            typed(&format!("repdex {meant}"))
        ));
    }
    let named = command.or(meant).unwrap_or_default();
    if let Some(example) = EXAMPLES.iter().find(|example| example.command == named) {
        told.push_str(&format!("For example: {}\n", typed(example.line)));
    }
    let help = ["repdex", named, "-h"].join(" ").replace("  ", " ");
    told + &format!("{} says more.\n", typed(&help))
}

/// The command that a word is a slip of.
pub(super) fn nearest_command(word: &str) -> Option<&'static str> {
    let score =
        |command: &&str| strsim::normalized_damerau_levenshtein(command, &word.to_lowercase());
    COMMANDS
        .iter()
        .filter(|command| score(command) >= 0.65)
        .max_by(|a, b| score(a).total_cmp(&score(b)))
        .copied()
}
