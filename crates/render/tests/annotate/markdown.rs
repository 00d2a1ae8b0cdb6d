//! The Markdown shows the words of the source, whatever they are.

use std::collections::BTreeSet;

use hence_render::annotate::{Annotation, markdown};
use hence_report::visible;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::{annotated, map_of, sample};

/// Returns the text that a reader sees below the first heading of the second level, and the footnotes that it refers to.
fn shown(markdown: &str) -> (String, Vec<String>) {
    let (mut text, mut notes) = (String::new(), Vec::new());
    let (mut headings, mut in_heading) = (0, false);
    for event in Parser::new_ext(
        markdown,
        Options::ENABLE_FOOTNOTES | Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH,
    ) {
        match event {
            Event::Start(Tag::Heading { .. }) => {
                headings += 1;
                in_heading = true;
            }
            Event::End(TagEnd::Heading(_)) => in_heading = false,
            _ if in_heading || headings != 2 => {}
            Event::Text(words) => text.push_str(&words),
            Event::FootnoteReference(id) => notes.push(id.to_string()),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) => text.push('\n'),
            Event::Start(Tag::Paragraph) => {}
            other => panic!("the text of the source holds {other:?}\n{markdown}"),
        }
    }
    (words(&text), notes)
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns what the Markdown must show of a source.
fn expected(source: &str) -> String {
    let lines = source.split(['\n', '\r']);
    let kept = |line: &str| line.replace(['\u{ad}', '\u{200b}'], "");
    let lines: Vec<String> = lines.map(|line| visible(&kept(line), true)).collect();
    words(&lines.join("\n"))
}

fn assert_shown(annotation: &Annotation<'_>) -> Vec<String> {
    let written = markdown(annotation).unwrap();
    let (text, notes) = shown(&written);
    let text = text.replace(['\u{ad}', '\u{200b}'], "");
    assert_eq!(
        words(&text),
        expected(annotation.sources[0].text),
        "{written}"
    );
    notes
}

#[test]
fn the_words_of_the_sample_with_a_footnote_behind_each_passage() {
    let notes = sample(assert_shown);
    // A quotation in two parts has two.
    assert_eq!(notes, ["1", "2", "2", "2", "4", "3", "5"]);
}

#[test]
fn a_footnote_for_each_claim_that_is_quoted() {
    let written = sample(|annotation| markdown(annotation).unwrap());
    let ids = ["rising", "melts", "altered", "dykes", "dear"];
    for (index, id) in ids.into_iter().enumerate() {
        let note = format!("\n[^{}]: **{id}** ", index + 1);
        assert_eq!(written.matches(&note).count(), 1, "{id}");
    }
    assert!(!written.contains("\n[^6]") && written.contains("- **lost**"));
}

/// The labels of footnotes are the same in capitals, but ids are not.
#[test]
fn claims_whose_ids_differ_in_case_have_a_footnote_each() {
    let map = "source s: \"s.txt\"\n[Dykes] A.\n  quote s: \"These words stand there\"\n\
        [dykes] B.\n  quote s: \"stand there alone\"\n";
    annotated(
        map,
        &[("s.txt", "These words stand there alone.")],
        |annotation| {
            let written = markdown(annotation).unwrap();
            let (_, notes) = shown(&written);
            let labels: BTreeSet<String> = notes.iter().map(|note| note.to_lowercase()).collect();
            assert_eq!(labels.len(), 2, "{written}");
        },
    );
}

#[test]
fn what_means_something_to_markdown_is_shown_as_it_is() {
    let text = "# No heading\n\n- no list\n1. no list\n+ no list\n\n    no program\n\n> no quotation\n\n***\n\n---\n\n```\nno fence\n```\n\n\
        Setext\n===\n\nSetext\n---\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[link](http://x.y) ![image](z) <a href=b> <http://a.b> &amp; &#64;\n\n\
        *a* _b_ **c** ~~d~~ `e` \\* x[^1] $f$\n\n[ref]: http://x.y\n\n[^1]: note\n\nline  \ntwo spaces\\\nand a backslash\n\n~~~\nx\n~~~\n\nTerm\n: definition\n";
    annotated(
        &map_of(&["no program", "link](http://x.y) ![image"]),
        &[("s.txt", text)],
        |annotation| {
            assert_eq!(assert_shown(annotation), ["1", "2"]);
        },
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_text_is_shown(text in "([a-c.*_#>+=:|`~\\[\\]()<&\\\\!0-9 \n\t^$-]|\\PC){0,80}", from in 0_usize..40, length in 12_usize..40) {
        prop_assume!(text.contains(char::is_alphanumeric));
        let words: String = text.chars().skip(from).take(length).collect();
        annotated(&map_of(&[&words.replace('\n', " ")]), &[("s.txt", &text)], |annotation| {
            assert_shown(annotation);
        });
    }
}
