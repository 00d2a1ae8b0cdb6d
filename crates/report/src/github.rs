//! Workflow commands of GitHub Actions: findings shown beside the lines of a change.

use std::fmt;

use hence_source::Severity;

use crate::place::Place;
use crate::report::{Options, Report};
use crate::visible::visible;

/// Writes a command a finding, `::error file=…,line=…,…,title=…::message`.
pub(crate) fn write(
    out: &mut dyn fmt::Write,
    report: &Report<'_>,
    options: &Options,
) -> fmt::Result {
    for diagnostic in report.diagnostics {
        let place = Place::new(report.files, diagnostic.place());
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        write!(
            out,
            "::{command} file={},line={},endLine={}",
            property(&visible(&place.file.path, options.unicode)),
            place.start.line,
            place.end.line,
        )?;
        // The service refuses columns of a place that goes over several lines.
        if place.start.line == place.end.line {
            let (start, end) = (place.start.column, place.end.column);
            write!(out, ",col={start},endColumn={end}")?;
        }
        let title = property(&visible(diagnostic.code, options.unicode));
        let mut message = visible(&diagnostic.message, options.unicode);
        for line in diagnostic.help.iter().flat_map(|help| help.lines()) {
            message.push('\n');
            message.push_str(&visible(line, options.unicode));
        }
        writeln!(out, ",title={title}::{}", data(&message))?;
    }
    Ok(())
}

/// Escapes the text behind a command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes the value of a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_what_would_end_a_value() {
        assert_eq!(data("100 %\r\n::x"), "100 %25%0D%0A::x");
        assert_eq!(property("a,b::c%"), "a%2Cb%3A%3Ac%25");
    }
}
