//! Any text as Markdown that shows it.

use super::super::shown::{Run, picture, runs};

/// What was written last, as far as it changes what the next character means.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Before {
    /// Nothing on this line but white space.
    #[default]
    Start,
    /// Digits only, at the start of the line: a mark behind them would begin a list.
    Number,
    /// A footnote's reference.
    Reference,
    /// Anything else.
    Inside,
}

/// Writes a text piece by piece, and knows where lines begin.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Escaper {
    before: Before,
}

impl Escaper {
    /// Writes a piece of a text. A line end where `is_break` says so is kept; any other is a space to Markdown, too.
    pub(super) fn push(&mut self, out: &mut String, text: &str, is_break: impl Fn(u32) -> bool) {
        for run in runs(text, is_break) {
            match run {
                Run::Plain(plain) => {
                    for c in plain.chars() {
                        self.push_char(out, c);
                    }
                }
                Run::Hidden(c) => {
                    for c in picture(c).chars() {
                        self.push_char(out, c);
                    }
                }
                Run::Break(_) => self.end_line(out, true),
            }
        }
    }

    /// Writes the reference of a footnote.
    pub(super) fn push_reference(&mut self, out: &mut String, number: u32) {
        out.extend(["[^", &number.to_string(), "]"]);
        self.before = Before::Reference;
    }

    fn end_line(&mut self, out: &mut String, is_kept: bool) {
        out.truncate(out.trim_end_matches(' ').len());
        if self.before != Before::Start {
            out.push_str(if is_kept { "\\\n" } else { "\n" });
        }
        self.before = Before::Start;
    }

    fn push_char(&mut self, out: &mut String, c: char) {
        match c {
            '\n' | '\r' => return self.end_line(out, false),
            ' ' | '\t' => {
                // White space that begins a line could make a program of it.
                if self.before != Before::Start {
                    out.push(' ');
                    self.before = Before::Inside;
                }
                return;
            }
            _ => {}
        }
        if self.is_special(c) {
            out.push('\\');
        }
        out.push(c);
        self.before = match self.before {
            Before::Start | Before::Number if c.is_ascii_digit() => Before::Number,
            _ => Before::Inside,
        };
    }

    /// Tells whether a character would mean something else than itself here.
    fn is_special(self, c: char) -> bool {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' | '^' => true,
            '#' | '+' | '-' | '=' | ':' => self.before == Before::Start,
            '.' | ')' => self.before == Before::Number,
            '(' => self.before == Before::Reference,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        let mut out = String::new();
        Escaper::default().push(&mut out, text, |_| false);
        out
    }

    #[test]
    fn nothing_means_more_than_itself() {
        assert_eq!(escaped("1. - a\n    - b"), "1\\. - a\n\\- b");
        assert_eq!(escaped("<b>&amp;*_"), "\\<b\\>\\&amp;\\*\\_");
        assert_eq!(escaped("a - b # c 1."), "a - b # c 1.");
    }
}
