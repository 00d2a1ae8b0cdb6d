use std::time::Instant;

use proptest::prelude::*;

use super::*;

fn read(text: &str) -> Vec<&str> {
    sentences(text)
        .into_iter()
        .map(|span| span.of(text))
        .collect()
}

/// Reads sentences that are written with `|` between them.
fn check(marked: &str) {
    let text = marked.replace('|', "");
    let expected: Vec<_> = marked.split('|').map(str::trim).collect();
    assert_eq!(read(&text), expected);
}

#[test]
fn ends_at_end_marks() {
    check("One. |Two! |Three? |Four… |Five");
    check("He said “Stop.” |Then he left. |(It was late.) |\"Why?\" he asked.");
    check("What?! |No... |Yes.");
    check("It fell by 3.5 per cent. |20 firms closed.");
    check("As shown.[12] |The next.");
    check("これは文です。|次の文です！|「終わり。」|はい");
    check("यह है। |वह है।");
}

#[test]
fn not_at_abbreviations() {
    check("Mr. Smith met Dr. J. R. Jones. |He left.");
    check("See Art. 5, No. 12 and p. 7. |It says so.");
    check("Did he agree? |No. |That is wrong.");
    check("The U.S. Government is in the U.S. |It is large.");
    check("Apples, pears, etc. are sold by Smith & Co. in Leeds, e.g. Bramleys.");
    check("Smith et al. Found nothing, i.e. N was 0.");
    check("vitamin C. |The study");
    check("It was . . . well, late . . . |But fine.");
    check("Wait ... and see.");
    check("Visit example.com. |Now.");
}

#[test]
fn paragraphs_headings_and_items() {
    check("A title\n\n|A line\nthat goes on\n \r\n|Next");
    check("One\u{2029}|Two\u{2028}goes on");
    check("We need:\n|- bread\n  and butter\n|- milk\n|2. Tea. |Hot.\n|(a) cups");
    check("# Title\n|Text here\n|## Next\n|More");
    check("by\nJ. Smith in\n1990 and later");
    check("1. First. |Second.");
    assert!(read("  \n\n ").is_empty());
}

#[test]
fn a_strategy_paper() {
    let text = "habits of regarding NATO as Russia's \"enemy.\" Through it, Russia -- will see. -- It is so.";
    assert_eq!(read(text).len(), 2);
}

#[test]
fn linear_for_hostile_text() {
    let texts = [
        ".".repeat(1 << 20),
        "\"".repeat(1 << 20),
        " ".repeat(1 << 20),
        "a. ".repeat(1 << 18),
        ".\" ".repeat(1 << 18),
        "a.".repeat(1 << 19),
        ".[".repeat(1 << 19),
        "#".repeat(1 << 20),
        "\n#".repeat(1 << 19),
        "A.\n\u{2029}".repeat(1 << 17),
    ];
    for text in &texts {
        let start = Instant::now();
        sentences(text);
        let head: String = text.chars().take(3).collect();
        assert!(start.elapsed().as_secs() < 5, "{head:?}");
    }
}

proptest! {
    #[test]
    fn cover_the_text(text in "([A-Za-z.!?… \n\r\"'()\\[\\]#1-9。\u{2029}-]{0,12}|\\PC{0,8}){0,12}") {
        let mut end = 0;
        for span in sentences(&text) {
            let sentence = span.of(&text);
            prop_assert!(!sentence.is_empty() && sentence.trim() == sentence);
            let between = text.get(end..span.start as usize);
            prop_assert!(between.is_some_and(|between| between.trim().is_empty()), "{between:?}");
            end = span.end as usize;
        }
        prop_assert!(text.get(end..).is_some_and(|rest| rest.trim().is_empty()));
    }

    #[test]
    fn a_paragraph_is_read_by_itself(a in "[A-Za-z.!? \"]{0,40}", b in "[A-Za-z.!? \"]{0,40}") {
        let both = format!("{a}\n\n{b}");
        prop_assert_eq!(sentences(&both).len(), sentences(&a).len() + sentences(&b).len());
    }
}
