//! The command line as typed: clap types only. What it means is decided by the commands.

use crate::view::{Column, Format, Section};
use crate::vocabulary::Facet;
use clap::builder::styling::{AnsiColor, Styles};
use clap::{Arg, ArgAction, ArgMatches, Args, Parser, Subcommand, ValueEnum, ValueHint};

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Cyan.on_default().bold())
    .usage(AnsiColor::Cyan.on_default().bold())
    .literal(AnsiColor::Green.on_default())
    .placeholder(AnsiColor::Green.on_default());

/// Look up any exercise: steps, tips, mistakes, answers and what to do instead. Offline.
#[derive(Debug, Parser)]
#[command(
    name = "repdex",
    version,
    styles = STYLES,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    subcommand_value_name = "COMMAND",
    override_usage = "repdex NAME...\n       repdex COMMAND",
    after_help = AFTER_HELP,
    after_long_help = AFTER_LONG_HELP,
)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) show: ShowArgs,
    #[command(flatten)]
    pub(super) global: GlobalArgs,
}

const AFTER_HELP: &str = "Try: repdex rdl, repdex list --muscle glutes, repdex similar barbell back squat --have dumbbell";

const AFTER_LONG_HELP: &str = "\
Examples:
  repdex bench kickback                     the page of an exercise
  repdex \"glute brigde\"                     slips of the finger are mended
  repdex rdl --section steps,mistakes       parts of a page
  repdex list --muscle glutes --have band   what I can do with what I own
  repdex similar leg press --easier         what to do instead
  repdex search beginner glute band         everything that answers, with why
  repdex list --json | jq -r '.[].name'     JSON for scripts

Exit status: 0 found, 1 nothing matched, 2 wrong usage or bad data.";

/// The commands. A name that is not one of these is looked up.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Show the page of the best match (the same as a bare NAME)
    #[command(
        after_help = "Examples:\n  repdex show rdl\n  repdex show pushup --section steps,tips\n  repdex show \
                            hip-thrust --exact --json"
    )]
    Show(ShowArgs),
    /// Everything that answers a query, best first, with why
    #[command(
        after_help = "Examples:\n  repdex search beginner glute band\n  repdex search press --equipment \
                            dumbbell --limit 5\n  repdex search chest dumbbell no bench --json"
    )]
    Search(SearchArgs),
    /// List exercises by muscle, equipment, difficulty and what you own
    #[command(
        after_help = "Examples:\n  repdex list --muscle glutes --difficulty beginner\n  repdex list --have \
                            dumbbell,bench --not pattern=squat\n  repdex list --target chest --columns \
                            name,equipment --sort difficulty"
    )]
    List(ListArgs),
    /// What to do instead of an exercise, each with its reason
    #[command(
        after_help = "Examples:\n  repdex similar barbell back squat --have dumbbell\n  repdex similar pullup \
                            --easier\n  repdex similar leg press --not equipment=machine"
    )]
    Similar(SimilarArgs),
    /// A random pick
    #[command(
        after_help = "Examples:\n  repdex random --muscle back --have pull-up-bar\n  repdex random --count 5 \
                            --seed 42"
    )]
    Random(RandomArgs),
    /// The vocabulary, with how many exercises each term has
    #[command(
        after_help = "Examples:\n  repdex terms\n  repdex terms muscles\n  repdex terms equipment --muscle \
                            glutes"
    )]
    Terms(TermsArgs),
    /// Read pages and print their problems and notes
    #[command(
        after_help = "Examples:\n  repdex check my-pages/\n  repdex check --strict data\n  repdex check \
                            --template > my-pages/new.md"
    )]
    Check(CheckArgs),
    /// Version, pages, licences, and where own pages are looked for
    About,
    /// The JSON Schema of everything written as JSON
    Schema,
    /// Completions for a shell, exercise names included
    #[command(
        after_help = "Examples:\n  source <(repdex completions bash)\n  repdex completions fish > \
                            ~/.config/fish/completions/repdex.fish"
    )]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// The manual page
    #[command(after_help = "Example:\n  repdex man | man -l -")]
    Man,
}

/// A shell that completions are offered for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Shell {
    /// Bash
    Bash,
    /// Zsh
    Zsh,
    /// Fish
    Fish,
    /// PowerShell
    Powershell,
}

/// Options of every command.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Terminal")]
pub(super) struct GlobalArgs {
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", value_enum)]
    pub(super) color: Option<When>,
    /// Columns to write for, instead of the terminal's
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) width: Option<u16>,
    /// When to use a pager
    #[arg(long, global = true, value_name = "WHEN", value_enum)]
    pub(super) pager: Option<When>,
}

/// When a manner of the terminal applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum When {
    /// As the terminal and the environment suggest
    #[default]
    Auto,
    /// In any case
    Always,
    /// In no case
    Never,
}

/// How an answer is written.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Output")]
pub(super) struct OutputArgs {
    /// The format
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(super) format: Option<Format>,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    pub(super) json: bool,
    /// Columns of a table, keys of JSON: name, target, equipment, steps...
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', value_parser = Column::parse)]
    pub(super) columns: Option<Vec<Column>>,
}

impl OutputArgs {
    pub(super) fn format(&self) -> Format {
        if self.json {
            Format::Json
        } else {
            self.format.unwrap_or_default()
        }
    }
}

#[derive(Debug, Clone, Default, Args)]
pub(super) struct ShowArgs {
    /// The exercise, as you say it
    #[arg(value_name = "NAME")]
    pub(super) name: Vec<String>,
    /// Parts of the page, in the order given
    #[arg(long, value_name = "PARTS", value_delimiter = ',', value_enum)]
    pub(super) section: Vec<Section>,
    /// Only a whole name, alias or slug
    #[arg(long)]
    pub(super) exact: bool,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

#[derive(Debug, Clone, Args)]
pub(super) struct SearchArgs {
    /// Names, muscles, equipment, difficulty: whatever you would say
    #[arg(value_name = "QUERY", required = true)]
    pub(super) query: Vec<String>,
    #[command(flatten)]
    pub(super) filters: FilterArgs,
    /// At most this many
    #[arg(long, value_name = "N")]
    pub(super) limit: Option<usize>,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

#[derive(Debug, Clone, Args)]
pub(super) struct ListArgs {
    #[command(flatten)]
    pub(super) filters: FilterArgs,
    /// The order
    #[arg(long, value_name = "KEY", value_enum, value_delimiter = ',')]
    pub(super) sort: Vec<SortKey>,
    /// At most this many
    #[arg(long, value_name = "N")]
    pub(super) limit: Option<usize>,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

/// What a list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SortKey {
    /// By name
    Name,
    /// Beginner first
    Difficulty,
    /// By target muscle
    Target,
    /// By equipment
    Equipment,
}

#[derive(Debug, Clone, Args)]
pub(super) struct SimilarArgs {
    /// The exercise to replace
    #[arg(value_name = "NAME", required = true)]
    pub(super) name: Vec<String>,
    /// Only what is easier: rungs below first
    #[arg(long, conflicts_with = "harder")]
    pub(super) easier: bool,
    /// Only what is harder: rungs above first
    #[arg(long)]
    pub(super) harder: bool,
    #[command(flatten)]
    pub(super) filters: FilterArgs,
    /// At most this many
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(super) limit: usize,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

#[derive(Debug, Clone, Args)]
pub(super) struct RandomArgs {
    #[command(flatten)]
    pub(super) filters: FilterArgs,
    /// How many
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(super) count: usize,
    /// The same number gives the same picks
    #[arg(long, value_name = "N")]
    pub(super) seed: Option<u64>,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

#[derive(Debug, Clone, Args)]
pub(super) struct TermsArgs {
    /// Which lists: muscles, equipment, difficulty... all of them when none is named
    #[arg(value_name = "LIST", value_parser = parse_facet)]
    pub(super) lists: Vec<Facet>,
    #[command(flatten)]
    pub(super) filters: FilterArgs,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

fn parse_facet(name: &str) -> Result<Facet, String> {
    Facet::from_name(name).ok_or_else(|| {
        let score = |facet: &Facet| {
            strsim::normalized_damerau_levenshtein(facet.id(), &name.to_lowercase())
        };
        let nearest = Facet::ALL
            .into_iter()
            .max_by(|a, b| score(a).total_cmp(&score(b)))
            .map_or("muscle", Facet::id);
        format!("no list of that name; nearest is {nearest}")
    })
}

#[derive(Debug, Clone, Args)]
pub(super) struct CheckArgs {
    /// Pages, or folders of pages
    #[arg(value_name = "PATH", required_unless_present = "template", value_hint = ValueHint::AnyPath)]
    pub(super) paths: Vec<std::path::PathBuf>,
    /// Notes and matters of style count as problems too, as in the pages of repdex itself
    #[arg(long)]
    pub(super) strict: bool,
    /// Print a page to start from
    #[arg(long, conflicts_with = "paths")]
    pub(super) template: bool,
    /// Findings as JSON
    #[arg(long)]
    pub(super) json: bool,
}

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
        let mut command =
            command.next_help_heading("Filters (comma or repeated: either; different ones: all)");
        for facet in Facet::ALL {
            command = command.arg(
                many(facet.id())
                    .value_name(value_name(facet))
                    .help(filter_help(facet))
                    .add(clap_complete::engine::ArgValueCandidates::new(move || {
                        super::completions::terms(facet)
                    })),
            );
        }
        command
            .arg(
                Arg::new("not")
                    .long("not")
                    .action(ArgAction::Append)
                    .value_name("FACET=VALUE")
                    .help("Leave out what has a value: --not equipment=machine,cable"),
            )
            .arg(
                many("have")
                    .value_name("THINGS")
                    .help("Only what can be done with these and body weight: --have dumbbell,bench")
                    .add(clap_complete::engine::ArgValueCandidates::new(
                        super::completions::things,
                    )),
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
