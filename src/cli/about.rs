//! `about`: what users of exercise data ask first.

use super::World;
use super::outcome::Outcome;
use crate::catalog::Catalog;
use crate::text::safe;
use crate::view;
use std::path::Path;

pub(super) fn run<'c>(catalog: &Catalog, world: &World) -> Outcome<'c> {
    let own = catalog.own_count();
    let pages = match own {
        0 => format!("{} built in", catalog.len()),
        own => format!("{} ({own} of them your own)", catalog.len()),
    };
    let folder = match &world.pages.path {
        Some(folder) => shown(folder, world),
        None => "nowhere: set REPDEX_PAGES to a folder".to_owned(),
    };
    Outcome::text(format!(
        "repdex {}\npages      {pages}\ncode       MIT OR Apache-2.0\ndata       CC0-1.0 (the pages: free for any use, \
         no attribution needed)\nown pages  {folder}\n",
        env!("CARGO_PKG_VERSION")
    ))
}

/// The folder of own pages, to be followed where links are and the folder is there.
fn shown(folder: &Path, world: &World) -> String {
    let text = safe::shown(&folder.to_string_lossy()).into_owned();
    let can_follow = world.terminal && world.links && folder.is_absolute() && folder.is_dir();
    view::link(&address(folder), &text, can_follow)
}

/// A path as the address of a file, with every byte that an address may not hold written out.
fn address(path: &Path) -> String {
    let mut address = "file://".to_owned();
    for byte in path.to_string_lossy().bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    address
}
