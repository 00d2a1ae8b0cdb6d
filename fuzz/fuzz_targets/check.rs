//! Takes any bytes all the way: decode, parse, format, compare, resolve, reason, every rule, a report,
//! and every repair.
//!
//! The first byte says which language the others are read as: an even one the claim markup, an odd one Markdown.

#![no_main]

use hence_syntax::Dialect;
use hence_tests::{check_bytes, repair};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, text)) = bytes.split_first() else {
        return;
    };
    let dialect = if first % 2 == 0 {
        Dialect::Hence
    } else {
        Dialect::Markdown
    };
    check_bytes(text.to_vec(), dialect);
    if let Ok(text) = std::str::from_utf8(text) {
        repair(text.to_owned(), dialect);
    }
});
