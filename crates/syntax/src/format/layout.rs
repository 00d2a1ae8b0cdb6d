//! Where lines stand: indentation, blank lines, comments.

use hence_source::{Diagnostic, Span};

use super::write::Writer;
use crate::ast::{Item, ItemId, ItemKind};
use crate::lines::without_mark;
use crate::meaning::normalize;
use crate::sink::INDENTATION;

/// The widest indentation of a comment on a line of its own, in bytes: a million comments above one deep line would
/// else be a million wide lines.
const WIDEST_COMMENT: usize = 200;

/// How far an item must stay as it is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fault {
    /// Nothing is wrong with it.
    None,
    /// Its line is wrong: its words stay.
    Line,
    /// The indentation around it is wrong: its words and its indentation stay.
    Indentation,
}

/// How the lines of a part of a text are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style<'s> {
    /// What stands before every line.
    pub(super) margin: &'s str,
    /// What one level of indentation is written as.
    pub(super) unit: &'s str,
    /// The line end.
    pub(super) end: &'s str,
}

/// A line that is written.
#[derive(Debug)]
struct Row {
    indentation: String,
    content: String,
    is_comment: bool,
    is_heading: bool,
    has_blank_before: bool,
}

/// Returns for each of `items` how far it must stay as it is. Linear; both lists are in the order of the text.
pub(super) fn faults(items: &[Item], diagnostics: &[Diagnostic]) -> Vec<Fault> {
    let mut faults = Vec::with_capacity(items.len());
    let mut left = diagnostics.iter().peekable();
    for item in items {
        let mut fault = Fault::None;
        while let Some(diagnostic) = left.next_if(|found| found.place().span.start < item.span.end)
        {
            fault = if diagnostic.code == INDENTATION {
                Fault::Indentation
            } else if fault == Fault::None {
                Fault::Line
            } else {
                fault
            };
        }
        faults.push(fault);
    }
    find_displaced(items, &mut faults);
    spread(items, &mut faults);
    faults
}

/// Marks the lines that do not describe the nearest line above that is indented less: what else is wrong with them, or
/// with that line, may hide that their indentation is wrong.
fn find_displaced(items: &[Item], faults: &mut [Fault]) {
    let mut open: Vec<(u32, ItemId)> = Vec::new();
    for (index, (item, fault)) in items.iter().zip(faults).enumerate() {
        if !has_words(&item.kind) {
            continue;
        }
        while open.pop_if(|(indent, _)| *indent >= item.indent).is_some() {}
        let nearest = open.last().map(|(_, id)| *id);
        if item.parent != nearest {
            *fault = Fault::Indentation;
        }
        open.push((item.indent, ItemId::from_index(index)));
    }
}

/// Spreads what is wrong with an indentation over the lines that are read together: those from one at column 0 up to the
/// next.
fn spread(items: &[Item], faults: &mut [Fault]) {
    let mut start = 0;
    let begins_block = |item: &Item| item.indent == 0 && has_words(&item.kind);
    while start < items.len() {
        let rest = items.get(start + 1..).unwrap_or_default();
        let length = rest.iter().take_while(|item| !begins_block(item)).count() + 1;
        let block = faults.get_mut(start..start + length).unwrap_or_default();
        if block.contains(&Fault::Indentation) {
            block.fill(Fault::Indentation);
        }
        start += length;
    }
}

const fn has_words(kind: &ItemKind) -> bool {
    !matches!(kind, ItemKind::Blank | ItemKind::Comment)
}

/// Returns the canonical form of `items`, a part of a document that begins with the item number `first`. Linear.
pub(super) fn lay_out(
    text: &str,
    items: &[Item],
    first: usize,
    faults: &[Fault],
    style: Style<'_>,
) -> String {
    let mut rows = rows(text, items, first, faults, style);
    space_headings(&mut rows);
    let mut out = String::new();
    for row in rows {
        if row.has_blank_before {
            out.push_str(style.end);
        }
        out.push_str(style.margin);
        out.push_str(&row.indentation);
        out.push_str(&row.content);
        out.push_str(style.end);
    }
    out
}

fn rows(text: &str, items: &[Item], first: usize, faults: &[Fault], style: Style<'_>) -> Vec<Row> {
    let indentations = indentations(text, items, first, faults, style);
    let mut rows: Vec<Row> = Vec::new();
    let mut has_blank_before = false;
    for ((item, fault), indentation) in items.iter().zip(faults).zip(indentations) {
        if item.kind == ItemKind::Blank {
            has_blank_before = !rows.is_empty();
            continue;
        }
        rows.push(Row {
            indentation,
            content: content(text, item, *fault, style),
            is_comment: item.kind == ItemKind::Comment,
            is_heading: matches!(item.kind, ItemKind::Heading(_)),
            has_blank_before,
        });
        has_blank_before = false;
    }
    rows
}

/// Returns the indentation of each item.
fn indentations(
    text: &str,
    items: &[Item],
    first: usize,
    faults: &[Fault],
    style: Style<'_>,
) -> Vec<String> {
    let depths = depths(items, first);
    let mut indentations: Vec<String> = Vec::with_capacity(items.len());
    let mut next = 0;
    for ((item, depth), fault) in items.iter().zip(depths).zip(faults).rev() {
        let is_kept = *fault == Fault::Indentation;
        let depth = if has_words(&item.kind) {
            next = if is_kept { 0 } else { depth };
            depth
        } else {
            let depth = depth.max(next);
            let is_narrow = depth * style.unit.len() <= WIDEST_COMMENT;
            if is_narrow { depth } else { 0 }
        };
        indentations.push(if is_kept {
            written_indentation(text, item).to_owned()
        } else {
            style.unit.repeat(depth)
        });
    }
    indentations.reverse();
    indentations
}

/// Returns the number of levels that each item stands below column 0; for a comment, the levels of the lines above it
/// that are indented less.
fn depths(items: &[Item], first: usize) -> Vec<usize> {
    let mut depths: Vec<usize> = Vec::with_capacity(items.len());
    let mut open: Vec<u32> = Vec::new();
    for item in items {
        let parent = item
            .parent
            .and_then(|parent| parent.index().checked_sub(first));
        depths.push(match parent.and_then(|parent| depths.get(parent)) {
            Some(depth) => depth + 1,
            None if has_words(&item.kind) => 0,
            None => open.partition_point(|indent| *indent < item.indent),
        });
        if has_words(&item.kind) {
            while open.pop_if(|indent| *indent >= item.indent).is_some() {}
            open.push(item.indent);
        }
    }
    depths
}

/// Returns the white space that an item's line begins with, a fence's own left out.
pub(super) fn written_indentation<'t>(text: &'t str, item: &Item) -> &'t str {
    let line = without_mark(text, item.span);
    let length = line.len() - line.trim_start_matches([' ', '\t']).len();
    let start = length.saturating_sub(item.indent as usize);
    line.get(start..length).unwrap_or_default()
}

fn content(text: &str, item: &Item, fault: Fault, style: Style<'_>) -> String {
    let written = |span: Span| {
        let lines = normalize(span.of(text));
        if style.end == "\n" {
            lines
        } else {
            lines.replace('\n', style.end)
        }
    };
    if item.kind == ItemKind::Comment {
        return item.comment.map(written).unwrap_or_default();
    }
    let canonical = match fault {
        Fault::None => Writer { text }.line(&item.kind),
        Fault::Line | Fault::Indentation => None,
    };
    let mut content = canonical.unwrap_or_else(|| written(as_written(text, item)));
    if let Some(comment) = item.comment {
        content.push_str("  ");
        content.push_str(comment.of(text));
    }
    content
}

/// Returns what a line says with the joined lines that it may begin with.
fn as_written(text: &str, item: &Item) -> Span {
    let words = without_mark(text, item.span).trim_start_matches([' ', '\t']);
    Span::new(item.span.end - words.len() as u32, item.content.end)
}

/// Puts one blank line before every heading, and before the comments right above it.
fn space_headings(rows: &mut [Row]) {
    let mut start = 0;
    for at in 0..rows.len() {
        let Some((row, above)) = rows.get_mut(..=at).and_then(<[Row]>::split_last_mut) else {
            continue;
        };
        // `start` is the first of the comments right above this row, or the row itself.
        if row.has_blank_before || !above.last().is_some_and(|above| above.is_comment) {
            start = at;
        }
        if row.is_heading
            && start > 0
            && let Some(top) = rows.get_mut(start)
        {
            top.has_blank_before = true;
        }
    }
}
