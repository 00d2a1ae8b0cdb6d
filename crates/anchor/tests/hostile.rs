//! Inputs that nobody writes but to break something.

use hence_anchor::{Grade, Quotation, Remembered, SourceText, governors, place_all};
use hence_source::Span;
use proptest::prelude::*;

fn ask(text: &str) -> Quotation<'_> {
    Quotation {
        text,
        ..Quotation::default()
    }
}

fn grades(text: &str, quotations: &[String]) -> Vec<Grade> {
    let asked: Vec<Quotation<'_>> = quotations.iter().map(|text| ask(text)).collect();
    place_all(&SourceText::new(text), &asked)
        .iter()
        .map(|placement| placement.grade)
        .collect()
}

#[test]
fn one_letter() {
    let text = "a".repeat(100_000);
    let quotations = [
        "a".repeat(99_999),
        "a".repeat(50_000) + "b",
        "b".repeat(30),
        "A".repeat(64),
    ];
    assert_eq!(
        grades(&text, &quotations),
        [Grade::Ambiguous, Grade::Lost, Grade::Lost, Grade::Ambiguous]
    );
}

#[test]
fn many_nested_quotations() {
    let text = "ab".repeat(5_000);
    let quotations: Vec<String> = (6..600).map(|length| "ab".repeat(length)).collect();
    assert!(
        grades(&text, &quotations)
            .iter()
            .all(|grade| *grade == Grade::Ambiguous)
    );
}

#[test]
fn many_elisions() {
    let text = "a b c d e f ".repeat(2_000);
    let quotations = [
        "a … ".repeat(63) + "f",
        "a … ".repeat(64) + "f",
        "f … ".repeat(3_000),
    ];
    assert_eq!(
        grades(&text, &quotations),
        [Grade::Ambiguous, Grade::Lost, Grade::Lost]
    );
}

#[test]
fn many_quotations_of_many_parts() {
    let text = "a b c d e f ".repeat(700);
    let long = (0..40).map(|number| "a … ".repeat(2_000 + number) + "f");
    let quotations: Vec<String> = long.collect();
    assert!(
        grades(&text, &quotations)
            .iter()
            .all(|grade| *grade == Grade::Lost)
    );
    let parts = ["a … ", "b … ", "c … ", "d … "];
    let short = (0..256).map(|number| {
        let part = |digit: usize| parts[number >> (2 * digit) & 3];
        (0..60).map(|at| part(at % 4)).collect::<String>() + "f"
    });
    let quotations: Vec<String> = short.collect();
    assert!(
        grades(&text, &quotations)
            .iter()
            .all(|grade| *grade == Grade::Ambiguous)
    );
}

#[test]
fn many_short_quotations() {
    let text = "e ".repeat(6_000) + "long-\nterm " + &"ab".repeat(6_000);
    let mut quotations = vec!["e".to_owned(); 10_000];
    // With a hyphen at the end of a line all hyphens may have to be looked through.
    quotations.extend((0..512).map(|number: u32| {
        let hyphen = |at: u32| if number >> at & 1 == 0 { "" } else { "-" };
        (0..9)
            .map(|at| ["a", "b"][at as usize % 2].to_owned() + hyphen(at))
            .collect()
    }));
    let found = grades(&text, &quotations);
    assert!(
        found
            .iter()
            .take(10_001)
            .all(|grade| *grade == Grade::Ambiguous)
    );
}

#[test]
fn many_quotations_of_one_long_sentence() {
    let text = format!("a {}z not it", "it may not be so and ".repeat(100_000));
    let source = SourceText::new(&text);
    let (first, last) = (Span::new(0, 1), Span::from(text.len() - 8..text.len() - 7));
    for _ in 0..200 {
        assert!(governors(&source, &[first, last]).len() < 1_000);
    }
}

#[test]
fn signs_without_end() {
    let text = "-".repeat(20_000)
        + &" ".repeat(20_000)
        + "e"
        + &"\u{301}".repeat(20_000)
        + &"-\n".repeat(9_000)
        + "a"
        + &"\u{ad}".repeat(400_000)
        + "a-"
        + &"\u{200b}\u{ad}".repeat(200_000);
    let quotations = [
        "- -".repeat(100),
        "\u{301}".repeat(500),
        "\u{ad}".repeat(500),
        "\u{ffff}".to_owned(),
    ];
    assert_eq!(grades(&text, &quotations).len(), 4);
}

#[test]
fn nothing_at_all() {
    for text in ["", " ", "\n\n", "\u{ad}"] {
        let quotations: Vec<String> = ["", " ", "…", "… …", "word", "\u{ad}", "\u{301}"]
            .map(str::to_owned)
            .into();
        for grade in grades(text, &quotations) {
            assert!(matches!(grade, Grade::Lost | Grade::Exact), "{text:?}");
        }
    }
}

proptest! {
    #[test]
    fn every_part_of_a_text_is_found(text in "(\\PC|[ab \n-]){1,120}", from in 0_usize..120, length in 1_usize..60) {
        let part: String = text.chars().skip(from).take(length).collect();
        prop_assume!(part.chars().any(|c| !c.is_whitespace()));
        let placement = place_all(&SourceText::new(&text), &[ask(&part)]).remove(0);
        prop_assert!(matches!(placement.grade, Grade::Exact | Grade::Ambiguous), "{:?}", placement);
        if let [place] = placement.parts.as_slice() {
            prop_assert_eq!(place.span.of(&text), part.trim());
            let start = place.code_points.start as usize;
            let count = (place.code_points.end - place.code_points.start) as usize;
            let told: String = text.chars().skip(start).take(count).collect();
            prop_assert_eq!(told.as_str(), part.trim());
        }
    }

    #[test]
    fn nothing_panics(
        text in "(\\PC|.|[aé“—…ﬁ\u{301}\u{ad}\r\n-]){0,200}",
        quotations in prop::collection::vec("(\\PC|.|[aé“—…ﬁ\u{301}\u{ad}\n-]){0,60}", 0..6),
        around in "\\PC{0,20}",
        start in any::<u32>(),
    ) {
        let remembered = Some(Remembered { start, prefix: &around, suffix: &around });
        let asked: Vec<Quotation<'_>> =
            quotations.iter().map(|text| Quotation { text, after: Some(&around), remembered }).collect();
        let placements = place_all(&SourceText::new(&text), &asked);
        prop_assert_eq!(placements.len(), quotations.len());
        for place in placements.iter().flat_map(|one| one.parts.iter().chain(&one.rivals)) {
            prop_assert!(!place.span.of(&text).is_empty());
        }
    }
}
