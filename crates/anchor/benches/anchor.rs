//! How long it takes to find quotations again: `cargo bench -p hence-anchor`.
//!
//! Bytes per second count the source.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use hence_anchor::{Quotation, SourceText, place_all, places};

const BYTES: usize = 800_000;

fn main() {
    divan::main();
}

/// Returns a text of words that hardly repeats itself.
fn text() -> String {
    let syllables = [
        "ba", "ke", "lo", "mi", "nu", "ra", "so", "ti", "ve", "st", "er", "an", "fi",
    ];
    let mut text = String::with_capacity(BYTES + 32);
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    while text.len() < BYTES {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let mut rest = state >> 8;
        for _ in 0..=rest % 4 {
            rest /= 4;
            let syllable = syllables.get((rest % 13) as usize);
            text.push_str(syllable.copied().unwrap_or_default());
            rest /= 13;
        }
        text.push_str(match state % 97 {
            0..=5 => ", ",
            6..=11 => ".\n",
            12 => " – ",
            13 => "’s ",
            14 => ".\n\n",
            _ => " ",
        });
    }
    text
}

/// Returns quotations of 150 characters, evenly spread.
fn cut(text: &str, count: usize) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let windows = chars.windows(150).step_by(chars.len() / count);
    windows
        .take(count)
        .map(|window| window.iter().collect())
        .collect()
}

fn bench(bencher: Bencher<'_, '_>, text: &str, quotations: &[String]) {
    let quotations: Vec<Quotation<'_>> = quotations
        .iter()
        .map(|text| Quotation {
            text,
            ..Quotation::default()
        })
        .collect();
    bencher.counter(BytesCount::of_str(text)).bench_local(|| {
        let source = SourceText::new(text);
        black_box(place_all(&source, &quotations))
    });
}

#[divan::bench(sample_count = 20)]
fn exact_6000(bencher: Bencher<'_, '_>) {
    let text = text();
    bench(bencher, &text, &cut(&text, 6000));
}

#[divan::bench(sample_count = 20)]
fn normalised_6000(bencher: Bencher<'_, '_>) {
    let text = text();
    let quotations: Vec<String> = cut(&text, 6000)
        .iter()
        .map(|quotation| {
            quotation
                .replace('’', "'")
                .replace(" – ", " -- ")
                .replace('\n', " ")
        })
        .collect();
    bench(bencher, &text, &quotations);
}

/// One quotation of as many characters that is in the text with some letters changed.
#[divan::bench(args = [60, 150, 400, 2000], sample_count = 10)]
fn fuzzy_1(bencher: Bencher<'_, '_>, length: usize) {
    let text = text();
    let quotation: String = text.chars().skip(400_000).take(length).collect();
    bench(
        bencher,
        &text,
        &[quotation.replace("er", "re").replace("ba", "xx")],
    );
}

/// The approximate search alone, for a pattern that the text does not have.
#[divan::bench(args = [60, 150, 400, 2000], sample_count = 10)]
fn search_1(bencher: Bencher<'_, '_>, length: usize) {
    let text: Vec<char> = text().chars().collect();
    let pattern: Vec<char> = text
        .iter()
        .skip(400_000)
        .step_by(2)
        .take(length)
        .copied()
        .collect();
    bencher
        .counter(BytesCount::new(BYTES))
        .bench_local(|| black_box(places(&pattern, &text, length * 4 / 10, 8)));
}

/// A text of one letter, and quotations of up to 100 kB of it.
#[divan::bench(sample_count = 1)]
fn one_letter(bencher: Bencher<'_, '_>) {
    let text = "a".repeat(BYTES);
    let lengths = (1..=100).map(|index| index * 1000);
    let quotations: Vec<String> = lengths
        .flat_map(|length| ["a".repeat(length), "a".repeat(length) + "b"])
        .collect();
    let long: Vec<String> = quotations
        .into_iter()
        .filter(|one| one.len() > 5000)
        .collect();
    bench(bencher, &text, &long);
}
