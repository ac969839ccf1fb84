//! Search: whatever is asked, it ends, gives the same answer twice, and says nothing that could steer a terminal.
#![no_main]

use libfuzzer_sys::fuzz_target;
use repdex::catalog::Catalog;
use repdex::query::Query;
use repdex_fuzz::assert_harmless;
use std::sync::LazyLock;

static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::built_in);

fuzz_target!(|query: &str| {
    let everything = Query::default();
    let slugs = |query: &str| -> Vec<String> {
        CATALOG
            .search(query, &everything)
            .iter()
            .map(|found| found.entry.slug())
            .collect()
    };
    let first = slugs(query);
    assert_eq!(first, slugs(query), "the same query gives the same order");
    for found in CATALOG.search(query, &everything) {
        let why = found.matched.expect("a hit says why").why();
        assert_harmless(why.as_bytes());
    }
    let looked_up = CATALOG.look_up(query, 5);
    assert!(
        looked_up.is_empty() || !first.is_empty(),
        "a page is shown that search does not find"
    );
    let _ = CATALOG.exactly(query);
    let _ = CATALOG.nearest_names(query, 3);
});
