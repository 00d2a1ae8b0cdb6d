//! Findings as a person reads them: what, where in the text, what to do.

mod excerpt;
mod layout;
mod shown;
mod summary;

pub(crate) use summary::{counts, grouped, plural, verdicts};

use std::collections::BTreeMap;
use std::fmt;

use hence_source::{Diagnostic, FileId, Label};

use crate::columns::width_of;
use crate::paint::{Paint, Style};
use crate::report::{Options, Report};
use crate::visible::{cut_to_width, ellipsis, visible};
use crate::wrap::wrap;

/// The places that one finding shows; the rest are counted.
const MAX_PLACES: usize = 8;

/// The characters of a message, a label or a help text that are shown.
const MAX_TEXT: usize = 2000;

/// What all parts of the report are drawn with.
#[derive(Clone, Copy, Debug)]
struct Pen<'a> {
    paint: Paint,
    columns: usize,
    unicode: bool,
    options: &'a Options,
}

impl Pen<'_> {
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
        options,
    };
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in report.diagnostics {
        let count = seen.entry(diagnostic.code).or_default();
        *count += 1;
        if *count <= options.max_per_code {
            write_finding(out, report, diagnostic, pen)?;
            writeln!(out)?;
        }
    }
    write_rest(out, &seen, pen)?;
    if options.summary {
        summary::write(out, report.summary, pen)
    } else {
        Ok(())
    }
}

/// Says how many findings of each code were not shown.
fn write_rest(out: &mut dyn fmt::Write, seen: &BTreeMap<&str, usize>, pen: Pen<'_>) -> fmt::Result {
    let mut is_any_hidden = false;
    for (code, count) in seen {
        let hidden = count.saturating_sub(pen.options.max_per_code);
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

fn write_finding(
    out: &mut dyn fmt::Write,
    report: &Report<'_>,
    diagnostic: &Diagnostic,
    pen: Pen<'_>,
) -> fmt::Result {
    write_headline(out, diagnostic, pen)?;
    let shown = diagnostic.labels.len().min(MAX_PLACES);
    let (shown, hidden) = diagnostic.labels.split_at(shown);
    let by_file: Vec<_> = files_of(shown)
        .into_iter()
        .map(|file| layout::marks(report.files.get(file), file, shown, pen.unicode))
        .collect();
    let digits = layout::digits(by_file.iter().flatten());
    for marks in by_file {
        let Some(file) = marks.first().map(|mark| mark.file) else {
            continue;
        };
        let layout = layout::Layout {
            pen,
            file: report.files.get(file),
            digits,
        };
        for excerpt in layout.excerpts(marks) {
            excerpt.draw(out, diagnostic.severity, pen, digits)?;
        }
    }
    if !hidden.is_empty() {
        writeln!(
            out,
            "  {} and {} more places",
            ellipsis(pen.unicode),
            summary::grouped(hidden.len())
        )?;
    }
    write_advice(out, diagnostic, pen)
}

/// Returns the files of `labels`, each once, that of the first label first.
fn files_of(labels: &[Label]) -> Vec<FileId> {
    let mut files = Vec::new();
    for label in labels {
        if !files.contains(&label.at.file) {
            files.push(label.at.file);
        }
    }
    files
}

/// Writes `error[code]: message`.
fn write_headline(out: &mut dyn fmt::Write, diagnostic: &Diagnostic, pen: Pen<'_>) -> fmt::Result {
    let severity = diagnostic.severity.as_str();
    let code = visible(diagnostic.code, pen.unicode);
    let width = severity.len() + width_of(&code) + "[]: ".len();
    let linked = match &pen.options.rule_pages {
        Some(base) => format!(
            "\u{1b}]8;;{}{code}.html\u{1b}\\{code}\u{1b}]8;;\u{1b}\\",
            visible(base, pen.unicode)
        ),
        None => code,
    };
    let head = pen.paint.paint(
        Style::of(diagnostic.severity),
        &format!("{severity}[{linked}]"),
    );
    let lines: Vec<_> = pen
        .wrap(&pen.visible(&diagnostic.message), width, 4)
        .iter()
        .map(|line| pen.paint.paint(Style::Strong, line))
        .collect();
    write_lines(out, &format!("{head}: "), 4, &lines)
}

/// Writes what to do: the help, and the repairs that a machine can make.
fn write_advice(out: &mut dyn fmt::Write, diagnostic: &Diagnostic, pen: Pen<'_>) -> fmt::Result {
    const INDENT: usize = 8;
    if let Some(help) = &diagnostic.help {
        let lines: Vec<_> = help
            .lines()
            .flat_map(|line| pen.wrap(&pen.visible(line), INDENT, INDENT))
            .collect();
        let head = pen.paint.paint(Style::Help, "  help:");
        write_lines(out, &format!("{head} "), INDENT, &lines)?;
    }
    for (index, fix) in diagnostic.fixes.iter().take(MAX_PLACES).enumerate() {
        let head = if index == 0 { "   fix:" } else { "    or:" };
        let head = pen.paint.paint(Style::Help, head);
        let lines = pen.wrap(&pen.visible(&fix.title), INDENT, INDENT);
        write_lines(out, &format!("{head} "), INDENT, &lines)?;
    }
    Ok(())
}
