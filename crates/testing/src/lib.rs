//! What the tests of the other crates share.
//!
//! [`Sketch`] is a map in a few words, for tests and for random maps ([`sketches`]); [`naive`] works out its verdicts
//! as plainly as can be, for the real reasoner to be measured against; [`generate_map`] and [`generate_text`] make large maps and documents for
//! benchmarks. [`Texts`] is a project without a disk.

mod builder;
mod large;
pub mod naive;
mod random;
mod sketch;
mod texts;

pub use builder::MapBuilder;
pub use large::{generate_map, generate_text};
pub use random::{Mix, chain, fan, random_map, ring, sketches};
pub use sketch::{Reason, Signed, Sketch, Statement};
pub use texts::Texts;
