//! Help that teaches: examples under each command, and under each filter the values it takes. A line that asks for no
//! help is parsed without them.

use super::filter_args::{self, FilterArgs};
use super::{args, examples};
use crate::view::Sheet;
use clap::{Arg, Command};

/// The command line with everything its help shows.
pub(super) fn taught(command: Command, width: usize) -> Command {
    // clap leaves the styles out where it leaves out its own.
    let sheet = Sheet {
        width,
        colour: true,
        terminal: true,
        links: false,
    };
    // The first help of all fits a screen of 24 lines: where to begin, and the commands.
    let mut command = ["section", "exact", "json"]
        .into_iter()
        .fold(command, |command, id| {
            command.mut_arg(id, |arg| arg.hide_short_help(true))
        })
        .after_help(examples::hint())
        .after_long_help(examples::front(&sheet));
    let names: Vec<String> = command
        .get_subcommands()
        .map(|sub| sub.get_name().to_owned())
        .collect();
    for name in names {
        command = command.mut_subcommand(&name, |sub| {
            filter_args::with_values(sub).after_help(examples::of(&name, &sheet))
        });
    }
    command
}

/// The same for `-h`, which fits a screen: no more than a person starts with. `--help` has the rest.
pub(super) fn shortened(command: Command) -> Command {
    let names: Vec<String> = command
        .get_subcommands()
        .map(|sub| sub.get_name().to_owned())
        .collect();
    // What `help` does is said by the line of `-h`.
    let command = command.disable_help_subcommand(true);
    names.iter().fold(command, |command, name| {
        command.mut_subcommand(name, |sub| sub.mut_args(short))
    })
}

/// An argument as `-h` shows it, on a line without a heading of its own.
fn short(arg: Arg) -> Arg {
    let id = arg.get_id().as_str();
    // A name and a question need no word besides the line of usage.
    let rare = FilterArgs::is_rare(id) || ["name", "query"].contains(&id);
    match arg.get_help_heading() {
        _ if rare => arg.hide_short_help(true),
        Some(filter_args::HEADING) => arg.help_heading(filter_args::SHORT_HEADING),
        Some(args::OUTPUT) => arg.help_heading(None::<&str>),
        _ if id == "sort" => arg.hide_possible_values(true),
        _ => arg,
    }
}
