//! Random texts: maps, mostly well-formed, and slips in them.

use proptest::prelude::*;

/// A text that may stand in a claim, hard to write back.
fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Europe",
        "is",
        "stable",
        "[x]",
        "\\[x]",
        "not",
        "given",
        "and",
        ",",
        "//",
        "\\//",
        "#tag",
        "\\#tag",
        "#1",
        "(a)",
        "\\(a)",
        "<r>",
        "\\<r>",
        "\"q\"",
        "\\\\",
        "\\ ",
        "é",
        "漢",
        "\u{202e}",
        "\\\n  on",
        ".",
        "x\\",
        "\0",
        "\\given",
        "suppose",
        "https://a.b",
        "\u{a0}",
        "\t",
    ]);
    let gap = prop::sample::select(vec![" ", " ", " ", "  ", "\t", ""]);
    prop::collection::vec((word, gap), 1..7).prop_map(|parts| {
        parts
            .into_iter()
            .flat_map(|(word, gap)| [word, gap])
            .collect()
    })
}

fn operand() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("[a]".to_owned()),
        Just("not  [b]".to_owned()),
        Just("[a],[b] and not [c.d]".to_owned()),
        Just("[a]   #t  #u".to_owned()),
        ("(given |suppose |implied |)", "[a-c]", words())
            .prop_map(|(stance, id, text)| format!("{stance}[{id}] {text}")),
        words(),
    ]
}

/// A line without its indentation.
fn line() -> impl Strategy<Value = String> {
    let connective = prop::sample::select(vec![
        "because",
        "but",
        "and",
        "unless",
        "hence",
        "against",
        "contradicts",
        "tension",
        "restates",
        "outweighs",
        "because <r>",
        "but (strong, expert)",
        "hence <r>  (weak)",
        "outweighs <r>",
        "becuase",
        "since",
    ]);
    let key = prop::sample::select(vec!["note", "by", "title", "answers", "x-y"]);
    prop_oneof![
        6 => (connective, operand()).prop_map(|(connective, operand)| format!("{connective} {operand}")),
        3 => operand(),
        2 => (key, words()).prop_map(|(key, value)| format!("{key}: {value}")),
        1 => words().prop_map(|words| format!("quote s: \"{}\"", words.replace('"', "\\\""))),
        1 => words().prop_map(|words| format!("quote s after \"x\": \"{words}\"")),
        1 => words().prop_map(|words| format!("# {words}")),
        1 => Just("use \"o\\\"x.hence\" as o".to_owned()),
        1 => Just("source s: \"s.txt\"".to_owned()),
        1 => (operand()).prop_map(|operand| format!("answer {operand}")),
        1 => words().prop_map(|words| format!("question [q] {words}")),
        1 => words().prop_map(|words| format!("// {words}")),
        2 => Just(String::new()),
    ]
}

/// A text of up to a dozen lines, indented at random but mostly as an outline is.
pub(crate) fn map() -> impl Strategy<Value = String> {
    let indent = prop_oneof![3 => Just(0_usize), 6 => Just(1), 4 => Just(2), 2 => Just(3)];
    let comment = prop_oneof![5 => Just(""), 1 => Just("  // why"), 1 => Just("\t// \\"), 1 => Just(" // no")];
    let end =
        prop_oneof![8 => Just("\n"), 1 => Just("\r\n"), 1 => Just("\n\n\n"), 1 => Just("  \n")];
    let unit = prop::sample::select(vec!["  ", "  ", "\t", "   "]);
    let lines = prop::collection::vec((indent, line(), comment, end), 0..12);
    (unit, lines, prop::bool::weighted(0.1)).prop_map(|(unit, lines, is_marked)| {
        let mut text = if is_marked {
            "\u{feff}".to_owned()
        } else {
            String::new()
        };
        for (indent, line, comment, end) in lines {
            text.push_str(&unit.repeat(indent));
            text.push_str(&line);
            text.push_str(comment);
            text.push_str(end);
        }
        text
    })
}

/// A map with a few characters replaced or cut.
pub(crate) fn mutated_map() -> impl Strategy<Value = String> {
    let slip = prop::sample::select(vec![
        "[", "]", "(", ")", "<", ">", ":", "\\", "\"", "#", "\t", "\0", "é", "漢", "\u{202e}", " ",
        "\n", "\r", "", "//", "  ", "not", ",",
    ]);
    (
        map(),
        prop::collection::vec((any::<prop::sample::Index>(), slip), 1..4),
    )
        .prop_map(|(map, slips)| {
            let mut chars: Vec<String> = map.chars().map(String::from).collect();
            for (at, slip) in slips {
                if !chars.is_empty() {
                    let at = at.index(chars.len());
                    slip.clone_into(&mut chars[at]);
                }
            }
            chars.concat()
        })
}

/// A Markdown text with claim markup in it.
pub(crate) fn markdown() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        3 => map().prop_map(|map| format!("```hence\n{map}```\n")),
        1 => map().prop_map(|map| {
            let lines: Vec<_> = map.lines().map(|line| format!("  {line}\n")).collect();
            format!("- a\n\n  ~~~ hence\n{}  ~~~\n", lines.concat())
        }),
        2 => words().prop_map(|words| format!("So [{words}]{{#x .t}} it is.\n\n")),
        1 => words().prop_map(|words| format!("# {words}\n\n")),
        1 => Just("> ```hence\n> [a] A\n> ```\n\n".to_owned()),
        1 => "[-#`~\\[\\]{}>|a \n]{0,20}".prop_map(|text| text),
    ];
    prop::collection::vec(part, 0..5).prop_map(|parts| parts.concat())
}
