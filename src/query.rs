//! Filters as a value: what is asked of an exercise's facts. This room knows no catalogue and no command line.

use crate::exercise::Termed;
use crate::vocabulary::{
    Equipment, Facet, Need, TermSet, UnknownTerm, Vocabulary, known_elsewhere, parse,
};

/// Filters, all of which an exercise must pass.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    clauses: Vec<Clause>,
}

/// One filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// The filter as it could be typed: `--muscle glutes,hamstrings`.
    pub typed: String,
    test: Test,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Test {
    AnyOf(Facet, TermSet),
    NoneOf(Facet, TermSet),
    Have { equipment: TermSet, needs: TermSet },
}

/// A filter that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadFilter {
    /// A value its list does not hold.
    #[error("{0}")]
    Unknown(#[from] UnknownTerm),
    /// `--not` without a facet it knows.
    #[error(
        "--not takes FACET=VALUE, as in --not equipment=machine; {word} names no facet{}",
        facet_hint(*nearest, *value)
    )]
    Facet {
        /// What was given.
        word: String,
        /// The facet meant, if one is near.
        nearest: Option<&'static str>,
        /// The facet that has what was given as a value, and the value.
        value: Option<(Facet, &'static str)>,
    },
    /// `--have` with a thing that is neither equipment nor a need.
    #[error(
        "{word} is neither equipment nor anything an exercise needs{}",
        thing_hint(*nearest, *value)
    )]
    Thing {
        /// What was given.
        word: String,
        /// The thing meant, if one is near.
        nearest: Option<&'static str>,
        /// The facet that has it as a value, and the value.
        value: Option<(Facet, &'static str)>,
    },
    /// A filter without a value.
    #[error("{0} has an empty value")]
    Empty(String),
}

fn facet_hint(nearest: Option<&str>, value: Option<(Facet, &str)>) -> String {
    match (value, nearest) {
        (Some((facet, id)), _) => format!(", but {}: --not {}={id}", facet.title(), facet.id()),
        (None, Some(near)) => format!("; nearest is {near}"),
        (None, None) => {
            let facets = Facet::ALL.map(Facet::id).join(", ");
            format!("; the facets are {facets}")
        }
    }
}

fn thing_hint(nearest: Option<&str>, value: Option<(Facet, &str)>) -> String {
    match (value, nearest) {
        (Some((facet, id)), _) => format!(", but {}: --{} {id}", facet.title(), facet.id()),
        (None, Some(near)) => format!("; nearest is {near}"),
        (None, None) => "; repdex terms equipment needs lists what there is".to_owned(),
    }
}

impl Query {
    /// Asks that a facet hold any of the values.
    ///
    /// # Errors
    /// [`BadFilter`] for a value the facet's list does not hold.
    pub fn any_of(&mut self, facet: Facet, values: &[String]) -> Result<(), BadFilter> {
        if values.is_empty() {
            return Ok(());
        }
        let flag = format!("--{}", facet.id());
        let set = read_values(facet, values, &flag)?;
        self.clauses.push(Clause {
            typed: format!("{flag} {}", values.join(",")),
            test: Test::AnyOf(facet, set),
        });
        Ok(())
    }

    /// Asks that a facet hold none of the values of `FACET=VALUE[,VALUE]`.
    ///
    /// # Errors
    /// [`BadFilter`] for a facet or value that is not known.
    pub fn none_of(&mut self, assignment: &str) -> Result<(), BadFilter> {
        let (name, values) = assignment.split_once('=').unwrap_or((assignment, ""));
        let Some(facet) = Facet::from_name(name) else {
            let word = crate::text::safe::quoted(name, 40);
            return Err(BadFilter::Facet {
                word,
                nearest: nearest_facet(name),
                value: known_elsewhere(name),
            });
        };
        let values: Vec<String> = values
            .split(',')
            .map(|value| value.trim().to_owned())
            .collect();
        let set = read_values(facet, &values, &format!("--not {}", facet.id()))?;
        self.exclude(facet, set, format!("--not {assignment}"));
        Ok(())
    }

    /// Asks that a facet hold none of the terms of a set; `typed` is how the filter is named when it empties a list.
    pub fn exclude(&mut self, facet: Facet, set: TermSet, typed: String) {
        self.clauses.push(Clause {
            typed,
            test: Test::NoneOf(facet, set),
        });
    }

    /// Asks that a facet hold any term of a set; `typed` is how the filter is named when it empties a list.
    pub fn include(&mut self, facet: Facet, set: TermSet, typed: String) {
        self.clauses.push(Clause {
            typed,
            test: Test::AnyOf(facet, set),
        });
    }

    /// Asks that an exercise can be done with the things named, body weight and a floor.
    ///
    /// # Errors
    /// [`BadFilter`] for a thing that is neither equipment nor a need.
    pub fn have(&mut self, things: &[String]) -> Result<(), BadFilter> {
        if things.is_empty() {
            return Ok(());
        }
        let mut equipment = TermSet::one(Equipment::BodyWeight.index());
        let mut needs = TermSet::one(Need::Floor.index());
        for thing in things {
            if thing.trim().is_empty() {
                return Err(BadFilter::Empty("--have".to_owned()));
            }
            match (parse(Facet::Equipment, thing), parse(Facet::Needs, thing)) {
                (Err(unknown), Err(other)) => return Err(unknown_thing(thing, &unknown, &other)),
                (by_equipment, by_need) => {
                    equipment = equipment.union(by_equipment.unwrap_or_default());
                    needs = needs.union(with_uses(by_need.unwrap_or_default()));
                }
            }
        }
        let typed = format!("--have {}", things.join(","));
        self.clauses.push(Clause {
            typed,
            test: Test::Have { equipment, needs },
        });
        Ok(())
    }

    /// Whether nothing is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// The filters, in the order they were given.
    #[must_use]
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// Whether it passes every filter.
    #[must_use]
    pub fn matches(&self, one: &impl Termed) -> bool {
        self.clauses.iter().all(|clause| clause.matches(one))
    }

    /// Whether it passes every filter but the one at `left_out`.
    #[must_use]
    pub fn matches_without(&self, left_out: usize, one: &impl Termed) -> bool {
        self.clauses
            .iter()
            .enumerate()
            .all(|(at, clause)| at == left_out || clause.matches(one))
    }
}

impl Clause {
    fn matches(&self, one: &impl Termed) -> bool {
        match self.test {
            Test::AnyOf(facet, set) => one.terms(facet).meets(set),
            Test::NoneOf(facet, set) => !one.terms(facet).meets(set),
            Test::Have { equipment, needs } => {
                one.terms(Facet::Equipment).within(equipment)
                    && one.terms(Facet::Needs).within(needs)
            }
        }
    }
}

/// Things one has, and what they serve as.
fn with_uses(needs: TermSet) -> TermSet {
    let owned = needs.indices().filter_map(Need::from_index);
    owned
        .flat_map(Need::serves_as)
        .fold(needs, |set, need| set.union(TermSet::one(need.index())))
}

fn read_values(facet: Facet, values: &[String], flag: &str) -> Result<TermSet, BadFilter> {
    let mut set = TermSet::EMPTY;
    for value in values {
        if value.trim().is_empty() {
            return Err(BadFilter::Empty(flag.to_owned()));
        }
        set = set.union(parse(facet, value)?);
    }
    Ok(set)
}

fn unknown_thing(word: &str, equipment: &UnknownTerm, need: &UnknownTerm) -> BadFilter {
    let score = |id: &&str| strsim::normalized_damerau_levenshtein(id, &word.to_lowercase());
    let nearest = equipment
        .nearest
        .iter()
        .chain(&need.nearest)
        .copied()
        .max_by(|a, b| score(a).total_cmp(&score(b)));
    BadFilter::Thing {
        word: crate::text::safe::quoted(word, 40),
        nearest,
        value: known_elsewhere(word),
    }
}

fn nearest_facet(name: &str) -> Option<&'static str> {
    let score =
        |facet: &Facet| strsim::normalized_damerau_levenshtein(facet.id(), &name.to_lowercase());
    let best = Facet::ALL
        .into_iter()
        .max_by(|a, b| score(a).total_cmp(&score(b)))?;
    (score(&best) > 0.4).then(|| best.id())
}
