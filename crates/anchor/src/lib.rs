//! Quotations and the source that they are from: where each stands, and how surely.
//!
//! Text goes in, graded places come out; nothing is read, and no finding is worded here.

mod anchor;
mod approximate;
mod assertion;
mod clauses;
mod context;
mod difference;
mod elision;
mod forms;
mod fuzzy;
mod governing;
mod grade;
mod grammar;
mod hash;
mod normal;
mod operators;
mod patterns;
mod quotes;
mod reach;
mod search;
mod sentences;
mod shift;
mod signals;
mod stems;
mod strength;
mod text;
mod tokens;
mod words;

pub use anchor::{Place, Placement, Quotation, Remembered, SHORT, place_all};
pub use difference::{Comparison, Difference, compare};
pub use fuzzy::{Approximate, Pattern, Start, places};
pub use governing::{Governing, Governor, governors};
pub use grade::{Evidence, Grade, decide};
pub use normal::{LineBreak, Normal};
pub use search::{Found, find_all};
pub use sentences::sentences;
pub use shift::{Direction, Shift, ShiftKind, shifts};
pub use signals::{Signal, SignalKind, signals};
pub use text::SourceText;
pub use words::{Word, is_operator, words};
