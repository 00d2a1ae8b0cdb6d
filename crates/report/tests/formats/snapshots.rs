//! Every format, as it is read.

use hence_report::{Format, Options, write};

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
fn nothing_to_report() {
    insta::assert_snapshot!(written(&Case::new(), Format::Human, &plain()), @"nothing to report");
}
