//! JSON: an object for a page, an array for rows, an object a line for JSON Lines. Built-in pages are written as the
//! build rendered them.

use super::answer::{Answer, Section};
use super::column::Column;
use crate::catalog::wire::Page;
use crate::catalog::{Found, Match, TermCount};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// Why a row answers, as scripts see it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "match", deny_unknown_fields)]
struct MatchObject<'a> {
    /// How it was found.
    tier: &'a str,
    /// Why, for a person.
    why: String,
    /// The name or alias that matched; `null` when none did.
    name: Option<&'a str>,
}

/// A term of the vocabulary, as scripts see it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "term", deny_unknown_fields)]
struct TermObject<'a> {
    /// The facet it was counted for.
    facet: &'a str,
    /// The id.
    id: &'a str,
    /// The label.
    label: &'a str,
    /// What people type instead.
    synonyms: Vec<&'a str>,
    /// How many exercises have it.
    count: usize,
}

/// A finding of `check`, as scripts see it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "finding", deny_unknown_fields)]
pub struct FindingObject<'a> {
    /// The page.
    pub path: &'a str,
    /// Counted from 1.
    pub line: usize,
    /// The permanent code of the rule.
    pub code: &'a str,
    /// `error`, `note` or `style`.
    pub severity: &'a str,
    /// What is wrong and the nearest right thing.
    pub message: &'a str,
}

pub(super) fn render(answer: &Answer<'_>) -> Vec<u8> {
    match answer {
        Answer::Page { .. } => [page(answer), b"\n".to_vec()].concat(),
        Answer::Rows { rows, columns, .. } => {
            array(rows.iter().map(|row| object(row, columns.as_deref())))
        }
        Answer::Terms(counts) => array(counts.iter().map(term)),
    }
}

pub(super) fn render_lines(answer: &Answer<'_>) -> Vec<u8> {
    let objects: Vec<Vec<u8>> = match answer {
        Answer::Page { .. } => vec![page(answer)],
        Answer::Rows { rows, columns, .. } => rows
            .iter()
            .map(|row| object(row, columns.as_deref()))
            .collect(),
        Answer::Terms(counts) => counts.iter().map(term).collect(),
    };
    let mut out = Vec::with_capacity(objects.iter().map(|object| object.len() + 1).sum());
    for object in objects {
        out.extend(object);
        out.push(b'\n');
    }
    out
}

fn page(answer: &Answer<'_>) -> Vec<u8> {
    let Answer::Page {
        entry,
        sections,
        columns,
        ..
    } = answer
    else {
        return Vec::new();
    };
    let chosen = columns.clone().or_else(|| of_sections(sections));
    object(&super::unlooked(*entry), chosen.as_deref())
}

fn of_sections(sections: &[Section]) -> Option<Vec<Column>> {
    let keys = sections.iter().flat_map(|section| section.columns());
    (!sections.is_empty()).then(|| {
        [Column::Slug, Column::Name]
            .iter()
            .chain(keys)
            .copied()
            .collect()
    })
}

fn array(objects: impl Iterator<Item = Vec<u8>>) -> Vec<u8> {
    let mut out = b"[".to_vec();
    for (at, object) in objects.enumerate() {
        out.extend(if at == 0 { &b"\n"[..] } else { b",\n" });
        out.extend(object);
    }
    out.extend(if out.len() == 1 {
        &b"]\n"[..]
    } else {
        b"\n]\n"
    });
    out
}

fn object(found: &Found<'_>, columns: Option<&[Column]>) -> Vec<u8> {
    let whole = found.entry.json();
    let matched = found.matched.as_ref().map(match_object);
    let Some(columns) = columns else {
        let Some(matched) = matched else {
            return whole.into_owned();
        };
        // The object as it was rendered, with one key more.
        let mut out = whole.into_owned();
        out.pop();
        out.extend(b",\"match\":");
        out.extend(to_vec(&matched));
        out.push(b'}');
        return out;
    };
    let mut known: Map<String, Value> = serde_json::from_slice(&whole).unwrap_or_default();
    let mut chosen = Map::new();
    for column in columns {
        let value = match column {
            Column::Match => matched
                .as_ref()
                .map_or(Value::Null, |matched| json!(matched)),
            other => known
                .remove(other.key())
                .unwrap_or_else(|| chosen.get(other.key()).cloned().unwrap_or_default()),
        };
        chosen.insert(column.key().to_owned(), value);
    }
    to_vec(&Value::Object(chosen))
}

fn match_object<'c>(matched: &Match<'c>) -> MatchObject<'c> {
    MatchObject {
        tier: matched.tier(),
        why: matched.why(),
        name: matched.name(),
    }
}

fn term(counted: &TermCount) -> Vec<u8> {
    to_vec(&TermObject {
        facet: counted.facet.id(),
        id: counted.term.id,
        label: counted.term.label,
        synonyms: counted.term.synonyms().collect(),
        count: counted.count,
    })
}

fn to_vec(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("keys are strings and a buffer takes them all")
}

/// The JSON Schema of everything repdex writes as JSON: `show` writes an exercise, `list`, `search`, `similar` and
/// `random` rows, `terms` terms, `check` findings.
#[must_use]
pub fn schema() -> Value {
    let mut generator = schemars::SchemaGenerator::new(
        schemars::generate::SchemaSettings::draft2020_12().for_serialize(),
    );
    let exercise = generator.subschema_for::<Page<'static>>();
    let matched = generator.subschema_for::<MatchObject<'static>>();
    let term = generator.subschema_for::<TermObject<'static>>();
    let finding = generator.subschema_for::<FindingObject<'static>>();
    let mut definitions = generator.take_definitions(true);
    let mut row = definitions.get("Page").cloned().unwrap_or_default();
    row["title"] = json!("row");
    row["description"] =
        json!("An exercise among others; hits of search and similar carry why they match.");
    row["properties"]["match"] = json!(matched);
    let mut chosen = row.clone();
    chosen["title"] = json!("chosen");
    chosen["description"] =
        json!("The keys of a row that --columns or --section chose, and no others.");
    chosen["properties"]["match"] = json!({ "anyOf": [matched, { "type": "null" }] });
    chosen["required"] = json!([]);
    chosen["minProperties"] = json!(1);
    definitions.insert("Row".to_owned(), row);
    definitions.insert("Chosen".to_owned(), chosen);
    let row = json!({ "$ref": "#/$defs/Row" });
    let chosen = json!({ "$ref": "#/$defs/Chosen" });
    let array = |items: Value| json!({ "type": "array", "items": items });
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "repdex",
        "description": "What repdex writes as JSON: an object for show; an array for list, search, similar, random, terms \
                        and check. JSON Lines holds the elements of the array, one a line. Keys are only ever added; \
                        --columns and --section choose among them.",
        // Not oneOf: an empty array is one of several.
        "anyOf": [
            exercise,
            row.clone(),
            term.clone(),
            chosen.clone(),
            array(row),
            array(json!(term)),
            array(json!(finding)),
            array(chosen),
        ],
        "$defs": definitions,
    })
}
