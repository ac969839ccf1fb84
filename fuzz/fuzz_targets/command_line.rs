//! The command line in process: arbitrary arguments, an arbitrary world, a folder with one arbitrary page. It ends
//! without a panic, and neither stream carries a character that could steer a terminal.
#![no_main]

use libfuzzer_sys::fuzz_target;
use repdex::cli::{self, PagesFolder, World};
use repdex_fuzz::assert_harmless;
use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::sync::LazyLock;

/// Where the one page lies, and where relative paths of `check` lead.
static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder for a page");
    std::env::set_current_dir(folder.path()).expect("a folder to stand in");
    folder
});

// The input: a byte of switches, a byte of width, arguments each ended by a zero byte; behind two of them, the page.
fuzz_target!(|input: &[u8]| {
    let [switches, width, rest @ ..] = input else {
        return;
    };
    let end = rest.windows(2).position(|pair| pair == [0, 0]);
    let (arguments, page) = end.map_or((rest, None), |at| (&rest[..at], Some(&rest[at + 2..])));
    let is = |bit: u8| switches & (1 << bit) != 0;
    let folder = FOLDER.path();
    if let Some(page) = page {
        std::fs::write(folder.join("page.md"), page).expect("the page is written");
    }
    let mut arguments: Vec<OsString> = arguments
        .split(|byte| *byte == 0)
        .map(|word| OsString::from_vec(word.to_vec()))
        .collect();
    // Reading pages all over the disk would prove nothing and never end.
    let leads_out = |word: &OsString| {
        let text = word.to_string_lossy();
        text.contains('/') || text.contains("..")
    };
    if arguments.iter().any(|word| word == "check") {
        arguments.retain(|word| !leads_out(word));
    }
    arguments.insert(0, "repdex".into());
    let completing = (is(6) && is(7))
        .then(|| OsString::from(["bash", "zsh", "fish", "nonsense\u{1b}"][usize::from(width % 4)]));
    let completes = completing.is_some();
    let completing_at = is(3).then(|| {
        if is(4) {
            usize::MAX
        } else {
            usize::from(*width)
        }
    });
    let world = World {
        terminal: is(0),
        error_terminal: is(1),
        size: is(2).then_some((u16::from(*width), u16::from(width / 4))),
        no_color: is(3),
        force_color: is(4),
        dumb: is(5),
        links: is(6),
        // An empty pager is none: nothing is started.
        pager: Some(OsString::new()),
        pages: PagesFolder {
            path: page.map(|_| folder.to_owned()),
            named: is(7),
        },
        completing,
        completing_at,
        seed: u64::from(*width),
    };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = cli::run(arguments, &world, &mut out, &mut err);
    assert!(exit.code() <= 2);
    // What a shell asks for goes to the shell in the shell's own separators.
    if !completes {
        assert_harmless(&out);
    }
    assert_harmless(&err);
});
