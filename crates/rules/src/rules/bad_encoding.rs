//! `bad-encoding`, found by decoding the file; its cases stand with the crate's tests.

use hence_source::Severity;

use crate::{Check, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "bad-encoding",
    severity: Severity::Error,
    group: Group::Text,
    since: "0.1.0",
    page: include_str!("../../docs/bad-encoding.md"),
    check: Check::Reading,
};
