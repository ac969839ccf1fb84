//! Arguments to what they ask for: the plain question without clap, everything else through it.

use super::args::{Cli, ShowArgs};
use super::command;
use crate::text::safe;
use clap::{CommandFactory, FromArgMatches};
use std::borrow::Cow;
use std::ffi::OsString;

/// The commands by name: what a bare question must not begin with. A test holds it against clap's own list.
pub(super) const COMMANDS: [&str; 12] = [
    "show",
    "search",
    "list",
    "similar",
    "random",
    "terms",
    "check",
    "about",
    "schema",
    "completions",
    "man",
    "help",
];

/// Words only, none of them an option, the first no command: a question that needs no grammar, answered before clap is
/// built, by the function that `show` calls.
pub(super) fn plain_question(arguments: &[OsString]) -> Option<ShowArgs> {
    let words = arguments.iter().skip(1).map(|word| word.to_str());
    let words: Option<Vec<String>> = words.map(|word| word.map(str::to_owned)).collect();
    let words = words.filter(|words| !words.is_empty())?;
    let has_option = words.iter().any(|word| word.starts_with('-'));
    let is_plain = !has_option && !COMMANDS.contains(&words[0].as_str());
    is_plain.then(|| ShowArgs {
        name: words,
        ..ShowArgs::default()
    })
}

/// What the arguments ask for; help is laid out for a width.
pub(super) fn parse(arguments: &[OsString], width: usize) -> Result<Cli, clap::Error> {
    let readable: Vec<OsString> = readable(arguments);
    let mut command = grammar(&readable, width);
    let matches = command.try_get_matches_from_mut(&readable);
    // The process is about to end: taking the grammar apart piece by piece would be for nothing.
    std::mem::forget(command);
    let parsed = matches.and_then(|matches| Cli::from_arg_matches(&matches));
    parsed.map_err(|error| harmless(error, &readable, width))
}

/// Bytes that are no text can be no name; they are shown replaced, and found nowhere. A path may hold any.
fn readable(arguments: &[OsString]) -> Vec<OsString> {
    if arguments.get(1).is_some_and(|word| word == "check") {
        return arguments.to_vec();
    }
    let replaced = arguments.iter().map(|argument| argument.to_string_lossy());
    replaced
        .map(|argument| argument.into_owned().into())
        .collect()
}

/// clap's command line, with the examples only where help is asked for: they are dear to lay out.
fn grammar(arguments: &[OsString], width: usize) -> clap::Command {
    let is_flag = |argument: &OsString| argument == "-h" || argument == "--help";
    let is_command = arguments.get(1).is_some_and(|word| word == "help");
    let command = if is_command || arguments.iter().any(is_flag) {
        command()
    } else {
        Cli::command()
    };
    command.term_width(width).color(clap::ColorChoice::Always)
}

/// The error as clap tells it of arguments made safe to print, for it echoes them as they are.
fn harmless(error: clap::Error, arguments: &[OsString], width: usize) -> clap::Error {
    let texts: Vec<Cow<'_, str>> = arguments
        .iter()
        .map(|text| text.to_string_lossy())
        .collect();
    let shown: Vec<Cow<'_, str>> = texts.iter().map(|text| safe::shown(text)).collect();
    if shown.iter().all(|text| matches!(text, Cow::Borrowed(_))) {
        return error;
    }
    let shown = shown.iter().map(AsRef::as_ref);
    let again = grammar(arguments, width).try_get_matches_from(shown);
    again
        .err()
        .unwrap_or_else(|| clap::Error::new(error.kind()))
}
