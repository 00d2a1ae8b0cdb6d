//! The form in which upper and lower case are the same.

use std::iter;

use super::Normal;

impl Normal {
    /// Returns the text in lower case.
    #[must_use]
    pub fn case(&self) -> Self {
        let mut out = Self::default();
        for unit in self.units() {
            if unit.c.is_ascii() {
                out.push_char(unit.c.to_ascii_lowercase(), unit);
                continue;
            }
            // The sigma at the end of a word has a capital letter in common with the other.
            if unit.c == 'ς' {
                out.push_char('σ', unit);
                continue;
            }
            let mut lower = unit.c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(c), None) => out.push_char(c, unit),
                (first, second) => {
                    let text: String = iter::empty()
                        .chain(first)
                        .chain(second)
                        .chain(lower)
                        .collect();
                    out.push(&text, unit.origin, true);
                }
            }
        }
        out
    }
}
