//! Pages: the Markdown grammar of one exercise, read with every fault at once, written so that reading gives the same
//! record back. The same source runs at build time over `data/` and at run time over a person's own pages.

mod blocks;
mod facts;
mod read;
mod rules;
mod set;
mod settle;
mod style;
mod walk;
mod write;

pub use read::{Lines, Reading, read, read_bytes};
pub use rules::{Finding, Rule, Severity};
pub use set::{Known, Member, at_most, check_ladders, check_path, check_set};
pub use style::{Sentences, check_style};
pub use write::{Rung, write, write_whole};

use std::path::Path;

/// Whether a file is a page by its name: `*.md` in any case, but for a folder's own `README.md` and hidden files.
#[must_use]
pub fn is_page_file(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    let (stem, extension) = name.split_at(name.len().saturating_sub(3));
    extension.eq_ignore_ascii_case(b".md")
        && !is_hidden(path)
        && !stem.is_empty()
        && !stem.eq_ignore_ascii_case(b"readme")
}

/// Whether a file or folder is hidden by the dot its name begins with: locks of editors, trash, version control.
#[must_use]
pub fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    name.as_encoded_bytes().starts_with(b".")
}

/// The longest page that is read, in bytes: a hundred times the longest page of the catalogue.
pub const LONGEST: u64 = 1 << 20;

/// How many faults of one page are told before the rest is only counted.
pub const MOST_FINDINGS: usize = 100;
