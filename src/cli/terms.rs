//! `terms`: the vocabulary with counts that follow the filters.

use super::args::TermsArgs;
use super::filters;
use super::outcome::{Failure, Outcome};
use crate::catalog::{Catalog, count_terms};
use crate::view::Answer;
use crate::vocabulary::Facet;

/// The lists shown when none is named: each list once, muscles by target or secondary.
const LISTS: [Facet; 10] = [
    Facet::BodyPart,
    Facet::Muscle,
    Facet::Equipment,
    Facet::Needs,
    Facet::Difficulty,
    Facet::Category,
    Facet::Mechanic,
    Facet::Force,
    Facet::Laterality,
    Facet::Pattern,
];

pub(super) fn run<'c>(args: &TermsArgs, catalog: &'c Catalog) -> Result<Outcome<'c>, Failure> {
    if args.output.columns.is_some() {
        let message = "--columns chooses among the columns of exercises; terms have none to choose";
        return Err(Failure(message.to_owned()));
    }
    let query = filters::query(&args.filters)?;
    let mut lists: Vec<Facet> = Vec::new();
    let asked = if args.lists.is_empty() {
        &LISTS[..]
    } else {
        &args.lists
    };
    for facet in asked {
        if !lists.contains(facet) {
            lists.push(*facet);
        }
    }
    let matching = catalog.matching(&query);
    let counts: Vec<_> = lists
        .iter()
        .flat_map(|facet| count_terms(*facet, &matching))
        .collect();
    let nothing = counts.iter().all(|counted| counted.count == 0);
    let mut outcome = Outcome::found(Answer::Terms(counts), args.output.format());
    if nothing {
        outcome.exit = super::Exit::Nothing;
        outcome.words = filters::explain_empty_list(&query, catalog);
    }
    Ok(outcome)
}
