//! Writes a generated map to standard output, to measure the command line with: `generate CLAIMS [SEED]`.

use std::io::{self, Write as _};

use hence_testing::generate_text;

/// Words in a claim, and relations of a claim.
const SHAPE: (usize, usize) = (12, 2);

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut number = |otherwise| {
        arguments
            .next()
            .and_then(|text| text.parse().ok())
            .unwrap_or(otherwise)
    };
    let (claims, seed) = (number(10_000), number(1));
    let (words, relations) = SHAPE;
    io::stdout()
        .lock()
        .write_all(generate_text(claims as usize, words, relations, seed).as_bytes())
}
