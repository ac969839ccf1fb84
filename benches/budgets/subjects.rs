//! What is measured: the floor, and repdex over a thousand pages, built as a person builds it and static where the
//! target for that is installed.

#[path = "../../tests/generated/mod.rs"]
mod generated;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, io};

/// How many pages the budgets speak of.
const PAGES: usize = 1000;

/// Which pages a build packs.
pub(crate) const DATA_VARIABLE: &str = "REPDEX_BUILD_DATA";

/// The target of a static build.
const STATIC_TARGET: &str = "x86_64-unknown-linux-musl";

/// The programs.
pub(crate) struct Subjects {
    /// The folder of the pages.
    pub(crate) pages: PathBuf,
    pub(crate) floor: PathBuf,
    pub(crate) repdex: PathBuf,
    /// A static build; none where its target is not installed.
    pub(crate) fixed: Option<PathBuf>,
}

impl Subjects {
    /// The builds of repdex, the static one last.
    pub(crate) fn builds(&self) -> impl Iterator<Item = &Path> {
        let fixed = self.fixed.as_deref();
        std::iter::once(self.repdex.as_path()).chain(fixed)
    }
}

/// Whether the names of functions are kept in the programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Names {
    Kept,
    Stripped,
}

/// Builds them, below the folder of this run's own build.
pub(crate) fn build(with_static: bool, names: Names) -> io::Result<Subjects> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("budgets");
    let pages = folder.join("pages");
    write_pages(&pages)?;
    let (cargo_folder, strip) = match names {
        Names::Kept => (folder.join("named"), "none"),
        Names::Stripped => (folder.join("target"), "symbols"),
    };
    let program = |target: &[&str], flags: &str| {
        let variables = [
            (DATA_VARIABLE, pages.as_os_str()),
            ("CARGO_PROFILE_RELEASE_STRIP", strip.as_ref()),
            ("RUSTFLAGS", flags.as_ref()),
        ];
        repdex(&cargo_folder, target, &variables)
    };
    let fixed = || program(&["--target", STATIC_TARGET], "-C relocation-model=static");
    Ok(Subjects {
        floor: floor(&folder)?,
        repdex: program(&[], "")?,
        fixed: (with_static && has_static_target())
            .then(fixed)
            .transpose()?,
        pages,
    })
}

/// The pages of `data/` and as many generated ones as are missing to a thousand. A page is only written when it is
/// not there yet, so that the same pages are not compiled twice.
fn write_pages(folder: &Path) -> io::Result<()> {
    let mut count = 0;
    for page in walkdir::WalkDir::new("data").into_iter().flatten() {
        let path = page.path();
        let inner = path.strip_prefix("data").unwrap_or(path);
        if page.file_type().is_file() && inner.components().count() > 1 {
            write_once(&folder.join(inner), &fs::read(path)?)?;
            count += 1;
        }
    }
    for at in 0..PAGES.saturating_sub(count) {
        write_generated(folder, at)?;
    }
    Ok(())
}

/// Writes a generated page to its place below a folder.
pub(crate) fn write_generated(folder: &Path, at: usize) -> io::Result<()> {
    write_once(
        &folder.join(generated::place(at)),
        generated::page(at).as_bytes(),
    )
}

fn write_once(path: &Path, text: &[u8]) -> io::Result<()> {
    if fs::read(path).is_ok_and(|known| known == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}

/// A release-built program that does nothing.
fn floor(folder: &Path) -> io::Result<PathBuf> {
    let (source, floor) = (folder.join("floor.rs"), folder.join("floor"));
    fs::write(&source, "fn main() {}\n")?;
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let flags = ["-O", "-C", "panic=abort", "-C", "strip=symbols", "-o"];
    run(Command::new(rustc).args(flags).arg(&floor).arg(&source))?;
    installed(&floor)
}

/// A copy of a program, as installing it makes one: what the linker has just written lies in memory in smaller pieces
/// than what was copied or read from the disk, and takes longer to start.
fn installed(program: &Path) -> io::Result<PathBuf> {
    let copy = program.with_extension("installed");
    // A new file each time: written over, the old one would stay in memory as it was.
    if copy.exists() {
        fs::remove_file(&copy)?;
    }
    fs::copy(program, &copy)?;
    Ok(copy)
}

fn repdex(
    cargo_folder: &Path,
    target: &[&str],
    variables: &[(&str, &OsStr)],
) -> io::Result<PathBuf> {
    let arguments = [&["--release", "--bin", "repdex"], target].concat();
    cargo_build(cargo_folder, &arguments, variables)?;
    let inner = target.last().map_or_else(PathBuf::new, PathBuf::from);
    installed(&cargo_folder.join(inner).join("release").join("repdex"))
}

/// Builds into a folder of its own.
pub(crate) fn cargo_build(
    cargo_folder: &Path,
    arguments: &[&str],
    variables: &[(&str, &OsStr)],
) -> io::Result<()> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["build", "--quiet"])
        .args(arguments)
        .arg("--target-dir")
        .arg(cargo_folder)
        .envs(variables.iter().copied());
    run(&mut command)
}

fn run(command: &mut Command) -> io::Result<()> {
    if command.status()?.success() {
        return Ok(());
    }
    let program = command.get_program().to_string_lossy().into_owned();
    Err(io::Error::other(format!("{program} refused it")))
}

/// How many bytes the build packed into a binary: those of the newest pack beside it.
pub(crate) fn packed_bytes(repdex: &Path) -> u64 {
    let builds = repdex.parent().unwrap_or(repdex).join("build");
    let files = walkdir::WalkDir::new(builds).into_iter().flatten();
    let packs = files.filter(|file| file.path().ends_with("out/packed/catalog.bin"));
    let newest = packs
        .filter_map(|pack| pack.metadata().ok())
        .max_by_key(|metadata| metadata.modified().ok());
    newest.map_or(0, |metadata| metadata.len())
}

fn has_static_target() -> bool {
    let asked = Command::new("rustc")
        .args(["--print", "target-libdir", "--target", STATIC_TARGET])
        .stderr(Stdio::null())
        .output();
    asked.is_ok_and(|told| Path::new(String::from_utf8_lossy(&told.stdout).trim()).is_dir())
}
