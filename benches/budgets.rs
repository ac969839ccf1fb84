//! The budgets, measured: `cargo bench --bench budgets` builds the floor, a program that does nothing, runs it and every
//! command of the table in turn, and prints each figure beside its budget.
//!
//! Wall times are ratios to the floor: batches alternate, and the median of the batch ratios counts. Instructions are
//! counted by callgrind under an empty environment, less the floor's, where valgrind is there. With `--guard` only
//! instructions are counted, and the run fails when one is more than a tenth over its budget.
//!
//! The catalogue measured is the one built in; the budgets speak of 1,000 pages of 3 KB. Set `REPDEX_BUILD_DATA` to a
//! folder of so many to measure that.
#![allow(
    clippy::print_stdout,
    reason = "a program of its own, for a person at a terminal"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

/// A command and what it may cost: its wall time in floors, its instructions over the floor's.
struct Row {
    line: &'static [&'static str],
    wall: f64,
    instructions: u64,
}

/// The table of budgets for a dynamic build whose output goes to a pipe.
const ROWS: [Row; 7] = [
    Row {
        line: &["barbell", "bench", "press"],
        wall: 1.15,
        instructions: 900_000,
    },
    Row {
        line: &["show", "barbell bench press", "--width", "100"],
        wall: 1.30,
        instructions: 1_300_000,
    },
    Row {
        line: &["show", "barbell bench press", "--color", "always"],
        wall: 1.30,
        instructions: 1_300_000,
    },
    Row {
        line: &["show", "barbell bench press", "--json"],
        wall: 1.22,
        instructions: 600_000,
    },
    Row {
        line: &["list", "--muscle", "glutes"],
        wall: 1.22,
        instructions: 600_000,
    },
    // The budget is 0.6 M and the writing; copying 3 MB into one buffer takes 0.55 M.
    Row {
        line: &["list", "--json"],
        wall: 1.30,
        instructions: 1_150_000,
    },
    Row {
        line: &["search", "glute brigde"],
        wall: 1.30,
        instructions: 1_900_000,
    },
];

const BATCHES: usize = 21;
const RUNS_A_BATCH: usize = 20;

fn main() -> ExitCode {
    let repdex = PathBuf::from(env!("CARGO_BIN_EXE_repdex"));
    let guard = std::env::args().any(|argument| argument == "--guard");
    let floor = match build_floor(&repdex) {
        Ok(floor) => floor,
        Err(error) => {
            println!("the floor cannot be built: {error}");
            return ExitCode::FAILURE;
        }
    };
    let base = instructions(&floor, &[]);
    println!(
        "{:<42}{:>14}{:>9}{:>16}{:>12}",
        "command", "wall / floor", "budget", "instructions", "budget"
    );
    let mut over = false;
    for row in &ROWS {
        let wall = if guard {
            "-".to_owned()
        } else {
            format!("{:.2}", wall_ratio(&floor, &repdex, row.line))
        };
        let counted =
            base.and_then(|base| Some(instructions(&repdex, row.line)?.saturating_sub(base)));
        over |= counted.is_some_and(|counted| counted > row.instructions + row.instructions / 10);
        let counted = counted.map_or("no valgrind".to_owned(), |counted| counted.to_string());
        let line = row.line.join(" ");
        println!(
            "{line:<42}{wall:>14}{:>9.2}{counted:>16}{:>12}",
            row.wall, row.instructions
        );
    }
    let size = std::fs::metadata(&repdex).map_or(0, |file| file.len());
    println!("binary: {size} bytes");
    if guard && over {
        println!("over budget by more than a tenth");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// A release-built program that does nothing, beside the binary measured.
fn build_floor(repdex: &Path) -> std::io::Result<PathBuf> {
    let folder = repdex.parent().unwrap_or(Path::new("."));
    let (source, floor) = (folder.join("floor.rs"), folder.join("floor"));
    std::fs::write(&source, "fn main() {}\n")?;
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let flags = ["-O", "-C", "panic=abort", "-C", "strip=symbols", "-o"];
    let built = Command::new(rustc)
        .args(flags)
        .arg(&floor)
        .arg(&source)
        .status()?;
    if built.success() {
        Ok(floor)
    } else {
        Err(std::io::Error::other("rustc refused it"))
    }
}

fn wall_ratio(floor: &Path, repdex: &Path, line: &[&str]) -> f64 {
    let mut ratios: Vec<f64> = (0..BATCHES)
        .map(|_| {
            let base = batch(floor, &[]);
            batch(repdex, line).as_secs_f64() / base.as_secs_f64()
        })
        .collect();
    ratios.sort_by(f64::total_cmp);
    ratios[BATCHES / 2]
}

fn batch(program: &Path, line: &[&str]) -> Duration {
    let start = Instant::now();
    for _ in 0..RUNS_A_BATCH {
        // A pipe that is read to its end, as a script would.
        let output = plain(program).args(line).output();
        assert!(
            output.is_ok_and(|output| output.status.success()),
            "{line:?} does not run"
        );
    }
    start.elapsed()
}

/// Instructions of one run under callgrind; none where there is no valgrind.
fn instructions(program: &Path, line: &[&str]) -> Option<u64> {
    let output = plain(Path::new("valgrind"))
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .args(line)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .output()
        .ok()?;
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let counted = told
        .lines()
        .find_map(|line| line.split_once("Collected : "))?
        .1;
    counted.trim().parse().ok()
}

fn plain(program: &Path) -> Command {
    let mut command = Command::new(program);
    command.env_clear().env("PATH", "/usr/bin:/bin");
    command
}
