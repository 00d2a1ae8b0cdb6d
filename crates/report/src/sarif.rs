//! SARIF 2.1.0 (OASIS Standard, 2020), as code scanning services read it.

mod fingerprint;
mod model;

use std::collections::BTreeMap;
use std::fmt;

use hence_source::Diagnostic;

use self::fingerprint::Fingerprints;
use self::model::{
    ArtifactChange, ArtifactLocation, Content, Driver, Fix, Level, Location, Message,
    PhysicalLocation, Region, Replacement, ResultObject, RuleDescriptor, SarifTool,
};
use crate::json::{to_json, write_lines};
use crate::place::Place;
use crate::report::Report;

/// Writes a log of one run, a result a line, so that it can be streamed.
pub(crate) fn write(out: &mut dyn fmt::Write, report: &Report<'_>) -> fmt::Result {
    let tool = SarifTool {
        driver: Driver {
            name: report.tool.name,
            version: report.tool.version,
            information_uri: report.tool.uri,
            rules: report.rules.iter().map(RuleDescriptor::new).collect(),
        },
    };
    let indices: BTreeMap<&str, usize> = report
        .rules
        .iter()
        .enumerate()
        .map(|(index, rule)| (rule.code, index))
        .collect();
    writeln!(out, "{{")?;
    writeln!(
        out,
        "  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\","
    )?;
    writeln!(out, "  \"version\": \"2.1.0\",")?;
    writeln!(out, "  \"runs\": [{{")?;
    writeln!(out, "    \"tool\": {},", to_json(&tool)?)?;
    writeln!(out, "    \"columnKind\": \"utf16CodeUnits\",")?;
    write!(out, "    \"results\": ")?;
    let mut fingerprints = Fingerprints::default();
    let results = report.diagnostics.iter().map(|diagnostic| {
        let fingerprint = fingerprints.of(diagnostic, report.files);
        result(diagnostic, report, &indices, fingerprint)
    });
    write_lines(out, results, "    ")?;
    writeln!(out, "\n  }}]\n}}")
}

/// Returns what SARIF says of one finding.
fn result<'a>(
    diagnostic: &'a Diagnostic,
    report: &'a Report<'_>,
    indices: &BTreeMap<&str, usize>,
    fingerprint: String,
) -> ResultObject<'a> {
    let location = |label: &hence_source::Label, id| {
        let message = Some(Message::new(&label.message)).filter(|message| !message.is_empty());
        Location {
            id,
            physical_location: physical(&Place::new(report.files, label.at)),
            message,
        }
    };
    let (first, rest) = diagnostic.labels.split_at(diagnostic.labels.len().min(1));
    ResultObject {
        rule_id: diagnostic.code,
        rule_index: indices.get(diagnostic.code).copied(),
        level: Level::from(diagnostic.severity),
        message: Message::with_help(&diagnostic.message, diagnostic.help.as_deref()),
        locations: first.iter().map(|label| location(label, None)).collect(),
        related_locations: rest
            .iter()
            .enumerate()
            .map(|(index, label)| location(label, Some(index + 1)))
            .collect(),
        fixes: diagnostic
            .fixes
            .iter()
            .filter(|fix| !fix.edits.is_empty())
            .map(|fix| repair(fix, report))
            .collect(),
        partial_fingerprints: BTreeMap::from([(fingerprint::NAME, fingerprint)]),
    }
}

fn physical(place: &Place<'_>) -> PhysicalLocation {
    PhysicalLocation {
        artifact_location: ArtifactLocation::new(&place.file.path),
        region: region(place),
    }
}

fn region(place: &Place<'_>) -> Region {
    Region {
        start_line: place.start.line,
        start_column: place.start.column_utf16,
        end_line: place.end.line,
        end_column: place.end.column_utf16,
    }
}

/// Returns a repair with its edits gathered by file.
fn repair<'a>(fix: &'a hence_source::Fix, report: &Report<'_>) -> Fix<'a> {
    let mut by_file: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for edit in &fix.edits {
        by_file.entry(edit.at.file).or_default().push(Replacement {
            deleted_region: region(&Place::new(report.files, edit.at)),
            inserted_content: Some(Content { text: &edit.insert })
                .filter(|content| !content.text.is_empty()),
        });
    }
    Fix {
        description: Message::new(&fix.title),
        artifact_changes: by_file
            .into_iter()
            .map(|(file, replacements)| ArtifactChange {
                artifact_location: ArtifactLocation::new(&report.files.get(file).path),
                replacements,
            })
            .collect(),
    }
}
