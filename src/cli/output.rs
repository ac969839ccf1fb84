//! The front door on the way out: manners decided once, one write, and what happens when it fails.

use super::args::{GlobalArgs, When};
use super::outcome::Outcome;
use super::{Exit, World, usage};
use crate::text::{safe, wrap};
use crate::view::{self, Bytes, Role, Sheet};
use clap::ValueEnum;
use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};
use std::process::{Command, Stdio};

/// Columns written for when there is no terminal to ask.
pub(super) const PIPE_WIDTH: usize = 100;

/// Where data goes, and where words about it go.
pub(super) struct Streams<'s> {
    pub(super) out: &'s mut dyn Write,
    pub(super) err: &'s mut dyn Write,
    /// Whether words to `err` are styled.
    pub(super) styled_words: bool,
    /// Columns for words to `err`.
    pub(super) words_width: usize,
}

impl Streams<'_> {
    /// A word about the answer. When even that fails there is nobody left to tell.
    pub(super) fn say(&mut self, message: &str) {
        let who = view::paint(Role::Label, "repdex:", self.styled_words);
        self.say_as(&who, message);
    }

    fn say_as(&mut self, who: &str, message: &str) {
        let mut text = String::new();
        for (at, line) in message.lines().map(safe::shown).enumerate() {
            let indent = if at == 0 { "repdex: ".len() } else { 2 };
            let room = self.words_width.saturating_sub(indent);
            for (part, words) in wrap::prose(&line, room).iter().enumerate() {
                if at == 0 && part == 0 {
                    text.push_str(&format!("{who} {words}\n"));
                } else {
                    text.push_str(&format!("{:indent$}{words}\n", ""));
                }
            }
        }
        let _ = self.err.write_all(text.as_bytes());
    }

    /// Tells of wrong usage or bad data.
    pub(super) fn failed(&mut self, message: &str) -> Exit {
        let who = view::paint(Role::Warning, "repdex:", self.styled_words);
        self.say_as(&who, message);
        Exit::Trouble
    }

    /// Writes what a command came to.
    pub(super) fn outcome(
        &mut self,
        outcome: &Outcome<'_>,
        global: &GlobalArgs,
        world: &World,
    ) -> Exit {
        let sheet = sheet(global, world);
        let mut bytes = outcome.data.bytes(&sheet);
        if sheet.links && wants_pager(global, world, &bytes) && !pager_follows_links(world) {
            bytes = outcome.data.bytes(&Sheet {
                links: false,
                ..sheet
            });
        }
        let exit = self.paged(&bytes, global, world, outcome.exit);
        if exit != outcome.exit && exit == Exit::Trouble {
            // Words about what nobody got would only hide why.
            return exit;
        }
        for words in &outcome.words {
            self.say(words);
        }
        exit
    }

    /// One write. A closed pipe ends quietly; anything else that fails is told.
    pub(super) fn write(&mut self, bytes: &Bytes<'_>, exit: Exit) -> Exit {
        match bytes.write_to(self.out) {
            Ok(()) => exit,
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Exit::Found,
            Err(error) => {
                self.say(&format!(
                    "cannot write: {}",
                    crate::catalog::own::plain_error(&error)
                ));
                Exit::Trouble
            }
        }
    }

    /// Help and version are answers; anything else clap says is wrong usage.
    pub(super) fn usage(
        &mut self,
        error: clap::Error,
        arguments: &[OsString],
        global: &GlobalArgs,
        world: &World,
    ) -> Exit {
        if error.use_stderr() {
            let told = usage::told(error, arguments, self.styled_words);
            let lines = told
                .lines()
                .map(|line| wrap::styled(line, self.words_width));
            let text: String = lines.map(|line| line + "\n").collect();
            let _ = self.err.write_all(text.as_bytes());
            return Exit::Trouble;
        }
        let text = usage::rendered(&error, wants_colour(global, world, world.terminal));
        self.paged(&text.into(), global, world, Exit::Found)
    }

    /// Writes bytes, through the pager where one is wanted and there.
    fn paged(&mut self, bytes: &Bytes<'_>, global: &GlobalArgs, world: &World, exit: Exit) -> Exit {
        if wants_pager(global, world, bytes) && Self::page(bytes, world) {
            exit
        } else {
            self.write(bytes, exit)
        }
    }

    /// Shows bytes in the pager; `false` when it could not be started, so that they are just written.
    fn page(bytes: &Bytes<'_>, world: &World) -> bool {
        let Some(mut child) = start_pager(world) else {
            return false;
        };
        if let Some(mut input) = child.stdin.take() {
            // A pager that is left early closes its end: that is how people leave it.
            let _ = bytes.write_to(&mut input);
        }
        child.wait().is_ok()
    }
}

/// What answers are written on.
pub(super) fn sheet(global: &GlobalArgs, world: &World) -> Sheet {
    let asked = global.width.map(usize::from);
    let terminal = world
        .size
        .filter(|_| world.terminal)
        .map(|(columns, _)| usize::from(columns));
    Sheet {
        width: asked.or(terminal).unwrap_or(PIPE_WIDTH).max(1),
        colour: wants_colour(global, world, world.terminal),
        terminal: world.terminal,
        links: world.terminal && world.links,
    }
}

/// The manners asked for, read without grammar: help and errors must mind them even where the line cannot be parsed.
pub(super) fn early_manners(arguments: &[OsString]) -> GlobalArgs {
    let mut global = GlobalArgs::default();
    let mut words = arguments.iter().skip(1).map(|word| word.to_string_lossy());
    while let Some(word) = words.next().filter(|word| word != "--") {
        let (flag, glued) = match word.split_once('=') {
            Some((flag, value)) => (flag, Some(value.to_owned())),
            None => (word.as_ref(), None),
        };
        if !["--color", "--width", "--pager"].contains(&flag) {
            continue;
        }
        let value = glued.or_else(|| words.next().map(Cow::into_owned));
        let value = value.unwrap_or_default();
        match flag {
            "--color" => global.color = When::from_str(&value, false).ok(),
            "--pager" => global.pager = When::from_str(&value, false).ok(),
            _ => global.width = value.parse().ok().filter(|width| *width > 0),
        }
    }
    global
}

/// Columns for words about the answer: those of a terminal that has room for them; elsewhere a line stays a line.
pub(super) fn words_width(global: &GlobalArgs, world: &World) -> usize {
    let terminal = world.size.filter(|_| world.error_terminal);
    let columns = terminal.map(|(columns, _)| global.width.unwrap_or(columns));
    let columns = columns.map(usize::from).filter(|columns| *columns >= 40);
    columns.unwrap_or(usize::MAX)
}

/// Columns for help and errors: never so narrow that clap has no room beside its options, never wider than prose.
pub(super) fn help_width(global: &GlobalArgs, world: &World) -> usize {
    let terminal = world.size.map(|(columns, _)| columns);
    let width = global.width.or(terminal).map_or(PIPE_WIDTH, usize::from);
    width.clamp(40, PIPE_WIDTH)
}

/// Colour, decided once: what is asked, then `NO_COLOR`, then `CLICOLOR_FORCE`, then what the stream is.
pub(super) fn wants_colour(global: &GlobalArgs, world: &World, terminal: bool) -> bool {
    match global.color.unwrap_or_default() {
        When::Always => true,
        When::Never => false,
        When::Auto if world.no_color => false,
        When::Auto if world.force_color => true,
        When::Auto => terminal && !world.dumb,
    }
}

fn wants_pager(global: &GlobalArgs, world: &World, bytes: &Bytes<'_>) -> bool {
    let longer_than_screen = || {
        world
            .size
            .is_some_and(|(_, height)| bytes.has_lines(usize::from(height)))
    };
    match global.pager.unwrap_or_default() {
        When::Always => true,
        When::Never => false,
        When::Auto => world.terminal && !world.dumb && longer_than_screen(),
    }
}

/// `REPDEX_PAGER`, else `PAGER`, else `less -FRX`; an empty one or `cat` means none.
fn pager_line(world: &World) -> Cow<'_, str> {
    let named = world.pager.as_ref();
    named.map_or_else(|| "less".into(), |pager| pager.to_string_lossy())
}

fn is_less(program: &str) -> bool {
    program.ends_with("less")
}

/// Whether links may be given to the pager: `less` passes them on, others may print them as rubbish.
fn pager_follows_links(world: &World) -> bool {
    let line = pager_line(world);
    let program = line.split_ascii_whitespace().next();
    program.is_none_or(|program| program == "cat" || is_less(program))
}

fn start_pager(world: &World) -> Option<std::process::Child> {
    let line = pager_line(world);
    let mut words = line.split_ascii_whitespace();
    let program = words.next().filter(|program| *program != "cat")?;
    let options: Vec<&str> = words.collect();
    let mut command = Command::new(program);
    if is_less(program) {
        // Without -R it would spell colours out; the rest is left to whoever gave it options.
        command.arg(if options.is_empty() { "-FRX" } else { "-R" });
    }
    command.args(options).stdin(Stdio::piped());
    spawn(&mut command).ok()
}

fn spawn(command: &mut Command) -> io::Result<std::process::Child> {
    command.spawn()
}
