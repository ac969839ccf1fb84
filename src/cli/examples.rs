//! Examples, written once: the help of each command, the welcome and the manual show them, and a test runs them.

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

/// The examples of a command, as its help shows them.
pub(super) fn of(command: &str) -> String {
    let shown: Vec<_> = EXAMPLES
        .iter()
        .filter(|example| example.command == command)
        .collect();
    let heading = if shown.len() == 1 {
        "Example:"
    } else {
        "Examples:"
    };
    let widest = shown.iter().map(|example| example.line.len()).max();
    let widest = widest.unwrap_or(0);
    let mut text = heading.to_owned();
    for example in shown {
        text.push_str(&format!("\n  {:<widest$}  {}", example.line, example.gives));
    }
    text
}

/// What stands under the short help: where to begin.
pub(super) fn hint() -> String {
    format!("Start with {STAPLES}; repdex --help has more.")
}

/// What stands under the long help.
pub(super) fn front() -> String {
    format!(
        "{}\n\nExit status: {}",
        of(""),
        super::Exit::TABLE
            .map(|(exit, what)| format!("{} {what}", exit.code()))
            .join("\n             ")
    )
}

/// What a person sees who types the name of the program and nothing else.
pub(super) fn welcome(pages: usize) -> String {
    format!(
        "repdex: how to do {pages} exercises, and what to do instead. Offline.\n\n{}\n\nStart with {STAPLES}.\n\
         repdex -h lists the commands, repdex --help shows all there is.\n",
        of("").replacen("Examples:", "Type the exercise as you say it:", 1)
    )
}

#[cfg(test)]
mod tests {
    use super::{EXAMPLES, of};

    #[test]
    fn no_example_is_broken_on_a_screen_of_80_columns() {
        for command in EXAMPLES.iter().map(|example| example.command) {
            for line in of(command).lines() {
                assert!(line.len() <= 80, "{line}");
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
            assert!(of(name).contains(&format!("repdex {name}")), "{name}");
        }
    }
}
