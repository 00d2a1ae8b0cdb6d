//! What the tests share: findings as text, fixes applied.

use std::fmt::Write as _;

use hence_source::{Diagnostic, FileId, Files, Fix, Span};
use hence_syntax::{Dialect, Parse, parse};

/// Parses the claim markup.
pub(crate) fn read(text: &str) -> Parse {
    parse(FileId::from_index(0), text, Dialect::Hence)
}

/// Renders findings: code, place, message, labels with what they stand under, help, fixes.
pub(crate) fn render(text: &str, diagnostics: &[Diagnostic]) -> String {
    let mut files = Files::new();
    let file = files.add("a.hence", text);
    let lines = &files.get(file).lines;
    let mut out = String::new();
    for diagnostic in diagnostics {
        let code = diagnostic.code;
        writeln!(out, "{code}: {}", diagnostic.message).unwrap();
        for label in &diagnostic.labels {
            let at = lines.position(text, label.at.span.start);
            let under = label.at.span.of(text);
            writeln!(
                out,
                "  {}:{} {under:?}: {}",
                at.line, at.column, label.message
            )
            .unwrap();
        }
        if let Some(help) = &diagnostic.help {
            writeln!(out, "  help: {help}").unwrap();
        }
        for fix in &diagnostic.fixes {
            let fixed = apply(text, fix);
            let changed = fix.edits[0].at.span.start as usize;
            let start = fixed.split_at(changed).0.rfind('\n').map_or(0, |at| at + 1);
            let line = fixed.split_at(start).1.lines().next().unwrap_or_default();
            writeln!(out, "  fix: {}: {line:?}", fix.title).unwrap();
        }
    }
    out
}

/// Applies a fix.
pub(crate) fn apply(text: &str, fix: &Fix) -> String {
    let mut edits: Vec<_> = fix.edits.iter().collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.at.span));
    let mut text = text.to_owned();
    for edit in edits {
        text.replace_range(edit.at.span.range(), &edit.insert);
    }
    text
}

/// Asserts that the spans of the items cover the text in order.
pub(crate) fn assert_covered(text: &str, parse: &Parse) {
    let mut at = 0;
    for item in &parse.document.items {
        assert_eq!(item.span.start, at, "a gap or overlap in {text:?}");
        assert!(
            item.span.contains(item.content) || item.content.is_empty(),
            "{item:?} in {text:?}"
        );
        assert!(
            text.get(item.span.range()).is_some(),
            "{item:?} cuts a character of {text:?}"
        );
        at = item.span.end;
    }
    assert_eq!(at as usize, text.len(), "not covered: the end of {text:?}");
    for diagnostic in &parse.diagnostics {
        for label in &diagnostic.labels {
            assert!(
                text.get(label.at.span.range()).is_some(),
                "{diagnostic:?} in {text:?}"
            );
            let is_seen = !label.at.span.is_empty() || text.trim().is_empty();
            assert!(is_seen, "an empty label: {diagnostic:?} in {text:?}");
        }
        for edit in diagnostic.fixes.iter().flat_map(|fix| &fix.edits) {
            assert!(
                text.get(edit.at.span.range()).is_some(),
                "{diagnostic:?} in {text:?}"
            );
        }
    }
    let spans = |span: Span| text.get(span.range()).is_some();
    assert!(parse.document.items.iter().all(|item| spans(item.content)));
}
