//! Words that mean several terms at once: `delts`, `arms`, `upper body`, `push`.

use super::{BodyPart, Equipment, Facet, Muscle, TermSet, Vocabulary};
use crate::text::fold;

/// A word for several terms of one list.
#[derive(Debug)]
pub struct Union {
    /// How it is written on the command line: `upper-body`.
    pub id: &'static str,
    /// What people type instead, separated by `, `.
    pub synonyms: &'static str,
    members: Members,
}

#[derive(Debug)]
enum Members {
    Muscles(&'static [Muscle]),
    BodyParts(&'static [BodyPart]),
    Equipment(&'static [Equipment]),
}

impl Union {
    /// Whether the word can stand for terms of this facet.
    #[must_use]
    pub fn covers(&self, facet: Facet) -> bool {
        match self.members {
            Members::Muscles(_) => {
                matches!(facet, Facet::Muscle | Facet::Target | Facet::Secondary)
            }
            Members::BodyParts(_) => facet == Facet::BodyPart,
            Members::Equipment(_) => facet == Facet::Equipment,
        }
    }

    /// Every spelling: id, then synonyms.
    pub fn spellings(&self) -> impl Iterator<Item = &'static str> {
        [self.id]
            .into_iter()
            .chain(self.synonyms.split(", ").filter(|word| !word.is_empty()))
    }

    /// Whether a folded word is one of its spellings.
    #[must_use]
    pub fn is_called(&self, key: &str) -> bool {
        self.spellings().any(|spelling| fold::key(spelling) == key)
    }

    /// Its members, when it covers the facet.
    #[must_use]
    pub fn set(&self, facet: Facet) -> TermSet {
        if !self.covers(facet) {
            return TermSet::EMPTY;
        }
        match self.members {
            Members::Muscles(members) => gather(members),
            Members::BodyParts(members) => gather(members),
            Members::Equipment(members) => gather(members),
        }
    }
}

fn gather<V: Vocabulary>(members: &[V]) -> TermSet {
    members.iter().fold(TermSet::EMPTY, |set, member| {
        set.union(TermSet::one(member.index()))
    })
}

use Muscle as M;

/// The one table of unions.
pub const UNIONS: &[Union] = &[
    Union {
        id: "delts",
        synonyms: "delt, deltoid, deltoids, shoulder, shoulders",
        members: Members::Muscles(&[M::FrontDelts, M::SideDelts, M::RearDelts]),
    },
    Union {
        id: "arms",
        synonyms: "arm, upper arms, lower arms",
        members: Members::Muscles(&[M::Biceps, M::Triceps, M::Forearms]),
    },
    Union {
        id: "core",
        synonyms: "trunk, midsection, waist",
        members: Members::Muscles(&[M::Abs, M::Obliques]),
    },
    Union {
        id: "back",
        synonyms: "",
        members: Members::Muscles(&[M::Lats, M::UpperBack, M::Traps, M::LowerBack]),
    },
    Union {
        id: "hips",
        synonyms: "hip",
        members: Members::Muscles(&[M::Glutes, M::Abductors, M::Adductors, M::HipFlexors]),
    },
    Union {
        id: "legs",
        synonyms: "leg, lower body, leg day",
        members: Members::Muscles(&[
            M::Glutes,
            M::Quadriceps,
            M::Hamstrings,
            M::Calves,
            M::Adductors,
            M::Abductors,
            M::HipFlexors,
            M::Shins,
        ]),
    },
    Union {
        id: "push",
        synonyms: "push day, push muscles",
        members: Members::Muscles(&[
            M::Chest,
            M::SerratusAnterior,
            M::FrontDelts,
            M::SideDelts,
            M::Triceps,
        ]),
    },
    Union {
        id: "pull",
        synonyms: "pull day, pull muscles",
        members: Members::Muscles(&[
            M::Lats,
            M::UpperBack,
            M::Traps,
            M::RearDelts,
            M::Biceps,
            M::Forearms,
        ]),
    },
    Union {
        id: "upper-body",
        synonyms: "upper",
        members: Members::Muscles(&[
            M::Chest,
            M::SerratusAnterior,
            M::Lats,
            M::UpperBack,
            M::Traps,
            M::FrontDelts,
            M::SideDelts,
            M::RearDelts,
            M::RotatorCuff,
            M::Biceps,
            M::Triceps,
            M::Forearms,
        ]),
    },
    Union {
        id: "posterior-chain",
        synonyms: "posterior",
        members: Members::Muscles(&[M::LowerBack, M::Glutes, M::Hamstrings]),
    },
    Union {
        id: "upper-body",
        synonyms: "upper, upper body day",
        members: Members::BodyParts(&[
            BodyPart::Chest,
            BodyPart::Back,
            BodyPart::Shoulders,
            BodyPart::Arms,
        ]),
    },
    Union {
        id: "push",
        synonyms: "push day",
        members: Members::BodyParts(&[BodyPart::Chest, BodyPart::Shoulders]),
    },
    Union {
        id: "pull",
        synonyms: "pull day",
        members: Members::BodyParts(&[BodyPart::Back]),
    },
    Union {
        id: "free-weights",
        synonyms: "free weight, weights",
        members: Members::Equipment(&[
            Equipment::Dumbbell,
            Equipment::Barbell,
            Equipment::EzBar,
            Equipment::TrapBar,
            Equipment::Kettlebell,
            Equipment::WeightPlate,
        ]),
    },
    Union {
        id: "roller",
        synonyms: "",
        members: Members::Equipment(&[Equipment::FoamRoller, Equipment::AbWheel]),
    },
];
