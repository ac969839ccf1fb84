//! `random`: a pick among what passes the filters.

use super::args::RandomArgs;
use super::filters;
use super::outcome::{Data, Failure, Outcome};
use crate::catalog::{Catalog, Found};
use crate::view::{Answer, RowsKind};

pub(super) fn run<'c>(
    args: &RandomArgs,
    catalog: &'c Catalog,
    chance: u64,
) -> Result<Outcome<'c>, Failure> {
    let query = filters::query(&args.filters)?;
    let mut entries = catalog.matching(&query);
    let format = args.output.format();
    if entries.is_empty() {
        let answer = Answer::Rows {
            rows: Vec::new(),
            columns: args.output.columns.clone(),
            kind: RowsKind::List,
        };
        return Ok(Outcome::nothing(
            Data::Answer(answer, format),
            filters::explain_empty_list(&query, catalog),
        ));
    }
    let mut random = fastrand::Rng::with_seed(args.seed.unwrap_or(chance));
    let count = args.count.min(entries.len());
    // The first places of a shuffle; drawn as 64-bit numbers, so that every platform draws the same.
    for at in 0..count {
        let left = u64::try_from(entries.len() - at).unwrap_or(u64::MAX);
        let pick = at + usize::try_from(random.u64(0..left)).unwrap_or(0);
        entries.swap(at, pick);
    }
    entries.truncate(count);
    let rows = entries.into_iter().map(Found::unsought).collect();
    let answer = Answer::Rows {
        rows,
        columns: args.output.columns.clone(),
        kind: RowsKind::List,
    };
    Ok(Outcome::found(answer, format))
}
