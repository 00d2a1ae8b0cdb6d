//! `exception-on-strict`, found by resolving the names of the map; its cases stand with the crate's tests.

use hence_source::Severity;

use crate::{Check, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "exception-on-strict",
    severity: Severity::Error,
    group: Group::Text,
    since: "0.1.0",
    page: include_str!("../../docs/exception-on-strict.md"),
    check: Check::Reading,
};
