//! `misspelt-key`, found by resolving attributes.

use hence_source::Severity;

use crate::{Check, Group, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "misspelt-key",
    severity: Severity::Note,
    group: Group::Text,
    since: "0.1.0",
    page: include_str!("../../docs/misspelt-key.md"),
    check: Check::Reading,
};
