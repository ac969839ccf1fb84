//! `list`: what passes the filters.

use super::args::{ListArgs, SortKey};
use super::filters;
use super::outcome::{Data, Failure, Outcome};
use crate::catalog::{Catalog, Found};
use crate::view::{Answer, RowsKind};
use crate::vocabulary::Vocabulary;

pub(super) fn run<'c>(args: &ListArgs, catalog: &'c Catalog) -> Result<Outcome<'c>, Failure> {
    let query = filters::query(&args.filters)?;
    let matching = catalog.matching(&query).into_iter();
    let mut rows: Vec<Found<'c>> = matching.map(Found::unsought).collect();
    let nothing = rows.is_empty();
    // The catalogue is in the order of names already; the last key decides least.
    for key in args.sort.iter().rev() {
        match key {
            SortKey::Name => rows.sort_by_cached_key(|row| row.entry.name().to_lowercase()),
            SortKey::Difficulty => rows.sort_by_key(|row| row.entry.facts().difficulty),
            SortKey::Target => rows.sort_by_key(|row| row.entry.facts().target.label()),
            SortKey::Equipment => rows.sort_by_key(|row| row.entry.facts().equipment.label()),
        }
    }
    rows.truncate(args.limit.unwrap_or(usize::MAX));
    let answer = Answer::Rows {
        rows,
        columns: args.output.columns.clone(),
        kind: RowsKind::List,
    };
    let format = args.output.format();
    if nothing {
        return Ok(Outcome::nothing(
            Data::Answer(answer, format),
            filters::explain_empty_list(&query, catalog),
        ));
    }
    Ok(Outcome::found(answer, format))
}
