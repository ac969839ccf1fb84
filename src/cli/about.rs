//! `about`: what users of exercise data ask first.

use super::World;
use super::outcome::Outcome;
use crate::catalog::Catalog;
use crate::text::safe;
use crate::view::{self, Pair, Role, Sheet};

pub(super) fn run<'c>(catalog: &Catalog, world: &World, sheet: &Sheet) -> Outcome<'c> {
    let own = catalog.own_count();
    let pages = match own {
        0 => format!("{} built in", catalog.len()),
        own => format!("{} ({own} of them your own)", catalog.len()),
    };
    let folder = world.pages.path.as_deref();
    let shown = folder.map_or_else(
        || "nowhere: set REPDEX_PAGES to a folder".to_owned(),
        |folder| safe::shown(&folder.to_string_lossy()).into_owned(),
    );
    let name = format!("repdex {}", env!("CARGO_PKG_VERSION"));
    let rows = [
        Pair::new("pages", &pages),
        Pair::new("code", "MIT OR Apache-2.0"),
        Pair::new(
            "data",
            "CC0-1.0 (the pages: free for any use, no attribution needed)",
        ),
        Pair {
            leads_to: folder.filter(|folder| sheet.links && folder.is_dir()),
            ..Pair::new("own pages", &shown)
        },
    ];
    let title = view::paint(Role::Title, &name, sheet.colour);
    let rows = view::pairs(Role::Label, 0, &rows, sheet);
    Outcome::text(format!("{title}\n{rows}"))
}
