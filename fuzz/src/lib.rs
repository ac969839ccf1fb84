//! What every target holds the program to: no text from outside reaches a terminal raw.

use repdex::text::safe;

/// Bytes meant for a terminal with the program's own styles (`ESC [ ... m`) taken away.
#[must_use]
pub fn without_styles(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("\u{1b}[") {
        plain.push_str(&rest[..at]);
        let after = &rest[at + 2..];
        let digits = after.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
        if let Some(behind) = digits.strip_prefix('m') {
            rest = behind;
        } else {
            plain.push_str("\u{1b}[");
            rest = after;
        }
    }
    plain.push_str(rest);
    plain
}

/// # Panics
/// When the bytes are no text, or hold a character that could steer a terminal.
pub fn assert_harmless(bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).expect("only text is written");
    let plain = without_styles(text);
    let hostile = plain
        .chars()
        .find(|c| safe::is_hostile(*c) && !matches!(c, '\n' | '\t'));
    assert!(
        hostile.is_none(),
        "{hostile:?} reaches the terminal in {plain:?}"
    );
}
