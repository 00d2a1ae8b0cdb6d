//! Findings as a person reads them: what, where in the text, what to do.

mod excerpt;
mod finding;
mod handler;
mod layout;
mod shown;
mod snippet;
mod summary;

pub(crate) use summary::{MAX_MAPS, counts, grouped, plural, total, verdicts};

use std::collections::BTreeMap;
use std::fmt;

use hence_source::Diagnostic;
use miette::ReportHandler;

use self::finding::Finding;
use crate::paint::Paint;
use crate::report::{Options, Report};
use crate::visible::{cut_to_width, ellipsis, visible};
use crate::wrap::wrap;

/// The places that one finding shows; the rest are counted.
const MAX_PLACES: usize = 8;

/// The characters of a message, a label or a help text that are shown.
const MAX_TEXT: usize = 2000;

/// What all parts of the report are drawn with.
#[derive(Clone, Copy, Debug)]
struct Pen {
    paint: Paint,
    columns: usize,
    unicode: bool,
}

impl Pen {
    /// Returns `text` as it may be shown, without an end where somebody hides a book in a message.
    fn visible(&self, text: &str) -> String {
        cut_to_width(text, MAX_TEXT, self.unicode)
    }

    /// Breaks `text` into lines for a place that begins `first` columns from the left, and `rest` columns below.
    fn wrap(&self, text: &str, first: usize, rest: usize) -> Vec<String> {
        wrap(
            text,
            self.columns.saturating_sub(first),
            self.columns.saturating_sub(rest),
        )
    }
}

/// Writes `lines` behind `head`, each further line indented by `indent`.
fn write_lines(
    out: &mut dyn fmt::Write,
    head: &str,
    indent: usize,
    lines: &[String],
) -> fmt::Result {
    write!(out, "{head}")?;
    for (index, line) in lines.iter().enumerate() {
        if index > 0 && !line.is_empty() {
            write!(out, "{:indent$}", "")?;
        }
        writeln!(out, "{line}")?;
    }
    if lines.is_empty() {
        writeln!(out)?;
    }
    Ok(())
}

/// Writes `report` for people. A finding costs at most [`MAX_PLACES`] windows of a line each.
pub(crate) fn write(
    out: &mut dyn fmt::Write,
    report: &Report<'_>,
    options: &Options,
) -> fmt::Result {
    let pen = Pen {
        paint: Paint {
            is_on: options.color,
        },
        columns: options.columns(),
        unicode: options.unicode,
    };
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in report.diagnostics {
        let count = seen.entry(diagnostic.code).or_default();
        *count += 1;
        if *count <= options.max_per_code {
            let pages = options.rule_pages.as_deref();
            let finding = Finding::new(diagnostic, report.files, pages, pen);
            write!(out, "{}", Handled(&finding, &pen))?;
            write_fixes(out, diagnostic, pen)?;
            writeln!(out)?;
        }
    }
    write_rest(out, &seen, options.max_per_code, pen)?;
    if options.summary {
        summary::write(out, report.summary, options.max_per_code, pen)
    } else {
        Ok(())
    }
}

/// A finding as a handler draws it.
struct Handled<'a>(&'a dyn miette::Diagnostic, &'a dyn ReportHandler);

impl fmt::Display for Handled<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.1.debug(self.0, f)
    }
}

/// Says how many findings of each code were not shown.
fn write_rest(
    out: &mut dyn fmt::Write,
    seen: &BTreeMap<&str, usize>,
    max_per_code: usize,
    pen: Pen,
) -> fmt::Result {
    let mut is_any_hidden = false;
    for (code, count) in seen {
        let hidden = count.saturating_sub(max_per_code);
        if hidden == 0 {
            continue;
        }
        is_any_hidden = true;
        let code = visible(code, pen.unicode);
        let text = format!(
            "{} and {} more `{code}` {}; `--format short` lists them all",
            ellipsis(pen.unicode),
            summary::grouped(hidden),
            if hidden == 1 { "finding" } else { "findings" },
        );
        write_lines(out, "", 4, &pen.wrap(&text, 0, 4))?;
    }
    if is_any_hidden {
        writeln!(out)?;
    }
    Ok(())
}

/// Writes the repairs that a machine can make.
fn write_fixes(out: &mut dyn fmt::Write, diagnostic: &Diagnostic, pen: Pen) -> fmt::Result {
    for (index, fix) in diagnostic.fixes.iter().take(MAX_PLACES).enumerate() {
        let head = if index == 0 { "   fix:" } else { "    or:" };
        let title = pen.visible(&fix.title);
        pen.write_advice(out, head, pen.wrap(&title, Pen::ADVICE, Pen::ADVICE))?;
    }
    Ok(())
}
