//! Quotations and the source that they are from: where each stands, and how surely.
//!
//! Text goes in, graded places come out; nothing is read, and no finding is worded here. [`place_all`] knows texts alone;
//! [`Anchoring`] asks it for all quotations of a map.

mod anchor;
mod anchoring;
mod approximate;
mod context;
mod difference;
mod elision;
mod ends;
mod fidelity;
mod forms;
mod fuzzy;
mod governing;
mod grade;
mod hash;
mod lock;
mod locking;
mod memory;
mod normal;
mod quotes;
mod search;
mod sentences;
mod shift;
mod signals;
mod standing;
mod text;
mod words;

pub use anchor::{Place, Placement, Quotation, Remembered, SHORT, place_all};
pub use anchoring::{Anchor, Anchoring};
pub use context::{surroundings, words_before};
pub use difference::{Comparison, Difference, compare};
pub use fidelity::Fidelity;
pub use fuzzy::{Approximate, Pattern, Start, places};
pub use governing::{Governing, Governor, governors};
pub use grade::{Evidence, Grade, decide};
pub use lock::{Lock, LockedQuotation, LockedSource};
pub use locking::Locking;
pub use memory::{Memory, RememberedPlace};
pub use normal::{LineBreak, Normal};
pub use search::{Found, find_all};
pub use sentences::sentences;
pub use shift::{Direction, Shift, ShiftKind, shifts};
pub use signals::{Signal, SignalKind, signals};
pub use standing::stand_in;
pub use text::SourceText;
pub use words::{Word, is_operator, words};
