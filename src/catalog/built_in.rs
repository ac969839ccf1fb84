//! The pages compiled in: packed text, rendered JSON, rows of facts and the word index, all read in place.

use super::pack::{ROW_SIZE, Row};
use crate::search::index::Index;
use include_dir::{Dir, include_dir};

static PACK: Dir<'_> = include_dir!("$OUT_DIR/pack");

/// The parts of the pack.
#[derive(Debug, Clone, Copy)]
pub(super) struct BuiltIn {
    rows: &'static [u8],
    names: &'static [u8],
    pages: &'static [u8],
    json: &'static [u8],
    links: &'static [u8],
    search: &'static [u8],
}

impl BuiltIn {
    pub(super) fn open() -> Self {
        let part = |name: &str| {
            PACK.get_file(name)
                .map_or(&[][..], include_dir::File::contents)
        };
        Self {
            rows: part("rows.bin"),
            names: part("names.txt"),
            pages: part("pages.md"),
            json: part("pages.json"),
            links: part("links.bin"),
            search: part("search.bin"),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len() / ROW_SIZE
    }

    pub(super) fn row(&self, at: u32) -> Option<Row> {
        Row::decode(self.rows, at as usize)
    }

    pub(super) fn rows(&self) -> &'static [u8] {
        self.rows
    }

    pub(super) fn names(&self) -> &'static [u8] {
        self.names
    }

    pub(super) fn pages(&self) -> &'static [u8] {
        self.pages
    }

    pub(super) fn json(&self) -> &'static [u8] {
        self.json
    }

    pub(super) fn links(&self) -> &'static [u8] {
        self.links
    }

    pub(super) fn index(&self) -> Index<'static> {
        Index::open(self.search)
    }
}
