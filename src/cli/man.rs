//! `man`: one manual page for everything, from the same definitions and tables as the help.

use super::outcome::{Failure, Outcome};
use super::{EXAMPLES, Exit, command};
use super::{args, filter_args};
use crate::text::wrap;
use clap::{Arg, Command};
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};

/// The day of the text, for the foot of the page.
const DATE: &str = "2026-11-21";

/// Lines of the source stay short, as manuals' do.
const SOURCE_WIDTH: usize = 66;

/// What the environment can change.
const ENVIRONMENT: [(&str, &str); 7] = [
    (
        "REPDEX_PAGES",
        "The folder of your own pages, instead of repdex/pages in the data directory.",
    ),
    (
        "REPDEX_PAGER, PAGER",
        "The pager for answers longer than the screen; less -FRX without either, none when empty or cat.",
    ),
    (
        "NO_COLOR",
        "Set and not empty: no colour unless --color always asks for it.",
    ),
    (
        "CLICOLOR_FORCE",
        "Set and not 0: colour even where there is no terminal.",
    ),
    ("TERM", "dumb, empty or not set: no colour and no pager."),
    (
        "XDG_DATA_HOME",
        "The data directory; ~/.local/share when not set.",
    ),
    (
        "REPDEX_COMPLETE",
        "Set by completion scripts to the shell that asks.",
    ),
];

const FILES: [(&str, &str); 1] = [(
    "$XDG_DATA_HOME/repdex/pages",
    "Your own pages, one exercise a file, over the built-in ones by name; repdex about shows where that is, repdex \
     check --template prints a page to start from.",
)];

const DESCRIPTION: &str = "Type an exercise as you say it: abbreviations, other names and slips of the finger are \
    understood. The page says how to perform it, gives tips, names common mistakes, answers questions, and shows what \
    is easier, harder or does the same work. Everything is in the program; nothing is fetched.";

pub(super) fn run<'c>() -> Result<Outcome<'c>, Failure> {
    let mut page = Vec::new();
    let written = manual().to_writer(&mut page);
    written.map_err(|error| Failure(format!("cannot write the manual page: {error}")))?;
    String::from_utf8(page)
        .map(Outcome::text)
        .map_err(|_| Failure("the manual page is not UTF-8".to_owned()))
}

fn manual() -> Roff {
    let mut command = command();
    command.build();
    let mut page = Roff::new();
    let release = format!("repdex {}", env!("CARGO_PKG_VERSION"));
    page.control("TH", ["REPDEX", "1", DATE, &release, "User Commands"]);
    page.control("SH", ["NAME"]);
    page.text([roman("repdex - look up any exercise at the terminal")]);
    page.control("SH", ["SYNOPSIS"]);
    synopsis(&mut page, "repdex", "NAME... [OPTIONS]");
    page.control("br", []);
    synopsis(&mut page, "repdex", "COMMAND [OPTIONS]");
    page.control("SH", ["DESCRIPTION"]);
    prose(&mut page, DESCRIPTION);
    commands(&mut page, &command);
    // The filters are those of any command that takes them.
    let list = command.find_subcommand("list").unwrap_or(&command);
    section(&mut page, "FILTERS", list, filter_args::HEADING);
    section(&mut page, "OUTPUT", list, args::OUTPUT);
    section(&mut page, "TERMINAL", &command, "Terminal");
    let exits = Exit::TABLE.map(|(exit, what)| (exit.code().to_string(), what));
    table(
        &mut page,
        "EXIT STATUS",
        exits.iter().map(|(code, what)| (&**code, *what)),
    );
    table(&mut page, "ENVIRONMENT", ENVIRONMENT.into_iter());
    table(&mut page, "FILES", FILES.into_iter());
    let examples = EXAMPLES.iter();
    table(
        &mut page,
        "EXAMPLES",
        examples.map(|example| (example.line, example.gives)),
    );
    page
}

fn synopsis(page: &mut Roff, name: &str, rest: &str) {
    page.text([bold(name), roman(format!(" {rest}"))]);
}

fn commands(page: &mut Roff, command: &Command) {
    page.control("SH", ["COMMANDS"]);
    for sub in command.get_subcommands() {
        let name = sub.get_name();
        page.control("SS", [format!("repdex {name}").as_str()]);
        let operands = sub.get_positionals().map(operand).collect::<String>();
        let filters = if has(sub, filter_args::HEADING) {
            " [FILTERS]"
        } else {
            ""
        };
        synopsis(
            page,
            &format!("repdex {name}"),
            &format!("{operands}[OPTIONS]{filters}"),
        );
        page.control("PP", []);
        prose(
            page,
            &format!(
                "{}.",
                sub.get_about().map(ToString::to_string).unwrap_or_default()
            ),
        );
        let own = sub
            .get_arguments()
            .filter(|arg| arg.get_help_heading().is_none());
        own.filter(|arg| arg.get_id() != "help")
            .for_each(|arg| argument(page, arg));
    }
}

/// A positional in a synopsis: `NAME... `.
fn operand(arg: &Arg) -> String {
    let several = arg
        .get_num_args()
        .is_some_and(|count| count.max_values() > 1);
    let name = format!("{}{}", value_name(arg), if several { "..." } else { "" });
    if arg.is_required_set() {
        format!("{name} ")
    } else {
        format!("[{name}] ")
    }
}

fn has(command: &Command, heading: &str) -> bool {
    let mut arguments = command.get_arguments();
    arguments.any(|arg| arg.get_help_heading() == Some(heading))
}

fn section(page: &mut Roff, title: &str, command: &Command, heading: &str) {
    page.control("SH", [title]);
    if let Some((_, rule)) = heading.split_once(" (") {
        prose(
            page,
            &format!("Values may be joined by commas and flags repeated ({rule}."),
        );
    }
    let arguments = command.get_arguments();
    arguments
        .filter(|arg| arg.get_help_heading() == Some(heading))
        .for_each(|arg| argument(page, arg));
}

fn argument(page: &mut Roff, arg: &Arg) {
    let mut header: Vec<Inline> = Vec::new();
    if let Some(short) = arg.get_short() {
        header.extend([bold(format!("-{short}")), roman(", ")]);
    }
    if let Some(long) = arg.get_long() {
        header.push(bold(format!("--{long}")));
        if arg.get_action().takes_values() {
            header.extend([roman(" "), italic(value_name(arg))]);
        }
    } else {
        header.push(italic(value_name(arg)));
    }
    page.control("TP", []);
    page.text(header);
    let help = arg.get_long_help().or_else(|| arg.get_help());
    let help = help.map(ToString::to_string).unwrap_or_default();
    let mut help = help.replace("\n\n", ". ");
    if let ([default], true) = (arg.get_default_values(), arg.get_action().takes_values()) {
        help.push_str(&format!(" ({} when not given)", default.to_string_lossy()));
    }
    prose(page, &format!("{help}."));
    let values = arg.get_possible_values();
    if arg.get_action().takes_values() && !values.is_empty() {
        page.control("RS", []);
        for value in values {
            let what = value
                .get_help()
                .map(ToString::to_string)
                .unwrap_or_default();
            entry(page, value.get_name(), &what);
        }
        page.control("RE", []);
    }
}

fn value_name(arg: &Arg) -> String {
    arg.get_value_names()
        .and_then(|names| names.first())
        .map_or_else(|| arg.get_id().to_string(), ToString::to_string)
}

fn table<'t>(page: &mut Roff, title: &str, rows: impl Iterator<Item = (&'t str, &'t str)>) {
    page.control("SH", [title]);
    rows.for_each(|(term, text)| entry(page, term, text));
}

fn entry(page: &mut Roff, term: &str, text: &str) {
    page.control("TP", []);
    page.text([bold(term)]);
    prose(page, text);
}

fn prose(page: &mut Roff, text: &str) {
    for line in wrap::prose(text, SOURCE_WIDTH) {
        page.text([roman(line.into_owned())]);
    }
}
