//! The form in which typographic signs do not count.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Normal, Unit, Units};

impl Normal {
    /// Returns the text with straight quotation marks, with `-` for every dash and the spaces around it, and in NFKC.
    ///
    /// It wants a text in which white space is in its normal form.
    #[must_use]
    pub fn typographic(&self) -> Self {
        let mut out = Self::default();
        let mut units = self.units();
        loop {
            if units.peek().is_some_and(|c| c == ' ' || is_dash(c))
                && let Some((after, dash)) = dash(&units)
            {
                out.push("-", dash.origin, dash.whole || dash.origin.len() > 1);
                units = after;
                continue;
            }
            let Some(unit) = units.next() else { break };
            if unit.c.is_ascii() && units.peek().is_none_or(|c| c.is_ascii()) {
                out.push_char(plain(unit.c), unit);
            } else if plain(unit.c) == unit.c {
                cluster(unit, &mut units, &mut out);
            } else {
                out.push_char(plain(unit.c), unit);
            }
        }
        out
    }
}

/// Returns the plain sign for a typographic one.
const fn plain(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' | '‹' | '›' | '`' | '´' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => '"',
        '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
        _ => c,
    }
}

/// Returns the dash at the beginning of `units`, with the spaces around it: a long dash, several hyphens,
/// or one hyphen with a space on both sides.
fn dash<'n>(units: &Units<'n>) -> Option<(Units<'n>, Unit)> {
    let mut ahead = units.clone();
    let mut whole = ahead.next()?;
    let space_before = whole.c == ' ';
    let mut sign = whole.c;
    if space_before {
        sign = ahead.peek()?;
    } else if !is_dash(sign) {
        return None;
    }
    let (mut is_long, mut signs) = (false, usize::from(!space_before));
    is_long |= !space_before && is_long_dash(sign);
    while let Some(c) = ahead.peek().filter(|c| is_dash(*c)) {
        is_long |= is_long_dash(c);
        signs += 1;
        whole.origin = ahead
            .next()
            .map_or(whole.origin, |unit| whole.origin.to(unit.origin));
    }
    let space_after = ahead.peek() == Some(' ');
    if signs == 0 || !(is_long || signs > 1 || (space_before && space_after)) {
        return None;
    }
    if space_after {
        whole.origin = ahead
            .next()
            .map_or(whole.origin, |unit| whole.origin.to(unit.origin));
    }
    Some((ahead, whole))
}

const fn is_long_dash(c: char) -> bool {
    matches!(c, '\u{2012}'..='\u{2015}')
}

const fn is_dash(c: char) -> bool {
    is_long_dash(c) || plain(c) == '-'
}

/// Adds a letter with the marks that follow it, in NFKC.
fn cluster(first: Unit, units: &mut Units<'_>, out: &mut Normal) {
    let mut letters = vec![first];
    while units.peek().is_some_and(joins) {
        letters.extend(units.next());
    }
    let composed: String = letters.iter().map(|unit| unit.c).nfkc().collect();
    if composed.chars().eq(letters.iter().map(|unit| unit.c)) {
        for unit in letters {
            out.push_char(unit.c, unit);
        }
    } else {
        let origin = letters
            .iter()
            .fold(first.origin, |all, unit| all.to(unit.origin));
        let plain_marks: String = composed.chars().map(plain).collect();
        out.push(&plain_marks, origin, true);
    }
}

/// Tells whether a character may become one with those before it: a combining mark, or the second or third part of a
/// Korean syllable.
fn joins(c: char) -> bool {
    c >= '\u{300}' && (is_combining_mark(c) || ('\u{1160}'..='\u{11ff}').contains(&c))
}
