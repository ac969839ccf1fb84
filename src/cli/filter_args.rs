//! The filters as typed: one flag a facet, all made from the table of facets.

use super::completions;
use crate::vocabulary::Facet;
use clap::{Arg, ArgAction, ArgMatches, Args};
use clap_complete::engine::{ArgValueCandidates, ArgValueCompleter};

/// The heading of the filters in help; the manual knows them by it.
pub(super) const HEADING: &str = "Filters (comma or repeated: either; different ones: all)";

/// The filters, one flag a facet, all made from the table of facets.
#[derive(Debug, Clone, Default)]
pub(super) struct FilterArgs {
    /// Values by facet, in the order of the table.
    pub(super) values: Vec<(Facet, Vec<String>)>,
    pub(super) not: Vec<String>,
    pub(super) have: Vec<String>,
}

fn filter_help(facet: Facet) -> &'static str {
    match facet {
        Facet::Muscle => "Works a muscle, as target or secondary: glutes, lats, delts, arms...",
        Facet::Target => "Targets a muscle",
        Facet::Secondary => "Works a muscle besides its target",
        Facet::BodyPart => {
            "Trains a region: chest, back, shoulders, arms, legs, core, neck, full-body"
        }
        Facet::Equipment => "Uses equipment: dumbbell, barbell, band, cable, body-weight...",
        Facet::Difficulty => "Is beginner, intermediate or advanced",
        Facet::Category => {
            "Is strength, stretching, cardio, plyometrics, mobility, olympic-weightlifting"
        }
        Facet::Mechanic => "Is compound or isolation",
        Facet::Force => "Is push, pull or hold",
        Facet::Pattern => "Follows a movement pattern: squat, hinge, lunge, horizontal-push...",
        Facet::Laterality => "Is bilateral or unilateral",
        Facet::Needs => "Needs furniture or an anchor: bench, rack, pull-up-bar...",
    }
}

impl Args for FilterArgs {
    fn augment_args(command: clap::Command) -> clap::Command {
        let mut command = command.next_help_heading(HEADING);
        for facet in Facet::ALL {
            command = command.arg(
                many(facet.id())
                    .value_name(value_name(facet))
                    .help(filter_help(facet))
                    .add(ArgValueCandidates::new(move || completions::terms(facet))),
            );
        }
        command
            .arg(
                Arg::new("not")
                    .long("not")
                    .action(ArgAction::Append)
                    .value_name("FACET=VALUE")
                    .help("Leave out what has a value: --not equipment=machine,cable")
                    .add(ArgValueCompleter::new(completions::assignments)),
            )
            .arg(
                many("have")
                    .value_name("THINGS")
                    .help("Only what can be done with these and body weight: --have dumbbell,bench")
                    .add(ArgValueCandidates::new(completions::things)),
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
