//! Reading a page: blocks to a record, with every fault at its line.

use super::blocks::{Block, Kind, split};
use super::facts::{ALIASES, FactList, PROGRESSES_TO};
use super::rules::{Finding, Rule};
use super::{LONGEST, MOST_FINDINGS};
use crate::exercise::{Exercise, Question, derived};
use crate::text::{fold, safe};
use crate::vocabulary::Facet;
use std::collections::HashSet;

/// What reading a page gave.
#[derive(Debug)]
pub struct Reading {
    /// The title, when there is one, whatever else is wrong.
    pub name: Option<String>,
    /// The record, when no error was found.
    pub exercise: Option<Exercise>,
    /// Errors and notes by line, at most [`MOST_FINDINGS`].
    pub findings: Vec<Finding>,
    /// How many findings were left out of the list.
    pub omitted: usize,
    /// Where the parts stand that other pages can contradict.
    pub lines: Lines,
}

/// Lines of a page, counted from 1.
#[derive(Debug, Clone, Default)]
pub struct Lines {
    /// The title.
    pub title: usize,
    /// The quick answer.
    pub summary: usize,
    /// The fact Equipment.
    pub equipment: usize,
    /// Each step.
    pub steps: Vec<usize>,
    /// Each tip.
    pub tips: Vec<usize>,
    /// Each mistake.
    pub mistakes: Vec<usize>,
    /// Each question that was kept.
    pub questions: Vec<usize>,
    /// The fact Body Part.
    pub body_part: usize,
    /// The fact Also Known As.
    pub aliases: usize,
    /// The fact Progresses To.
    pub progresses_to: usize,
}

/// Reads the bytes of a page file.
#[must_use]
pub fn read_bytes(bytes: &[u8]) -> Reading {
    if bytes.len() as u64 > LONGEST {
        return refused(
            1,
            format!(
                "the page has {} bytes; at most {LONGEST} are read",
                bytes.len()
            ),
        );
    }
    match std::str::from_utf8(bytes) {
        Ok(page) => read(page),
        Err(error) => {
            let line = bytes[..error.valid_up_to()]
                .iter()
                .filter(|byte| **byte == b'\n')
                .count()
                + 1;
            refused(line, "the page is not UTF-8 text here")
        }
    }
}

fn refused(line: usize, message: impl AsRef<str>) -> Reading {
    let findings = vec![Finding::new(line, Rule::E13, message)];
    Reading {
        name: None,
        exercise: None,
        findings,
        omitted: 0,
        lines: Lines::default(),
    }
}

/// Reads the text of a page.
#[must_use]
pub fn read(page: &str) -> Reading {
    let mut reader = Reader::default();
    reader.find_hostile_characters(page);
    for block in split(page) {
        reader.take(&block);
    }
    reader.finish()
}

/// Where in the page the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Place {
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
const SECTIONS: [(&str, Place); 6] = [
    ("Quick answer", Place::QuickAnswer),
    ("How to perform", Place::Steps),
    ("Pro tips", Place::Tips),
    ("Common mistakes", Place::Mistakes),
    ("FAQ", Place::Faq),
    ("Related exercises", Place::Related),
];

#[derive(Debug)]
struct Item {
    line: usize,
    text: String,
}

#[derive(Debug)]
struct Asked {
    line: usize,
    question: String,
    answer: Option<String>,
}

#[derive(Debug, Default)]
struct Reader {
    place: Place,
    title: Option<Item>,
    summary: Option<Item>,
    facts: FactList,
    has_facts: bool,
    ruled: bool,
    sections: Vec<Place>,
    steps: Vec<Item>,
    tips: Vec<Item>,
    mistakes: Vec<Item>,
    asked: Vec<Asked>,
    last_line: usize,
    findings: Vec<Finding>,
}

impl Reader {
    fn find_hostile_characters(&mut self, page: &str) {
        // A carriage return is harmless only before a line feed: alone it takes the cursor back over what was written.
        let clean = |byte: u8| byte.is_ascii_graphic() || matches!(byte, b' ' | b'\n');
        if page.bytes().all(clean) {
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

    fn tell(&mut self, line: usize, rule: Rule, message: impl AsRef<str>) {
        self.findings.push(Finding::new(line, rule, message));
    }

    fn take(&mut self, block: &Block<'_>) {
        if self.place == Place::Tail {
            return;
        }
        self.last_line = block.line;
        match block.kind {
            Kind::Title => self.take_title(block),
            Kind::Section => self.take_section(block),
            Kind::Rule => self.take_rule(block),
            Kind::Bullet => self.take_bullet(block),
            Kind::Step(number) => self.take_step(block, number),
            Kind::Question => self.take_question(block),
            Kind::Text => self.take_text(block),
        }
    }

    fn take_title(&mut self, block: &Block<'_>) {
        if self.title.is_some() || self.place != Place::Top {
            self.tell(block.line, Rule::E01, "a page has one title, at its head");
        } else if block.text.is_empty() {
            self.tell(block.line, Rule::E01, "the title is empty");
        } else {
            self.title = Some(item(block));
        }
    }

    fn take_section(&mut self, block: &Block<'_>) {
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

    fn take_rule(&mut self, block: &Block<'_>) {
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

    fn take_bullet(&mut self, block: &Block<'_>) {
        match self.place {
            Place::QuickAnswer if !self.ruled => {
                self.has_facts = true;
                self.facts.take(block, &mut self.findings);
            }
            Place::Tips => self.tips.push(item(block)),
            Place::Mistakes => self.mistakes.push(item(block)),
            Place::Related | Place::Unknown => {}
            Place::Steps => self.out_of_place(block, "steps are numbered: `1. ...`"),
            _ => self.out_of_place(block, "a list has no place here"),
        }
    }

    fn take_step(&mut self, block: &Block<'_>, number: u32) {
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
                self.out_of_place(block, "tips and mistakes are listed with `- `");
            }
            _ => self.out_of_place(block, "a numbered list has no place here"),
        }
    }

    fn take_question(&mut self, block: &Block<'_>) {
        match self.place {
            Place::Faq => {
                self.asked.push(Asked {
                    line: block.line,
                    question: block.text.clone().into_owned(),
                    answer: None,
                });
            }
            Place::Related | Place::Unknown => {}
            _ => self.out_of_place(block, "questions stand under FAQ"),
        }
    }

    fn take_text(&mut self, block: &Block<'_>) {
        match self.place {
            Place::QuickAnswer if self.summary.is_none() && !self.has_facts => {
                self.summary = Some(item(block));
            }
            Place::QuickAnswer => {
                self.out_of_place(block, "the quick answer is one paragraph, before the facts");
            }
            Place::Faq => match self.asked.last_mut() {
                Some(asked) if asked.answer.is_none() => {
                    asked.answer = Some(block.text.clone().into_owned());
                }
                Some(_) => self.out_of_place(block, "an answer is one paragraph"),
                None => self.out_of_place(block, "an answer follows its question, `### ...?`"),
            },
            Place::Related | Place::Unknown => {}
            Place::Top if self.title.is_none() => {
                self.tell(
                    block.line,
                    Rule::E01,
                    "a page begins with its title, `# Name`",
                );
            }
            _ => self.out_of_place(block, "text has no place here"),
        }
    }

    fn out_of_place(&mut self, block: &Block<'_>, why: &str) {
        let message = if block.text.is_empty() {
            why.to_owned()
        } else {
            format!("{}: {why}", safe::quoted(&block.text, 40))
        };
        self.tell(block.line, Rule::E08, message);
    }

    fn finish(mut self) -> Reading {
        let end = self.last_line.max(1);
        self.check_parts(end);
        let repeats = repeats(&self.asked);
        self.check_items(end, &repeats);
        let facts = self.facts.finish(end, &mut self.findings);
        self.check_names();
        let name = self
            .title
            .as_ref()
            .map(|title| title.text.clone())
            .unwrap_or_default();
        let (faq, questions) = self.settle_questions(&name, &repeats);
        let summary_line = self.summary.as_ref().map_or(1, |summary| summary.line);
        let summary = self.settle_summary();
        let (aliases_line, aliases) = self.facts.names(ALIASES);
        let (progresses_line, progresses_to) = self.facts.names(PROGRESSES_TO);
        let lines = Lines {
            title: self.title.as_ref().map_or(1, |title| title.line),
            summary: summary_line,
            equipment: self.facts.line_of(Facet::Equipment),
            steps: lines_of(&self.steps),
            tips: lines_of(&self.tips),
            mistakes: lines_of(&self.mistakes),
            questions,
            body_part: self.facts.line_of(Facet::BodyPart),
            aliases: aliases_line,
            progresses_to: progresses_line,
        };
        let exercise = facts
            .filter(|_| !self.findings.iter().any(Finding::is_error))
            .map(|facts| Exercise {
                name,
                aliases: aliases.to_vec(),
                summary,
                facts,
                steps: texts(self.steps),
                tips: texts(self.tips),
                mistakes: texts(self.mistakes),
                faq,
                progresses_to: progresses_to.to_vec(),
            });
        let mut findings = self.findings;
        findings.sort_by_key(|finding| (finding.line, finding.rule));
        let omitted = findings.len().saturating_sub(MOST_FINDINGS);
        findings.truncate(MOST_FINDINGS);
        Reading {
            name: self.title.map(|title| title.text),
            exercise,
            findings,
            omitted,
            lines,
        }
    }

    fn check_parts(&mut self, end: usize) {
        if self.title.is_none()
            && !self
                .findings
                .iter()
                .any(|finding| finding.rule == Rule::E01)
        {
            self.tell(1, Rule::E05, "the title, `# Name`, is missing");
        }
        for (name, place) in SECTIONS {
            if place != Place::Related && !self.sections.contains(&place) {
                self.tell(end, Rule::E05, format!("the section {name} is missing"));
            }
        }
        if self.sections.contains(&Place::QuickAnswer) {
            if self.summary.is_none() {
                self.tell(end, Rule::E05, "the quick answer is missing");
            }
            if !self.ruled {
                self.tell(end, Rule::E05, "the rule `---` after the facts is missing");
            }
        }
    }

    fn check_items(&mut self, end: usize, repeats: &[bool]) {
        let mut told: Vec<(usize, Rule, String)> = Vec::new();
        let distinct = repeats.iter().filter(|repeat| !**repeat).count();
        let counts = [
            ("steps", Place::Steps, self.steps.len()),
            ("tips", Place::Tips, self.tips.len()),
            ("mistakes", Place::Mistakes, self.mistakes.len()),
            ("questions", Place::Faq, distinct),
        ];
        for (what, place, count) in counts {
            if self.sections.contains(&place) && count < 3 {
                told.push((end, Rule::E06, format!("{count} {what}; at least 3")));
            }
        }
        for item in self.steps.iter().chain(&self.tips).chain(&self.mistakes) {
            if item.text.is_empty() {
                told.push((item.line, Rule::E09, "an empty item".to_owned()));
            }
        }
        for asked in &self.asked {
            if asked.answer.is_none() {
                told.push((
                    asked.line,
                    Rule::E09,
                    format!("{} has no answer", safe::quoted(&asked.question, 60)),
                ));
            }
            if !asked.question.ends_with('?') {
                let message = format!(
                    "{} does not end in a question mark",
                    safe::quoted(&asked.question, 60)
                );
                told.push((asked.line, Rule::E09, message));
            }
        }
        for (line, rule, message) in told {
            self.tell(line, rule, message);
        }
    }

    fn check_names(&mut self) {
        let Some(title) = &self.title else { return };
        let (line, aliases) = self.facts.names(ALIASES);
        let mut told = Vec::new();
        let mut seen = vec![(fold::letters(&title.text), title.text.as_str())];
        if seen[0].0.is_empty() {
            told.push((
                title.line,
                format!("{} holds no letter or digit", safe::quoted(&title.text, 60)),
            ));
        }
        for alias in aliases {
            let key = fold::letters(alias);
            if key.is_empty() {
                told.push((
                    line,
                    format!("{} holds no letter or digit", safe::quoted(alias, 60)),
                ));
            } else if let Some((_, other)) = seen.iter().find(|(known, _)| *known == key) {
                let message = format!(
                    "{} is the same name as {}",
                    safe::quoted(alias, 60),
                    safe::quoted(other, 60)
                );
                told.push((line, message));
            } else {
                seen.push((key, alias));
            }
        }
        for (line, message) in told {
            self.tell(line, Rule::E11, message);
        }
    }

    /// The authored questions and their lines: rendered ones and repetitions dropped, each with a note.
    fn settle_questions(&mut self, name: &str, repeats: &[bool]) -> (Vec<Question>, Vec<usize>) {
        let asked = std::mem::take(&mut self.asked);
        let mut faq = Vec::with_capacity(asked.len());
        let mut lines = Vec::with_capacity(asked.len());
        for (one, repeat) in asked.iter().zip(repeats) {
            if *repeat {
                let message = format!(
                    "{} is asked before; its first answer is kept",
                    safe::quoted(&one.question, 60)
                );
                self.tell(one.line, Rule::N02, message);
            } else if derived::is_rendered_question(name, &one.question) {
                let message = format!(
                    "{} is rendered from the facts; dropped",
                    safe::quoted(&one.question, 60)
                );
                self.tell(one.line, Rule::N01, message);
            } else {
                let answer = one.answer.clone().unwrap_or_default();
                faq.push(Question {
                    question: one.question.clone(),
                    answer,
                });
                lines.push(one.line);
            }
        }
        (faq, lines)
    }

    /// The authored quick answer: stored closing sentences dropped, with a note.
    fn settle_summary(&mut self) -> String {
        let Some(summary) = self.summary.take() else {
            return String::new();
        };
        let Some(start) = derived::find_closing(&summary.text) else {
            return summary.text;
        };
        self.tell(
            summary.line,
            Rule::N05,
            "the closing sentences are rendered from the facts; dropped",
        );
        let authored = summary.text[..start].trim_end();
        if authored.is_empty() {
            self.tell(
                summary.line,
                Rule::E05,
                "the quick answer is missing; only its rendered sentences stand here",
            );
        }
        authored.to_owned()
    }
}

/// For each question whether it is asked before.
fn repeats(asked: &[Asked]) -> Vec<bool> {
    let mut earlier = HashSet::with_capacity(asked.len());
    asked
        .iter()
        .map(|asked| !earlier.insert(fold::key(&asked.question)))
        .collect()
}

fn order(place: Place) -> usize {
    SECTIONS
        .iter()
        .position(|(_, section)| *section == place)
        .unwrap_or(SECTIONS.len())
}

fn item(block: &Block<'_>) -> Item {
    Item {
        line: block.line,
        text: block.text.clone().into_owned(),
    }
}

fn lines_of(items: &[Item]) -> Vec<usize> {
    items.iter().map(|item| item.line).collect()
}

fn texts(items: Vec<Item>) -> Vec<String> {
    items.into_iter().map(|item| item.text).collect()
}
