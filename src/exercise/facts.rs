//! The facts of an exercise: small, copyable, everything a filter asks for.

use crate::vocabulary::{
    BodyPart, Category, Difficulty, Equipment, Facet, Force, Laterality, Mechanic, Muscle, Need,
    Pattern, TermSet, Vocabulary,
};

/// The facts list of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// The region of the target.
    pub body_part: BodyPart,
    /// What gives the resistance.
    pub equipment: Equipment,
    /// The muscle that limits or defines the movement.
    pub target: Muscle,
    /// The muscles that help, in order of contribution.
    pub secondary: TermList<Muscle>,
    /// How hard it is.
    pub difficulty: Difficulty,
    /// The kind of training.
    pub category: Category,
    /// One joint or several.
    pub mechanic: Option<Mechanic>,
    /// Push, pull or hold.
    pub force: Option<Force>,
    /// The movement pattern.
    pub pattern: Option<Pattern>,
    /// Both sides at once, or one.
    pub laterality: Option<Laterality>,
    /// Furniture and anchors.
    pub needs: TermList<Need>,
}

/// Anything whose terms can be asked for, facet by facet: facts, or a row that holds them packed.
pub trait Termed {
    /// The terms of a facet that hold.
    fn terms(&self, facet: Facet) -> TermSet;
}

impl Termed for Facts {
    fn terms(&self, facet: Facet) -> TermSet {
        match facet {
            Facet::Muscle => one(self.target).union(self.secondary.set()),
            Facet::Target => one(self.target),
            Facet::Secondary => self.secondary.set(),
            Facet::BodyPart => one(self.body_part),
            Facet::Equipment => one(self.equipment),
            Facet::Difficulty => one(self.difficulty),
            Facet::Category => one(self.category),
            Facet::Mechanic => maybe(self.mechanic),
            Facet::Force => maybe(self.force),
            Facet::Pattern => maybe(self.pattern),
            Facet::Laterality => maybe(self.laterality),
            Facet::Needs => self.needs.set(),
        }
    }
}

impl Facts {
    /// The positions of a facet's terms in the order the page gives them, target before secondaries.
    #[must_use]
    pub fn ordered(&self, facet: Facet) -> Vec<u8> {
        match facet {
            Facet::Secondary => self.secondary.indices().collect(),
            Facet::Needs => self.needs.indices().collect(),
            Facet::Muscle => [self.target.index()]
                .into_iter()
                .chain(self.secondary.indices())
                .collect(),
            single => self.terms(single).indices().collect(),
        }
    }
}

fn one<V: Vocabulary>(variant: V) -> TermSet {
    TermSet::one(variant.index())
}

fn maybe<V: Vocabulary>(variant: Option<V>) -> TermSet {
    variant.map_or(TermSet::EMPTY, one)
}

/// Terms of one list in the order a page gives them, none twice; a page lists at most [`TermList::MOST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TermList<V> {
    indices: [u8; 8],
    len: u8,
    list: std::marker::PhantomData<V>,
}

impl<V: Vocabulary> TermList<V> {
    /// How many terms a list holds at most: more than eight secondaries or needs is no fact but a dump.
    pub const MOST: usize = 8;

    /// The empty list.
    pub const EMPTY: Self = Self {
        indices: [0; 8],
        len: 0,
        list: std::marker::PhantomData,
    };

    /// Adds a term at the end; says no when it is there already or the list is full.
    pub fn push(&mut self, variant: V) -> bool {
        let at = usize::from(self.len);
        if at == Self::MOST || self.contains(variant) {
            return false;
        }
        self.indices[at] = variant.index();
        self.len += 1;
        true
    }

    /// Whether the list holds the term.
    #[must_use]
    pub fn contains(&self, variant: V) -> bool {
        self.indices().any(|index| index == variant.index())
    }

    /// The terms in order.
    pub fn iter(&self) -> impl Iterator<Item = V> {
        self.indices().filter_map(V::from_index)
    }

    /// Their positions in the table, in order.
    pub fn indices(&self) -> impl Iterator<Item = u8> + use<V> {
        self.indices.into_iter().take(usize::from(self.len))
    }

    /// The same terms without their order.
    #[must_use]
    pub fn set(&self) -> TermSet {
        self.indices()
            .fold(TermSet::EMPTY, |set, index| set.union(TermSet::one(index)))
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
}

impl<V: Vocabulary> FromIterator<V> for TermList<V> {
    fn from_iter<I: IntoIterator<Item = V>>(variants: I) -> Self {
        let mut list = Self::EMPTY;
        for variant in variants {
            list.push(variant);
        }
        list
    }
}
