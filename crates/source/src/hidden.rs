//! Characters that a reader does not see.

/// Tells whether `c` moves, hides or turns what stands around it, instead of being seen itself.
///
/// The joiners U+200C and U+200D are let through: Persian, Indic scripts and emoji are written with them. The last two
/// planes, which are private, are not: nobody but their writer knows what stands there.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
                | '\u{f0000}'..='\u{10ffff}'
        )
}
