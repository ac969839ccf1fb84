//! Columns: what can be shown of an exercise in a table, a record of CSV or a JSON object, by the keys of JSON.

use crate::catalog::{Entry, Found};
use crate::exercise::{Termed, derived};
use crate::vocabulary::{Facet, Term};
use std::borrow::Cow;

macro_rules! columns {
    ($( $variant:ident $key:literal $header:literal $facet:expr, )*) => {
        /// A column, named by its JSON key.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Column {
            $( #[doc = $header] $variant, )*
        }

        /// Less in common than this is only a guess.
const NEAR: f64 = 0.4;

impl Column {
            /// Every column, in the order of the keys in JSON.
            pub const ALL: &'static [Self] = &[ $( Self::$variant, )* ];

            /// The JSON key, which is the name of the column everywhere.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $( Self::$variant => $key, )* }
            }

            /// What a person reads above it.
            #[must_use]
            pub fn header(self) -> &'static str {
                match self { $( Self::$variant => $header, )* }
            }

            /// The facet it shows, when it shows one.
            #[must_use]
            pub fn facet(self) -> Option<Facet> {
                match self { $( Self::$variant => $facet, )* }
            }
        }
    };
}

columns! {
    Slug "slug" "Slug" None,
    Name "name" "Name" None,
    Aliases "aliases" "Also known as" None,
    Summary "summary" "Quick answer" None,
    BodyPart "body_part" "Body part" Some(Facet::BodyPart),
    Equipment "equipment" "Equipment" Some(Facet::Equipment),
    Target "target" "Target" Some(Facet::Target),
    Secondary "secondary" "Secondary" Some(Facet::Secondary),
    Difficulty "difficulty" "Difficulty" Some(Facet::Difficulty),
    Category "category" "Category" Some(Facet::Category),
    Mechanic "mechanic" "Mechanic" Some(Facet::Mechanic),
    Force "force" "Force" Some(Facet::Force),
    Pattern "pattern" "Pattern" Some(Facet::Pattern),
    Laterality "laterality" "Laterality" Some(Facet::Laterality),
    Needs "needs" "Needs" Some(Facet::Needs),
    Steps "steps" "How to perform" None,
    Tips "tips" "Pro tips" None,
    Mistakes "mistakes" "Common mistakes" None,
    Faq "faq" "FAQ" None,
    ProgressesTo "progresses_to" "Progresses to" None,
    RegressesTo "regresses_to" "Regresses to" None,
    Related "related" "Related" None,
    Match "match" "Why" None,
}

impl Column {
    /// The facts of a page, in its order.
    pub const FACTS: [Self; 11] = [
        Self::BodyPart,
        Self::Equipment,
        Self::Target,
        Self::Secondary,
        Self::Difficulty,
        Self::Category,
        Self::Mechanic,
        Self::Force,
        Self::Pattern,
        Self::Laterality,
        Self::Needs,
    ];

    /// The column called `name`: its key, with hyphens or underscores.
    ///
    /// # Errors
    /// A message that names the nearest column, or all of them when none is near.
    pub fn parse(name: &str) -> Result<Self, String> {
        let key = name.trim().to_lowercase().replace('-', "_");
        let alias = match key.as_str() {
            "why" => "match",
            "muscle" | "muscles" => "target",
            other => other,
        };
        if let Some(column) = Self::ALL.iter().find(|column| column.key() == alias) {
            return Ok(*column);
        }
        let score = |column: &&Self| strsim::normalized_damerau_levenshtein(column.key(), &key);
        let near = Self::ALL.iter().filter(|column| score(column) >= NEAR);
        let nearest = near.max_by(|a, b| score(a).total_cmp(&score(b)));
        Err(nearest.map_or_else(
            || {
                let keys: Vec<_> = Self::ALL.iter().map(|column| column.key()).collect();
                format!("the columns are {}", keys.join(", "))
            },
            |column| format!("nearest is {}", column.key()),
        ))
    }

    /// What a person reads in it.
    #[must_use]
    pub fn label<'c>(self, found: &Found<'c>) -> Cow<'c, str> {
        match self.facet() {
            Some(facet) => terms(facet, found.entry, ", ", |term| term.label),
            None if self == Self::Name => Cow::Borrowed(found.entry.name()),
            None => Cow::Owned(self.text(found, ", ", true)),
        }
    }

    /// What a script reads in it: ids, lists separated by semicolons.
    #[must_use]
    pub fn value<'c>(self, found: &Found<'c>) -> Cow<'c, str> {
        match self.facet() {
            Some(facet) => terms(facet, found.entry, ";", |term| term.id),
            None => Cow::Owned(self.text(found, ";", false)),
        }
    }

    /// A column that shows no facet.
    fn text(self, found: &Found<'_>, between: &str, labels: bool) -> String {
        let entry = found.entry;
        let named = |entries: Vec<Entry<'_>>| {
            let names = entries.iter().map(|entry| {
                if labels {
                    entry.name().to_owned()
                } else {
                    entry.slug()
                }
            });
            names.collect::<Vec<_>>().join(between)
        };
        match self {
            Self::Slug => entry.slug(),
            Self::Name => entry.name().to_owned(),
            Self::Aliases => entry.aliases().join(between),
            Self::Summary => entry.exercise().summary.clone(),
            Self::Steps => entry.exercise().steps.join(" "),
            Self::Tips => entry.exercise().tips.join(" "),
            Self::Mistakes => entry.exercise().mistakes.join(" "),
            Self::Faq => {
                let exercise = entry.exercise();
                let rendered = derived::questions(&exercise);
                let asked = exercise.faq.iter().chain(&rendered);
                asked
                    .map(|asked| format!("{} {}", asked.question, asked.answer))
                    .collect::<Vec<_>>()
                    .join(" ")
            }
            Self::ProgressesTo => named(entry.up()),
            Self::RegressesTo => named(entry.down()),
            Self::Related => named(
                entry
                    .related()
                    .into_iter()
                    .map(|stand| stand.entry)
                    .collect(),
            ),
            Self::Match => found
                .matched
                .as_ref()
                .map(crate::catalog::Match::why)
                .unwrap_or_default(),
            _ => String::new(),
        }
    }
}

/// The terms of a facet in the order of the page; one alone, as most are, is not copied.
fn terms<'c>(
    facet: Facet,
    entry: Entry<'c>,
    between: &str,
    word: impl Fn(&'static Term) -> &'static str,
) -> Cow<'c, str> {
    let set = entry.terms(facet);
    if let Some(at) = set.only() {
        return Cow::Borrowed(word(&facet.terms()[at]));
    }
    if set.is_empty() {
        return Cow::Borrowed("");
    }
    let ordered = entry.facts().ordered(facet);
    let words = ordered
        .into_iter()
        .map(|at| word(&facet.terms()[usize::from(at)]));
    Cow::Owned(words.collect::<Vec<_>>().join(between))
}
