//! The jq recipes of the documents, each as the same question asked of the same JSON here, so that they are proved on
//! a machine without jq as well. Where jq is installed it must give the very same answer.

use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{ErrorKind, Write};
use std::process::{Command, Stdio};

/// The answer of `jq OPTIONS FILTER` to some JSON.
pub(crate) fn run(options: &[&str], filter: &str, input: &str) -> String {
    let input = input.trim_end();
    let ours = answer(
        filter,
        &serde_json::from_str(input).expect("jq is given JSON"),
    );
    if let Some(theirs) = ask_jq(options, filter, input) {
        assert_eq!(ours, theirs, "jq reads {filter} in another way");
    }
    ours
}

fn answer(filter: &str, input: &Value) -> String {
    let lines: Vec<String> = match filter {
        ".[].name" => rows(input).map(|row| text(&row["name"])).collect(),
        ".steps[]" => rows(&input["steps"]).map(text).collect(),
        r#".faq[] | "\(.question) \(.answer)""# => rows(&input["faq"])
            .map(|asked| format!("{} {}", text(&asked["question"]), text(&asked["answer"])))
            .collect(),
        r#".[] | "\(.name): \(.match.why)""# => rows(input)
            .map(|row| format!("{}: {}", text(&row["name"]), text(&row["match"]["why"])))
            .collect(),
        r#"group_by(.target)[] | "\(length) \(.[0].target)""# => {
            let mut counts = BTreeMap::new();
            for row in rows(input) {
                *counts.entry(text(&row["target"])).or_insert(0) += 1;
            }
            counts
                .iter()
                .map(|(target, count)| format!("{count} {target}"))
                .collect()
        }
        ".[] | select(.needs == []) | .slug" => rows(input)
            .filter(|row| row["needs"] == Value::Array(Vec::new()))
            .map(|row| text(&row["slug"]))
            .collect(),
        other => panic!("no test knows the recipe {other}; write it out in tests/readme/jq.rs"),
    };
    lines
        .iter()
        .flat_map(|line| [line.as_str(), "\n"])
        .collect()
}

fn rows(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().expect("an array").iter()
}

fn text(value: &Value) -> String {
    value.as_str().expect("a string").to_owned()
}

/// What jq itself says, where it is installed.
fn ask_jq(options: &[&str], filter: &str, input: &str) -> Option<String> {
    let started = Command::new("jq")
        .args(options)
        .arg(filter)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let mut jq = match started {
        Err(error) if error.kind() == ErrorKind::NotFound => return None,
        started => started.expect("jq starts"),
    };
    // The thread ends when the pipe is dropped: jq reads while it writes.
    let mut pipe = jq.stdin.take().expect("jq listens");
    let input = input.to_owned();
    let feeding = std::thread::spawn(move || pipe.write_all(input.as_bytes()));
    let answer = jq.wait_with_output().expect("jq ends");
    feeding
        .join()
        .expect("the feeding thread ends")
        .expect("jq reads all");
    assert!(answer.status.success(), "jq fails on {filter}");
    Some(String::from_utf8(answer.stdout).expect("jq writes text"))
}
