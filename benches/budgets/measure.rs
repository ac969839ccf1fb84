//! The measures: wall times as ratios in one run, instructions by callgrind, page faults and memory by GNU time.

use crate::rows::{Output, Row};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::collections::BTreeSet;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const BATCHES: usize = 21;
const RUNS_A_BATCH: usize = 20;

/// Variables of a run, besides those of its row.
type Variables<'v> = &'v [(&'v str, &'v str)];

/// An empty environment: what is counted in it is the same everywhere.
const EMPTY: Variables<'_> = &[("PATH", "/usr/bin:/bin")];

/// What every person has besides: without a home one is looked for among the users of the system, which takes a while.
const PERSONAL: Variables<'_> = &[("PATH", "/usr/bin:/bin"), ("HOME", "/")];

/// A program, and what stands before the words of a row.
pub(crate) type Program<'p> = (&'p Path, &'p [String]);

/// The wall time of each program in that of another: batches take turns, so that a noisy machine disturbs all of them,
/// and the median of the batch ratios counts.
pub(crate) fn wall_ratios(
    base: Program<'_>,
    programs: &[&Path],
    row: &Row,
) -> io::Result<Vec<f64>> {
    let nothing = Row { line: &[], ..*row };
    let mut ratios = vec![Vec::new(); programs.len()];
    for _ in 0..BATCHES {
        let base = batch(base, &nothing)?.as_secs_f64();
        for (program, ratios) in programs.iter().zip(&mut ratios) {
            ratios.push(batch((program, &[]), row)?.as_secs_f64() / base);
        }
    }
    let median = |mut ratios: Vec<f64>| {
        ratios.sort_by(f64::total_cmp);
        ratios[BATCHES / 2]
    };
    Ok(ratios.into_iter().map(median).collect())
}

fn batch((program, before): Program<'_>, row: &Row) -> io::Result<Duration> {
    let start = Instant::now();
    for _ in 0..RUNS_A_BATCH {
        run(program, before, row, PERSONAL)?;
    }
    Ok(start.elapsed())
}

/// Instructions of one run; none where there is no valgrind.
pub(crate) fn instructions(program: &Path, row: &Row) -> Option<u64> {
    let (_, told) = callgrind(program, row).ok()?;
    let counted = told
        .lines()
        .find_map(|line| line.split_once("Collected : "))?
        .1;
    counted.trim().parse().ok()
}

/// The functions of one run by the names the linker knows.
pub(crate) fn functions(program: &Path, row: &Row) -> io::Result<BTreeSet<String>> {
    let (profile, _) = callgrind(program, row)?;
    let names = profile.lines().filter_map(|line| {
        // A name stands where its number is first used: "fn=(12) name", "cfn=(13) name", with "'2" for a recursion.
        let called = line.strip_prefix('c').unwrap_or(line).strip_prefix("fn=(");
        let (_, name) = called.and_then(|rest| rest.split_once(") "))?;
        Some(name.split('\'').next().unwrap_or(name).to_owned())
    });
    Ok(names.collect())
}

/// What callgrind keeps of one run, and what it says of it.
fn callgrind(program: &Path, row: &Row) -> io::Result<(String, String)> {
    let (log, profile) = (
        tempfile::NamedTempFile::new()?,
        tempfile::NamedTempFile::new()?,
    );
    let options = [
        "--tool=callgrind",
        "--demangle=no",
        &format!("--callgrind-out-file={}", profile.path().display()),
        &format!("--log-file={}", log.path().display()),
    ];
    let options = with_program(&options, program);
    run(Path::new("valgrind"), &options, row, EMPTY)?;
    let read = |file: &tempfile::NamedTempFile| std::fs::read_to_string(file.path());
    Ok((read(&profile)?, read(&log)?))
}

/// Page faults of one run and the most memory it had resident, in KiB; none where there is no GNU time.
pub(crate) fn faults_and_memory(program: &Path, row: &Row) -> Option<(u64, u64)> {
    let log = tempfile::NamedTempFile::new().ok()?;
    let log_path = log.path().to_str()?;
    let options = with_program(&["-f", "%R %M", "-o", log_path], program);
    run(Path::new("/usr/bin/time"), &options, row, PERSONAL).ok()?;
    let told = std::fs::read_to_string(log.path()).ok()?;
    let (faults, memory) = told.trim().split_once(' ')?;
    Some((faults.parse().ok()?, memory.parse().ok()?))
}

fn with_program(options: &[&str], program: &Path) -> Vec<String> {
    let program = program.to_string_lossy().into_owned();
    let options = options.iter().map(|option| (*option).to_owned());
    options.chain([program]).collect()
}

/// Runs a program under an environment of its own and reads what it writes to its end.
fn run(program: &Path, before: &[String], row: &Row, environment: Variables<'_>) -> io::Result<()> {
    let mut command = Command::new(program);
    command
        .args(before)
        .args(row.line)
        .env_clear()
        .envs(environment.iter().chain(row.environment).copied());
    match row.output {
        Output::Pipe => without_terminal(command, row, Stdio::piped()),
        Output::Nowhere => without_terminal(command, row, Stdio::null()),
        Output::Terminal => into_terminal(&command).map_err(io::Error::other),
    }
}

fn without_terminal(mut command: Command, row: &Row, output: Stdio) -> io::Result<()> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(output)
        .stderr(Stdio::null())
        .spawn()?;
    // Into one buffer: memory that grows with what comes would be measured with it.
    if let Some(mut pipe) = child.stdout.take() {
        let mut buffer = vec![0; 1 << 16];
        while pipe.read(&mut buffer)? > 0 {}
    }
    if child.wait()?.success() {
        return Ok(());
    }
    Err(io::Error::other(format!("{} does not run", row.label())))
}

fn into_terminal(asked: &Command) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let pair = native_pty_system().openpty(PtySize {
        rows: 50,
        cols: 100,
        ..PtySize::default()
    })?;
    let mut command = CommandBuilder::new(asked.get_program());
    command.args(asked.get_args());
    command.env_clear();
    for (name, value) in asked.get_envs() {
        command.env(name, value.unwrap_or_default());
    }
    // A pager would be measured with it.
    for (name, value) in [("TERM", "xterm"), ("REPDEX_PAGER", "cat")] {
        command.env(name, value);
    }
    let mut child = pair.slave.spawn_command(command)?;
    drop(pair.slave);
    // On Linux the end of a terminal is an error, not an end of file: what was read before it counts.
    let _ = pair.master.try_clone_reader()?.read_to_end(&mut Vec::new());
    child.wait()?;
    Ok(())
}
