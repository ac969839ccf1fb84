//! Ladders: every basic movement has one, and none leads down.

use crate::{Page, pages};
use repdex::exercise::Exercise;
use std::collections::BTreeMap;

/// One way up each movement, from where a beginner starts.
const LADDERS: [(&str, &[&str]); 9] = [
    (
        "pushups",
        &[
            "Wall Pushup",
            "Incline Pushup",
            "Knee Pushup",
            "Pushup",
            "Decline Pushup",
            "Archer Pushup",
            "Single-Arm Pushup",
        ],
    ),
    (
        "pullups",
        &[
            "Dead Hang",
            "Scapular Pullup",
            "Assisted Pullup",
            "Chinup",
            "Pullup",
            "Weighted Pullup",
            "Muscle-Up",
        ],
    ),
    ("dips", &["Assisted Triceps Dip", "Triceps Dip", "Ring Dip"]),
    (
        "squats",
        &[
            "Box Squat to Bench",
            "Bodyweight Squat",
            "Dumbbell Goblet Squat",
            "Barbell Front Squat",
            "Barbell Overhead Squat",
        ],
    ),
    (
        "lunges",
        &[
            "Split Squat",
            "Reverse Lunge",
            "Forward Lunge",
            "Walking Lunge",
            "Jumping Lunge",
        ],
    ),
    ("planks", &["Knee Plank", "Plank", "Ab Wheel Rollout"]),
    (
        "hinges",
        &[
            "Cable Pull-Through",
            "Dumbbell Romanian Deadlift",
            "Barbell Romanian Deadlift",
            "Barbell Stiff-Leg Deadlift",
        ],
    ),
    (
        "rows",
        &[
            "Machine Seated Row",
            "Seated Cable Row",
            "Dumbbell Bent Over Row",
            "Barbell Bent Over Row",
        ],
    ),
    (
        "leg raises",
        &[
            "Reverse Crunch",
            "Lying Leg Raise",
            "Captain's Chair Knee Raise",
            "Hanging Knee Raise",
            "Hanging Leg Raise",
            "Toes-to-Bar",
        ],
    ),
];

#[test]
fn every_basic_movement_has_a_ladder() {
    let pages = pages();
    let by_name: BTreeMap<&str, &Exercise> = pages
        .iter()
        .map(|page| (page.exercise.name.as_str(), &page.exercise))
        .collect();
    for (movement, rungs) in LADDERS {
        for step in rungs.windows(2) {
            let lower = by_name
                .get(step[0])
                .unwrap_or_else(|| panic!("{movement}: no page {}", step[0]));
            let leads_on = lower.progresses_to.iter().any(|next| next == step[1]);
            assert!(
                leads_on,
                "{movement}: {} does not lead to {}",
                step[0], step[1]
            );
        }
    }
}

#[test]
fn no_ladder_leads_to_an_easier_page_or_to_none() {
    let pages = pages();
    let difficulty: BTreeMap<&str, _> = pages
        .iter()
        .map(|page| (page.exercise.name.as_str(), page.exercise.facts.difficulty))
        .collect();
    for Page { exercise, .. } in &pages {
        for next in &exercise.progresses_to {
            let higher = difficulty.get(next.as_str());
            assert!(
                higher >= Some(&exercise.facts.difficulty),
                "{} leads to {next}",
                exercise.name
            );
        }
    }
}
