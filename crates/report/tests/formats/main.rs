//! What each format makes of findings that are hard to show.

mod fixture;
mod properties;
mod snapshots;
mod structure;
