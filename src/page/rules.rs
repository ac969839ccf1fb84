//! The rules of a page: permanent codes, one line each. `data/README.md` explains every one, `tests/pages/` breaks
//! every one.

use std::fmt;

/// What a broken rule means for the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The page is not taken: it does not compile in `data/` and is left out of a person's own pages.
    Error,
    /// The page is taken; what is named was passed over. `data/` must be free of these.
    Note,
    /// The page is taken; it does not read as `data/README.md` asks. `data/` must be free of these.
    Style,
}

macro_rules! rules {
    ($( $code:ident $severity:ident $summary:literal )*) => {
        /// A rule of the page grammar, named by its permanent code.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $( #[doc = $summary] $code, )*
        }

        impl Rule {
            /// Every rule, in the order of the table.
            pub const ALL: &'static [Self] = &[ $( Self::$code, )* ];

            /// The permanent code.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $( Self::$code => stringify!($code), )* }
            }

            /// What the rule asks, in one line.
            #[must_use]
            pub fn summary(self) -> &'static str {
                match self { $( Self::$code => $summary, )* }
            }

            /// What breaking it means.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $( Self::$code => Severity::$severity, )* }
            }
        }
    };
}

rules! {
    E01 Error "A page begins with its title, `# Name`, and has no other."
    E02 Error "A section is one of the grammar's, stands in its order and only once."
    E03 Error "A fact is `- **Key:** value` with a known key, in the order of the grammar, once."
    E04 Error "A fact's value is a label of its list."
    E05 Error "Title, quick answer, rule, sections and required facts are all there."
    E06 Error "There are at least 3 steps, 3 tips, 3 mistakes and 3 questions."
    E07 Error "Steps are numbered 1, 2, 3."
    E08 Error "Nothing stands where the grammar has no place for it."
    E09 Error "A question ends in `?` and has one answer; no item is empty."
    E10 Error "Facts do not contradict each other: no value twice, the target not among the secondaries."
    E11 Error "Names and aliases differ from each other and hold letters or digits."
    E12 Error "No control, invisible or direction-switching characters."
    E13 Error "A page is a readable file of UTF-8 text of at most 1 MiB."
    E20 Error "The path agrees with the page: `<body-part>/<slug>.md`."
    E21 Error "No slug, name or alias is claimed by two pages."
    E22 Error "Every `Progresses To` names a page."
    E23 Error "A ladder has no cycle."
    E24 Error "A ladder never leads to an easier difficulty."
    N01 Note "A question that every exercise gets is rendered, not stored."
    N02 Note "A repeated question keeps its first answer."
    N03 Note "Related exercises are rendered, not stored."
    N04 Note "What follows the last rule is passed over."
    N05 Note "The closing sentences of the quick answer are rendered, not stored."
    S01 Style "A quick answer has 25-60 words."
    S02 Style "4-8 steps, 3-5 tips, 3-5 mistakes, 3-4 questions."
    S03 Style "A step, tip or mistake has 5-50 words; an answer has 1-3 sentences and at most 70 words."
    S04 Style "No filler: praise and words that could stand on any page."
    S05 Style "No sentence stands on two pages."
    S06 Style "Body Part is the region of the target; Full Body only for cardio and what loads three regions."
    S07 Style "Name and equipment agree."
    S08 Style "Plain ASCII text."
    S09 Style "A mistake opens with the fault, as a gerund."
}

/// A broken rule at a line of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Counted from 1.
    pub line: usize,
    /// Which rule.
    pub rule: Rule,
    /// What is wrong here and the nearest right thing.
    pub message: String,
}

impl Finding {
    /// A finding, its message made safe to print.
    pub fn new(line: usize, rule: Rule, message: impl AsRef<str>) -> Self {
        Self {
            line,
            rule,
            message: crate::text::safe::shown(message.as_ref()).into_owned(),
        }
    }

    /// Whether the page cannot be taken because of it.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.rule.severity() == Severity::Error
    }
}

impl fmt::Display for Finding {
    /// `9: E04 "Elbow" is not a muscle`; the caller puts the path before it.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {} {}", self.line, self.rule.code(), self.message)
    }
}
