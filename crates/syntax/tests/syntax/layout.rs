//! The canonical layout.

use hence_source::FileId;
use hence_syntax::{Dialect, format, parse};

fn laid_out(text: &str, dialect: Dialect) -> String {
    format(text, &parse(FileId::from_index(0), text, dialect).document)
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(laid_out(text, Dialect::Hence), expected);
}

#[test]
fn indents_by_two_spaces_a_level() {
    check(
        "[a] A\n\tbecause b\n\t\tbut c\n",
        "[a] A\n  because b\n    but c\n",
    );
    check(
        "[a] A\n     because b\n       but c\n",
        "[a] A\n  because b\n    but c\n",
    );
}

#[test]
fn puts_one_space_between_parts() {
    check("given   [a]A   #t\t#u\n", "given [a] A #t #u\n");
    check(
        "[a]\n  because<r>(x,y)[b]\n",
        "[a]\n  because <r> (x, y) [b]\n",
    );
    check(
        "[a]\n  because not[b],[c],and [d]\n",
        "[a]\n  because not [b], [c] and [d]\n",
    );
    check(
        "[a]\n  because [b],not [c]\n",
        "[a]\n  because [b] and not [c]\n",
    );
    check("[a]\n  note:   x  y\n", "[a]\n  note: x  y\n");
    check(
        "[a]\n  quote   s   after\"x\" :\"y\"\n",
        "[a]\n  quote s after \"x\": \"y\"\n",
    );
    check(
        "source s:\"f\"\nuse   \"g\"   as   h\n##   T\n",
        "source s: \"f\"\nuse \"g\" as h\n\n## T\n",
    );
    check(
        "question  [q]   Q?\n   answer   [a]\n",
        "question [q] Q?\n  answer [a]\n",
    );
}

#[test]
fn joins_lines_and_drops_needless_backslashes() {
    check("[a] A \\\n    goes on\n", "[a] A goes on\n");
    check("[a] \\A \\- b\\.\n", "[a] A - b.\n");
    check(
        "[a]\n  quote s: \"\\x \\\"y\\\" \\\\ \\\n   z\"\n",
        "[a]\n  quote s: \"x \\\"y\\\" \\\\ z\"\n",
    );
}

#[test]
fn escapes_what_would_be_read_otherwise() {
    for text in [
        "[a] \\[b] c\n",
        "[a] \\not [b] c\n",
        "[a] \\, [b]\n",
        "[a] \\and [b]\n",
        "[a] \\.\n",
        "[a] \\// b\n",
        "[a] b  \\// c\n",
        "[a] b \\#c\n",
        "[a] \\#b\n",
        "[a] b \\#c #d\n",
        "[a] b\\\\\n",
        "[a] \\ b\\ \n",
        "[a]\n  because \\[b]\n",
        "[a]\n  because \\(b)\n",
        "[a]\n  because \\<b>\n",
        "[a]\n  because \\not [b]\n",
        "[a]\n  because \\given [b]\n",
        "[a]\n  because \\given not [b]\n",
        "question [q] Q?\n  answer \\[b]\n  answer (b)\n",
        "# \\\\ T #t\n",
    ] {
        check(text, text);
    }
}

#[test]
fn keeps_comments() {
    check(
        "//a\n[a] A\t// b\n      // c\n  because b  //  d\n// e\n",
        "//a\n[a] A  // b\n  // c\n  because b  //  d\n// e\n",
    );
}

#[test]
fn indents_comments_with_the_lines_around_them() {
    check(
        "[a] A\n// c\n    because b\n",
        "[a] A\n  // c\n  because b\n",
    );
    check(
        "[a] A\n    because b\n    // c\n[b] B\n",
        "[a] A\n  because b\n  // c\n[b] B\n",
    );
    check(
        "[a] A\n    because b\n\n        // c\n",
        "[a] A\n  because b\n\n    // c\n",
    );
    check(
        "[a] A\n    because b\n            // c\n// d\n",
        "[a] A\n  because b\n    // c\n// d\n",
    );
    check("     // c\n[a] A\n", "// c\n[a] A\n");
}

#[test]
fn spaces_lines() {
    check("\n\n[a] A\n\n\n\n[b] B\n\n\n", "[a] A\n\n[b] B\n");
    check("[a] A\n# H\n[b] B\n", "[a] A\n\n# H\n[b] B\n");
    check(
        "[a] A\n// on H\n// too\n# H\n",
        "[a] A\n\n// on H\n// too\n# H\n",
    );
    check("[a] A\n// on a\n\n# H\n", "[a] A\n// on a\n\n# H\n");
    check("// on H\n# H\n# I\n", "// on H\n# H\n\n# I\n");
    check("\u{feff}[a] A\r\n\r[b] B", "[a] A\n\n[b] B\n");
    check("  \n\n", "");
    check("", "");
}

#[test]
fn keeps_what_is_wrong() {
    check(
        "[a]  A\n\tbecause   [b\n\t  but  c\n",
        "[a]  A\n\tbecause   [b\n\t  but  c\n",
    );
    check(
        "[a]  A\n    becuase   b  c   // d\n",
        "[a] A\n  becuase   b  c  // d\n",
    );
    check(
        "what   is  this\n     [a]  A\n[b]  B\n",
        "what   is  this\n     [a]  A\n[b] B\n",
    );
    check(
        "[a]  A\n    because  b\n   but  c\n[b]  B\n",
        "[a]  A\n    because  b\n   but  c\n[b] B\n",
    );
}

#[test]
fn changes_only_fences_in_markdown() {
    let text =
        "#  H\n\n\n-  x\n\n   ```hence\n   [a]   A\n       because  b\n\n\n   ```\n\n[x]{ #y }\n";
    let expected = "#  H\n\n\n-  x\n\n   ```hence\n   [a] A\n     because b\n   ```\n\n[x]{ #y }\n";
    assert_eq!(laid_out(text, Dialect::Markdown), expected);
    let text = "```hence\r\n[a]   A\r\n```\r\n";
    assert_eq!(
        laid_out(text, Dialect::Markdown),
        "```hence\r\n[a] A\r\n```\r\n"
    );
    let text = "[a]   A  \n\n\n";
    assert_eq!(laid_out(text, Dialect::Markdown), text);
}
