//! From a [`Map`](hence_map::Map) to its verdicts: what stands, given what the map says.
//!
//! [`reason`] compiles a map into a flat assumption-based argumentation framework, without ever unrolling an argument,
//! and labels it under the grounded semantics. Two rules of thumb come out of it: a bare assertion yields to a
//! reasoned objection, and reasons against reasons stand contested unless one side outweighs the other.
//!
//! [`Structure`] knows what rests on what, whatever the verdicts. Nothing here knows of texts.
//!
//! ```
//! use hence_map::{Stance, Verdict};
//! use hence_reason::reason;
//! use hence_testing::MapBuilder;
//!
//! // [close] because given [near]; suppose [far], which contradicts [close].
//! let mut builder = MapBuilder::new();
//! let [close, near, far] = [(); 3].map(|()| builder.claim());
//! builder.stance(near, Stance::Given).stance(far, Stance::Supposed);
//! builder.because(close, &[near]);
//! builder.contradicts(far, close);
//!
//! let verdicts = reason(&builder.build()).outcome.expect("the givens agree");
//! assert_eq!(verdicts.claims[close], Verdict::Accepted);
//! assert_eq!(verdicts.claims[far], Verdict::Rejected);
//! ```

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
    SelfContradiction, Verdicts, reason, reason_on,
};
pub use structure::{Circle, CircleStep, Footing, Load, Standing, Structure, Walk};
