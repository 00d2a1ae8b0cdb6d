//! From the bytes of a source to the words that a reader sees in it.
//!
//! A source is a text, a Markdown or an HTML file. What is quoted is its *visible text*: no tags, no scripts, no markup.
//! A [`Reading`] holds that text beside the file's own, and knows which words of the one are which of the other.

mod encoding;
mod format;
mod html;
mod markdown;
mod reading;
mod visible;

pub use encoding::{Encoding, NotText};
pub use format::Format;
pub use reading::Reading;
