//! The facts of pages agree with each other, and every term earns its place in its list.

use crate::{Page, pages};
use repdex::exercise::Termed;
use repdex::vocabulary::{BodyPart, Category, Facet, Term, Vocabulary};
use std::collections::BTreeSet;

#[test]
fn a_target_is_not_among_its_own_helpers() {
    for Page { exercise, .. } in pages() {
        let facts = &exercise.facts;
        assert!(!facts.secondary.contains(facts.target), "{}", exercise.name);
    }
}

/// Pages filed under Full Body though their target has a region, each with what makes it more than that region.
const FULL_BODY: [(&str, &str); 10] = [
    (
        "Barbell Clean and Jerk",
        "legs, back and shoulders take the bar from the floor to overhead",
    ),
    (
        "Barbell Power Clean",
        "legs and back throw the bar, the shoulders catch it",
    ),
    ("Barbell Thruster", "a squat and an overhead press in one"),
    (
        "Bear Crawl",
        "cardio: hands and feet carry the whole body along",
    ),
    (
        "Dumbbell Farmer's Carry",
        "grip, trunk and legs share a walk under load",
    ),
    (
        "Kettlebell Turkish Get-Up",
        "from lying to standing under a weight held overhead",
    ),
    (
        "Medicine Ball Slam",
        "a throw from overhead that legs, trunk and arms all drive",
    ),
    ("Mountain Climber", "cardio: a plank with running legs"),
    (
        "Sled Push",
        "cardio: legs drive, arms and trunk pass the force on",
    ),
    (
        "Tire Flip",
        "a deadlift, a drive and a press against one tire",
    ),
];

#[test]
fn a_page_is_filed_under_the_region_of_its_target_or_under_full_body_for_a_listed_reason() {
    let mut exceptions = BTreeSet::new();
    for Page { exercise, .. } in pages() {
        let facts = &exercise.facts;
        if facts.category == Category::Cardio {
            assert_eq!(
                facts.body_part,
                BodyPart::FullBody,
                "{} is cardio",
                exercise.name
            );
        }
        if facts.body_part != facts.target.region() {
            assert_eq!(facts.body_part, BodyPart::FullBody, "{}", exercise.name);
            exceptions.insert(exercise.name);
        }
    }
    let listed = FULL_BODY.map(|(name, _why)| name.to_owned());
    assert_eq!(exceptions, BTreeSet::from(listed));
}

/// Terms that no page uses, each with its reason.
const UNUSED: [(Facet, &str, &str); 6] = [
    (Facet::Needs, "floor", "every page may assume one"),
    (
        Facet::Needs,
        "stability-ball",
        "where a ball is used it is the equipment",
    ),
    (
        Facet::Needs,
        "platform",
        "no page here asks for one: lifts are set down, not dropped",
    ),
    (
        Facet::Needs,
        "rope",
        "the rope of a cable is part of its machine; rope climbs have no page yet",
    ),
    (
        Facet::Pattern,
        "hip-flexion",
        "leg raises are filed under the flexion of the core they train",
    ),
    (
        Facet::Pattern,
        "core",
        "the three that say how the core works are always closer",
    ),
];

#[test]
fn every_term_of_every_list_has_a_page_or_a_listed_reason() {
    let pages = pages();
    let mut unused = BTreeSet::new();
    for facet in Facet::ALL {
        // A muscle may be one that only helps; the facet of both kinds asks for it once.
        if matches!(facet, Facet::Target | Facet::Secondary) {
            continue;
        }
        let used: BTreeSet<u8> = pages
            .iter()
            .flat_map(|page| page.exercise.facts.terms(facet).indices())
            .collect();
        let is_unused =
            |(index, _): &(usize, &Term)| !used.iter().any(|one| usize::from(*one) == *index);
        let rest = facet.terms().iter().enumerate().filter(is_unused);
        unused.extend(rest.map(|(_, term)| (facet.id(), term.id)));
    }
    let listed = UNUSED.map(|(facet, term, _why)| (facet.id(), term));
    assert_eq!(unused, BTreeSet::from(listed));
}

#[test]
fn every_muscle_is_the_target_of_some_page() {
    let pages = pages();
    let targets: BTreeSet<u8> = pages
        .iter()
        .map(|page| page.exercise.facts.target.index())
        .collect();
    for (index, muscle) in Facet::Target.terms().iter().enumerate() {
        let is_target = targets.iter().any(|target| usize::from(*target) == index);
        assert!(is_target, "no page targets {}", muscle.label);
    }
}
