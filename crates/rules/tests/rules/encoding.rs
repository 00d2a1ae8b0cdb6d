//! `bad-encoding`, whose cases are bytes that no text can hold.

use std::collections::HashMap;

use crate::project::Checked;
use crate::snapshots::rendered;

const CODE: &str = "bad-encoding";

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
