//! Whether words stand in a source at all.

use hence_source::Span;

use crate::anchor::{Quotation, place_verbatim, whole};
use crate::text::SourceText;

/// Returns where each of `words` stands first in `source`, in one of the forms down to `case`; None where it stands in
/// none of them. An elision in the words may stand for anything within a paragraph.
///
/// All of them are looked for at once, as by [`place_all`](crate::place_all).
///
/// ```
/// use hence_anchor::{SourceText, stand_in};
///
/// let source = SourceText::new("The sea is rising – slowly,\nbut it is.");
/// let found = stand_in(&source, &["Slowly, but", "quickly"]);
/// assert!(found[0].is_some() && found[1].is_none());
/// ```
pub fn stand_in(source: &SourceText<'_>, words: &[&str]) -> Vec<Option<Span>> {
    let quotations: Vec<Quotation<'_>> = words
        .iter()
        .map(|text| Quotation {
            text,
            ..Quotation::default()
        })
        .collect();
    let placements = place_verbatim(source, &quotations).into_iter();
    let spans = placements.map(|placement| {
        let placement = placement?;
        let parts: Vec<Span> = placement.parts.iter().map(|place| place.span).collect();
        let rival = placement.rivals.first().map(|place| place.span);
        if parts.is_empty() {
            rival
        } else {
            Some(whole(&parts))
        }
    });
    spans.collect()
}
