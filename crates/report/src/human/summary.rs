//! The last lines: what each map came to, and how many findings there were.

use std::fmt;

use super::{Pen, write_lines};
use crate::columns::width_of;
use crate::paint::Style;
use crate::summary::{MapSummary, Summary, ThesisLine};
use crate::visible::{cut_to_width, cut_to_words, ellipsis};

/// The columns of a verdict; `unsupported` is the longest.
const MAX_VERDICT: usize = 11;

/// The maps that are told of one by one; of more there is a total.
pub(crate) const MAX_MAPS: usize = 12;

/// Writes `summary` for people, with at most `max_theses` theses a map.
pub(super) fn write(
    out: &mut dyn fmt::Write,
    summary: &Summary,
    max_theses: usize,
    pen: Pen,
) -> fmt::Result {
    if summary.maps.len() <= MAX_MAPS {
        for map in &summary.maps {
            write_map(out, map, max_theses, pen)?;
        }
    } else {
        let inconsistent = summary.maps.iter().filter(|map| !map.consistent);
        for map in inconsistent.clone().take(MAX_MAPS) {
            let text = format!("{}:", pen.visible(&map.path));
            write_lines(out, "", 4, &pen.wrap(&text, 0, 4))?;
            write_inconsistent(out, pen)?;
        }
        let hidden = inconsistent.count().saturating_sub(MAX_MAPS);
        if hidden > 0 {
            let (mark, more) = (ellipsis(pen.unicode), grouped(hidden));
            let text = format!("{mark} and {more} more that contradict themselves");
            write_lines(out, "", 4, &pen.wrap(&text, 0, 4))?;
        }
    }
    if summary.maps.len() > 1 {
        let total = total(&summary.maps);
        let head = plural(summary.maps.len(), "map");
        let text = format!("{head}, {}", verdicts(&total));
        write_lines(out, "", 4, &pen.wrap(&text, 0, 4))?;
    }
    write_counts(out, summary, pen)
}

/// Returns what `maps` came to together; it has no path and no thesis.
pub(crate) fn total(maps: &[MapSummary]) -> MapSummary {
    let mut total = MapSummary::default();
    for map in maps {
        total.claims += map.claims;
        total.inferences += map.inferences;
        total.accepted += map.accepted;
        total.rejected += map.rejected;
        total.contested += map.contested;
        total.unsupported += map.unsupported;
    }
    total
}

/// Writes how many findings there are, each count in the colour of its severity.
fn write_counts(out: &mut dyn fmt::Write, summary: &Summary, pen: Pen) -> fmt::Result {
    if summary.findings() == 0 {
        let text = pen.paint.paint(Style::Good, &counts(summary));
        return writeln!(out, "{text}");
    }
    let counted = [
        (summary.errors, "error", Style::Bad),
        (summary.warnings, "warning", Style::Open),
        (summary.notes, "note", Style::Help),
    ];
    let counted = counted
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, word, style)| (plural(count, word), style));
    // A number stays with its word.
    let glued = |count: &str| count.replace(' ', "\u{a0}");
    let mut text = counts(summary);
    for (count, _) in counted.clone() {
        text = text.replace(&count, &glued(&count));
    }
    let mut lines = pen.paint.quoted(pen.wrap(&text, 0, 4), Style::Strong);
    for line in &mut lines {
        for (count, style) in counted.clone() {
            *line = line.replace(&glued(&count), &pen.paint.paint(style, &count));
        }
    }
    write_lines(out, "", 4, &lines)
}

fn write_inconsistent(out: &mut dyn fmt::Write, pen: Pen) -> fmt::Result {
    let text = "    ! what is given contradicts itself";
    writeln!(out, "{}", pen.paint.paint(Style::Bad, text))
}

fn write_map(
    out: &mut dyn fmt::Write,
    map: &MapSummary,
    max_theses: usize,
    pen: Pen,
) -> fmt::Result {
    let (path, verdicts) = (pen.visible(&map.path), verdicts(map));
    let mut lines = pen.wrap(&format!("{path}: {verdicts}"), 0, 4);
    if lines.len() > 1 {
        lines = pen.wrap(&format!("{path}:"), 0, 4);
        lines.extend(pen.wrap(&verdicts, 4, 4));
    }
    if let Some(first) = lines.first_mut()
        && let Some(rest) = first.strip_prefix(&path)
    {
        *first = format!("{}{rest}", pen.paint.paint(Style::Strong, &path));
    }
    write_lines(out, "", 4, &lines)?;
    if !map.consistent {
        write_inconsistent(out, pen)?;
    }
    let (shown, hidden) = map.theses.split_at(map.theses.len().min(max_theses));
    let rows: Vec<_> = shown.iter().map(|thesis| row(thesis, pen)).collect();
    let ids = rows.iter().map(|row| width_of(&row.id)).max();
    let verdicts = rows.iter().map(|row| width_of(&row.verdict)).max();
    for row in &rows {
        row.write(out, ids.unwrap_or(0), verdicts.unwrap_or(0), pen)?;
    }
    if !hidden.is_empty() {
        let more = grouped(hidden.len());
        writeln!(out, "    {} and {more} more", ellipsis(pen.unicode))?;
    }
    Ok(())
}

/// A thesis, made visible.
struct Row<'a> {
    badge: &'static str,
    style: Style,
    id: String,
    verdict: String,
    text: &'a str,
}

fn row(thesis: &ThesisLine, pen: Pen) -> Row<'_> {
    let (badge, style) = badge(&thesis.verdict, pen.unicode);
    Row {
        badge,
        style,
        id: cut_to_width(&thesis.id, pen.columns / 4, pen.unicode),
        verdict: cut_to_width(&thesis.verdict, MAX_VERDICT, pen.unicode),
        text: &thesis.text,
    }
}

impl Row<'_> {
    /// Writes `✔ id   verdict   text`, the first two filled up to their columns, the text cut to the line.
    fn write(
        &self,
        out: &mut dyn fmt::Write,
        ids: usize,
        verdicts: usize,
        pen: Pen,
    ) -> fmt::Result {
        let used = "    ✔ ".chars().count() + ids + 2 + verdicts + 2;
        let text = cut_to_words(self.text, pen.columns.saturating_sub(used), pen.unicode);
        let line = format!(
            "    {} {}{:after_id$}{}{:after_verdict$}{text}",
            pen.paint.paint(self.style, self.badge),
            pen.paint.paint(Style::Strong, &self.id),
            "",
            pen.paint.paint(self.style, &self.verdict),
            "",
            after_id = ids.saturating_sub(width_of(&self.id)) + 2,
            after_verdict = verdicts.saturating_sub(width_of(&self.verdict)) + 2,
        );
        writeln!(out, "{}", line.trim_end())
    }
}

/// Returns the mark of a verdict: a shape of its own for each, never a colour alone.
fn badge(verdict: &str, unicode: bool) -> (&'static str, Style) {
    let (fancy, plain, style) = match verdict {
        "accepted" => ("✔", "+", Style::Good),
        "rejected" => ("✘", "x", Style::Bad),
        "contested" => ("?", "?", Style::Open),
        "unsupported" => ("○", "o", Style::Missing),
        _ => ("·", "-", Style::Dim),
    };
    (if unicode { fancy } else { plain }, style)
}

/// Returns `42 claims: 30 accepted, 2 rejected`; what there is none of is left out.
pub(crate) fn verdicts(map: &MapSummary) -> String {
    let counts = [
        (map.accepted, "accepted"),
        (map.rejected, "rejected"),
        (map.contested, "contested"),
        (map.unsupported, "unsupported"),
    ];
    let parts: Vec<_> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{} {word}", grouped(*count)))
        .collect();
    let claims = plural(map.claims, "claim");
    if parts.is_empty() {
        claims
    } else {
        format!("{claims}: {}", parts.join(", "))
    }
}

/// Returns `2 errors, 5 warnings (4 can be fixed with …)`.
pub(crate) fn counts(summary: &Summary) -> String {
    let counts = [
        (summary.errors, "error"),
        (summary.warnings, "warning"),
        (summary.notes, "note"),
    ];
    let parts: Vec<_> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| plural(*count, word))
        .collect();
    if parts.is_empty() {
        return "nothing found".to_owned();
    }
    let line = parts.join(", ");
    if summary.fixable == 0 {
        return line;
    }
    let fixable = grouped(summary.fixable);
    format!("{line} ({fixable} can be fixed with `hence check --fix`)")
}

/// Returns the count and the word, which takes an `s` unless there is one.
pub(crate) fn plural(count: usize, word: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{} {word}{ending}", grouped(count))
}

/// Returns a number with a comma between its thousands.
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests;
