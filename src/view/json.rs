//! JSON: an object for a page, an array for rows, an object a line for JSON Lines. Built-in pages are written as the
//! build rendered them.

use super::answer::{Answer, Section};
use super::bytes::Bytes;
use super::column::Column;
use crate::catalog::wire::Page;
use crate::catalog::{Entry, Found, Match, TermCount, in_shares};
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

pub(super) fn render<'c>(answer: &Answer<'c>) -> Bytes<'c> {
    let mut out = Bytes::default();
    match answer {
        Answer::Page { .. } => page(answer, &mut out),
        Answer::Rows {
            rows,
            columns: None,
            ..
        } => whole_objects(rows, &mut out),
        Answer::Rows { rows, columns, .. } => array(out.own(), rows, |row, out| {
            object(row, columns.as_deref(), out);
        }),
        Answer::Terms(counts) => array(out.own(), counts, term),
    }
    out
}

pub(super) fn render_lines<'c>(answer: &Answer<'c>) -> Bytes<'c> {
    let mut out = Bytes::default();
    match answer {
        Answer::Page { .. } => page(answer, &mut out),
        Answer::Rows { rows, columns, .. } => lines(out.own(), rows, |row, out| {
            object(row, columns.as_deref(), out);
        }),
        Answer::Terms(counts) => lines(out.own(), counts, term),
    }
    out
}

fn lines<T>(out: &mut Vec<u8>, rows: &[T], write: impl Fn(&T, &mut Vec<u8>)) {
    for row in rows {
        write(row, out);
        out.push(b'\n');
    }
}

fn array<T>(out: &mut Vec<u8>, rows: &[T], write: impl Fn(&T, &mut Vec<u8>)) {
    out.push(b'[');
    for (at, row) in rows.iter().enumerate() {
        out.extend_from_slice(if at == 0 { b"\n" } else { b",\n" });
        write(row, out);
    }
    out.extend_from_slice(if rows.is_empty() { b"]\n" } else { b"\n]\n" });
}

/// The same array as [`array`] writes, but rows that follow each other in the pack are one stretch of it.
fn whole_objects<'c>(rows: &[Found<'c>], out: &mut Bytes<'c>) {
    out.own().push(b'[');
    let mut rest = rows;
    if let Some(objects) = rendered_now(rows) {
        for share in objects {
            out.give(share);
        }
        rest = &[];
    }
    while let [first, ..] = rest {
        let follows = |pair: &[Found<'_>]| {
            let unsought = pair.iter().all(|row| row.matched.is_none());
            unsought && pair[0].entry.precedes(&pair[1].entry)
        };
        let run = rest.windows(2).take_while(|pair| follows(pair)).count();
        let opening: &[u8] = if rest.len() == rows.len() {
            b"\n"
        } else {
            b",\n"
        };
        out.own().extend_from_slice(opening);
        match first.entry.json_through(&rest[run].entry) {
            Some(stretch) if first.matched.is_none() => out.lend(stretch),
            _ => object(first, None, out.own()),
        }
        rest = &rest[run + 1..];
    }
    let closing: &[u8] = if rows.is_empty() { b"]\n" } else { b"\n]\n" };
    out.own().extend_from_slice(closing);
}

/// The objects of rows that the build has not rendered and nobody searched for, in shares, each object behind its line
/// feed; none where there is another way.
fn rendered_now(rows: &[Found<'_>]) -> Option<Vec<Vec<u8>>> {
    let first = rows.first()?.entry;
    if first.json_through(&first).is_some() || rows.iter().any(|row| row.matched.is_some()) {
        return None;
    }
    let entries: Vec<Entry<'_>> = rows.iter().map(|row| row.entry).collect();
    let objects = in_shares(&entries, |share| {
        let mut out = Vec::new();
        for entry in share {
            out.extend_from_slice(if *entry == first { b"\n" } else { b",\n" });
            out.extend_from_slice(&entry.json());
        }
        vec![out]
    });
    Some(objects)
}

fn page(answer: &Answer<'_>, out: &mut Bytes<'_>) {
    let Answer::Page {
        entry,
        sections,
        columns,
        ..
    } = answer
    else {
        return;
    };
    let chosen = columns.clone().or_else(|| of_sections(sections));
    object(&Found::unsought(*entry), chosen.as_deref(), out.own());
    out.own().push(b'\n');
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

fn object(found: &Found<'_>, columns: Option<&[Column]>, out: &mut Vec<u8>) {
    let whole = found.entry.json();
    let matched = found.matched.as_ref().map(match_object);
    if let Some(columns) = columns {
        append(&chosen(&whole, matched.as_ref(), columns), out);
    } else if let Some((matched, (_, open))) = matched.zip(whole.split_last()) {
        // The object as it was rendered, with one key more.
        out.extend_from_slice(open);
        out.extend_from_slice(b",\"match\":");
        append(&matched, out);
        out.push(b'}');
    } else {
        out.extend_from_slice(&whole);
    }
}

/// The keys that were asked for, in their order.
fn chosen(whole: &[u8], matched: Option<&MatchObject<'_>>, columns: &[Column]) -> Value {
    let known: Map<String, Value> = serde_json::from_slice(whole).unwrap_or_default();
    let value = |column: Column| match column {
        Column::Match => matched.map_or(Value::Null, |matched| json!(matched)),
        other => known.get(other.key()).cloned().unwrap_or_default(),
    };
    let pairs = columns
        .iter()
        .map(|column| (column.key().to_owned(), value(*column)));
    Value::Object(pairs.collect())
}

fn match_object<'c>(matched: &Match<'c>) -> MatchObject<'c> {
    MatchObject {
        tier: matched.tier(),
        why: matched.why(),
        name: matched.name(),
    }
}

fn term(counted: &TermCount, out: &mut Vec<u8>) {
    let object = TermObject {
        facet: counted.facet.id(),
        id: counted.term.id,
        label: counted.term.label,
        synonyms: counted.term.synonyms().collect(),
        count: counted.count,
    };
    append(&object, out);
}

fn append(value: &impl Serialize, out: &mut Vec<u8>) {
    serde_json::to_writer(out, value).expect("keys are strings and a buffer takes them all");
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
