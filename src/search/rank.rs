//! How a name answers a query: tiers compared field by field, nothing summed with weights.

/// How a hit was found, best first. The id of a tier stands in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// The whole name or alias.
    Whole,
    /// The same words in another order.
    Reordered,
    /// The name begins with the query.
    Prefix,
    /// Every word of the query is, or begins, a word of the name.
    Words,
    /// Some words are the name's, the others true of the exercise.
    Mixed,
    /// Every word is vocabulary that is true of the exercise.
    Vocabulary,
    /// Every word, once slips are mended.
    Typo,
    /// Most words.
    Most,
    /// The letters in order, nothing better being there.
    Letters,
}

impl Tier {
    /// All tiers, best first.
    pub const ALL: [Self; 9] = [
        Self::Whole,
        Self::Reordered,
        Self::Prefix,
        Self::Words,
        Self::Mixed,
        Self::Vocabulary,
        Self::Typo,
        Self::Most,
        Self::Letters,
    ];

    /// How the tier is called in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Whole => "name",
            Self::Reordered => "reordered",
            Self::Prefix => "prefix",
            Self::Words => "words",
            Self::Mixed => "name-and-vocabulary",
            Self::Vocabulary => "vocabulary",
            Self::Typo => "typo",
            Self::Most => "most-words",
            Self::Letters => "letters",
        }
    }
}

/// A hit's place; smaller is better.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a field of the order, compared on its own"
)]
pub(super) struct Rank {
    /// Whether it is only a guess: words are missing, or only letters were met.
    pub(super) guess: bool,
    /// A query that is vocabulary from end to end asks for what it means: a page that only shares the words comes after.
    pub(super) beside_the_point: bool,
    /// For such a query, how far what it means had to be stretched: a target is nearer than a region, a region than a
    /// secondary.
    pub(super) off_target: u8,
    /// For such a query, whether the page only loosens up: who names a muscle wants to train it.
    pub(super) loosens: bool,
    /// For such a query, whether the page is for the advanced alone.
    pub(super) advanced: bool,
    pub(super) tier: Tier,
    /// For a guess, whether the name is that of a variant nobody asked for.
    pub(super) against: bool,
    /// Words of the query that found nothing.
    pub(super) missed: u32,
    /// Slips mended.
    pub(super) edits: u8,
    /// The same order, but for hits that needed mending or vocabulary.
    pub(super) shape: Tier,
    /// The same stretch for words left to the vocabulary.
    pub(super) stretch: u8,
    /// Words left to the vocabulary.
    pub(super) by_vocabulary: u32,
    /// Words of the query that only begin a word.
    pub(super) cut_short: u32,
    /// Whether an alias answers words that the title does not hold.
    pub(super) by_alias: bool,
    /// Whether the name lacks the words that a part of a muscle favours.
    pub(super) unfavoured: bool,
    /// Neighbours in the name that are no neighbours in the query.
    pub(super) torn: u32,
    /// Words of the name that the query does not hold.
    pub(super) beyond: u32,
    /// Variants come after the staple, the page that owns the bare movement as its name or alias.
    pub(super) variant: bool,
    /// Where the title stands among those of its index: the plainer movement has the shorter name, and titles of one
    /// length go by their letters, so that the order is the same everywhere.
    pub(super) title: u32,
}

impl Rank {
    /// The rank of a hit about which nothing more is to be said.
    pub(super) fn bare(tier: Tier, is_title: bool, title: u32) -> Self {
        Self {
            guess: tier >= Tier::Most,
            beside_the_point: false,
            off_target: 0,
            loosens: false,
            advanced: false,
            tier,
            against: false,
            missed: 0,
            edits: 0,
            shape: tier,
            stretch: 0,
            by_vocabulary: 0,
            cut_short: 0,
            by_alias: false,
            unfavoured: false,
            torn: 0,
            beyond: 0,
            variant: is_title,
            title,
        }
    }

    /// Whether the query is the whole name, its words in any order, but for slips.
    pub(super) fn is_name_but_for_a_slip(&self) -> bool {
        self.tier == Tier::Typo && self.shape <= Tier::Reordered && self.by_vocabulary == 0
    }

    /// The rank as one number: its fields side by side, each in bits of its own, the first in the highest. Comparing two
    /// compares the fields one after the other; what is more than a field holds counts as the most it holds.
    pub(super) fn key(&self) -> Key {
        let fields = [
            (u32::from(self.guess), 1),
            (u32::from(self.beside_the_point), 1),
            (u32::from(self.off_target), 5),
            (u32::from(self.loosens), 1),
            (u32::from(self.advanced), 1),
            (self.tier as u32, 4),
            (u32::from(self.against), 1),
            (self.missed, 14),
            (u32::from(self.edits), 6),
            (self.shape as u32, 4),
            (u32::from(self.stretch), 5),
            (self.by_vocabulary, 4),
            (self.cut_short, 4),
            (u32::from(self.by_alias), 1),
            (u32::from(self.unfavoured), 1),
            (self.torn, 5),
            (self.beyond, 5),
            (u32::from(self.variant), 1),
        ];
        let pack = |key: u64, (field, bits): (u32, u32)| {
            let most = u32::MAX >> (u32::BITS - bits);
            key << bits | u64::from(field.min(most))
        };
        let but_for_the_title = fields.into_iter().fold(0, pack);
        Key(u128::from(but_for_the_title) << u32::BITS | u128::from(self.title))
    }
}

/// A rank as one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(u128);

impl Key {
    /// What means the same beside the key of another index: all but the title.
    pub(super) fn but_for_the_title(self) -> u128 {
        self.0 >> u32::BITS
    }
}

#[cfg(test)]
mod tests {
    use super::{Rank, Tier};
    use proptest::prelude::*;
    use proptest::sample::select;

    fn tier() -> impl Strategy<Value = Tier> {
        select(&Tier::ALL[..])
    }

    prop_compose! {
        /// Any rank that a query of twelve words over names of sixteen can have; small numbers, so that fields tie.
        fn rank()(
            (guess, beside_the_point, by_alias, unfavoured, variant) in any::<(bool, bool, bool, bool, bool)>(),
            (loosens, advanced, against) in any::<(bool, bool, bool)>(),
            (tier, shape) in (tier(), tier()),
            (off_target, edits, stretch) in (0_u8..=24, 0_u8..=26, 0_u8..=24),
            missed in prop_oneof![0_u32..=4, 0_u32..=10_000],
            (by_vocabulary, cut_short, torn, beyond) in (0_u32..=12, 0_u32..=12, 0_u32..=15, 0_u32..=16),
            title in prop_oneof![0_u32..3, any::<u32>()],
        ) -> Rank {
            Rank {
                guess, beside_the_point, off_target, loosens, advanced, tier, against, missed, edits, shape, stretch,
                by_vocabulary, cut_short, by_alias, unfavoured, torn, beyond, variant, title,
            }
        }
    }

    /// Two ranks that are the same up to some field, so that each field gets its turn to decide.
    fn pair() -> impl Strategy<Value = (Rank, Rank)> {
        (rank(), rank(), 0_usize..19).prop_map(|(a, b, from)| {
            let kept = |at: usize| at >= from;
            let mixed = Rank {
                guess: if kept(0) { b.guess } else { a.guess },
                beside_the_point: if kept(1) {
                    b.beside_the_point
                } else {
                    a.beside_the_point
                },
                off_target: if kept(2) { b.off_target } else { a.off_target },
                loosens: if kept(3) { b.loosens } else { a.loosens },
                advanced: if kept(4) { b.advanced } else { a.advanced },
                tier: if kept(5) { b.tier } else { a.tier },
                against: if kept(6) { b.against } else { a.against },
                missed: if kept(7) { b.missed } else { a.missed },
                edits: if kept(8) { b.edits } else { a.edits },
                shape: if kept(9) { b.shape } else { a.shape },
                stretch: if kept(10) { b.stretch } else { a.stretch },
                by_vocabulary: if kept(11) {
                    b.by_vocabulary
                } else {
                    a.by_vocabulary
                },
                cut_short: if kept(12) { b.cut_short } else { a.cut_short },
                by_alias: if kept(13) { b.by_alias } else { a.by_alias },
                unfavoured: if kept(14) { b.unfavoured } else { a.unfavoured },
                torn: if kept(15) { b.torn } else { a.torn },
                beyond: if kept(16) { b.beyond } else { a.beyond },
                variant: if kept(17) { b.variant } else { a.variant },
                title: b.title,
            };
            (a, mixed)
        })
    }

    proptest! {
        #[test]
        fn keys_stand_in_the_order_of_their_ranks((a, b) in pair()) {
            prop_assert_eq!(a.key().cmp(&b.key()), a.cmp(&b));
        }
    }
}
