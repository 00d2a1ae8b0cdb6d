//! A source that was read.

use hence_source::Span;
use sha2::{Digest, Sha256};

use crate::encoding::text_of;
use crate::html::Syntax;
use crate::visible::Visible;
use crate::{Encoding, Format, NotText, html, markdown};

/// A source: the text of its file, and what a reader sees of it.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The format.
    pub format: Format,
    /// The encoding.
    pub encoding: Encoding,
    /// The SHA-256 of the file's bytes, as 64 hexadecimal digits.
    pub sha256: String,
    /// The text of the file, without byte order mark.
    pub raw: String,
    /// What is visible of it; None where that is all of it.
    visible: Option<Visible>,
}

impl Reading {
    /// Reads the bytes of a file. Linear.
    ///
    /// # Errors
    ///
    /// When they are no text.
    pub fn new(bytes: Vec<u8>, format: Format) -> Result<Self, NotText> {
        let sha256 = hash(&bytes);
        let (raw, encoding) = text_of(bytes)?;
        let visible = match format {
            Format::Text => None,
            Format::Markdown => Some(markdown::visible(&raw, &[])),
            Format::Html => Some(html::visible(&raw, Syntax::Html)),
            Format::Xhtml => Some(html::visible(&raw, Syntax::Xml)),
        };
        Ok(Self {
            format,
            encoding,
            sha256,
            raw,
            visible,
        })
    }

    /// Reads a Markdown text that is its own source, without the markup at `left_out` (in order, not overlapping).
    pub fn of_markdown(text: &str, left_out: &[Span]) -> Self {
        Self {
            format: Format::Markdown,
            encoding: Encoding::Utf8,
            sha256: hash(text.as_bytes()),
            raw: String::new(),
            visible: Some(markdown::visible(text, left_out)),
        }
    }

    /// Returns the visible text: what can be quoted.
    pub fn text(&self) -> &str {
        self.visible.as_ref().map_or(&self.raw, Visible::as_str)
    }

    /// Returns where the bytes `span` of the visible text stand in the text of the file.
    pub fn in_file(&self, span: Span) -> Span {
        match &self.visible {
            Some(visible) => visible.in_file(span),
            None => span,
        }
    }

    /// Returns what is visible of the bytes `span` of the file, in bytes of the visible text.
    pub fn visible_part(&self, span: Span) -> Span {
        match &self.visible {
            Some(visible) => visible.visible_part(span),
            None => span,
        }
    }

    /// Takes the text of the file, which is kept elsewhere then; the visible text stays.
    ///
    /// Plain text has only the one.
    #[must_use]
    pub fn take_raw(&mut self) -> String {
        match self.visible {
            Some(_) => std::mem::take(&mut self.raw),
            None => self.raw.clone(),
        }
    }
}

/// Returns the SHA-256 of some bytes (FIPS 180-4) in hexadecimal digits.
fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let digits = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .filter_map(|digit| char::from_digit(u32::from(digit), 16))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_the_bytes_as_they_are() {
        let reading = Reading::new(b"abc".to_vec(), Format::Text);
        let hash = reading.map(|reading| reading.sha256);
        assert_eq!(
            hash.as_deref(),
            Ok("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        );
    }

    #[test]
    fn text_is_all_visible() {
        let reading = Reading::new("\u{feff}<b>é</b>\r\n".into(), Format::Text);
        let text = reading.map(|reading| reading.text().to_owned());
        assert_eq!(text.as_deref(), Ok("<b>é</b>\r\n"));
    }
}
