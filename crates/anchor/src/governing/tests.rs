use proptest::prelude::*;

use super::*;

/// Returns the operators of a quotation, whose parts stand in square brackets.
fn read(marked: &str) -> Vec<String> {
    let text = marked.replace(['[', ']'], "");
    let (mut parts, mut start, mut removed) = (Vec::new(), 0, 0);
    for (at, c) in marked
        .char_indices()
        .filter(|(_, c)| matches!(c, '[' | ']'))
    {
        let offset = (at - removed) as u32;
        removed += 1;
        match c {
            '[' => start = offset,
            _ => parts.push(Span::new(start, offset)),
        }
    }
    governors(&SourceText::new(&text), &parts)
        .iter()
        .map(|one| format!("{} {}", one.kind.as_str(), one.at.of(&text)))
        .collect()
}

#[test]
fn each_kind() {
    assert_eq!(read("He did not [sign the contract]."), ["negation not"]);
    assert_eq!(
        read("If it rains, [the river will rise]."),
        ["conditional If"]
    );
    assert_eq!(
        read("Although [it has rained], it is dry."),
        ["concession Although"]
    );
    assert_eq!(
        read("It [is safe], officials said."),
        ["attribution officials said"]
    );
    assert_eq!(read("Is [the river safe]?"), ["question ?"]);
}

#[test]
fn what_is_quoted_governs_nothing() {
    assert!(read("He [did not sign the contract].").is_empty());
    assert!(read("[If it rains, the river will rise].").is_empty());
    assert!(read("Although it has rained, [it is dry].").is_empty());
}

#[test]
fn what_is_elided_does() {
    assert_eq!(read("He [did] not [sign the contract]."), ["negation not"]);
    assert_eq!(
        read("Neither [Russia] nor any other state [will have a veto]."),
        ["negation Neither"]
    );
}

#[test]
fn nothing_and_nonsense() {
    let text = SourceText::new("If só.");
    assert!(governors(&text, &[]).is_empty());
    assert!(governors(&text, &[Span::new(5, 5)]).is_empty());
    assert!(governors(&text, &[Span::new(4, 900)]).len() < 2);
}

#[test]
fn long_elisions_are_read_at_their_ends() {
    let far = "and the dike and ".repeat(1_000);
    assert_eq!(
        read(&format!(
            "He [said so] {far} he did not [sign the contract]."
        )),
        ["negation not"]
    );
}

#[test]
fn long_sentences_are_read_in_part() {
    let text = format!("{}not [fall]", "if may, and (".repeat(100_000));
    let text = text.replace(['[', ']'], "");
    let source = SourceText::new(&text);
    let end = text.len() as u32;
    let start = std::time::Instant::now();
    for _ in 0..100 {
        assert!(!governors(&source, &[Span::new(end - 4, end)]).is_empty());
    }
    assert!(start.elapsed().as_secs() < 10);
    assert!(governors(&source, &[Span::new(0, end)]).is_empty());
}

proptest! {
    #[test]
    fn any_text(
        text in "((if|not|may|he said|,|;|\\(|\\)|\"|\\?|\\.|and|that|Russia|has|the|of|é…|without) ){0,30}",
        cuts in proptest::collection::vec(0_u32..200, 4),
    ) {
        let source = SourceText::new(&text);
        let parts: Vec<_> = cuts.chunks(2).map(|cut| Span::new(cut[0], cut[1])).collect();
        for found in governors(&source, &parts) {
            prop_assert!(!found.at.of(&text).is_empty() && found.sentence.contains(found.at));
            let is_quoted = |part: &Span| part.contains(found.at) && !part.is_empty();
            prop_assert!(!parts.iter().any(is_quoted));
        }
    }
}
