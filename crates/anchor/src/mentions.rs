//! Whether a text says of itself what an operator of its source says.

use hence_source::Span;

use crate::clauses::Clauses;
use crate::governing::Governing;
use crate::operators::matches_at;
use crate::tokens::tokens;

/// Tells whether a text has an operator of a kind: a claim that says "could well" itself hides no modality. Linear in the
/// text.
///
/// ```
/// use hence_anchor::{Governing, mentions};
/// assert!(mentions("The agreement may involve new procedures.", Governing::Modality));
/// assert!(!mentions("The agreement involves new procedures.", Governing::Modality));
/// ```
pub fn mentions(text: &str, kind: Governing) -> bool {
    let tokens = tokens(text, Span::from(0..text.len()));
    let clauses = Clauses::new(&tokens);
    (0..tokens.len()).any(|index| {
        let matches = matches_at(&clauses, index);
        matches.iter().any(|one| one.kind == Some(kind))
    })
}
