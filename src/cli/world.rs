//! The world as `main` found it: everything the command line may depend on besides its arguments.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

/// Terminal, environment and folders, as values: a test makes its own.
#[derive(Debug, Clone, Default)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is one independent reading of the environment"
)]
pub struct World {
    /// Whether standard output is a terminal.
    pub terminal: bool,
    /// Whether standard error is a terminal.
    pub error_terminal: bool,
    /// The terminal's columns and lines, when they can be asked.
    pub size: Option<(u16, u16)>,
    /// `NO_COLOR` is set and not empty.
    pub no_color: bool,
    /// `CLICOLOR_FORCE` is set and neither empty nor `0`.
    pub force_color: bool,
    /// The terminal can do no more than print: see [`World::is_dumb`].
    pub dumb: bool,
    /// The terminal is known to follow links (OSC 8).
    pub links: bool,
    /// The command of the pager: `REPDEX_PAGER`, else `PAGER`; empty means none.
    pub pager: Option<OsString>,
    /// Where own pages lie.
    pub pages: PagesFolder,
    /// The shell that asks for completions of the arguments, when one does.
    pub completing: Option<OsString>,
    /// Which word of those arguments the cursor is on; the last when the shell does not say.
    pub completing_at: Option<usize>,
    /// The seed of `random` when none is asked for.
    pub seed: u64,
}

impl World {
    /// Whether a terminal of this `TERM` can do no more than print: one that calls itself `dumb` or nothing at all. On
    /// Windows terminals have no such name.
    #[must_use]
    pub fn is_dumb(term: Option<&OsStr>) -> bool {
        match term {
            Some(name) => name.is_empty() || name == "dumb",
            None => !cfg!(windows),
        }
    }
}

/// Where own pages are looked for.
#[derive(Debug, Clone, Default)]
pub struct PagesFolder {
    /// The folder; none when there is no home to look in.
    pub path: Option<PathBuf>,
    /// Whether it was named outright (`REPDEX_PAGES`), so that its absence is worth a word.
    pub named: bool,
}
