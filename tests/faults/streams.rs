//! Streams that end early, are full, or were never open.

use super::{assert_no_panic, output, repdex, text};
use std::fs;
use std::io::Read;
use std::process::Stdio;

/// Commands whose output is long, short, coloured, and rendered by others' code.
const TALKATIVE: [&[&str]; 8] = [
    &["rdl"],
    &["list"],
    &["list", "--json"],
    &["list", "--format", "csv"],
    &["rdl", "--color", "always"],
    &["man"],
    &["--help"],
    &["completions", "bash"],
];

#[test]
fn a_reader_that_leaves_at_any_byte_ends_the_run_quietly() {
    for arguments in TALKATIVE {
        for bytes in [0, 1, 7, 100, 4096, 65_536] {
            let mut child = repdex(arguments)
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .expect("it starts");
            let mut start = vec![0; bytes];
            let mut out = child.stdout.take().expect("a pipe");
            // The output may be shorter than what is asked for.
            let _ = out.read_exact(&mut start);
            drop(out);
            let run = child.wait_with_output().expect("it ends");
            assert_eq!(
                text(&run.stderr),
                "",
                "{arguments:?} left after {bytes} bytes"
            );
            assert_eq!(
                run.status.code(),
                Some(0),
                "{arguments:?} left after {bytes} bytes"
            );
        }
    }
}

#[test]
fn a_reader_of_errors_that_leaves_changes_no_exit_code() {
    let cases: [(&[&str], i32); 4] = [
        (&["xyzzyqq"], 1),
        (&["list", "--muscle", "elbow"], 2),
        (&["--nonsense"], 2),
        (&["check", "/nowhere"], 2),
    ];
    for (arguments, code) in cases {
        let mut child = repdex(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        drop(child.stderr.take());
        let status = child.wait().expect("it ends");
        assert_eq!(status.code(), Some(code), "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_reported() {
    for arguments in TALKATIVE {
        let full = || {
            fs::OpenOptions::new()
                .write(true)
                .open("/dev/full")
                .expect("/dev/full")
        };
        let run = repdex(arguments).stdout(full()).output().expect("it runs");
        let err = text(&run.stderr);
        assert!(
            err.ends_with(" cannot write: no space left on device\n"),
            "{arguments:?}: {err}"
        );
        assert_eq!(run.status.code(), Some(2), "{arguments:?}");
        let status = repdex(arguments)
            .stdout(full())
            .stderr(full())
            .status()
            .expect("it runs");
        assert_eq!(status.code(), Some(2), "nobody to tell, {arguments:?}");
    }
}

/// Closed outright, not merely unread: `>&-`.
#[cfg(unix)]
#[test]
fn streams_that_were_never_open_cause_no_panic() {
    for closed in [">&-", "2>&-", ">&- 2>&-", "<&-", "<&- >&- 2>&-"] {
        for (question, code) in [("rdl", 0), ("xyzzyqq", 1), ("--nonsense", 2)] {
            let line = format!("\"$0\" {question} {closed}");
            super::assert_line_ends(&line, code);
        }
    }
}

#[test]
fn a_pager_that_cannot_start_or_reads_nothing_harms_nothing() {
    let plain = output(&mut repdex(&["rdl"])).stdout;
    let missing =
        output(repdex(&["rdl", "--pager", "always"]).env("REPDEX_PAGER", "/nowhere/less"));
    assert_eq!(text(&missing.stdout), text(&plain), "written as it is");
    assert_eq!(missing.status.code(), Some(0));
    let deaf = output(
        repdex(&["list", "--json", "--pager", "always"])
            .env("PATH", "/usr/bin:/bin")
            .env("REPDEX_PAGER", "true"),
    );
    assert_no_panic(&deaf);
    assert_eq!(deaf.status.code(), Some(0));
}
