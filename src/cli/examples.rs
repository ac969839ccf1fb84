//! Examples, written once: the help of each command, the welcome and the manual show them, and a test runs them.

use crate::view::{self, Pair, Role, Sheet};

/// A line to type, the command whose help shows it, and what it gives.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// The command; empty for the question without one.
    pub command: &'static str,
    /// What is typed.
    pub line: &'static str,
    /// What it gives.
    pub gives: &'static str,
}

const fn example(command: &'static str, line: &'static str, gives: &'static str) -> Example {
    Example {
        command,
        line,
        gives,
    }
}

/// Every example.
pub const EXAMPLES: [Example; 31] = [
    example("", "repdex bench kickback", "the page of an exercise"),
    example(
        "",
        "repdex \"glute brigde\"",
        "slips of the finger are mended",
    ),
    example(
        "",
        "repdex list --muscle glutes --have band",
        "with what I own",
    ),
    example("", "repdex similar pullup --easier", "what to do instead"),
    example(
        "",
        "repdex search beginner glute band",
        "everything that answers, with why",
    ),
    example("", "repdex rdl --section steps,mistakes", "parts of a page"),
    example("", "repdex list --json", "JSON for scripts"),
    example("show", "repdex show rdl", "the page of the best match"),
    example(
        "show",
        "repdex show pushup --section steps,tips",
        "parts of it, in this order",
    ),
    example(
        "show",
        "repdex show barbell-hip-thrust --exact --json",
        "by slug, for a script",
    ),
    example(
        "search",
        "repdex search beginner glute band",
        "names and facts",
    ),
    example(
        "search",
        "repdex search press --equipment dumbbell --limit 5",
        "the best five",
    ),
    example(
        "search",
        "repdex search chest dumbbell no bench --json",
        "with reasons",
    ),
    example(
        "list",
        "repdex list --muscle glutes --difficulty beginner",
        "both hold",
    ),
    example(
        "list",
        "repdex list --have dumbbell,bench --not pattern=squat",
        "and no squat",
    ),
    example(
        "list",
        "repdex list --target chest --sort difficulty",
        "easiest first",
    ),
    example(
        "similar",
        "repdex similar barbell back squat --have dumbbell",
        "with what I own",
    ),
    example(
        "similar",
        "repdex similar pullup --easier",
        "rungs below first",
    ),
    example(
        "similar",
        "repdex similar leg press --not equipment=machine",
        "the machine is taken",
    ),
    example(
        "random",
        "repdex random --muscle back --have pull-up-bar",
        "one of what I can do",
    ),
    example(
        "random",
        "repdex random --count 5 --seed 42",
        "the same five every time",
    ),
    example("terms", "repdex terms", "every list"),
    example("terms", "repdex terms muscles", "one list, with bars"),
    example(
        "terms",
        "repdex terms equipment --muscle glutes",
        "counts that follow a filter",
    ),
    example("check", "repdex check --template", "a page to start from"),
    example(
        "check",
        "repdex check my-pages",
        "every problem, with its line",
    ),
    example("about", "repdex about", "where my own pages belong"),
    example("schema", "repdex schema", "the contract of the JSON"),
    example(
        "completions",
        "repdex completions fish > ~/.config/fish/completions/repdex.fish",
        "for fish",
    ),
    example(
        "completions",
        "source <(repdex completions bash)",
        "in ~/.bashrc",
    ),
    example("man", "repdex man > repdex.1", "the page for a package"),
];

/// What a person can type first.
const STAPLES: &str = "bench press, squat, deadlift, pullup, plank";

/// The examples of a command under a heading.
fn under(heading: &str, command: &str, sheet: &Sheet) -> String {
    let shown = EXAMPLES.iter();
    let shown = shown.filter(|example| example.command == command);
    let rows: Vec<_> = shown
        .map(|example| Pair::new(example.line, example.gives))
        .collect();
    let heading = view::paint(Role::Heading, heading, sheet.colour);
    format!("{heading}\n{}", view::pairs(Role::Typed, 2, &rows, sheet))
}

/// The examples of a command, as its help shows them.
pub(super) fn of(command: &str, sheet: &Sheet) -> String {
    let mut text = under("Examples:", command, sheet);
    text.truncate(text.trim_end().len());
    text
}

/// What stands under the short help: where to begin.
pub(super) fn hint() -> String {
    format!("Start with {STAPLES}; repdex --help has more.")
}

/// What stands under the long help.
pub(super) fn front(sheet: &Sheet) -> String {
    let codes = super::Exit::TABLE.map(|(exit, _)| exit.code().to_string());
    let exits = super::Exit::TABLE.iter().zip(&codes);
    let rows: Vec<_> = exits
        .map(|((_, what), code)| Pair::new(code, what))
        .collect();
    format!(
        "{}\n\n{}\n{}",
        of("", sheet),
        view::paint(Role::Heading, "Exit status:", sheet.colour),
        view::pairs(Role::Typed, 2, &rows, sheet).trim_end()
    )
}

/// What a person sees who types the name of the program and nothing else.
pub(super) fn welcome(pages: usize, sheet: &Sheet) -> String {
    let what = format!("how to do {pages} exercises, and what to do instead. Offline.");
    let more = [
        Pair::new("repdex -h", "lists the commands"),
        Pair::new("repdex --help", "shows all there is"),
    ];
    [
        view::pairs(Role::Title, 0, &[Pair::new("repdex", &what)], sheet),
        under("Type the exercise as you say it", "", sheet),
        view::pairs(Role::Label, 0, &[Pair::new("Start with", STAPLES)], sheet)
            + &view::pairs(Role::Typed, 0, &more, sheet),
    ]
    .join("\n")
}

#[cfg(test)]
mod tests {
    use super::{EXAMPLES, of};
    use crate::text::wrap;
    use crate::view::Sheet;

    const SCREEN: Sheet = Sheet {
        width: 80,
        colour: false,
        terminal: true,
        links: false,
    };

    #[test]
    fn no_example_is_broken_on_a_screen_of_80_columns() {
        for command in EXAMPLES.iter().map(|example| example.command) {
            for line in of(command, &SCREEN).lines() {
                assert!(wrap::columns(line) <= 80, "{line}");
            }
        }
    }

    #[test]
    fn every_command_has_an_example() {
        for command in super::super::command().get_subcommands() {
            let name = command.get_name();
            assert!(
                EXAMPLES.iter().any(|example| example.command == name),
                "{name}"
            );
            assert!(
                of(name, &SCREEN).contains(&format!("repdex {name}")),
                "{name}"
            );
        }
    }
}
