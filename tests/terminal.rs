//! The real binary in a real terminal: colour, width and pager as a person meets them.
#![cfg(unix)]

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::io::Read;
use std::path::Path;
use unicode_width::UnicodeWidthStr;

/// A terminal to run the binary in.
struct Terminal {
    columns: u16,
    lines: u16,
    environment: Vec<(&'static str, String)>,
}

/// What came out, byte for byte, and how the run ended.
struct Ran {
    raw: String,
    code: u32,
}

impl Terminal {
    fn new(columns: u16, lines: u16) -> Self {
        Self {
            columns,
            lines,
            environment: vec![("TERM", "xterm-256color".to_owned())],
        }
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.environment.retain(|(known, _)| *known != name);
        self.environment.push((name, value.into()));
        self
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        let size = PtySize {
            rows: self.lines,
            cols: self.columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system()
            .openpty(size)
            .expect("a terminal can be opened");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_repdex"));
        command.args(arguments);
        command.env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        for (name, value) in &self.environment {
            command.env(name, value);
        }
        let mut child = pair
            .slave
            .spawn_command(command)
            .expect("the binary starts");
        drop(pair.slave);
        let mut reader = pair
            .master
            .try_clone_reader()
            .expect("the terminal can be read");
        let mut raw = Vec::new();
        // On Linux the end of a terminal is an error, not an end of file: what was read before it counts.
        let _ = reader.read_to_end(&mut raw);
        let code = child.wait().expect("the binary ends").exit_code();
        Ran {
            raw: String::from_utf8_lossy(&raw).into_owned(),
            code,
        }
    }
}

impl Ran {
    /// The lines as they stand on a screen of a width, tall enough for all of them.
    fn screen(&self, columns: u16) -> Vec<String> {
        let mut terminal = vt100::Parser::new(400, columns, 0);
        terminal.process(self.raw.as_bytes());
        let rows = terminal.screen().rows(0, columns);
        rows.map(|row| row.trim_end().to_owned()).collect()
    }
}

/// A pager that says it was there, then shows what it is given.
fn marking_pager(folder: &Path) -> String {
    use std::os::unix::fs::PermissionsExt;
    let path = folder.join("pager");
    std::fs::write(&path, "#!/bin/sh\necho PAGED \"$@\"\ncat\n").expect("a script can be written");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755))
        .expect("a script can be made to run");
    path.to_string_lossy().into_owned()
}

#[test]
fn a_terminal_gets_colour_and_its_own_width() {
    for columns in [40, 80, 120] {
        let ran = Terminal::new(columns, 200).run(&["bench", "kickback"]);
        assert_eq!(ran.code, 0, "{}", ran.raw);
        assert!(ran.raw.contains("\u{1b}[1"), "{:?}", ran.raw);
        let screen = ran.screen(400);
        assert_eq!(screen[0], "Bench Kickback");
        assert!(
            screen
                .iter()
                .all(|line| line.width() <= usize::from(columns)),
            "{screen:#?}"
        );
    }
}

#[test]
fn no_color_and_a_dumb_terminal_get_plain_text() {
    for (name, value) in [("NO_COLOR", "1"), ("TERM", "dumb"), ("TERM", "")] {
        let ran = Terminal::new(80, 200).with(name, value).run(&["plank"]);
        assert!(!ran.raw.contains('\u{1b}'), "{name}: {:?}", ran.raw);
        let wrong = Terminal::new(80, 200)
            .with(name, value)
            .run(&["--nonsense"]);
        assert_eq!(wrong.code, 2);
        assert!(!wrong.raw.contains('\u{1b}'), "{name}: {:?}", wrong.raw);
    }
}

#[test]
fn a_terminal_without_a_name_gets_plain_text() {
    let mut terminal = Terminal::new(80, 200);
    terminal.environment.clear();
    let ran = terminal.run(&["plank"]);
    assert!(!ran.raw.contains('\u{1b}'), "{:?}", ran.raw);
}

#[test]
fn what_is_longer_than_the_screen_is_paged_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let pager = marking_pager(folder.path());
    let short = Terminal::new(80, 24).with("PAGER", &*pager);
    assert!(short.run(&["bench", "kickback"]).raw.contains("PAGED"));
    assert!(!short.run(&["random", "--seed", "1"]).raw.contains("PAGED"));
    assert!(
        !short
            .run(&["bench", "kickback", "--pager", "never"])
            .raw
            .contains("PAGED")
    );
    assert!(
        short
            .run(&["random", "--seed", "1", "--pager", "always"])
            .raw
            .contains("PAGED")
    );
    let tall = Terminal::new(80, 200).with("PAGER", &*pager);
    assert!(!tall.run(&["bench", "kickback"]).raw.contains("PAGED"));
    let dumb = Terminal::new(80, 24)
        .with("PAGER", &*pager)
        .with("TERM", "dumb");
    assert!(!dumb.run(&["bench", "kickback"]).raw.contains("PAGED"));
}

#[test]
fn the_pager_of_repdex_comes_before_the_pager_of_all() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let pager = marking_pager(folder.path());
    let ran = Terminal::new(80, 24)
        .with("PAGER", "no-such-pager")
        .with("REPDEX_PAGER", format!("{pager} -x"))
        .run(&["bench", "kickback"]);
    assert!(ran.raw.contains("PAGED -x"), "{:?}", ran.raw);
}

#[test]
fn without_its_pager_an_answer_is_just_printed() {
    let plain = Terminal::new(80, 200).run(&["bench", "kickback"]);
    for pager in ["no-such-pager", "", "cat"] {
        let ran = Terminal::new(80, 24)
            .with("REPDEX_PAGER", pager)
            .run(&["bench", "kickback"]);
        assert_eq!(ran.raw, plain.raw, "{pager:?}");
        assert_eq!(ran.code, 0);
    }
}

#[test]
fn a_terminal_of_one_column_works() {
    for question in [
        &["plank"][..],
        &["list", "--target", "chest"],
        &["terms", "muscles"],
        &["--help"],
    ] {
        let ran = Terminal::new(1, 24).with("PAGER", "cat").run(question);
        assert_eq!(ran.code, 0, "{question:?}: {}", ran.raw);
        assert!(!ran.raw.is_empty(), "{question:?}");
    }
}

#[test]
fn a_table_shows_its_header_to_a_person() {
    let ran = Terminal::new(80, 200).run(&["list", "--target", "chest"]);
    let screen = ran.screen(80);
    assert!(screen[0].starts_with("Name"), "{screen:#?}");
    assert!(screen[0].contains("Target"), "{screen:#?}");
}

#[test]
fn links_are_written_to_terminals_that_follow_them() {
    let own = tempfile::tempdir().expect("a folder can be made");
    let path = own.path().to_string_lossy().into_owned();
    let ask = |terminal: Terminal| terminal.with("REPDEX_PAGES", &*path).run(&["about"]).raw;
    let follows = Terminal::new(80, 24).with("VTE_VERSION", "7600");
    assert!(ask(follows).contains("\u{1b}]8;;file:///"));
    assert!(!ask(Terminal::new(80, 24)).contains("\u{1b}]8"));
    let dumb = Terminal::new(80, 24)
        .with("VTE_VERSION", "7600")
        .with("TERM", "dumb");
    assert!(!ask(dumb).contains("\u{1b}]8"));
}
