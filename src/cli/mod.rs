//! The command line: arguments and the catalogue to an answer, the answer to bytes, one write. One file a command.

mod about;
mod args;
mod candidates;
mod check;
mod completions;
mod examples;
mod exit;
mod filter_args;
mod filters;
mod help;
mod list;
mod man;
mod outcome;
mod output;
mod parse;
mod random;
mod search;
mod show;
mod similar;
mod terms;
mod usage;
mod world;

pub use completions::{INDEX_VARIABLE as COMPLETE_INDEX_VARIABLE, VARIABLE as COMPLETE_VARIABLE};
pub use examples::{EXAMPLES, Example};
pub use exit::Exit;
pub use world::{PagesFolder, World};

use crate::catalog::Catalog;
use args::{Cli, Command, GlobalArgs};
use clap::CommandFactory;
use outcome::{Failure, Outcome};
use output::Streams;
use std::ffi::OsString;
use std::io::Write;

/// Runs repdex: `arguments` with the program's name first, as the system gives them.
///
/// Data goes to `out`, words about it to `err`; nothing else is written anywhere.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    world: &World,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Exit {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let manners = output::early_manners(&arguments);
    let styled_words = output::wants_colour(&manners, world, world.error_terminal);
    let mut streams = Streams {
        out,
        err,
        styled_words,
        words_width: output::words_width(&manners, world),
    };
    if let Some(shell) = &world.completing {
        // A word about a page would stand in the middle of the line that is typed.
        let (catalog, _) = read_pages(world);
        return match completions::complete(shell, world.completing_at, arguments, &catalog) {
            Ok(candidates) => streams.write(&candidates.into(), Exit::Found),
            Err(Failure(message)) => streams.failed(&message),
        };
    }
    if let Some(plain) = parse::plain_question(&arguments) {
        return answer(
            Command::Show(plain),
            &GlobalArgs::default(),
            world,
            &mut streams,
        );
    }
    match parse::parse(&arguments, output::help_width(&manners, world)) {
        Ok(cli) if cli.asks_nothing() => {
            let catalog = load(world, &mut streams);
            let sheet = output::sheet(&cli.global, world);
            streams.outcome(&show::welcome(&catalog, &sheet), &cli.global, world)
        }
        Ok(cli) => {
            let command = cli.command.unwrap_or(Command::Show(cli.show));
            answer(command, &cli.global, world, &mut streams)
        }
        Err(error) => streams.usage(error, &arguments, &manners, world),
    }
}

fn answer(command: Command, global: &GlobalArgs, world: &World, streams: &mut Streams<'_>) -> Exit {
    let catalog = match &command {
        // Commands about the program itself need no page of a person's own.
        Command::Schema | Command::Completions { .. } | Command::Man => Catalog::built_in(),
        // What is wrong with pages is its answer.
        Command::Check(_) => read_pages(world).0,
        _ => load(world, streams),
    };
    let outcome = match command {
        Command::Show(args) => show::run(&args, &catalog),
        Command::Search(args) => search::run(&args, &catalog),
        Command::List(args) => list::run(&args, &catalog),
        Command::Similar(args) => similar::run(&args, &catalog),
        Command::Random(args) => random::run(&args, &catalog, world.seed),
        Command::Terms(args) => terms::run(&args, &catalog),
        Command::Check(args) => check::run(&args, &catalog),
        Command::About => Ok(about::run(&catalog, world, &output::sheet(global, world))),
        Command::Schema => Ok(Outcome::text(format!("{:#}\n", crate::view::schema()))),
        Command::Completions { shell } => Ok(completions::run(shell)),
        Command::Man => man::run(),
    };
    match outcome {
        Ok(outcome) => streams.outcome(&outcome, global, world),
        Err(Failure(message)) => streams.failed(&message),
    }
}

/// The exercises; what is wrong with a person's own pages is said.
fn load(world: &World, streams: &mut Streams<'_>) -> Catalog {
    let (catalog, words) = read_pages(world);
    for words in words {
        streams.say(&words);
    }
    catalog
}

/// The exercises, and what is wrong with a person's own pages, a line each.
fn read_pages(world: &World) -> (Catalog, Vec<String>) {
    let Some(folder) = &world.pages.path else {
        return (Catalog::built_in(), Vec::new());
    };
    let missing = match folder.try_exists() {
        Ok(true) => None,
        Ok(false) => Some(format!("there is no {}", folder.display())),
        Err(error) => Some(format!(
            "cannot look into {}: {}",
            folder.display(),
            crate::catalog::own::plain_error(&error)
        )),
    };
    if let Some(missing) = missing {
        let words = world
            .pages
            .named
            .then(|| format!("REPDEX_PAGES: {missing}"));
        return (Catalog::built_in(), words.into_iter().collect());
    }
    let (catalog, reports) = Catalog::with_own(folder);
    (catalog, reports.iter().map(ToString::to_string).collect())
}

/// The whole command line as clap knows it, with all its help, for the manual and tests.
#[must_use]
pub fn command() -> clap::Command {
    help::taught(Cli::command(), output::PIPE_WIDTH)
}

/// A thing or several: `1 page`, `2 pages`.
fn counted(count: usize, thing: &str) -> String {
    if count == 1 {
        thing.to_owned()
    } else {
        format!("{thing}s")
    }
}

#[cfg(test)]
mod tests {
    use super::command;
    use super::parse::COMMANDS;

    #[test]
    fn the_list_of_commands_is_claps_own() {
        let mut command = command();
        command.build();
        let known: Vec<&str> = command
            .get_subcommands()
            .map(clap::Command::get_name)
            .collect();
        assert_eq!(known, COMMANDS);
    }

    #[test]
    fn clap_finds_no_fault_in_the_command_line() {
        command().debug_assert();
    }
}
