//! Own pages at scale: `cargo bench --bench own_pages [-- COUNT...]` writes generated pages of 3 KB and measures what the
//! program takes over them, against `cat` of the same files: one `find | xargs cat`, which starts `cat` as seldom as the
//! system allows. Files are in the cache and both write into a pipe that is read. The two take turns, so that a noisy
//! machine disturbs both; the ratio is the median of theirs.
#![allow(clippy::print_stdout, reason = "the table is what it is run for")]

#[path = "../tests/generated/mod.rs"]
mod generated;

use std::collections::HashMap;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What own pages may cost in time of `cat`, at 10,000 of them.
const BUDGET: f64 = 1.5;

const COMMANDS: [(&str, &[&str]); 10] = [
    ("NAME", &["paused", "alpine", "press"]),
    ("NAME, a slip", &["pausd", "alpine", "press"]),
    ("show NAME", &["show", "paused", "alpine", "press"]),
    ("list", &["list"]),
    ("list --json", &["list", "--json"]),
    ("search", &["search", "paused", "alpine", "press"]),
    ("search, terms", &["search", "beginner", "lats", "cable"]),
    ("similar", &["similar", "paused", "alpine", "press"]),
    ("random", &["random", "--seed", "7"]),
    ("completion", &["--", "repdex", "paused-al"]),
];

fn main() -> io::Result<()> {
    let mut counts: Vec<usize> = std::env::args()
        .filter_map(|word| word.parse().ok())
        .collect();
    if counts.is_empty() {
        counts = vec![1000, 10_000, generated::MOST];
    }
    println!("ratio: time of the command by that of cat, at most {BUDGET} at 10,000 pages");
    println!("growth: time a page by that of the first count\n");
    println!(
        "{:<14} {:>7} {:>9} {:>9} {:>6} {:>7} {:>9}",
        "command", "pages", "cat ms", "ms", "ratio", "growth", "peak KiB"
    );
    let mut first: HashMap<&str, f64> = HashMap::new();
    for count in counts {
        let folder = tempfile::tempdir()?;
        generated::write(folder.path(), count)?;
        for (label, words) in COMMANDS {
            let measured = measure(folder.path(), words, count)?;
            let a_page = milliseconds(measured.ours) / generated_pages(count);
            println!(
                "{label:<14} {count:>7} {:>9.1} {:>9.1} {:>6.2} {:>7.2} {:>9}",
                milliseconds(measured.cat),
                milliseconds(measured.ours),
                measured.ratio,
                a_page / *first.entry(label).or_insert(a_page),
                measured
                    .peak
                    .map_or_else(|| "?".to_owned(), |peak| peak.to_string()),
            );
        }
    }
    Ok(())
}

fn generated_pages(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

/// Medians of the two times and of their ratios, and the most memory.
struct Measured {
    cat: Duration,
    ours: Duration,
    ratio: f64,
    peak: Option<u64>,
}

fn measure(folder: &Path, words: &[&str], count: usize) -> io::Result<Measured> {
    let rounds = if count > 20_000 { 5 } else { 15 };
    let (mut cats, mut ours, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rounds {
        let cat = time(&mut cat(folder))?;
        let own = time(&mut repdex(folder, words))?;
        ratios.push(own.as_secs_f64() / cat.as_secs_f64());
        cats.push(cat);
        ours.push(own);
    }
    ratios.sort_by(f64::total_cmp);
    Ok(Measured {
        cat: median(cats),
        ours: median(ours),
        ratio: ratios[rounds / 2],
        peak: peak_memory(folder, words),
    })
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
    over(Command::new(env!("CARGO_BIN_EXE_repdex")), folder, words)
}

/// A command with the words of a question, over the pages of a folder.
fn over(mut command: Command, folder: &Path, words: &[&str]) -> Command {
    command.args(words).env("REPDEX_PAGES", folder);
    if words.first() == Some(&"--") {
        command.env("REPDEX_COMPLETE", "bash");
    }
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
    let mut timed = Command::new("/usr/bin/time");
    timed.args(["-f", "%M", env!("CARGO_BIN_EXE_repdex")]);
    let mut command = over(timed, folder, words);
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
