//! `hence.lock`: where quotations stand, on paper.
//!
//! The file is TOML, a table for each source and each quotation, in the order of the maps, so that a change shows as a
//! few lines in a diff. Paths are relative to the folder of the file, with `/` between folders.

use std::fmt::Write as _;

use hence_source::FileId;
use serde::Deserialize;

use crate::memory::{Memory, RememberedPlace};

/// The version of the format; it rises when an older tool could not read it.
const VERSION: u32 = 1;

/// What stands at the head of the file.
const HEAD: &str = "\
# Where the quotations of these maps stand in their sources, and what the sources were then.
# Written by `hence anchor`; `hence check` tells by it what has moved, changed or gone.
";

/// What a `hence.lock` says.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    version: u32,
    /// The sources.
    #[serde(default, rename = "source")]
    pub sources: Vec<LockedSource>,
    /// The quotations.
    #[serde(default, rename = "quotation")]
    pub quotations: Vec<LockedQuotation>,
}

/// A source as it was.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockedSource {
    /// Its path.
    pub path: String,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
}

/// A quotation, and where it stood.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockedQuotation {
    /// The path of the file that quotes.
    pub map: String,
    /// The id of the claim, in that file.
    pub claim: String,
    /// The path of the source.
    pub source: String,
    /// The quoted words, as the map has them.
    pub exact: String,
    /// The first character, counted from 0 in Unicode code points of the source's visible text.
    pub start: u32,
    /// The character after the last.
    pub end: u32,
    /// At most 32 characters before it, whole words.
    pub prefix: String,
    /// At most 32 characters behind it, whole words.
    pub suffix: String,
}

impl Default for Lock {
    fn default() -> Self {
        Self::new(Vec::new(), Vec::new())
    }
}

impl Lock {
    /// Returns a file with this content.
    pub const fn new(sources: Vec<LockedSource>, quotations: Vec<LockedQuotation>) -> Self {
        Self {
            version: VERSION,
            sources,
            quotations,
        }
    }

    /// Reads the text of a `hence.lock`.
    ///
    /// # Errors
    ///
    /// What is wrong with it, in one line.
    pub fn parse(text: &str) -> Result<Self, String> {
        let lock: Self = toml::from_str(text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start));
            let line = before.map_or(1, |before| 1 + before.matches('\n').count());
            let message = error.message().trim().replace('\n', ", ");
            format!("line {line}: {message}")
        })?;
        match lock.version {
            VERSION => Ok(lock),
            other => Err(format!(
                "it has version {other}, and this is only known to read version {VERSION}"
            )),
        }
    }

    /// Returns the text of the file. Deterministic: the same content gives the same bytes.
    pub fn to_text(&self) -> String {
        let mut text = String::from(HEAD);
        // Writing to a string does not fail.
        let _ = writeln!(text, "version = {}", self.version);
        for source in &self.sources {
            text.push_str("\n[[source]]\n");
            field(&mut text, "path", &source.path);
            field(&mut text, "sha256", &source.sha256);
        }
        for quotation in &self.quotations {
            text.push_str("\n[[quotation]]\n");
            field(&mut text, "map", &quotation.map);
            field(&mut text, "claim", &quotation.claim);
            field(&mut text, "source", &quotation.source);
            field(&mut text, "exact", &quotation.exact);
            let _ = writeln!(text, "start = {}", quotation.start);
            let _ = writeln!(text, "end = {}", quotation.end);
            field(&mut text, "prefix", &quotation.prefix);
            field(&mut text, "suffix", &quotation.suffix);
        }
        text
    }

    /// Adds what it says to a memory. `map` and `source` find the file of a path; what they do not know is left out.
    pub fn remember(
        &self,
        memory: &mut Memory,
        map: impl Fn(&str) -> Option<FileId>,
        source: impl Fn(&str) -> Option<FileId>,
    ) {
        for known in &self.sources {
            if let Some(file) = source(&known.path) {
                memory.add_source(file, &known.sha256);
            }
        }
        for known in &self.quotations {
            let Some((file, source)) = map(&known.map).zip(source(&known.source)) else {
                continue;
            };
            memory.add_place(
                (file, &known.claim),
                (source, &known.exact),
                RememberedPlace {
                    start: known.start,
                    prefix: known.prefix.clone(),
                    suffix: known.suffix.clone(),
                },
            );
        }
    }
}

/// Writes a line with a basic string of TOML, in which nothing is hidden.
fn field(text: &mut String, key: &str, value: &str) {
    text.push_str(key);
    text.push_str(" = \"");
    for c in value.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            c if is_hidden(c) => {
                let code = u32::from(c);
                let _ = if code > 0xFFFF {
                    write!(text, "\\U{code:08X}")
                } else {
                    write!(text, "\\u{code:04X}")
                };
            }
            c => text.push(c),
        }
    }
    text.push_str("\"\n");
}

/// Tells whether a character is written as a number: one that is not seen, or looks like a space and is none.
fn is_hidden(c: char) -> bool {
    hence_source::is_hidden(c) || matches!(c, '\u{a0}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock() -> Lock {
        Lock {
            sources: vec![LockedSource {
                path: "a b/strategy.txt".into(),
                sha256: "00ff".into(),
            }],
            quotations: vec![LockedQuotation {
                map: "map.hence".into(),
                claim: "größe".into(),
                source: "a b/strategy.txt".into(),
                exact: "he said \"no\\\"\t\u{202e}\u{7f}\u{a0}\u{e0041}\u{1f600}".into(),
                start: 3,
                end: 9,
                prefix: "\r\n".into(),
                suffix: String::new(),
            }],
            ..Lock::default()
        }
    }

    #[test]
    fn reads_what_it_writes() {
        assert_eq!(Lock::parse(&lock().to_text()), Ok(lock()));
        assert_eq!(Lock::parse(&Lock::default().to_text()), Ok(Lock::default()));
    }

    #[test]
    fn hides_nothing() {
        let text = lock().to_text();
        assert!(
            text.contains(r#"exact = "he said \"no\\\"\t\u202E\u007F\u00A0\U000E0041😀""#),
            "{text}"
        );
        assert!(!text.contains(|c: char| c.is_control() && c != '\n'));
    }

    #[test]
    fn says_what_is_wrong() {
        let message = |text| Lock::parse(text).err().unwrap_or_default();
        assert!(message("version = 1\n[[source]]\npath = 3\n").starts_with("line 3: "));
        assert!(message("version = 2\n").contains("version 2"));
        assert!(message("").contains("version"));
        assert!(message("version = 1\nfoo = 1\n").starts_with("line 2: "));
    }

    #[test]
    fn is_remembered_by_file() {
        let mut memory = Memory::default();
        let (map, source) = (FileId::from_index(0), FileId::from_index(1));
        lock().remember(
            &mut memory,
            |path| (path == "map.hence").then_some(map),
            |path| (path == "a b/strategy.txt").then_some(source),
        );
        assert_eq!(memory.sha256(source), Some("00ff"));
        assert_eq!(memory.sha256(map), None);
    }
}
