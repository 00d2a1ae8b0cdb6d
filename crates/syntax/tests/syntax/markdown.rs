//! The claim markup inside Markdown.

use std::fmt::Write as _;

use hence_source::FileId;
use hence_syntax::ast::ItemKind;
use hence_syntax::{Dialect, Parse, parse};

use crate::common::{assert_covered, render};

fn read(text: &str) -> Parse {
    let parse = parse(FileId::from_index(0), text, Dialect::Markdown);
    assert_covered(text, &parse);
    parse
}

/// Renders the items that are not prose, one a line, then the findings.
fn outline(text: &str) -> String {
    let parse = read(text);
    let mut out = String::new();
    for (id, item) in parse.document.iter() {
        let name = match &item.kind {
            ItemKind::Prose | ItemKind::Blank => continue,
            ItemKind::Heading(heading) => {
                format!("heading {} {:?}", heading.level, heading.title.value(text))
            }
            ItemKind::InlineClaim(operand) => {
                let tags: Vec<_> = operand.tags.iter().map(|tag| tag.value(text)).collect();
                let id = operand.id.map(|id| id.value(text));
                let words = operand.text.map(|words| words.value(text));
                format!("inline {id:?} {words:?} {tags:?}")
            }
            ItemKind::Fence => format!("fence {:?}", item.content.of(text)),
            other => {
                let kind = format!("{other:?}");
                let kind = kind.split(['(', ' ']).next().unwrap_or_default();
                format!("{kind} {:?}", item.content.of(text))
            }
        };
        let parent = item
            .parent
            .map_or(String::new(), |parent| format!(" < {}", parent.index()));
        writeln!(out, "{} {name}{parent}", id.index()).unwrap();
    }
    out + &render(text, &parse.diagnostics)
}

#[test]
fn a_text_without_a_fence_is_prose() {
    let text = "# A\n\n[x]{#y}\n\n```rust\n[a] A\n```\n\n> ```hence\n> [a] A\n> ```\n";
    let parse = read(text);
    assert!(!parse.document.is_map);
    assert_eq!(parse.document.items.len(), 1);
    assert!(matches!(parse.document.items[0].kind, ItemKind::Prose));
    assert!(parse.diagnostics.is_empty());
    assert!(read("").document.items.is_empty());
}

#[test]
fn fences_and_spans_are_read_in_place() {
    let text = "---\ntitle: x\n---\n\n# One *two*\n\nSo [Russia is\npreeminent]{#preeminent .key} by `[its]{#size}`.\n\n\
        ```hence\ntitle: Memo\n[a] A\n  because [preeminent]\n```\n\nSetext\n======\n\n- item [in a list]{#l}\n\n  \
        ~~~ hence\n  [b] B\n    because c\n  ~~~\n\n| t | u |\n|---|---|\n| [cell]{#c} | x |\n";
    insta::assert_snapshot!(outline(text));
}

#[test]
fn code_links_html_and_quotations_are_passed_over() {
    let text = "`[a]{#a}` [b](c){#d} <b title=\"[e]{#e}\">\n\n> [f]{#f}\n\n    [g]{#g}\n\n<div>\n[h]{#h}\n</div>\n\n\
        \\[i]{#i} [j\\]{#j} [k]{.l} [m] {#m}\n\n```hence\n[z] Z\n```\n";
    insta::assert_snapshot!(outline(text));
}

#[test]
fn slips_are_reported_where_they_stand() {
    let text = "[a]{#b c}\n\n[a]{#}\n\n[a]{#b/c}\n\n[]{#d}\n\n[x [y]{#y} z]{#z}\n\n[a]{#u\n\n[a]{#v .1}\n\n\
        ```hence\n[a] A\n  becuase b\n```\n\n```hence\n  because c\n";
    insta::assert_snapshot!(outline(text));
}

#[test]
fn metadata_stand_in_the_first_fence_only() {
    let text = "# H\n\n```hence\ntitle: A\n```\n\n```hence\nauthor: B\n```\n";
    let parse = read(text);
    assert_eq!(parse.diagnostics.len(), 1);
    assert_eq!(parse.diagnostics[0].code, "indentation");
    let kinds = parse.document.items.iter().map(|item| &item.kind);
    assert_eq!(
        kinds
            .filter(|kind| matches!(kind, ItemKind::Metadata(_)))
            .count(),
        1
    );
}

#[test]
fn odd_fences_are_covered() {
    for text in [
        "```hence",
        "```hence\n",
        "```hence\n```",
        "```hence\r\n[a] A\r\n```\r\n",
        "```hence\n[a] A",
        "- ```hence\n  [a] A\n- x\n",
        "1. a\n\n   ```hence\n   [a] A\n   ```\n2. b\n",
        "````hence\n```\n[a] A\n````\n",
        "```hence extra words\n[a] \\\n```\n",
        "\u{feff}```hence\n[a] A\n```\n",
        "- a\n\t- ```hence\n",
        "- # H\n  ```hence\n  [a] A\n  ```\n",
        "# \n\n```hence\n```\n",
        "[a]: b\n```hence\n[a]\n```\n[a]{#x}\n",
        "```hence\n[a] A\n```\n```hence\n[b] B\n```",
    ] {
        assert!(read(text).document.is_map, "{text:?}");
    }
}
