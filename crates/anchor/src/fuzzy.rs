//! The approximate search: where a quotation stands with the fewest letters added, dropped or replaced.
//!
//! Bit-parallel after G. Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic
//! programming" (J. ACM 46(3), 1999), a column of the table in blocks of 64 rows, with the cutoff of E. Ukkonen
//! ("Finding approximate patterns in strings", J. Algorithms 6, 1985): only blocks are computed in which a cell can
//! still be within the bound.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::RandomState;

/// The rows in a block.
const ROWS: u32 = u64::BITS;

/// An approximate place of a pattern.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Approximate {
    /// The characters of the text, by their numbers.
    pub range: Range<usize>,
    /// How many characters have to be added, dropped or replaced.
    pub edits: usize,
}

/// Where a search begins to count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Start {
    /// The pattern may begin anywhere in the text.
    Anywhere,
    /// The pattern begins where the text does.
    AtBeginning,
}

/// A pattern, made ready for searches.
#[derive(Debug)]
pub struct Pattern {
    length: usize,
    /// How many of its last characters lie in the last block.
    last_rows: u32,
    blocks: usize,
    /// The number of each character; 0 is one that the pattern does not have.
    ascii: [u32; 128],
    others: HashMap<char, u32, RandomState>,
    /// For each character, block by block, the rows at which the pattern has it.
    rows: Vec<u64>,
}

impl Pattern {
    /// Makes `pattern` ready. Linear, times the number of different characters.
    pub fn new(pattern: impl ExactSizeIterator<Item = char>) -> Self {
        let length = pattern.len();
        let blocks = length.div_ceil(ROWS as usize);
        let mut new = Self {
            length,
            last_rows: ROWS,
            blocks,
            ascii: [0; 128],
            others: HashMap::default(),
            rows: vec![0; blocks],
        };
        for (row, c) in pattern.enumerate() {
            let number = new.number_for(c) as usize;
            let (block, bit) = (row / ROWS as usize, row % ROWS as usize);
            if new.rows.len() <= number * blocks {
                new.rows.resize((number + 1) * blocks, 0);
            }
            if let Some(rows) = new.rows.get_mut(number * blocks + block) {
                *rows |= 1 << bit;
            }
            new.last_rows = bit as u32 + 1;
        }
        new
    }

    /// Returns the number of a character, a new one where it has none.
    fn number_for(&mut self, c: char) -> u32 {
        let next = (self.rows.len() / self.blocks.max(1)) as u32;
        let number = match self.ascii.get_mut(c as usize) {
            Some(number) => number,
            None => self.others.entry(c).or_insert(0),
        };
        if *number == 0 {
            *number = next;
        }
        *number
    }

    /// Returns the rows at which the pattern has `c`.
    fn rows_of(&self, c: char) -> &[u64] {
        let number = match self.ascii.get(c as usize) {
            Some(number) => *number,
            None => self.others.get(&c).copied().unwrap_or(0),
        };
        let start = number as usize * self.blocks;
        self.rows
            .get(start..start + self.blocks)
            .unwrap_or_default()
    }

    /// Tells `found` each end of a place with at most `bound` edits: how many characters of the text are before it,
    /// and the edits.
    pub fn scan(
        &self,
        text: impl Iterator<Item = char>,
        start: Start,
        bound: usize,
        mut found: impl FnMut(usize, usize),
    ) {
        let Some(mut column) = Column::new(self, bound) else {
            return;
        };
        let above = i64::from(start == Start::AtBeginning);
        for (at, c) in text.enumerate() {
            if let Some(edits) = column.advance(self.rows_of(c), above) {
                found(at + 1, edits);
            }
        }
    }
}

/// 64 rows of a column, as the differences from each row to the next.
#[derive(Clone, Copy)]
struct Block {
    plus: u64,
    minus: u64,
    /// The number in the last row.
    score: i64,
    rows: u32,
}

impl Block {
    /// Goes to the next column, given how the row above the block changes; returns how its last row does.
    fn advance(&mut self, same: u64, above: i64) -> i64 {
        let less_above = u64::from(above < 0);
        let vertical = same | self.minus;
        let same = same | less_above;
        let horizontal = ((same & self.plus).wrapping_add(self.plus) ^ self.plus) | same;
        let plus = self.minus | !(horizontal | self.plus);
        let minus = self.plus & horizontal;
        let last = self.rows - 1;
        let below = i64::from((plus >> last) & 1 == 1) - i64::from((minus >> last) & 1 == 1);
        let plus = (plus << 1) | u64::from(above > 0);
        let minus = (minus << 1) | less_above;
        self.plus = minus | !(vertical | plus);
        self.minus = plus & vertical;
        self.score += below;
        below
    }
}

/// A column of the table, as far down as it matters.
struct Column {
    blocks: Vec<Block>,
    /// How many of the blocks are computed; the others are out of reach.
    active: usize,
    bound: i64,
}

impl Column {
    fn new(pattern: &Pattern, bound: usize) -> Option<Self> {
        let bound = i64::try_from(bound.min(pattern.length)).ok()?;
        let mut score = 0;
        let blocks: Vec<Block> = (0..pattern.blocks)
            .map(|index| {
                let is_last = index + 1 == pattern.blocks;
                let rows = if is_last { pattern.last_rows } else { ROWS };
                score += i64::from(rows);
                Block {
                    plus: !0,
                    minus: 0,
                    score,
                    rows,
                }
            })
            .collect();
        let active = (usize::try_from(bound).ok()? / ROWS as usize + 1).min(blocks.len());
        (active > 0).then_some(Self {
            blocks,
            active,
            bound,
        })
    }

    /// Goes to the next column, and returns its last number where it is within the bound.
    fn advance(&mut self, same: &[u64], above: i64) -> Option<usize> {
        let mut change = above;
        let mut before = 0;
        for (block, same) in self.blocks.iter_mut().zip(same).take(self.active) {
            change = block.advance(*same, change);
            before = block.score - change;
        }
        let next = self.blocks.get_mut(self.active).zip(same.get(self.active));
        match next {
            Some((block, same)) if before <= self.bound && (same & 1 == 1 || change < 0) => {
                (block.plus, block.minus) = (!0, 0);
                block.score = before + i64::from(block.rows);
                block.advance(*same, change);
                self.active += 1;
            }
            _ => self.retreat(),
        }
        let last = self.blocks.get(self.active - 1)?;
        let is_whole = self.active == self.blocks.len();
        usize::try_from(last.score)
            .ok()
            .filter(|_| is_whole && last.score <= self.bound)
    }

    /// Leaves the blocks out in which every number is over the bound.
    fn retreat(&mut self) {
        while self.active > 1 {
            let last = self.blocks.get(self.active - 1);
            if last.is_none_or(|block| block.score < self.bound + i64::from(block.rows)) {
                break;
            }
            self.active -= 1;
        }
    }
}

/// Finds at most `most` places of `pattern` that do not overlap, each with at most `bound` edits: the best first,
/// and of equal ones the first in the text.
pub fn places(pattern: &[char], text: &[char], bound: usize, most: usize) -> Vec<Approximate> {
    let forwards = Pattern::new(pattern.iter().copied());
    let backwards = Pattern::new(pattern.iter().rev().copied());
    let reach = pattern.len() + bound;
    let mut ends: Vec<(usize, usize)> = Vec::new();
    forwards.scan(
        text.iter().copied(),
        Start::Anywhere,
        bound,
        |end, edits| {
            ends.push((end, edits));
        },
    );
    let mut chosen: Vec<Approximate> = Vec::new();
    while chosen.len() < most {
        let Some((end, edits)) = ends
            .iter()
            .copied()
            .min_by_key(|(end, edits)| (*edits, *end))
        else {
            break;
        };
        let floor = chosen
            .iter()
            .map(|place| place.range.end)
            .filter(|before| *before <= end)
            .max();
        let floor = floor.unwrap_or(0).max(end.saturating_sub(reach));
        let start = end
            - length(
                &backwards,
                text.get(floor..end).unwrap_or_default(),
                pattern.len(),
                edits,
            );
        let ceiling = chosen
            .iter()
            .map(|place| place.range.start)
            .filter(|after| *after >= end)
            .min();
        let ceiling = ceiling.unwrap_or(text.len()).min(end + reach);
        // What ends further on may have begun in the place: it is looked for anew behind it.
        ends.retain(|(other, _)| *other <= start || *other > ceiling.max(end));
        let behind = text.get(end..ceiling).unwrap_or_default();
        forwards.scan(
            behind.iter().copied(),
            Start::Anywhere,
            bound,
            |further, edits| {
                ends.push((end + further, edits));
            },
        );
        chosen.push(Approximate {
            range: start..end,
            edits,
        });
    }
    chosen
}

/// Returns how many of the last characters of `text` are the place that ends there with `edits` edits: of several
/// lengths the one nearest to the pattern's.
fn length(backwards: &Pattern, text: &[char], wanted: usize, edits: usize) -> usize {
    let mut best: Option<usize> = None;
    backwards.scan(
        text.iter().rev().copied(),
        Start::AtBeginning,
        edits,
        |length, _| {
            if best.is_none_or(|best| length.abs_diff(wanted) < best.abs_diff(wanted)) {
                best = Some(length);
            }
        },
    );
    best.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The last row of the table of the plain dynamic programme.
    fn table(pattern: &[char], text: &[char], start: Start) -> Vec<usize> {
        let step = usize::from(start == Start::AtBeginning);
        let mut row: Vec<usize> = (0..=text.len()).map(|at| at * step).collect();
        for p in pattern {
            let mut diagonal = row[0];
            row[0] += 1;
            for (at, t) in text.iter().enumerate() {
                let replaced = diagonal + usize::from(p != t);
                diagonal = row[at + 1];
                row[at + 1] = replaced.min(row[at] + 1).min(diagonal + 1);
            }
        }
        row
    }

    fn check(pattern: &str, text: &str, bound: usize) {
        let pattern: Vec<char> = pattern.chars().collect();
        let text: Vec<char> = text.chars().collect();
        for start in [Start::Anywhere, Start::AtBeginning] {
            let mut found = Vec::new();
            let ready = Pattern::new(pattern.iter().copied());
            ready.scan(text.iter().copied(), start, bound, |end, edits| {
                found.push((end, edits));
            });
            let bound = bound.min(pattern.len());
            let expected = table(&pattern, &text, start)
                .into_iter()
                .enumerate()
                .skip(1);
            let expected: Vec<_> = expected.filter(|(_, edits)| *edits <= bound).collect();
            assert_eq!(found, expected, "{start:?}");
        }
        let places = places(&pattern, &text, bound, 4);
        for (index, place) in places.iter().enumerate() {
            let distance = table(&pattern, &text[place.range.clone()], Start::AtBeginning);
            assert_eq!(distance.last(), Some(&place.edits));
            for other in &places[index + 1..] {
                assert!(other.edits >= place.edits);
                let apart =
                    place.range.end <= other.range.start || other.range.end <= place.range.start;
                assert!(apart, "{places:?}");
            }
        }
        // The second is the best of what does not overlap the first.
        if let [first, rest @ ..] = places.as_slice() {
            let before = table(&pattern, &text[..first.range.start], Start::Anywhere);
            let behind = table(&pattern, &text[first.range.end..], Start::Anywhere);
            let rival = before
                .iter()
                .skip(1)
                .chain(behind.iter().skip(1))
                .min()
                .copied();
            let rival = rival.filter(|edits| *edits <= bound.min(pattern.len()));
            assert_eq!(rest.first().map(|place| place.edits), rival);
        }
    }

    #[test]
    fn finds_the_nearest() {
        let text: Vec<char> = "the veto over that process; a vote over this"
            .chars()
            .collect();
        let pattern: Vec<char> = "veto over the process".chars().collect();
        let found = places(&pattern, &text, 8, 3);
        assert_eq!(
            found.first(),
            Some(&Approximate {
                range: 4..26,
                edits: 2
            })
        );
        assert_eq!(found.len(), 1);
        assert!(places(&[], &text, 3, 3).is_empty());
        assert!(places(&pattern, &[], 3, 3).is_empty());
    }

    proptest! {
        #[test]
        fn is_as_the_plain_dynamic_programme(
            pattern in "[ab]{1,12}|[abcé]{50,80}|[ab]{120,200}",
            text in "[ab]{0,200}|[abcé]{0,300}",
            part in 0_usize..=10,
        ) {
            check(&pattern, &text, pattern.chars().count() * part / 10);
        }

        #[test]
        fn finds_the_edited(text in "[a-f]{250,300}", from in 0_usize..60, edits in prop::collection::vec((0_usize..150, "[a-f]?"), 0..30)) {
            let mut pattern: String = text.chars().skip(from).take(150).collect();
            for (at, insert) in edits {
                let at = at.min(pattern.len() - 1);
                pattern.replace_range(at..=at, &insert);
                if pattern.is_empty() {
                    pattern.push('a');
                }
            }
            check(&pattern, &text, pattern.len() * 4 / 10);
        }
    }
}
