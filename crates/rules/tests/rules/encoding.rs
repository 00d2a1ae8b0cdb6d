//! `bad-encoding` and `source-encoding`, whose cases are bytes that no text can hold.

use std::collections::HashMap;

use crate::project::Checked;
use crate::snapshots::rendered;

/// The rules that have no cases and no examples, but the tests here.
pub(crate) const CODES: [&str; 2] = [CODE, SOURCE];

const CODE: &str = "bad-encoding";
const SOURCE: &str = "source-encoding";

fn checked(bytes: &[u8]) -> Checked {
    Checked::of_bytes(
        "map.hence",
        HashMap::from([("map.hence".to_owned(), bytes.to_vec())]),
    )
}

fn utf16(text: &str) -> Vec<u8> {
    "\u{feff}"
        .encode_utf16()
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect()
}

#[test]
fn bytes_that_are_no_text_are_found() {
    let one = b"[cafe] The caf\xe9 should stay. #thesis\n  because given [rent] It pays rent.\n";
    let several =
        b"[stra\xdfe] Die Stra\xdfe wird gebaut. #thesis\n  because given [l\xe4rm] Es ist laut.\n";
    let zero = b"[a] A claim. #thesis\n  because given [b] Another\0 one.\n";
    let other = utf16("[a] A claim. #thesis\n  because given [b] Another one.\n");
    let mut text = String::new();
    for bytes in [one.as_slice(), several, zero, &other] {
        let checked = checked(bytes);
        let found = checked.of_rule(CODE);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(checked.project.unit(checked.root).is_damaged);
        text.push_str(&rendered(&found, &checked.project.files));
        text.push('\n');
    }
    insta::assert_snapshot!(CODE, text);
}

#[test]
fn a_used_file_that_is_no_text_is_found() {
    let root =
        b"use \"costs.hence\" as costs\n[a] A claim. #thesis\n  because [costs.b]\n".to_vec();
    let used = b"given [b] It costs 40 \x80.\n".to_vec();
    let files = HashMap::from([
        ("map.hence".to_owned(), root),
        ("costs.hence".to_owned(), used),
    ]);
    let checked = Checked::of_bytes("map.hence", files);
    let places: Vec<(String, u32)> = checked
        .of_rule(CODE)
        .iter()
        .map(|finding| checked.line(finding))
        .collect();
    assert_eq!(places, [("costs.hence".to_owned(), 1)]);
}

#[test]
fn text_of_any_script_is_fine() {
    let map =
        "[кафе] Кафе «Улица» – 20 € – остаётся. #thesis\n  because given [租金] 它付租金 🏠.\n";
    for bytes in [
        map.as_bytes().to_vec(),
        format!("\u{feff}{map}").into_bytes(),
        Vec::new(),
    ] {
        assert_eq!(checked(&bytes).of_rule(CODE), []);
    }
}

/// A map that quotes a source.
const MAP: &str = "source law: \"law.txt\"\n[wall] A wall is due. #thesis\n  because [duty] The law asks for one.\n    \
                   type: fact\n    quote law: \"the road’s owner – “in haste” – builds a wall\"\n";

/// Returns what is found of [`MAP`] with these bytes as the source.
fn with_source(bytes: Vec<u8>) -> Checked {
    let map = ("map.hence".to_owned(), MAP.into());
    let source = ("law.txt".to_owned(), bytes);
    Checked::of_bytes("map.hence", HashMap::from([map, source]))
}

#[test]
fn a_source_in_an_old_encoding_is_read_and_told() {
    let old =
        b"Where it is loud, the road\x92s owner \x96 \x93in haste\x94 \x96 builds a wall.\r\n";
    let wide = utf16("Where it is loud, the road’s owner – “in haste” – builds a wall.\r\n");
    let mut text = String::new();
    for bytes in [old.to_vec(), wide] {
        let checked = with_source(bytes);
        let found = checked.of_rule(SOURCE);
        assert_eq!(found.len(), 1, "{found:?}");
        // The words are found, as in any other source.
        assert_eq!(checked.diagnostics, found);
        text.push_str(&rendered(&found, &checked.project.files));
        text.push('\n');
    }
    insta::assert_snapshot!(SOURCE, text);
}

#[test]
fn a_source_in_utf_8_is_fine() {
    let text = "Where it is loud, the road’s owner – “in haste” – builds a wall.\n";
    for bytes in [text.to_owned(), format!("\u{feff}{text}")] {
        assert_eq!(with_source(bytes.into()).diagnostics, []);
    }
}

#[test]
fn a_source_that_is_no_text_is_told_and_its_quotations_stay() {
    let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    let codes: Vec<&str> = with_source(picture)
        .diagnostics
        .iter()
        .map(|finding| finding.code)
        .collect();
    assert_eq!(codes, [CODE]);
}
