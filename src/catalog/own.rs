//! A person's own pages: read from a folder at run time with the very reader of the build. A bad page is reported and
//! left out; the rest works.

use crate::exercise::Exercise;
use crate::page::{self, Finding, Known, Member, Rule};
use std::collections::HashMap;
use std::fmt;
use std::io::Read;
use std::path::{Path, PathBuf};

/// A page that was read.
#[derive(Debug)]
pub struct OwnPage {
    /// Where it lies.
    pub path: PathBuf,
    /// What it says.
    pub exercise: Exercise,
}

/// A finding with its path: `path:line: CODE message`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The page.
    pub path: PathBuf,
    /// What is wrong.
    pub finding: Finding,
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "{}:{}",
            crate::text::safe::shown(&self.path.to_string_lossy()),
            self.finding
        )
    }
}

/// A page of a folder, read: the record when it is good, and what there is to say.
#[derive(Debug)]
pub struct FileReading {
    /// Where it lies.
    pub path: PathBuf,
    /// What reading it gave.
    pub reading: page::Reading,
}

/// Reads every page below a path, in the order of their paths. Links are followed, loops are not.
#[must_use]
pub fn read_files(root: &Path) -> Vec<FileReading> {
    let walk = walkdir::WalkDir::new(root)
        .follow_links(true)
        .sort_by_file_name();
    walk.into_iter()
        .filter_map(|entry| read_entry(root, entry))
        .collect()
}

fn read_entry(root: &Path, entry: walkdir::Result<walkdir::DirEntry>) -> Option<FileReading> {
    let entry = match entry {
        Ok(entry) => entry,
        Err(error) => {
            let path = error.path().unwrap_or(root).to_path_buf();
            return Some(refused(path, walk_error(&error)));
        }
    };
    let named_outright = entry.depth() == 0 && entry.file_type().is_file();
    if !named_outright && !page::is_page_file(entry.path()) {
        return None;
    }
    let path = entry.path().to_path_buf();
    if entry.file_type().is_dir() {
        return Some(refused(
            path,
            "a folder is named like a page; a page is a file".to_owned(),
        ));
    }
    if !entry.file_type().is_file() {
        return Some(refused(path, "not a regular file".to_owned()));
    }
    let reading = match read_bytes(&path) {
        Ok(bytes) => page::read_bytes(&bytes),
        Err(error) => {
            return Some(refused(
                path,
                format!("cannot be read: {}", plain_error(&error)),
            ));
        }
    };
    Some(FileReading { path, reading })
}

/// At most one byte more than a page may have: enough to know that it has too many.
fn read_bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?
        .take(page::LONGEST + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn walk_error(error: &walkdir::Error) -> String {
    match (error.loop_ancestor(), error.io_error()) {
        (Some(ancestor), _) => format!("a link that leads back to {}", ancestor.display()),
        (None, Some(error)) => format!("cannot be read: {}", plain_error(error)),
        (None, None) => "cannot be read".to_owned(),
    }
}

/// The reason without the number that Rust appends.
#[must_use]
pub fn plain_error(error: &std::io::Error) -> String {
    let text = error.to_string();
    let reason = text.split(" (os error").next().unwrap_or(&text);
    let mut letters = reason.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}

fn refused(path: PathBuf, message: String) -> FileReading {
    let findings = vec![Finding::new(1, Rule::E13, message)];
    let reading = page::Reading {
        name: None,
        exercise: None,
        findings,
        omitted: 0,
        lines: page::Lines::default(),
    };
    FileReading { path, reading }
}

/// The good pages below a folder and what is wrong with the others. `known` are the pages that ladders may lead to
/// besides.
#[must_use]
pub fn load(folder: &Path, known: &dyn Fn() -> Vec<Known>) -> (Vec<OwnPage>, Vec<Report>) {
    let mut reports = Vec::new();
    let mut read = Vec::new();
    for FileReading { path, reading } in read_files(folder) {
        let errors = reading.findings.iter().filter(|finding| finding.is_error());
        reports.extend(errors.map(|finding| Report {
            path: path.clone(),
            finding: finding.clone(),
        }));
        if let Some(exercise) = reading.exercise {
            read.push((OwnPage { path, exercise }, reading.lines));
        }
    }
    let bad = against_each_other(&read, known, &mut reports);
    let pages = read
        .into_iter()
        .enumerate()
        .filter(|(at, _)| !bad.contains(at))
        .map(|(_, (page, _))| page);
    (pages.collect(), reports)
}

/// Positions of pages that cannot stand beside the others: a slug claimed before, a ladder that leads nowhere. An alias
/// shared with another page is a person's own business.
fn against_each_other(
    read: &[(OwnPage, page::Lines)],
    known: &dyn Fn() -> Vec<Known>,
    reports: &mut Vec<Report>,
) -> Vec<usize> {
    let mut bad = Vec::new();
    let mut slugs: HashMap<String, usize> = HashMap::new();
    for (at, (page, lines)) in read.iter().enumerate() {
        let slug = page.exercise.slug();
        let first = *slugs.entry(slug.clone()).or_insert(at);
        if first != at {
            let message = format!(
                "the page {slug} stands at {} already",
                read[first].0.path.display()
            );
            reports.push(Report {
                path: page.path.clone(),
                finding: Finding::new(lines.title, Rule::E21, message),
            });
            bad.push(at);
        }
    }
    if read
        .iter()
        .all(|(page, _)| page.exercise.progresses_to.is_empty())
    {
        return bad;
    }
    let members: Vec<Member<'_>> = read
        .iter()
        .map(|(page, lines)| Member {
            path: &page.path,
            exercise: &page.exercise,
            lines,
        })
        .collect();
    for (at, finding) in page::check_ladders(&members, &known()) {
        reports.push(Report {
            path: read[at].0.path.clone(),
            finding,
        });
        bad.push(at);
    }
    bad
}
