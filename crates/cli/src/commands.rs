//! One file a command.

pub(crate) mod anchor;
pub(crate) mod annotate;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod explain;
pub(crate) mod fmt;
pub(crate) mod man;
pub(crate) mod new;
pub(crate) mod render;
pub(crate) mod schema;
