//! Every format, as it is read.

use hence_report::{Format, MapSummary, Options, write};
use hence_source::{Diagnostic, FileSpan, Span};

use crate::fixture::{Case, edges, everyday, hostile, plain};

fn written(case: &Case, format: Format, options: &Options) -> String {
    let mut text = String::new();
    write(&mut text, format, &case.report(), options).expect("a string takes everything");
    text
}

#[test]
fn human() {
    insta::assert_snapshot!(written(&everyday(), Format::Human, &plain()));
}

#[test]
fn human_hostile() {
    insta::assert_snapshot!(written(&hostile(), Format::Human, &plain()));
}

#[test]
fn human_edges() {
    insta::assert_snapshot!(written(&edges(), Format::Human, &plain()));
}

#[test]
fn human_without_unicode() {
    let options = Options {
        unicode: false,
        ..plain()
    };
    let text = written(&everyday(), Format::Human, &options);
    // The one character outside ASCII stands in a help text.
    assert!(text.replace('…', "").is_ascii());
    insta::assert_snapshot!(text);
}

#[test]
fn human_in_colour_with_links() {
    let options = Options {
        color: true,
        rule_pages: Some("https://example.org/rules/".into()),
        ..plain()
    };
    let text = written(&everyday(), Format::Human, &options);
    insta::assert_snapshot!(text.replace('\u{1b}', "␛"));
}

#[test]
fn human_counts_what_is_too_much() {
    let options = Options {
        max_per_code: 2,
        summary: true,
        ..plain()
    };
    insta::assert_snapshot!(written(&hostile(), Format::Human, &options));
}

#[test]
fn narrated() {
    insta::assert_snapshot!(written(&everyday(), Format::Narrated, &plain()));
}

#[test]
fn narrated_hostile() {
    let options = Options {
        max_per_code: 2,
        summary: true,
        ..plain()
    };
    insta::assert_snapshot!(written(&hostile(), Format::Narrated, &options));
}

#[test]
fn short() {
    insta::assert_snapshot!(written(&everyday(), Format::Short, &plain()));
}

#[test]
fn short_hostile() {
    insta::assert_snapshot!(written(&hostile(), Format::Short, &plain()));
}

#[test]
fn github() {
    insta::assert_snapshot!(written(&everyday(), Format::Github, &plain()));
}

#[test]
fn github_edges() {
    insta::assert_snapshot!(written(&edges(), Format::Github, &plain()));
}

#[test]
fn json() {
    insta::assert_snapshot!(written(&everyday(), Format::Json, &plain()));
}

#[test]
fn json_without_findings() {
    insta::assert_snapshot!(written(&Case::new(), Format::Json, &plain()));
}

#[test]
fn sarif() {
    insta::assert_snapshot!(written(&everyday(), Format::Sarif, &plain()));
}

#[test]
fn nothing_found() {
    let text = written(&Case::new(), Format::Human, &plain());
    assert_eq!(text, "nothing found\n");
}

/// Returns a case of one file with a finding at the `parts`, the first of them the primary one.
fn marked(text: &str, parts: &[(&str, usize, &str)]) -> Case {
    let (mut case, file) = Case::of("a", text);
    let mut labels = parts
        .iter()
        .map(|(part, n, message)| (case.find(file, part, *n), *message));
    let (at, message) = labels.next().expect("there is a place");
    let finding = Diagnostic::new("a-code", "a message", at, message);
    let finding = labels.fold(finding, |finding, (at, message)| {
        finding.with_label(at, message)
    });
    case.push(finding);
    case
}

#[test]
fn places_of_one_file_share_a_box_in_the_order_of_the_text() {
    let case = marked(
        "[x]\nbetween\n[x]\n\n\n[x]\n[x]\n",
        &[
            ("[x]", 2, "third"),
            ("[x]", 3, "fourth"),
            ("[x]", 1, "second"),
            ("[x]", 0, "first"),
        ],
    );
    let expected = "\
error[a-code]: a message
   ╭─[a:6:1]
 1 │ [x]
   · ─── first
 2 │ between
 3 │ [x]
   · ─── second
   ┆
 6 │ [x]
   · ━━━ third
 7 │ [x]
   · ─── fourth
   ╰────

1 error
";
    assert_eq!(written(&case, Format::Human, &plain()), expected);
    let options = Options {
        unicode: false,
        ..plain()
    };
    let expected = "\
error[a-code]: a message
   ,-[a:6:1]
 1 | [x]
   : --- first
 2 | between
 3 | [x]
   : --- second
...
 6 | [x]
   : ^^^ third
 7 | [x]
   : --- fourth
   `----

1 error
";
    assert_eq!(written(&case, Format::Human, &options), expected);
}

#[test]
fn places_of_one_line_share_it() {
    let case = marked(
        "[x] and [y] and [x] and [z]",
        &[
            ("[x]", 1, "again"),
            ("[x]", 0, "first"),
            ("[y]", 0, ""),
            ("[z]", 0, ""),
        ],
    );
    let expected = "\
error[a-code]: a message
   ╭─[a:1:17]
 1 │ [x] and [y] and [x] and [z]
   · ─── first
   ·         ───     ━━━ again
   ·                         ───
   ╰────

1 error
";
    assert_eq!(written(&case, Format::Human, &plain()), expected);
}

#[test]
fn a_message_stands_below_its_mark_where_it_does_not_fit_beside_it() {
    let text = format!("{}[x]", "word ".repeat(7));
    let message = "a message that is too long to stand beside it";
    let expected = "\
error[a-code]: a message
   ╭─[a:1:36]
 1 │ word word word word word word word [x]
   ·                                    ━━━
   ·                                    ╰── a message that is too long to stand
   ·                                        beside it
   ╰────

1 error
";
    let case = marked(&text, &[("[x]", 0, message)]);
    assert_eq!(written(&case, Format::Human, &plain()), expected);
}

#[test]
fn a_start_that_is_lost_anyway_makes_room_beside_the_mark() {
    let text = format!("{}[x]", "word ".repeat(10));
    let message = "a message that is not too long for it";
    let expected = "\
error[a-code]: a message
   ╭─[a:1:51]
 1 │ …word word word word word word [x]
   ·                                ━━━ a message that is not too long for it
   ╰────

1 error
";
    let case = marked(&text, &[("[x]", 0, message)]);
    assert_eq!(written(&case, Format::Human, &plain()), expected);
}

#[test]
fn places_beyond_the_eighth_are_counted() {
    let (mut case, file) = Case::of("a", &"[x]\n".repeat(12));
    let finding = Diagnostic::new("a-code", "a message", case.find(file, "[x]", 0), "one");
    case.push((1..12).fold(finding, |finding, n| {
        finding.with_label(case.find(file, "[x]", n), "another")
    }));
    let human = written(&case, Format::Human, &plain());
    assert_eq!(human.matches("another").count(), 7);
    assert!(human.contains("\n  … and 4 more places\n"), "{human}");
    let narrated = written(&case, Format::Narrated, &plain());
    assert!(narrated.contains("\nAnd in 4 more places.\n"), "{narrated}");
}

#[test]
fn a_place_in_the_byte_order_mark_is_one_at_the_start() {
    let (mut case, file) = Case::of("a", "\u{feff}[x] text");
    let at = FileSpan::new(file, Span::new(0, 1));
    case.push(Diagnostic::new("a-code", "a message", at, "here"));
    let expected = "\
error[a-code]: a message
   ╭─[a:1:1]
 1 │ [x] text
   · ━ here
   ╰────

1 error
";
    assert_eq!(written(&case, Format::Human, &plain()), expected);
}

#[test]
fn narrated_sums_many_maps_up() {
    let mut case = Case::new();
    for n in 0..20 {
        case.summary.maps.push(MapSummary {
            path: format!("{n}.hence"),
            claims: 100,
            accepted: 100,
            consistent: n >= 13,
            ..MapSummary::default()
        });
    }
    let text = written(&case, Format::Narrated, &plain());
    let sentence = "takes as given contradicts itself.";
    assert_eq!(text.matches(sentence).count(), 12, "{text}");
    let expected = "\
What the map 11.hence takes as given contradicts itself.
So does what is given in 1 more map.
Together the 20 maps have 2,000 claims: 2,000 accepted.
In all: nothing found.
";
    assert!(text.ends_with(expected), "{text}");
}
