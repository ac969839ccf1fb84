//! The order of the program's functions: which of them the commands of the table run, as callgrind tells, written as
//! the linker script `src/look_up.ld`.

use crate::measure;
use crate::rows::ROWS;
use crate::subjects::Subjects;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use std::{fs, io};

/// Instances of a generic function share their name but for a hash. More bytes than these of instances that did not run
/// are not worth those that did.
const MOST_UNUSED: u64 = 32 * 1024;

const SCRIPT: &str = "src/look_up.ld";

const HEAD: &str = "\
/* The functions that the usual commands run, next to each other. The system reads a program in by windows of 64 KiB, and
   each takes as long as ten thousand instructions: in the order of their crates these functions lie in nearly all of its
   windows, in this one in a handful. A name that no longer exists is passed over, so that an old list is only slower.

   Written by `cargo bench --bench budgets -- --order`: what the first command of its table runs comes first, then what
   each next one adds. */
SECTIONS
{
  .text.look_up :
  {
";

const FOOT: &str = "  }\n}\nINSERT BEFORE .text;\n";

/// Runs every command of the table with builds that kept the names of their functions, and writes the script.
pub(crate) fn write(subjects: &Subjects) -> io::Result<()> {
    let mut lines: Vec<String> = Vec::new();
    for program in subjects.builds() {
        for pattern in patterns(program)? {
            let line = format!("    *(.text*.{pattern})\n");
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
    }
    fs::write(SCRIPT, [HEAD, &lines.concat(), FOOT].concat())
}

/// The functions of a program that ran, command by command, as the patterns of their names.
fn patterns(program: &Path) -> io::Result<Vec<String>> {
    let sizes = sizes(program)?;
    let mut ran = BTreeSet::new();
    let mut patterns: Vec<String> = Vec::new();
    for row in &ROWS {
        let mut functions = measure::functions(program, row)?;
        functions.retain(|symbol| sizes.contains_key(symbol) && !ran.contains(symbol));
        // By their names, so that a later list differs only in what has changed.
        let named: BTreeSet<String> = functions.iter().map(|symbol| pattern(symbol)).collect();
        ran.append(&mut functions);
        patterns.extend(named);
    }
    let mut unused = BTreeMap::<String, u64>::new();
    for (symbol, size) in sizes.iter().filter(|(symbol, _)| !ran.contains(*symbol)) {
        *unused.entry(pattern(symbol)).or_default() += size;
    }
    patterns.retain(|pattern| unused.get(pattern).is_none_or(|size| *size <= MOST_UNUSED));
    Ok(patterns)
}

/// The functions of a program and their bytes, as `nm` tells.
fn sizes(program: &Path) -> io::Result<BTreeMap<String, u64>> {
    let told = Command::new("nm")
        .args(["--print-size", "--defined-only"])
        .arg(program)
        .output()?;
    let lines = String::from_utf8_lossy(&told.stdout).into_owned();
    let functions = lines.lines().filter_map(|line| {
        let [_, size, kind, name] = line.split(' ').collect::<Vec<_>>()[..] else {
            return None;
        };
        let size = u64::from_str_radix(size, 16).ok()?;
        kind.eq_ignore_ascii_case("t")
            .then(|| (name.to_owned(), size))
    });
    Ok(functions.collect())
}

/// A symbol without what another compiler or version names otherwise: the hash at the end of a name of the older kind
/// (`17h`, 16 digits, `E`), the hash of each crate in one of the newer kind (`Cs`, digits of any sort, `_`).
fn pattern(symbol: &str) -> String {
    if let Some((name, _)) = symbol
        .rsplit_once("17h")
        .filter(|_| symbol.starts_with("_ZN"))
    {
        return format!("{name}17h*");
    }
    let mut pieces = symbol.split("Cs");
    let mut pattern = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let hash = piece.split('_').next().unwrap_or_default();
        let is_hash =
            hash.len() < piece.len() && hash.bytes().all(|byte| byte.is_ascii_alphanumeric());
        pattern += "Cs";
        pattern += if is_hash { "*" } else { "" };
        pattern += if is_hash { &piece[hash.len()..] } else { piece };
    }
    pattern
}
