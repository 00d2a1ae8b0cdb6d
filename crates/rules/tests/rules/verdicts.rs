//! Which quotations state a claim.

use hence_map::Verdict;
use hence_rules::{Level, Options, RULES};

use crate::case_file::{CaseFile, split_files};
use crate::project::Checked;

/// What all the quotations are of.
const STRATEGY: &str = "\
The goal will be to ensure that each is fully aware of the other's concerns.

It could well involve substantially enhanced consultation procedures on issues
affecting “European security”. NATO and its allies seek a lasting peace, and
their allies seek a lasting peace, too. Neither Russia nor any other nation
outside the Alliance will have a veto over that process.
";

/// Quotations that state their claims, each with what becomes of it.
const FOUND: [(&str, &str); 8] = [
    ("exact", "strategy: \"each is fully aware of\""),
    ("whitespace", "strategy: \"procedures on issues affecting\""),
    (
        "typographic",
        "strategy: \"affecting \\\"European security\\\"\"",
    ),
    ("case", "strategy: \"THE GOAL WILL BE TO ENSURE\""),
    (
        "fuzzy",
        "strategy: \"involve substantially enhanced consulting procedures\"",
    ),
    (
        "moved",
        "strategy after \"a treaty is needed\": \"each is fully aware of\"",
    ),
    ("of an unreadable source", "minutes: \"the council agrees\""),
    ("of an unknown source", "letter: \"we agree\""),
];

/// Quotations that do not, each with what becomes of it.
const GONE: [(&str, &str); 5] = [
    ("lost", "strategy: \"Russia has a veto over enlargement\""),
    (
        "altered",
        "strategy: \"It will involve substantially enhanced consultation\"",
    ),
    ("ambiguous", "strategy: \"allies seek a lasting peace\""),
    (
        "needs review",
        "strategy: \"the Alliance will have a veto over enlargement\"",
    ),
    (
        "out of order",
        "strategy: \"a lasting peace … fully aware of the other's concerns\"",
    ),
];

fn files(quotes: &[&str]) -> Vec<CaseFile> {
    let lines: Vec<String> = quotes
        .iter()
        .map(|quote| format!("    quote {quote}\n"))
        .collect();
    let lines = lines.concat();
    let text = format!(
        "source strategy: \"strategy.txt\"\nsource minutes: \"minutes/\"\n[open] The door stays open. #thesis\n  because \
         [claim] The strategy says so.\n{lines}// file: strategy.txt\n{STRATEGY}"
    );
    split_files("map.hence", &text, "")
}

fn verdicts(quotes: &[&str]) -> [Verdict; 2] {
    let checked = Checked::new(&files(quotes));
    ["claim", "open"].map(|claim| checked.verdict(claim))
}

#[test]
fn a_quotation_that_is_found_states_its_claim() {
    for (what, quote) in FOUND {
        assert_eq!(verdicts(&[quote]), [Verdict::Accepted; 2], "{what}");
    }
}

#[test]
fn a_quotation_that_is_gone_states_nothing() {
    for (what, quote) in GONE {
        assert_eq!(verdicts(&[quote]), [Verdict::Unsupported; 2], "{what}");
    }
}

#[test]
fn one_quotation_that_is_found_is_enough() {
    for (one, quote) in GONE {
        for (other, further) in FOUND {
            let both = [verdicts(&[quote, further]), verdicts(&[further, quote])];
            assert_eq!(both, [[Verdict::Accepted; 2]; 2], "{one}, {other}");
        }
        for (other, further) in GONE {
            let both = verdicts(&[quote, further]);
            assert_eq!(both, [Verdict::Unsupported; 2], "{one}, {other}");
        }
    }
}

#[test]
fn what_is_said_for_it_otherwise_holds_a_claim() {
    for (what, quote) in GONE {
        for line in ["because given [reason] A reason.", "given [claim]"] {
            let mut files = files(&[quote]);
            let map = files.first_mut().expect("a map");
            if line.starts_with("given") {
                map.text = map.text.replace("[claim]", line);
            } else {
                map.text = format!("{}    {line}\n", map.text);
            }
            let verdict = Checked::new(&files).verdict("claim");
            assert_eq!(verdict, Verdict::Accepted, "{what}, {line}");
        }
    }
}

/// Verdicts are the same, whatever is reported.
#[test]
fn rules_that_are_off_change_no_verdict() {
    let mut options = Options::new();
    for rule in RULES {
        options.set_level(rule.code, Level::Off).expect("a rule");
    }
    for (what, quote) in GONE {
        let checked = Checked::with_options(&files(&[quote]), &options);
        assert_eq!(checked.verdict("claim"), Verdict::Unsupported, "{what}");
        assert_eq!(checked.diagnostics, []);
    }
}
