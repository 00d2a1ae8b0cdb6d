//! What is reported, and how it reads.

use std::fmt::Write as _;

use crate::common::{apply, assert_covered, read, render};

/// Texts with one slip each.
const CASES: &[(&str, &[&str])] = &[
    (
        "unknown words",
        &[
            "[a] A\n  becuase b\n",
            "[a] A\n  Because b\n",
            "[a] A\n  since b\n",
            "[a] A\n  + [b] B\n",
            "[a] A\n  - [b] B\n",
            "[a] A\n  - a bullet\n",
            "[a] A\n  <+ [b]\n",
            "[a] A\n  Bus fares rise\n",
            "[a] A\n  qoute dod: \"x\"\n",
            "Europe should become stable.\n",
            "question [q] Which?\n  position [a]\n",
            "source s: \"a.txt\"\n  by\n",
            "import \"a.hence\" as a\n",
            "giben [a] A\n",
            "[a] A\n  tension [b]\n    why it is\n",
            "1. First\n",
            "[a] A\n  12:30 is the time\n",
            "[a] A\n  https://example.org\n",
            "[a] A\n  because not [b]\n    restats [c]\n",
            "[a] A\n  \u{202e}x\n",
        ],
    ),
    (
        "claims",
        &[
            "[a b] A\n",
            "[ a ] A\n",
            "[a.b] A\n",
            "[a.b.c]\n",
            "[] A\n",
            "[]\n",
            "[a A\n",
            "[\n",
            "[a/b] A\n",
            "given A is so\n",
            "given [a]\n",
            "not [a]\n",
            "[a] and [b]\n",
            "[a] [b] text\n",
            "[a] ,\n",
        ],
    ),
    (
        "relations",
        &[
            "[a] A\n  because\n",
            "[a] A\n  because  // why\n",
            "[a] A\n  because #tag\n",
            "[a] A\n  because [b] [c]\n",
            "[a] A\n  because [b] [c] d\n",
            "[a] A\n  because [b] and\n",
            "[a] A\n  because [b].\n",
            "[a] A\n  because given [b]\n",
            "[a] A\n  because given [b] and [c]\n",
            "[a] A\n  because given not [b]\n",
            "[a] A\n  because not [b] is so\n",
            "[a] A\n  because [b] and [c d]\n",
            "[a] A\n  because [b] and [c] #tag\n",
            "[a] A\n  because [x.b] text\n",
            "[a] A\n  because []\n",
            "[a] A\n  because [b] // why\n",
            "[a] A\n  because [b] and [c] // why\n",
            "[a] A\n  because [b]// why\n",
            "[a] A\n  because [b\n",
            "[a] A\n  hence [b] and [c]\n",
            "[a] A\n  contradicts not [b]\n",
            "[a] A\n  contradicts [b] B\n",
            "[a] A\n  restates\n",
            "[a] A\n  outweighs [b] and [c]\n",
            "[a] A\n  outweighs\n",
            "[a] A\n  outweighs <r> x\n",
            "[a] A\n  because: [b]\n",
            "[a] A\n  because:[b]\n",
            "[a] A\n  Because: [b]\n",
            "[a] A\n  given: [b]\n",
            "[a] A\n  but, however, b\n",
            "[a] A\n  because2 b\n",
        ],
    ),
    (
        "labels and qualifiers",
        &[
            "[a] A\n  because <r b\n",
            "[a] A\n  because <a b> c\n",
            "[a] A\n  because <> c\n",
            "[a] A\n  because (strong [b]\n",
            "[a] A\n  because (strong b\n",
            "[a] A\n  because (in part) b\n",
            "[a] A\n  because (a, b, c d) b\n",
            "[a] A\n  because () b\n",
            "[a] A\n  because (strong) <r> b\n",
            "[a] A\n  because (strong) (b) c\n",
            "[a] A\n  because <r> <s> c\n",
            "[a] A\n  because <r>\n",
            "[a] A\n  because b\n  and (c) d\n",
            "[a] A\n  because b\n  unless <c> d\n",
        ],
    ),
    (
        "places",
        &[
            "  [a] A\n",
            "[a] A\nbecause b\n",
            "[a] A\nand b\n",
            "because b\n",
            "# H\nauthor: me\n",
            "[a] A\nnote: b\n",
            "[a] A\nquote s: \"b\"\n",
            "quote s: \"b\"\n",
            "[a] A\nanswer b\n",
            "question [q] Q?\nanswer b\n",
            "[a] A\n    because b\n   but c\n    but d\n",
            "[a] A\n  because b\n\tbut c\n",
            "[a] A\n\tbecause b\n    but c\n",
            "[a] A\n  because b\n \t  because c\n",
            "[a] A\n  because b\n    and c\n",
            "[a] A\n  because b\n    unless c\n",
            "[a] A\n  because [b] and [c]\n    and d\n",
            "[a] A\n  and b\n",
            "[a] A\n  unless b\n",
            "[a] A\n  contradicts [b]\n  and [c]\n",
            "[a] A\n  contradicts [b]\n  unless [c]\n",
            "[a] A\n  because [b] and [c]\n    because d\n",
            "[a] A\n  because not [b]\n    note: d\n",
            "[a] A\n  because not [b]\n    contradicts [c]\n",
            "[a] A\n  contradicts [b]\n    because c\n",
            "[a] A\n  outweighs <r>\n    because c\n",
            "[a] A\n  note: b\n    because c\n",
            "[a] A\n  note: b\n    which goes on\n",
            "# H\n  because c\n",
            "title: A\n  which goes on\n",
            "[a] A\n  [b] B\n",
            "question [q] Q?\n  [b] B\n",
            "source s: \"a\"\n  [b] B\n",
            "source s: \"a\"\n  quote s: \"b\"\n",
            "source s: \"a\"\n  because b\n",
            "question [q] Q?\n  because b\n",
            "[a] A\n  answer b\n",
            "[a] A\n  question [q] Q?\n",
            "[a] A\n  # H\n",
            "[a] A\n  source s: \"a\"\n",
            "[a] A\n  use \"a\" as a\n",
        ],
    ),
    (
        "attributes",
        &[
            "[a] A\n  note:\n",
            "[a] A\n  note:x\n",
            "[a] A\n  key2: x\n",
            "[a] A\n  quote: \"x\"\n",
            "[a] A\n  quote \"x\"\n",
            "[a] A\n  quote s \"x\"\n",
            "[a] A\n  quote s x\n",
            "[a] A\n  quote s: x y\n",
            "[a] A\n  quote s: “x y”\n",
            "[a] A\n  quote s: \"x\n",
            "[a] A\n  quote s: \"he said \"no\" to us\"\n",
            "[a] A\n  quote s: \"x\" (p. 3)\n",
            "[a] A\n  quote s:\n",
            "[a] A\n  quote s: \"\"\n",
            "[a] A\n  quote s after: \"x\"\n",
            "[a] A\n  quote s after \"x\" \"y\"\n",
            "title:\n",
        ],
    ),
    (
        "headings, sources, files, questions",
        &[
            "#\n",
            "#Title\n",
            "source \"a.txt\"\n",
            "source s \"a.txt\"\n",
            "source s: a.txt\n",
            "source s:\n",
            "source: \"a.txt\"\n",
            "use \"other.hence\"\n",
            "use \"other.hence\" other\n",
            "use other.hence as other\n",
            "use\n",
            "question Which?\n",
            "question [q]\n",
            "question [q.r] Which?\n",
            "question [q] Which?\n  answer\n",
            "question [q] Which?\n  answer [a] and [b]\n",
            "question [q] Which?\n  answer not [a]\n",
        ],
    ),
];

#[test]
fn reports_read_well() {
    for (name, texts) in CASES {
        let mut out = String::new();
        for text in *texts {
            writeln!(out, "{text:?}\n{}", render(text, &read(text).diagnostics)).unwrap();
        }
        insta::assert_snapshot!(name.replace([' ', ','], "-"), out);
    }
}

#[test]
fn each_slip_is_told_once() {
    for text in CASES.iter().flat_map(|(_, texts)| *texts) {
        let parse = read(text);
        assert_eq!(
            parse.diagnostics.len(),
            1,
            "{text:?}: {:#?}",
            parse.diagnostics
        );
        assert_covered(text, &parse);
    }
}

#[test]
fn every_fix_repairs_what_it_is_offered_for() {
    for text in CASES.iter().flat_map(|(_, texts)| *texts) {
        for fix in &read(text).diagnostics[0].fixes {
            let fixed = apply(text, fix);
            let left = read(&fixed).diagnostics;
            assert!(
                left.is_empty(),
                "{text:?} became {fixed:?}:\n{}",
                render(&fixed, &left)
            );
        }
    }
}
