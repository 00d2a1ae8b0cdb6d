//! Tests of the parser, the formatter and the Markdown front end, through what the crate offers.

mod common;
mod diagnostics;
mod grammar;
mod markdown;
