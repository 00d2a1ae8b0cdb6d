//! Every command of the binary, with every option: what it writes where, and its exit status.

mod anchor;
mod annotate;
mod check;
mod config;
mod fix;
mod fmt;
mod formats;
mod new;
mod output;
mod render;
mod samples;
mod sources;
mod texts;
