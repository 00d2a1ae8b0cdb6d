//! One page that needs nothing else: the text left, the claims right.
//!
//! The page is the template `templates/annotate.html`, filled from the types of `view`. The template engine escapes every
//! text, in elements and in attributes; nothing is marked as safe but the page's own style and script. Both are held
//! by their hashes in the page's Content-Security-Policy, which allows nothing else: no other script, no request.

mod claims;
mod text;
mod view;

use askama::Template as _;
use sha2::{Digest as _, Sha256};

use super::annotation::Annotation;
use view::Page;

/// The style of the page.
const STYLE: &str = include_str!("../../assets/annotate.css");
/// The script of the page.
const SCRIPT: &str = include_str!("../../assets/annotate.js");

/// Returns the page, for a map and its sources. Linear in what it shows.
///
/// # Errors
///
/// None that an input leads to; formatting is fallible by its type.
pub fn html(annotation: &Annotation<'_>) -> Result<String, std::fmt::Error> {
    let page = Page::new(annotation);
    let mut html = page.render().map_err(|_| std::fmt::Error)?;
    html.push('\n');
    Ok(html)
}

/// Returns the page's Content-Security-Policy: the style and the script that are in it, and nothing else.
pub fn content_security_policy() -> String {
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        base64(&Sha256::digest(STYLE)),
        base64(&Sha256::digest(SCRIPT))
    )
}

/// Returns bytes in base64 (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut encoded = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for index in 0..4 {
            let letter = LETTERS.get((group >> (18 - 6 * index) & 63) as usize);
            let is_padding = index > chunk.len();
            let letter = letter.copied().filter(|_| !is_padding).unwrap_or(b'=');
            encoded.push(char::from(letter));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodes_as_the_standard_says() {
        let pairs = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ];
        for (plain, encoded) in pairs {
            assert_eq!(base64(plain.as_bytes()), encoded);
        }
        assert_eq!(base64(&[0xff, 0xef, 0xfe]), "/+/+");
    }

    #[test]
    fn style_and_script_cannot_end_early() {
        for asset in [STYLE, SCRIPT] {
            assert!(!asset.contains("</") && !asset.contains("<!--") && !asset.contains('\r'));
        }
        assert!(!SCRIPT.contains("innerHTML") && !SCRIPT.contains("outerHTML"));
        assert!(!STYLE.contains("url(") && !STYLE.contains("@import"));
    }
}
