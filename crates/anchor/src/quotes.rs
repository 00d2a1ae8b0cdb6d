//! Quotation marks and brackets.

/// Tells whether a mark may open what it stands before.
pub(crate) fn is_opening(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '‘'
            | '„'
            | '‚'
            | '«'
            | '‹'
            | '»'
            | '('
            | '['
            | '{'
            | '「'
            | '『'
            | '（'
            | '*'
            | '_'
    )
}

/// Tells whether a mark may close what it stands behind.
pub(crate) fn is_closing(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '”'
            | '’'
            | '“'
            | '»'
            | '›'
            | '«'
            | ')'
            | ']'
            | '}'
            | '」'
            | '』'
            | '）'
            | '*'
            | '_'
    )
}
