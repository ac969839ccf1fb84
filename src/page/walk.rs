//! Walking a page: its blocks in order, each put where the grammar has a place for it.

use super::blocks::{Block, Kind};
use super::facts::FactList;
use super::rules::{Finding, Rule};
use crate::text::{fold, safe};
use std::borrow::Cow;

/// Where in the page the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Place {
    #[default]
    Top,
    QuickAnswer,
    Steps,
    Tips,
    Mistakes,
    Faq,
    Related,
    /// In a section the grammar does not know: told once, passed over whole.
    Unknown,
    /// After the last rule.
    Tail,
}

/// The sections in their order.
pub(super) const SECTIONS: [(&str, Place); 6] = [
    ("Quick answer", Place::QuickAnswer),
    ("How to perform", Place::Steps),
    ("Pro tips", Place::Tips),
    ("Common mistakes", Place::Mistakes),
    ("FAQ", Place::Faq),
    ("Related exercises", Place::Related),
];

#[derive(Debug)]
pub(super) struct Item<'a> {
    pub(super) line: usize,
    pub(super) text: Cow<'a, str>,
}

#[derive(Debug)]
pub(super) struct Asked<'a> {
    pub(super) line: usize,
    pub(super) question: Cow<'a, str>,
    pub(super) answer: Option<Cow<'a, str>>,
}

/// What was met so far. Texts are copied from the page once, when the record is made.
#[derive(Debug, Default)]
pub(super) struct Walk<'a> {
    pub(super) place: Place,
    pub(super) title: Option<Item<'a>>,
    pub(super) summary: Option<Item<'a>>,
    pub(super) facts: FactList,
    pub(super) has_facts: bool,
    pub(super) ruled: bool,
    pub(super) sections: Vec<Place>,
    pub(super) steps: Vec<Item<'a>>,
    pub(super) tips: Vec<Item<'a>>,
    pub(super) mistakes: Vec<Item<'a>>,
    pub(super) asked: Vec<Asked<'a>>,
    pub(super) last_line: usize,
    pub(super) findings: Vec<Finding>,
}

impl<'a> Walk<'a> {
    pub(super) fn find_hostile_characters(&mut self, page: &str) {
        if is_plain(page) {
            return;
        }
        let page = page.strip_prefix('\u{feff}').unwrap_or(page);
        for (index, line) in page.split('\n').enumerate() {
            let line = line.strip_suffix('\r').unwrap_or(line);
            if let Some(c) = line.chars().find(|c| *c != '\t' && safe::is_hostile(*c)) {
                self.tell(
                    index + 1,
                    Rule::E12,
                    format!(
                        "the character {} has no place on a page",
                        c.escape_unicode()
                    ),
                );
            }
        }
    }

    pub(super) fn tell(&mut self, line: usize, rule: Rule, message: impl AsRef<str>) {
        self.findings.push(Finding::new(line, rule, message));
    }

    pub(super) fn take(&mut self, block: Block<'a>) {
        if self.place == Place::Tail {
            return;
        }
        self.last_line = block.line;
        match block.kind {
            Kind::Title => self.take_title(block),
            Kind::Section => self.take_section(&block),
            Kind::Rule => self.take_rule(&block),
            Kind::Bullet => self.take_bullet(block),
            Kind::Step(number) => self.take_step(block, number),
            Kind::Question => self.take_question(block),
            Kind::Text => self.take_text(block),
        }
    }

    fn take_title(&mut self, block: Block<'a>) {
        if self.title.is_some() || self.place != Place::Top {
            self.tell(block.line, Rule::E01, "a page has one title, at its head");
        } else if block.text.is_empty() {
            self.tell(block.line, Rule::E01, "the title is empty");
        } else {
            self.title = Some(item(block));
        }
    }

    fn take_section(&mut self, block: &Block<'a>) {
        let Some((name, place)) = SECTIONS.iter().find(|(name, _)| *name == block.text) else {
            let text = fold::opening(&block.text);
            let score = |name: &str| strsim::normalized_damerau_levenshtein(name, text);
            let nearest = SECTIONS
                .iter()
                .max_by(|a, b| score(a.0).total_cmp(&score(b.0)))
                .map_or("", |row| row.0);
            let message = format!(
                "{} is no section; nearest is \"{nearest}\"",
                safe::quoted(&block.text, 60)
            );
            self.tell(block.line, Rule::E02, message);
            self.place = Place::Unknown;
            return;
        };
        if self.sections.contains(place) {
            self.tell(
                block.line,
                Rule::E02,
                format!("the section {name} stands twice"),
            );
        } else if self
            .sections
            .iter()
            .any(|earlier| order(*earlier) > order(*place))
        {
            self.tell(
                block.line,
                Rule::E02,
                format!("the section {name} is out of order"),
            );
        }
        if *place == Place::Related {
            self.tell(
                block.line,
                Rule::N03,
                "related exercises are rendered from the catalogue; passed over",
            );
        }
        self.sections.push(*place);
        self.place = *place;
    }

    fn take_rule(&mut self, block: &Block<'a>) {
        match self.place {
            Place::QuickAnswer if !self.ruled => self.ruled = true,
            Place::Faq | Place::Related => {
                self.tell(
                    block.line,
                    Rule::N04,
                    "what follows this rule is passed over",
                );
                self.place = Place::Tail;
            }
            _ => self.out_of_place(
                block,
                "the rule `---` stands once, between the facts and How to perform",
            ),
        }
    }

    fn take_bullet(&mut self, block: Block<'a>) {
        match self.place {
            Place::QuickAnswer if !self.ruled => {
                self.has_facts = true;
                self.facts.take(&block, &mut self.findings);
            }
            Place::Tips => self.tips.push(item(block)),
            Place::Mistakes => self.mistakes.push(item(block)),
            Place::Related | Place::Unknown => {}
            Place::Steps => self.out_of_place(&block, "steps are numbered: `1. ...`"),
            _ => self.out_of_place(&block, "a list has no place here"),
        }
    }

    fn take_step(&mut self, block: Block<'a>, number: u32) {
        match self.place {
            Place::Steps => {
                let expected = self.steps.len() + 1;
                if number as usize != expected {
                    self.tell(
                        block.line,
                        Rule::E07,
                        format!("step {number} should be number {expected}"),
                    );
                }
                self.steps.push(item(block));
            }
            Place::Related | Place::Unknown => {}
            Place::Tips | Place::Mistakes => {
                self.out_of_place(&block, "tips and mistakes are listed with `- `");
            }
            _ => self.out_of_place(&block, "a numbered list has no place here"),
        }
    }

    fn take_question(&mut self, block: Block<'a>) {
        match self.place {
            Place::Faq => {
                self.asked.push(Asked {
                    line: block.line,
                    question: block.text,
                    answer: None,
                });
            }
            Place::Related | Place::Unknown => {}
            _ => self.out_of_place(&block, "questions stand under FAQ"),
        }
    }

    fn take_text(&mut self, block: Block<'a>) {
        match self.place {
            Place::QuickAnswer if self.summary.is_none() && !self.has_facts => {
                self.summary = Some(item(block));
            }
            Place::QuickAnswer => {
                self.out_of_place(
                    &block,
                    "the quick answer is one paragraph, before the facts",
                );
            }
            Place::Faq => match self.asked.last_mut() {
                Some(asked) if asked.answer.is_none() => {
                    asked.answer = Some(block.text);
                }
                Some(_) => self.out_of_place(&block, "an answer is one paragraph"),
                None => self.out_of_place(&block, "an answer follows its question, `### ...?`"),
            },
            Place::Related | Place::Unknown => {}
            Place::Top if self.title.is_none() => {
                self.tell(
                    block.line,
                    Rule::E01,
                    "a page begins with its title, `# Name`",
                );
            }
            _ => self.out_of_place(&block, "text has no place here"),
        }
    }

    fn out_of_place(&mut self, block: &Block<'a>, why: &str) {
        let message = if block.text.is_empty() {
            why.to_owned()
        } else {
            format!("{}: {why}", safe::quoted(&block.text, 40))
        };
        self.tell(block.line, Rule::E08, message);
    }
}

/// Whether a page is printable ASCII and line feeds, as nearly all are. A carriage return is harmless only before a line
/// feed: alone it takes the cursor back over what was written.
fn is_plain(page: &str) -> bool {
    let mut bytes = page.bytes();
    bytes.all(|byte| matches!(byte, b' '..=b'~' | b'\n'))
}

fn order(place: Place) -> usize {
    SECTIONS
        .iter()
        .position(|(_, section)| *section == place)
        .unwrap_or(SECTIONS.len())
}

fn item(block: Block<'_>) -> Item<'_> {
    Item {
        line: block.line,
        text: block.text,
    }
}
