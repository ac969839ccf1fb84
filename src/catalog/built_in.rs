//! The pages compiled in: the word index, rows of facts, packed text and rendered JSON, all read in place.

use super::pack::{ROW_SIZE, Row};
use crate::search::index::Index;
use crate::search::packed;
use include_dir::{Dir, include_dir};

static PACK: Dir<'_> = include_dir!("$OUT_DIR/packed");

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
        // One file: to find one among several by name would read in a stretch of the program for each that is passed.
        let pack = PACK.files().next();
        let pack = pack.map_or(&[][..], include_dir::File::contents);
        let [search, rows, links, names, pages, json] = packed::sections(pack);
        Self {
            rows,
            names,
            pages,
            json,
            links,
            search,
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
