//! Folding: what is typed and what is written, brought to the same letters.

use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Lower case without accents. ASCII text, the common case, is only copied when it holds a capital.
#[must_use]
pub fn plain(text: &str) -> Cow<'_, str> {
    if !text.is_ascii() {
        let folded = text
            .nfkd()
            .filter(|c| !is_combining_mark(*c))
            .flat_map(char::to_lowercase);
        return Cow::Owned(folded.collect());
    }
    if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Cow::Owned(text.to_ascii_lowercase());
    }
    Cow::Borrowed(text)
}

/// The words of a text, folded: letters and digits only, `&` read as `and`, apostrophes dropped (`farmer's` is one word).
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    words_of(&plain(text)).map(Cow::into_owned).collect()
}

/// The words of a text that is [`plain`] already, one after the other and seldom copied.
pub fn words_of(plain: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let mut rest = plain;
    std::iter::from_fn(move || {
        while let Some(first) = rest.chars().next() {
            let end = rest.find(|c| !is_of_a_word(c)).unwrap_or(rest.len());
            if end == 0 {
                rest = &rest[first.len_utf8()..];
                if first == '&' {
                    return Some(Cow::Borrowed("and"));
                }
                continue;
            }
            let (word, after) = rest.split_at(end);
            rest = after;
            if !word.contains(is_apostrophe) {
                return Some(Cow::Borrowed(word));
            }
            let word = word.replace(is_apostrophe, "");
            if !word.is_empty() {
                return Some(Cow::Owned(word));
            }
        }
        None
    })
}

fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || is_apostrophe(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

/// The singular of a folded English word, as far as gym words need it: `crunches` is `crunch`, `flies` is `fly`,
/// `calves` is `calf`, `biceps` is `bicep` (so that both spellings meet), `press` stays.
#[must_use]
pub fn stem(word: &str) -> Cow<'_, str> {
    let kept = || Cow::Borrowed(word);
    if word.len() < 3
        || !word.ends_with('s')
        || word.ends_with("ss")
        || word.ends_with("us")
        || word.ends_with("is")
    {
        return kept();
    }
    if let Some(base) = word.strip_suffix("ies").filter(|base| base.len() > 1) {
        return Cow::Owned(format!("{base}y"));
    }
    if word == "calves" {
        return Cow::Borrowed("calf");
    }
    if let Some(base) = word.strip_suffix("es")
        && ["sh", "ch", "x", "ss", "zz"]
            .iter()
            .any(|hiss| base.ends_with(hiss))
    {
        return Cow::Borrowed(base);
    }
    Cow::Borrowed(&word[..word.len() - 1])
}

/// A text reduced to the letters that identify it: folded words in the singular, joined without blanks, so that
/// `Press-Ups`, `press up` and `pressup` are one key.
#[must_use]
pub fn key(text: &str) -> String {
    let plain = plain(text);
    let mut key = String::with_capacity(plain.len());
    for word in words_of(&plain) {
        key.push_str(&stem(&word));
    }
    key
}

/// A text as one run of letters and digits, nothing else changed: what is left when every blank and mark goes, so that
/// joining words makes no difference.
#[must_use]
pub fn letters(text: &str) -> String {
    if !text.is_ascii() {
        return plain(text)
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect();
    }
    let mut letters = String::with_capacity(text.len());
    letters.extend(ascii_letters(text).map(char::from));
    letters
}

/// Whether [`letters`] of a text are these, found without making them.
#[must_use]
pub fn has_letters(text: &str, wanted: &str) -> bool {
    if text.is_ascii() {
        ascii_letters(text).eq(wanted.bytes())
    } else {
        letters(text) == wanted
    }
}

fn ascii_letters(text: &str) -> impl Iterator<Item = u8> {
    text.bytes()
        .filter(u8::is_ascii_alphanumeric)
        .map(|byte| byte.to_ascii_lowercase())
}

/// The first characters of a text: what is compared when the nearest word is looked for. No word or name of the field is
/// longer, and a distance costs time and memory in proportion to the text.
#[must_use]
pub fn opening(text: &str) -> &str {
    const LONGEST: usize = 64;
    text.char_indices()
        .nth(LONGEST)
        .map_or(text, |(end, _)| &text[..end])
}

/// The name of a page in addresses and files: folded words joined by hyphens.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in plain(name).chars() {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !matches!(c, '\'' | '\u{2019}') && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::{has_letters, key, letters, opening, plain, slug, stem, words};

    #[test]
    fn plurals_meet_their_singulars() {
        let pairs = [
            ("crunches", "crunch"),
            ("presses", "press"),
            ("press", "press"),
            ("flies", "fly"),
            ("flyes", "flye"),
            ("calves", "calf"),
            ("raises", "raise"),
            ("squats", "squat"),
            ("biceps", "bicep"),
            ("abs", "ab"),
            ("pelvis", "pelvis"),
        ];
        for (plural, singular) in pairs {
            assert_eq!(stem(plural), singular);
        }
    }

    #[test]
    fn spellings_of_one_name_share_a_key() {
        for spelling in ["Press-Up", "press ups", "PRESSUP", "pr\u{e9}ss up"] {
            assert_eq!(key(spelling), "pressup");
        }
        assert_eq!(
            key("Dumbbell Farmer's Carry"),
            key("dumbbell farmers carry")
        );
    }

    #[test]
    fn a_slug_has_no_stray_hyphens() {
        assert_eq!(slug("Dumbbell Farmer's Carry"), "dumbbell-farmers-carry");
        assert_eq!(slug("  90/90 Hip -- Stretch! "), "90-90-hip-stretch");
        assert_eq!(slug("!!!"), "");
    }

    #[test]
    fn an_opening_ends_between_characters() {
        assert_eq!(opening("short"), "short");
        assert_eq!(opening(&"\u{e9}".repeat(100)), "\u{e9}".repeat(64));
    }

    #[test]
    fn accents_and_case_fold_away() {
        assert_eq!(plain("\u{c9}lev\u{e9} 45\u{b0}"), "eleve 45\u{b0}");
        assert_eq!(words("Sled 45\u{b0} C&J"), ["sled", "45", "c", "and", "j"]);
        assert_eq!(words("'' Farmer\u{2019}s--walk'"), ["farmers", "walk"]);
    }

    #[test]
    fn letters_are_compared_as_they_are_made() {
        for text in ["Push-Up (2)", "\u{c9}lev\u{e9} 45\u{b0}", ""] {
            assert!(has_letters(text, &letters(text)), "{text}");
            assert!(!has_letters(text, "pushup"), "{text}");
        }
    }
}
