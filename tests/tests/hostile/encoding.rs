//! Bytes that are no text.

use hence_syntax::ast::Dialect;
use hence_tests::{Folder, check_bytes};

const TEXT: &str = "[tax] The tax should rise. #thesis\n  because given [gap] There is a gap.\n";

fn codes(bytes: &[u8]) -> Vec<&'static str> {
    let checked = check_bytes(bytes.to_vec(), Dialect::Hence);
    checked
        .diagnostics
        .iter()
        .map(|finding| finding.code)
        .collect()
}

#[test]
fn utf8_with_and_without_a_mark() {
    assert_eq!(codes(TEXT.as_bytes()), [] as [&str; 0]);
    assert_eq!(codes(format!("\u{feff}{TEXT}").as_bytes()), [] as [&str; 0]);
    assert_eq!(
        codes(TEXT.replace('\n', "\r\n").as_bytes()),
        [] as [&str; 0]
    );
    assert_eq!(codes(b""), [] as [&str; 0]);
}

/// What could be read is checked all the same.
#[test]
fn utf16_is_read_and_reported() {
    let wide: Vec<u16> = TEXT.encode_utf16().collect();
    let little: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(wide.iter().flat_map(|unit| unit.to_le_bytes()))
        .collect();
    let big: Vec<u8> = [0xfe, 0xff]
        .into_iter()
        .chain(wide.iter().flat_map(|unit| unit.to_be_bytes()))
        .collect();
    for mut bytes in [little, big] {
        assert_eq!(codes(&bytes), ["bad-encoding"]);
        // Half a unit, and half a pair.
        bytes.push(0xd8);
        assert_eq!(codes(&bytes), ["bad-encoding"]);
    }
}

#[test]
fn other_encodings_are_reported_once() {
    let latin = [
        b"[tax] The caf\xe9 should pay, \xe0 la carte. #thesis\n".as_slice(),
        b"  because given [gap] G.\n",
    ]
    .concat();
    assert_eq!(codes(&latin), ["bad-encoding"]);
    for bytes in [
        &b"\xc0\x80"[..],
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
        b"\xff",
        b"\x80\x80\x80\x80",
        b"\xe2\x82",
    ] {
        assert!(codes(bytes).contains(&"bad-encoding"), "{bytes:?}");
    }
}

#[test]
fn zero_bytes_are_reported() {
    assert!(codes(b"[a] A\0 B.\n").contains(&"bad-encoding"));
    assert!(codes(&[0; 10_000]).contains(&"bad-encoding"));
}

#[test]
fn each_byte_alone_and_each_pair_with_what_matters() {
    for first in 0..=u8::MAX {
        check_bytes(vec![first], Dialect::Hence);
        check_bytes(vec![first], Dialect::Markdown);
        for second in *b"[]()<>:\\\"#\t\0 \n\r/\xff\x80" {
            check_bytes(vec![first, second], Dialect::Hence);
            check_bytes(vec![second, first], Dialect::Hence);
        }
    }
}

#[test]
fn every_line_end_there_is() {
    for end in [
        "\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}", "\u{b}", "\u{c}", "\n\r", "\r\r\n",
    ] {
        check_bytes(TEXT.replace('\n', end).into_bytes(), Dialect::Hence);
        check_bytes(
            format!("```hence\n{TEXT}```\n")
                .replace('\n', end)
                .into_bytes(),
            Dialect::Markdown,
        );
    }
}

/// The binary says the same of a file, and goes on.
#[test]
fn the_binary_reports_them_and_goes_on() {
    let folder = Folder::with(&[("fine.hence", TEXT)]);
    folder.write("latin.hence", b"[caf\xe9] A.\n");
    folder.write("zero.hence", b"[a] A\0.\n");
    folder.write("wide.hence", b"\xff\xfe[\0a\0]\0 \0A\0");
    let ran = folder.hence(["check", "--format", "short"]).expect(1);
    assert_eq!(
        ran.stdout.matches("error[bad-encoding]").count(),
        3,
        "{}",
        ran.stdout
    );
    assert_eq!(ran.stderr, "");
    for name in ["latin.hence", "zero.hence", "wide.hence"] {
        let before = std::fs::read(folder.join(name)).expect("the file is there");
        folder.hence(["fmt", name]).expect(2);
        folder.hence(["check", "--fix", name]).expect(1);
        folder.hence(["render", name, "-o", "out.json"]).expect(0);
        assert_eq!(
            std::fs::read(folder.join(name)).expect("the file is there"),
            before
        );
    }
}
