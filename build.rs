//! Compiles `data/` into the binary: reads every page with the reader the program itself uses, refuses the build with
//! every fault at its line, and packs what is needed at run time so that nothing is parsed at start.
#![allow(
    dead_code,
    unused_imports,
    reason = "the rooms below are compiled whole; the build uses a part of each"
)]
#![allow(unreachable_pub, reason = "a build script has no outside")]
#![allow(clippy::print_stdout, reason = "cargo listens to it")]

#[path = "src/exercise/mod.rs"]
mod exercise;
#[path = "src/page/mod.rs"]
mod page;
#[path = "src/text/mod.rs"]
mod text;
#[path = "src/vocabulary/mod.rs"]
mod vocabulary;

#[path = "src/catalog"]
mod catalog {
    pub mod ladder;
    pub mod pack;
    pub mod similar;
    pub mod wire;
}

#[path = "src/search"]
mod search {
    pub mod build;
    mod drafts;
    pub mod fold;
    pub mod index;
    pub mod packed;
    pub mod page_set;
    mod spelling;
}

use catalog::pack::{Row, Span};
use catalog::{ladder, similar};
use exercise::Exercise;
use page::{Finding, Known, Lines, Member, Severity};
use search::packed;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};
use vocabulary::Difficulty;

/// Set to build another catalogue than `data/`, as the benches do.
const DATA_VARIABLE: &str = "REPDEX_BUILD_DATA";

fn main() {
    println!("cargo::rerun-if-env-changed={DATA_VARIABLE}");
    let data = env::var_os(DATA_VARIABLE).map_or_else(|| PathBuf::from("data"), PathBuf::from);
    println!("cargo::rerun-if-changed={}", data.display());
    lighten_start();
    match compile(&data) {
        // One error is enough to fail the build; cargo then shows each on a line of its own and nothing else.
        Ok(faults) => faults
            .iter()
            .for_each(|fault| println!("cargo::error={fault}")),
        Err(error) => println!(
            "cargo::error=cannot compile the pages in {}: {error}",
            data.display()
        ),
    }
}

/// The functions that the usual commands run, for the linker to keep together.
const FIRST_FUNCTIONS: &str = "src/look_up.ld";

/// Links an optimised build for Linux so that the system has less to do before and while it answers: more of a look-up
/// goes there than into the answer.
///
/// - The functions that the usual commands run stand together, so that few stretches of the program are read in.
/// - With glibc the program is placed at a fixed address, where the loader would patch 2,000 others. What random
///   placement guards against is memory-unsafe code; there is none here, and the stack, the heap and libc are placed at
///   random all the same. A packager whose rules ask for a position-independent program names a `relocation-model` in
///   `RUSTFLAGS` and gets one.
/// - The library for unwinding, which a program that aborts on panic hardly uses, is linked in where the linker has it.
///
/// Each is tried on a program that does nothing first: a linker that does not know it links as always.
fn lighten_start() {
    println!("cargo::rerun-if-changed={FIRST_FUNCTIONS}");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|set| set == value);
    if !is("CARGO_CFG_TARGET_OS", "linux") || is("OPT_LEVEL", "0") {
        return;
    }
    let root = env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    let script = Path::new(&root).join(FIRST_FUNCTIONS).display().to_string();
    let glibc = is("CARGO_CFG_TARGET_ENV", "gnu");
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    if links(&["-T", &script]) {
        println!("cargo::rustc-link-arg-bins=-T");
        println!("cargo::rustc-link-arg-bins={script}");
    }
    if glibc && !flags.contains("relocation-model") && links(&["-no-pie"]) {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
    if glibc && links(&["-Wl,-Bstatic", "-lgcc_eh", "-Wl,-Bdynamic"]) {
        println!("cargo::rustc-link-lib=static:-bundle=gcc_eh");
    }
}

/// Whether a program that does nothing links with these arguments, by the compiler, linker and flags of this build.
fn links(arguments: &[&str]) -> bool {
    let variable = |name: &str| env::var_os(name).unwrap_or_default();
    let folder = PathBuf::from(variable("OUT_DIR"));
    let (source, program) = (folder.join("nothing.rs"), folder.join("nothing"));
    if fs::write(&source, "fn main() {}\n").is_err() {
        return false;
    }
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    let mut compiler = Command::new(variable("RUSTC"));
    compiler
        .args(flags.split('\x1f').filter(|flag| !flag.is_empty()))
        .arg("--target")
        .arg(variable("TARGET"))
        .args(
            arguments
                .iter()
                .map(|argument| format!("-Clink-arg={argument}")),
        );
    if let Some(linker) = env::var_os("RUSTC_LINKER") {
        compiler.arg(format!("-Clinker={}", linker.display()));
    }
    compiler.arg("-o").arg(program).arg(source);
    compiler.output().is_ok_and(|told| told.status.success())
}

struct Page {
    path: PathBuf,
    exercise: Exercise,
    lines: Lines,
}

/// Packs the pages of a folder; gives the faults that forbid it, as `path:line: CODE message`.
fn compile(data: &Path) -> io::Result<Vec<String>> {
    let mut faults = Vec::new();
    let mut pages = Vec::new();
    let mut broken = Vec::new();
    for path in page_files(data)? {
        let reading = page::read_bytes(&fs::read(&path)?);
        report(&path, &reading.findings, &mut faults);
        if reading.omitted > 0 {
            faults.push(format!("{}: and {} more", path.display(), reading.omitted));
        }
        if let (None, Some(name)) = (&reading.exercise, &reading.name) {
            // A broken page still has its name: ladders that lead to it are not at fault.
            broken.push(Known {
                name: name.clone(),
                difficulty: Difficulty::Advanced,
            });
        }
        if let Some(exercise) = reading.exercise {
            pages.push(Page {
                path,
                exercise,
                lines: reading.lines,
            });
        }
    }
    check_together(&pages, &broken, &mut faults);
    if faults.is_empty() {
        // The default order of every list.
        pages.sort_by_key(|page| page.exercise.name.to_lowercase());
        let exercises: Vec<Exercise> = pages.into_iter().map(|page| page.exercise).collect();
        write_pack(&exercises)?;
    }
    Ok(faults)
}

fn report(path: &Path, findings: &[Finding], faults: &mut Vec<String>) {
    // How a page reads is judged by the tests; what the reader had to pass over has no place in data/.
    let barred = findings
        .iter()
        .filter(|finding| finding.rule.severity() != Severity::Style);
    faults.extend(barred.map(|finding| format!("{}:{finding}", path.display())));
}

fn check_together(pages: &[Page], broken: &[Known], faults: &mut Vec<String>) {
    let members: Vec<Member<'_>> = pages
        .iter()
        .map(|page| Member {
            path: &page.path,
            exercise: &page.exercise,
            lines: &page.lines,
        })
        .collect();
    for member in &members {
        report(member.path, &page::check_path(member), faults);
    }
    for (at, finding) in page::check_set(&members, broken) {
        report(members[at].path, &[finding], faults);
    }
}

/// Every page below a folder, in the order of their paths. Each file is named to cargo, so that editing, moving and
/// deleting one rebuilds.
fn page_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<_>>()?;
    entries.sort();
    for path in entries {
        println!("cargo::rerun-if-changed={}", path.display());
        if path.is_dir() {
            files.extend(page_files(&path)?);
        } else if page::is_page_file(&path) {
            files.push(path);
        }
    }
    Ok(files)
}

#[derive(Default)]
struct Pack {
    rows: Vec<u8>,
    names: String,
    pages: String,
    json: String,
    links: Vec<u8>,
}

fn write_pack(exercises: &[Exercise]) -> io::Result<()> {
    let rungs = ladder::rungs(
        exercises
            .iter()
            .map(|one| (one.name.as_str(), one.progresses_to.as_slice())),
    );
    let mut pack = Pack::default();
    for (at, one) in exercises.iter().enumerate() {
        let related = related(exercises, at);
        let name_of = |row: &usize| exercises[*row].name.as_str();
        let neighbours = catalog::wire::Neighbours {
            up: rungs[at].up.iter().map(name_of).collect(),
            down: rungs[at].down.iter().map(name_of).collect(),
            related: related
                .iter()
                .map(|row| {
                    (
                        name_of(row),
                        similar::why(&one.facts, &exercises[*row].facts),
                    )
                })
                .collect(),
        };
        let page = pack.add_page(one);
        let json = pack.add_json(&catalog::wire::Page::new(one, &neighbours))?;
        let row = Row {
            page,
            name: pack.add_names(&one.name),
            aliases: pack.add_names(&one.aliases.join(", ")),
            json,
            up: pack.add_links(&rungs[at].up),
            down: pack.add_links(&rungs[at].down),
            related: pack.add_links(&related),
            facts: one.facts,
        };
        row.encode(&mut pack.rows);
    }
    let members: Vec<search::build::Member<'_>> =
        exercises.iter().map(search::build::Member::of).collect();
    // What a look-up reads stands together, the large blobs at the end.
    let sections = packed::join([
        &search::build::build(&members),
        &pack.rows,
        &pack.links,
        pack.names.as_bytes(),
        pack.pages.as_bytes(),
        pack.json.as_bytes(),
    ]);
    let folder = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("packed");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("catalog.bin"), sections)
}

/// The best stand-ins of an exercise, best first.
fn related(exercises: &[Exercise], at: usize) -> Vec<usize> {
    let this = &exercises[at];
    let mut fits: Vec<_> = exercises
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != at)
        .filter_map(|(row, other)| {
            Some((similar::fit(&this.facts, &other.facts, &other.name)?, row))
        })
        .collect();
    fits.sort();
    fits.into_iter()
        .take(similar::RELATED)
        .map(|(_, row)| row)
        .collect()
}

impl Pack {
    fn add_page(&mut self, exercise: &Exercise) -> Span {
        let start = size(self.pages.len());
        self.pages.push_str(&page::write(exercise));
        Span {
            start,
            len: size(self.pages.len()) - start,
        }
    }

    /// Names stand together, a line each, for those who read them in the binary.
    fn add_names(&mut self, names: &str) -> Span {
        let start = size(self.names.len());
        self.names.push_str(names);
        self.names.push('\n');
        Span {
            start,
            len: size(names.len()),
        }
    }

    /// Objects stand in one blob as in an array, so that the whole list is one stretch.
    fn add_json(&mut self, page: &catalog::wire::Page<'_>) -> io::Result<Span> {
        if !self.json.is_empty() {
            self.json.push_str(",\n");
        }
        let start = size(self.json.len());
        let object = serde_json::to_string(page)?;
        write!(self.json, "{object}").map_err(io::Error::other)?;
        Ok(Span {
            start,
            len: size(object.len()),
        })
    }

    fn add_links(&mut self, rows: &[usize]) -> Span {
        let start = size(self.links.len() / 4);
        for row in rows {
            self.links.extend(size(*row).to_le_bytes());
        }
        Span {
            start,
            len: size(rows.len()),
        }
    }
}

/// Offsets are 32 bits: four gigabytes of pages would not fit a binary anyway.
fn size(bytes: usize) -> u32 {
    u32::try_from(bytes).expect("the pages fit in 4 GiB")
}
