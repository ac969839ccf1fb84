//! The filters as typed: one flag a facet, all made from the table of facets.

use super::candidates;
use crate::vocabulary::Facet;
use clap::{Arg, ArgAction, ArgMatches, Args};
use clap_complete::engine::{ArgValueCandidates, ArgValueCompleter};

/// The heading of the filters in help; the manual knows them by it.
pub(super) const HEADING: &str = "Filters (comma: either; several: all)";

/// The same in short help, which shows the commonest.
pub(super) const SHORT_HEADING: &str = "Filters (--help shows every filter)";

/// The filters that short help shows.
const COMMON: [&str; 6] = [
    "muscle",
    "body-part",
    "equipment",
    "difficulty",
    "not",
    "have",
];

/// The filters, one flag a facet, all made from the table of facets.
#[derive(Debug, Clone, Default)]
pub(super) struct FilterArgs {
    /// Values by facet, in the order of the table.
    pub(super) values: Vec<(Facet, Vec<String>)>,
    pub(super) not: Vec<String>,
    pub(super) have: Vec<String>,
}

impl FilterArgs {
    /// Whether an argument is a filter that only long help shows.
    pub(super) fn is_rare(id: &str) -> bool {
        let is_filter = Facet::ALL.iter().any(|facet| facet.id() == id);
        is_filter && !COMMON.contains(&id)
    }
}

/// What a filter asks, in one line of help on a screen of 80 columns.
fn filter_help(facet: Facet) -> &'static str {
    match facet {
        Facet::Muscle => "Works a muscle in any role: glutes, lats, arms...",
        Facet::Target => "Targets a muscle",
        Facet::Secondary => "Works a muscle besides its target",
        Facet::BodyPart => "Trains a region: chest, back, legs, core...",
        Facet::Equipment => "Uses equipment: dumbbell, band, body-weight...",
        Facet::Difficulty => "Is beginner, intermediate or advanced",
        Facet::Category => "Is strength, stretching, cardio, mobility...",
        Facet::Mechanic => "Is compound or isolation",
        Facet::Force => "Is push, pull or hold",
        Facet::Pattern => "Follows a pattern: squat, hinge, vertical-pull...",
        Facet::Laterality => "Is bilateral or unilateral",
        Facet::Needs => "Needs a thing: bench, rack, pull-up-bar...",
    }
}

/// A command with the values of its filters spelled out in its long help.
pub(super) fn with_values(mut command: clap::Command) -> clap::Command {
    let taken: Vec<Facet> = Facet::ALL
        .into_iter()
        .filter(|facet| {
            command
                .get_arguments()
                .any(|arg| arg.get_id() == facet.id())
        })
        .collect();
    for facet in taken {
        let ids: Vec<_> = facet.terms().iter().map(|term| term.id).collect();
        let help = format!("{}\n\nValues: {}", filter_help(facet), ids.join(", "));
        command = command.mut_arg(facet.id(), |arg| arg.long_help(help));
    }
    command
}

impl Args for FilterArgs {
    fn augment_args(command: clap::Command) -> clap::Command {
        let mut command = command.next_help_heading(HEADING);
        for facet in Facet::ALL {
            command = command.arg(
                many(facet.id())
                    .value_name(value_name(facet))
                    .help(filter_help(facet))
                    .add(ArgValueCandidates::new(move || candidates::terms(facet))),
            );
        }
        command
            .arg(
                Arg::new("not")
                    .long("not")
                    .action(ArgAction::Append)
                    .value_name("FACET=VALUE")
                    .help("Leaves out a value: --not equipment=machine,cable")
                    .add(ArgValueCompleter::new(candidates::assignments)),
            )
            .arg(
                many("have")
                    .value_name("THINGS")
                    .help("Only what these and body weight allow: band,bench")
                    .add(ArgValueCandidates::new(candidates::things)),
            )
            .next_help_heading(None)
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        Self::augment_args(command)
    }
}

fn many(id: &'static str) -> Arg {
    Arg::new(id)
        .long(id)
        .action(ArgAction::Append)
        .value_delimiter(',')
}

fn value_name(facet: Facet) -> &'static str {
    match facet {
        Facet::Muscle | Facet::Target | Facet::Secondary => "MUSCLE",
        Facet::BodyPart => "REGION",
        _ => "VALUE",
    }
}

impl clap::FromArgMatches for FilterArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let all = |id: &str| {
            matches
                .get_many::<String>(id)
                .into_iter()
                .flatten()
                .cloned()
                .collect::<Vec<_>>()
        };
        let values = Facet::ALL.into_iter().map(|facet| (facet, all(facet.id())));
        Ok(Self {
            values: values.filter(|(_, values)| !values.is_empty()).collect(),
            not: all("not"),
            have: all("have"),
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
