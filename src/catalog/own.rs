//! A person's own pages: read from a folder at run time with the very reader of the build. A bad page is reported and
//! left out; the rest works.

use super::shares::in_shares;
use crate::exercise::Exercise;
use crate::page::{self, Finding, Known, Member, Rule};
use crate::vocabulary::Difficulty;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

/// A page that was read.
#[derive(Debug)]
pub struct OwnPage {
    /// Where it lies.
    pub path: PathBuf,
    /// What it says.
    pub exercise: Exercise,
}

/// A page that is left out: what is wrong first, as `path:line: CODE message`, and how much more there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The page.
    pub path: PathBuf,
    /// What is wrong with it first.
    pub finding: Finding,
    /// How many findings there are besides.
    pub more: usize,
}

impl Report {
    /// The first of some errors and the count of the others; none of a page without any.
    fn of(path: &Path, reading: &page::Reading) -> Option<Self> {
        let mut errors = reading.findings.iter().filter(|finding| finding.is_error());
        let finding = errors.next()?.clone();
        Some(Self {
            path: path.to_path_buf(),
            finding,
            more: errors.count() + reading.omitted,
        })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.to_string_lossy();
        let path = crate::text::safe::shown(&path);
        write!(out, "{path}:{} (left out", self.finding)?;
        if self.more > 0 {
            write!(out, "; and {} more: repdex check {path}", self.more)?;
        }
        write!(out, ")")
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

/// Reads every page below a path, in the order of their paths. Links are followed, loops are not, and what is hidden is
/// passed over.
#[must_use]
pub fn read_files(root: &Path) -> Vec<FileReading> {
    // What lies in one folder differs in its name alone: whole paths compare as their names do, and need not be taken
    // apart for it.
    let walk = walkdir::WalkDir::new(root)
        .follow_links(true)
        .sort_by(|a, b| a.path().as_os_str().cmp(b.path().as_os_str()));
    let found: Vec<Found> = walk
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !page::is_hidden(entry.path()))
        .filter_map(|entry| find(root, entry))
        .collect();
    let readings = in_shares(&found, read_share);
    found
        .into_iter()
        .zip(readings)
        .map(|(found, reading)| FileReading {
            path: found.path,
            reading,
        })
        .collect()
}

/// What a walk came upon: a page to read, or why it cannot be one.
struct Found {
    path: PathBuf,
    refusal: Option<String>,
}

fn find(root: &Path, entry: walkdir::Result<walkdir::DirEntry>) -> Option<Found> {
    let entry = match entry {
        Ok(entry) => entry,
        Err(error) => {
            return Some(Found {
                path: error.path().unwrap_or(root).to_path_buf(),
                refusal: Some(walk_error(&error)),
            });
        }
    };
    let kind = entry.file_type();
    let named_outright = entry.depth() == 0 && kind.is_file();
    if !named_outright && !page::is_page_file(entry.path()) {
        return None;
    }
    // A pipe or a device would be waited for, perhaps for ever.
    let refusal = if kind.is_dir() {
        Some("a folder is named like a page; a page is a file")
    } else if kind.is_file() {
        None
    } else {
        Some("not a regular file")
    };
    Some(Found {
        refusal: refusal.map(str::to_owned),
        path: entry.into_path(),
    })
}

fn read_share(found: &[Found]) -> Vec<page::Reading> {
    let mut bytes = Vec::new();
    let read = |found: &Found| match &found.refusal {
        Some(refusal) => refused(refusal.clone()),
        None => match read_bytes(&found.path, &mut bytes) {
            Ok(()) if bytes.len() as u64 > page::LONGEST => refused(format!(
                "the page has more than {} bytes, which is all that is read",
                page::LONGEST
            )),
            Ok(()) => page::read_bytes(&bytes),
            Err(error) => refused(format!("cannot be read: {}", plain_error(&error))),
        },
    };
    found.iter().map(read).collect()
}

/// What is asked for at once: more than nearly every page has, so that a page takes one call and its end another.
const FIRST_READ: usize = 64 * 1024;

/// At most one byte more than a page may have: enough to know that it has too many.
fn read_bytes(path: &Path, bytes: &mut Vec<u8>) -> std::io::Result<()> {
    bytes.clear();
    bytes.reserve(FIRST_READ);
    open(path)?.take(page::LONGEST + 1).read_to_end(bytes)?;
    Ok(())
}

/// Opens a page. What was a file when it was found may be a pipe by now: where there are such pipes it is opened without
/// waiting for somebody to write into it.
fn open(path: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    }
    options.open(path)
}

fn walk_error(error: &walkdir::Error) -> String {
    match (error.loop_ancestor(), error.io_error()) {
        (Some(ancestor), _) => format!("a link that leads back to {}", ancestor.display()),
        (None, Some(error)) if error.kind() == ErrorKind::NotFound => {
            "cannot be read: it is gone, or a link that leads nowhere".to_owned()
        }
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

fn refused(message: String) -> page::Reading {
    page::Reading {
        name: None,
        exercise: None,
        findings: vec![Finding::new(1, Rule::E13, message)],
        omitted: 0,
        lines: page::Lines::default(),
    }
}

/// The good pages below a folder and what is wrong with the others. `known` are the pages that ladders may lead to
/// besides.
#[must_use]
pub fn load(folder: &Path, known: &dyn Fn() -> Vec<Known>) -> (Vec<OwnPage>, Vec<Report>) {
    let mut reports = Vec::new();
    let mut read = Vec::new();
    let mut broken = Vec::new();
    for FileReading { path, reading } in read_files(folder) {
        reports.extend(Report::of(&path, &reading));
        if let Some(exercise) = reading.exercise {
            read.push((OwnPage { path, exercise }, reading.lines));
        } else if let Some(name) = reading.name {
            // A page left out still has its name: the ladders that lead to it are not at fault.
            broken.push(Known {
                name,
                difficulty: Difficulty::Advanced,
            });
        }
    }
    let known = || known().into_iter().chain(broken.iter().cloned()).collect();
    let bad = against_each_other(&read, &known, &mut reports);
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
) -> HashSet<usize> {
    let mut told = Told {
        read,
        reports,
        places: HashMap::new(),
    };
    let mut slugs: HashMap<String, usize> = HashMap::new();
    for (at, (page, lines)) in read.iter().enumerate() {
        let slug = page.exercise.slug();
        let first = *slugs.entry(slug.clone()).or_insert(at);
        if first != at {
            let message = format!(
                "the page {slug} stands at {} already",
                read[first].0.path.display()
            );
            told.tell(at, Finding::new(lines.title, Rule::E21, message));
        }
    }
    if read
        .iter()
        .all(|(page, _)| page.exercise.progresses_to.is_empty())
    {
        return told.bad();
    }
    let members: Vec<Member<'_>> = read
        .iter()
        .map(|(page, lines)| Member {
            path: &page.path,
            exercise: &page.exercise,
            lines,
        })
        .collect();
    let (findings, omitted) = page::at_most(page::check_ladders(&members, &known()));
    for (at, finding) in findings {
        told.tell(at, finding);
    }
    for (at, count) in omitted {
        told.tell_more(at, count);
    }
    told.bad()
}

/// What is told of pages, once each.
struct Told<'r> {
    read: &'r [(OwnPage, page::Lines)],
    reports: &'r mut Vec<Report>,
    /// Where the report of a page stands.
    places: HashMap<usize, usize>,
}

impl Told<'_> {
    fn tell(&mut self, at: usize, finding: Finding) {
        if self.places.contains_key(&at) {
            return self.tell_more(at, 1);
        }
        self.places.insert(at, self.reports.len());
        self.reports.push(Report {
            path: self.read[at].0.path.clone(),
            finding,
            more: 0,
        });
    }

    fn tell_more(&mut self, at: usize, count: usize) {
        if let Some(place) = self.places.get(&at) {
            self.reports[*place].more += count;
        }
    }

    fn bad(&self) -> HashSet<usize> {
        self.places.keys().copied().collect()
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::read_bytes;
    use std::process::Command;

    /// What was a file when the folder was walked can be a pipe when it is opened.
    #[test]
    fn a_pipe_that_took_the_place_of_a_page_is_not_waited_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let pipe = folder.path().join("pipe.md");
        let made = Command::new("mkfifo").arg(&pipe).status();
        assert!(made.expect("mkfifo is there").success());
        let mut bytes = Vec::new();
        read_bytes(&pipe, &mut bytes).expect("it ends");
        assert!(bytes.is_empty());
    }
}
