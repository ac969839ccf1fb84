//! The budgets, measured: `cargo bench --bench budgets` builds the floor (a program that does nothing) and repdex over
//! 1,000 pages of 3 KB, those of `data/` and generated ones; runs every command of the table beside the floor; and
//! prints each figure with its budget.
//!
//! Wall times are ratios to the floor in one run, of programs that were copied as installing copies them. Instructions
//! are callgrind's under an empty environment, less the floor's, where valgrind is there; page faults and memory are GNU
//! time's, where that is there. A static build is measured beside where its target is installed. The size of the binary,
//! queries in process and how long building takes follow.
//!
//! With `--guard` only instructions are counted, and the run fails when one is more than a tenth over its budget. With
//! `--order` nothing is judged: the order of the program's functions is written anew from what the commands run.
#![allow(clippy::print_stdout, reason = "the table is what it is run for")]

mod builds;
mod measure;
mod order;
mod rows;
mod subjects;
#[path = "../times/mod.rs"]
mod times;

use repdex::catalog::Catalog;
use rows::{MEMORY, QUERY, QUERY_OF_MANY, ROWS, Row, SIZE};
use std::io;
use std::path::Path;
use std::process::{Command, ExitCode};
use subjects::{Names, Subjects};
use times::Times;

fn main() -> ExitCode {
    let asked = |option: &str| std::env::args().any(|argument| argument == option);
    let measured = if asked("--order") {
        subjects::build(true, Names::Kept)
            .and_then(|subjects| order::write(&subjects))
            .map(|()| true)
    } else if asked("--guard") {
        subjects::build(false, Names::Stripped).map(|subjects| guard_instructions(&subjects))
    } else {
        subjects::build(true, Names::Stripped)
            .and_then(|subjects| measure_all(&subjects))
            .map(|()| true)
    };
    match measured {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            println!("over budget by more than a tenth");
            ExitCode::FAILURE
        }
        Err(error) => {
            println!("the budgets cannot be measured: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether every command keeps its budget of instructions; a tenth is forgiven.
fn guard_instructions(subjects: &Subjects) -> bool {
    println!("{:<46}{:>14}{:>12}", "command", "instructions", "budget");
    let mut kept = true;
    for row in &ROWS {
        let counted = instructions_over_floor(subjects, row);
        kept &= counted.is_none_or(|counted| counted <= row.instructions + row.instructions / 10);
        println!(
            "{:<46}{:>14}{:>12}",
            row.label(),
            shown(counted),
            row.instructions
        );
    }
    kept
}

fn measure_all(subjects: &Subjects) -> io::Result<()> {
    println!(
        "{:<46}{:>12}{:>8}{:>9}{:>8}{:>14}{:>12}{:>8}{:>8}",
        "command",
        "wall/floor",
        "budget",
        "static",
        "budget",
        "instructions",
        "budget",
        "faults",
        "KiB"
    );
    for row in &ROWS {
        let programs: Vec<&Path> = subjects.builds().collect();
        let walls = measure::wall_ratios((&subjects.floor, &[]), &programs, row)?;
        let memory = measure::faults_and_memory(&subjects.repdex, row);
        println!(
            "{:<46}{:>12.2}{:>8.2}{:>9}{:>8}{:>14}{:>12}{:>8}{:>8}",
            row.label(),
            walls[0],
            row.wall,
            walls
                .get(1)
                .map_or("-".to_owned(), |wall| format!("{wall:.2}")),
            row.wall_static
                .map_or("-".to_owned(), |wall| format!("{wall:.2}")),
            shown(instructions_over_floor(subjects, row)),
            row.instructions,
            shown(memory.map(|(faults, _)| faults)),
            shown(memory.map(|(_, memory)| memory)),
        );
    }
    let floor = measure::faults_and_memory(&subjects.floor, &ROWS[0]);
    println!(
        "the floor takes {} page faults and {} KiB; the budget of memory is {MEMORY} KiB",
        shown(floor.map(|(faults, _)| faults)),
        shown(floor.map(|(_, memory)| memory))
    );
    print_against_cat(subjects)?;
    print_size(subjects)?;
    print_queries()?;
    builds::print(&subjects.pages)
}

/// The times of queries in process, over the built-in names and over ten thousand pages of a person's own.
fn print_queries() -> io::Result<()> {
    // Before there are ten thousand pages in memory: no process that asks the built-in ones alone has them.
    print_times(&Catalog::built_in(), QUERY);
    let own = tempfile::tempdir()?;
    for at in 0..10_000 {
        subjects::write_generated(own.path(), at)?;
    }
    print_times(&Catalog::with_own(own.path()).0, QUERY_OF_MANY);
    Ok(())
}

fn print_times(catalog: &Catalog, budget: u64) {
    println!(
        "microseconds of a query over {} pages: {}; the budget is {budget}",
        catalog.len(),
        Times::of_hard_queries(catalog)
    );
}

/// All of the JSON beside `cat` of the same bytes.
fn print_against_cat(subjects: &Subjects) -> io::Result<()> {
    let Some(row) = ROWS.iter().find(|row| row.line == ["list", "--json"]) else {
        return Ok(());
    };
    let objects = Command::new(&subjects.repdex).args(row.line).output()?;
    let file = tempfile::NamedTempFile::new()?;
    std::fs::write(file.path(), &objects.stdout)?;
    let file = [file.path().to_string_lossy().into_owned()];
    let cat = (Path::new("cat"), &file[..]);
    let ratios = measure::wall_ratios(cat, &[&subjects.repdex], row)?;
    println!(
        "{} takes {:.2} times what cat takes for the same bytes",
        row.label(),
        ratios[0]
    );
    Ok(())
}

fn instructions_over_floor(subjects: &Subjects, row: &Row) -> Option<u64> {
    let nothing = Row { line: &[], ..*row };
    let base = measure::instructions(&subjects.floor, &nothing)?;
    Some(measure::instructions(&subjects.repdex, row)?.saturating_sub(base))
}

/// The binary beside the pack it holds.
fn print_size(subjects: &Subjects) -> io::Result<()> {
    let binary = std::fs::metadata(&subjects.repdex)?.len();
    let data = subjects::packed_bytes(&subjects.repdex);
    println!(
        "the binary has {binary} bytes: {data} of data, {} besides; the budget is {SIZE} besides",
        binary.saturating_sub(data)
    );
    Ok(())
}

fn shown(figure: Option<u64>) -> String {
    figure.map_or_else(|| "?".to_owned(), |figure| figure.to_string())
}
