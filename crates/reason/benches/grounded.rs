//! The reasoner on generated maps.

use hence_reason::{Structure, reason};
use hence_testing::{fan, generate_map};

fn main() {
    divan::main();
}

#[divan::bench(args = [100, 10_000, 100_000])]
fn verdicts(bencher: divan::Bencher<'_, '_>, claims: usize) {
    let map = generate_map(claims, 1, 1);
    bencher.bench(|| reason(divan::black_box(&map)));
}

#[divan::bench(args = [100, 10_000, 100_000])]
fn verdicts_of_dense_maps(bencher: divan::Bencher<'_, '_>, claims: usize) {
    let map = generate_map(claims, 3, 1);
    bencher.bench(|| reason(divan::black_box(&map)));
}

#[divan::bench(args = [100, 10_000, 100_000])]
fn structure(bencher: divan::Bencher<'_, '_>, claims: usize) {
    let map = generate_map(claims, 1, 1);
    bencher.bench(|| Structure::new(divan::black_box(&map)));
}

#[divan::bench(args = [100, 10_000, 100_000])]
fn opposing_inferences(bencher: divan::Bencher<'_, '_>, inferences: usize) {
    let map = fan(inferences / 2, inferences / 2);
    bencher.bench(|| reason(divan::black_box(&map)));
}
