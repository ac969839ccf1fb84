//! The command: looks at the world, hands it to [`repdex::cli::run`], ends as told.

use repdex::cli::{self, PagesFolder, World};
use std::env;
use std::hash::{BuildHasher, RandomState};
use std::io::{self, IsTerminal};
use std::process::ExitCode;

/// musl's own allocator is so slow that a static build would gain nothing by being static.
#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

fn main() -> ExitCode {
    let world = look_around();
    let exit = cli::run(
        env::args_os(),
        &world,
        &mut io::stdout().lock(),
        &mut io::stderr().lock(),
    );
    ExitCode::from(exit.code())
}

fn look_around() -> World {
    let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let terminal = io::stdout().is_terminal();
    let dumb = World::is_dumb(env::var_os("TERM").as_deref());
    World {
        terminal,
        error_terminal: io::stderr().is_terminal(),
        size: terminal
            .then(terminal_size::terminal_size)
            .flatten()
            .map(|(width, height)| (width.0, height.0)),
        no_color: is_set("NO_COLOR"),
        force_color: env::var_os("CLICOLOR_FORCE")
            .is_some_and(|value| !value.is_empty() && value != "0"),
        dumb,
        links: !dumb && follows_links(is_set),
        pager: env::var_os("REPDEX_PAGER").or_else(|| env::var_os("PAGER")),
        pages: pages_folder(),
        completing: env::var_os(cli::COMPLETE_VARIABLE)
            .filter(|shell| !shell.is_empty() && shell != "0"),
        completing_at: env::var(cli::COMPLETE_INDEX_VARIABLE)
            .ok()
            .and_then(|index| index.parse().ok()),
        seed: RandomState::new().hash_one(()),
    }
}

/// Whether the terminal is one of those known to follow links (OSC 8); others may print them as rubbish.
fn follows_links(is_set: impl Fn(&str) -> bool) -> bool {
    let marks = [
        "WT_SESSION",
        "VTE_VERSION",
        "KITTY_WINDOW_ID",
        "WEZTERM_PANE",
        "GHOSTTY_RESOURCES_DIR",
    ];
    let program = env::var_os("TERM_PROGRAM").unwrap_or_default();
    marks.into_iter().any(is_set)
        || ["iTerm.app", "WezTerm", "vscode", "ghostty"]
            .iter()
            .any(|name| program == *name)
}

/// `REPDEX_PAGES`, else `repdex/pages` in the data directory of the platform.
fn pages_folder() -> PagesFolder {
    use etcetera::BaseStrategy;
    if let Some(named) = env::var_os("REPDEX_PAGES").filter(|path| !path.is_empty()) {
        return PagesFolder {
            path: Some(named.into()),
            named: true,
        };
    }
    let data = etcetera::choose_base_strategy()
        .ok()
        .map(|base| base.data_dir());
    PagesFolder {
        path: data.map(|data| data.join("repdex").join("pages")),
        named: false,
    }
}
