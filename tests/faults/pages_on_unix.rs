//! What only some systems have: pipes, devices, links, and files that may not be read.

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
    pages.assert_told("lost.md", "a link that leads nowhere");
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
