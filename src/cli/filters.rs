//! Filters as typed to a query, and what to say when they leave nothing.

use super::args::FilterArgs;
use super::outcome::Failure;
use crate::catalog::{Catalog, Found};
use crate::query::Query;

/// The filters as a query.
pub(super) fn query(args: &FilterArgs) -> Result<Query, Failure> {
    let mut query = Query::default();
    for (facet, values) in &args.values {
        query.any_of(*facet, values)?;
    }
    for assignment in &args.not {
        query.none_of(assignment)?;
    }
    query.have(&args.have)?;
    Ok(query)
}

/// Says which filter emptied a result: for each that alone stands in the way, how many there would be without it.
/// `count` counts what is left when the filter at a position is left out.
fn explain_empty(query: &Query, count: impl Fn(usize) -> usize) -> Vec<String> {
    let clauses = query.clauses();
    let mut words = vec!["no exercise passes all filters".to_owned()];
    let mut lone = 0;
    for (at, clause) in clauses.iter().enumerate() {
        let without = count(at);
        if without > 0 {
            lone += 1;
            words.push(format!("{} emptied it: {without} without it", clause.typed));
        }
    }
    if lone == 0 && !clauses.is_empty() {
        let typed: Vec<_> = clauses.iter().map(|clause| clause.typed.as_str()).collect();
        words.push(format!(
            "no single filter emptied it; leave out two or more of: {}",
            typed.join(", ")
        ));
    }
    words
}

/// [`explain_empty`] over what was found before any filter.
pub(super) fn explain_empty_hits(query: &Query, unfiltered: &[Found<'_>]) -> Vec<String> {
    explain_empty(query, |left_out| {
        unfiltered
            .iter()
            .filter(|found| query.matches_without(left_out, &found.entry))
            .count()
    })
}

/// [`explain_empty`] over the whole catalogue.
pub(super) fn explain_empty_list(query: &Query, catalog: &Catalog) -> Vec<String> {
    explain_empty(query, |left_out| {
        catalog
            .entries()
            .filter(|entry| query.matches_without(left_out, entry))
            .count()
    })
}
