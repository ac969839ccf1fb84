//! Settling a page: what was walked, checked as a whole and made a record.

use super::MOST_FINDINGS;
use super::facts::{ALIASES, PROGRESSES_TO};
use super::read::{Lines, Reading};
use super::rules::{Finding, Rule};
use super::walk::{Asked, Item, Place, SECTIONS, Walk};
use crate::exercise::{Exercise, Question, derived};
use crate::text::{fold, safe};
use crate::vocabulary::Facet;
use std::collections::HashSet;

impl Walk<'_> {
    pub(super) fn finish(mut self) -> Reading {
        let end = self.last_line.max(1);
        self.check_parts(end);
        let repeats = repeats(&self.asked);
        self.check_items(end, &repeats);
        let facts = self.facts.finish(end, &mut self.findings);
        self.check_names();
        let title = self.title.take();
        let title_line = title.as_ref().map_or(1, |title| title.line);
        let title = title.map(|title| title.text.into_owned());
        let name = title.clone().unwrap_or_default();
        let (faq, questions) = self.settle_questions(&name, &repeats);
        let summary_line = self.summary.as_ref().map_or(1, |summary| summary.line);
        let summary = self.settle_summary();
        let (aliases_line, aliases) = self.facts.take_names(ALIASES);
        let (progresses_line, progresses_to) = self.facts.take_names(PROGRESSES_TO);
        let lines = Lines {
            title: title_line,
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
                aliases,
                summary,
                facts,
                steps: texts(self.steps),
                tips: texts(self.tips),
                mistakes: texts(self.mistakes),
                faq,
                progresses_to,
            });
        let mut findings = self.findings;
        findings.sort_by_key(|finding| (finding.line, finding.rule));
        let omitted = findings.len().saturating_sub(MOST_FINDINGS);
        findings.truncate(MOST_FINDINGS);
        Reading {
            name: title,
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
        let mut seen = vec![(fold::letters(&title.text), title.text.as_ref())];
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
        for (one, repeat) in asked.into_iter().zip(repeats) {
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
                lines.push(one.line);
                faq.push(Question {
                    question: one.question.into_owned(),
                    answer: one.answer.unwrap_or_default().into_owned(),
                });
            }
        }
        (faq, lines)
    }

    /// The authored quick answer: stored closing sentences dropped, with a note.
    fn settle_summary(&mut self) -> String {
        let Some(summary) = self.summary.take() else {
            return String::new();
        };
        let mut authored = summary.text.as_ref();
        // Stored more than once, they are dropped more than once: what is written must read back the same.
        while let Some(start) = derived::find_closing(authored) {
            authored = authored[..start].trim_end();
        }
        if authored.len() == summary.text.len() {
            return summary.text.into_owned();
        }
        let authored = authored.to_owned();
        self.tell(
            summary.line,
            Rule::N05,
            "the closing sentences are rendered from the facts; dropped",
        );
        if authored.is_empty() {
            self.tell(
                summary.line,
                Rule::E05,
                "the quick answer is missing; only its rendered sentences stand here",
            );
        }
        authored
    }
}

/// For each question whether it is asked before.
fn repeats(asked: &[Asked<'_>]) -> Vec<bool> {
    let mut earlier = HashSet::with_capacity(asked.len());
    asked
        .iter()
        .map(|asked| !earlier.insert(fold::key(&asked.question)))
        .collect()
}

fn lines_of(items: &[Item<'_>]) -> Vec<usize> {
    items.iter().map(|item| item.line).collect()
}

fn texts(items: Vec<Item<'_>>) -> Vec<String> {
    let texts = items.into_iter().map(|item| item.text.into_owned());
    texts.collect()
}
