//! The canonical layout of a document.
//!
//! - Two spaces a level, one space between the parts of a line, lines joined by `\` written as one.
//! - References are joined by `, `, the last one by ` and `: `[a], [b] and [c]`.
//! - As few backslashes as it takes.
//! - A comment at the end of a line stands after two spaces, one on a line of its own as deep as the line after it.
//! - One blank line where there were several, one before a heading, none at the start and the end.
//! - LF, no byte order mark, a line end at the end of the file.
//! - A line that was not understood stays as it is; where the indentation is wrong, everything from the line at column 0
//!   above it up to the next one stays.
//! - In Markdown only what stands in `hence` fences changes, and line ends stay.

mod escape;
mod layout;
mod write;

use hence_source::FileId;

use crate::ast::{Document, Item, ItemKind};
use crate::meaning::is_same_meaning;
use crate::parse::parse;
use crate::Dialect;
use layout::{Fault, Style, faults, lay_out};

/// Returns the canonical layout of `document`, which was parsed from `text`. Linear.
///
/// The result is read again: where it would not say the same, `text` is returned as it is.
///
/// ```
/// use hence_source::FileId;
/// use hence_syntax::{Dialect, format, parse};
///
/// let text = "[tea]   Tea is better. \n    because [a],[b]  and   [c]  // why\n";
/// let document = parse(FileId::from_index(0), text, Dialect::Hence).document;
/// assert_eq!(format(text, &document), "[tea] Tea is better.\n  because [a], [b] and [c]  // why\n");
/// ```
pub fn format(text: &str, document: &Document) -> String {
    if !document.is_map {
        return text.to_owned();
    }
    let file = FileId::from_index(0);
    let before = parse(file, text, document.dialect);
    let faults = faults(&before.document.items, &before.diagnostics);
    let out = match document.dialect {
        Dialect::Hence => {
            let style = Style {
                margin: "",
                unit: unit(text, &before.document, &faults),
                end: "\n",
            };
            lay_out(text, &before.document.items, 0, &faults, style)
        }
        Dialect::Markdown => format_fences(text, &before.document, &faults),
    };
    let after = parse(file, &out, document.dialect);
    let codes = |parse: &crate::Parse| -> Vec<&'static str> {
        parse.diagnostics.iter().map(|found| found.code).collect()
    };
    let is_safe = is_same_meaning(text, &before.document, &out, &after.document)
        && codes(&before) == codes(&after);
    if is_safe { out } else { text.to_owned() }
}

/// Returns what one level of indentation is written as: two spaces; a tab where lines that are indented by tabs stay as
/// they are, so that the two are not mixed.
fn unit(text: &str, document: &Document, faults: &[Fault]) -> &'static str {
    let is_kept = faults.contains(&Fault::Indentation);
    let first = document
        .items
        .iter()
        .find(|item| item.indent > 0 && !matches!(item.kind, ItemKind::Blank | ItemKind::Comment));
    let is_tabs = first.is_some_and(|item| {
        let line = item.span.of(text);
        let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
        let start = indentation.saturating_sub(item.indent as usize);
        line.get(start..).is_some_and(|line| line.starts_with('\t'))
    });
    if is_kept && is_tabs { "\t" } else { "  " }
}

/// Formats the lines in the fences of a Markdown text, and leaves the rest as it is.
fn format_fences(text: &str, document: &Document, faults: &[Fault]) -> String {
    let items = document.items.as_slice();
    let unit = unit(text, document, faults);
    let end = line_end(text);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(item) = items.get(at) {
        out.push_str(item.span.of(text));
        at += 1;
        if item.kind != ItemKind::Fence {
            continue;
        }
        let rest = items.get(at..).unwrap_or_default();
        let length = rest.iter().take_while(|item| is_fenced(item)).count();
        let margin = margin(text, item);
        let style = Style {
            margin: &margin,
            unit,
            end,
        };
        let (lines, faults) = (items.get(at..at + length), faults.get(at..at + length));
        out.push_str(&lay_out(
            text,
            lines.unwrap_or_default(),
            at,
            faults.unwrap_or_default(),
            style,
        ));
        at += length;
        // The line that closes the fence is no second fence.
        if let Some(close) = items.get(at).filter(|item| item.kind == ItemKind::Fence && length > 0) {
            out.push_str(close.span.of(text));
            at += 1;
        }
    }
    out
}

/// Tells whether an item can stand in a fence.
const fn is_fenced(item: &Item) -> bool {
    !matches!(
        item.kind,
        ItemKind::Fence | ItemKind::Prose | ItemKind::InlineClaim(_)
    )
}

/// Returns the indentation that the lines of a fence have in common: that of its first line, where the marks of a list
/// may stand.
fn margin(text: &str, fence: &Item) -> String {
    let line = fence.span.of(text).trim_start_matches('\u{feff}');
    let before = line.find(['`', '~']).and_then(|at| line.get(..at));
    let blank = |c: char| if c == '\t' { '\t' } else { ' ' };
    before.unwrap_or_default().chars().map(blank).collect()
}

/// Returns the line end that a text uses first.
fn line_end(text: &str) -> &'static str {
    match text.find(['\n', '\r']).and_then(|at| text.get(at..)) {
        Some(rest) if rest.starts_with("\r\n") => "\r\n",
        Some(rest) if rest.starts_with('\r') => "\r",
        _ => "\n",
    }
}
