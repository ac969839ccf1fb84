//! The page guide, `data/README.md`, says what the code does: its template, its rules with their examples, its lists.
//! `REPDEX_REFRESH=1 cargo test --test guide` writes the lists anew.

use repdex::cli::{Exit, World};
use repdex::page::{self, Member, Reading, Rule, Sentences, Severity};
use repdex::vocabulary::{Facet, Muscle, Term, Vocabulary};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const TEMPLATE: &str = include_str!("../src/cli/template.md");

/// The page whose lines are the guide's examples.
const EXAMPLE: &str = "data/back/pullup.md";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn guide() -> String {
    fs::read_to_string(root().join("data/README.md")).expect("the guide is there")
}

fn check(arguments: &[&str]) -> (Exit, String) {
    let arguments = ["repdex", "check"].iter().chain(arguments).map(Into::into);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = repdex::cli::run(arguments, &World::default(), &mut out, &mut err);
    out.extend(err);
    (exit, String::from_utf8(out).expect("text"))
}

#[test]
fn the_template_passes_the_strict_check_once_it_has_a_title() {
    let folder = tempfile::tempdir().expect("a folder");
    let legs = folder.path().join("legs");
    fs::create_dir(&legs).expect("a folder for a body part");
    let page = TEMPLATE.replace("# Name of the Exercise\n", "# Towel Wedge Lift\n");
    assert_ne!(page, TEMPLATE);
    fs::write(legs.join("towel-wedge-lift.md"), page).expect("the page is saved");
    let (exit, said) = check(&["--strict", &folder.path().to_string_lossy()]);
    assert_eq!(
        (exit, said.as_str()),
        (Exit::Found, "repdex: 1 page, 0 problems, 0 notes\n")
    );
}

#[test]
fn the_guide_shows_the_template_that_the_program_prints() {
    assert_eq!(check(&["--template"]), (Exit::Found, TEMPLATE.to_owned()));
    assert!(guide().contains(&format!("```markdown\n{TEMPLATE}```\n")));
}

#[test]
fn the_guide_explains_every_fact_in_the_order_of_the_template() {
    let guide = guide();
    let section = guide
        .split("### The facts\n")
        .nth(1)
        .expect("a section about facts");
    let table = section
        .lines()
        .skip_while(|line| !line.starts_with("| Fact"))
        .skip(2);
    let rows = table.take_while(|line| line.starts_with('|'));
    let explained: Vec<&str> = rows
        .filter_map(|row| row.split('|').nth(1))
        .map(str::trim)
        .collect();
    let in_template = TEMPLATE
        .lines()
        .filter_map(|line| line.strip_prefix("- **")?.split_once(":**"));
    assert_eq!(
        explained,
        in_template.map(|(key, _)| key).collect::<Vec<_>>()
    );
}

#[test]
fn the_guide_names_every_rule_once_in_the_words_of_the_table() {
    let guide = guide();
    let told: Vec<&str> = guide
        .lines()
        .filter_map(|line| line.strip_prefix("### "))
        .filter(|heading| {
            heading
                .split_once(": ")
                .is_some_and(|(code, _)| code.len() == 3)
        })
        .collect();
    let rules = Rule::ALL
        .iter()
        .map(|rule| format!("{}: {}", rule.code(), rule.summary()));
    assert_eq!(told, rules.collect::<Vec<_>>());
}

#[test]
fn every_wrong_line_of_the_guide_breaks_its_rule_and_no_other() {
    let page = fs::read_to_string(root().join(EXAMPLE)).expect("the example is there");
    let neighbours = Neighbours::read();
    assert_eq!(
        neighbours.codes(page.as_bytes(), None),
        BTreeSet::new(),
        "{EXAMPLE} is sound"
    );
    for rule in Rule::ALL {
        let example = Example::of(*rule);
        let broken = match example.wrong_path() {
            Some(path) => {
                assert_eq!(example.right, EXAMPLE);
                neighbours.codes(page.as_bytes(), Some(path))
            }
            None => neighbours.codes(&example.made_wrong(&page), None),
        };
        let mut expected = BTreeSet::from([rule.code()]);
        if *rule == Rule::E02 {
            // A section of the wrong name is also one that is missing.
            expected.insert("E05");
        }
        assert_eq!(broken, expected, "the example of {}", rule.code());
    }
}

/// The `diff` block under a rule.
struct Example {
    wrong: String,
    right: String,
}

impl Example {
    fn of(rule: Rule) -> Self {
        let guide = guide();
        let section = guide.split(&format!("### {}: ", rule.code())).nth(1);
        let section = section.unwrap_or_else(|| panic!("{} has no entry", rule.code()));
        let section = section.split("\n### ").next().unwrap_or_default();
        let block = section
            .split("```diff\n")
            .nth(1)
            .and_then(|rest| rest.split("\n```").next());
        let block = block.unwrap_or_else(|| panic!("{} has no example", rule.code()));
        Self {
            wrong: side(block, '-'),
            right: side(block, '+'),
        }
    }

    fn wrong_path(&self) -> Option<&Path> {
        self.wrong
            .starts_with("data/")
            .then(|| Path::new(&self.wrong))
    }

    /// The page with its right line made wrong; at its end, when the line is one too many.
    fn made_wrong(&self, page: &str) -> Vec<u8> {
        let text = if self.right.is_empty() {
            format!("{page}\n{}\n", self.wrong)
        } else {
            assert_eq!(
                page.matches(&self.right).count(),
                1,
                "\"{}\" stands once in {EXAMPLE}",
                self.right
            );
            page.replace(&self.right, &self.wrong)
        };
        let text = text.replace("<U+200B>", "\u{200b}");
        match text.split_once("<byte FF>") {
            Some((before, after)) => [before.as_bytes(), &[0xff], after.as_bytes()].concat(),
            None => text.into_bytes(),
        }
    }
}

/// The lines of one side of a block; `...` at either end of a line stands for the rest of it.
fn side(block: &str, sign: char) -> String {
    let lines = block.lines().filter_map(|line| line.strip_prefix(sign));
    let lines = lines.map(|line| {
        let line = line.strip_prefix(' ').unwrap_or(line);
        let line = line.strip_prefix("...").unwrap_or(line);
        line.strip_suffix("...").unwrap_or(line).trim()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// All pages but the example.
struct Neighbours(Vec<(PathBuf, Reading)>);

impl Neighbours {
    fn read() -> Self {
        let found = repdex::catalog::own::read_files(&root().join("data"));
        let others = found
            .into_iter()
            .filter(|file| !file.path.ends_with(EXAMPLE));
        Self(others.map(|file| (file.path, file.reading)).collect())
    }

    /// The codes of every rule that a page breaks, alone, at a path, and among the others.
    fn codes(&self, bytes: &[u8], path: Option<&Path>) -> BTreeSet<&'static str> {
        let reading = page::read_bytes(bytes);
        let mut findings = reading.findings;
        if let Some(exercise) = &reading.exercise {
            let lines = &reading.lines;
            let example = Path::new(EXAMPLE);
            let this = Member {
                path: path.unwrap_or(example),
                exercise,
                lines,
            };
            findings.extend(page::check_style(exercise, lines));
            findings.extend(Sentences::default().check(EXAMPLE, exercise, lines));
            if path.is_some() {
                findings.extend(page::check_path(&this));
            }
            let others = self.0.iter().filter_map(|(path, reading)| {
                let exercise = reading.exercise.as_ref()?;
                Some(Member {
                    path,
                    exercise,
                    lines: &reading.lines,
                })
            });
            // The page comes last, so that a name claimed twice is laid at its door.
            let members: Vec<Member<'_>> = others.chain([this]).collect();
            let of_set = page::check_set(&members, &[]).into_iter();
            findings.extend(
                of_set
                    .filter(|(at, _)| at + 1 == members.len())
                    .map(|(_, finding)| finding),
            );
        }
        findings.iter().map(|finding| finding.rule.code()).collect()
    }
}

#[test]
fn a_code_begins_with_the_letter_of_its_severity() {
    for rule in Rule::ALL {
        let letter = match rule.severity() {
            Severity::Error => 'E',
            Severity::Note => 'N',
            Severity::Style => 'S',
        };
        assert!(rule.code().starts_with(letter), "{}", rule.code());
    }
}

const OPENING: &str = "<!-- lists -->\n";
const CLOSING: &str = "<!-- /lists -->\n";

#[test]
fn the_lists_of_the_guide_are_the_tables_of_the_code() {
    let guide = guide();
    let (before, rest) = guide.split_once(OPENING).expect("the lists open");
    let (lists, after) = rest.split_once(CLOSING).expect("the lists close");
    let current = lists_of_the_code();
    if std::env::var_os("REPDEX_REFRESH").is_some() {
        let fresh = format!("{before}{OPENING}{current}{CLOSING}{after}");
        fs::write(root().join("data/README.md"), fresh).expect("the guide can be written");
    } else {
        assert_eq!(
            lists, current,
            "REPDEX_REFRESH=1 cargo test --test guide writes them anew"
        );
    }
}

fn lists_of_the_code() -> String {
    let mut text = String::new();
    for facet in Facet::ALL {
        let title = match facet {
            // The same list as that of muscles.
            Facet::Target | Facet::Secondary => continue,
            other => capitalized(other.id()),
        };
        let is_muscle = facet == Facet::Muscle;
        let region = if is_muscle {
            (" Region |", " --- |")
        } else {
            ("", "")
        };
        writeln!(text, "\n### {title}\n").expect("a string takes it");
        writeln!(
            text,
            "| On a page | In filters and JSON | Typed as well |{}",
            region.0
        )
        .expect("a string takes it");
        writeln!(text, "| --- | --- | --- |{}", region.1).expect("a string takes it");
        for (index, term) in facet.terms().iter().enumerate() {
            let region = u8::try_from(index)
                .ok()
                .and_then(Muscle::from_index)
                .filter(|_| is_muscle);
            let region = region.map(|muscle| format!(" {} |", muscle.region().label()));
            let Term {
                label,
                id,
                synonyms,
            } = term;
            let region = region.unwrap_or_default();
            writeln!(text, "| {label} | `{id}` | {synonyms} |{region}").expect("a string takes it");
        }
    }
    text.push('\n');
    text
}

fn capitalized(id: &str) -> String {
    let words = id
        .split('-')
        .map(|word| word[..1].to_uppercase() + &word[1..]);
    words.collect::<Vec<_>>().join(" ")
}
