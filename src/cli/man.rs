//! `man`: the manual page, from the same definitions as the help.

use super::outcome::{Failure, Outcome};
use super::{Exit, command};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

/// What the environment can change.
const ENVIRONMENT: [(&str, &str); 6] = [
    (
        "REPDEX_PAGES",
        "The folder of your own pages, instead of repdex/pages in the data directory.",
    ),
    (
        "REPDEX_PAGER, PAGER",
        "The pager for answers longer than the screen; less -FRX without either, none when empty.",
    ),
    (
        "NO_COLOR",
        "Set and not empty: no colour unless --color always asks for it.",
    ),
    (
        "CLICOLOR_FORCE",
        "Set and not 0: colour even where there is no terminal.",
    ),
    ("TERM", "dumb: no colour and no pager."),
    (
        "XDG_DATA_HOME",
        "The data directory; ~/.local/share when not set.",
    ),
];

pub(super) fn run<'c>() -> Result<Outcome<'c>, Failure> {
    let mut page = Vec::new();
    let written = write(&mut page);
    written.map_err(|error| Failure(format!("cannot write the manual page: {error}")))?;
    String::from_utf8(page)
        .map(Outcome::text)
        .map_err(|_| Failure("the manual page is not UTF-8".to_owned()))
}

fn write(page: &mut Vec<u8>) -> std::io::Result<()> {
    let man = Man::new(command());
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_description_section(page)?;
    man.render_options_section(page)?;
    man.render_subcommands_section(page)?;
    let exits = Exit::TABLE.map(|(exit, what)| (exit.code().to_string(), what));
    let exits: Vec<(&str, &str)> = exits
        .iter()
        .map(|(code, what)| (code.as_str(), *what))
        .collect();
    section("EXIT STATUS", &exits).to_writer(page)?;
    section("ENVIRONMENT", &ENVIRONMENT).to_writer(page)?;
    let files = [(
        "$XDG_DATA_HOME/repdex/pages",
        "Your own pages, one exercise a file, over the built-in ones by name.",
    )];
    section("FILES", &files).to_writer(page)?;
    let examples = [
        ("repdex bench kickback", "The page of an exercise."),
        (
            "repdex list --have dumbbell,bench --muscle chest",
            "What can be done with what you own.",
        ),
        (
            "repdex similar barbell back squat --easier",
            "What to do instead.",
        ),
        ("repdex list --json | jq -r '.[].name'", "JSON for scripts."),
    ];
    section("EXAMPLES", &examples).to_writer(page)
}

fn section(title: &str, rows: &[(&str, &str)]) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", [title]);
    for (term, text) in rows {
        roff.control("TP", []);
        roff.text([bold(*term)]);
        roff.text([roman(*text)]);
    }
    roff
}
