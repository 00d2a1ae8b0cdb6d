//! Long documents for benchmarks.

use std::fmt::Write;

/// Words to write claims with.
const WORDS: [&str; 32] = [
    "security", "of", "growth", "the", "policy", "with", "europe", "trade", "stable", "more",
    "costs", "in", "public", "for", "energy", "north", "reform", "would", "rise", "support",
    "less", "market", "a", "treaty", "regional", "is", "market", "water", "budget", "than",
    "climate", "open",
];

/// Claims below one heading.
const GROUP: usize = 50;

/// A small generator of numbers that look random (`SplitMix64`: Steele, Lea & Flood 2014).
struct Numbers(u64);

impl Numbers {
    /// Returns a number below `bound`, or 0 where `bound` is 0.
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % (bound.max(1) as u64)).unwrap_or(0)
    }
}

/// Writes a `.hence` document of `claims` claims, each with `words` words and `relations` relations, always the same one
/// for the same `seed`. With ten words and one or two relations a claim takes about 100 bytes.
///
/// Of 100 relations 60 are `because`, 25 `but`, 5 `contradicts`, 10 carry an `unless` of their own. They point to
/// claims further down, so that the map is acyclic but for one in fifty. A claim without reasons is given or
/// supposed, but for one in ten. Every 50 claims a heading.
pub fn generate_text(claims: usize, words: usize, relations: usize, seed: u64) -> String {
    let mut numbers = Numbers(seed);
    let mut text = String::with_capacity(claims.saturating_mul(100));
    text.push_str("title: A generated map\n");
    for claim in 0..claims {
        if claim % GROUP == 0 {
            push(&mut text, format_args!("\n# Part {}\n", claim / GROUP + 1));
        }
        text.push('\n');
        let kinds: Vec<usize> = (0..relations).map(|_| numbers.below(100)).collect();
        let has_reason = claim + 1 < claims && kinds.iter().any(|&kind| kind < 60);
        let stance = stance(has_reason, &mut numbers);
        let is_given = stance == "given ";
        text.push_str(stance);
        push(&mut text, format_args!("[c{claim}]"));
        for _ in 0..words.max(1) {
            text.push(' ');
            text.push_str(WORDS.get(numbers.below(WORDS.len())).copied().unwrap_or(""));
        }
        text.push_str(".\n");
        for kind in kinds {
            if let Some(target) = target(claim, claims, &mut numbers) {
                relation(&mut text, kind, target, !is_given);
                if (85..95).contains(&kind) {
                    exception(&mut text, target, claims, &mut numbers);
                }
            }
        }
    }
    text
}

fn stance(has_reason: bool, numbers: &mut Numbers) -> &'static str {
    match (has_reason, numbers.below(10)) {
        (false, 1..4) => "given ",
        (false, 4..) => "suppose ",
        _ => "",
    }
}

/// Two given claims must not contradict each other, or there would be no verdicts.
fn relation(text: &mut String, kind: usize, target: usize, can_contradict: bool) {
    let connective = match kind {
        60..85 => "but",
        95.. if can_contradict => "contradicts",
        _ => "because",
    };
    push(text, format_args!("  {connective} [c{target}]\n"));
}

/// An exception to the relation above it.
fn exception(text: &mut String, below: usize, claims: usize, numbers: &mut Numbers) {
    if let Some(exception) = target(below, claims, numbers) {
        push(text, format_args!("  unless [c{exception}]\n"));
    }
}

/// A claim further down within two hundred, or one time in fifty any claim but `claim` itself.
fn target(claim: usize, claims: usize, numbers: &mut Numbers) -> Option<usize> {
    let after = claims - claim - 1;
    if numbers.below(50) == 0 {
        return Some(numbers.below(claims)).filter(|&target| target != claim);
    }
    (after > 0).then(|| claim + 1 + numbers.below(after.min(200)))
}

fn push(text: &mut String, line: std::fmt::Arguments<'_>) {
    text.write_fmt(line).expect("a string takes all text");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_takes_about_a_hundred_bytes() {
        let text = generate_text(1_000, 10, 1, 7);
        assert_eq!(text, generate_text(1_000, 10, 1, 7));
        let per_claim = text.len() / 1_000;
        assert!((80..120).contains(&per_claim), "{per_claim} bytes");
    }

    #[test]
    fn the_mix_is_as_described() {
        let text = generate_text(5_000, 4, 1, 1);
        let share = |word: &str| {
            let lines = text
                .lines()
                .filter(|line| line.trim_start().starts_with(word));
            lines.count() * 100 / 5_000
        };
        assert!(
            (68..=72).contains(&share("because")),
            "{}",
            share("because")
        );
        assert!((23..=27).contains(&share("but")), "{}", share("but"));
        assert!((8..=12).contains(&share("unless")), "{}", share("unless"));
        assert!(
            (3..=6).contains(&share("contradicts")),
            "{}",
            share("contradicts")
        );
    }
}
