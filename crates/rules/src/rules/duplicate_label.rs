//! `duplicate-label`, found by resolving the names of the map; its cases stand with the crate's tests.

use hence_source::Severity;

use crate::{Check, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "duplicate-label",
    severity: Severity::Error,
    group: Group::Text,
    since: "0.1.0",
    page: include_str!("../../docs/duplicate-label.md"),
    check: Check::Reading,
};
