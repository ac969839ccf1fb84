//! The closed lists: every term a page may use, written once. Labels, ids, synonyms, suggestions, completions,
//! JSON Schema and counts all come from these tables. This room knows nothing of pages, queries or output.

mod facet;
mod lists;
mod unions;
mod unknown;

pub use facet::Facet;
pub use lists::{
    BodyPart, Category, Difficulty, Equipment, Force, Laterality, Mechanic, Muscle, Need, Pattern,
};
pub use unions::{UNIONS, Union};
pub use unknown::{UnknownTerm, known_elsewhere, nearest_label};

use crate::text::fold;

/// One term of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// How the term is written on a page and shown to a person: `Upper Back`.
    pub label: &'static str,
    /// How it is written on the command line and in JSON: `upper-back`.
    pub id: &'static str,
    /// What people type instead, separated by `, `.
    pub synonyms: &'static str,
}

impl Term {
    /// The words people type instead of the label, as the table spells them.
    pub fn synonyms(&self) -> impl Iterator<Item = &'static str> {
        self.synonyms.split(", ").filter(|word| !word.is_empty())
    }

    /// Every spelling of the term: id, label, synonyms.
    pub fn spellings(&self) -> impl Iterator<Item = &'static str> {
        [self.id, self.label].into_iter().chain(self.synonyms())
    }
}

/// A closed list: a field-less enum whose variants stand in the order of its table.
pub trait Vocabulary: Copy + Eq + std::fmt::Debug + Sized + 'static {
    /// The table.
    const TERMS: &'static [Term];

    /// The variant at `index` of the table, if there is one.
    fn from_index(index: u8) -> Option<Self>;

    /// Where the variant stands in the table.
    fn index(self) -> u8;

    /// The variant's row of the table.
    fn term(self) -> &'static Term {
        &Self::TERMS[usize::from(self.index())]
    }

    /// The label on pages and on screen.
    fn label(self) -> &'static str {
        self.term().label
    }

    /// The id on the command line and in JSON.
    fn id(self) -> &'static str {
        self.term().id
    }

    /// All variants, in the order of the table.
    #[must_use = "an iterator does nothing by itself"]
    fn all() -> impl Iterator<Item = Self> {
        (0..Self::TERMS.len()).filter_map(|index| Self::from_index(u8::try_from(index).ok()?))
    }

    /// The variant whose label is exactly `label`, as pages must spell it.
    #[must_use]
    fn from_label(label: &str) -> Option<Self> {
        Self::all().find(|variant| variant.label() == label)
    }
}

/// A set of terms of one list, one bit a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TermSet(pub u64);

impl TermSet {
    /// The set that holds nothing.
    pub const EMPTY: Self = Self(0);

    /// The set that holds the term at `index` only.
    #[must_use]
    pub const fn one(index: u8) -> Self {
        Self(1 << index)
    }

    /// What is in either.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two share a term.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether every term of this set is in the other.
    #[must_use]
    pub const fn within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// The position of its only term, when it holds just one.
    #[must_use]
    pub fn only(self) -> Option<usize> {
        self.0
            .is_power_of_two()
            .then_some(self.0.trailing_zeros() as usize)
    }

    /// Whether the set holds nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many terms the set holds.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// The positions of its terms, in the order of the table.
    pub fn indices(self) -> impl Iterator<Item = u8> {
        (0..64).filter(move |index| self.0 >> index & 1 == 1)
    }
}

/// Reads one word or phrase as terms of a facet: a label, an id, a synonym, or a union of terms.
///
/// # Errors
/// [`UnknownTerm`], with the nearest ids, when the list holds nothing of the kind.
pub fn parse(facet: Facet, word: &str) -> Result<TermSet, UnknownTerm> {
    if let Some(index) = facet.terms().iter().position(|term| term.id == word) {
        return Ok(set_of(index));
    }
    let key = fold::key(word);
    if let Some(union) = UNIONS
        .iter()
        .find(|union| union.covers(facet) && union.is_called(&key))
    {
        return Ok(union.set(facet));
    }
    facet
        .terms()
        .iter()
        .position(|term| term.spellings().any(|spelling| fold::key(spelling) == key))
        .map(set_of)
        .ok_or_else(|| UnknownTerm::new(facet, word))
}

fn set_of(index: usize) -> TermSet {
    u8::try_from(index).map_or(TermSet::EMPTY, TermSet::one)
}
