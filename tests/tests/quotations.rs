//! The founding sample: its quotations, and the traps in its text.

use std::fs;

use hence_anchor::{Grade, Placement, Quotation, Remembered, SourceText, place_all};
use hence_tests::workspace;

fn sample(name: &str) -> String {
    let folder = workspace().join("samples/cooperation-with-russia");
    fs::read_to_string(folder.join(name)).expect("the sample is there")
}

fn place(quotation: Quotation<'_>) -> Placement {
    let text = sample("strategy.txt");
    place_all(&SourceText::new(&text), &[quotation]).remove(0)
}

fn plain(text: &str) -> Placement {
    place(Quotation {
        text,
        ..Quotation::default()
    })
}

#[test]
fn every_quotation_of_the_sample_is_found_as_it_is() {
    let (text, map) = (sample("strategy.txt"), sample("map.hence"));
    let quotations: Vec<String> = map
        .lines()
        .filter_map(|line| {
            line.trim_start()
                .strip_prefix("quote dod: \"")?
                .strip_suffix('"')
        })
        .map(|quoted| quoted.replace("\\\"", "\""))
        .collect();
    assert!(quotations.len() >= 39, "{}", quotations.len());
    let asked: Vec<Quotation<'_>> = quotations
        .iter()
        .map(|text| Quotation {
            text,
            ..Quotation::default()
        })
        .collect();
    for (placement, text) in place_all(&SourceText::new(&text), &asked)
        .iter()
        .zip(&quotations)
    {
        assert!(
            placement.grade <= Grade::Whitespace,
            "{text}: {placement:?}"
        );
        let elisions = text.matches('…').count();
        assert_eq!(placement.parts.len(), elisions + 1, "{text}");
    }
}

#[test]
fn a_space_in_a_word_is_fuzzy() {
    let placement = plain("building a new NATO-Russia relationship");
    assert_eq!(placement.grade, Grade::Fuzzy);
    assert!(placement.score > 0.95);
    assert!(placement.margin.is_some_and(|margin| margin > 0.2));
}

#[test]
fn curly_quotation_marks_are_typographic() {
    let placement = plain("regarding NATO as Russia’s “enemy.”");
    assert_eq!(placement.grade, Grade::Typographic);
}

#[test]
fn half_of_a_sentence_and_a_word_of_the_next_wants_review() {
    let placement = plain("will have a veto over enlargement");
    assert_eq!(placement.grade, Grade::NeedsReview, "{placement:?}");
    assert_eq!(
        plain("Russia has a veto over enlargement").grade,
        Grade::Lost
    );
}

#[test]
fn what_stands_twice_is_ambiguous_until_something_decides() {
    let text = "NATO-Russia relationship";
    let placement = plain(text);
    assert_eq!(placement.grade, Grade::Ambiguous);
    assert_eq!(placement.rivals.len(), 2);
    let told = place(Quotation {
        text,
        after: Some("a new longer-term"),
        remembered: None,
    });
    assert_eq!(told.grade, Grade::Exact);
    assert_eq!(told.parts[0], placement.rivals[0]);
    let remembered = place(Quotation {
        text,
        after: None,
        remembered: Some(Remembered {
            start: 3,
            prefix: "Enlargement and development of the",
            suffix: "are complementary",
        }),
    });
    assert_eq!(remembered.grade, Grade::Exact);
    assert_eq!(remembered.parts[0], placement.rivals[1]);
}

#[test]
fn a_place_among_other_words_has_moved() {
    let remembered = Remembered {
        start: 0,
        prefix: "nobody ever said that",
        suffix: "in any way at all",
    };
    let placement = place(Quotation {
        text: "have agreed with Russia to develop relations",
        after: None,
        remembered: Some(remembered),
    });
    assert_eq!(placement.grade, Grade::Moved);
    assert_eq!(placement.parts.len(), 1);
}

#[test]
fn another_modal_is_never_accepted_quietly() {
    let placement = plain(
        "It will involve substantially enhanced consultation procedures on issues affecting European security",
    );
    assert_eq!(placement.grade, Grade::Altered, "{placement:?}");
    assert_eq!(placement.differences[0].operators, ["will", "could"]);
    let placement = plain(
        "neither Russia nor any other nation within the Alliance shall have a veto over that process",
    );
    assert_eq!(placement.grade, Grade::Altered, "{placement:?}");
}

#[test]
fn elisions_may_be_fuzzy() {
    let placement = plain(
        "The goal of such arrangements will be to ensure … each is fully aware of the others' concerns",
    );
    assert_eq!(placement.grade, Grade::Fuzzy, "{placement:?}");
    assert_eq!(placement.parts.len(), 2);
    let backwards = plain("each is fully aware … The goal of such an arrangement");
    assert_eq!(backwards.grade, Grade::Lost);
}

#[test]
fn short_quotations_want_after() {
    assert!(plain("in time").is_too_short);
    let told = place(Quotation {
        text: "in time",
        after: Some("relationship"),
        remembered: None,
    });
    assert!(!told.is_too_short);
    assert_eq!(told.grade, Grade::Exact);
}
