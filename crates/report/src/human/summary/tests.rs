//! How a run closes.

use super::*;
use crate::paint::Paint;

fn map(path: &str) -> MapSummary {
    MapSummary {
        path: path.into(),
        claims: 1200,
        accepted: 1100,
        contested: 100,
        consistent: true,
        ..MapSummary::default()
    }
}

fn written(maps: Vec<MapSummary>, columns: usize, is_on: bool) -> String {
    let summary = Summary {
        maps,
        errors: 21,
        warnings: 1,
        notes: 1,
        fixable: 1,
    };
    let pen = Pen {
        paint: Paint { is_on },
        columns,
        unicode: true,
    };
    let mut text = String::new();
    write(&mut text, &summary, 50, pen).expect("a string takes everything");
    text
}

#[test]
fn numbers_are_grouped_by_thousands() {
    assert_eq!(grouped(0), "0");
    assert_eq!(grouped(999), "999");
    assert_eq!(grouped(1000), "1,000");
    assert_eq!(grouped(1_234_567), "1,234,567");
}

#[test]
fn counts_leave_out_what_there_is_none_of() {
    let mut summary = Summary::default();
    assert_eq!(counts(&summary), "nothing found");
    summary.errors = 1;
    summary.notes = 2;
    assert_eq!(counts(&summary), "1 error, 2 notes");
    summary.fixable = 1;
    assert_eq!(
        counts(&summary),
        "1 error, 2 notes (1 can be fixed with `hence check --fix`)"
    );
}

#[test]
fn one_map_needs_no_total() {
    let expected = "\
a.hence: 1,200 claims: 1,100 accepted, 100 contested
21 errors, 1 warning, 1 note (1 can be fixed with `hence check --fix`)
";
    assert_eq!(written(vec![map("a.hence")], 80, false), expected);
}

#[test]
fn several_maps_are_summed_up() {
    let mut bad = map("b.hence");
    bad.consistent = false;
    let expected = "\
a.hence: 1,200 claims: 1,100 accepted, 100 contested
b.hence: 1,200 claims: 1,100 accepted, 100 contested
    ! what is given contradicts itself
2 maps, 2,400 claims: 2,200 accepted, 200 contested
21 errors, 1 warning, 1 note (1 can be fixed with `hence check --fix`)
";
    assert_eq!(written(vec![map("a.hence"), bad], 80, false), expected);
}

#[test]
fn of_many_maps_only_those_that_contradict_themselves_are_named() {
    let mut maps = vec![map("good.hence"); 100];
    for map in maps.iter_mut().skip(50).take(14) {
        map.path = "bad.hence".into();
        map.consistent = false;
    }
    let text = written(maps, 80, false);
    assert_eq!(text.matches("bad.hence:\n    ! what").count(), 12);
    assert!(!text.contains("good.hence"), "{text}");
    let expected = "\
… and 2 more that contradict themselves
100 maps, 120,000 claims: 110,000 accepted, 10,000 contested
21 errors, 1 warning, 1 note (1 can be fixed with `hence check --fix`)
";
    assert!(text.ends_with(expected), "{text}");
}

#[test]
fn a_count_is_coloured_whole_and_never_broken() {
    let text = written(Vec::new(), 19, true);
    let expected = "\
␛[1;31m21 errors␛[0m,
    ␛[1;33m1 warning␛[0m,
    ␛[1;36m1 note␛[0m (1 can
    be fixed with
    ␛[1m`hence check␛[0m
    ␛[1m--fix`␛[0m)
";
    assert_eq!(text.replace('\u{1b}', "␛"), expected);
}
