//! Where a source breaks its lines is no difference to a reader.

use hence_anchor::{Grade, Placement, Quotation, SourceText, place_all};

fn place(source: &str, text: &str, after: Option<&str>) -> Placement {
    let quotation = Quotation {
        text,
        after,
        ..Quotation::default()
    };
    let placements = place_all(&SourceText::new(source), &[quotation]);
    placements.into_iter().next().expect("one quotation")
}

const SOURCE: &str = "We could establish a NATO-Russia\nrelationship in time. Enlargement and the NATO-Russia relationship \
                      are separate, and so is the NATO-Russia\u{a0}relationship of old.";

#[test]
fn a_place_that_is_broken_into_lines_is_a_place() {
    let placement = place(SOURCE, "NATO-Russia relationship", None);
    assert_eq!(placement.grade, Grade::Ambiguous);
    let starts = placement.rivals.iter().map(|rival| rival.span.start);
    let expected = SOURCE.match_indices("NATO").map(|(at, _)| at as u32);
    assert!(starts.eq(expected), "{:?}", placement.rivals);
}

#[test]
fn the_place_that_is_meant_has_its_own_grade() {
    for (after, grade) in [
        ("could establish a", Grade::Whitespace),
        ("Enlargement and the", Grade::Exact),
        ("and so is the", Grade::Whitespace),
    ] {
        let placement = place(SOURCE, "NATO-Russia relationship", Some(after));
        assert_eq!(placement.grade, grade, "{after}");
    }
}

#[test]
fn a_quotation_with_elisions_may_stand_twice() {
    let source = "The owner builds a wall.\n\nThe owner,\nwho builds a wall, pays.";
    let placement = place(source, "The owner … builds a wall", None);
    assert_eq!(placement.grade, Grade::Ambiguous);
    let broken = source.replace("builds a wall, ", "builds\na wall, ");
    let placement = place(&broken, "The owner … builds a wall", None);
    assert_eq!(placement.grade, Grade::Ambiguous);
}

#[test]
fn one_place_is_one_place() {
    let placement = place("A wall  is built.", "A wall  is built", None);
    assert_eq!(placement.grade, Grade::Exact);
    let placement = place("ababababababababab", "abababababababab", None);
    assert_eq!(
        (placement.grade, placement.rivals.len()),
        (Grade::Ambiguous, 2)
    );
}
