//! `source-changed`: a source is not what it was when its quotations were anchored.

use std::collections::BTreeSet;

use hence_source::{Diagnostic, Severity};

use crate::{Check, Context, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "source-changed",
    severity: Severity::Warning,
    group: Group::Quotations,
    since: "0.1.0",
    page: include_str!("../../docs/source-changed.md"),
    check: Check::Map(check),
};

fn check(ctx: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let mut told = BTreeSet::new();
    for source in ctx.map.sources.values() {
        let Some(read) = source.read.map(|read| ctx.project.source(read)) else {
            continue;
        };
        let known = ctx.options.memory.sha256(read.file);
        let is_changed = known.is_some_and(|known| known != read.reading.sha256);
        if !is_changed || !told.insert(read.file) {
            continue;
        }
        out.push(
            Diagnostic::new(
                RULE.code,
                format!(
                    "the source `{}` has changed since its quotations were anchored",
                    source.id
                ),
                source.name_at,
                "another text than before",
            )
            .with_help(
                "look at what is said of its quotations, if anything; then `hence anchor` notes where they stand now",
            ),
        );
    }
}
