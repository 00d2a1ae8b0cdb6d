//! What is made of well-formed lines, and of what stands around wrong ones.

use std::fmt::Write as _;

use hence_syntax::Dialect;
use hence_syntax::ast::{Document, ItemKind, Name, Operand, Relation};

use crate::common::{read, render};

/// Renders the items that say something, one a line.
fn outline(text: &str) -> String {
    let parse = read(text);
    let mut out = String::new();
    for (id, item) in parse.document.iter() {
        if item.kind == ItemKind::Blank {
            continue;
        }
        write!(out, "{} {}", id.index(), kind(text, &item.kind)).unwrap();
        if let Some(parent) = item.parent {
            write!(out, " below {}", parent.index()).unwrap();
        }
        if let Some(comment) = item.comment {
            write!(out, " {}", comment.of(text)).unwrap();
        }
        out.push('\n');
    }
    out + &render(text, &parse.diagnostics)
}

fn kind(text: &str, kind: &ItemKind) -> String {
    match kind {
        ItemKind::Metadata(attribute) => {
            format!(
                "metadata {}={:?}",
                attribute.key.value(text),
                attribute.value.value(text)
            )
        }
        ItemKind::Attribute(attribute) => {
            let quote = attribute.quote.as_ref().map_or(String::new(), |quote| {
                let after = quote.after.map(|after| after.value(text).into_owned());
                format!(" of {} after {after:?}", quote.source.value(text))
            });
            let (key, value) = (attribute.key.value(text), attribute.value.value(text));
            format!("attribute {key}={value:?}{quote}")
        }
        ItemKind::Heading(heading) => {
            format!("heading {} {:?}", heading.level, heading.title.value(text))
        }
        ItemKind::Use(file) => {
            format!(
                "use {:?} as {:?}",
                file.path.value(text),
                file.alias.map(|alias| alias.value(text))
            )
        }
        ItemKind::Source(source) => format!(
            "source {}={:?}",
            source.id.value(text),
            source.path.value(text)
        ),
        ItemKind::Claim(claim) => format!("claim {}", operand(text, claim)),
        ItemKind::Question(claim) => format!("question {}", operand(text, claim)),
        ItemKind::Answer(claim) => format!("answer {}", operand(text, claim)),
        ItemKind::Relation(line) => relation(text, line),
        other => format!("{other:?}"),
    }
}

fn relation(text: &str, relation: &Relation) -> String {
    let mut out = relation.connective.as_str().to_owned();
    for name in [relation.label, relation.target].into_iter().flatten() {
        write!(out, " <{}>", name.value(text)).unwrap();
    }
    if !relation.qualifiers.is_empty() {
        write!(out, " ({})", names(text, &relation.qualifiers)).unwrap();
    }
    for claim in &relation.operands {
        write!(out, " {}", operand(text, claim)).unwrap();
    }
    if let Some(attached) = relation.attached {
        write!(out, " joins {}", attached.index()).unwrap();
    }
    out
}

fn operand(text: &str, operand: &Operand) -> String {
    let mut out = "{".to_owned();
    if operand.not.is_some() {
        out.push_str("not ");
    }
    if let Some((stance, _)) = operand.stance {
        write!(out, "{} ", stance.as_str()).unwrap();
    }
    if let Some(id) = operand.id {
        write!(out, "[{}]", id.value(text)).unwrap();
    }
    if let Some(words) = operand.text {
        write!(out, "{:?}", words.value(text)).unwrap();
    }
    if !operand.tags.is_empty() {
        write!(out, " #{}", names(text, &operand.tags)).unwrap();
    }
    out + "}"
}

fn names(text: &str, names: &[Name]) -> String {
    let names: Vec<_> = names.iter().map(|name| name.value(text)).collect();
    names.join(",")
}

#[test]
fn every_construct() {
    insta::assert_snapshot!(outline(
        "title: Cooperation\nuse \"o.hence\" as o\nsource dod: \"strategy.txt\"\n  date: 1995-06\n\n# Why \\# cooperate\n\n\
        given [essential] A close, \\\n   enduring relationship is essential. #thesis #b-2\n  quote dod: \"a \\\"close\\\" one\"\n  \
        quote dod after \"x\": \"y\"\n  because (practical-reasoning) [stable] Europe should become stable.\n    note: https://a.b//c\n  \
        and [critical] and [o.x]\n  unless not [veto], [c] and [d]\n  and Something else, not [x]\n  unless given its size, this is text\n  \
        but <r> (strong, x) implied [hostile] Many are [hostile] #1\n  hence [stable]\n  against not [c] // no comment\n  \
        contradicts [a], and [b]\n  tension [a]\n    note: why  // c\n  restates [a]\n    because z\n  outweighs [a]\n  outweighs <r>\n\
        question [q] Which? #t\n  answers: several\n  answer [a]\n    because b\n  answer Bare\n\n[essential] #more // text\n// end\n"
    ));
}

#[test]
fn chains_of_and_and_unless() {
    insta::assert_snapshot!(outline(
        "[a] A\n  because b\n    quote s: \"x\"\n    because c\n    and d\n  note: n\n\n  // between\n  and e\n  and f\n  unless g\n  \
        and h\n  unless i\n  but j\n  unless k\n  contradicts [l]\n  and m\n  unless n\n"
    ));
}

#[test]
fn errors_do_not_spread() {
    insta::assert_snapshot!(outline(
        "[a] A\n  wibble b\n    because c\n      but d\n    answer e\n  and f\n  because g\n  [h] H\n    because i\n  becuase j\n    note: k\n  \
        and l\n    and m\n  because\n    because n\n[b] B\nbecause o\n  because p\nand q\n  \
        unless r\n# H\nbecause s\n  because t\nquestion [q] Q?\nanswer [b]\n"
    ));
}

#[test]
fn markdown_is_known_by_its_name() {
    for (path, dialect) in [
        ("a.hence", Dialect::Hence),
        ("a.md", Dialect::Markdown),
        ("a.b.MARKDOWN", Dialect::Markdown),
        ("md", Dialect::Hence),
        ("", Dialect::Hence),
    ] {
        assert_eq!(Dialect::of_path(path), dialect, "{path}");
    }
}

#[test]
fn an_item_is_found_by_its_id() {
    let document: Document = read("[a] A\n  because b\n").document;
    let (id, item) = document.iter().nth(1).expect("there are two lines");
    assert_eq!(document.item(id), Some(item));
}
