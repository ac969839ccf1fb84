//! Wrong usage: what clap says of it, in the voice of the program, and what to type instead.

use super::examples::EXAMPLES;
use super::parse::{self, COMMANDS};
use crate::text::safe;
use crate::view::{self, Role};
use crate::vocabulary::known_elsewhere;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;

/// The line with which clap ends, and which says less than an example.
const LAST: &str = "For more information";

/// What is told of an error: clap's words, the command that may have been meant, an example and where to read on.
pub(super) fn told(mut error: clap::Error, arguments: &[OsString], styled: bool) -> String {
    // What stands before the command is no part of what was wrong.
    let arguments = parse::command_first(arguments.to_vec());
    let first = arguments.get(1).map(|word| word.to_string_lossy());
    let first = first.unwrap_or_default();
    let command = COMMANDS.into_iter().find(|command| *command == first);
    let meant = command.is_none().then(|| nearest_command(&first)).flatten();
    if meant.is_some() {
        // How to pass an option of `list` to a name is no help to who meant `list`.
        error.remove(ContextKind::Suggested);
    }
    let filters = command.and_then(|command| with_filters(&error, command, &arguments));
    let text = rendered(&error, styled);
    let said = text.split(LAST).next().unwrap_or_default().trim_end();
    let mut told = said.replacen("error:", "repdex:", 1);
    let typed = |line: &str| view::paint(Role::Typed, line, styled);
    told.push_str("\n\n");
    let line = filters.or_else(|| meant.map(|meant| format!("repdex {meant}")));
    let named = command.or(meant).unwrap_or_default();
    let example = EXAMPLES.iter().find(|example| example.command == named);
    if let Some(line) = &line {
        told.push_str(&format!("Did you mean: {}\n", typed(line)));
    }
    if let Some(example) = example {
        told.push_str(&format!("For example: {}\n", typed(example.line)));
    }
    let help = ["repdex", named, "-h"].join(" ").replace("  ", " ");
    told + &format!("{} says more.\n", typed(&help))
}

/// What clap says, styled or not.
pub(super) fn rendered(error: &clap::Error, styled: bool) -> String {
    let text = error.render();
    if styled {
        text.ansi().to_string()
    } else {
        text.to_string()
    }
}

/// The line that was meant by words where a command takes only filters: each as the filter that knows it, or else a
/// search for them.
fn with_filters(error: &clap::Error, command: &str, arguments: &[OsString]) -> Option<String> {
    if error.kind() != ErrorKind::UnknownArgument || !["list", "random"].contains(&command) {
        return None;
    }
    let ContextValue::String(first) = error.get(ContextKind::InvalidArg)? else {
        return None;
    };
    let words = arguments.iter().skip(2).map(|word| word.to_string_lossy());
    let words: Vec<_> = words.skip_while(|word| word != first).collect();
    let mut words: Vec<&str> = words
        .iter()
        .map(AsRef::as_ref)
        .take_while(|word| !word.starts_with('-'))
        .collect();
    words.retain(|word| !word.trim().is_empty());
    let asked = words.join(" ");
    if asked.is_empty() {
        return None;
    }
    let whole = known_elsewhere(&asked).map(|known| vec![known]);
    let known = whole.or_else(|| words.iter().map(|word| known_elsewhere(word)).collect());
    Some(known.map_or_else(
        || format!("repdex search {}", safe::shown(&asked)),
        |known| {
            let filters = known
                .iter()
                .map(|(facet, id)| format!(" --{} {id}", facet.id()));
            format!("repdex {command}{}", filters.collect::<String>())
        },
    ))
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
