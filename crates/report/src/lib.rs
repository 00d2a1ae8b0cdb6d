//! From findings to what people and programs read.
//!
//! Every format is made from the plain [`hence_source::Diagnostic`] and nothing else, one file each. The formats for
//! people ([`Format::Human`], [`Format::Narrated`], [`Format::Short`], [`Format::Github`]) never let a control
//! character or an invisible mark of a claim's text reach the terminal; those for programs ([`Format::Json`],
//! [`Format::Sarif`]) keep the true text.
//!
//! Nothing here reads or prints: [`write`](fn@write) writes into any [`std::fmt::Write`], a finding at a time, so that a caller can
//! stream a million of them.

mod columns;
mod fix;
mod format;
mod github;
mod human;
pub mod json;
mod narrated;
mod paint;
mod place;
mod report;
mod sarif;
mod short;
mod summary;
mod visible;
mod wrap;

pub use columns::width_of;
pub use fix::{Fixed, FixedFile, fix};
pub use format::{Format, UnknownFormat};
pub use report::{Options, Report, RuleInfo, Tool, write};
pub use summary::{MapSummary, Summary, ThesisLine};
pub use visible::{cut_to_width, visible};
