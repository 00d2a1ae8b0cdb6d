//! What a rule is.

use hence_source::{Diagnostic, Severity};

use crate::Context;
use crate::rules::{source_changed, unused_claim_file, unused_source};

/// A rule: what it is called, how grave it is, where it is explained, and how it is checked.
#[derive(Debug)]
pub struct Rule {
    /// The stable kebab-case name. It is never given to another rule.
    pub code: &'static str,
    /// The grade that holds unless a project sets another.
    pub severity: Severity,
    /// What it is about.
    pub group: Group,
    /// The version that it came with.
    pub since: &'static str,
    /// Its page in Markdown: what it does, why it matters, an example before and after.
    pub page: &'static str,
    /// How it is checked.
    pub check: Check,
}

impl Rule {
    /// Tells whether `allow:` below a claim silences the rule there: every rule but those about the text, where what the
    /// claim says is not known, and those about no claim.
    pub fn can_be_allowed(&self) -> bool {
        self.group != Group::Text && self.is_about_claims()
    }

    /// Tells whether findings of the rule are about claims.
    pub fn is_about_claims(&self) -> bool {
        let about_others = [
            &unused_source::RULE,
            &unused_claim_file::RULE,
            &source_changed::RULE,
        ];
        !about_others.iter().any(|rule| rule.code == self.code)
    }

    /// Returns the page's first paragraph under "What it does": the rule in a sentence or two.
    pub fn summary(&self) -> &'static str {
        let from = self
            .page
            .find("## What it does")
            .map_or(0, |at| at + "## What it does".len());
        let rest = self.page.get(from..).unwrap_or_default().trim_start();
        rest.split("\n\n").next().unwrap_or_default().trim_end()
    }
}

/// What a rule is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Group {
    /// The text cannot be read as it is meant.
    Text,
    /// A claim lacks support.
    Unsupported,
    /// Claims or reasons conflict.
    Conflicting,
    /// A quotation is not what its source says, or a claim not what its quotation says.
    Quotations,
    /// The map could be tidier.
    Care,
}

impl Group {
    /// The groups, in the order of the documentation.
    pub const ALL: [Self; 5] = [
        Self::Text,
        Self::Unsupported,
        Self::Conflicting,
        Self::Quotations,
        Self::Care,
    ];

    /// Returns the title that the group has in the documentation.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Text => "Errors of the text",
            Self::Unsupported => "Unsupported",
            Self::Conflicting => "Conflicting",
            Self::Quotations => "Quotations",
            Self::Care => "Care",
        }
    }
}

/// How a rule is checked.
#[derive(Clone, Copy)]
pub enum Check {
    /// Whoever reads the text finds it: the parser, or the resolving of names.
    Reading,
    /// A function of the map alone; it runs also where the givens are inconsistent.
    Map(fn(&Context<'_>, &mut Vec<Diagnostic>)),
    /// A function of the map and the verdicts; it does not run where there are none.
    Verdicts(fn(&Context<'_>, &mut Vec<Diagnostic>)),
    /// As [`Check::Verdicts`], and of what all other rules have found.
    Rest(fn(&Context<'_>, &[Diagnostic], &mut Vec<Diagnostic>)),
}

impl std::fmt::Debug for Check {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Self::Reading => "Reading",
            Self::Map(_) => "Map",
            Self::Verdicts(_) => "Verdicts",
            Self::Rest(_) => "Rest",
        })
    }
}
