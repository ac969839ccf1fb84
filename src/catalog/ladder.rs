//! Ladders: `Progresses To` in both directions.

use std::collections::HashMap;

/// The rungs next to one exercise, as positions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rungs {
    /// What it progresses to, in the order of its page.
    pub up: Vec<usize>,
    /// What progresses to it, in the order of the catalogue.
    pub down: Vec<usize>,
}

/// The rungs of every exercise, given its name and the names it progresses to. Names of no exercise lead nowhere.
pub fn rungs<'a>(exercises: impl Iterator<Item = (&'a str, &'a [String])> + Clone) -> Vec<Rungs> {
    let positions: HashMap<&str, usize> = exercises
        .clone()
        .enumerate()
        .map(|(at, (name, _))| (name, at))
        .collect();
    let mut rungs = vec![Rungs::default(); exercises.clone().count()];
    for (at, (_, next)) in exercises.enumerate() {
        for name in next {
            if let Some(to) = positions.get(name.as_str()).copied().filter(|to| *to != at) {
                rungs[at].up.push(to);
                rungs[to].down.push(at);
            }
        }
    }
    rungs
}
