//! The founding sample: the traps in its text, and what its map quotes.

use hence_anchor::{Governing, Quotation, SourceText, governors, place_all};
use hence_source::Span;

const TEXT: &str = include_str!("../../../samples/cooperation-with-russia/strategy.txt");
const MAP: &str = include_str!("../../../samples/cooperation-with-russia/map.hence");

/// Returns the operators of each quotation, with their words.
fn read(quotations: &[&str]) -> Vec<Vec<(Governing, String)>> {
    let source = SourceText::new(TEXT);
    let asked: Vec<_> = quotations
        .iter()
        .map(|text| Quotation {
            text,
            ..Quotation::default()
        })
        .collect();
    let placements = place_all(&source, &asked);
    let found = placements.iter().map(|placement| {
        assert!(!placement.parts.is_empty());
        let parts: Vec<Span> = placement.parts.iter().map(|part| part.span).collect();
        let found = governors(&source, &parts).into_iter();
        found
            .map(|one| (one.kind, one.at.of(TEXT).to_owned()))
            .collect()
    });
    found.collect()
}

#[test]
fn the_traps_show_the_operator() {
    let traps = [
        ("Russia has joined PFP", Governing::Concession, "Although"),
        (
            "the West is to create an enduring and stable security framework for Europe",
            Governing::Conditional,
            "If",
        ),
        (
            "it must solve the enduring strategic problem",
            Governing::Conditional,
            "If",
        ),
        (
            "a close, enduring, and cooperative relationship between NATO and Russia is absolutely essential",
            Governing::Conditional,
            "if",
        ),
        (
            "substantially enhanced consultation procedures",
            Governing::Modality,
            "could well",
        ),
        (
            "involve mutual guarantees of peaceful relations",
            Governing::Modality,
            "would also likely",
        ),
        (
            "establish a new longer-term NATO-Russia relationship in time",
            Governing::Modality,
            "considering how",
        ),
        (
            "the Alliance and Russia can achieve an understanding",
            Governing::Modality,
            "hope",
        ),
        (
            "develop such an arrangement in parallel with progress",
            Governing::Modality,
            "intend to",
        ),
        (
            "compromising either NATO's or Russia's right of independent decision",
            Governing::Negation,
            "without",
        ),
        (
            "will have a veto over that process",
            Governing::Negation,
            "neither Russia nor",
        ),
    ];
    let quotations: Vec<_> = traps.iter().map(|(quotation, ..)| *quotation).collect();
    for ((quotation, kind, words), found) in traps.into_iter().zip(read(&quotations)) {
        assert!(
            found.contains(&(kind, words.to_owned())),
            "{quotation}: {found:?}"
        );
    }
}

/// The map quotes what the text concedes with its "Although", and so there is no finding.
#[test]
fn the_map_quotes_with_care() {
    let lines = MAP
        .lines()
        .filter_map(|line| line.trim().strip_prefix("quote dod: \""));
    let quotations: Vec<_> = lines
        .map(|line| line.trim_end_matches('"').replace("\\\"", "\""))
        .collect();
    let quotations: Vec<_> = quotations.iter().map(String::as_str).collect();
    assert!(quotations.len() > 30);
    let found = read(&quotations);
    let governed: Vec<_> = quotations
        .iter()
        .zip(&found)
        .filter(|(_, found)| !found.is_empty())
        .collect();
    assert_eq!(governed, []);
}
