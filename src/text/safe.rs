//! Making foreign text harmless: nothing that comes from outside may steer a terminal.

use std::borrow::Cow;

/// Whether a character can move the cursor, switch the direction of writing or hide text: control characters, bidi
/// controls, invisible formatters. A line feed and a tab count too; callers that allow them say so themselves.
#[must_use]
pub fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// The text with every hostile character written out (`\u{1b}`), ready to stand in a message.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hostile) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_hostile(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// JSON with every hostile character inside its strings as an escape of JSON: the same value, harmless to look at.
#[must_use]
pub fn in_json(json: &str) -> Cow<'_, str> {
    let steers = |c: char| is_hostile(c) && c != '\n';
    if !json.chars().any(steers) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len() + 8);
    for c in json.chars() {
        if steers(c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// [`shown`], cut to at most `limit` characters with an ellipsis, for echoing what was typed.
#[must_use]
pub fn quoted(text: &str, limit: usize) -> String {
    let mut chars = text.chars();
    let head: String = chars.by_ref().take(limit).collect();
    let tail = if chars.next().is_some() { "..." } else { "" };
    format!("\"{}{tail}\"", shown(&head))
}

#[cfg(test)]
mod tests {
    use super::{in_json, quoted, shown};

    #[test]
    fn escape_sequences_and_bidi_controls_are_written_out() {
        assert_eq!(shown("a\u{1b}[31mb"), "a\\u{1b}[31mb");
        assert_eq!(shown("a\u{202e}b"), "a\\u{202e}b");
        assert_eq!(shown("plain caf\u{e9}"), "plain caf\u{e9}");
    }

    #[test]
    fn json_keeps_its_value_when_it_is_made_harmless() {
        let text = "a\u{202e}b\u{e0041}c\u{9b}d";
        let json = serde_json::to_string(text).expect("text is JSON");
        let harmless = in_json(&json);
        assert!(harmless.is_ascii(), "{harmless}");
        assert_eq!(
            serde_json::from_str::<String>(&harmless).expect("still JSON"),
            text
        );
    }

    #[test]
    fn a_long_echo_is_cut_between_characters() {
        assert_eq!(quoted("\u{e9}\u{e9}\u{e9}", 2), "\"\u{e9}\u{e9}...\"");
    }
}
