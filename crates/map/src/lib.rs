//! From documents to the [`Map`]: what a set of files means, with every name resolved.

pub mod arena;
mod few;
mod lower;
mod model;
mod names;
pub mod project;
mod rare;
pub mod scheme;

pub use arena::{Id, IndexVec, Lists};
pub use few::Few;
pub use lower::{Lowered, lower};
pub use model::*;
pub use project::Project;
pub use rare::{Blank, Rare};
pub use scheme::SchemeLibrary;
