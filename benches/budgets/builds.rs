//! How long building takes: from nothing, and after one page was touched.

use crate::rows::{COLD_BUILD, REBUILD};
use crate::subjects::{DATA_VARIABLE, cargo_build};
use std::path::Path;
use std::time::{Duration, Instant};
use std::{fs, io};

/// Prints both beside their budgets.
pub(crate) fn print(pages: &Path) -> io::Result<()> {
    println!(
        "rebuilding after one page was touched takes {:.1} s; the budget is {REBUILD} s",
        after_a_touch(pages)?.as_secs_f64()
    );
    println!(
        "a release build from nothing takes {:.0} s; the budget is {COLD_BUILD} s",
        from_nothing()?.as_secs_f64()
    );
    Ok(())
}

/// A debug build of so many pages, again after one of them was written anew; the fastest of three.
fn after_a_touch(pages: &Path) -> io::Result<Duration> {
    let folder = pages.with_file_name("target");
    let build = || build(&folder, &["--bin", "repdex"], pages);
    build()?;
    let page = pages.join("core").join("plank.md");
    let touched = || {
        fs::write(&page, fs::read(&page)?)?;
        build()
    };
    Ok(touched()?.min(touched()?).min(touched()?))
}

/// A release build of the project's own pages, its dependencies included.
fn from_nothing() -> io::Result<Duration> {
    let folder = tempfile::tempdir()?;
    build(folder.path(), &["--release"], Path::new("data"))
}

fn build(folder: &Path, arguments: &[&str], pages: &Path) -> io::Result<Duration> {
    let start = Instant::now();
    cargo_build(folder, arguments, &[(DATA_VARIABLE, pages.as_os_str())])?;
    Ok(start.elapsed())
}
