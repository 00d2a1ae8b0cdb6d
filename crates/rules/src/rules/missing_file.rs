//! `missing-file`, found by following the `use` and `source` lines; its cases stand with the crate's tests.

use hence_source::Severity;

use crate::{Check, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "missing-file",
    severity: Severity::Error,
    group: Group::Text,
    since: "0.1.0",
    page: include_str!("../../docs/missing-file.md"),
    check: Check::Reading,
};
