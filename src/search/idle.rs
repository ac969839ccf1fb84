//! Words of a query that say little or nothing: those of a sentence around what is asked, those that tell one variant of a
//! movement from another, and ordinary words that are no slip of a gym word.

use super::fold;
use super::index::Index;
use super::words::Word;

/// Words of a sentence around what is asked, folded. Names keep theirs: `Good Morning`, `Bag Training`.
const IDLE: &[&str] = &[
    "about",
    "am",
    "amazing",
    "any",
    "anything",
    "are",
    "be",
    "best",
    "better",
    "bigger",
    "build",
    "builder",
    "building",
    "by",
    "can",
    "cool",
    "could",
    "day",
    "did",
    "do",
    "doe",
    "does",
    "doing",
    "easily",
    "effective",
    "fast",
    "favorite",
    "favourite",
    "find",
    "friendly",
    "fun",
    "get",
    "give",
    "good",
    "great",
    "grow",
    "gym",
    "have",
    "help",
    "hit",
    "home",
    "house",
    "how",
    "i",
    "id",
    "idea",
    "ideal",
    "im",
    "is",
    "it",
    "just",
    "kind",
    "like",
    "list",
    "make",
    "me",
    "men",
    "mine",
    "move",
    "muscle",
    "my",
    "need",
    "nice",
    "only",
    "or",
    "our",
    "place",
    "please",
    "plz",
    "program",
    "quick",
    "really",
    "recommend",
    "recommended",
    "routine",
    "session",
    "should",
    "show",
    "similar",
    "simple",
    "some",
    "something",
    "strengthen",
    "stuff",
    "suggest",
    "suggestion",
    "target",
    "that",
    "thi",
    "thing",
    "this",
    "top",
    "train",
    "training",
    "try",
    "use",
    "want",
    "wat",
    "way",
    "we",
    "what",
    "whats",
    "when",
    "where",
    "which",
    "while",
    "who",
    "why",
    "will",
    "woman",
    "women",
    "work",
    "worked",
    "working",
    "workout",
    "would",
    "you",
    "your",
];

/// Words that tell one variant of a movement from another, folded.
const VARIANTS: &[&str] = &[
    "alternating",
    "close",
    "decline",
    "incline",
    "kneeling",
    "lying",
    "mixed",
    "neutral",
    "reverse",
    "seated",
    "standing",
    "wide",
];

/// Ordinary words one letter away from a word of the gym that nobody means by them.
const ORDINARY: &[&str] = &[
    "anger", "bake", "bank", "beach", "bean", "beard", "beat", "beer", "black", "bone", "boot",
    "boss", "bottle", "bowl", "brand", "bread", "came", "candle", "cart", "china", "chip", "choir",
    "click", "coach", "coat", "code", "coin", "cold", "cook", "couch", "cover", "crop", "crow",
    "dance", "date", "deal", "death", "debt", "deer", "dinner", "dose", "draw", "dress", "drug",
    "fact", "farm", "feel", "file", "flour", "flower", "food", "fool", "form", "fuel", "game",
    "gate", "gift", "goat", "gold", "grain", "hope", "hour", "joke", "keep", "king", "land",
    "late", "liver", "loan", "lock", "loud", "lover", "luck", "match", "meal", "mixer", "monkey",
    "north", "oven", "peace", "peach", "phone", "player", "poet", "poker", "pole", "rate", "rent",
    "river", "road", "rose", "shelf", "shop", "site", "size", "slice", "slow", "smell", "sock",
    "song", "sound", "spend", "spice", "staff", "state", "store", "stove", "sudo", "suit", "table",
    "tale", "talk", "tape", "taste", "teach", "tent", "tiger", "time", "tour", "tower", "track",
    "truck", "water", "wear", "wife", "wine", "wire", "word", "zone",
];

/// Whether a word carries no meaning in a query.
pub(super) fn is_idle(word: &str) -> bool {
    IDLE.binary_search(&word).is_ok()
}

/// Whether a word, as typed, is one that nobody means another by.
pub(super) fn is_ordinary(typed: &str) -> bool {
    ORDINARY.binary_search(&typed).is_ok()
}

/// Whether one of several words is such a word.
pub(super) fn has_ordinary(words: &[Word]) -> bool {
    words.len() > 1 && words.iter().any(|word| is_ordinary(&word.typed))
}

/// Whether a word tells one variant of a movement from another.
pub(super) fn is_variant(word: &str) -> bool {
    VARIANTS.binary_search(&word).is_ok()
}

/// Whether a word says nothing without the variant before it: `wide grip`.
pub(super) fn is_grip(word: &str) -> bool {
    matches!(word, "grip" | "stance")
}

/// Whether a query of several words has nothing to look for: all are idle, and names do not have them all either.
pub(super) fn says_nothing(words: &[Word], index: &Index<'_>) -> bool {
    let is_small = |word: &Word| fold::is_small(&word.stem);
    let is_unknown = |word: &Word| index.find_word(&word.stem).is_none();
    words.len() > 1
        && words
            .iter()
            .all(|word| is_small(word) || is_idle(&word.stem))
        && (words.iter().all(is_small)
            || words.iter().any(|word| !is_small(word) && is_unknown(word)))
}

/// The words without the idle ones; with `keep_known` those that a name has are kept. Nothing when there is no other
/// word, or none to pass over.
pub(super) fn passed_over(
    words: &[Word],
    index: &Index<'_>,
    keep_known: bool,
) -> Option<Vec<Word>> {
    let is_passed =
        |word: &Word| is_idle(&word.stem) && !(keep_known && index.find_word(&word.stem).is_some());
    let kept: Vec<Word> = words
        .iter()
        .filter(|word| !is_passed(word))
        .cloned()
        .collect();
    let says_something = kept.iter().any(|word| !fold::is_small(&word.stem));
    (says_something && kept.len() < words.len()).then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::{IDLE, ORDINARY, VARIANTS};

    #[test]
    fn the_lists_stand_in_order() {
        for list in [IDLE, ORDINARY, VARIANTS] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
