//! What each format makes of a small map, and what is the same in all of them.

use hence_render::annotate::{
    Annotation, Look, content_security_policy, html, markdown, terminal, web_annotation,
};

use crate::{annotated, map_of, sample};

/// Returns the page without its style and script, which have files of their own.
fn page(annotation: &Annotation<'_>) -> String {
    let mut page = html(annotation).unwrap();
    for tag in ["style", "script"] {
        let (open, close) = (format!("<{tag}>"), format!("</{tag}>"));
        let start = page.find(&open).unwrap() + open.len();
        let end = page.rfind(&close).unwrap();
        page.replace_range(start..end, "…");
    }
    page.replace(&content_security_policy(), "POLICY")
}

#[test]
fn a_page() {
    insta::assert_snapshot!(sample(page));
}

#[test]
fn markdown_with_footnotes() {
    insta::assert_snapshot!(sample(|annotation| markdown(annotation).unwrap()));
}

#[test]
fn a_web_annotation_for_each_quotation() {
    insta::assert_snapshot!(sample(|annotation| web_annotation(annotation).unwrap()));
}

#[test]
fn a_terminal_without_colours() {
    let look = Look {
        color: false,
        width: 72,
        unicode: true,
    };
    insta::assert_snapshot!(sample(|annotation| terminal(annotation, look)));
}

#[test]
fn a_terminal_with_colours() {
    let look = Look {
        color: true,
        width: 72,
        unicode: true,
    };
    let shown = sample(|annotation| terminal(annotation, look));
    insta::assert_snapshot!(shown.replace('\u{1b}', "␛"));
}

#[test]
fn the_page_allows_its_own_style_and_script_alone() {
    let page = sample(|annotation| html(annotation).unwrap());
    let policy = content_security_policy();
    assert!(page.contains(&format!("content=\"{policy}\"")));
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"));
    assert!(!policy.contains("unsafe"));
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("<style").count(), 1);
}

#[test]
fn a_source_that_is_named_twice_is_shown_once() {
    let map = "source a: \"s.txt\"\nsource b: \"s.txt\"\n[x] X.\n  quote a: \"These words stand there\"\n\
        [y] Y.\n  quote b: \"words stand there alone\"\n";
    annotated(
        map,
        &[("s.txt", "These words stand there alone.")],
        |annotation| {
            assert_eq!(annotation.sources.len(), 1);
            assert_eq!(annotation.with_passage, 2);
        },
    );
}

/// Each passage overlaps every other, so whatever grows with the pairs of them would show.
#[test]
fn what_is_written_grows_with_the_text_alone() {
    let size = |count: usize| {
        let words: Vec<String> = (0..2 * count)
            .map(|number| format!("word{number:05}"))
            .collect();
        let text = words.join(" ");
        let quotes: Vec<String> = (0..count)
            .map(|from| words[from..=from + count].join(" "))
            .collect();
        let quotes: Vec<&str> = quotes.iter().map(String::as_str).collect();
        annotated(&map_of(&quotes), &[("s.txt", &text)], |annotation| {
            let source = &annotation.sources[0];
            assert_eq!(source.passages.placed.len(), count);
            let named: usize = source
                .passages
                .pieces
                .iter()
                .map(|piece| piece.passages.len())
                .sum();
            (named, markdown(annotation).unwrap().len())
        })
    };
    let ((few, short), (many, long)) = (size(60), size(120));
    assert!(many <= few * 22 / 10, "{few} {many}");
    assert!(long <= short * 22 / 10, "{short} {long}");
}
