//! `unknown-word`, found by the parser; its cases stand with the crate's tests.

use hence_source::Severity;

use crate::{Check, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "unknown-word",
    severity: Severity::Error,
    group: Group::Text,
    since: "0.1.0",
    page: include_str!("../../docs/unknown-word.md"),
    check: Check::Reading,
};
