//! The page reader: whatever the bytes, it ends, tells harmless words on lines that exist, and a page it takes is
//! written and read back as the same record.
#![no_main]

use libfuzzer_sys::fuzz_target;
use repdex::page::{self, Finding, MOST_FINDINGS, Sentences};
use repdex_fuzz::assert_harmless;

fuzz_target!(|bytes: &[u8]| {
    let reading = page::read_bytes(bytes);
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
    assert!(reading.findings.len() <= MOST_FINDINGS);
    for finding in &reading.findings {
        assert!((1..=lines).contains(&finding.line), "{finding}");
        assert_harmless(finding.to_string().as_bytes());
    }
    let Some(exercise) = reading.exercise else {
        assert!(
            reading.findings.iter().any(Finding::is_error) || reading.omitted > 0,
            "left out without a word"
        );
        return;
    };
    let mut style = page::check_style(&exercise, &reading.lines);
    style.extend(Sentences::default().check("page.md", &exercise, &reading.lines));
    for finding in style {
        assert_harmless(finding.to_string().as_bytes());
    }
    let written = page::write(&exercise);
    assert_harmless(written.as_bytes());
    let again = page::read(&written);
    assert_eq!(
        again.exercise.as_ref(),
        Some(&exercise),
        "{:?} in {written}",
        again.findings
    );
});
