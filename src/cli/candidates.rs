//! What may be completed to: names of exercises, terms of the vocabulary, columns, each with what describes it.

use crate::catalog::Catalog;
use crate::exercise::Facts;
use crate::text::fold;
use crate::view::Column;
use crate::vocabulary::{Facet, Term};
use clap_complete::engine::CompletionCandidate;
use std::collections::HashSet;
use std::ffi::OsStr;

/// Where so many names begin as it was typed, the thousands of aliases are not asked besides.
const ENOUGH: usize = 3;

/// What the word at the cursor can become as a word of a name, or of an alias where hardly a name begins so: what is there of
/// it as it was typed, and the rest of the slug.
///
/// `typed` is the word at the cursor, `before` the words of the name before it, each with a hyphen behind it.
pub(super) fn names(catalog: &Catalog, typed: &str, before: &str) -> Vec<(String, String)> {
    let begun = format!("{before}{typed}");
    let ending = |name: &str| {
        let slug = may_begin(name, &begun).then(|| fold::slug(name))?;
        let rest = rest_of(&slug, &begun)?;
        (!typed.is_empty() || !rest.is_empty()).then(|| format!("{typed}{rest}"))
    };
    let mut offered = HashSet::new();
    let mut candidates = Vec::new();
    for entry in catalog.entries() {
        if let Some(value) = ending(entry.name()).filter(|value| offered.insert(value.clone())) {
            let facts = entry.facts();
            let (target, equipment) = (Facet::Target, Facet::Equipment);
            let help = format!("{}, {}", label(target, &facts), label(equipment, &facts));
            candidates.push((value, help));
        }
    }
    if candidates.len() >= ENOUGH {
        return candidates;
    }
    for entry in catalog.entries() {
        let endings = entry.each_alias().filter_map(ending);
        for value in endings.filter(|value| offered.insert(value.clone())) {
            candidates.push((value, entry.name().to_owned()));
        }
    }
    candidates
}

/// What a slug has beyond the letters of what was typed; hyphens and capitals make no difference. Behind a word that is
/// done only a next word counts.
fn rest_of<'s>(slug: &'s str, typed: &str) -> Option<&'s str> {
    let mut rest = slug;
    for letter in typed.chars().filter(|letter| *letter != '-') {
        rest = rest.trim_start_matches('-');
        let mut letters = rest.chars();
        let same = letters.next()?.to_lowercase().eq(letter.to_lowercase());
        rest = same.then_some(letters.as_str())?;
    }
    let word_is_done = typed.ends_with('-') && !rest.is_empty();
    if word_is_done {
        rest.strip_prefix('-')
    } else {
        Some(rest)
    }
}

/// Whether the slug of a name may begin with some letters: most names are ruled out before their slug is made.
fn may_begin(name: &str, begun: &str) -> bool {
    let mut letters = name
        .bytes()
        .filter(|byte| !matches!(byte, b' ' | b'-' | b'\''));
    for typed in begun.bytes().filter(|byte| *byte != b'-') {
        let Some(letter) = letters.next() else {
            return false;
        };
        // Only plain letters are sure to stand in a slug as they are.
        if !(letter.is_ascii_alphanumeric() && typed.is_ascii_alphanumeric()) {
            return true;
        }
        if !letter.eq_ignore_ascii_case(&typed) {
            return false;
        }
    }
    true
}

fn label(facet: Facet, facts: &Facts) -> &'static str {
    let first = facts.ordered(facet).first().copied();
    first.map_or("", |at| facet.terms()[usize::from(at)].label)
}

pub(super) fn described(value: &str, help: &str) -> CompletionCandidate {
    CompletionCandidate::new(value).help(Some(help.to_owned().into()))
}

fn term(term: &Term) -> CompletionCandidate {
    described(term.id, term.label)
}

/// The values of a facet, described by their labels.
pub(super) fn terms(facet: Facet) -> Vec<CompletionCandidate> {
    facet.terms().iter().map(term).collect()
}

/// What `--have` takes.
pub(super) fn things() -> Vec<CompletionCandidate> {
    let mut things = terms(Facet::Equipment);
    things.extend(terms(Facet::Needs));
    things
}

/// What `--columns` takes.
pub(super) fn columns() -> Vec<CompletionCandidate> {
    let all = Column::ALL.iter();
    all.map(|column| described(column.key(), column.header()))
        .collect()
}

/// What `terms` takes.
pub(super) fn facets() -> Vec<CompletionCandidate> {
    let all = Facet::ALL.iter();
    all.map(|facet| described(facet.id(), &format!("each {}", bare(facet.title()))))
        .collect()
}

/// A title without its article: `a muscle` is `muscle`.
fn bare(title: &str) -> &str {
    title.strip_prefix("a ").unwrap_or(title)
}

/// What `--not` takes, `FACET=VALUE,VALUE`: first the facet, then its values.
pub(super) fn assignments(current: &OsStr) -> Vec<CompletionCandidate> {
    let current = current.to_string_lossy();
    let Some((name, values)) = current.split_once('=') else {
        let facets = Facet::ALL
            .iter()
            .filter(|facet| facet.id().starts_with(&*current));
        return facets
            .map(|facet| described(&format!("{}=", facet.id()), facet.title()))
            .collect();
    };
    let Some(facet) = Facet::from_name(name) else {
        return Vec::new();
    };
    let (done, begun) = values
        .rfind(',')
        .map_or(("", values), |comma| values.split_at(comma + 1));
    let fitting = facet
        .terms()
        .iter()
        .filter(|term| term.id.starts_with(begun));
    fitting
        .map(|term| described(&format!("{name}={done}{}", term.id), term.label))
        .collect()
}
