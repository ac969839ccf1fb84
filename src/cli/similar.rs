//! `similar`: what to do instead.

use super::args::SimilarArgs;
use super::outcome::{Data, Failure, Outcome};
use super::{filters, show};
use crate::catalog::{Catalog, Found, Toward};
use crate::query::Query;
use crate::view::{Answer, RowsKind};

pub(super) fn run<'c>(args: &SimilarArgs, catalog: &'c Catalog) -> Result<Outcome<'c>, Failure> {
    let question = args.name.join(" ");
    let query = filters::query(&args.filters)?;
    let Some(this) = catalog
        .look_up(&question, 0)
        .into_iter()
        .next()
        .map(|found| found.entry)
    else {
        let answer = ranked(Vec::new(), args);
        return Ok(Outcome {
            data: Data::Answer(answer, args.output.format()),
            ..show::not_found(&question, false, catalog)
        });
    };
    let toward = match (args.easier, args.harder) {
        (true, _) => Some(Toward::Easier),
        (_, true) => Some(Toward::Harder),
        _ => None,
    };
    let mut rows = catalog.similar(this, toward, &query);
    let nothing = rows.is_empty();
    rows.truncate(args.limit);
    let answer = ranked(rows, args);
    let format = args.output.format();
    if !nothing {
        let mut outcome = Outcome::found(answer, format);
        outcome.words.push(format!("instead of {}", this.name()));
        return Ok(outcome);
    }
    let unfiltered = catalog.similar(this, toward, &Query::default());
    let words = if unfiltered.is_empty() {
        let kind = toward.map_or("", |toward| {
            if toward == Toward::Easier {
                "easier "
            } else {
                "harder "
            }
        });
        vec![format!(
            "there is nothing {kind}that does the work of {}",
            this.name()
        )]
    } else {
        filters::explain_empty_hits(&query, &unfiltered)
    };
    Ok(Outcome::nothing(Data::Answer(answer, format), words))
}

fn ranked<'c>(rows: Vec<Found<'c>>, args: &SimilarArgs) -> Answer<'c> {
    Answer::Rows {
        rows,
        columns: args.output.columns.clone(),
        kind: RowsKind::Ranked,
    }
}
