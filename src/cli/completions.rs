//! Completions: scripts that ask the binary, so that names, values and own pages are always current.

use super::args::{Cli, Shell};
use super::outcome::{Failure, Outcome};
use crate::catalog::Catalog;
use crate::text::fold;
use crate::view::Column;
use crate::vocabulary::{Facet, Term};
use clap::CommandFactory;
use clap_complete::engine::{self, ArgValueCompleter, CompletionCandidate};
use clap_complete::env::Shells;
use std::ffi::{OsStr, OsString};

/// The variable by which a completion script asks the binary.
pub const VARIABLE: &str = "REPDEX_COMPLETE";

/// The variable in which a script says which word the cursor is on; the last one when it does not say.
pub const INDEX_VARIABLE: &str = "_CLAP_COMPLETE_INDEX";

/// Arguments that are names of exercises, and the command they belong to; none for the bare question.
const NAMED: [(Option<&str>, &str); 4] = [
    (None, "name"),
    (Some("show"), "name"),
    (Some("similar"), "name"),
    (Some("search"), "query"),
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
    let mut command = named(Cli::command(), catalog, &line);
    let index = line.words.len() - 1;
    let candidates = engine::complete(&mut command, line.words.clone(), index, None);
    let mut candidates =
        candidates.map_err(|error| Failure(format!("cannot complete: {error}")))?;
    let typed = line.last();
    candidates.retain(|candidate| is_wanted(&candidate.get_value().to_string_lossy(), &typed));
    Ok(shell.written(&candidates, &line.kept_by_shell).into_bytes())
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

/// The command line with the names of all exercises where a name belongs, without the words of it that are there.
fn named(mut command: clap::Command, catalog: &Catalog, line: &Line) -> clap::Command {
    let names: std::sync::Arc<[(String, String)]> = names(catalog, line).into();
    for (subcommand, argument) in NAMED {
        let names = std::sync::Arc::clone(&names);
        let completer = move |_: &OsStr| {
            let offered = names.iter();
            offered.map(|(name, help)| described(name, help)).collect()
        };
        let add = move |argument: clap::Arg| argument.add(ArgValueCompleter::new(completer));
        command = match subcommand {
            None => command.mut_arg(argument, add),
            Some(name) => command.mut_subcommand(name, |command| command.mut_arg(argument, add)),
        };
    }
    command
}

/// Where so many names begin as it was typed, the thousands of aliases are not asked besides.
const ENOUGH: usize = 3;

/// What the word at the cursor can become as a word of a name, or of an alias where hardly a name begins so: what is there of
/// it as it was typed, and the rest of the slug.
fn names(catalog: &Catalog, line: &Line) -> Vec<(String, String)> {
    let typed = line.last();
    let begun = line.name_so_far() + &typed;
    let ending = |name: &str| {
        let slug = may_begin(name, &begun).then(|| fold::slug(name))?;
        let rest = rest_of(&slug, &begun)?;
        (!typed.is_empty() || !rest.is_empty()).then(|| format!("{typed}{rest}"))
    };
    let mut offered = std::collections::HashSet::new();
    let mut candidates = Vec::new();
    for entry in catalog.entries() {
        if let Some(value) = ending(entry.name()).filter(|value| offered.insert(value.clone())) {
            let facts = entry.facts();
            let (target, equipment) = (Facet::Target, Facet::Equipment);
            let help = format!("{}, {}", label(target, &facts), label(equipment, &facts));
            candidates.push((value, help));
        }
    }
    if candidates.len() >= ENOUGH {
        return candidates;
    }
    for entry in catalog.entries() {
        let endings = entry.each_alias().filter_map(ending);
        for value in endings.filter(|value| offered.insert(value.clone())) {
            candidates.push((value, entry.name().to_owned()));
        }
    }
    candidates
}

/// What a slug has beyond the letters of what was typed; hyphens and capitals make no difference. Behind a word that is
/// done only a next word counts.
fn rest_of<'s>(slug: &'s str, typed: &str) -> Option<&'s str> {
    let mut rest = slug;
    for letter in typed.chars().filter(|letter| *letter != '-') {
        rest = rest.trim_start_matches('-');
        let mut letters = rest.chars();
        let same = letters.next()?.to_lowercase().eq(letter.to_lowercase());
        rest = same.then_some(letters.as_str())?;
    }
    let word_is_done = typed.ends_with('-') && !rest.is_empty();
    if word_is_done {
        rest.strip_prefix('-')
    } else {
        Some(rest)
    }
}

/// Whether the slug of a name may begin with some letters: most names are ruled out before their slug is made.
fn may_begin(name: &str, begun: &str) -> bool {
    let mut letters = name
        .bytes()
        .filter(|byte| !matches!(byte, b' ' | b'-' | b'\''));
    for typed in begun.bytes().filter(|byte| *byte != b'-') {
        let Some(letter) = letters.next() else {
            return false;
        };
        // Only plain letters are sure to stand in a slug as they are.
        if !(letter.is_ascii_alphanumeric() && typed.is_ascii_alphanumeric()) {
            return true;
        }
        if !letter.eq_ignore_ascii_case(&typed) {
            return false;
        }
    }
    true
}

fn label(facet: Facet, facts: &crate::exercise::Facts) -> &'static str {
    let first = facts.ordered(facet).first().copied();
    first.map_or("", |at| facet.terms()[usize::from(at)].label)
}

fn described(value: &str, help: &str) -> CompletionCandidate {
    CompletionCandidate::new(value).help(Some(help.to_owned().into()))
}

fn term(term: &Term) -> CompletionCandidate {
    described(term.id, term.label)
}

/// The values of a facet, described by their labels.
pub(super) fn terms(facet: Facet) -> Vec<CompletionCandidate> {
    facet.terms().iter().map(term).collect()
}

/// What `--have` takes.
pub(super) fn things() -> Vec<CompletionCandidate> {
    let mut things = terms(Facet::Equipment);
    things.extend(terms(Facet::Needs));
    things
}

/// What `--columns` takes.
pub(super) fn columns() -> Vec<CompletionCandidate> {
    let all = Column::ALL.iter();
    all.map(|column| described(column.key(), column.header()))
        .collect()
}

/// What `terms` takes.
pub(super) fn facets() -> Vec<CompletionCandidate> {
    let all = Facet::ALL.iter();
    all.map(|facet| described(facet.id(), &format!("each {}", bare(facet.title()))))
        .collect()
}

/// A title without its article: `a muscle` is `muscle`.
fn bare(title: &str) -> &str {
    title.strip_prefix("a ").unwrap_or(title)
}

/// What `--not` takes, `FACET=VALUE,VALUE`: first the facet, then its values.
pub(super) fn assignments(current: &OsStr) -> Vec<CompletionCandidate> {
    let current = current.to_string_lossy();
    let Some((name, values)) = current.split_once('=') else {
        let facets = Facet::ALL
            .iter()
            .filter(|facet| facet.id().starts_with(&*current));
        return facets
            .map(|facet| described(&format!("{}=", facet.id()), facet.title()))
            .collect();
    };
    let Some(facet) = Facet::from_name(name) else {
        return Vec::new();
    };
    let (done, begun) = values
        .rfind(',')
        .map_or(("", values), |comma| values.split_at(comma + 1));
    let fitting = facet
        .terms()
        .iter()
        .filter(|term| term.id.starts_with(begun));
    fitting
        .map(|term| described(&format!("{name}={done}{}", term.id), term.label))
        .collect()
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
