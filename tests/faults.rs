//! What goes wrong around the program - streams, environment, folders, pages - costs no panic and no wrong exit code,
//! and is told with its path while the rest works.

use std::fs;
use std::io::Read;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const GOOD_PAGE: &str = include_str!("../data/legs/barbell-back-squat.md");

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

#[test]
fn a_page_of_50_megabytes_is_refused_unread() {
    let pages = Pages::new();
    let page = fs::File::create(pages.path("huge.md")).expect("a page");
    page.set_len(50 << 20).expect("a long page");
    pages.assert_told("huge.md", "more than 1048576 bytes");
}

#[test]
fn a_page_as_long_as_is_read_is_taken() {
    let pages = Pages::new();
    let page = named("Long Squat");
    let room = usize::try_from(repdex::page::LONGEST).expect("it fits") - page.len();
    pages.add("long.md", (page + &"\n".repeat(room)).as_bytes());
    pages.assert_taken("Long Squat");
}

#[test]
fn a_folder_named_like_a_page_is_told_of_and_the_pages_in_it_are_read() {
    let pages = Pages::new();
    fs::create_dir(pages.path("folder.md")).expect("a folder");
    fs::write(
        pages.path("folder.md").join("inner.md"),
        named("Inner Squat"),
    )
    .expect("a page");
    pages.assert_told("folder.md", "a folder is named like a page");
    let inner = pages.run(&["show", "--exact", "inner squat", "--format", "names"]);
    assert_eq!(text(&inner.stdout), "Inner Squat\n");
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_line() {
    let pages = Pages::new();
    pages.add("latin.md", b"# Latin\n\n## Quick answer\n\ncaf\xe9\n");
    pages.assert_told("latin.md", ":5: E13");
}

#[test]
fn an_empty_page_is_told_of() {
    let pages = Pages::new();
    pages.add("empty.md", b"");
    pages.assert_told("empty.md", ":1: E05");
}

#[test]
fn pages_from_other_systems_are_taken() {
    let pages = Pages::new();
    pages.add(
        "windows.md",
        named("Windows Squat").replace('\n', "\r\n").as_bytes(),
    );
    pages.add(
        "notepad.md",
        format!("\u{feff}{}", named("Notepad Squat")).as_bytes(),
    );
    pages.add("unended.md", named("Unended Squat").trim_end().as_bytes());
    for name in ["Windows Squat", "Notepad Squat", "Unended Squat"] {
        pages.assert_taken(name);
    }
}

#[test]
fn a_carriage_return_within_a_line_is_refused() {
    let pages = Pages::new();
    pages.add(
        "return.md",
        named("Return Squat").replacen("bar", "bar\r", 1).as_bytes(),
    );
    pages.assert_told("return.md", "E12");
}

#[test]
fn ten_thousand_faults_are_told_in_a_hundred_lines_and_a_count() {
    let pages = Pages::new();
    pages.add(
        "faulty.md",
        format!("# Faulty\n\n{}", "out of place\n\n".repeat(10_000)).as_bytes(),
    );
    pages.assert_told("faulty.md", "E08");
    let err = text(&pages.run(&["own", "squat"]).stderr);
    assert_eq!(err.lines().count(), 101, "{err}");
    assert!(err.contains("more findings"), "{err}");
}

#[test]
fn a_page_of_many_values_questions_or_rungs_is_read_in_seconds() {
    let numbered = |count: usize, text: &str| {
        let numbers = (0..count).map(|at| text.replace('#', &at.to_string()));
        numbers.collect::<String>()
    };
    let questions = numbered(20_000, "\n@ What is #?\n\nA number.\n").replace('@', "###");
    let rungs = numbered(30_000, ", Nothing #");
    let squat = named("Crowded Squat");
    let crowded = [
        squat.replace("Glutes, ", &"Elbow, ".repeat(100_000)),
        squat.replace("Glutes, ", &format!("{}, ", "elbow".repeat(150_000))),
        squat.replace("**Needs:**", &format!("**{}:**", "need".repeat(200_000))),
        squat.replace("## Pro tips", &format!("## {}", "tips".repeat(200_000))),
        squat.replacen(
            "\n---",
            &format!("- **Progresses To:** Nothing{rungs}\n\n---"),
            1,
        ),
        squat + &questions,
    ];
    for page in crowded {
        let pages = Pages::new();
        pages.add("crowded.md", page.as_bytes());
        let run = pages.run(&["own", "squat", "--format", "names"]);
        assert_no_panic(&run);
        assert_eq!(text(&run.stdout), "Own Squat\n");
    }
}

#[test]
fn a_question_of_100_kilobytes_is_answered() {
    for word in ["a", "press ", "\u{e9}", "a b "] {
        let question = word.repeat(100_000 / word.len());
        for command in ["show", "search", "similar"] {
            let run = output(&mut repdex(&[command, &question]));
            assert_no_panic(&run);
            assert!(text(&run.stderr).len() < 1000, "the echo is cut");
        }
        for option in ["--muscle", "--have", "--not"] {
            let run = output(&mut repdex(&["list", option, &question]));
            assert_no_panic(&run);
            assert_eq!(run.status.code(), Some(2));
            assert!(text(&run.stderr).len() < 1000, "the echo is cut");
        }
    }
}

#[test]
fn a_page_that_comes_and_goes_while_others_are_read_harms_nothing() {
    let pages = Pages::new();
    for at in 0..600 {
        pages.add(
            &format!("{at}.md"),
            named(&format!("Number {at} Squat")).as_bytes(),
        );
    }
    let restless = pages.path("restless.md");
    let page = named("Restless Squat");
    let end = std::sync::atomic::AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !end.load(std::sync::atomic::Ordering::Relaxed) {
                fs::write(&restless, &page[..page.len() / 2]).expect("half a page is written");
                fs::write(&restless, &page).expect("the page is written");
                fs::remove_file(&restless).expect("the page is removed");
            }
        });
        for _ in 0..20 {
            let run = pages.run(&["own", "squat", "--format", "names"]);
            assert_no_panic(&run);
            assert_eq!(
                (text(&run.stdout).as_str(), run.status.code()),
                ("Own Squat\n", Some(0))
            );
            let err = text(&run.stderr);
            assert!(
                err.lines().all(|line| line.contains("restless.md")),
                "{err}"
            );
        }
        end.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}

#[cfg(unix)]
mod on_unix {
    use super::{GOOD_PAGE, Pages, assert_no_panic, named, output, repdex, text};
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::os::unix::process::CommandExt;
    use std::path::Path;
    use std::process::Command;

    /// A user of no account: whom permission bits bind even where the tests are run by root.
    const NOBODY: u32 = 65534;

    #[test]
    fn a_pipe_named_like_a_page_is_not_waited_for() {
        let pages = Pages::new();
        let made = Command::new("mkfifo").arg(pages.path("pipe.md")).status();
        assert!(made.expect("mkfifo is there").success());
        symlink(pages.path("pipe.md"), pages.path("linked.md")).expect("a link");
        pages.assert_told("pipe.md", "not a regular file");
        pages.assert_told("linked.md", "not a regular file");
        let checked = pages.run(&["check", &pages.path("pipe.md").to_string_lossy()]);
        assert_no_panic(&checked);
        assert_eq!(checked.status.code(), Some(1));
    }

    #[test]
    fn a_device_named_like_a_page_is_not_read() {
        let pages = Pages::new();
        symlink("/dev/zero", pages.path("zero.md")).expect("a link");
        pages.assert_told("zero.md", "not a regular file");
    }

    #[test]
    fn a_link_back_is_told_of_and_not_followed() {
        let pages = Pages::new();
        fs::create_dir(pages.path("inner")).expect("a folder");
        symlink("..", pages.path("inner").join("back")).expect("a link");
        pages.assert_told("inner/back", "leads back to");
    }

    #[test]
    fn links_that_lead_nowhere_are_told_of() {
        let pages = Pages::new();
        symlink("round.md", pages.path("round.md")).expect("a link to itself");
        symlink("gone", pages.path("lost.md")).expect("a link to nothing");
        pages.assert_told("round.md", "cannot be read");
        pages.assert_told("lost.md", "cannot be read");
    }

    #[test]
    fn a_linked_page_is_taken() {
        let pages = Pages::new();
        let elsewhere = tempfile::tempdir().expect("a folder");
        fs::write(elsewhere.path().join("page.md"), named("Linked Squat")).expect("a page");
        symlink(elsewhere.path().join("page.md"), pages.path("linked.md")).expect("a link");
        pages.assert_taken("Linked Squat");
    }

    #[test]
    fn what_may_not_be_read_is_told_of_and_the_rest_works() {
        let pages = Pages::new();
        fs::create_dir(pages.path("closed")).expect("a folder");
        pages.add("secret.md", GOOD_PAGE.as_bytes());
        open_to(0o755, pages.0.path());
        open_to(0, &pages.path("closed"));
        open_to(0, &pages.path("secret.md"));
        let run = output(
            as_bound_user(
                &["own", "squat", "--format", "names"],
                &pages.path("secret.md"),
            )
            .env("REPDEX_PAGES", pages.0.path()),
        );
        let err = text(&run.stderr);
        assert_no_panic(&run);
        for closed in [
            "closed:1: E13 cannot be read: permission denied",
            "secret.md:1: E13 cannot be read: permission denied",
        ] {
            assert!(err.contains(closed), "{closed}: {err}");
        }
        assert_eq!(
            (text(&run.stdout).as_str(), run.status.code()),
            ("Own Squat\n", Some(0))
        );
        open_to(0, pages.0.path());
        let run = output(
            as_bound_user(&["rdl", "--format", "names"], pages.0.path())
                .env("REPDEX_PAGES", pages.0.path()),
        );
        assert_no_panic(&run);
        assert!(
            text(&run.stderr).contains("cannot be read: permission denied"),
            "{}",
            text(&run.stderr)
        );
        assert_eq!(run.status.code(), Some(0));
        open_to(0o755, pages.0.path());
        open_to(0o755, &pages.path("closed"));
    }

    fn open_to(mode: u32, path: &Path) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("modes can be set");
    }

    /// The program, as a user who may not read `closed`. Root may read everything, so it hands over to nobody.
    fn as_bound_user(arguments: &[&str], closed: &Path) -> Command {
        let mut command = repdex(arguments);
        let bound = fs::read_dir(closed).is_err() && fs::File::open(closed).is_err();
        if !bound {
            command.uid(NOBODY).gid(NOBODY);
        }
        command
    }

    #[test]
    fn a_pages_folder_that_cannot_be_looked_into_is_told_of() {
        let folder = tempfile::tempdir().expect("a folder");
        let round = folder.path().join("round");
        symlink("round", &round).expect("a link to itself");
        let run = output(repdex(&["rdl", "--format", "names"]).env("REPDEX_PAGES", &round));
        assert_no_panic(&run);
        assert!(
            text(&run.stderr).contains("cannot look into"),
            "{}",
            text(&run.stderr)
        );
        assert_eq!(run.status.code(), Some(0));
    }
}

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
            let run = Command::new("sh")
                .args(["-c", &line, env!("CARGO_BIN_EXE_repdex")])
                .env("REPDEX_PAGES", "")
                .output()
                .expect("it runs");
            assert_no_panic(&run);
            assert_eq!(
                run.status.code(),
                Some(code),
                "{line}: {}",
                text(&run.stderr)
            );
        }
    }
}

#[test]
fn a_shell_that_asks_nonsense_gets_no_panic() {
    for shell in ["bash", "zsh", "fish", "powershell", "nonsense"] {
        for arguments in [
            &[][..],
            &["--"],
            &["list"],
            &["--", "repdex"],
            &["--", "repdex", "li"],
        ] {
            for index in ["", "0", "1", "99", "18446744073709551615", "-1"] {
                let mut command = repdex(arguments);
                command
                    .env("REPDEX_COMPLETE", shell)
                    .env("_CLAP_COMPLETE_INDEX", index);
                assert_no_panic(&output(&mut command));
            }
        }
    }
}

/// Runs with and without one change of the environment: the same bytes, the same end.
#[track_caller]
fn assert_same(arguments: &[&str], change: impl Fn(&mut Command)) {
    let plain = output(&mut repdex(arguments));
    let mut command = repdex(arguments);
    change(&mut command);
    let changed = output(&mut command);
    assert_no_panic(&changed);
    assert_eq!(text(&changed.stdout), text(&plain.stdout), "{command:?}");
    assert_eq!(text(&changed.stderr), text(&plain.stderr), "{command:?}");
    assert_eq!(changed.status.code(), plain.status.code(), "{command:?}");
}

const QUESTIONS: [&[&str]; 5] = [
    &["rdl"],
    &["list", "--muscle", "glutes"],
    &["search", "\u{fc}bung press"],
    &["xyzzyqq"],
    &["list", "--muscle", "\u{e9}lbow"],
];

#[test]
fn no_locale_changes_a_byte() {
    for arguments in QUESTIONS {
        for locale in [
            "C",
            "POSIX",
            "de_DE.ISO-8859-1",
            "ja_JP.SJIS",
            "tr_TR.UTF-8",
            "nonsense",
        ] {
            assert_same(arguments, |command| {
                command.env("LC_ALL", locale).env("LANG", locale);
            });
        }
    }
}

#[test]
fn no_terminal_setting_changes_a_byte_in_a_pipe() {
    for arguments in QUESTIONS {
        for (name, value) in [
            ("TERM", ""),
            ("TERM", "dumb"),
            ("TERM", "nonsense"),
            ("COLUMNS", "1"),
            ("COLUMNS", "-5"),
            ("HOME", ""),
            ("HOME", "/nowhere"),
            ("PAGER", "/nowhere"),
            ("PATH", ""),
        ] {
            assert_same(arguments, |command| {
                command.env(name, value);
            });
        }
    }
}

#[test]
fn without_a_home_everything_built_in_works() {
    for arguments in QUESTIONS {
        let without = output(repdex(arguments).env_remove("REPDEX_PAGES"));
        assert_no_panic(&without);
        let plain = output(&mut repdex(arguments));
        assert_eq!(without.stdout, plain.stdout);
        assert_eq!(without.status.code(), plain.status.code());
    }
    let about = output(repdex(&["about"]).env_remove("REPDEX_PAGES"));
    assert_eq!(about.status.code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn a_working_folder_that_is_gone_is_not_needed() {
    for arguments in ["rdl", "list --json", "about", "xyzzyqq", "check --template"] {
        let line = format!("d=$(mktemp -d) && cd \"$d\" && rmdir \"$d\" && \"$0\" {arguments}");
        let run = Command::new("sh")
            .args(["-c", &line, env!("CARGO_BIN_EXE_repdex")])
            .env("REPDEX_PAGES", "")
            .output()
            .expect("it runs");
        assert_no_panic(&run);
        assert_eq!(
            run.status.code(),
            Some(i32::from(arguments == "xyzzyqq")),
            "{}",
            text(&run.stderr)
        );
    }
}

#[test]
fn every_width_gives_every_word() {
    // Above the steps stand other names, as many as there is room for.
    let words = |bytes: &[u8]| -> String {
        let card = text(bytes);
        let words: String = card.chars().filter(|c| !c.is_whitespace()).collect();
        words[words.find("Howtoperform").expect("the heading is there")..].to_owned()
    };
    let wide = words(
        &output(&mut repdex(&[
            "rdl",
            "--section",
            "steps,tips",
            "--width",
            "100",
        ]))
        .stdout,
    );
    for width in ["1", "2", "3", "19", "20", "39", "40", "75", "65535"] {
        let run = output(&mut repdex(&[
            "rdl",
            "--section",
            "steps,tips",
            "--width",
            width,
        ]));
        assert_no_panic(&run);
        assert_eq!(words(&run.stdout), wide, "at {width} columns");
    }
}

#[test]
fn a_terminal_of_no_size_or_one_column_is_written_to() {
    use repdex::cli::{self, Exit, World};
    for size in [
        None,
        Some((0, 0)),
        Some((1, 1)),
        Some((1, 0)),
        Some((u16::MAX, u16::MAX)),
    ] {
        for arguments in [
            &["rdl"][..],
            &["list"],
            &["search", "press"],
            &["similar", "rdl"],
            &["terms"],
            &["--help"],
        ] {
            let world = World {
                terminal: true,
                error_terminal: true,
                size,
                pager: Some("".into()),
                ..World::default()
            };
            let (mut out, mut err) = (Vec::new(), Vec::new());
            let words = std::iter::once("repdex")
                .chain(arguments.iter().copied())
                .map(Into::into);
            let exit = cli::run(words, &world, &mut out, &mut err);
            assert_eq!(exit, Exit::Found, "{arguments:?} on {size:?}");
            assert!(!out.is_empty());
        }
    }
}

#[test]
fn sixty_four_at_once_all_answer() {
    let pages = Pages::new();
    for at in 0..300 {
        pages.add(
            &format!("{at}.md"),
            named(&format!("Number {at} Squat")).as_bytes(),
        );
    }
    let expected = pages.run(&["list", "--json"]).stdout;
    let runs: Vec<_> = (0..64)
        .map(|_| {
            let mut command = repdex(&["list", "--json"]);
            command.env("REPDEX_PAGES", pages.0.path());
            thread::spawn(move || output(&mut command))
        })
        .collect();
    for run in runs {
        let run = run.join().expect("it ran");
        assert_no_panic(&run);
        assert_eq!(run.status.code(), Some(0));
        assert!(run.stdout == expected, "the same bytes");
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
