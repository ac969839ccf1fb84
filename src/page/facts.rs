//! The facts list: `- **Key:** value`, in the order of the table below.

use super::MOST_FINDINGS;
use super::blocks::Block;
use super::rules::{Finding, Rule};
use crate::exercise::{Facts, TermList};
use crate::text::{fold, safe};
use crate::vocabulary::{Facet, Vocabulary, nearest_label};

/// What a fact holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    /// One label of a list.
    One(Facet),
    /// Labels of a list, separated by commas.
    Many(Facet),
    /// Names, separated by commas.
    Names,
}

/// A fact of the grammar.
pub(super) struct Key {
    pub(super) label: &'static str,
    pub(super) value: Value,
    pub(super) required: bool,
}

pub(super) const ALIASES: &str = "Also Known As";
pub(super) const PROGRESSES_TO: &str = "Progresses To";

/// The one table of facts, in the order a page gives them.
pub(super) const KEYS: [Key; 13] = [
    Key {
        label: "Body Part",
        value: Value::One(Facet::BodyPart),
        required: true,
    },
    Key {
        label: "Equipment",
        value: Value::One(Facet::Equipment),
        required: true,
    },
    Key {
        label: "Target Muscle",
        value: Value::One(Facet::Target),
        required: true,
    },
    Key {
        label: "Secondary Muscles",
        value: Value::Many(Facet::Secondary),
        required: false,
    },
    Key {
        label: "Difficulty",
        value: Value::One(Facet::Difficulty),
        required: true,
    },
    Key {
        label: "Category",
        value: Value::One(Facet::Category),
        required: true,
    },
    Key {
        label: "Mechanic",
        value: Value::One(Facet::Mechanic),
        required: false,
    },
    Key {
        label: "Force",
        value: Value::One(Facet::Force),
        required: false,
    },
    Key {
        label: "Pattern",
        value: Value::One(Facet::Pattern),
        required: false,
    },
    Key {
        label: "Laterality",
        value: Value::One(Facet::Laterality),
        required: false,
    },
    Key {
        label: "Needs",
        value: Value::Many(Facet::Needs),
        required: false,
    },
    Key {
        label: ALIASES,
        value: Value::Names,
        required: false,
    },
    Key {
        label: PROGRESSES_TO,
        value: Value::Names,
        required: false,
    },
];

/// The facts list as read: for each key its line and its parts.
#[derive(Debug, Default)]
pub(super) struct FactList {
    read: [Option<Entry>; KEYS.len()],
    last_key: Option<usize>,
}

#[derive(Debug)]
struct Entry {
    line: usize,
    names: Vec<String>,
    /// Positions of terms; the first, which most facts have alone, without a list.
    first: Option<u8>,
    others: Vec<u8>,
}

impl Entry {
    fn push_term(&mut self, index: u8) {
        if self.first.is_none() {
            self.first = Some(index);
        } else {
            self.others.push(index);
        }
    }

    fn terms<V: Vocabulary>(&self) -> impl Iterator<Item = V> {
        let indices = self.first.iter().chain(&self.others);
        indices.filter_map(|index| V::from_index(*index))
    }
}

impl FactList {
    /// Takes one bullet of the list.
    pub(super) fn take(&mut self, block: &Block<'_>, findings: &mut Vec<Finding>) {
        let line = block.line;
        let Some((label, value)) = parse(&block.text) else {
            let message = format!(
                "a fact reads `- **Key:** value`, not {}",
                safe::quoted(&block.text, 60)
            );
            findings.push(Finding::new(line, Rule::E03, message));
            return;
        };
        let Some(at) = KEYS.iter().position(|key| key.label == label) else {
            let message = format!(
                "{} is no fact; nearest is \"{}\"",
                safe::quoted(label, 60),
                nearest_key(label)
            );
            findings.push(Finding::new(line, Rule::E03, message));
            return;
        };
        if let Some(first) = &self.read[at] {
            let message = format!("{label} stands twice, first on line {}", first.line);
            findings.push(Finding::new(line, Rule::E03, message));
            return;
        }
        if let Some(last) = self.last_key.filter(|last| *last > at) {
            let message = format!("{label} stands before {}", KEYS[last].label);
            findings.push(Finding::new(line, Rule::E03, message));
        }
        self.last_key = Some(self.last_key.map_or(at, |last| last.max(at)));
        self.read[at] = Some(entry(&KEYS[at], line, value, findings));
    }

    /// The facts, when every required one was read; tells of what is missing or contradictory.
    pub(super) fn finish(&self, end: usize, findings: &mut Vec<Finding>) -> Option<Facts> {
        for (key, entry) in KEYS.iter().zip(&self.read) {
            if key.required && entry.is_none() {
                findings.push(Finding::new(
                    end,
                    Rule::E05,
                    format!("the fact {} is missing", key.label),
                ));
            }
        }
        let facts = Facts {
            body_part: self.one(Facet::BodyPart)?,
            equipment: self.one(Facet::Equipment)?,
            target: self.one(Facet::Target)?,
            secondary: self.many(Facet::Secondary, findings),
            difficulty: self.one(Facet::Difficulty)?,
            category: self.one(Facet::Category)?,
            mechanic: self.one(Facet::Mechanic),
            force: self.one(Facet::Force),
            pattern: self.one(Facet::Pattern),
            laterality: self.one(Facet::Laterality),
            needs: self.many(Facet::Needs, findings),
        };
        if facts.secondary.contains(facts.target) {
            let message = format!(
                "the target, {}, is among the secondaries",
                facts.target.label()
            );
            findings.push(Finding::new(
                self.line_of(Facet::Secondary),
                Rule::E10,
                message,
            ));
        }
        Some(facts)
    }

    /// The names under a key and the line they stand on.
    pub(super) fn names(&self, label: &str) -> (usize, &[String]) {
        let at = KEYS.iter().position(|key| key.label == label);
        at.and_then(|at| self.read[at].as_ref())
            .map_or((1, &[]), |entry| (entry.line, &entry.names))
    }

    /// The names under a key and the line they stand on, taken away.
    pub(super) fn take_names(&mut self, label: &str) -> (usize, Vec<String>) {
        let at = KEYS.iter().position(|key| key.label == label);
        at.and_then(|at| self.read[at].take())
            .map_or((1, Vec::new()), |entry| (entry.line, entry.names))
    }

    /// The line a facet's fact stands on; 1 when it does not.
    pub(super) fn line_of(&self, facet: Facet) -> usize {
        self.entry(facet).map_or(1, |entry| entry.line)
    }

    fn entry(&self, facet: Facet) -> Option<&Entry> {
        let at = KEYS
            .iter()
            .position(|key| key.value == Value::One(facet) || key.value == Value::Many(facet))?;
        self.read[at].as_ref()
    }

    fn one<V: Vocabulary>(&self, facet: Facet) -> Option<V> {
        self.entry(facet)?.terms().next()
    }

    fn many<V: Vocabulary>(&self, facet: Facet, findings: &mut Vec<Finding>) -> TermList<V> {
        let mut list = TermList::EMPTY;
        let Some(entry) = self.entry(facet) else {
            return list;
        };
        for variant in entry.terms() {
            if !list.push(variant) {
                let why = if list.contains(variant) {
                    "stands twice"
                } else {
                    "is one too many, at most 8"
                };
                findings.push(Finding::new(
                    entry.line,
                    Rule::E10,
                    format!("{} {why}", variant.label()),
                ));
            }
        }
        list
    }
}

fn parse(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_prefix("**")?;
    let mut colons = text.match_indices(':');
    colons.find_map(|(at, _)| {
        let value = text[at + 1..].strip_prefix("**")?;
        Some((text[..at].trim(), value.trim()))
    })
}

fn entry(key: &Key, line: usize, value: &str, findings: &mut Vec<Finding>) -> Entry {
    let mut entry = Entry {
        line,
        names: Vec::new(),
        first: None,
        others: Vec::new(),
    };
    if let Value::One(_) = key.value {
        take_part(&mut entry, key, value, findings);
    } else {
        for part in value.split(',') {
            take_part(&mut entry, key, part.trim(), findings);
        }
    }
    entry
}

/// Takes one of the values of a fact.
fn take_part(entry: &mut Entry, key: &Key, part: &str, findings: &mut Vec<Finding>) {
    let mut tell = |rule, message| findings.push(Finding::new(entry.line, rule, message));
    if part.is_empty() {
        tell(Rule::E03, format!("{} has an empty value", key.label));
    } else if let Value::One(facet) | Value::Many(facet) = key.value {
        let mut labels = facet.terms().iter();
        let position = labels.position(|term| term.label == part);
        if let Some(index) = position.and_then(|at| u8::try_from(at).ok()) {
            entry.push_term(index);
        } else {
            let message = not_a_label(facet, part, findings.len());
            findings.push(Finding::new(entry.line, Rule::E04, message));
        }
    } else {
        // Aliases that differ from each other are asked for by a rule of their own.
        if key.label == PROGRESSES_TO && entry.names.iter().any(|name| name == part) {
            tell(
                Rule::E10,
                format!("{} stands twice", safe::quoted(part, 60)),
            );
        }
        entry.names.push(part.to_owned());
    }
}

fn not_a_label(facet: Facet, word: &str, earlier: usize) -> String {
    let message = format!("{} is not {}", safe::quoted(word, 60), facet.title());
    if earlier >= MOST_FINDINGS {
        // It will only be counted: looking for the nearest label is what costs.
        return message;
    }
    format!("{message}; nearest is \"{}\"", nearest_label(facet, word))
}

fn nearest_key(label: &str) -> &'static str {
    let label = fold::opening(label);
    let score = |key: &Key| {
        strsim::normalized_damerau_levenshtein(&key.label.to_lowercase(), &label.to_lowercase())
    };
    KEYS.iter()
        .max_by(|a, b| score(a).total_cmp(&score(b)))
        .map_or("", |key| key.label)
}
