//! Tests of the parser, the formatter and the Markdown front end, through what the crate offers.

#[cfg(test)]
mod common;
#[cfg(test)]
mod diagnostics;
#[cfg(test)]
mod generate;
#[cfg(test)]
mod grammar;
#[cfg(test)]
mod layout;
#[cfg(test)]
mod markdown;
#[cfg(test)]
mod outline;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod scale;
