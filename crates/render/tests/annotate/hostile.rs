//! Texts that try to break out of what they are written into. What a browser makes of the page is tested in a browser:
//! `tests/browser`.

use hence_render::annotate::{Look, html, markdown, terminal, web_annotation};
use proptest::prelude::*;

use crate::{annotated, map_of};

const HOSTILE: [&str; 8] = [
    "<script>alert(1)</script>",
    "\"onmouseover=\"alert(1)",
    "' onfocus='alert(1)",
    "</style></script><img src=x onerror=alert(1)>",
    "]]> --> <!-- {{ x }} {% raw %}",
    "&lt;script&gt; \u{202e}turned\u{2066}",
    "\u{1b}[2J\u{7}\u{9b}31m",
    "[^1]: # - 1. `x` ![a](b) <http://a.b> **c**",
];

/// The tags of the template's body.
const TAGS: [&str; 31] = [
    "a", "aside", "b", "bdi", "br", "button", "code", "dd", "div", "dl", "dt", "h1", "h2", "h3",
    "h4", "header", "input", "kbd", "label", "li", "main", "mark", "ol", "p", "rect", "section",
    "span", "svg", "ul", "html", "body",
];

/// Their attributes.
const ATTRIBUTES: [&str; 30] = [
    "aria-describedby",
    "aria-hidden",
    "aria-keyshortcuts",
    "aria-label",
    "aria-labelledby",
    "checked",
    "class",
    "data-claims",
    "data-number",
    "dir",
    "focusable",
    "height",
    "hidden",
    "href",
    "id",
    "lang",
    "preserveAspectRatio",
    "rel",
    "role",
    "tabindex",
    "title",
    "type",
    "viewBox",
    "width",
    "x",
    "y",
    "for",
    "name",
    "value",
    "reversed",
];

/// Tells whether every tag and attribute in the body of a page is one of the template's.
fn is_whole(page: &str) -> bool {
    let body = page.split("<body>").nth(1).unwrap_or("");
    let body = body.split("<script>").next().unwrap_or("");
    body.split('<').skip(1).all(|tag| {
        let inside = tag.trim_start_matches('/').split('>').next().unwrap_or("");
        // What stands between quotation marks holds none: they are escaped there.
        let mut parts = inside.split('"');
        let (mut names, mut count) = (String::new(), 0);
        while let Some(outside) = parts.next() {
            names.push_str(outside);
            names.push(' ');
            count += usize::from(parts.next().is_some());
        }
        let mut words = names.split([' ', '=']).filter(|word| !word.is_empty());
        let is_known = words.next().is_some_and(|name| TAGS.contains(&name));
        is_known
            && words.all(|name| ATTRIBUTES.contains(&name))
            && inside.matches('"').count() == 2 * count
    })
}

#[test]
fn a_page_holds_its_own_tags_alone() {
    let source = HOSTILE
        .map(|text| format!("It says {text} here."))
        .join("\n\n");
    let mut map = format!(
        "title: {0}\nsource s: \"s.txt\"\n  title: {0}\n  author: {1}\n",
        HOSTILE[0], HOSTILE[1]
    );
    for (number, text) in HOSTILE.iter().enumerate() {
        let quoted = text.replace('\\', "\\\\").replace('"', "\\\"");
        let escaped: String = text.chars().flat_map(|c| ['\\', c]).collect();
        let quote = format!("  quote s: \"It says {quoted} here.\"\n");
        let rest = format!("  by: {text}\n  note: {text}\n");
        map.extend([format!("[c{number}] {escaped}\n"), quote, rest]);
    }
    annotated(&map, &[("s.txt", &source)], |annotation| {
        assert!(annotation.with_passage >= 6, "{}", annotation.with_passage);
        let page = html(annotation).unwrap();
        assert!(is_whole(&page), "{page}");
        assert!(!page.contains('\u{202e}') && !page.contains('\u{1b}'));
        let shown = terminal(
            annotation,
            Look {
                color: false,
                width: 80,
                unicode: true,
            },
        );
        assert!(
            shown.chars().all(|c| c == '\n' || !c.is_control()),
            "{shown:?}"
        );
        assert!(!shown.contains('\u{202e}') && !shown.contains('\u{2066}'));
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// No text stops any format.
    #[test]
    fn every_text_can_be_annotated(text in "(\\PC|[\u{0}-\u{20}\u{202a}-\u{202e}<>&\"'\\[\\]`*_]){0,120}", from in 0_usize..60, length in 12_usize..60) {
        let words: String = text.chars().skip(from).take(length).collect();
        let words = words.replace(['\n', '\r'], " ");
        annotated(&map_of(&[&words, "nothing of it there"]), &[("s.txt", &text)], |annotation| {
            // A text with NUL is no text to hence, and then there is nothing to show.
            for source in &annotation.sources {
                let joined: String = source.passages.pieces.iter().map(|piece| piece.span.of(source.text)).collect();
                assert_eq!(joined, source.text);
            }
            assert!(is_whole(&html(annotation).unwrap()));
            markdown(annotation).unwrap();
            web_annotation(annotation).unwrap();
            for color in [false, true] {
                terminal(annotation, Look { color, width: 20, unicode: false });
            }
        });
    }
}
