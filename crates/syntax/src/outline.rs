//! From lines to an outline: what each line describes, and whether it can stand where it does.

mod frame;
mod indentation;
mod place;
mod reports;

use hence_source::{Diagnostic, Span};
use memchr::memchr_iter;

use crate::ast::{Item, ItemId, ItemKind};
use crate::cursor::Cursor;
use crate::grammar::line::line as read_line;
use crate::grammar::name::is_id_char;
use crate::lines::{Line, Lines};
use crate::sink::{INDENTATION, Sink};
use crate::words::{Place, Word};
use frame::{Frame, Host};
use indentation::Indentation;

/// The widest indentation that a fix inserts, in columns: wider ones are no outline, and a million fixes of a hundred
/// thousand blanks would fill the memory.
const WIDEST_FIX: u32 = 200;

/// Reads lines into items, and keeps the lines that are still open.
///
/// ```ebnf
/// document = { ( metadata | use ) end } { block } ;
/// ```
///
/// ```ebnf
/// block = heading end | use end | source-block | claim-block | question-block ;
/// ```
///
/// ```ebnf
/// source-block = source end [ indent field end { field end } dedent ] ;
/// ```
///
/// ```ebnf
/// claim-block = claim end [ children ] ;
/// ```
///
/// ```ebnf
/// end = ? the end of the line, after a comment if two blanks and "//" stand there; then blank lines and lines that begin
///         with "//", if any ? ;
/// ```
///
/// ```ebnf
/// indent = ? from here on, lines begin with more white space than the line above ? ;
/// ```
///
/// ```ebnf
/// dedent = ? from here on, lines begin with as much white space as before the indent that this one closes ? ;
/// ```
#[derive(Debug)]
pub(crate) struct Outline<'s> {
    sink: &'s Sink<'s>,
    items: Vec<Item>,
    /// The open lines, each indented deeper than the one before it.
    open: Vec<Frame>,
    /// The last outermost line, kept for what should have been indented below it.
    root: Option<Frame>,
    indentation: Indentation,
    /// Whether metadata may still follow.
    is_preamble: bool,
}

/// A line that is to be attached.
#[derive(Debug)]
struct Entry {
    item: Item,
    /// The columns of indentation that it counts with.
    columns: u32,
    /// The white space that it begins with.
    indentation: Span,
}

impl<'s> Outline<'s> {
    /// Returns an outline without items, whose text and findings are `sink`'s.
    pub(crate) fn new(sink: &'s Sink<'s>) -> Self {
        Self {
            sink,
            // Half the lines of an ordinary map: one more growth, and no waste on a file of few long lines.
            items: Vec::with_capacity(memchr_iter(b'\n', sink.text().as_bytes()).count() + 1),
            open: Vec::new(),
            root: None,
            indentation: Indentation::default(),
            is_preamble: true,
        }
    }

    /// Reads the lines of `range`, without `margin` characters of indentation, from a fresh column 0.
    pub(crate) fn read(&mut self, range: Span, margin: usize) {
        self.open.clear();
        self.root = None;
        for line in Lines::new(self.sink.text(), range, margin) {
            self.sink.begin_line(line.is_plain);
            self.read_line(&line);
        }
    }

    /// Returns the whole text.
    pub(crate) const fn text(&self) -> &'s str {
        self.sink.text()
    }

    /// Adds an item that stands in no outline.
    pub(crate) fn push(&mut self, item: Item) {
        self.items.push(item);
    }

    /// Ends the part of the text in which metadata can stand.
    pub(crate) fn end_preamble(&mut self) {
        self.is_preamble = false;
    }

    /// Returns the items that were read, in the order of the text.
    pub(crate) fn into_items(self) -> Vec<Item> {
        self.items
    }

    fn read_line(&mut self, line: &Line) {
        let indent = line.indentation.len();
        let mut item = Item {
            span: line.span,
            content: line.content,
            indent,
            parent: None,
            kind: ItemKind::Blank,
            comment: line.comment,
        };
        if line.content.is_empty() && line.comment.is_none() {
            self.items.push(item);
            return;
        }
        if line.content.is_empty() || line.comment == Some(line.content) {
            item.kind = ItemKind::Comment;
            self.items.push(item);
            return;
        }
        let columns = self.indentation.measure(line.indentation, self.sink);
        let columns = self.close(columns, line);
        let place = self
            .open
            .last()
            .map_or(Place::Top, |frame| frame.host.place());
        if let Some(Frame {
            host: Host::Leaf(what),
            item: above,
            ..
        }) = self.open.last()
        {
            let (what, above) = (*what, *above);
            self.sink
                .report(|sink| self.below_leaf(sink, line, what, above));
        }
        item.kind = read_line(Cursor::new(line.content, self.sink), place);
        self.attach(Entry {
            item,
            columns,
            indentation: line.indentation,
        });
    }

    /// Closes the lines that `line`, indented by `columns`, does not describe. Returns the columns that it counts with:
    /// those of the lines beside it, also where its own are fewer (reported).
    fn close(&mut self, columns: u32, line: &Line) -> u32 {
        while let Some(last) = self.open.pop_if(|frame| frame.indent >= columns) {
            if self.open.is_empty() {
                self.root = Some(last);
            }
        }
        let Some(parent) = self.open.last_mut() else {
            if columns > 0 {
                self.sink.report(|sink| below_nothing(sink, line));
            }
            return columns;
        };
        let siblings = *parent.child_indent.get_or_insert(columns);
        if columns >= siblings {
            return columns;
        }
        let outer = parent.indent;
        let indentation = self.indentation;
        self.sink
            .report(|sink| between_levels(sink, line, indentation, outer, siblings));
        siblings
    }

    /// Adds `entry` to the items, beside the others below the open line number `parent`, and opens it
    /// for the lines below.
    fn add(&mut self, entry: Entry, parent: Option<usize>) {
        let Entry { item, columns, .. } = entry;
        let id = ItemId::from_index(self.items.len());
        if let Some(parent) = parent.and_then(|index| self.open.get_mut(index)) {
            parent.joint = parent.joint.after(id, &item.kind);
        }
        self.open
            .push(Frame::new(id, columns, Host::of(&item.kind)));
        self.items.push(item);
    }

    fn below_leaf(&self, sink: &Sink<'_>, line: &Line, what: &str, above: ItemId) -> Diagnostic {
        let report = Diagnostic::new(
            INDENTATION,
            format!("nothing can stand below {what}"),
            sink.at(line.content),
            "this is indented deeper than the line above",
        );
        let Some(above) = self.items.get(above.index()) else {
            return report;
        };
        let is_right_above = self
            .items
            .last()
            .is_some_and(|last| last.span == above.span);
        let is_text = matches!(above.kind, ItemKind::Attribute(_) | ItemKind::Metadata(_));
        let report = report
            .with_label(sink.at(above.content), "the line above")
            .with_help("outdent it; a long line goes on in the next one after a `\\` at its end");
        if is_right_above
            && is_text
            && above.comment.is_none()
            && is_prose(line.content.of(sink.text()))
        {
            return report.with_fix(sink.insert(
                "join it to the line above",
                above.content.end,
                " \\",
            ));
        }
        let begins_outside = line.content.of(sink.text()).starts_with(['[', '#'])
            || Place::Top
                .words()
                .contains(&first_word(line.content.of(sink.text())));
        if above.parent.is_none() && !begins_outside {
            return report;
        }
        let indentation = self.indentation.write(above.indent);
        report.with_fix(sink.replace("outdent it", line.indentation, &indentation))
    }
}

/// Tells whether a line begins like running text, and not like one of the language's lines.
fn is_prose(content: &str) -> bool {
    let word = first_word(content);
    let is_key = content
        .get(word.len()..)
        .is_some_and(|rest| rest.starts_with(':'));
    !word.is_empty() && !is_key && Word::of(word).is_none()
}

/// Returns the word that a line begins with.
fn first_word(content: &str) -> &str {
    let length = content.find(|c| !is_id_char(c)).unwrap_or(content.len());
    content.split_at(length).0
}

fn below_nothing(sink: &Sink<'_>, line: &Line) -> Diagnostic {
    Diagnostic::new(
        INDENTATION,
        "this line is indented below nothing",
        sink.at(line.indentation),
        "there is no line above that it could describe",
    )
    .with_help("begin the line at column 0")
    .with_fix(sink.replace("outdent it", line.indentation, ""))
}

fn between_levels(
    sink: &Sink<'_>,
    line: &Line,
    indentation: Indentation,
    outer: u32,
    siblings: u32,
) -> Diagnostic {
    let indent = line.indentation.len();
    let report = Diagnostic::new(
        INDENTATION,
        format!("this line is indented by {indent}, and no line above it is"),
        sink.at(line.indentation),
        format!("expected an indentation of {siblings} or of {outer}"),
    )
    .with_help("indent it as the lines beside it are");
    if siblings > WIDEST_FIX {
        return report;
    }
    let report = report.with_fix(sink.replace(
        format!("indent it by {siblings}"),
        line.indentation,
        &indentation.write(siblings),
    ));
    // Hardly a line of this kind begins at column 0.
    if outer == 0 {
        return report;
    }
    report.with_fix(sink.replace(
        format!("indent it by {outer}"),
        line.indentation,
        &indentation.write(outer),
    ))
}
