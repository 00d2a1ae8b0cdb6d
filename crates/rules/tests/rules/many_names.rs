//! A file that a map calls by many names is gone through once, not for each.

use hence_rules::{Options, check};
use hence_testing::Texts;

const NAMES: usize = 2_000;

#[test]
fn words_to_skip_are_looked_for_in_a_file_once() {
    let source = |number| {
        format!(
            "source s{number}: \"s.txt\"\n  skip: \"words that do not stand there {number}\", no\n"
        )
    };
    let mut map: String = (0..NAMES).map(source).collect();
    // As many claims that may have their words from any of the sources.
    map.extend((0..NAMES).map(|number| format!("[c{number}] They say “so it is” ({number}).\n")));
    let text = "They say that so it is. ".repeat(2_000);
    let texts = Texts::new([("map.hence", &*map), ("s.txt", &*text)]);
    let (project, root) = texts.open("map.hence").unwrap();
    let outcome = check(&project, root, &Options::new());
    let count = |code| {
        let findings = outcome.diagnostics.iter();
        findings.filter(|finding| finding.code == code).count()
    };
    assert_eq!(count("quote-not-found"), NAMES);
    assert_eq!(count("not-a-quotation"), 0);
}
