//! Help that teaches: examples under each command, and under each filter the values it takes. A line that asks for no
//! help is parsed without them.

use super::{examples, filter_args};
use crate::view::Sheet;
use clap::Command;

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
