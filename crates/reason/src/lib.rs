//! From a [`Map`](hence_map::Map) to its verdicts: what stands, given what the map says.
//!
//! [`reason`] compiles a map into a flat assumption-based argumentation framework, without ever unrolling an argument,
//! and labels it under the grounded semantics. Two rules of thumb come out of it: a bare assertion yields to a
//! reasoned objection, and reasons against reasons stand contested unless one side outweighs the other.
//!
//! Nothing here knows of texts.

mod atoms;
mod column;
mod components;
mod conflicts;
mod consistency;
mod grounded;
mod grounds;
mod network;
mod preferences;
mod reasoning;
mod strict;
mod structure;
mod translation;
mod trials;

pub use reasoning::{
    Grounds, Inconsistency, Link, LinkCause, Minimality, Origin, PreferenceCycle, Reasoning,
    SelfContradiction, Verdicts, reason,
};
pub use structure::{Circle, CircleStep, Footing, Load, Structure};
