//! Large maps for benchmarks, as documents and as maps.

use std::fmt::Write;

use hence_map::{ClaimId, Id, Literal, Map, Stance};

use crate::MapBuilder;

/// Words to write claims with.
const WORDS: [&str; 32] = [
    "security", "of", "growth", "the", "policy", "with", "europe", "trade", "stable", "more",
    "costs", "in", "public", "for", "energy", "north", "reform", "would", "rise", "support",
    "less", "market", "a", "treaty", "regional", "is", "debt", "water", "budget", "than",
    "climate", "open",
];

/// Claims below one heading.
const GROUP: usize = 50;

/// How far down the claim is at most that a relation points to, but for one in fifty.
const REACH: usize = 200;

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

/// What a large map says of one claim.
struct Plan {
    stance: Option<Stance>,
    relations: Vec<Relation>,
}

/// A relation to another claim.
enum Relation {
    /// A reason, and perhaps its exception.
    Because(usize, Option<usize>),
    But(usize),
    Contradicts(usize),
}

impl Plan {
    /// Plans claim number `claim` of `claims`.
    fn new(claim: usize, claims: usize, relations: usize, numbers: &mut Numbers) -> Self {
        let relations: Vec<Relation> = (0..relations)
            .filter_map(|_| Relation::new(claim, claims, numbers))
            .collect();
        let is_because = |relation: &Relation| matches!(relation, Relation::Because(..));
        let stance = match numbers.below(10) {
            _ if relations.iter().any(is_because) => None,
            0 => None,
            1..4 => Some(Stance::Given),
            _ => Some(Stance::Supposed),
        };
        let mut plan = Self { stance, relations };
        if stance == Some(Stance::Given) {
            // Two given claims that contradict each other would leave no verdicts.
            plan.relations
                .retain(|relation| !matches!(relation, Relation::Contradicts(_)));
        }
        plan
    }
}

impl Relation {
    fn new(claim: usize, claims: usize, numbers: &mut Numbers) -> Option<Self> {
        let kind = numbers.below(100);
        let target = target(claim, claims, numbers)?;
        Some(match kind {
            0..60 => Self::Because(target, None),
            60..85 => Self::But(target),
            85..95 => Self::Because(target, self::target(claim, claims, numbers)),
            _ => Self::Contradicts(target),
        })
    }
}

/// A claim further down within reach, or one time in fifty any claim but `claim` itself.
fn target(claim: usize, claims: usize, numbers: &mut Numbers) -> Option<usize> {
    let after = claims - claim - 1;
    if numbers.below(50) == 0 {
        return Some(numbers.below(claims)).filter(|&target| target != claim);
    }
    (after > 0).then(|| claim + 1 + numbers.below(after.min(REACH)))
}

/// Returns a map of `claims` claims with `relations` relations each, always the same one for the same `seed`.
///
/// Of 100 relations 60 are reasons, 25 objections, 5 contradictions, 10 are reasons with an exception. They point to claims
/// further down, so that the map is acyclic but for one in fifty. Of the claims without reasons three in ten are given,
/// six supposed.
pub fn generate_map(claims: usize, relations: usize, seed: u64) -> Map {
    let mut numbers = Numbers(seed);
    let mut builder = MapBuilder::new();
    let ids: Vec<ClaimId> = (0..claims).map(|_| builder.claim()).collect();
    for &id in &ids {
        let plan = Plan::new(id.index(), claims, relations, &mut numbers);
        if let Some(stance) = plan.stance {
            builder.stance(id, stance);
        }
        for relation in plan.relations {
            match relation {
                Relation::Because(target, exception) => {
                    let inference = builder.because(id, &[ClaimId::from_index(target)]);
                    if let Some(exception) = exception.map(ClaimId::from_index) {
                        builder.unless(inference, &[Literal::positive(exception)]);
                    }
                }
                Relation::But(target) => {
                    builder.but(id, &[ClaimId::from_index(target)]);
                }
                Relation::Contradicts(target) => {
                    builder.contradicts(id, ClaimId::from_index(target));
                }
            }
        }
    }
    builder.build()
}

/// Writes a map as [`generate_map`] makes them as a `.hence` document, each claim with `words` words. Every 50 claims there is a
/// heading. With ten words and one relation a claim takes about 100 bytes.
pub fn generate_text(claims: usize, words: usize, relations: usize, seed: u64) -> String {
    let mut numbers = Numbers(seed);
    let mut text = String::with_capacity(claims.saturating_mul(100));
    text.push_str("title: A generated map\n");
    for claim in 0..claims {
        if claim % GROUP == 0 {
            push(&mut text, format_args!("\n# Part {}\n", claim / GROUP + 1));
        }
        let plan = Plan::new(claim, claims, relations, &mut numbers);
        text.push('\n');
        text.push_str(match plan.stance {
            Some(Stance::Given) => "given ",
            Some(_) => "suppose ",
            None => "",
        });
        push(&mut text, format_args!("[c{claim}]"));
        for _ in 0..words.max(1) {
            text.push(' ');
            text.push_str(WORDS.get(numbers.below(WORDS.len())).copied().unwrap_or(""));
        }
        text.push_str(".\n");
        for relation in plan.relations {
            write_relation(&mut text, &relation);
        }
    }
    text
}

fn write_relation(text: &mut String, relation: &Relation) {
    match relation {
        Relation::Because(target, exception) => {
            push(text, format_args!("  because [c{target}]\n"));
            if let Some(exception) = exception {
                push(text, format_args!("  unless [c{exception}]\n"));
            }
        }
        Relation::But(target) => push(text, format_args!("  but [c{target}]\n")),
        Relation::Contradicts(target) => push(text, format_args!("  contradicts [c{target}]\n")),
    }
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
