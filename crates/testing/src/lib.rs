//! What the tests of the other crates share.
//!
//! [`Sketch`] is a map in a few words, for tests and for random maps ([`sketches`]); [`naive`] works out its verdicts
//! as plainly as can be, for the real reasoner to be measured against; [`generate_text`] writes long documents for
//! benchmarks.

mod builder;
pub mod naive;
mod random;
mod sketch;
mod text;

pub use builder::MapBuilder;
pub use random::{Mix, chain, fan, random_map, ring, sketches};
pub use sketch::{Reason, Signed, Sketch, Statement};
pub use text::generate_text;
