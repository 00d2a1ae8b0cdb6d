//! Hashes of the parts of a text, with which long parts are compared in a few steps.

use std::cell::OnceCell;

/// The block whose hashes are kept of a pattern, in bytes.
pub(crate) const BLOCK: usize = 64;

/// The Mersenne prime 2⁶¹ − 1, modulo which is counted.
const PRIME: u64 = (1 << 61) - 1;
const BASE: u64 = 0x0b5e_55ed_c0ff_ee11;

const fn multiply(a: u64, b: u64) -> u64 {
    let product = a as u128 * b as u128;
    let folded = (product & PRIME as u128) as u64 + (product >> 61) as u64;
    if folded >= PRIME {
        folded - PRIME
    } else {
        folded
    }
}

const fn add(a: u64, b: u64) -> u64 {
    let sum = a + b;
    if sum >= PRIME { sum - PRIME } else { sum }
}

/// Returns the hash of what `hash` is of, with `byte` behind it.
fn append(hash: u64, byte: u8) -> u64 {
    add(multiply(hash, BASE), u64::from(byte) + 1)
}

/// The hashes of the beginnings of a pattern, block by block.
pub(crate) struct PatternHash(Vec<u64>);

impl PatternHash {
    /// Hashes `pattern`. Linear.
    pub(crate) fn new(pattern: &[u8]) -> Self {
        let mut hash = 0;
        let blocks = pattern.chunks_exact(BLOCK).map(|block| {
            hash = block.iter().fold(hash, |hash, byte| append(hash, *byte));
            hash
        });
        Self(blocks.collect())
    }
}

/// A text with the hashes of its beginnings.
pub(crate) struct TextHash<'t> {
    text: &'t [u8],
    /// Made when the first long part is compared: mostly none is.
    hashes: OnceCell<Hashes>,
}

struct Hashes {
    beginnings: Vec<u64>,
    /// The powers of the base to multiples of a block, from one block on.
    powers: Vec<u64>,
}

impl Hashes {
    fn new(text: &[u8]) -> Self {
        let mut beginnings = Vec::with_capacity(text.len() + 1);
        let mut hash = 0;
        beginnings.push(hash);
        beginnings.extend(text.iter().map(|byte| {
            hash = append(hash, *byte);
            hash
        }));
        let block = (0..BLOCK).fold(1, |power, _| multiply(power, BASE));
        let mut power = 1;
        let powers = (0..text.len() / BLOCK).map(|_| {
            power = multiply(power, block);
            power
        });
        let powers = powers.collect();
        Self { beginnings, powers }
    }
}

impl<'t> TextHash<'t> {
    /// Takes a text. It is hashed when that is needed, in linear time.
    pub(crate) const fn new(text: &'t [u8]) -> Self {
        Self {
            text,
            hashes: OnceCell::new(),
        }
    }

    /// Returns the byte at `at`.
    pub(crate) fn byte(&self, at: usize) -> Option<u8> {
        self.text.get(at).copied()
    }

    /// Tells whether `pattern` stands at `at`, by comparing it.
    pub(crate) fn stands_at(&self, at: usize, pattern: &[u8]) -> bool {
        self.text
            .get(at..)
            .is_some_and(|rest| rest.starts_with(pattern))
    }

    /// Returns how many bytes `pattern` shares with the text from `at` on.
    pub(crate) fn shared(&self, at: usize, pattern: &[u8], hash: &PatternHash) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let head = common(pattern.get(..BLOCK).unwrap_or(pattern), rest);
        if head < BLOCK {
            return head;
        }
        // The number of blocks that are alike; the first is.
        let (mut low, mut high) = (1, hash.0.len().min(rest.len() / BLOCK));
        while low < high {
            let middle = usize::midpoint(low, high + 1);
            if self.has_hash(at, middle, hash) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        let skipped = low * BLOCK;
        let tails = (pattern.get(skipped..), rest.get(skipped..));
        let tail = tails.0.zip(tails.1).map_or(0, |(mine, other)| {
            common(mine.get(..BLOCK).unwrap_or(mine), other)
        });
        skipped + tail
    }

    /// Tells whether the `blocks` first blocks from `at` on have the hash of those of a pattern.
    fn has_hash(&self, at: usize, blocks: usize, hash: &PatternHash) -> bool {
        let hashes = self.hashes.get_or_init(|| Hashes::new(self.text));
        let before = hashes.beginnings.get(at);
        let after = hashes.beginnings.get(at + blocks * BLOCK);
        let numbers = before
            .zip(after)
            .zip(hashes.powers.get(blocks - 1))
            .zip(hash.0.get(blocks - 1));
        numbers.is_some_and(|(((before, after), power), hash)| {
            add(multiply(*before, *power), *hash) == *after
        })
    }
}

/// Returns how many bytes two texts begin with in common.
fn common(a: &[u8], b: &[u8]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}
