//! From documents to the [`Map`]: what a set of files means, with every name resolved.

pub mod arena;
mod model;

pub use arena::{Id, IndexVec};
pub use model::*;
