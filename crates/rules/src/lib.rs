//! The findings: one file a rule.
//!
//! [`check`] is the one entry that the command line, an editor or a page calls: it builds the map of a root file, asks
//! the reasoner for the verdicts, lets every rule look at both, and returns the lot as an [`Outcome`].
//!
//! A rule is a static [`Rule`]: a code, a grade, a page of documentation, and a function of the [`Context`]. It reads
//! no files and no clock. [`RULES`] is the one list of them.

mod check;
mod context;
mod defence;
mod felling;
mod gaps;
mod hanging;
mod library;
mod lost_words;
mod misreading;
mod options;
mod propositions;
mod quotations;
mod quoted_words;
mod registry;
mod relations;
mod rule;
mod rules;
mod sides;

pub use check::{Outcome, check, check_texts, findings};
pub use context::{Context, Subject, Use};
pub use misreading::Misreading;
pub use options::{Level, Options, UnknownRule};
pub use propositions::Propositions;
pub use quotations::{differences, rule_of as rule_of_quotation};
pub use registry::{RULES, rule};
pub use rule::{Check, Group, Rule};
