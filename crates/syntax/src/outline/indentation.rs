//! How deep a line stands.

use hence_source::{Diagnostic, Span};

use crate::sink::{INDENTATION, Sink};

/// What a file's indentation is made of, from its first indented line on.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Indentation {
    first: Option<First>,
}

/// The first indented line.
#[derive(Clone, Copy, Debug)]
struct First {
    span: Span,
    is_tabs: bool,
    /// Its columns, as which a stray tab counts among spaces.
    step: u32,
}

impl Indentation {
    /// Returns the columns of the indentation `span`; what is mixed in it is reported, and counted as it was likely
    /// meant. Linear.
    pub(super) fn measure(&mut self, span: Span, sink: &Sink<'_>) -> u32 {
        let Some(start) = span.of(sink.text()).chars().next() else {
            return 0;
        };
        let first = *self.first.get_or_insert(First {
            span,
            is_tabs: start == '\t',
            step: span.len(),
        });
        let stray = if first.is_tabs { b' ' } else { b'\t' };
        if memchr::memchr(stray, span.of(sink.text()).as_bytes()).is_none() {
            return span.len();
        }
        let columns = first.count(span.of(sink.text()));
        sink.report(|sink| first.mixed(span, columns, sink));
        columns
    }

    /// Returns what one more level is written as.
    pub(super) fn step(self) -> String {
        match self.first {
            Some(first) if first.is_tabs => "\t".to_owned(),
            Some(first) => " ".repeat(first.step.min(8) as usize),
            None => "  ".to_owned(),
        }
    }

    /// Returns what `columns` columns are written as.
    pub(super) fn write(self, columns: u32) -> String {
        let is_tabs = self.first.is_some_and(|first| first.is_tabs);
        let unit = if is_tabs { "\t" } else { " " };
        unit.repeat(columns as usize)
    }
}

impl First {
    /// Counts columns where tabs and spaces are mixed: a tab is a step, and four spaces, or else two, are a tab.
    fn count(self, written: &str) -> u32 {
        let tabs = memchr::memchr_iter(b'\t', written.as_bytes()).count() as u32;
        let spaces = written.len() as u32 - tabs;
        if self.is_tabs {
            let width = if spaces.is_multiple_of(4) { 4 } else { 2 };
            tabs + spaces.div_ceil(width)
        } else {
            spaces.saturating_add(tabs.saturating_mul(self.step.clamp(1, 8)))
        }
    }

    fn mixed(self, span: Span, columns: u32, sink: &Sink<'_>) -> Diagnostic {
        let (own, other) = if self.is_tabs {
            ("tabs", "spaces")
        } else {
            ("spaces", "tabs")
        };
        let unit = if self.is_tabs { "\t" } else { " " };
        let report = Diagnostic::new(
            INDENTATION,
            "tabs and spaces are mixed in the indentation of this file",
            sink.at(span),
            format!("there are {other} in this one"),
        );
        let report = if self.span == span {
            report
        } else {
            report.with_label(
                sink.at(self.span),
                format!("the first indented line uses {own}"),
            )
        };
        report
            .with_help(format!("indent by {own} alone"))
            .with_fix(sink.replace(format!("write {own}"), span, &unit.repeat(columns as usize)))
    }
}
