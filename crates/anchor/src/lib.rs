//! Quotations and the source that they are from: where each stands, and how surely.
//!
//! Text goes in, graded places come out; nothing is read, and no finding is worded here. [`place_all`] knows texts alone;
//! [`Anchoring`] asks it for all quotations of a map.

mod anchor;
mod anchoring;
mod approximate;
mod assertion;
mod clauses;
mod context;
mod coverage;
mod difference;
mod draft;
mod elision;
mod ends;
mod fidelity;
mod forms;
mod fuzzy;
mod governing;
mod grade;
mod grammar;
mod hash;
mod lock;
mod locking;
mod memory;
mod mentions;
mod normal;
mod operators;
mod patterns;
mod quotes;
mod reach;
mod search;
mod sentences;
mod shift;
mod signals;
<<<<<<< HEAD
mod standing;
=======
>>>>>>> 156ad6e
mod stems;
mod strength;
mod text;
mod tokens;
mod words;

pub use anchor::{Place, Placement, Quotation, Remembered, SHORT, place_all};
pub use anchoring::{Anchor, Anchoring};
pub use context::{surroundings, words_before};
pub use coverage::{Coverage, CoverageCounts, Reading, Sentence, place_skips};
pub use difference::{Comparison, Difference, compare};
pub use draft::draft;
pub use fidelity::Fidelity;
pub use fuzzy::{Approximate, Pattern, Start, places};
pub use governing::{Governing, Governor, governors};
pub use grade::{Evidence, Grade, decide};
pub use lock::{Lock, LockedQuotation, LockedSource};
pub use locking::Locking;
pub use memory::{Memory, RememberedPlace};
pub use mentions::mentions;
pub use normal::{LineBreak, Normal};
pub use search::{Found, find_all};
pub use sentences::sentences;
pub use shift::{Direction, Shift, ShiftKind, shifts};
pub use signals::{Signal, SignalKind, signals};
pub use standing::stand_in;
pub use text::SourceText;
pub use words::{Word, is_operator, words};
