//! What every target holds the program to: no text from outside reaches a terminal raw.

use repdex::text::safe;

/// Bytes meant for a terminal with the program's own styles (`ESC [ ... m`) and links (`ESC ] 8 ; ; ... ESC \\`) taken
/// away. What a link leads to stays: it comes from outside and is looked at like any text.
#[must_use]
pub fn without_styles(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\u{1b}') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(behind) = behind_style(rest) {
            rest = behind;
        } else if let Some((target, behind)) = behind_link(rest) {
            plain.push_str(target);
            rest = behind;
        } else {
            plain.push('\u{1b}');
            rest = &rest[1..];
        }
    }
    plain.push_str(rest);
    plain
}

fn behind_style(text: &str) -> Option<&str> {
    let after = text.strip_prefix("\u{1b}[")?;
    let digits = after.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
    digits.strip_prefix('m')
}

fn behind_link(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix("\u{1b}]8;;")?.split_once("\u{1b}\\")
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
