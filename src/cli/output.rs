//! The front door on the way out: manners decided once, one write, and what happens when it fails.

use super::args::{GlobalArgs, When};
use super::outcome::{Data, Outcome};
use super::{Exit, World};
use crate::text::safe;
use crate::view::{self, Sheet};
use std::io::{self, ErrorKind, Write};
use std::process::{Command, Stdio};

/// Columns written for when there is no terminal to ask.
pub(super) const PIPE_WIDTH: usize = 100;

/// Where data goes, and where words about it go.
pub(super) struct Streams<'s> {
    pub(super) out: &'s mut dyn Write,
    pub(super) err: &'s mut dyn Write,
}

impl Streams<'_> {
    /// A line to standard error. When even that fails there is nobody left to tell.
    pub(super) fn say(&mut self, message: &str) {
        let mut safe_lines = message.lines().map(safe::shown);
        let first = safe_lines.next().unwrap_or_default();
        let mut text = format!("repdex: {first}\n");
        for line in safe_lines {
            text.push_str(&format!("  {line}\n"));
        }
        let _ = self.err.write_all(text.as_bytes());
    }

    /// Tells of wrong usage or bad data.
    pub(super) fn failed(&mut self, message: &str) -> Exit {
        self.say(message);
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
        let bytes = match &outcome.data {
            Data::Nothing => Vec::new(),
            Data::Text(text) => text.clone().into_bytes(),
            Data::Answer(answer, format) => view::render(answer, *format, &sheet),
        };
        let exit = if wants_pager(global, world, &bytes) && Self::page(&bytes, world) {
            outcome.exit
        } else {
            self.write(&bytes, outcome.exit)
        };
        for words in &outcome.words {
            self.say(words);
        }
        exit
    }

    /// One buffer, one write. A closed pipe ends quietly; anything else that fails is told.
    pub(super) fn write(&mut self, bytes: &[u8], exit: Exit) -> Exit {
        match self.out.write_all(bytes).and_then(|()| self.out.flush()) {
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
    pub(super) fn usage(&mut self, error: &clap::Error, world: &World) -> Exit {
        let global = GlobalArgs::default();
        if error.use_stderr() {
            let styled = wants_colour(&global, world, world.error_terminal);
            let text = rendered(error, styled);
            let _ = self.err.write_all(text.as_bytes());
            return Exit::Trouble;
        }
        let text = rendered(error, wants_colour(&global, world, world.terminal));
        self.write(text.as_bytes(), Exit::Found)
    }

    /// Shows bytes in the pager; `false` when it could not be started, so that they are just written.
    fn page(bytes: &[u8], world: &World) -> bool {
        let Some(mut child) = start_pager(world) else {
            return false;
        };
        if let Some(mut input) = child.stdin.take() {
            // A pager that is left early closes its end: that is how people leave it.
            let _ = input.write_all(bytes);
        }
        child.wait().is_ok()
    }
}

fn rendered(error: &clap::Error, styled: bool) -> String {
    let text = error.render();
    if styled {
        text.ansi().to_string()
    } else {
        text.to_string()
    }
}

fn sheet(global: &GlobalArgs, world: &World) -> Sheet {
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

/// Colour, decided once: what is asked, then `NO_COLOR`, then `CLICOLOR_FORCE`, then what the stream is.
fn wants_colour(global: &GlobalArgs, world: &World, terminal: bool) -> bool {
    match global.color.unwrap_or_default() {
        When::Always => true,
        When::Never => false,
        When::Auto if world.no_color => false,
        When::Auto if world.force_color => true,
        When::Auto => terminal && !world.dumb,
    }
}

fn wants_pager(global: &GlobalArgs, world: &World, bytes: &[u8]) -> bool {
    let longer_than_screen = || {
        let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
        world
            .size
            .is_some_and(|(_, height)| lines >= usize::from(height))
    };
    match global.pager.unwrap_or_default() {
        When::Always => true,
        When::Never => false,
        When::Auto => world.terminal && !world.dumb && longer_than_screen(),
    }
}

/// `REPDEX_PAGER`, else `PAGER`, else `less -FRX`; an empty one or `cat` means none.
fn start_pager(world: &World) -> Option<std::process::Child> {
    let line = world
        .pager
        .as_ref()
        .map_or_else(|| "less -FRX".into(), |pager| pager.to_string_lossy());
    let mut words = line.split_ascii_whitespace();
    let program = words.next().filter(|program| *program != "cat")?;
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::piped());
    if program.ends_with("less") && !line.contains(' ') {
        command.arg("-FRX");
    }
    spawn(&mut command).ok()
}

fn spawn(command: &mut Command) -> io::Result<std::process::Child> {
    command.spawn()
}
