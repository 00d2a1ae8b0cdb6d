//! How fast a map is parsed and laid out: 10,000 claims of twelve words, with two relations each.

use std::fmt::Write as _;

use divan::Bencher;
use divan::counter::BytesCount;
use hence_source::FileId;
use hence_syntax::{Dialect, format, parse};

fn main() {
    divan::main();
}

const CLAIMS: usize = 10_000;

/// Words of about the length of English ones.
const WORDS: [&str; 13] = [
    "Europe", "should", "become", "a", "stable", "and", "secure", "region", "for", "all", "who",
    "live", "there",
];

fn words(seed: usize) -> String {
    let words: Vec<_> = (0..12)
        .filter_map(|place| WORDS.get((seed * 7 + place * 5) % WORDS.len()).copied())
        .collect();
    words.join(" ")
}

fn map() -> String {
    let mut text = "title: A map\n".to_owned();
    for claim in 0..CLAIMS {
        if claim % 50 == 0 {
            let _ = write!(text, "\n# Part {}\n\n", claim / 50);
        }
        let _ = write!(
            text,
            "[claim-{claim}] {}. #tag\n  because (strong) [claim-{}] and [claim-{}]\n  but {}.\n",
            words(claim),
            claim + 1,
            claim + 2,
            words(claim + 1),
        );
    }
    text
}

/// The same map with none of the characters that ask for a second look.
fn plain_map() -> String {
    map().replace(" #tag", "")
}

#[divan::bench]
fn parses_a_map(bencher: Bencher) {
    let text = map();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| parse(FileId::from_index(0), &text, Dialect::Hence));
}

#[divan::bench]
fn parses_a_map_without_tags(bencher: Bencher) {
    let text = plain_map();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| parse(FileId::from_index(0), &text, Dialect::Hence));
}

#[divan::bench]
fn parses_a_map_in_markdown(bencher: Bencher) {
    let text = format!("# Memo\n\n```hence\n{}```\n", map());
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| parse(FileId::from_index(0), &text, Dialect::Markdown));
}

#[divan::bench]
fn parses_lines_that_all_are_wrong(bencher: Bencher) {
    let text = map().replace("because", "becuase").replace('[', "[[");
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| parse(FileId::from_index(0), &text, Dialect::Hence));
}

#[divan::bench]
fn lays_a_map_out(bencher: Bencher) {
    let text = map();
    let document = parse(FileId::from_index(0), &text, Dialect::Hence).document;
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| format(&text, &document));
}
