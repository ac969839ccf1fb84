//! What to do instead: which exercises can stand in for another, how well, and why. Pure judgement over facts; the
//! build uses it for the related exercises of every page, the command `similar` at run time.

use crate::exercise::{Facts, Termed};
use crate::text::fold;
use crate::vocabulary::{
    Category, Equipment, Facet, Laterality, Muscle, Need, Pattern, Vocabulary,
};
use std::cmp::Reverse;

/// How many related exercises a page names.
pub const RELATED: usize = 5;

/// How good a stand-in is; smaller is better, compared field by field.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fit {
    nearness: Nearness,
    /// The shorter name is the plainer movement.
    name_length: usize,
    slug: String,
}

/// How near a stand-in comes by its facts; smaller is better, compared field by field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Nearness {
    kinship: Kinship,
    /// Shared muscles in percent of all muscles of the two.
    overlap: Reverse<u32>,
    other_mechanic: bool,
    other_laterality: bool,
    other_category: bool,
    difficulty_steps: u8,
}

/// All that [`nearness`] asks of facts: exercises with the same are equally near to any other.
pub type Traits = [u64; 7];

/// The traits of some facts.
#[must_use]
pub fn traits(facts: &Facts) -> Traits {
    let one = |facet: Facet| facts.terms(facet).0;
    [
        one(Facet::Target),
        one(Facet::Secondary),
        one(Facet::Pattern),
        one(Facet::Category),
        one(Facet::Mechanic),
        one(Facet::Laterality),
        one(Facet::Difficulty),
    ]
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kinship {
    /// The same target and the same pattern.
    Twin,
    /// The same target, moved otherwise.
    Target,
    /// The same pattern, with this target among the secondaries.
    Pattern,
}

/// How well `other` stands in for `this`; `None` when it does not.
#[must_use]
pub fn fit(this: &Facts, other: &Facts, other_name: &str) -> Option<Fit> {
    Some(Fit {
        nearness: nearness(this, other)?,
        name_length: other_name.len(),
        slug: fold::slug(other_name),
    })
}

/// How near `other` comes to `this`; `None` when it is no stand-in.
///
/// A stand-in serves the same end (strength, conditioning, or loosening up) and either has the same target or is the
/// same movement with that target among its muscles. An antagonist never stands in: not by target, not by pattern.
#[must_use]
pub fn nearness(this: &Facts, other: &Facts) -> Option<Nearness> {
    let same_pattern = this.pattern.is_some() && this.pattern == other.pattern;
    let same_target = this.target == other.target;
    let kinship = match (same_target, same_pattern) {
        (true, true) => Kinship::Twin,
        (true, false) => Kinship::Target,
        (false, true) if other.secondary.contains(this.target) => Kinship::Pattern,
        _ => return None,
    };
    if end(this.category) != end(other.category) || are_antagonists(this, other) {
        return None;
    }
    Some(Nearness {
        kinship,
        overlap: Reverse(overlap(this, other)),
        other_mechanic: this.mechanic != other.mechanic,
        other_laterality: this.laterality != other.laterality,
        other_category: this.category != other.category,
        difficulty_steps: this.difficulty.index().abs_diff(other.difficulty.index()),
    })
}

/// Why `other` stands in for `this`, in a few words: `same hinge, same target, no rack`.
#[must_use]
pub fn why(this: &Facts, other: &Facts) -> String {
    let mut reasons = Vec::new();
    if let Some(pattern) = this
        .pattern
        .filter(|pattern| other.pattern == Some(*pattern))
    {
        reasons.push(format!("same {}", pattern.label().to_lowercase()));
    }
    if this.target == other.target {
        reasons.push("same target".to_owned());
    } else {
        reasons.push(format!("works {} too", this.target.label().to_lowercase()));
    }
    if this.equipment != other.equipment {
        reasons.push(match other.equipment {
            Equipment::BodyWeight => "no equipment".to_owned(),
            equipment => equipment.label().to_lowercase().replace("ez ", "EZ "),
        });
    }
    reasons.extend(other_need(this, other));
    match other.difficulty.cmp(&this.difficulty) {
        std::cmp::Ordering::Less => reasons.push("easier".to_owned()),
        std::cmp::Ordering::Greater => reasons.push("harder".to_owned()),
        std::cmp::Ordering::Equal => {}
    }
    if other.laterality == Some(Laterality::Unilateral) && this.laterality != other.laterality {
        reasons.push("one side at a time".to_owned());
    }
    reasons.join(", ")
}

/// What one exercise needs and the other does not: a bench of another kind is named, for it is a bench still.
fn other_need(this: &Facts, other: &Facts) -> Option<String> {
    let mut spared = this.needs.iter().filter(|need| *need != Need::Floor);
    let need = spared.find(|need| !other.needs.contains(*need))?;
    let kindred = other
        .needs
        .iter()
        .find(|other| need.is_bench() && other.is_bench());
    Some(match kindred {
        Some(Need::Bench) => "flat bench".to_owned(),
        Some(kindred) => kindred.label().to_lowercase(),
        None => format!("no {}", need.label().to_lowercase()),
    })
}

/// What the training is for: an exercise is not replaced by one that serves another end.
fn end(category: Category) -> u8 {
    match category {
        Category::Strength | Category::OlympicWeightlifting | Category::Plyometrics => 0,
        Category::Cardio => 1,
        Category::Stretching | Category::Mobility => 2,
    }
}

fn overlap(this: &Facts, other: &Facts) -> u32 {
    let (a, b) = (this.terms(Facet::Muscle).0, other.terms(Facet::Muscle).0);
    100 * (a & b).count_ones() / (a | b).count_ones().max(1)
}

/// Muscles that undo each other's work at a joint.
const OPPOSED_MUSCLES: [(Muscle, Muscle); 12] = [
    (Muscle::Biceps, Muscle::Triceps),
    (Muscle::Quadriceps, Muscle::Hamstrings),
    (Muscle::Abductors, Muscle::Adductors),
    (Muscle::Glutes, Muscle::HipFlexors),
    (Muscle::Hamstrings, Muscle::HipFlexors),
    (Muscle::Calves, Muscle::Shins),
    (Muscle::Abs, Muscle::LowerBack),
    (Muscle::Chest, Muscle::UpperBack),
    (Muscle::Chest, Muscle::RearDelts),
    (Muscle::FrontDelts, Muscle::RearDelts),
    (Muscle::FrontDelts, Muscle::Lats),
    (Muscle::SerratusAnterior, Muscle::UpperBack),
];

/// Movements that run against each other.
const OPPOSED_PATTERNS: [(Pattern, Pattern); 8] = [
    (Pattern::HorizontalPush, Pattern::HorizontalPull),
    (Pattern::VerticalPush, Pattern::VerticalPull),
    (Pattern::ElbowFlexion, Pattern::ElbowExtension),
    (Pattern::KneeFlexion, Pattern::KneeExtension),
    (Pattern::HipAbduction, Pattern::HipAdduction),
    (Pattern::HipFlexion, Pattern::HipExtension),
    (Pattern::CalfRaise, Pattern::AnkleDorsiflexion),
    (Pattern::Fly, Pattern::RearFly),
];

/// Whether the two train against each other, by target or by pattern.
#[must_use]
pub fn are_antagonists(this: &Facts, other: &Facts) -> bool {
    let opposed_targets = opposed(&OPPOSED_MUSCLES, this.target, other.target);
    let opposed_patterns = match (this.pattern, other.pattern) {
        (Some(a), Some(b)) => opposed(&OPPOSED_PATTERNS, a, b),
        _ => false,
    };
    opposed_targets || opposed_patterns
}

fn opposed<T: PartialEq + Copy>(pairs: &[(T, T)], a: T, b: T) -> bool {
    pairs.iter().any(|pair| *pair == (a, b) || *pair == (b, a))
}
