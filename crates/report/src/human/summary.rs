//! The last lines: what each map came to, and how many findings there were.

use std::fmt;

use super::{Pen, write_lines};
use crate::columns::width_of;
use crate::paint::Style;
use crate::summary::{MapSummary, Summary, ThesisLine};
use crate::visible::{cut_to_width, ellipsis, visible};

/// The columns of a verdict; `unsupported` is the longest.
const MAX_VERDICT: usize = 11;

/// Writes `summary` for people.
pub(super) fn write(out: &mut dyn fmt::Write, summary: &Summary, pen: Pen<'_>) -> fmt::Result {
    for map in &summary.maps {
        write_map(out, map, pen)?;
    }
    let line = visible(&counts(summary), pen.unicode);
    let lines: Vec<_> = pen
        .wrap(&line, 0, 4)
        .iter()
        .map(|line| pen.paint.paint(Style::Strong, line))
        .collect();
    write_lines(out, "", 4, &lines)
}

fn write_map(out: &mut dyn fmt::Write, map: &MapSummary, pen: Pen<'_>) -> fmt::Result {
    let (path, verdicts) = (pen.visible(&map.path), verdicts(map));
    let mut lines = pen.wrap(&format!("{path}: {verdicts}"), 0, 4);
    if lines.len() > 1 {
        lines = pen.wrap(&format!("{path}:"), 0, 4);
        lines.extend(pen.wrap(&verdicts, 4, 4));
    }
    write_lines(out, "", 4, &lines)?;
    if !map.consistent {
        let text = "    ! what is given contradicts itself";
        writeln!(out, "{}", pen.paint.paint(Style::Bad, text))?;
    }
    let (shown, hidden) = map
        .theses
        .split_at(map.theses.len().min(pen.options.max_per_code));
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

fn row<'a>(thesis: &'a ThesisLine, pen: Pen<'_>) -> Row<'a> {
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
        pen: Pen<'_>,
    ) -> fmt::Result {
        let used = "    ✔ ".chars().count() + ids + 2 + verdicts + 2;
        let text = cut_to_width(self.text, pen.columns.saturating_sub(used), pen.unicode);
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
        return "nothing to report".to_owned();
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
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1000), "1,000");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }

    #[test]
    fn counts_leave_out_what_there_is_none_of() {
        let mut summary = Summary::default();
        assert_eq!(counts(&summary), "nothing to report");
        summary.errors = 1;
        summary.notes = 2;
        assert_eq!(counts(&summary), "1 error, 2 notes");
        summary.fixable = 1;
        assert_eq!(
            counts(&summary),
            "1 error, 2 notes (1 can be fixed with `hence check --fix`)"
        );
    }
}
