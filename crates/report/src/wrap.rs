//! Lines of prose.

use crate::columns::{columns_of, glyphs, width_of};

/// Breaks a text that is visible already into lines: the first of at most `first` columns, the others of `rest`.
///
/// Breaks at spaces, and inside a word only where it is longer than a line. Spaces at the start are kept. Linear.
pub(crate) fn wrap(shown: &str, first: usize, rest: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let (mut used, mut room) = (0, first.max(1));
    for word in shown.split_inclusive(' ') {
        let bare = word.strip_suffix(' ').unwrap_or(word);
        if used > 0 && used + width_of(bare) > room {
            lines.push(finished(&mut line));
            (used, room) = (0, rest.max(1));
        }
        for (_, glyph) in glyphs(word) {
            let columns = columns_of(glyph, true);
            if used > 0 && used + columns > room && glyph != " " {
                lines.push(finished(&mut line));
                (used, room) = (0, rest.max(1));
            }
            line.push_str(glyph);
            used += columns;
        }
    }
    lines.push(finished(&mut line));
    lines
}

/// Takes a line out of its buffer, without the spaces that it ends with.
fn finished(line: &mut String) -> String {
    line.truncate(line.trim_end_matches(' ').len());
    std::mem::take(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wraps_at_spaces_and_inside_words_only_where_it_must() {
        assert_eq!(wrap("one two three", 7, 7), ["one two", "three"]);
        assert_eq!(wrap("one two three", 4, 20), ["one", "two three"]);
        assert_eq!(wrap("abcdefgh", 4, 3), ["abcd", "efg", "h"]);
        assert_eq!(wrap("  indented", 20, 20), ["  indented"]);
        assert_eq!(wrap("", 5, 5), [""]);
    }
}
