//! The terminal.

use hence_render::annotate::{Look, terminal};
use hence_report::width_of;

use crate::{annotated, sample};

#[test]
fn no_line_is_wider_than_the_terminal() {
    for width in [40, 60, 100] {
        let look = Look {
            color: false,
            width,
            unicode: true,
        };
        let shown = sample(|annotation| terminal(annotation, look));
        for line in shown.lines() {
            assert!(width_of(line) <= width, "{line}");
        }
    }
}

#[test]
fn colours_change_nothing_but_colours() {
    let shown = |color| {
        let look = Look {
            color,
            width: 80,
            unicode: true,
        };
        sample(|annotation| terminal(annotation, look))
    };
    let mut bare = String::new();
    let colored = shown(true);
    for (index, part) in colored.split('\u{1b}').enumerate() {
        let part = if index > 0 {
            part.split_once('m').unwrap().1
        } else {
            part
        };
        bare.push_str(part);
    }
    // Without colours brackets say where a passage ends.
    let words = |text: &str| {
        text.split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(words(&bare), words(&shown(false)));
}

#[test]
fn wide_and_hidden_characters_keep_the_width() {
    let text = format!(
        "{} {}\u{202e}\u{1b}[31m end.",
        "漢字漢字 ".repeat(30),
        "word ".repeat(30)
    );
    let map = "source s: \"s.txt\"\n[a] A.\n  quote s: \"漢字漢字 漢字漢字 漢字漢字 漢字漢字\"\n";
    let look = Look {
        color: false,
        width: 40,
        unicode: true,
    };
    let shown = annotated(map, &[("s.txt", &text)], |annotation| {
        terminal(annotation, look)
    });
    assert!(shown.lines().all(|line| width_of(line) <= 40), "{shown}");
    assert!(shown.contains("\\u{202e}␛[31m"));
}
