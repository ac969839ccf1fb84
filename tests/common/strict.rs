//! A strict consumer: what a careful script expects of the JSON, written down a second time.

use super::Run;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What a careful script expects of an exercise, written down a second time.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Exercise {
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) aliases: Vec<String>,
    pub(crate) summary: String,
    pub(crate) body_part: String,
    pub(crate) equipment: String,
    pub(crate) target: String,
    pub(crate) secondary: Vec<String>,
    pub(crate) difficulty: String,
    pub(crate) category: String,
    pub(crate) mechanic: Option<String>,
    pub(crate) force: Option<String>,
    pub(crate) pattern: Option<String>,
    pub(crate) laterality: Option<String>,
    pub(crate) needs: Vec<String>,
    pub(crate) steps: Vec<String>,
    pub(crate) tips: Vec<String>,
    pub(crate) mistakes: Vec<String>,
    pub(crate) faq: Vec<Question>,
    pub(crate) progresses_to: Vec<String>,
    pub(crate) regresses_to: Vec<String>,
    pub(crate) related: Vec<Related>,
    /// On hits of search and similar only.
    #[serde(rename = "match")]
    pub(crate) matched: Option<Match>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Question {
    pub(crate) question: String,
    pub(crate) answer: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Related {
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) why: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Match {
    pub(crate) tier: String,
    pub(crate) why: String,
    pub(crate) name: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Term {
    pub(crate) facet: String,
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) synonyms: Vec<String>,
    pub(crate) count: usize,
}

/// Reads JSON as a script would that denies what it does not know.
#[track_caller]
pub(crate) fn consume<T: DeserializeOwned>(run: &Run, value: &Value) -> T {
    match serde_json::from_value(value.clone()) {
        Ok(read) => read,
        Err(error) => run.fail(&format!("a strict consumer refuses it: {error}")),
    }
}
