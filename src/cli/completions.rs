//! Completions: scripts that ask the binary, so that names, values and own pages are always current.

use super::args::Shell;
use super::command;
use super::outcome::{Failure, Outcome};
use crate::catalog::Catalog;
use crate::vocabulary::{Facet, Vocabulary};
use clap_complete::engine::{ArgValueCandidates, CompletionCandidate};
use clap_complete::env::{EnvCompleter, Shells};
use std::ffi::{OsStr, OsString};

/// The variable by which a completion script asks the binary.
pub const VARIABLE: &str = "REPDEX_COMPLETE";

/// Arguments that are names of exercises, and the command they belong to; none for the bare question.
const NAMED: [(Option<&str>, &str); 4] = [
    (None, "name"),
    (Some("show"), "name"),
    (Some("similar"), "name"),
    (Some("search"), "query"),
];

/// The script that makes a shell ask.
pub(super) fn run<'c>(shell: Shell) -> Outcome<'c> {
    let name = command().get_name().to_owned();
    let mut script = Vec::new();
    if let Some(completer) = Shells::builtins().completer(shell.id()) {
        let written = completer.write_registration(VARIABLE, &name, &name, &name, &mut script);
        debug_assert!(written.is_ok(), "a buffer takes the script");
    }
    Outcome::text(String::from_utf8_lossy(&script).into_owned())
}

/// What could stand where the shell's cursor is. `arguments` are those of the script: `repdex -- words of the line`.
pub(super) fn complete(
    shell: &OsStr,
    arguments: Vec<OsString>,
    catalog: &Catalog,
) -> Result<Vec<u8>, Failure> {
    let shell = shell.to_string_lossy();
    let shells = Shells::builtins();
    let completer: &dyn EnvCompleter = shells.completer(&shell).ok_or_else(|| {
        Failure(format!(
            "{VARIABLE}: {shell} is no shell that repdex completes for"
        ))
    })?;
    let words: Vec<OsString> = arguments
        .into_iter()
        .skip_while(|word| word != "--")
        .skip(1)
        .collect();
    let mut command = named(command(), catalog);
    command.build();
    let mut candidates = Vec::new();
    completer
        .write_complete(&mut command, words, None, &mut candidates)
        .map_err(|error| Failure(format!("cannot complete: {error}")))?;
    Ok(candidates)
}

/// The command line with the names of all exercises where a name belongs.
fn named(mut command: clap::Command, catalog: &Catalog) -> clap::Command {
    let names: std::sync::Arc<[(String, String)]> = catalog
        .entries()
        .map(|entry| {
            let facts = entry.facts();
            let help = format!("{}, {}", facts.target.label(), facts.equipment.label());
            (entry.slug(), help)
        })
        .collect();
    for (subcommand, argument) in NAMED {
        let names = std::sync::Arc::clone(&names);
        let candidates = move || {
            let described = names
                .iter()
                .map(|(slug, help)| CompletionCandidate::new(slug).help(Some(help.into())));
            described.collect()
        };
        let add = move |argument: clap::Arg| argument.add(ArgValueCandidates::new(candidates));
        command = match subcommand {
            None => command.mut_arg(argument, add),
            Some(name) => command.mut_subcommand(name, |command| command.mut_arg(argument, add)),
        };
    }
    command
}

/// The values of a facet, described by their labels.
pub(super) fn terms(facet: Facet) -> Vec<CompletionCandidate> {
    facet
        .terms()
        .iter()
        .map(|term| CompletionCandidate::new(term.id).help(Some(term.label.into())))
        .collect()
}

/// What `--have` takes.
pub(super) fn things() -> Vec<CompletionCandidate> {
    let mut things = terms(Facet::Equipment);
    things.extend(terms(Facet::Needs));
    things
}

impl Shell {
    fn id(self) -> &'static str {
        match self {
            Self::Bash => "bash",
            Self::Zsh => "zsh",
            Self::Fish => "fish",
            Self::Powershell => "powershell",
        }
    }
}
