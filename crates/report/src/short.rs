//! One line a finding, as editors and `grep` read it.

use std::fmt;

use crate::place::Place;
use crate::report::{Options, Report};
use crate::visible::visible;

/// Writes `file:line:column: severity[code]: message`, a line a finding; columns count characters from 1.
pub(crate) fn write(
    out: &mut dyn fmt::Write,
    report: &Report<'_>,
    options: &Options,
) -> fmt::Result {
    for diagnostic in report.diagnostics {
        let place = Place::new(report.files, diagnostic.place());
        writeln!(
            out,
            "{}:{}:{}: {}[{}]: {}",
            visible(&place.file.path, options.unicode),
            place.start.line,
            place.start.column,
            diagnostic.severity.as_str(),
            visible(diagnostic.code, options.unicode),
            visible(&diagnostic.message, options.unicode),
        )?;
    }
    Ok(())
}
