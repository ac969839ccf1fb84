//! Arguments to what they ask for: the plain question without clap, everything else through it.

use super::args::{Cli, Command, GlobalArgs, ListArgs, SearchArgs, ShowArgs, SimilarArgs};
use super::help;
use crate::text::safe;
use clap::{Args, CommandFactory, FromArgMatches};
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
    let readable = command_first(readable(arguments));
    if let Some(cli) = parse_alone(&readable) {
        return Ok(cli);
    }
    let parsed = grammar(&readable, width)
        .try_get_matches_from(&readable)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    parsed.map_err(|error| harmless(error, &readable, width))
}

/// The commands that are typed most, each by its own grammar: building those of all the others takes longer than the
/// work itself. Whatever this does not take, help and mistakes included, is for the whole grammar.
fn parse_alone(arguments: &[OsString]) -> Option<Cli> {
    let line = arguments.get(1..)?;
    let (command, global) = match line.first()?.to_str()? {
        "show" => take(line).map(|(args, global)| (Command::Show(args), global)),
        "search" => take(line).map(|(args, global)| (Command::Search(args), global)),
        "list" => take(line).map(|(args, global)| (Command::List(args), global)),
        _ => None,
    }?;
    Some(Cli {
        command: Some(command),
        show: ShowArgs::default(),
        global,
    })
}

/// The arguments of one command and those of all, from a line that begins with its name.
fn take<A: Args>(line: &[OsString]) -> Option<(A, GlobalArgs)> {
    let matches = alone::<A>("repdex").try_get_matches_from(line).ok()?;
    let args = A::from_arg_matches(&matches).ok()?;
    Some((args, GlobalArgs::from_arg_matches(&matches).ok()?))
}

fn alone<A: Args>(name: &'static str) -> clap::Command {
    GlobalArgs::augment_args(A::augment_args(clap::Command::new(name)))
}

/// The grammar of a command that is typed much, without the others.
pub(super) fn grammar_of(command: &str) -> Option<clap::Command> {
    match command {
        "show" => Some(alone::<ShowArgs>("show")),
        "search" => Some(alone::<SearchArgs>("search")),
        "list" => Some(alone::<ListArgs>("list")),
        "similar" => Some(alone::<SimilarArgs>("similar")),
        _ => None,
    }
}

/// Options of every command that stand before the command, moved behind it: there clap takes them from anyone.
pub(super) fn command_first(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let mut end = 1;
    while let Some(option) = arguments.get(end).and_then(|word| word.to_str()) {
        let (name, value) = option.split_once('=').unzip();
        if !["--color", "--width", "--pager"].contains(&name.unwrap_or(option)) {
            break;
        }
        end += if value.is_some() { 1 } else { 2 };
    }
    if end > 1 && end < arguments.len() {
        arguments[1..=end].rotate_right(1);
    }
    arguments
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
    let has = |flag: &str| arguments.iter().any(|argument| argument == flag);
    let is_command = arguments.get(1).is_some_and(|word| word == "help");
    let command = if is_command || has("--help") {
        help::taught(Cli::command(), width)
    } else if has("-h") {
        help::shortened(help::taught(Cli::command(), width))
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

#[cfg(test)]
mod tests {
    use super::{grammar, parse_alone};
    use crate::cli::args::Cli;
    use clap::FromArgMatches;
    use std::ffi::OsString;

    #[test]
    fn a_command_parsed_alone_and_by_the_whole_grammar_are_one() {
        for line in [
            "list --muscle glutes,lats --muscle back --not equipment=machine --limit 4",
            "list --have dumbbell,bench --json --width 70 --color never",
            "list --sort difficulty,name --columns name,steps",
            "search glute brigde --limit 2 --format csv",
            "show rdl --section steps,tips --exact --pager always",
            "show -- rdl --exact",
        ] {
            let words = ["repdex"].into_iter().chain(line.split(' '));
            let words: Vec<OsString> = words.map(OsString::from).collect();
            let alone = parse_alone(&words).expect("it is taken alone");
            let matches = grammar(&words, 80).try_get_matches_from(&words);
            let whole = matches.and_then(|matches| Cli::from_arg_matches(&matches));
            assert_eq!(
                format!("{alone:?}"),
                format!("{:?}", whole.expect("it is right")),
                "{line}"
            );
        }
        for line in [
            "list extra",
            "list -h",
            "show --help",
            "search",
            "terms",
            "list --limit x",
        ] {
            let words = ["repdex"].into_iter().chain(line.split(' '));
            assert!(
                parse_alone(&words.map(OsString::from).collect::<Vec<_>>()).is_none(),
                "{line}"
            );
        }
    }
}
