//! Pages by the thousand, the same ones every time: names of three words, all different, bodies of the length of a page
//! of the catalogue.
#![allow(dead_code, reason = "each who includes it uses a part of it")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

const MANNERS: [&str; 50] = [
    "Slow",
    "Paused",
    "Tempo",
    "Deficit",
    "Banded",
    "Offset",
    "Crossed",
    "Angled",
    "Tall",
    "Low",
    "Split",
    "Staggered",
    "Reverse",
    "Rolling",
    "Floating",
    "Pulsing",
    "Braced",
    "Twisting",
    "Leaning",
    "Rocking",
    "Marching",
    "Drifting",
    "Crouched",
    "Elevated",
    "Supported",
    "Strict",
    "Loose",
    "Heavy",
    "Light",
    "Quick",
    "Even",
    "Broken",
    "Double",
    "Triple",
    "Half",
    "Quarter",
    "Full",
    "Narrow",
    "Wide",
    "Close",
    "Deep",
    "Shallow",
    "Upper",
    "Lower",
    "Inner",
    "Outer",
    "Forward",
    "Backward",
    "Sideways",
    "Diagonal",
];
const PLACES: [&str; 50] = [
    "Alpine", "Harbor", "Meadow", "Canyon", "Desert", "Forest", "Glacier", "Island", "Jungle",
    "Lagoon", "Marsh", "Orchard", "Prairie", "Quarry", "Reef", "Savanna", "Tundra", "Valley",
    "Volcano", "Willow", "Amber", "Bronze", "Cobalt", "Copper", "Coral", "Crimson", "Ebony",
    "Garnet", "Indigo", "Ivory", "Jade", "Maroon", "Ochre", "Olive", "Onyx", "Opal", "Pearl",
    "Ruby", "Russet", "Sable", "Saffron", "Scarlet", "Sienna", "Silver", "Slate", "Teal", "Topaz",
    "Umber", "Violet", "Walnut",
];
const MOVEMENTS: [&str; 40] = [
    "Press",
    "Row",
    "Squat",
    "Lunge",
    "Hinge",
    "Curl",
    "Raise",
    "Fly",
    "Pull",
    "Push",
    "Dip",
    "Shrug",
    "Carry",
    "Crunch",
    "Bridge",
    "Kickback",
    "Extension",
    "Rotation",
    "Twist",
    "Hold",
    "Plank",
    "Reach",
    "Swing",
    "Snatch",
    "Clean",
    "Jerk",
    "Thruster",
    "Step",
    "Jump",
    "Hop",
    "Walk",
    "Crawl",
    "Climb",
    "Drag",
    "Throw",
    "Slam",
    "Chop",
    "Lift",
    "Stretch",
    "Sweep",
];

/// Body part, target and a secondary muscle that agree.
const MUSCLES: [(&str, &str, &str); 6] = [
    ("Chest", "Chest", "Triceps"),
    ("Back", "Lats", "Biceps"),
    ("Legs", "Quadriceps", "Glutes"),
    ("Legs", "Hamstrings", "Lower Back"),
    ("Arms", "Biceps", "Forearms"),
    ("Core", "Abs", "Obliques"),
];
const EQUIPMENT: [&str; 5] = ["Barbell", "Dumbbell", "Kettlebell", "Cable", "Body Weight"];
const DIFFICULTIES: [&str; 3] = ["Beginner", "Intermediate", "Advanced"];

const SENTENCES: [&str; 12] = [
    "Set the feet under the hips and let the weight settle before anything moves.",
    "Breathe in at the top, hold the ribs down, and begin slowly.",
    "Keep the elbows close while the shoulders stay away from the ears.",
    "Stop a hand's width short of the floor and wait there for one count.",
    "Drive through the whole foot until the legs are straight again.",
    "Return along the same path, slower than you came.",
    "Pick a load that leaves two more repetitions in hand.",
    "Look at one spot ahead so that the neck stays long.",
    "Change sides after each set and write down the weaker one.",
    "Rest as long as it takes to speak a full sentence with ease.",
    "Film one set from the side and compare the depth with the last.",
    "End the set when the tempo breaks, whatever the count says.",
];

/// How many different pages there are.
pub(crate) const MOST: usize = MANNERS.len() * PLACES.len() * MOVEMENTS.len();

/// The name of a page.
pub(crate) fn name(at: usize) -> String {
    let manner = MANNERS[at % MANNERS.len()];
    let place = PLACES[at / MANNERS.len() % PLACES.len()];
    let movement = MOVEMENTS[at / (MANNERS.len() * PLACES.len()) % MOVEMENTS.len()];
    format!("{manner} {place} {movement}")
}

/// Where a page stands in a folder kept like the catalogue's: its body part, its slug.
pub(crate) fn place(at: usize) -> PathBuf {
    let (body_part, ..) = MUSCLES[at % MUSCLES.len()];
    Path::new(&body_part.to_lowercase()).join(file(at))
}

fn file(at: usize) -> String {
    format!("{}.md", name(at).to_lowercase().replace(' ', "-"))
}

/// The text of a page.
pub(crate) fn page(at: usize) -> String {
    let name = name(at);
    let (body_part, target, secondary) = MUSCLES[at % MUSCLES.len()];
    let equipment = EQUIPMENT[at / 6 % EQUIPMENT.len()];
    let difficulty = DIFFICULTIES[at / 30 % DIFFICULTIES.len()];
    let mut sentence = (0..).map(|step| SENTENCES[(at * 7 + step * 5) % SENTENCES.len()]);
    let mut next = |count: usize| sentence.by_ref().take(count).collect::<Vec<_>>().join(" ");
    let mut page = format!(
        "# {name}\n\n## Quick answer\n\n{}\n\n- **Body Part:** {body_part}\n- **Equipment:** {equipment}\n- **Target \
         Muscle:** {target}\n- **Secondary Muscles:** {secondary}\n- **Difficulty:** {difficulty}\n- **Category:** \
         Strength\n- **Mechanic:** Compound\n- **Also Known As:** {name} Drill\n\n---\n\n## How to perform\n\n",
        next(3)
    );
    for step in 1..=6 {
        page.push_str(&format!("{step}. {}\n", next(2)));
    }
    for section in ["Pro tips", "Common mistakes"] {
        page.push_str(&format!("\n## {section}\n\n"));
        for _ in 0..4 {
            page.push_str(&format!("- {}\n", next(2)));
        }
    }
    page.push_str("\n## FAQ\n");
    for question in [
        "How often should I do it?",
        "What do I need for it?",
        "Where should I feel it?",
    ] {
        page.push_str(&format!("\n### {question}\n\n{}\n", next(3)));
    }
    page
}

/// Writes the first `count` pages below a folder, a thousand to a folder.
pub(crate) fn write(folder: &Path, count: usize) -> io::Result<()> {
    for at in 0..count {
        let inner = folder.join(format!("{:03}", at / 1000));
        if at % 1000 == 0 {
            fs::create_dir_all(&inner)?;
        }
        fs::write(inner.join(file(at)), page(at))?;
    }
    Ok(())
}
