//! `source-encoding`, found by reading sources; its cases stand with the crate's tests.

use hence_source::Severity;

use crate::{Check, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "source-encoding",
    severity: Severity::Note,
    group: Group::Text,
    since: "0.1.0",
    page: include_str!("../../docs/source-encoding.md"),
    check: Check::Reading,
};
