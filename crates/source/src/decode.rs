//! From the bytes of a file to its text.

use crate::Span;

/// What was wrong with the bytes of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum EncodingProblem {
    /// Bytes that are not UTF-8; each run was replaced by U+FFFD.
    NotUtf8 {
        /// Where the first replacement stands in the decoded text.
        first: Span,
        /// The first byte that did not belong, in the file as it is.
        byte: u8,
        /// How many runs were replaced.
        runs: usize,
    },
    /// The file begins with the byte order mark of UTF-16; it was decoded as such.
    Utf16,
    /// The file holds zero bytes, as texts do not.
    Binary,
}

/// A decoded text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decoded {
    /// The text. Where `problem` is set its offsets may differ from the file's.
    pub text: String,
    /// What was wrong with the bytes, if anything.
    pub problem: Option<EncodingProblem>,
}

/// Decodes the bytes of a file as UTF-8, and says what did not fit. Linear, never fails.
pub fn decode(bytes: Vec<u8>) -> Decoded {
    let utf16 = match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => Some((rest, u16::from_le_bytes as fn([u8; 2]) -> u16)),
        [0xFE, 0xFF, rest @ ..] => Some((rest, u16::from_be_bytes as fn([u8; 2]) -> u16)),
        _ => None,
    };
    if let Some((rest, unit)) = utf16 {
        let units = rest.as_chunks::<2>().0.iter().map(|pair| unit(*pair));
        let text = char::decode_utf16(units)
            .map(|c| c.unwrap_or('\u{fffd}'))
            .collect();
        return Decoded {
            text,
            problem: Some(EncodingProblem::Utf16),
        };
    }
    match String::from_utf8(bytes) {
        Ok(text) => {
            let problem = text.contains('\0').then_some(EncodingProblem::Binary);
            Decoded { text, problem }
        }
        Err(error) => decode_lossy(error.as_bytes()),
    }
}

fn decode_lossy(bytes: &[u8]) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut first = None;
    let mut runs = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if let Some(byte) = chunk.invalid().first() {
            let start = text.len();
            text.push('\u{fffd}');
            first.get_or_insert((Span::from(start..text.len()), *byte));
            runs += 1;
        }
    }
    let problem = first.map(|(first, byte)| EncodingProblem::NotUtf8 { first, byte, runs });
    Decoded { text, problem }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_utf8_as_it_is() {
        let decoded = decode("\u{feff}é\r\n".into());
        assert_eq!(
            decoded,
            Decoded {
                text: "\u{feff}é\r\n".into(),
                problem: None
            }
        );
    }

    #[test]
    fn replaces_what_is_not_utf8_and_says_where() {
        let decoded = decode(b"caf\xe9 \xff!".to_vec());
        assert_eq!(decoded.text, "caf\u{fffd} \u{fffd}!");
        let first = Span::new(3, 6);
        assert_eq!(
            decoded.problem,
            Some(EncodingProblem::NotUtf8 {
                first,
                byte: 0xe9,
                runs: 2
            })
        );
    }

    #[test]
    fn reads_utf16_and_says_so() {
        let decoded = decode(b"\xff\xfea\0b\0".to_vec());
        assert_eq!(
            decoded,
            Decoded {
                text: "ab".into(),
                problem: Some(EncodingProblem::Utf16)
            }
        );
    }
}
