//! Completions: scripts that ask the binary, so that names, values and own pages are always current.

use super::args::{Cli, Shell};
use super::outcome::{Failure, Outcome};
use super::{candidates, parse};
use crate::catalog::Catalog;
use clap::CommandFactory;
use clap_complete::engine::{self, ArgValueCompleter, CompletionCandidate};
use clap_complete::env::Shells;
use std::ffi::{OsStr, OsString};
use std::sync::Arc;

/// The variable by which a completion script asks the binary.
pub const VARIABLE: &str = "REPDEX_COMPLETE";

/// The variable in which a script says which word the cursor is on; the last one when it does not say.
pub const INDEX_VARIABLE: &str = "_CLAP_COMPLETE_INDEX";

/// Arguments that are names of exercises, and the command they belong to; the first is the bare question's.
const NAMED: [(&str, &str); 4] = [
    ("repdex", "name"),
    ("show", "name"),
    ("similar", "name"),
    ("search", "query"),
];

/// The script that makes a shell ask.
pub(super) fn run<'c>(shell: Shell) -> Outcome<'c> {
    let name = Cli::command().get_name().to_owned();
    let mut script = Vec::new();
    if let Some(completer) = Shells::builtins().completer(shell.id()) {
        let written = completer.write_registration(VARIABLE, &name, &name, &name, &mut script);
        debug_assert!(written.is_ok(), "a buffer takes the script");
    }
    let script = String::from_utf8_lossy(&script).into_owned();
    let mended = MENDED.iter().filter(|(of, _, _)| *of == shell);
    Outcome::text(mended.fold(script, |script, (_, line, better)| {
        script.replacen(line, better, 1)
    }))
}

/// Lines of the scripts that do less than their shells can, and what stands in their places.
const MENDED: [(Shell, &str, &str); 2] = [
    // Behind an equals sign the word that bash completes is empty, and the sign would be lost.
    (
        Shell::Bash,
        "        words[COMP_CWORD]=\"$2\"\n",
        "        [[ \"${words[COMP_CWORD]}\" == \"=\" ]] || words[COMP_CWORD]=\"$2\"\n",
    ),
    // A candidate that ends with an equals sign waits for a value: no blank behind it.
    (
        Shell::Zsh,
        "        [[ -n $other ]] && _describe -V 'values' other\n",
        "        local -a waiting=(\"${(@M)other:#*=:*}\")\n        other=(\"${(@)other:#*=:*}\")\n        \
         [[ -n $waiting ]] && _describe -V 'values' waiting -S ''\n        \
         [[ -n $other ]] && _describe -V 'values' other\n",
    ),
];

/// What could stand where the shell's cursor is. `arguments` are those of the script: `repdex -- words of the line`;
/// `cursor` is the place of the word to complete among those words, the last when it is not told.
pub(super) fn complete(
    shell: &OsStr,
    cursor: Option<usize>,
    arguments: Vec<OsString>,
    catalog: &Catalog,
) -> Result<Vec<u8>, Failure> {
    let shell = Shell::from_id(&shell.to_string_lossy()).ok_or_else(|| {
        let shell = shell.to_string_lossy();
        Failure(format!(
            "{VARIABLE}: {shell} is no shell that repdex completes for"
        ))
    })?;
    let words = arguments
        .into_iter()
        .skip_while(|word| word != "--")
        .skip(1);
    let line = Line::new(words.collect(), cursor, shell);
    let offered = offered(grammar(&line), &line, catalog)?;
    Ok(shell.written(&offered, &line.kept_by_shell).into_bytes())
}

/// What a grammar offers for the word at the cursor; so many words of the line stand before what it reads.
fn offered(
    (grammar, before): (clap::Command, usize),
    line: &Line,
    catalog: &Catalog,
) -> Result<Vec<CompletionCandidate>, Failure> {
    let words = line.words[before..].to_vec();
    let index = words.len() - 1;
    let mut offered = engine::complete(&mut named(grammar, catalog, line), words, index, None)
        .map_err(|error| Failure(format!("cannot complete: {error}")))?;
    let typed = line.last();
    offered.retain(|candidate| is_wanted(&candidate.get_value().to_string_lossy(), &typed));
    Ok(offered)
}

/// The words up to the cursor.
struct Line {
    words: Vec<OsString>,
    /// What the shell holds to be words of their own before the one it replaces.
    kept_by_shell: String,
}

impl Line {
    fn new(mut words: Vec<OsString>, cursor: Option<usize>, shell: Shell) -> Self {
        // A cursor beyond the last word stands on an empty one, however far beyond it is said to be.
        let last = words.len().saturating_sub(1);
        let index = cursor.unwrap_or(last).min(words.len());
        words.resize(index + 1, OsString::new());
        let mut line = Self {
            words,
            kept_by_shell: String::new(),
        };
        if shell == Shell::Bash {
            line.rejoin();
        }
        line
    }

    /// Bash takes `--muscle=gl` and `equipment=ca` apart at the equals sign; what it took apart is one word again.
    fn rejoin(&mut self) {
        let mut joined: Vec<OsString> = Vec::new();
        let mut glue = false;
        let last = self.words.len() - 1;
        for (at, word) in std::mem::take(&mut self.words).into_iter().enumerate() {
            let is_sign = word == "=" && joined.len() > 1;
            match joined.last_mut().filter(|_| is_sign || glue) {
                Some(before) => {
                    if at == last {
                        let sign = if is_sign { "=" } else { "" };
                        self.kept_by_shell = format!("{}{sign}", before.to_string_lossy());
                    }
                    before.push(&word);
                }
                None => joined.push(word),
            }
            glue = is_sign;
        }
        self.words = joined;
    }

    /// The word to complete.
    fn last(&self) -> String {
        let last = self.words.last();
        last.map_or_else(String::new, |word| word.to_string_lossy().into_owned())
    }

    /// The words of a name before the cursor, each with a hyphen behind it.
    fn name_so_far(&self) -> String {
        let last = self.words.len().saturating_sub(1);
        let before = self.words.get(1..last).unwrap_or_default();
        let commands = super::parse::COMMANDS;
        let skipped = usize::from(
            before
                .first()
                .is_some_and(|word| commands.iter().any(|command| word == command)),
        );
        let mut prefix = String::new();
        for word in before.iter().skip(skipped) {
            let word = word.to_string_lossy();
            if word.starts_with('-') {
                break;
            }
            prefix.push_str(&word);
            prefix.push('-');
        }
        prefix
    }
}

/// Whether a candidate helps: an option once a hyphen is typed, for else it would be all that a shell inserts behind a
/// name; a value that does not stand before the comma already.
fn is_wanted(value: &str, typed: &str) -> bool {
    if value.starts_with('-') && !typed.starts_with('-') {
        return false;
    }
    let values = value.rsplit_once('=').map_or(value, |(_, values)| values);
    values.rsplit_once(',').is_none_or(|(before, last)| {
        let mut before = before.split(',');
        before.all(|one| one != last)
    })
}

/// The grammar that a line follows, and how many of its words stand before it: behind a command that is typed much only
/// that command's, for building those of all the others takes longer than the work itself.
fn grammar(line: &Line) -> (clap::Command, usize) {
    let command = line.words.get(1).filter(|_| line.words.len() > 2);
    let alone = command.and_then(|command| parse::grammar_of(command.to_str()?));
    alone.map_or_else(|| (Cli::command(), 0), |alone| (alone, 1))
}

/// A grammar with the names of all exercises where a name belongs, without the words of it that are there.
fn named(grammar: clap::Command, catalog: &Catalog, line: &Line) -> clap::Command {
    let names: Arc<[(String, String)]> =
        candidates::names(catalog, &line.last(), &line.name_so_far()).into();
    NAMED.iter().fold(grammar, |grammar, (command, argument)| {
        let names = Arc::clone(&names);
        let completer = move |_: &OsStr| {
            let offered = names.iter();
            offered
                .map(|(name, help)| candidates::described(name, help))
                .collect()
        };
        let add = |argument: clap::Arg| argument.add(ArgValueCompleter::new(completer));
        if grammar.get_name() == *command {
            grammar.mut_arg(argument, add)
        } else if grammar.find_subcommand(command).is_some() {
            grammar.mut_subcommand(command, |command| command.mut_arg(argument, add))
        } else {
            grammar
        }
    })
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

    fn from_id(id: &str) -> Option<Self> {
        let all = [Self::Bash, Self::Zsh, Self::Fish, Self::Powershell];
        all.into_iter().find(|shell| shell.id() == id)
    }

    /// Candidates as the script of the shell reads them; `kept` is what it does not replace.
    fn written(self, candidates: &[CompletionCandidate], kept: &str) -> String {
        let lines = candidates.iter().map(|candidate| {
            let value = candidate.get_value().to_string_lossy();
            let help = candidate.get_help().map(ToString::to_string);
            let help = help.as_deref().and_then(|help| help.lines().next());
            match (self, help) {
                (Self::Bash, _) => value.strip_prefix(kept).unwrap_or(&value).to_owned(),
                (Self::Zsh, help) => {
                    let value = value.replace('\\', "\\\\").replace(':', "\\:");
                    help.map_or(value.clone(), |help| {
                        format!("{value}:{}", help.replace('\\', "\\\\"))
                    })
                }
                (_, Some(help)) => format!("{value}\t{help}"),
                (_, None) => value.into_owned(),
            }
        });
        let lines: Vec<_> = lines.collect();
        match self {
            // The separator that its script sets, because values may hold blanks.
            Self::Bash => lines.join("\u{b}"),
            _ if lines.is_empty() => String::new(),
            _ => lines.join("\n") + "\n",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, grammar, offered};
    use crate::catalog::Catalog;
    use crate::cli::args::{Cli, Shell};
    use clap::CommandFactory;

    #[test]
    fn a_command_completed_alone_and_by_the_whole_grammar_offers_the_same() {
        let catalog = Catalog::built_in();
        for line in [
            "show barbell-b",
            "show --",
            "show -",
            "show rdl --section st",
            "show rdl --exact --",
            "show --no-such ",
            "search pla",
            "search glute --limit 3 --for",
            "list --muscle gl",
            "list --mus",
            "list --not equipment=ca",
            "list --color ",
            "list ",
            "similar rd",
            "similar rdl --",
        ] {
            let words = ["repdex"].into_iter().chain(line.split(' '));
            let line = Line::new(words.map(Into::into).collect(), None, Shell::Fish);
            let alone = grammar(&line);
            assert_eq!(alone.1, 1, "{:?}", line.words);
            let alone = offered(alone, &line, &catalog).expect("it completes");
            let whole = offered((Cli::command(), 0), &line, &catalog).expect("it completes");
            assert_eq!(
                Shell::Fish.written(&alone, ""),
                Shell::Fish.written(&whole, ""),
                "{:?}",
                line.words
            );
        }
    }
}
