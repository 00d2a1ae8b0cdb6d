//! How long a check takes, from text to findings: `cargo bench -p hence-rules`.
//!
//! The maps are generated: claims of 12 words with two relations each. Bytes per second count the source text, so
//! that equal figures at every size mean that the time grows with the text.

#![expect(clippy::unwrap_used, reason = "the generated map is there")]

use divan::Bencher;
use divan::counter::BytesCount;
use hence_rules::{Options, check, check_texts};
use hence_testing::{Texts, generate_text};

fn main() {
    divan::main();
}

#[divan::bench(args = [100, 10_000, 100_000], sample_count = 10)]
fn text_to_findings(bencher: Bencher<'_, '_>, claims: usize) {
    let text = generate_text(claims, 12, 2, 1);
    let texts = Texts::new([("map.hence", text.as_str())]);
    let options = Options::new();
    bencher
        .counter(BytesCount::of_str(&text))
        .with_inputs(|| texts.clone())
        .bench_values(|texts| {
            let (project, root) = texts.open("map.hence").unwrap();
            let found = check_texts(&project, |_| &options).len();
            (check(&project, root, &options), found)
        });
}
