//! How long it takes to write a map as JSON: `cargo bench -p hence-render`.
//!
//! Bytes per second count the JSON.

#![expect(
    clippy::unwrap_used,
    reason = "the generated map is there, and a vector takes everything"
)]

use divan::Bencher;
use divan::counter::BytesCount;
use hence_render::json::{Input, Layout, write};
use hence_rules::{Options, check};
use hence_testing::{Texts, generate_text};

fn main() {
    divan::main();
}

#[divan::bench(args = [100, 10_000], sample_count = 10)]
fn pretty(bencher: Bencher<'_, '_>, claims: usize) {
    bench(bencher, claims, Layout::Pretty);
}

#[divan::bench(args = [100, 10_000], sample_count = 10)]
fn compact(bencher: Bencher<'_, '_>, claims: usize) {
    bench(bencher, claims, Layout::Compact);
}

fn bench(bencher: Bencher<'_, '_>, claims: usize, layout: Layout) {
    let text = generate_text(claims, 12, 2, 1);
    let (project, root) = Texts::new([("map.hence", text.as_str())])
        .open("map.hence")
        .unwrap();
    let outcome = check(&project, root, &Options::new());
    let input = Input {
        root,
        project: &project,
        map: &outcome.map,
        anchoring: &outcome.anchoring,
        verdicts: outcome.verdicts(),
        diagnostics: &outcome.diagnostics,
    };
    let json = || {
        let mut bytes = Vec::new();
        write(&mut bytes, input, layout).unwrap();
        bytes
    };
    bencher.counter(BytesCount::new(json().len())).bench(json);
}
