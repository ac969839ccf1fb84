//! `search`: everything that answers a query, with why.

use super::args::SearchArgs;
use super::outcome::{Data, Failure, Outcome};
use super::{filters, show};
use crate::catalog::Catalog;
use crate::query::Query;
use crate::view::{Answer, RowsKind};

pub(super) fn run<'c>(args: &SearchArgs, catalog: &'c Catalog) -> Result<Outcome<'c>, Failure> {
    let question = args.query.join(" ");
    let query = filters::query(&args.filters)?;
    let mut rows = catalog.search(&question, &query);
    let nothing = rows.is_empty();
    rows.truncate(args.limit.unwrap_or(usize::MAX));
    let format = args.output.format();
    let answer = Answer::Rows {
        rows,
        columns: args.output.columns.clone(),
        kind: RowsKind::Ranked,
    };
    if !nothing {
        return Ok(Outcome::found(answer, format));
    }
    let unfiltered = catalog.search(&question, &Query::default());
    let words = if unfiltered.is_empty() {
        show::not_found(&question, false, catalog).words
    } else {
        filters::explain_empty_hits(&query, &unfiltered)
    };
    Ok(Outcome::nothing(Data::Answer(answer, format), words))
}
