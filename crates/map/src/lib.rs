//! From documents to the [`Map`]: what a set of files means, with every name resolved.

pub mod arena;
mod lower;
mod model;
mod names;
pub mod project;
pub mod scheme;

pub use arena::{Id, IndexVec, Lists};
pub use lower::{Lowered, lower};
pub use model::*;
pub use project::Project;
pub use scheme::SchemeLibrary;
