//! `show` and the bare question: the page of the best match.

use super::args::ShowArgs;
use super::outcome::{Data, Failure, Outcome};
use super::{examples, usage};
use crate::catalog::Catalog;
use crate::text::{fold, safe};
use crate::view::{Answer, Sheet};

/// How many other pages a question may have meant are named.
const RIVALS: usize = 5;

pub(super) fn run<'c>(args: &ShowArgs, catalog: &'c Catalog) -> Result<Outcome<'c>, Failure> {
    let question = args.name.join(" ");
    if args.name.is_empty() {
        return Err(Failure(
            "name an exercise, as in: repdex bench kickback\nrepdex list shows every exercise"
                .to_owned(),
        ));
    }
    let mut found = if args.exact {
        catalog
            .exactly(&question)
            .into_iter()
            .map(|entry| (entry, false))
            .collect::<Vec<_>>()
    } else {
        catalog
            .look_up(&question, RIVALS)
            .into_iter()
            .map(|found| (found.entry, true))
            .collect()
    };
    if found.is_empty() {
        return Ok(not_found(&question, args.exact, catalog));
    }
    let (entry, _) = found.remove(0);
    let also = found.into_iter().map(|(entry, _)| entry).collect();
    let answer = Answer::Page {
        entry,
        sections: args.section.clone(),
        also,
        columns: args.output.columns.clone(),
    };
    Ok(Outcome::found(answer, args.output.format()))
}

/// What a person sees who types the name of the program and nothing else.
pub(super) fn welcome<'c>(catalog: &Catalog, sheet: &Sheet) -> Outcome<'c> {
    Outcome::text(examples::welcome(catalog.len(), sheet))
}

/// Nothing was found: the nearest names, and the command that may have been meant.
pub(super) fn not_found<'c>(question: &str, exact: bool, catalog: &'c Catalog) -> Outcome<'c> {
    let what = if exact {
        "exercise is called exactly"
    } else {
        "exercise is found for"
    };
    let mut words = format!("no {what} {}", safe::quoted(question, 60));
    let nearest = catalog.nearest_names(fold::opening(question), 3);
    if !nearest.is_empty() {
        words.push_str(&format!("\nnearest: {}", nearest.join(", ")));
    }
    let first = question.split_ascii_whitespace().next().unwrap_or_default();
    let command = usage::nearest_command(first);
    if let Some(command) = command {
        let or = if nearest.is_empty() { "" } else { "or " };
        words.push_str(&format!("\n{or}did you mean the command: repdex {command}"));
    }
    if nearest.is_empty() && command.is_none() {
        words.push_str(
            "\nrepdex list shows every exercise, repdex terms every muscle and piece of equipment",
        );
    }
    Outcome::nothing(Data::Nothing, vec![words])
}
