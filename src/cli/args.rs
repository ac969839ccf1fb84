//! The command line as typed: clap types only. What it means is decided by the commands.

use super::candidates;
pub(super) use super::filter_args::FilterArgs;
use crate::view::{Column, Format, HELP_STYLES, Section};
use crate::vocabulary::{Facet, known_elsewhere};
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::engine::ArgValueCandidates;
use std::num::NonZero;
use std::str::FromStr;

/// Look up any exercise: steps, tips, mistakes, what to do instead. Offline.
#[derive(Debug, Parser)]
#[command(
    name = "repdex",
    version,
    styles = HELP_STYLES,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    subcommand_value_name = "COMMAND",
    override_usage = "repdex NAME...\n       repdex COMMAND",
)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) show: ShowArgs,
    #[command(flatten)]
    pub(super) global: GlobalArgs,
}

impl Cli {
    /// Whether only the name of the program was typed, with at most manners of the terminal.
    pub(super) fn asks_nothing(&self) -> bool {
        let show = &self.show;
        self.command.is_none()
            && show.name.is_empty()
            && show.section.is_empty()
            && !show.exact
            && show.output.is_standard()
    }
}

/// The commands. A name that is not one of these is looked up.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Show the page of the best match (the same as a bare NAME)
    Show(ShowArgs),
    /// Everything that answers a query, best first, with why
    Search(SearchArgs),
    /// List exercises by muscle, equipment, difficulty and what you own
    List(ListArgs),
    /// What to do instead of an exercise, each with its reason
    Similar(SimilarArgs),
    /// A random pick
    Random(RandomArgs),
    /// The vocabulary, with how many exercises each term has
    Terms(TermsArgs),
    /// Read pages and print their problems and notes
    Check(CheckArgs),
    /// Version, pages, licences, and where own pages are looked for
    About,
    /// The JSON Schema of everything written as JSON
    Schema,
    /// Completions for a shell, exercise names included
    Completions {
        /// The shell
        shell: Shell,
    },
    /// The manual page
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
    #[arg(
        long,
        global = true,
        hide_short_help = true,
        value_name = "WHEN",
        value_enum
    )]
    pub(super) color: Option<When>,
    /// Columns to write for, instead of the terminal's
    #[arg(long, global = true, hide_short_help = true, value_name = "N", allow_negative_numbers = true,
        value_parser = columns)]
    pub(super) width: Option<u16>,
    /// When to use a pager
    #[arg(
        long,
        global = true,
        hide_short_help = true,
        value_name = "WHEN",
        value_enum
    )]
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

/// The heading of what follows in help; the manual knows it by it.
pub(super) const OUTPUT: &str = "Output";

/// A whole number, or what is wanted instead, as in an example.
fn whole<N: FromStr>(text: &str, wanted: &str, example: &str) -> Result<N, String> {
    let number = text.trim().parse();
    number.map_err(|_| format!("a whole number {wanted}is wanted, as in {example}"))
}

fn limit(text: &str) -> Result<usize, String> {
    whole(text, "", "--limit 5")
}

fn count(text: &str) -> Result<usize, String> {
    whole(text, "", "--count 3")
}

fn seed(text: &str) -> Result<u64, String> {
    whole(text, "", "--seed 42")
}

fn columns(text: &str) -> Result<u16, String> {
    let (wanted, example) = ("from 1 to 65535 ", "--width 80");
    whole::<NonZero<u16>>(text, wanted, example).map(NonZero::get)
}

/// How an answer is written.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = OUTPUT)]
pub(super) struct OutputArgs {
    /// The format
    #[arg(long, hide_short_help = true, value_name = "FORMAT", value_enum)]
    pub(super) format: Option<Format>,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    pub(super) json: bool,
    /// Columns of a table, keys of JSON: name, target, equipment, steps...
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', value_parser = Column::parse,
        hide_short_help = true, add = ArgValueCandidates::new(candidates::columns))]
    pub(super) columns: Option<Vec<Column>>,
}

impl OutputArgs {
    fn is_standard(&self) -> bool {
        self.format.is_none() && !self.json && self.columns.is_none()
    }

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
    #[arg(value_name = "NAME", hide_short_help = true)]
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
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = limit)]
    pub(super) limit: Option<usize>,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

#[derive(Debug, Clone, Args)]
pub(super) struct ListArgs {
    #[command(flatten)]
    pub(super) filters: FilterArgs,
    /// The order: name, difficulty, target, equipment
    #[arg(long, value_name = "KEY", value_enum, value_delimiter = ',')]
    pub(super) sort: Vec<SortKey>,
    /// At most this many
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = limit)]
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
    #[arg(long, value_name = "N", default_value_t = 10, allow_negative_numbers = true, value_parser = limit)]
    pub(super) limit: usize,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

#[derive(Debug, Clone, Args)]
pub(super) struct RandomArgs {
    #[command(flatten)]
    pub(super) filters: FilterArgs,
    /// How many
    #[arg(long, value_name = "N", default_value_t = 1, allow_negative_numbers = true, value_parser = count)]
    pub(super) count: usize,
    /// The same number gives the same picks
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = seed)]
    pub(super) seed: Option<u64>,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

#[derive(Debug, Clone, Args)]
pub(super) struct TermsArgs {
    /// Which lists: muscles, equipment, difficulty... (none: all)
    #[arg(value_name = "LIST", value_parser = parse_facet, add = ArgValueCandidates::new(candidates::facets))]
    pub(super) lists: Vec<Facet>,
    #[command(flatten)]
    pub(super) filters: FilterArgs,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

/// Less in common with the name of a list than this is only a guess.
const NEAR: f64 = 0.4;

fn parse_facet(name: &str) -> Result<Facet, String> {
    Facet::from_name(name).ok_or_else(|| {
        if let Some((facet, _)) = known_elsewhere(name) {
            let (title, id) = (facet.title(), facet.id());
            return format!("that is {title}, and the list of them is called {id}");
        }
        let score = |facet: &Facet| {
            strsim::normalized_damerau_levenshtein(facet.id(), &name.to_lowercase())
        };
        let near = Facet::ALL.into_iter().filter(|facet| score(facet) >= NEAR);
        let nearest = near.max_by(|a, b| score(a).total_cmp(&score(b)));
        nearest.map_or_else(
            || format!("the lists are {}", Facet::ALL.map(Facet::id).join(", ")),
            |facet| format!("nearest is {}", facet.id()),
        )
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
