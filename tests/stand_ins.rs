//! Stand-ins over the whole catalogue: never the exercise itself, never what works against it, and the same list
//! everywhere.

use repdex::catalog::{Catalog, Toward, similar};
use repdex::exercise::Termed;
use repdex::query::Query;
use repdex::vocabulary::{Difficulty, Facet, Muscle, Pattern};

fn names(found: &[repdex::catalog::Found<'_>]) -> Vec<String> {
    found
        .iter()
        .map(|found| found.entry.name().to_owned())
        .collect()
}

/// Muscles and patterns that undo each other, written here again on purpose: the test must not believe the code.
fn works_against(a: (Muscle, Option<Pattern>), b: (Muscle, Option<Pattern>)) -> bool {
    use Muscle::{
        Abductors, Adductors, Biceps, Calves, Chest, Hamstrings, Quadriceps, RearDelts, Shins,
        Triceps, UpperBack,
    };
    let muscles = [
        (Biceps, Triceps),
        (Quadriceps, Hamstrings),
        (Abductors, Adductors),
        (Calves, Shins),
        (Chest, UpperBack),
        (Chest, RearDelts),
    ];
    let patterns = [
        (Pattern::HorizontalPush, Pattern::HorizontalPull),
        (Pattern::VerticalPush, Pattern::VerticalPull),
        (Pattern::ElbowFlexion, Pattern::ElbowExtension),
        (Pattern::KneeFlexion, Pattern::KneeExtension),
        (Pattern::Fly, Pattern::RearFly),
    ];
    let opposed = |x, y| muscles.contains(&(x, y)) || muscles.contains(&(y, x));
    let runs_against = |x, y| patterns.contains(&(x, y)) || patterns.contains(&(y, x));
    opposed(a.0, b.0) || a.1.zip(b.1).is_some_and(|(x, y)| runs_against(x, y))
}

#[test]
fn nothing_stands_in_for_itself_or_for_what_it_works_against() {
    let catalog = Catalog::built_in();
    let mut pairs = 0;
    for this in catalog.entries() {
        for toward in [None, Some(Toward::Easier), Some(Toward::Harder)] {
            for other in catalog.similar(this, toward, &Query::default()) {
                let (a, b) = (this.facts(), other.entry.facts());
                pairs += 1;
                assert_ne!(this.name(), other.entry.name());
                assert!(
                    !works_against((a.target, a.pattern), (b.target, b.pattern)),
                    "{} for {}",
                    other.entry.name(),
                    this.name()
                );
                assert!(!other.matched.expect("a reason").why().is_empty());
            }
        }
    }
    assert!(pairs > 2000, "only {pairs} pairs were looked at");
}

#[test]
fn a_leg_curl_does_not_replace_a_leg_extension() {
    let catalog = Catalog::built_in();
    let extension = catalog.exactly("leg extension").expect("a page");
    let instead = names(&catalog.similar(extension, None, &Query::default()));
    assert!(!instead.is_empty());
    assert!(
        !instead.iter().any(|name| name.contains("Leg Curl")),
        "{instead:?}"
    );
}

#[test]
fn the_same_target_and_pattern_come_before_anything_else() {
    let catalog = Catalog::built_in();
    for this in catalog.entries() {
        let kin = |other: &repdex::catalog::Found<'_>| {
            let same = |facet| this.terms(facet) == other.entry.terms(facet);
            !(same(Facet::Target) && same(Facet::Pattern))
        };
        let order: Vec<bool> = catalog
            .similar(this, None, &Query::default())
            .iter()
            .map(kin)
            .collect();
        assert!(order.is_sorted(), "{}", this.name());
    }
}

#[test]
fn easier_leads_down_and_harder_up() {
    let catalog = Catalog::built_in();
    for this in catalog.entries() {
        let own = this.facts().difficulty;
        for other in catalog.similar(this, Some(Toward::Easier), &Query::default()) {
            assert!(other.entry.facts().difficulty <= own, "{}", this.name());
        }
        for other in catalog.similar(this, Some(Toward::Harder), &Query::default()) {
            assert!(other.entry.facts().difficulty >= own, "{}", this.name());
        }
    }
    let pullup = catalog.exactly("pullup").expect("a page");
    let easier = names(&catalog.similar(pullup, Some(Toward::Easier), &Query::default()));
    assert!(
        easier.iter().any(|name| name == "Assisted Pullup"),
        "{easier:?}"
    );
    assert_eq!(pullup.facts().difficulty, Difficulty::Intermediate);
}

#[test]
fn a_page_names_the_first_of_its_stand_ins() {
    let catalog = Catalog::built_in();
    for this in catalog.entries() {
        let related: Vec<String> = this
            .related()
            .iter()
            .map(|stand| stand.entry.name().to_owned())
            .collect();
        let mut instead = names(&catalog.similar(this, None, &Query::default()));
        instead.truncate(similar::RELATED);
        assert_eq!(related, instead, "{}", this.name());
    }
}

#[test]
fn a_bench_of_another_kind_is_not_called_none() {
    let catalog = Catalog::built_in();
    let mut named = 0;
    for entry in catalog.entries() {
        for found in catalog.similar(entry, None, &Query::default()) {
            let why = found.matched.map(|matched| matched.why());
            let needs = found.entry.facts().needs;
            let benches = needs.iter().filter(|need| need.is_bench()).count();
            let why = why.unwrap_or_default();
            assert!(
                !why.contains("no bench") || benches == 0,
                "{} for {}: {why}",
                found.entry.name(),
                entry.name()
            );
            named += usize::from(why.contains("incline bench"));
        }
    }
    assert!(named > 0, "no stand-in needs another bench");
}
