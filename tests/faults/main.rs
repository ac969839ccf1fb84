//! What goes wrong around the program - streams, environment, folders, pages - costs no panic and no wrong exit code,
//! and is told with its path while the rest works. One file a subject; what they share stands here.

mod pages;
#[cfg(unix)]
mod pages_on_unix;
mod streams;
mod surroundings;

use std::fs;
use std::io::Read;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const GOOD_PAGE: &str = include_str!("../../data/legs/barbell-back-squat.md");

/// Longer than anything here takes, shorter than anybody waits for a test.
const PATIENCE: Duration = Duration::from_secs(180);

/// The program, in an empty environment but for what is given.
fn repdex(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_repdex"));
    command
        .args(arguments)
        .env_clear()
        .env("REPDEX_PAGES", "")
        .stdin(Stdio::null());
    command
}

/// Runs to the end, or fails when it never ends.
#[track_caller]
fn output(command: &mut Command) -> Output {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut streams = (
        child.stdout.take().expect("a pipe"),
        child.stderr.take().expect("a pipe"),
    );
    let err = thread::spawn(move || read(&mut streams.1));
    let out = thread::spawn(move || read(&mut streams.0));
    let end = Instant::now() + PATIENCE;
    let status = loop {
        if let Some(status) = child.try_wait().expect("it can be waited for") {
            break status;
        }
        if Instant::now() > end {
            child.kill().expect("it can be stopped");
            panic!("{command:?} never ends");
        }
        thread::sleep(Duration::from_millis(5));
    };
    Output {
        status,
        stdout: out.join().expect("read"),
        stderr: err.join().expect("read"),
    }
}

/// Runs a line of the shell in which `"$0"` is the program, and asserts how it ends.
#[cfg(unix)]
#[track_caller]
fn assert_line_ends(line: &str, code: i32) {
    let run = Command::new("sh")
        .args(["-c", line, env!("CARGO_BIN_EXE_repdex")])
        .env("REPDEX_PAGES", "")
        .output()
        .expect("it runs");
    assert_no_panic(&run);
    let err = text(&run.stderr);
    assert_eq!(run.status.code(), Some(code), "{line}: {err}");
}

fn read(stream: &mut impl Read) -> Vec<u8> {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("a pipe is read");
    bytes
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("only text is written")
}

#[track_caller]
fn assert_no_panic(output: &Output) {
    let err = text(&output.stderr);
    assert!(!err.contains("panicked"), "{err}");
    assert!(
        output.status.code().is_some(),
        "ended by a signal: {:?} {err}",
        output.status
    );
}

/// A folder of own pages: one good page called Own Squat, and whatever a test adds.
struct Pages(tempfile::TempDir);

impl Pages {
    fn new() -> Self {
        let pages = Self(tempfile::tempdir().expect("a folder"));
        pages.add("own-squat.md", own_page().as_bytes());
        pages
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn add(&self, name: &str, bytes: &[u8]) {
        fs::write(self.path(name), bytes).expect("a page is written");
    }

    /// So many good pages besides.
    fn add_squats(&self, count: usize) {
        for at in 0..count {
            let page = named(&format!("Number {at} Squat"));
            self.add(&format!("{at}.md"), page.as_bytes());
        }
    }

    fn run(&self, arguments: &[&str]) -> Output {
        output(repdex(arguments).env("REPDEX_PAGES", self.0.path()))
    }

    /// The page `name` is told of on standard error with `word`, left out, and the good page is still found.
    #[track_caller]
    fn assert_told(&self, name: &str, word: &str) {
        let run = self.run(&["own", "squat", "--format", "names"]);
        assert_no_panic(&run);
        let err = text(&run.stderr);
        let told = err
            .lines()
            .find(|line| line.contains(&*self.path(name).to_string_lossy()));
        assert!(
            told.is_some_and(|line| line.contains(word)),
            "{name} is told of with {word:?}: {err}"
        );
        assert_eq!(text(&run.stdout), "Own Squat\n");
        assert_eq!(run.status.code(), Some(0), "{err}");
    }

    #[track_caller]
    fn assert_taken(&self, name: &str) {
        let run = self.run(&["show", "--exact", name, "--format", "names"]);
        assert_no_panic(&run);
        assert_eq!(
            (text(&run.stderr).as_str(), text(&run.stdout)),
            ("", format!("{name}\n"))
        );
        assert_eq!(run.status.code(), Some(0));
    }
}

fn named(name: &str) -> String {
    let mut page = GOOD_PAGE.replace("# Barbell Back Squat", &format!("# {name}"));
    let aliases = page
        .find("- **Also Known As")
        .expect("the page has aliases");
    let end = aliases + page[aliases..].find('\n').expect("and they end") + 1;
    page.replace_range(aliases..end, "");
    page
}

fn own_page() -> String {
    named("Own Squat")
}
