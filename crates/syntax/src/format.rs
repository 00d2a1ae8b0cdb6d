//! The canonical layout of a document.
//!
//! - Two spaces a level, one space between the parts of a line, lines joined by `\` written as one.
//! - References are joined by `, `, the last one by ` and `: `[a], [b] and [c]`.
//! - As few backslashes as it takes.
//! - A comment at the end of a line stands after two spaces, one on a line of its own as deep as the line after it, or as
//!   deep as it was among the lines before it, where that is deeper.
//! - One blank line where there were several, one before a heading, none at the start and the end.
//! - LF, no byte order mark, a line end at the end of the file.
//! - A line that was not understood stays as it is; where the indentation is wrong, everything from the line at column 0
//!   above it up to the next one stays.
//! - In Markdown only what stands in `hence` fences changes, and line ends stay.

mod escape;
mod layout;
mod write;

use hence_source::{FileId, Span};

use crate::Dialect;
use crate::ast::{Document, ItemKind};
use crate::markdown::fences;
use crate::meaning::is_same_meaning;
use crate::parse::parse;
use layout::{Fault, Style, faults, lay_out, written_indentation};

/// What one level of indentation is written as.
const UNIT: &str = "  ";
/// The most that it is written as where lines stay as they are.
const WIDEST: &str = "        ";

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

/// Returns what one level of indentation is written as: two spaces; where lines stay as they are, what the first indented
/// line has, so that nothing is mixed with them.
fn unit(text: &str, document: &Document, faults: &[Fault]) -> &'static str {
    if !faults.contains(&Fault::Indentation) {
        return UNIT;
    }
    let first = document
        .items
        .iter()
        .find(|item| item.indent > 0 && !matches!(item.kind, ItemKind::Blank | ItemKind::Comment));
    match first.map(|item| written_indentation(text, item)) {
        Some(written) if written.starts_with('\t') => "\t",
        Some(written) => WIDEST.get(..written.len()).unwrap_or(WIDEST),
        None => UNIT,
    }
}

/// Formats the lines in the fences of a Markdown text, and leaves the rest as it is.
fn format_fences(text: &str, document: &Document, faults: &[Fault]) -> String {
    let items = document.items.as_slice();
    let unit = unit(text, document, faults);
    let end = line_end(text);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for fence in fences(text) {
        out.push_str(Span::new(at, fence.content.start).of(text));
        at = fence.content.end;
        let first = items.partition_point(|item| item.span.start < fence.content.start);
        let last = items.partition_point(|item| item.span.start < fence.content.end);
        let (lines, faults) = (items.get(first..last), faults.get(first..last));
        let margin = fence.margin_text(text);
        let style = Style {
            margin: &margin,
            unit,
            end,
        };
        out.push_str(&lay_out(
            text,
            lines.unwrap_or_default(),
            first,
            faults.unwrap_or_default(),
            style,
        ));
    }
    out.push_str(Span::new(at, text.len() as u32).of(text));
    out
}

/// Returns the line end that a text uses first.
fn line_end(text: &str) -> &'static str {
    match text.find(['\n', '\r']).and_then(|at| text.get(at..)) {
        Some(rest) if rest.starts_with("\r\n") => "\r\n",
        Some(rest) if rest.starts_with('\r') => "\r",
        _ => "\n",
    }
}
