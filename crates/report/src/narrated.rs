//! Findings in sentences: for screen readers, braille, and whoever prefers words to drawings.

use std::collections::BTreeMap;
use std::fmt;

use hence_source::{Diagnostic, Label, Severity};

use crate::human::{MAX_MAPS, counts, grouped, plural, total, verdicts};
use crate::place::Place;
use crate::report::{Options, Report};
use crate::summary::{MapSummary, Summary};
use crate::visible::{cut_to_width, visible};

/// The places of one finding that are told; the rest are counted.
const MAX_PLACES: usize = 8;

/// The columns of marked text that are read out.
const MAX_QUOTE: usize = 200;

/// The columns of a message, a label or a help text that are read out.
const MAX_TEXT: usize = 2000;

/// Writes `report` in sentences. No line is drawn, nothing is abbreviated, and every place is told in words.
pub(crate) fn write(
    out: &mut dyn fmt::Write,
    report: &Report<'_>,
    options: &Options,
) -> fmt::Result {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in report.diagnostics {
        let count = seen.entry(diagnostic.code).or_default();
        *count += 1;
        if *count <= options.max_per_code {
            write_finding(out, report, diagnostic, options)?;
            writeln!(out)?;
        }
    }
    for (code, count) in &seen {
        let hidden = count.saturating_sub(options.max_per_code);
        if hidden > 0 {
            let findings = plural(hidden, "more finding");
            let code = visible(code, options.unicode);
            writeln!(
                out,
                "Not told: {findings} of the kind {code}. The format short lists them all."
            )?;
        }
    }
    if options.summary {
        write_summary(out, report.summary, options)
    } else {
        Ok(())
    }
}

fn write_finding(
    out: &mut dyn fmt::Write,
    report: &Report<'_>,
    diagnostic: &Diagnostic,
    options: &Options,
) -> fmt::Result {
    let shown = |text: &str| cut_to_width(text, MAX_TEXT, options.unicode);
    let severity = match diagnostic.severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Note => "Note",
    };
    let code = visible(diagnostic.code, options.unicode);
    writeln!(
        out,
        "{severity} {code}: {}",
        sentence(&shown(&diagnostic.message))
    )?;
    for (index, label) in diagnostic.labels.iter().take(MAX_PLACES).enumerate() {
        let head = if index == 0 { "In" } else { "Also in" };
        write_place(out, head, report, label, options)?;
    }
    let hidden = diagnostic.labels.len().saturating_sub(MAX_PLACES);
    if hidden > 0 {
        writeln!(out, "And in {}.", plural(hidden, "more place"))?;
    }
    for (index, line) in diagnostic
        .help
        .iter()
        .flat_map(|help| help.lines())
        .enumerate()
    {
        let head = if index == 0 { "Help: " } else { "" };
        writeln!(out, "{head}{}", shown(line))?;
    }
    for (index, fix) in diagnostic.fixes.iter().take(MAX_PLACES).enumerate() {
        let head = if index == 0 { "Possible repair" } else { "Or" };
        writeln!(out, "{head}: {}", sentence(&shown(&fix.title)))?;
    }
    Ok(())
}

/// Writes where a label stands, what it says and what the text says there.
fn write_place(
    out: &mut dyn fmt::Write,
    head: &str,
    report: &Report<'_>,
    label: &Label,
    options: &Options,
) -> fmt::Result {
    let place = Place::new(report.files, label.at);
    let path = visible(&place.file.path, options.unicode);
    let (start, end) = (place.start, place.end);
    write!(out, "{head} {path}, line {}, ", start.line)?;
    if end.line != start.line {
        let (from, line, to) = (start.column, end.line, end.column);
        write!(out, "column {from}, to line {line}, column {to}")?;
    } else if end.column > start.column + 1 {
        write!(out, "columns {} to {}", start.column, end.column - 1)?;
    } else {
        write!(out, "column {}", start.column)?;
    }
    if label.message.is_empty() {
        write!(out, ".")?;
    } else {
        let message = cut_to_width(&label.message, MAX_TEXT, options.unicode);
        write!(out, ": {}", sentence(&message))?;
    }
    let text = place.span.of(&place.file.text);
    let text = cut_to_width(text, MAX_QUOTE, options.unicode);
    if text.trim().is_empty() {
        writeln!(out)
    } else {
        writeln!(out, " The text there is: {text}")
    }
}

/// Returns `text` with a full stop.
fn sentence(text: &str) -> String {
    let ending = if text.ends_with(['.', '!', '?', '…']) {
        ""
    } else {
        "."
    };
    format!("{text}{ending}")
}

/// Writes what the maps came to; of many, only those that contradict themselves are told of one by one.
fn write_summary(out: &mut dyn fmt::Write, summary: &Summary, options: &Options) -> fmt::Result {
    let maps = &summary.maps;
    if maps.len() <= MAX_MAPS {
        for map in maps {
            write_map(out, map, options)?;
        }
    } else {
        let inconsistent = maps.iter().filter(|map| !map.consistent);
        for map in inconsistent.clone().take(MAX_MAPS) {
            let path = visible(&map.path, options.unicode);
            writeln!(
                out,
                "What the map {path} takes as given contradicts itself."
            )?;
        }
        let hidden = inconsistent.count().saturating_sub(MAX_MAPS);
        if hidden > 0 {
            let more = plural(hidden, "more map");
            writeln!(out, "So does what is given in {more}.")?;
        }
    }
    if maps.len() > 1 {
        let count = grouped(maps.len());
        writeln!(
            out,
            "Together the {count} maps have {}.",
            verdicts(&total(maps))
        )?;
    }
    writeln!(out, "In all: {}.", counts(summary))
}

fn write_map(out: &mut dyn fmt::Write, map: &MapSummary, options: &Options) -> fmt::Result {
    let path = visible(&map.path, options.unicode);
    writeln!(out, "The map {path} has {}.", verdicts(map))?;
    if !map.consistent {
        writeln!(out, "What it takes as given contradicts itself.")?;
    }
    for thesis in map.theses.iter().take(options.max_per_code) {
        let id = cut_to_width(&thesis.id, MAX_QUOTE, options.unicode);
        let verdict = visible(&thesis.verdict, options.unicode);
        let text = cut_to_width(&thesis.text, MAX_QUOTE, options.unicode);
        writeln!(out, "The thesis {id} is {verdict}: {text}")?;
    }
    let hidden = map.theses.len().saturating_sub(options.max_per_code);
    match hidden {
        0 => Ok(()),
        1 => writeln!(out, "And 1 more thesis."),
        _ => writeln!(out, "And {} more theses.", grouped(hidden)),
    }
}
