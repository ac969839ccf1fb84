//! `check`: reads pages and prints problems and notes, as `path:line: CODE message`.

use super::args::CheckArgs;
use super::outcome::{Failure, Outcome};
use super::{Exit, counted};
use crate::catalog::Catalog;
use crate::catalog::own::{self, FileReading};
use crate::page::{self, Finding, Known, Member, Sentences, Severity};
use crate::text::safe;
use crate::view::FindingObject;
use crate::vocabulary::{BodyPart, Vocabulary};
use serde_json::json;
use std::path::Path;

pub(super) fn run<'c>(args: &CheckArgs, catalog: &'c Catalog) -> Result<Outcome<'c>, Failure> {
    if args.template {
        return Ok(Outcome::text(TEMPLATE.to_owned()));
    }
    let mut files = Vec::new();
    for path in &args.paths {
        if !path.exists() {
            return Err(Failure(format!("there is no {}", path.display())));
        }
        files.extend(own::read_files(path));
    }
    if files.is_empty() {
        return Err(Failure(
            "there is no page in what was given; pages are files called NAME.md".to_owned(),
        ));
    }
    let (findings, more) = page::at_most(judge(&files, catalog));
    let problems = findings
        .iter()
        .filter(|(_, finding)| args.strict || finding.is_error())
        .count();
    let lines: String = if args.json {
        // A path may hold what would steer a terminal; as an escape it is the same text to a script.
        format!(
            "{}\n",
            safe::in_json(&format!("{:#}", findings_json(&files, &findings)))
        )
    } else {
        let lines = findings
            .iter()
            .map(|(at, finding)| format!("{}:{finding}", shown(&files[*at].path)));
        lines.collect::<Vec<_>>().join("\n") + if findings.is_empty() { "" } else { "\n" }
    };
    let mut outcome = Outcome::text(lines);
    let omitted = files.iter().map(|file| file.reading.omitted).sum::<usize>();
    let omitted = omitted + more.values().sum::<usize>();
    outcome.words.push(summary(
        files.len(),
        problems,
        findings.len() - problems,
        omitted,
    ));
    // What was left out of the list may be the only problem of its page.
    let is_broken = |file: &FileReading| file.reading.exercise.is_none();
    if problems > 0 || files.iter().any(is_broken) {
        outcome.exit = Exit::Nothing;
    }
    Ok(outcome)
}

fn shown(path: &Path) -> String {
    safe::shown(&path.to_string_lossy()).into_owned()
}

fn summary(pages: usize, problems: usize, notes: usize, omitted: usize) -> String {
    let mut text = format!(
        "{pages} {}, {problems} {}, {notes} {}",
        counted(pages, "page"),
        counted(problems, "problem"),
        counted(notes, "note")
    );
    if omitted > 0 {
        text.push_str(&format!(
            ", and {omitted} more on pages with over {} findings",
            page::MOST_FINDINGS
        ));
    }
    text
}

/// All findings with the position of their file: by file, then by line.
fn judge(files: &[FileReading], catalog: &Catalog) -> Vec<(usize, Finding)> {
    let mut findings: Vec<(usize, Finding)> = Vec::new();
    let mut sentences = Sentences::default();
    let mut members = Vec::new();
    let mut member_files = Vec::new();
    for (at, file) in files.iter().enumerate() {
        findings.extend(
            file.reading
                .findings
                .iter()
                .map(|finding| (at, finding.clone())),
        );
        let Some(exercise) = &file.reading.exercise else {
            continue;
        };
        let member = Member {
            path: &file.path,
            exercise,
            lines: &file.reading.lines,
        };
        let style = page::check_style(exercise, &file.reading.lines);
        let repeated = sentences.check(&file.path.to_string_lossy(), exercise, &file.reading.lines);
        let path = if lies_in_a_region(&file.path) {
            page::check_path(&member)
        } else {
            Vec::new()
        };
        findings.extend(
            style
                .into_iter()
                .chain(repeated)
                .chain(path)
                .map(|finding| (at, finding)),
        );
        members.push(member);
        member_files.push(at);
    }
    let together = page::check_set(&members, &besides(catalog, files));
    findings.extend(
        together
            .into_iter()
            .map(|(member, finding)| (member_files[member], finding)),
    );
    findings.sort_by_key(|(at, finding)| (*at, finding.line, finding.rule));
    findings
}

/// Pages that ladders may lead to though they are not among those checked.
fn besides(catalog: &Catalog, files: &[FileReading]) -> Vec<Known> {
    use crate::vocabulary::Difficulty;
    let built_in = catalog.entries().map(|entry| Known {
        name: entry.name().to_owned(),
        difficulty: entry.facts().difficulty,
    });
    // A faulty page still has its name.
    let faulty = files.iter().filter(|file| file.reading.exercise.is_none());
    let faulty = faulty.filter_map(|file| file.reading.name.clone());
    built_in
        .chain(faulty.map(|name| Known {
            name,
            difficulty: Difficulty::Advanced,
        }))
        .collect()
}

/// Whether a page lies as in `data/`: in a folder called like a body part, so that its path says something.
fn lies_in_a_region(path: &Path) -> bool {
    let folder = path
        .parent()
        .and_then(Path::file_name)
        .and_then(|name| name.to_str());
    BodyPart::all().any(|part| Some(part.id()) == folder)
}

fn findings_json(files: &[FileReading], findings: &[(usize, Finding)]) -> serde_json::Value {
    let rows = findings.iter().map(|(at, finding)| {
        let severity = match finding.rule.severity() {
            Severity::Error => "error",
            Severity::Note => "note",
            Severity::Style => "style",
        };
        json!(FindingObject {
            path: &files[*at].path.to_string_lossy(),
            line: finding.line,
            code: finding.rule.code(),
            severity,
            message: &finding.message,
        })
    });
    rows.collect()
}

/// A page that passes every rule once its words are replaced.
const TEMPLATE: &str = include_str!("template.md");
