//! The facets: what can be asked of an exercise, each over one list.

use super::{
    BodyPart, Category, Difficulty, Equipment, Force, Laterality, Mechanic, Muscle, Need, Pattern,
    Term, Vocabulary,
};

/// A question that can be asked of an exercise with a closed list of answers: each is a filter of the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Facet {
    /// Target or secondary muscles.
    Muscle,
    /// The muscle that limits or defines the movement.
    Target,
    /// The muscles that help.
    Secondary,
    /// The region of the target.
    BodyPart,
    /// What gives the resistance.
    Equipment,
    /// How hard it is to learn.
    Difficulty,
    /// The kind of training.
    Category,
    /// One joint or several.
    Mechanic,
    /// Push, pull or hold.
    Force,
    /// The movement pattern.
    Pattern,
    /// Both sides at once, or one.
    Laterality,
    /// Furniture and anchors it needs.
    Needs,
}

struct Row {
    facet: Facet,
    id: &'static str,
    title: &'static str,
    terms: &'static [Term],
}

/// The one table of facets, in the order help and schema list them.
const ROWS: [Row; 12] = [
    Row {
        facet: Facet::Muscle,
        id: "muscle",
        title: "a muscle",
        terms: Muscle::TERMS,
    },
    Row {
        facet: Facet::Target,
        id: "target",
        title: "a muscle",
        terms: Muscle::TERMS,
    },
    Row {
        facet: Facet::Secondary,
        id: "secondary",
        title: "a muscle",
        terms: Muscle::TERMS,
    },
    Row {
        facet: Facet::BodyPart,
        id: "body-part",
        title: "a body part",
        terms: BodyPart::TERMS,
    },
    Row {
        facet: Facet::Equipment,
        id: "equipment",
        title: "equipment repdex knows",
        terms: Equipment::TERMS,
    },
    Row {
        facet: Facet::Difficulty,
        id: "difficulty",
        title: "a difficulty",
        terms: Difficulty::TERMS,
    },
    Row {
        facet: Facet::Category,
        id: "category",
        title: "a category",
        terms: Category::TERMS,
    },
    Row {
        facet: Facet::Mechanic,
        id: "mechanic",
        title: "a mechanic",
        terms: Mechanic::TERMS,
    },
    Row {
        facet: Facet::Force,
        id: "force",
        title: "a force",
        terms: Force::TERMS,
    },
    Row {
        facet: Facet::Pattern,
        id: "pattern",
        title: "a pattern",
        terms: Pattern::TERMS,
    },
    Row {
        facet: Facet::Laterality,
        id: "laterality",
        title: "a laterality",
        terms: Laterality::TERMS,
    },
    Row {
        facet: Facet::Needs,
        id: "needs",
        title: "something an exercise can need",
        terms: Need::TERMS,
    },
];

impl Facet {
    /// Every facet, in the order of the table.
    pub const ALL: [Self; ROWS.len()] = {
        let mut all = [Self::Muscle; ROWS.len()];
        let mut at = 0;
        while at < ROWS.len() {
            all[at] = ROWS[at].facet;
            at += 1;
        }
        all
    };

    fn row(self) -> &'static Row {
        const { assert_in_order() };
        &ROWS[self as usize]
    }

    /// The name of its filter and of its column, with hyphens.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.row().id
    }

    /// What one of its terms is in a sentence, article included: `a muscle`.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.row().title
    }

    /// Its list.
    #[must_use]
    pub fn terms(self) -> &'static [Term] {
        self.row().terms
    }

    /// The facet called `name`, singular or plural, hyphen or underscore.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase().replace(['_', ' '], "-");
        let plural = |facet: Self| match facet {
            Self::BodyPart => "body-parts",
            Self::Difficulty => "difficulties",
            Self::Category => "categories",
            Self::Laterality => "lateralities",
            Self::Muscle => "muscles",
            Self::Target => "targets",
            Self::Mechanic => "mechanics",
            Self::Force => "forces",
            Self::Pattern => "patterns",
            Self::Needs => "need",
            Self::Secondary => "secondaries",
            Self::Equipment => "equipments",
        };
        Self::ALL
            .into_iter()
            .find(|facet| facet.id() == name || plural(*facet) == name)
    }
}

const fn assert_in_order() {
    let mut at = 0;
    while at < ROWS.len() {
        assert!(
            ROWS[at].facet as usize == at,
            "the table of facets stands in the order of the enum"
        );
        at += 1;
    }
}
