//! `about`: what users of exercise data ask first.

use super::World;
use super::outcome::Outcome;
use crate::catalog::Catalog;
use crate::text::safe;

pub(super) fn run<'c>(catalog: &Catalog, world: &World) -> Outcome<'c> {
    let own = catalog.own_count();
    let pages = match own {
        0 => format!("{} built in", catalog.len()),
        own => format!("{} ({own} of them your own)", catalog.len()),
    };
    let folder = match &world.pages.path {
        Some(folder) => safe::shown(&folder.to_string_lossy()).into_owned(),
        None => "nowhere: set REPDEX_PAGES to a folder".to_owned(),
    };
    Outcome::text(format!(
        "repdex {}\npages      {pages}\ncode       MIT OR Apache-2.0\ndata       CC0-1.0 (the pages: free for any use, \
         no attribution needed)\nown pages  {folder}\n",
        env!("CARGO_PKG_VERSION")
    ))
}
