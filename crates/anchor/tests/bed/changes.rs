//! What becomes of a text before its quotations are looked for again.

use std::ops::Range;

use crate::texts::{Numbers, Register, Token};

/// A text, and where its words are in it.
pub(crate) struct Changed {
    pub text: String,
    pub words: Vec<(Token, Range<usize>)>,
}

/// What is done to a text.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Change {
    Nothing,
    Rewrapped,
    Typography,
    Edited(usize),
    Moved,
    Duplicated,
    Deleted,
}

pub(crate) fn change(
    tokens: &[Token],
    change: Change,
    register: &Register,
    numbers: &mut Numbers,
) -> Changed {
    match change {
        Change::Nothing => join(tokens.to_vec(), |_, _| " ".to_owned()),
        Change::Rewrapped => rewrap(tokens, numbers),
        Change::Typography => typography(tokens),
        Change::Edited(percent) => edit(tokens, percent, register, numbers),
        Change::Moved => {
            let paragraphs = tokens.last().map_or(0, |token| token.paragraph + 1);
            // Each fifth paragraph goes to the end of the text.
            let mut tokens = tokens.to_vec();
            tokens.sort_by_key(|token| {
                let moves = token.paragraph % 5 == 1;
                token.paragraph + if moves { paragraphs } else { 0 }
            });
            join(tokens, |_, _| " ".to_owned())
        }
        Change::Duplicated => {
            let paragraphs = tokens.last().map_or(0, |token| token.paragraph + 1);
            let copy = tokens.iter().map(|token| Token {
                paragraph: token.paragraph + paragraphs,
                ..token.clone()
            });
            join(tokens.iter().cloned().chain(copy).collect(), |_, _| {
                " ".to_owned()
            })
        }
        Change::Deleted => {
            let kept = tokens.iter().filter(|token| token.sentence % 2 == 1);
            join(kept.cloned().collect(), |_, _| " ".to_owned())
        }
    }
}

/// Puts words together, with `space` between two of a paragraph.
fn join(tokens: Vec<Token>, mut space: impl FnMut(&Token, usize) -> String) -> Changed {
    let mut text = String::new();
    let mut words = Vec::new();
    let mut line = 0;
    let mut last: Option<Token> = None;
    for token in tokens {
        match &last {
            Some(last) if last.paragraph != token.paragraph => text.push_str("\n\n"),
            Some(last) => text.push_str(&space(last, text.len() - line)),
            None => {}
        }
        line = text.rfind('\n').map_or(0, |at| at + 1);
        let start = text.len();
        text.push_str(&token.text);
        words.push((token.clone(), start..text.len()));
        last = Some(token);
    }
    Changed { text, words }
}

fn rewrap(tokens: &[Token], numbers: &mut Numbers) -> Changed {
    let mut tokens = tokens.to_vec();
    for token in &mut tokens {
        let letters: Vec<(usize, char)> = token.text.char_indices().collect();
        let middle = letters
            .windows(2)
            .skip(2)
            .find(|pair| matches!(pair, [(_, a), (_, b)] if a.is_lowercase() && b.is_lowercase()));
        let hyphen = token.text.find('-').filter(|at| {
            let after = token.text[at + 1..].chars().next();
            *at > 0 && after.is_some_and(char::is_alphanumeric)
        });
        if let (Some(at), true) = (hyphen, numbers.chance(40)) {
            token.text.insert_str(at + 1, "\n   ");
        } else if let (None, Some([_, (at, _)]), 0..7) = (hyphen, middle, numbers.below(100)) {
            let at = *at;
            token
                .text
                .insert_str(at, ["-\n", "\u{ad}", "-\r\n  "][numbers.below(3)]);
        }
    }
    join(tokens, |_, column| match numbers.below(12) {
        0 => "\u{a0}".to_owned(),
        1 => "  ".to_owned(),
        2 => "\r\n\t".to_owned(),
        _ if column > 55 => "\n    ".to_owned(),
        _ => " ".to_owned(),
    })
}

fn typography(tokens: &[Token]) -> Changed {
    let mut tokens = tokens.to_vec();
    for token in &mut tokens {
        let mut text = token
            .text
            .replace("...", "…")
            .replace("fi", "ﬁ")
            .replace("fl", "ﬂ");
        text = match text.as_str() {
            "--" => "—".to_owned(),
            "—" | "–" => "--".to_owned(),
            _ => text.replace('\'', "’"),
        };
        for quote in ["„", "“", "”", "\""] {
            if text.starts_with(quote) {
                text = format!("«{}", &text[quote.len()..]);
            }
            if text.ends_with(quote) {
                text = format!("{}»", &text[..text.len() - quote.len()]);
            }
        }
        token.text = text.replace("é", "e\u{301}").replace("ü", "u\u{308}");
    }
    join(tokens, |_, _| " ".to_owned())
}

fn edit(tokens: &[Token], percent: usize, register: &Register, numbers: &mut Numbers) -> Changed {
    let mut edited = Vec::new();
    for token in tokens {
        if !numbers.chance(percent) {
            edited.push(token.clone());
            continue;
        }
        let list = [register.nouns, register.verbs, register.adjectives][numbers.below(3)];
        let other = Token {
            text: numbers.pick(list).to_owned(),
            ..token.clone()
        };
        match numbers.below(4) {
            0 => edited.push(other),
            1 => {}
            2 => {
                edited.push(Token {
                    number: usize::MAX,
                    ..other
                });
                edited.push(token.clone());
            }
            _ => {
                // A letter is mistyped.
                let mut text: Vec<char> = token.text.chars().collect();
                let at = numbers.below(text.len());
                text[at] = 'x';
                edited.push(Token {
                    text: text.into_iter().collect(),
                    ..token.clone()
                });
            }
        }
    }
    join(edited, |_, _| " ".to_owned())
}
