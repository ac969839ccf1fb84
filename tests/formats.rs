//! Every format of every command, as bytes on standard output.

mod common;

use common::{good_pages, repdex, repdex_in, world_with};
use repdex::cli::Exit;

/// The commands that answer with rows, with filters that leave the invented pages only.
const ROWS: [&str; 4] = [
    "list --target neck --category cardio",
    "search zorb",
    "similar zorb nod",
    "random --target neck --category cardio --count 9 --seed 1",
];

fn zorb(line: &str) -> common::Run {
    repdex_in(&world_with(good_pages()), line)
}

#[test]
fn to_a_pipe_text_is_one_row_a_line_tabs_between() {
    for line in ROWS {
        let run = zorb(line);
        run.ends(Exit::Found);
        let cells = if line.starts_with('s') { 5 } else { 4 };
        for row in run.lines() {
            assert_eq!(row.split('\t').count(), cells, "{line}: {row}");
            assert!(row.starts_with("Zorb "), "{line}: {row}");
        }
    }
    zorb(ROWS[0]).found().prints(
        "Zorb Nod\tNeck\tBody Weight\tBeginner\n\
         Zorb Rest\tNeck\tKettlebell\tBeginner\n\
         Zorb Somersault\tNeck\tDumbbell\tAdvanced\n\
         Zorb Turn\tNeck\tFoam Roller\tIntermediate\n\
         Zorb \u{56de}\u{8ee2} Kaiten\tNeck\tFoam Roller\tIntermediate\n",
    );
}

#[test]
fn a_pipe_gets_the_same_rows_at_any_width_and_without_colour() {
    for line in ROWS {
        let expected = zorb(line).out;
        for more in [
            "--width 20",
            "--width 300",
            "--color always",
            "--color never",
            "--pager never",
        ] {
            zorb(&format!("{line} {more}")).prints(&expected);
        }
    }
}

#[test]
fn names_are_one_a_line() {
    for line in ROWS {
        let run = zorb(&format!("{line} --format names"));
        let text = zorb(&format!("{line} --columns name"));
        run.ends(Exit::Found).prints(&text.out);
    }
    zorb("zorb nod --format names").found().prints("Zorb Nod\n");
    zorb("terms laterality --format names")
        .found()
        .prints("Bilateral\nUnilateral\n");
}

#[test]
fn csv_has_a_header_and_quotes_what_needs_it() {
    for line in ROWS {
        let run = zorb(&format!("{line} --format csv"));
        let mut reader = csv::Reader::from_reader(run.out.as_bytes());
        let header = reader.headers().expect("a header").clone();
        assert_eq!(&header[0], "slug");
        assert_eq!(header.len(), if line.starts_with('s') { 15 } else { 14 });
        let rows: Vec<csv::StringRecord> =
            reader.records().map(|row| row.expect("a record")).collect();
        assert_eq!(rows.len(), zorb(line).lines().len());
        let turn = rows
            .iter()
            .find(|row| &row[1] == "Zorb Turn")
            .expect("the turn");
        assert_eq!(&turn[2], "Rolling No");
        assert_eq!(&turn[6], "traps;upper-back");
        assert_eq!(&turn[13], "bench;wall");
    }
    let run = zorb("zorb nod --format csv --columns steps,name");
    let mut reader = csv::Reader::from_reader(run.found().out.as_bytes());
    let row = reader
        .records()
        .next()
        .expect("a record")
        .expect("readable");
    assert!(row[0].contains(", with the hamster at the height of your eyes"));
    assert_eq!(&row[1], "Zorb Nod");
}

#[test]
fn tsv_is_never_quoted_and_never_broken() {
    for line in ROWS {
        let run = zorb(&format!("{line} --format tsv"));
        let columns: Vec<usize> = run
            .lines()
            .iter()
            .map(|row| row.split('\t').count())
            .collect();
        assert!(
            columns.iter().all(|count| *count == columns[0]),
            "{columns:?}"
        );
        run.shows_no("\"");
    }
    let csv = zorb("terms force mechanic --format csv").out;
    zorb("terms force mechanic --format tsv")
        .found()
        .prints(&csv.replace(',', "\t"));
    zorb("terms mechanic --target neck --category cardio --format tsv").found().prints(
        "facet\tid\tlabel\tcount\nmechanic\tcompound\tCompound\t1\nmechanic\tisolation\tIsolation\t3\n",
    );
}

#[test]
fn terms_to_a_pipe_are_id_label_count() {
    zorb("terms mechanic --target neck --category cardio")
        .found()
        .prints("compound\tCompound\t1\nisolation\tIsolation\t3\n");
    zorb("terms mechanic laterality --target neck --category cardio")
        .found()
        .prints(
            "mechanic\tcompound\tCompound\t1\nmechanic\tisolation\tIsolation\t3\n\
         laterality\tbilateral\tBilateral\t3\nlaterality\tunilateral\tUnilateral\t1\n",
        );
}

#[test]
fn markdown_rows_are_a_table() {
    zorb("list --target neck --category cardio --difficulty beginner --format markdown").found().prints(
        "| Name | Target | Secondary | Equipment | Difficulty |\n| --- | --- | --- | --- | --- |\n\
         | Zorb Nod | Neck |  | Body Weight | Beginner |\n| Zorb Rest | Neck |  | Kettlebell | Beginner |\n",
    );
    zorb("list --have none --target neck --category cardio --format markdown --columns slug,needs")
        .found()
        .prints("| Slug | Needs |\n| --- | --- |\n| zorb-nod | Floor |\n");
    zorb("terms mechanic --target neck --category cardio --format markdown")
        .found()
        .prints(
            "| Facet | Id | Label | Count |\n| --- | --- | --- | --- |\n\
         | mechanic | compound | Compound | 1 |\n| mechanic | isolation | Isolation | 3 |\n",
        );
}

#[test]
fn the_markdown_of_a_page_reads_back_as_the_same_record() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in repdex("list --format names").lines() {
        let whole = repdex(&format!("show --exact {name} --format markdown"));
        let written = repdex::page::read(&whole.found().out);
        let findings: Vec<String> = written.findings.iter().map(ToString::to_string).collect();
        assert!(
            !written.findings.iter().any(repdex::page::Finding::is_error),
            "{name}: {findings:?}"
        );
        let exercise = written.exercise.expect("a record");
        let slug = exercise.slug();
        let path = folder.path().join(format!("{slug}.md"));
        std::fs::write(path, repdex::page::write(&exercise)).expect("written");
    }
    // Read back as own pages over the built-in ones, they change no byte of any answer.
    let own = world_with(folder.path());
    repdex_in(&own, "about").found().shows(&format!(
        "({0} of them your own)",
        repdex("list").lines().len()
    ));
    for line in [
        "list --json",
        "list --format csv",
        "search press --json",
        "similar pullup --json",
        "bench kickback",
        "terms --json",
    ] {
        let built_in = repdex(line);
        repdex_in(&own, line)
            .ends(Exit::Found)
            .prints(&built_in.out);
    }
}

#[test]
fn columns_choose_cells_in_every_tabular_format() {
    zorb(
        "zorb turn --format csv --columns name,secondary,needs,progresses_to,regresses_to,aliases",
    )
    .found()
    .prints(
        "name,secondary,needs,progresses_to,regresses_to,aliases\n\
         Zorb Turn,traps;upper-back,bench;wall,zorb-somersault,zorb-nod,Rolling No\n",
    );
    zorb("zorb turn --columns name,secondary,progresses-to")
        .found()
        .prints("Zorb Turn\tTraps, Upper Back\tZorb Somersault\n");
    zorb("zorb turn --format markdown --columns name,regresses_to")
        .found()
        .prints("| Name | Regresses to |\n| --- | --- |\n| Zorb Turn | Zorb Nod |\n");
    zorb("list --columns nmae")
        .ends(Exit::Trouble)
        .prints_nothing()
        .says("nearest is name");
}

#[test]
fn nothing_found_prints_no_row_in_any_format() {
    let line = "list --target neck --equipment sled";
    for format in ["text", "names", "jsonl"] {
        repdex(&format!("{line} --format {format}"))
            .ends(Exit::Nothing)
            .prints_nothing();
    }
    repdex(&format!("{line} --format json"))
        .ends(Exit::Nothing)
        .prints("[]\n");
    for format in ["csv", "tsv", "markdown"] {
        let run = repdex(&format!("{line} --format {format}"));
        run.ends(Exit::Nothing).says("emptied it");
        assert_eq!(
            run.lines().len(),
            if format == "markdown" { 2 } else { 1 },
            "the header alone"
        );
    }
}

#[test]
fn no_format_writes_an_escape_to_a_pipe_unless_asked() {
    for command in [
        "bench kickback",
        "list",
        "search press",
        "similar pullup",
        "random --seed 1",
        "terms",
    ] {
        for format in ["text", "names", "json", "jsonl", "csv", "tsv", "markdown"] {
            let run = repdex(&format!("{command} --format {format}"));
            run.ends(Exit::Found).shows_no("\u{1b}");
            assert!(run.out.ends_with('\n'), "{command} {format}");
        }
    }
    repdex("bench kickback --color always")
        .found()
        .shows("\u{1b}[");
    for format in ["names", "json", "jsonl", "csv", "tsv", "markdown"] {
        repdex(&format!("bench kickback --color always --format {format}"))
            .found()
            .shows_no("\u{1b}");
    }
}
