//! From bytes to characters.

use std::borrow::Cow;

use hence_source::decode;

/// The encoding that a source is in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    Utf8,
    /// UTF-16, by its byte order mark.
    Utf16,
    /// Windows-1252, the old encoding of Western Europe: what is not UTF-8 and is text.
    Windows1252,
}

impl Encoding {
    /// Returns the name that people know it by.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Windows1252 => "Windows-1252",
        }
    }
}

/// Some bytes are no text: a picture, an archive, a program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotText;

/// One of so many characters of a text may be a control character.
const CONTROLS: usize = 100;

/// Characters that Unicode keeps free for a program's own use: the search marks places in a text with them.
const FREE: [char; 2] = ['\u{fffe}', '\u{ffff}'];

/// Returns a text with U+FFFD for the characters that no text is to have. It is as long, as all three have three bytes.
pub(crate) fn without_free(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains(FREE) {
        Cow::Owned(text.replace(FREE, "\u{fffd}"))
    } else {
        text
    }
}

/// Returns the text that `bytes` hold, without byte order mark, and its encoding. Linear.
///
/// # Errors
///
/// When they hold zero bytes, or more control characters than a text does.
pub(crate) fn text_of(bytes: Vec<u8>) -> Result<(String, Encoding), NotText> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return checked(decode(bytes).text, Encoding::Utf16);
    }
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.remove(0);
            }
            checked(text, Encoding::Utf8)
        }
        Err(error) => {
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(error.as_bytes());
            checked(text.into_owned(), Encoding::Windows1252)
        }
    }
}

fn checked(text: String, encoding: Encoding) -> Result<(String, Encoding), NotText> {
    let is_control = |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0c');
    let controls = text.chars().filter(is_control).count();
    if text.contains('\0') || controls * CONTROLS > text.len() {
        Err(NotText)
    } else {
        Ok((without_free(text.into()).into_owned(), encoding))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_encodings() {
        let read = |bytes: &[u8]| text_of(bytes.to_vec());
        assert_eq!(
            read("\u{feff}é\r\n".as_bytes()),
            Ok(("é\r\n".into(), Encoding::Utf8))
        );
        assert_eq!(
            read(b"\x93caf\xe9\x94 \x80"),
            Ok(("“café” €".into(), Encoding::Windows1252))
        );
        assert_eq!(read(b"\xFF\xFEa\0"), Ok(("a".into(), Encoding::Utf16)));
        assert_eq!(read(b""), Ok((String::new(), Encoding::Utf8)));
    }

    #[test]
    fn no_text_has_the_marks_of_this_program() {
        let text = "a\u{fffe}b\u{ffff}c\u{fffd}";
        let expected = "a\u{fffd}b\u{fffd}c\u{fffd}";
        let utf16: Vec<u8> = std::iter::once(0xfeff)
            .chain(text.encode_utf16())
            .flat_map(u16::to_be_bytes)
            .collect();
        for bytes in [text.as_bytes().to_vec(), utf16] {
            let read = text_of(bytes).map(|(text, _)| text);
            assert_eq!(read.as_deref(), Ok(expected));
        }
    }

    #[test]
    fn pictures_are_no_text() {
        assert_eq!(
            text_of(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()),
            Err(NotText)
        );
        assert_eq!(text_of(b"%PDF\x01\x02\xff\x03".to_vec()), Err(NotText));
    }
}
