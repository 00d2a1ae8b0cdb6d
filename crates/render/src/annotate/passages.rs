//! A text, cut at every border of a passage that is quoted from it.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use hence_map::ClaimId;
use hence_source::Span;

/// How many of the passages that a piece lies in are named; the rest are counted. It bounds what a text costs that
/// thousands of quotations overlap in.
pub(super) const MOST_TOGETHER: usize = 16;

/// A passage that a claim quotes: a quotation, or the part of it between two elisions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Passage {
    /// The claim.
    pub claim: ClaimId,
    /// The number of the quotation among those of the claim, from 0.
    pub quote: u32,
    /// The number of the part in the quotation, from 0.
    pub part: u32,
    /// The bytes of the text.
    pub span: Span,
    /// Whether the quotation was found; if not, a person must look at it.
    pub is_found: bool,
}

/// A passage with its place among others.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Placed {
    /// The passage.
    pub passage: Passage,
    /// On which line below the words it can be underlined without meeting another, from 0.
    pub level: u32,
}

/// A piece of the text in which no border lies.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// Its bytes.
    pub span: Span,
    /// The numbers of the passages that begin with it.
    pub begins: Range<usize>,
    /// The numbers of the passages that end with it.
    pub ends: Vec<usize>,
    /// The numbers of the passages that it lies in, at most sixteen: the one that began last first.
    pub passages: Vec<usize>,
    /// How many passages it lies in.
    pub count: usize,
}

/// A text in pieces, and the passages that they belong to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Passages {
    /// The passages in the order of the text, the longer first where two begin together.
    pub placed: Vec<Placed>,
    /// The pieces in order; together they are the text.
    pub pieces: Vec<Piece>,
}

impl Passages {
    /// Cuts `text` at the borders of `passages` and at `cuts`, both in bytes. What lies outside the text, cuts a character
    /// or is empty is left out.
    ///
    /// Linear in the text and the borders, but for sorting.
    pub fn new(text: &str, passages: Vec<Passage>, cuts: &[u32]) -> Self {
        let mut passages = passages;
        passages.retain(|passage| !passage.span.of(text).is_empty());
        passages.sort_by_key(|passage| {
            let Passage { span, claim, .. } = *passage;
            (span.start, Reverse(span.end), claim, passage.quote)
        });
        let borders = borders(text, &passages, cuts);
        let mut sweep = Sweep::new(&passages);
        let pieces = borders.windows(2).filter_map(|pair| match pair {
            [start, end] => Some(sweep.piece(Span::new(*start, *end))),
            _ => None,
        });
        let pieces = pieces.collect();
        let placed = passages.iter().zip(sweep.levels).map(|(passage, level)| {
            let passage = *passage;
            Placed { passage, level }
        });
        Self {
            placed: placed.collect(),
            pieces,
        }
    }

    /// Returns the passage with a number that a piece holds.
    pub fn get(&self, number: usize) -> Option<&Placed> {
        self.placed.get(number)
    }
}

/// Returns where the text is cut, its start and end included, in order.
fn borders(text: &str, passages: &[Passage], cuts: &[u32]) -> Vec<u32> {
    let length = text.len() as u32;
    let spans = passages.iter().map(|passage| passage.span);
    let mut borders: Vec<u32> = spans.flat_map(|span| [span.start, span.end]).collect();
    borders.extend(cuts);
    borders.extend([0, length]);
    borders.sort_unstable();
    borders.dedup();
    borders.retain(|at| text.is_char_boundary(*at as usize));
    borders
}

/// Goes over a text from its start to its end.
struct Sweep<'p> {
    passages: &'p [Passage],
    /// The number of the passage that begins next.
    next: usize,
    /// The passages that are open, the one that began last first.
    open: BTreeSet<Reverse<usize>>,
    /// The same passages by where they end.
    ends: BTreeSet<(u32, usize)>,
    /// The levels below the highest that are free.
    free: BTreeSet<u32>,
    /// How many levels were ever used at once.
    height: u32,
    /// The levels of the passages so far.
    levels: Vec<u32>,
}

impl<'p> Sweep<'p> {
    fn new(passages: &'p [Passage]) -> Self {
        Self {
            passages,
            next: 0,
            open: BTreeSet::new(),
            ends: BTreeSet::new(),
            free: BTreeSet::new(),
            height: 0,
            levels: Vec::with_capacity(passages.len()),
        }
    }

    /// Takes the next piece.
    fn piece(&mut self, span: Span) -> Piece {
        let first = self.next;
        while let Some(passage) = self.passages.get(self.next)
            && passage.span.start <= span.start
        {
            self.begin(passage.span.end);
        }
        let passages = self.open.iter().take(MOST_TOGETHER);
        let passages = passages.map(|Reverse(number)| *number).collect();
        let count = self.open.len();
        Piece {
            span,
            begins: first..self.next,
            passages,
            count,
            ends: self.end(span.end),
        }
    }

    fn begin(&mut self, end: u32) {
        let number = self.next;
        self.next += 1;
        self.open.insert(Reverse(number));
        self.ends.insert((end, number));
        let level = self.free.pop_first().unwrap_or_else(|| {
            self.height += 1;
            self.height - 1
        });
        self.levels.push(level);
    }

    /// Closes the passages that end at `at`, and returns their numbers.
    fn end(&mut self, at: u32) -> Vec<usize> {
        let mut ended = Vec::new();
        while let Some((end, number)) = self.ends.first().copied()
            && end <= at
        {
            self.ends.pop_first();
            self.open.remove(&Reverse(number));
            self.free.extend(self.levels.get(number));
            ended.push(number);
        }
        ended
    }
}

#[cfg(test)]
mod tests {
    use hence_map::Id as _;
    use proptest::prelude::*;

    use super::*;

    fn passages(spans: &[(u32, u32)]) -> Vec<Passage> {
        let passage = |(number, (start, end)): (usize, &(u32, u32))| Passage {
            claim: ClaimId::from_index(number),
            quote: 0,
            part: 0,
            span: Span::new(*start, *end),
            is_found: true,
        };
        spans.iter().enumerate().map(passage).collect()
    }

    fn claims(text: &str, spans: &[(u32, u32)]) -> Vec<(String, Vec<usize>)> {
        let cut = Passages::new(text, passages(spans), &[]);
        let claim = |number: &usize| cut.placed[*number].passage.claim.index();
        let pieces = cut.pieces.iter().map(|piece| {
            let words = piece.span.of(text).to_owned();
            (words, piece.passages.iter().map(claim).collect())
        });
        pieces.collect()
    }

    #[test]
    fn nested_and_crossing_passages() {
        let pieces = claims("abcdefgh", &[(1, 6), (2, 4), (3, 7)]);
        let pieces: Vec<(&str, &[usize])> = pieces
            .iter()
            .map(|(words, claims)| (words.as_str(), claims.as_slice()))
            .collect();
        assert_eq!(
            pieces,
            [
                ("a", &[][..]),
                ("b", &[0]),
                ("c", &[1, 0]),
                ("d", &[2, 1, 0]),
                ("ef", &[2, 0]),
                ("g", &[2]),
                ("h", &[])
            ]
        );
    }

    #[test]
    fn a_level_is_used_again_once_it_is_free() {
        let spans = [(0, 8), (1, 3), (2, 5), (3, 6), (8, 9)];
        let cut = Passages::new("abcdefghi", passages(&spans), &[]);
        let levels: Vec<u32> = cut.placed.iter().map(|placed| placed.level).collect();
        assert_eq!(levels, [0, 1, 2, 1, 0]);
    }

    #[test]
    fn what_does_not_fit_the_text_is_left_out() {
        let pieces = claims("aé", &[(0, 9), (2, 3), (1, 1), (0, 1)]);
        assert_eq!(pieces, [("a".into(), vec![3]), ("é".into(), vec![])]);
    }

    #[test]
    fn many_passages_at_one_place_are_counted() {
        let spans = vec![(0, 2); 50_000];
        let cut = Passages::new("ab", passages(&spans), &[1]);
        assert_eq!(cut.pieces.len(), 2);
        for piece in &cut.pieces {
            assert_eq!((piece.count, piece.passages.len()), (50_000, MOST_TOGETHER));
        }
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_text(
            text in "[a-cé漢\n]{0,40}",
            spans in prop::collection::vec((0_u32..60, 0_u32..60), 0..12),
            cuts in prop::collection::vec(0_u32..60, 0..6),
        ) {
            let given = passages(&spans);
            let cut = Passages::new(&text, given.clone(), &cuts);
            let joined: String = cut.pieces.iter().map(|piece| piece.span.of(&text)).collect();
            prop_assert_eq!(&joined, &text);
            let (mut begun, mut ended) = (0, 0);
            for piece in &cut.pieces {
                prop_assert_eq!(piece.begins.start, begun);
                begun = piece.begins.end;
                ended += piece.ends.len();
                // Each piece lies in just those passages that hold it.
                let mut held: Vec<usize> = given
                    .iter()
                    .filter(|passage| !passage.span.of(&text).is_empty())
                    .filter(|passage| passage.span.contains(piece.span))
                    .map(|passage| passage.claim.index())
                    .collect();
                let own = piece.passages.iter().map(|number| cut.placed[*number].passage.claim.index());
                let mut own: Vec<usize> = own.collect();
                held.sort_unstable();
                own.sort_unstable();
                prop_assert_eq!(own, held);
                // No two of them are underlined on the same line.
                let levels = piece.passages.iter().map(|number| cut.placed[*number].level);
                let distinct: BTreeSet<u32> = levels.clone().collect();
                prop_assert_eq!(distinct.len(), levels.count());
            }
            prop_assert_eq!(begun, cut.placed.len());
            prop_assert_eq!(ended, cut.placed.len());
        }
    }
}
