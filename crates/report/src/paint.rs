//! Colours: the escape sequences of the terminal, or nothing.

/// What a piece of text is, and so how it is coloured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Style {
    /// The most important words.
    Strong,
    /// What may be skipped.
    Dim,
    /// What is to be done.
    Help,
    /// A second place.
    Second,
    /// Good news.
    Good,
    /// Bad news.
    Bad,
    /// What is open.
    Open,
    /// What is missing.
    Missing,
}

impl Style {
    /// Returns the parameters of the escape sequence. Only the sixteen colours that each terminal lets its user choose.
    const fn parameters(self) -> &'static str {
        match self {
            Self::Strong => "1",
            Self::Dim => "2",
            Self::Help => "1;36",
            Self::Second => "94",
            Self::Good => "1;32",
            Self::Bad => "1;31",
            Self::Open => "1;33",
            Self::Missing => "1;34",
        }
    }
}

/// Colours text, where colours are wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Paint {
    /// Whether colours are wanted.
    pub(crate) is_on: bool,
}

impl Paint {
    /// Returns `text` in `style`; an empty text stays empty.
    pub(crate) fn paint(self, style: Style, text: &str) -> String {
        if self.is_on && !text.is_empty() {
            format!("\u{1b}[{}m{text}\u{1b}[0m", style.parameters())
        } else {
            text.to_owned()
        }
    }

    /// Returns `lines` of one text with what stands between backquotes in `style`, also where it was broken.
    pub(crate) fn quoted(self, lines: Vec<String>, style: Style) -> Vec<String> {
        if !self.is_on {
            return lines;
        }
        let marks: usize = lines.iter().map(|line| line.matches('`').count()).sum();
        // A backquote that nothing closes quotes nothing.
        let mut left = marks - marks % 2;
        let mut painted = Vec::with_capacity(lines.len());
        for line in lines {
            let (mut done, mut part) = (String::new(), String::new());
            for c in line.chars() {
                let is_mark = c == '`' && left > 0;
                if is_mark && left.is_multiple_of(2) {
                    done.push_str(&std::mem::take(&mut part));
                }
                part.push(c);
                if is_mark {
                    left -= 1;
                }
                if is_mark && left.is_multiple_of(2) {
                    done.push_str(&self.paint(style, &std::mem::take(&mut part)));
                }
            }
            let is_open = left % 2 == 1;
            done.push_str(&if is_open {
                self.paint(style, &part)
            } else {
                part
            });
            painted.push(done);
        }
        painted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_is_painted_across_lines() {
        let paint = Paint { is_on: true };
        let quoted = |lines: &[&str]| {
            let lines = lines.iter().map(|line| (*line).to_owned()).collect();
            let lines = paint.quoted(lines, Style::Strong);
            lines
                .join("/")
                .replace("\u{1b}[1m", "<")
                .replace("\u{1b}[0m", ">")
        };
        assert_eq!(quoted(&["a `b` c", "d"]), "a <`b`> c/d");
        assert_eq!(quoted(&["a `b", "c` `d`"]), "a <`b>/<c`> <`d`>");
        assert_eq!(quoted(&["`a` `b"]), "<`a`> `b");
        assert_eq!(quoted(&["a", "``"]), "a/<``>");
    }
}
