//! The real binary in the real world: streams that fail, an environment with nothing in it, names that are no text.

mod common;

use common::{difference, good_pages, project, repdex};
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The binary with an environment that holds nothing.
fn bare() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_repdex"));
    command.env_clear().stdin(Stdio::null());
    command
}

fn words(line: &str) -> std::str::SplitAsciiWhitespace<'_> {
    line.split_ascii_whitespace()
}

fn output(command: &mut Command) -> Output {
    command.output().expect("the binary starts")
}

#[track_caller]
fn expect(output: &Output, code: i32, context: &str) {
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{context}\n{err}");
    assert!(!err.contains("panicked"), "{context}\n{err}");
}

/// Commands of every kind with what they end with.
const LINES: [(&str, i32); 14] = [
    ("bench kickback", 0),
    ("show rdl --json", 0),
    ("list", 0),
    ("list --json", 0),
    ("list --target neck --equipment sled --format csv", 1),
    ("search press --format markdown", 0),
    ("similar pullup", 0),
    ("random --seed 1", 0),
    ("terms", 0),
    ("about", 0),
    ("schema", 0),
    ("completions bash", 0),
    ("man", 0),
    ("list --help", 0),
];

#[test]
fn the_binary_says_what_the_library_says() {
    for (line, code) in LINES.into_iter().filter(|(line, _)| *line != "about") {
        let real = output(bare().args(words(line)));
        let run = repdex(line);
        expect(&real, code, line);
        let out = String::from_utf8_lossy(&real.stdout);
        assert!(out == run.out, "{line}\n{}", difference(&run.out, &out));
        assert_eq!(String::from_utf8_lossy(&real.stderr), run.err, "{line}");
    }
}

#[test]
fn it_runs_from_any_directory_without_home_or_terminal() {
    let elsewhere = tempfile::tempdir().expect("a folder");
    let here = output(bare().args(["bench", "kickback"]).current_dir(project()));
    for folder in [elsewhere.path(), Path::new("/")] {
        let there = output(bare().args(["bench", "kickback"]).current_dir(folder));
        expect(&there, 0, "bench kickback");
        assert_eq!(there.stdout, here.stdout);
        assert!(there.stderr.is_empty());
    }
}

#[test]
fn a_closed_pipe_ends_quietly_with_0() {
    // More than a pipe holds, so that writing meets the closed end whoever is faster.
    for line in ["list --json", "list --format jsonl"] {
        let mut child = bare()
            .args(words(line))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        drop(child.stdout.take());
        let ended = child.wait_with_output().expect("it ends");
        expect(&ended, 0, line);
        assert!(
            ended.stderr.is_empty(),
            "{line}: {}",
            String::from_utf8_lossy(&ended.stderr)
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_ends_with_2() {
    for (line, _) in LINES.into_iter().chain([
        ("--version", 0),
        ("check tests/pages/bad", 1),
        ("check --template", 0),
    ]) {
        let full = fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .expect("/dev/full");
        let ended = output(bare().args(words(line)).stdout(full).current_dir(project()));
        expect(&ended, 2, line);
        let said = String::from_utf8_lossy(&ended.stderr);
        assert!(said.contains("no space left"), "{line}: {said}");
        assert!(!said.contains("instead of"), "{line}: {said}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn words_that_cannot_be_said_change_nothing() {
    for (line, code) in [
        ("bench kickback", 0),
        ("xyzzyqq", 1),
        ("list --muscle elbow", 2),
        ("list --colour", 2),
    ] {
        let full = fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .expect("/dev/full");
        let ended = output(bare().args(words(line)).stderr(full));
        expect(&ended, code, line);
    }
}

#[test]
fn own_pages_are_found_by_the_environment() {
    let home = tempfile::tempdir().expect("a folder");
    let data = home.path().join("data");
    let pages = data.join("repdex/pages");
    fs::create_dir_all(&pages).expect("created");
    fs::copy(
        good_pages().join("zorb-rest.md"),
        pages.join("zorb-rest.md"),
    )
    .expect("copied");
    let found = |command: &mut Command| {
        output(command.args(["search", "zorb", "--format", "names"])).stdout
    };
    assert_eq!(found(&mut bare()), b"");
    assert_eq!(
        found(bare().env("XDG_DATA_HOME", &data).env("HOME", home.path())),
        b"Zorb Rest\n"
    );
    // A folder named outright is the only one.
    let both = found(
        bare()
            .env("XDG_DATA_HOME", &data)
            .env("HOME", home.path())
            .env("REPDEX_PAGES", good_pages()),
    );
    assert_eq!(both.iter().filter(|byte| **byte == b'\n').count(), 5);
    let local = home.path().join(".local/share/repdex");
    fs::create_dir_all(&local).expect("created");
    fs::rename(&pages, local.join("pages")).expect("moved");
    if cfg!(target_os = "linux") {
        assert_eq!(found(bare().env("HOME", home.path())), b"Zorb Rest\n");
    }
}

#[test]
fn colour_obeys_the_environment_and_the_command_line_more() {
    let coloured = |command: &mut Command| {
        output(command.args(["bench", "kickback"]))
            .stdout
            .contains(&0x1b)
    };
    assert!(!coloured(&mut bare()));
    assert!(coloured(bare().env("CLICOLOR_FORCE", "1")));
    assert!(!coloured(bare().env("CLICOLOR_FORCE", "0")));
    assert!(!coloured(
        bare().env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1")
    ));
    assert!(coloured(
        bare().env("CLICOLOR_FORCE", "1").env("NO_COLOR", "")
    ));
    assert!(coloured(
        bare().env("NO_COLOR", "1").args(["--color", "always"])
    ));
    assert!(!coloured(
        bare().env("CLICOLOR_FORCE", "1").args(["--color", "never"])
    ));
}

#[test]
fn shells_are_offered_own_pages_and_values() {
    for shell in ["bash", "zsh", "fish"] {
        let candidates = |words: &[&str]| {
            let at = (words.len() - 1).to_string();
            let mut command = bare();
            command
                .env("REPDEX_PAGES", good_pages())
                .env("REPDEX_COMPLETE", shell)
                .env("_CLAP_COMPLETE_INDEX", at)
                .env("_CLAP_IFS", "\n");
            let ended = output(command.arg("--").args(words));
            expect(&ended, 0, shell);
            String::from_utf8_lossy(&ended.stdout).into_owned()
        };
        let names = candidates(&["repdex", "show", "zorb-t"]);
        assert!(
            names.contains("zorb-turn") && !names.contains("zorb-nod"),
            "{shell}: {names}"
        );
        assert!(
            candidates(&["repdex", "bench-k"]).contains("bench-kickback"),
            "{shell}"
        );
        assert!(
            candidates(&["repdex", "list", "--muscle", "glu"]).contains("glutes"),
            "{shell}"
        );
        assert!(
            candidates(&["repdex", "sim"]).contains("similar"),
            "{shell}"
        );
        assert!(
            candidates(&["repdex", "list", "--diff"]).contains("--difficulty"),
            "{shell}"
        );
    }
}

#[cfg(unix)]
mod bytes {
    use super::{bare, expect, output, project};
    use std::ffi::OsStr;
    use std::fs;
    use std::os::unix::ffi::OsStrExt;

    #[test]
    fn arguments_that_are_no_text_are_looked_up_and_not_found() {
        let odd = OsStr::from_bytes(b"\xff\xfexyzzyqq");
        for first in [&[][..], &["show"], &["search"], &["similar"]] {
            let ended = output(bare().args(first).arg(odd));
            expect(&ended, 1, "bytes that are no text");
            assert!(ended.stdout.is_empty());
            assert!(std::str::from_utf8(&ended.stderr).is_ok());
        }
        for option in [
            "--muscle",
            "--have",
            "--not",
            "--columns",
            "--limit",
            "--format",
        ] {
            let ended = output(bare().arg("list").arg(option).arg(odd));
            expect(&ended, 2, option);
        }
    }

    #[test]
    fn a_page_whose_path_is_no_text_is_checked() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(OsStr::from_bytes(b"\xffpage.md"));
        // Some file systems take no such name; then there is nothing to check.
        if fs::copy(project().join("tests/pages/good/zorb-rest.md"), &path).is_ok() {
            let ended = output(bare().arg("check").arg(&path));
            expect(&ended, 0, "check");
            let pages = output(
                bare()
                    .env("REPDEX_PAGES", folder.path())
                    .args(["zorb", "rest"]),
            );
            expect(&pages, 0, "zorb rest");
        }
    }

    #[test]
    fn a_folder_of_pages_whose_path_is_no_text_is_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let inner = folder.path().join(OsStr::from_bytes(b"\xfe"));
        if fs::create_dir(&inner).is_ok() {
            fs::copy(
                project().join("tests/pages/good/zorb-rest.md"),
                inner.join("a.md"),
            )
            .expect("copied");
            let pages = output(bare().env("REPDEX_PAGES", &inner).args(["zorb", "rest"]));
            expect(&pages, 0, "zorb rest");
            assert!(pages.stderr.is_empty());
        }
    }
}

#[test]
fn a_word_may_hold_anything() {
    for odd in [
        "\u{1b}[2J",
        "a\nb",
        "\u{202e}",
        "'",
        "\\",
        "%s",
        "$(id)",
        "\u{1f3cb}",
    ] {
        let ended = output(bare().arg(OsStr::new(odd)));
        assert!(matches!(ended.status.code(), Some(0 | 1)), "{odd:?}");
        let said = String::from_utf8(ended.stderr).expect("text");
        assert!(
            !said.contains('\u{1b}') && !said.contains('\u{202e}'),
            "{said:?}"
        );
    }
}
