//! What no single page can prove: paths agree with contents, no name is claimed twice, ladders lead somewhere and
//! never down.

use super::MOST_FINDINGS;
use super::read::Lines;
use super::rules::{Finding, Rule};
use crate::exercise::Exercise;
use crate::text::{fold, safe};
use crate::vocabulary::{Difficulty, Vocabulary};
use std::collections::{BTreeMap, HashMap};
use std::path::{Component, Path};

/// A page among others.
#[derive(Debug, Clone, Copy)]
pub struct Member<'a> {
    /// Where it was read.
    pub path: &'a Path,
    /// What it says.
    pub exercise: &'a Exercise,
    /// On which lines.
    pub lines: &'a Lines,
}

/// What pages outside the set are known by: enough to end a ladder there.
#[derive(Debug, Clone)]
pub struct Known {
    /// The page's name.
    pub name: String,
    /// Its difficulty.
    pub difficulty: Difficulty,
}

/// Whether a page lies where its content says, `<body-part>/<slug>.md`.
#[must_use]
pub fn check_path(member: &Member<'_>) -> Vec<Finding> {
    let slug = member.exercise.slug();
    let folder = member.exercise.facts.body_part.id();
    let mut parts = member
        .path
        .components()
        .rev()
        .filter_map(|part| match part {
            Component::Normal(name) => name.to_str(),
            _ => None,
        });
    let mut findings = Vec::new();
    let file = parts.next().unwrap_or_default();
    if file != format!("{slug}.md") {
        let message = format!("the title makes the file {slug}.md, not {file}");
        findings.push(Finding::new(member.lines.title, Rule::E20, message));
    }
    let parent = parts.next().unwrap_or_default();
    if parent != folder {
        let message = format!("the body part makes the folder {folder}, not {parent}");
        findings.push(Finding::new(member.lines.body_part, Rule::E20, message));
    }
    findings
}

/// Checks pages against each other and against pages known besides; gives each finding with the position of its page.
#[must_use]
pub fn check_set(members: &[Member<'_>], besides: &[Known]) -> Vec<(usize, Finding)> {
    let mut findings = claimed_twice(members);
    findings.extend(check_ladders(members, besides));
    findings.sort_by_key(|(at, finding)| (*at, finding.line, finding.rule));
    findings
}

/// Each later claim of a name names the place of the first.
fn claimed_twice(members: &[Member<'_>]) -> Vec<(usize, Finding)> {
    let mut claims: HashMap<String, (usize, usize)> = HashMap::new();
    let mut slugs: HashMap<String, usize> = HashMap::new();
    let mut findings = Vec::new();
    for (at, member) in members.iter().enumerate() {
        let lines = member.lines;
        let names = std::iter::once((&member.exercise.name, lines.title)).chain(
            member
                .exercise
                .aliases
                .iter()
                .map(|alias| (alias, lines.aliases)),
        );
        for (name, line) in names {
            let first = *claims.entry(fold::letters(name)).or_insert((at, line));
            if first.0 != at {
                let place = format!("{}:{}", members[first.0].path.display(), first.1);
                findings.push((
                    at,
                    Finding::new(
                        line,
                        Rule::E21,
                        format!("\"{name}\" is claimed at {place} already"),
                    ),
                ));
            }
        }
        let first = *slugs.entry(member.exercise.slug()).or_insert(at);
        if first != at
            && fold::letters(&members[first].exercise.name) != fold::letters(&member.exercise.name)
        {
            let place = format!(
                "{}:{}",
                members[first].path.display(),
                members[first].lines.title
            );
            let message = format!(
                "the slug {} is claimed at {place} already",
                member.exercise.slug()
            );
            findings.push((at, Finding::new(lines.title, Rule::E21, message)));
        }
    }
    findings
}

/// Checks that ladders lead to pages, never down and never round.
#[must_use]
pub fn check_ladders(members: &[Member<'_>], besides: &[Known]) -> Vec<(usize, Finding)> {
    let mut difficulty: HashMap<&str, (Difficulty, Option<usize>)> = besides
        .iter()
        .map(|known| (known.name.as_str(), (known.difficulty, None)))
        .collect();
    for (at, member) in members.iter().enumerate() {
        difficulty.insert(
            &member.exercise.name,
            (member.exercise.facts.difficulty, Some(at)),
        );
    }
    let mut findings = Vec::new();
    let mut lost = 0;
    let mut edges: Vec<Vec<usize>> = vec![Vec::new(); members.len()];
    for (at, member) in members.iter().enumerate() {
        let own = member.exercise.facts.difficulty;
        for rung in &member.exercise.progresses_to {
            let mut tell = |rule, message: String| {
                findings.push((at, Finding::new(member.lines.progresses_to, rule, message)));
            };
            match difficulty.get(rung.as_str()) {
                None => {
                    lost += 1;
                    tell(Rule::E22, no_such_page(rung, &difficulty, lost));
                }
                Some((other, _)) if *other < own => {
                    tell(
                        Rule::E24,
                        format!("\"{rung}\" is {}, this page {}", other.id(), own.id()),
                    );
                }
                Some((_, Some(next))) => edges[at].push(*next),
                Some((_, None)) => {}
            }
        }
    }
    for at in members_in_cycles(&edges) {
        let message = format!("\"{}\" leads back to itself", members[at].exercise.name);
        findings.push((
            at,
            Finding::new(members[at].lines.progresses_to, Rule::E23, message),
        ));
    }
    findings
}

/// Keeps the first [`MOST_FINDINGS`] findings of each page; gives besides, for the pages that had more, how many.
#[must_use]
pub fn at_most(
    mut findings: Vec<(usize, Finding)>,
) -> (Vec<(usize, Finding)>, BTreeMap<usize, usize>) {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    let mut omitted = BTreeMap::new();
    findings.retain(|(at, _)| {
        let count = counts.entry(*at).or_default();
        *count += 1;
        if *count > MOST_FINDINGS {
            *omitted.entry(*at).or_default() += 1;
        }
        *count <= MOST_FINDINGS
    });
    (findings, omitted)
}

/// How many rungs that lead nowhere are told the nearest name: each is compared with every name there is, which nobody
/// with a thousand of them should wait for.
const MOST_HINTS: usize = 20;

fn no_such_page<T>(rung: &str, known: &HashMap<&str, T>, lost: usize) -> String {
    let message = format!("no page is named {}", safe::quoted(rung, 60));
    if lost > MOST_HINTS {
        return message;
    }
    let rung = fold::opening(rung);
    let score = |name: &str| {
        strsim::normalized_damerau_levenshtein(&name.to_lowercase(), &rung.to_lowercase())
    };
    let nearest = known
        .keys()
        .max_by(|a, b| score(a).total_cmp(&score(b)).then(b.cmp(a)));
    let hint = nearest
        .map(|name| format!("; nearest is \"{name}\""))
        .unwrap_or_default();
    format!("{message}{hint}")
}

/// The pages on or between rings of ladders: what is left after pages that nothing leads to, and pages that lead
/// nowhere, are taken away one after the other until none can be.
fn members_in_cycles(edges: &[Vec<usize>]) -> Vec<usize> {
    let mut back: Vec<Vec<usize>> = vec![Vec::new(); edges.len()];
    for (from, rungs) in edges.iter().enumerate() {
        for to in rungs {
            back[*to].push(from);
        }
    }
    let mut left = vec![true; edges.len()];
    for (onward, backward) in [(edges, &back[..]), (&back[..], edges)] {
        take_away_ends(onward, backward, &mut left);
    }
    (0..edges.len()).filter(|at| left[*at]).collect()
}

/// Takes away pages that lead to none that is left, as long as there are any; each page and each rung is seen once.
fn take_away_ends(onward: &[Vec<usize>], backward: &[Vec<usize>], left: &mut [bool]) {
    let open = |rungs: &Vec<usize>, left: &[bool]| rungs.iter().filter(|to| left[**to]).count();
    let mut leads: Vec<usize> = onward.iter().map(|rungs| open(rungs, left)).collect();
    let mut ends: Vec<usize> = (0..onward.len())
        .filter(|at| left[*at] && leads[*at] == 0)
        .collect();
    while let Some(end) = ends.pop() {
        left[end] = false;
        for from in &backward[end] {
            leads[*from] = leads[*from].saturating_sub(1);
            if left[*from] && leads[*from] == 0 {
                ends.push(*from);
            }
        }
    }
}
