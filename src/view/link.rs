//! Links of a terminal (OSC 8): what is shown leads to a file. They take no column, and where they cannot be followed the
//! text stands alone.

use super::sheet::Sheet;
use crate::catalog::Entry;
use std::path::Path;

/// A text that leads to a file or folder, where links can be followed. A path that begins nowhere leads nowhere.
#[must_use]
pub fn link(path: &Path, text: &str, can_follow: bool) -> String {
    if can_follow && path.is_absolute() {
        let address = address(path);
        format!("\u{1b}]8;;{address}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\")
    } else {
        text.to_owned()
    }
}

/// The name of an entry, or a line of it: that of a person's own page leads to its file.
pub(super) fn linked(entry: Entry<'_>, name: &str, sheet: &Sheet) -> String {
    match entry.path().filter(|_| sheet.links) {
        Some(path) => link(path, name, true),
        None => name.to_owned(),
    }
}

/// A path as the address of a file, with every byte that an address may not hold written out.
fn address(path: &Path) -> String {
    let mut address = "file://".to_owned();
    if cfg!(windows) {
        // `C:\pages` is `/C:/pages` there.
        address.push('/');
    }
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'\\' if cfg!(windows) => address.push('/'),
            b':' if cfg!(windows) => address.push(':'),
            b'/' | b'-' | b'.' | b'_' | b'~' => address.push(char::from(*byte)),
            letter if letter.is_ascii_alphanumeric() => address.push(char::from(*letter)),
            other => address.push_str(&format!("%{other:02X}")),
        }
    }
    address
}

#[cfg(all(test, unix))]
mod tests {
    use super::link;
    use std::path::Path;

    #[test]
    fn an_address_holds_nothing_that_could_end_or_steer_it() {
        let path = Path::new("/my pages/\u{1b}]8;;\u{e9}.md");
        let linked = link(path, "Plank", true);
        assert_eq!(
            linked,
            "\u{1b}]8;;file:///my%20pages/%1B%5D8%3B%3B%C3%A9.md\u{1b}\\Plank\u{1b}]8;;\u{1b}\\"
        );
    }

    #[test]
    fn a_path_from_here_is_no_address() {
        assert_eq!(link(Path::new("pages/plank.md"), "Plank", true), "Plank");
        assert_eq!(link(Path::new("/pages/plank.md"), "Plank", false), "Plank");
    }
}
