//! Own pages at scale: `cargo bench --bench own_pages [-- COUNT...]` writes generated pages and measures what the
//! program takes over them, against `cat` of the same files. Runs take turns, so that a noisy machine disturbs both;
//! the figures are medians.
#![allow(clippy::print_stdout, reason = "the table is what it is run for")]

#[path = "../tests/generated/mod.rs"]
mod generated;

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const COMMANDS: [(&str, &[&str]); 4] = [
    ("list", &["list"]),
    ("search", &["search", "paused", "alpine", "press"]),
    ("NAME", &["paused", "alpine", "press"]),
    ("list --json", &["list", "--json"]),
];

fn main() -> io::Result<()> {
    let mut counts: Vec<usize> = std::env::args()
        .filter_map(|word| word.parse().ok())
        .collect();
    if counts.is_empty() {
        counts = vec![1000, 10_000, generated::MOST];
    }
    println!(
        "{:>7}  {:<12} {:>9} {:>9} {:>6} {:>9}",
        "pages", "command", "cat ms", "ms", "ratio", "peak KiB"
    );
    for count in counts {
        let folder = tempfile::tempdir()?;
        generated::write(folder.path(), count)?;
        measure(folder.path(), count)?;
    }
    Ok(())
}

fn measure(folder: &Path, count: usize) -> io::Result<()> {
    let rounds = if count > 20_000 { 5 } else { 15 };
    for (label, words) in COMMANDS {
        let (mut cats, mut ours) = (Vec::new(), Vec::new());
        for _ in 0..rounds {
            cats.push(time(&mut cat(folder))?);
            ours.push(time(&mut repdex(folder, words))?);
        }
        let (cat, ours) = (median(cats), median(ours));
        println!(
            "{count:>7}  {label:<12} {:>9.1} {:>9.1} {:>6.2} {:>9}",
            milliseconds(cat),
            milliseconds(ours),
            ours.as_secs_f64() / cat.as_secs_f64(),
            peak_memory(folder, words).map_or_else(|| "?".to_owned(), |peak| peak.to_string()),
        );
    }
    Ok(())
}

fn cat(folder: &Path) -> Command {
    let mut command = Command::new("sh");
    command
        .arg("-c")
        .arg("find \"$0\" -name '*.md' -print0 | xargs -0 cat")
        .arg(folder);
    command
}

fn repdex(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_repdex"));
    command.args(words).env("REPDEX_PAGES", folder);
    command
}

/// The time a command takes into a pipe that is read to its end.
fn time(command: &mut Command) -> io::Result<Duration> {
    let start = Instant::now();
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut out) = child.stdout.take() {
        io::copy(&mut out, &mut io::sink())?;
    }
    child.wait()?;
    Ok(start.elapsed())
}

/// The most memory a command had resident, in KiB, where GNU time is there to say it.
fn peak_memory(folder: &Path, words: &[&str]) -> Option<u64> {
    let mut command = Command::new("/usr/bin/time");
    command
        .args(["-f", "%M", env!("CARGO_BIN_EXE_repdex")])
        .args(words)
        .env("REPDEX_PAGES", folder);
    let output = command.stdout(Stdio::null()).output().ok()?;
    let words = String::from_utf8_lossy(&output.stderr);
    words.lines().last()?.trim().parse().ok()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
