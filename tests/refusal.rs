//! A bad page does not compile. The build script itself, as cargo built it, is run over broken folders; what it tells
//! cargo as an error fails the build.

mod common;

use common::project;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The build script that made this very build: the newest beside the folder cargo gave it to write to.
fn build_script() -> PathBuf {
    let builds = Path::new(env!("OUT_DIR"))
        .ancestors()
        .nth(2)
        .expect("cargo's folder of builds");
    let scripts = fs::read_dir(builds)
        .expect("cargo's folder of builds")
        .filter_map(|entry| {
            let folder = entry.ok()?.path();
            let is_ours = folder.file_name()?.to_str()?.starts_with("repdex-");
            let script = folder.join("build-script-build");
            let built = fs::metadata(&script).ok()?.modified().ok()?;
            is_ours.then_some((built, script))
        });
    scripts.max().expect("the build script is still there").1
}

/// What the build script tells cargo.
struct Build {
    errors: Vec<String>,
    watched: Vec<String>,
    packed: bool,
}

fn build(data: &Path) -> Build {
    let out = tempfile::tempdir().expect("a folder");
    let output = Command::new(build_script())
        .current_dir(project())
        .env("OUT_DIR", out.path())
        .env("REPDEX_BUILD_DATA", data)
        .output()
        .expect("the build script starts");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let said = String::from_utf8(output.stdout).expect("text");
    let after = |mark: &str| -> Vec<String> {
        said.lines()
            .filter_map(|line| line.strip_prefix(mark))
            .map(str::to_owned)
            .collect()
    };
    Build {
        errors: after("cargo::error="),
        watched: after("cargo::rerun-if-changed="),
        packed: out.path().join("packed/catalog.bin").exists(),
    }
}

/// A folder of data with one good page.
fn data() -> tempfile::TempDir {
    let data = tempfile::tempdir().expect("a folder");
    put(
        data.path(),
        "full-body/zorb-rest.md",
        &fs::read(project().join("tests/pages/good/zorb-rest.md")).expect("a page"),
    );
    data
}

fn put(data: &Path, name: &str, page: &[u8]) {
    let path = data.join(name);
    fs::create_dir_all(path.parent().expect("a region")).expect("created");
    fs::write(path, page).expect("written");
}

#[test]
fn the_data_of_the_project_compiles_and_every_page_is_watched() {
    let built = build(Path::new("data"));
    assert!(built.errors.is_empty(), "{}", built.errors.join("\n"));
    assert!(built.packed);
    for path in ["data", "data/legs", "data/legs/bench-kickback.md"] {
        assert!(
            built.watched.iter().any(|watched| watched == path),
            "{path} is not watched"
        );
    }
}

#[test]
fn a_folder_of_good_pages_compiles() {
    let data = data();
    let built = build(data.path());
    assert!(built.errors.is_empty(), "{}", built.errors.join("\n"));
    assert!(built.packed);
}

#[test]
fn every_error_and_every_note_refuses_the_build_at_its_line() {
    let bad = project().join("tests/pages/bad");
    let expected = fs::read_to_string(bad.join("expected.txt")).expect("expected.txt");
    let mut tried = 0;
    for line in expected.lines() {
        let (place, message) = line.split_once(": ").expect("path:line: CODE message");
        let (name, number) = place.rsplit_once(':').expect("path:line");
        let code = &message[..3];
        // Rules about several pages stand in folders of their own layout; style is judged by the tests of the data.
        if name.contains('/') || code.starts_with('S') {
            continue;
        }
        let data = data();
        put(
            data.path(),
            "legs/quibble-bridge.md",
            &fs::read(bad.join(name)).expect("the fixture"),
        );
        let built = build(data.path());
        let fault = format!(
            "{}:{number}: {code} ",
            data.path().join("legs/quibble-bridge.md").display()
        );
        assert!(
            built.errors.iter().any(|error| error.starts_with(&fault)),
            "{name}: {fault}\n{}",
            built.errors.join("\n")
        );
        assert!(!built.packed, "{name}: nothing is packed");
        tried += 1;
    }
    assert!(tried > 30);
}

#[test]
fn pages_that_contradict_each_other_refuse_the_build() {
    let bad = project().join("tests/pages/bad");
    for (fixture, code) in [
        ("E21-alias-claimed", "E21"),
        ("E23-cycle", "E23"),
        ("E24-down", "E24"),
    ] {
        let data = data();
        for name in ["quibble-bridge.md", "quibble-jut.md"] {
            put(
                data.path(),
                &format!("legs/{name}"),
                &fs::read(bad.join(fixture).join(name)).expect("the fixture"),
            );
        }
        let built = build(data.path());
        assert!(!built.errors.is_empty(), "{fixture}");
        assert!(
            built
                .errors
                .iter()
                .all(|error| error.contains(&format!(": {code} "))),
            "{}",
            built.errors.join("\n")
        );
    }
}

#[test]
fn a_page_in_the_wrong_place_refuses_the_build() {
    let page = fs::read(project().join("tests/pages/good/zorb-rest.md")).expect("a page");
    for (name, said) in [
        (
            "full-body/zorb-sleep.md",
            ":1: E20 the title makes the file zorb-rest.md",
        ),
        (
            "legs/zorb-rest.md",
            ":7: E20 the body part makes the folder full-body",
        ),
    ] {
        let data = tempfile::tempdir().expect("a folder");
        put(data.path(), name, &page);
        let built = build(data.path());
        assert_eq!(built.errors.len(), 1);
        assert!(
            built.errors[0].contains(&format!("{name}{said}")),
            "{}",
            built.errors[0]
        );
    }
}

#[test]
fn the_faults_of_all_pages_are_told_at_once() {
    let bad = project().join("tests/pages/bad");
    let data = data();
    put(
        data.path(),
        "legs/quibble-bridge.md",
        &fs::read(bad.join("E04-value.md")).expect("the fixture"),
    );
    put(data.path(), "arms/other.md", b"# Other\n");
    let built = build(data.path());
    assert!(
        built
            .errors
            .iter()
            .any(|error| error.contains("quibble-bridge.md:9: E04"))
    );
    let others = built
        .errors
        .iter()
        .filter(|error| error.contains("other.md:1: E05"));
    assert!(others.count() >= 5, "{}", built.errors.join("\n"));
}

#[test]
fn a_folder_that_is_not_there_refuses_the_build() {
    let built = build(Path::new("/no/such/data"));
    assert_eq!(built.errors.len(), 1);
    assert!(built.errors[0].contains("/no/such/data") && !built.packed);
}
