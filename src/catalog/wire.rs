//! JSON as scripts see it: structs of their own, so that renaming a field of the record breaks nobody. Also compiled
//! into the build, which renders every built-in page ahead of time.

use crate::exercise::{Exercise, derived};
use crate::text::fold;
use crate::vocabulary::{
    BodyPart, Category, Difficulty, Equipment, Force, Laterality, Mechanic, Muscle, Need, Pattern,
    Vocabulary,
};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// One exercise. Every key is always present: `null` or `[]` where the page says nothing.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "exercise", deny_unknown_fields)]
pub struct Page<'a> {
    /// The identifier.
    pub slug: String,
    /// The title of the page.
    pub name: &'a str,
    /// Other names people type, the commonest first.
    pub aliases: &'a [String],
    /// The quick answer, without the sentences that repeat the facts.
    pub summary: &'a str,
    /// The region of the target.
    pub body_part: Id<BodyPart>,
    /// What gives the resistance.
    pub equipment: Id<Equipment>,
    /// The muscle that limits or defines the movement.
    pub target: Id<Muscle>,
    /// The muscles that help, in order of contribution.
    pub secondary: Vec<Id<Muscle>>,
    /// How hard it is.
    pub difficulty: Id<Difficulty>,
    /// The kind of training.
    pub category: Id<Category>,
    /// One joint or several.
    pub mechanic: Option<Id<Mechanic>>,
    /// Push, pull or hold.
    pub force: Option<Id<Force>>,
    /// The movement pattern.
    pub pattern: Option<Id<Pattern>>,
    /// Both sides at once, or one.
    pub laterality: Option<Id<Laterality>>,
    /// Furniture and anchors.
    pub needs: Vec<Id<Need>>,
    /// How to perform it, in order.
    pub steps: &'a [String],
    /// Pro tips.
    pub tips: &'a [String],
    /// Common mistakes.
    pub mistakes: &'a [String],
    /// Questions and answers; the two that every exercise gets come last.
    pub faq: Vec<Question<'a>>,
    /// Slugs of the next rungs of the ladder.
    pub progresses_to: Vec<String>,
    /// Slugs of the rungs below.
    pub regresses_to: Vec<String>,
    /// What to do instead, best first.
    pub related: Vec<Related<'a>>,
}

/// A question and its answer.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Question<'a> {
    /// Ends in a question mark.
    pub question: Cow<'a, str>,
    /// One paragraph.
    pub answer: Cow<'a, str>,
}

/// Another exercise that can stand in.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Related<'a> {
    /// Its identifier.
    pub slug: String,
    /// Its name.
    pub name: &'a str,
    /// Why it can stand in.
    pub why: String,
}

/// The neighbours of a page, which its record does not hold.
#[derive(Debug, Default)]
pub struct Neighbours<'a> {
    /// Names of the next rungs.
    pub up: Vec<&'a str>,
    /// Names of the rungs below.
    pub down: Vec<&'a str>,
    /// Names of related exercises with the reason.
    pub related: Vec<(&'a str, String)>,
}

impl<'a> Page<'a> {
    /// The record and its neighbours as scripts see them.
    #[must_use]
    pub fn new(exercise: &'a Exercise, neighbours: &Neighbours<'a>) -> Self {
        let facts = &exercise.facts;
        let authored = exercise.faq.iter().map(|asked| Question {
            question: Cow::Borrowed(asked.question.as_str()),
            answer: Cow::Borrowed(asked.answer.as_str()),
        });
        let rendered = derived::questions(exercise).map(|asked| Question {
            question: Cow::Owned(asked.question),
            answer: Cow::Owned(asked.answer),
        });
        let slugs = |names: &[&str]| names.iter().map(|name| fold::slug(name)).collect();
        Self {
            slug: exercise.slug(),
            name: &exercise.name,
            aliases: &exercise.aliases,
            summary: &exercise.summary,
            body_part: Id(facts.body_part),
            equipment: Id(facts.equipment),
            target: Id(facts.target),
            secondary: facts.secondary.iter().map(Id).collect(),
            difficulty: Id(facts.difficulty),
            category: Id(facts.category),
            mechanic: facts.mechanic.map(Id),
            force: facts.force.map(Id),
            pattern: facts.pattern.map(Id),
            laterality: facts.laterality.map(Id),
            needs: facts.needs.iter().map(Id).collect(),
            steps: &exercise.steps,
            tips: &exercise.tips,
            mistakes: &exercise.mistakes,
            faq: authored.chain(rendered).collect(),
            progresses_to: slugs(&neighbours.up),
            regresses_to: slugs(&neighbours.down),
            related: neighbours
                .related
                .iter()
                .map(|(name, why)| Related {
                    slug: fold::slug(name),
                    name,
                    why: why.clone(),
                })
                .collect(),
        }
    }
}

/// A term of the vocabulary, written as its id.
#[derive(Debug, Clone, Copy)]
pub struct Id<V>(pub V);

impl<V: Vocabulary> Serialize for Id<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.id())
    }
}

impl<V: Vocabulary> JsonSchema for Id<V> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed(
            std::any::type_name::<V>()
                .rsplit("::")
                .next()
                .unwrap_or("Term"),
        )
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let ids: Vec<_> = V::all().map(Vocabulary::id).collect();
        json_schema!({ "type": "string", "enum": ids })
    }
}
