//! A generated test bed: over 2,000 quotations from texts of our own, looked for again after the text has changed.

#![expect(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::cast_precision_loss,
    reason = "the texts and numbers are made here"
)]

#[path = "bed/changes.rs"]
mod changes;
#[path = "bed/texts.rs"]
mod texts;

use std::ops::Range;

use changes::{Change, Changed, change};
use hence_anchor::{
    Grade, LineBreak, Normal, Placement, Quotation, Remembered, SourceText, place_all,
};
use texts::{Numbers, REGISTERS, Token, text};

const TEXTS: usize = 24;
const SENTENCES: usize = 80;
const PER_TEXT: usize = 100;

/// A quotation of some words, with what would be remembered of it.
struct Cut {
    text: String,
    tokens: Range<usize>,
    start: u32,
    prefix: String,
    suffix: String,
}

/// What came of some quotations.
#[derive(Default)]
struct Tally {
    asked: usize,
    grades: [usize; 10],
    placed: usize,
    right: usize,
}

impl Tally {
    fn count(&mut self, placement: &Placement, truth: Option<&[Range<usize>]>) {
        self.asked += 1;
        self.grades[placement.grade as usize] += 1;
        let (Some(first), Some(last)) = (placement.parts.first(), placement.parts.last()) else {
            return;
        };
        self.placed += 1;
        let place = first.span.to(last.span).range();
        let is_right = truth.into_iter().flatten().any(|truth| {
            let shared = place
                .end
                .min(truth.end)
                .saturating_sub(place.start.max(truth.start));
            let all = place.end.max(truth.end) - place.start.min(truth.start);
            shared * 10 >= all * 7
        });
        self.right += usize::from(is_right);
    }

    fn share(&self, count: usize) -> f64 {
        100.0 * count as f64 / self.asked.max(1) as f64
    }

    fn row(&self, name: &str) -> String {
        let grades: Vec<String> = self
            .grades
            .iter()
            .map(|count| format!("{count:5}"))
            .collect();
        let (right, wrong) = (self.share(self.right), self.share(self.placed - self.right));
        format!(
            "{name:33} {:5} {right:7.2} {wrong:6.2} {}",
            self.asked,
            grades.join(" ")
        )
    }
}

/// Cuts quotations of 20 to 400 characters, each of which stands once in the text.
fn cuts(tokens: &[Token], original: &Changed, even: bool, numbers: &mut Numbers) -> Vec<Cut> {
    let key = |text: &str| {
        Normal::identity(text)
            .whitespace(LineBreak::DropHyphen)
            .typographic()
            .case()
            .as_str()
            .to_owned()
    };
    let (source, whole) = (SourceText::new(&original.text), key(&original.text));
    let mut cuts = Vec::new();
    while cuts.len() < PER_TEXT {
        let first = numbers.below(tokens.len());
        let wanted = match numbers.below(10) {
            0 => 20 + numbers.below(20),
            1..=3 => 40 + numbers.below(60),
            4..=8 => 80 + numbers.below(120),
            _ => 200 + numbers.below(190),
        };
        let start = original.words[first].1.start;
        let paragraph = tokens[first].paragraph;
        let inside = (first..tokens.len()).take_while(|at| tokens[*at].paragraph == paragraph);
        let Some(last) = inside.into_iter().find(|at| {
            original.text[start..original.words[*at].1.end]
                .chars()
                .count()
                >= wanted
        }) else {
            continue;
        };
        let end = original.words[last].1.end;
        let text = original.text[start..end].to_owned();
        let (sentence, other) = (tokens[first].sentence, tokens[last].sentence);
        if even && (sentence % 2 == 1 || sentence != other) {
            continue;
        }
        if text.chars().count() > 400 || whole.matches(&key(&text)).count() != 1 {
            continue;
        }
        let before: String = original.text[..start].chars().rev().take(32).collect();
        let prefix: String = before.chars().rev().collect();
        let suffix: String = original.text[end..].chars().take(32).collect();
        cuts.push(Cut {
            text,
            tokens: first..last + 1,
            start: source.code_point(start as u32),
            prefix: prefix
                .split_once(' ')
                .map_or(String::new(), |(_, words)| words.to_owned()),
            suffix: suffix
                .rsplit_once(' ')
                .map_or(String::new(), |(words, _)| words.to_owned()),
        });
    }
    cuts
}

/// Returns where the words of a quotation are now; a copied text has them twice.
fn truth(cut: &Cut, changed: &Changed) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut last = None;
    for (token, range) in &changed.words {
        if !cut.tokens.contains(&token.number) {
            continue;
        }
        match found.last_mut() {
            Some(open) if last <= Some(token.number) => open.end = range.end,
            _ => found.push(range.clone()),
        }
        last = Some(token.number);
    }
    found
}

fn run(what: Change, mixed: bool, with_memory: bool) -> Tally {
    let mut tally = Tally::default();
    for number in 0..TEXTS {
        let register = &REGISTERS[number % REGISTERS.len()];
        let mut numbers = Numbers::new(number as u64 + 1);
        let tokens = text(register, SENTENCES, mixed, &mut numbers);
        let original = change(&tokens, Change::Nothing, register, &mut numbers);
        let is_deleted = what == Change::Deleted;
        let cuts = cuts(&tokens, &original, is_deleted, &mut numbers);
        let changed = change(&tokens, what, register, &mut numbers);
        let quotations: Vec<Quotation<'_>> = cuts
            .iter()
            .map(|cut| Quotation {
                text: &cut.text,
                after: None,
                remembered: with_memory.then_some(Remembered {
                    start: cut.start,
                    prefix: &cut.prefix,
                    suffix: &cut.suffix,
                }),
            })
            .collect();
        let placements = place_all(&SourceText::new(&changed.text), &quotations);
        for (cut, placement) in cuts.iter().zip(&placements) {
            let truth = (what != Change::Deleted).then(|| truth(cut, &changed));
            tally.count(placement, truth.as_deref());
        }
    }
    tally
}

#[test]
fn quotations_are_found_again() {
    let grades = "exact space typog  case fuzzy revie alter ambig moved  lost";
    println!("{:33} asked   right  wrong {grades}", "");
    let row = |what, mixed, name: &str| {
        let (plain, memory) = (run(what, mixed, false), run(what, mixed, true));
        println!("{}", plain.row(name));
        println!("{}", memory.row(&format!("{name}, remembered")));
        (plain, memory)
    };
    let table = |what, name: &str| row(what, true, name);
    let (plain, memory) = table(Change::Nothing, "unchanged");
    assert!(plain.asked >= 2000);
    assert_eq!(
        (plain.grades[0], memory.grades[0]),
        (plain.asked, plain.asked)
    );
    for (what, name) in [
        (Change::Rewrapped, "rewrapped"),
        (Change::Typography, "typography"),
    ] {
        let (plain, memory) = table(what, name);
        for tally in [plain, memory] {
            let found: usize = tally.grades[..=Grade::Typographic as usize].iter().sum();
            assert_eq!((found, tally.right), (tally.asked, tally.asked), "{name}");
        }
    }
    for percent in [3, 8, 15, 30] {
        let (plain, memory) = table(Change::Edited(percent), &format!("{percent} % edited"));
        for tally in [plain, memory] {
            assert!(
                percent > 8 || tally.share(tally.right) >= 95.0,
                "{percent} %"
            );
            let wrong = tally.share(tally.placed - tally.right);
            let most = if percent > 8 { 2.0 } else { 0.5 };
            assert!(wrong <= most, "{percent} %");
        }
    }
    let (plain, memory) = table(Change::Moved, "paragraphs moved");
    assert_eq!((plain.right, memory.right), (plain.asked, plain.asked));
    let (plain, memory) = table(Change::Duplicated, "duplicated");
    assert_eq!(plain.grades[Grade::Ambiguous as usize], plain.asked);
    assert_eq!(memory.right, memory.asked);
    let (plain, memory) = row(Change::Deleted, false, "deleted");
    assert!(plain.share(plain.placed) <= 0.5 && memory.share(memory.placed) <= 0.5);
    // Where other sentences of the same form are left, a person is asked about some; none is taken for found.
    let (plain, memory) = row(Change::Deleted, true, "deleted, form is left");
    for tally in [plain, memory] {
        let found: usize = tally.grades[..=Grade::Fuzzy as usize].iter().sum();
        assert!(tally.share(found) <= 0.5);
    }
}
