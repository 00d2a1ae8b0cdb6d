use proptest::prelude::*;

use super::*;

fn read(claim: &str, quotation: &str) -> Vec<String> {
    let words = |span: Option<Span>, text: &str| {
        span.map_or("-".to_owned(), |span| span.of(text).to_owned())
    };
    let told = |shift: Shift| {
        let (claim, quote) = (words(shift.claim, claim), words(shift.quote, quotation));
        format!(
            "{} {}: {quote} > {claim}",
            shift.kind.as_str(),
            shift.direction.as_str()
        )
    };
    shifts(claim, quotation).into_iter().map(told).collect()
}

#[test]
fn tells_both_places() {
    assert_eq!(
        read("It will fall.", "it may fall"),
        ["hedge stronger: may > will"]
    );
    assert_eq!(
        read("It falls.", "it may fall"),
        ["hedge stronger: may > -"]
    );
    assert_eq!(
        read("Dams should hold.", "dams must hold"),
        ["obligation weaker: must > should"]
    );
    assert_eq!(
        read("All dams hold.", "many dams hold"),
        ["quantifier stronger: many > All"]
    );
    assert_eq!(
        read("Dams hold.", "no dams hold"),
        ["negation turned: no > -"]
    );
    assert_eq!(
        read("The dam is unsafe.", "the dam is safe"),
        ["negation turned: - > unsafe"]
    );
}

#[test]
fn silent_about_paraphrase() {
    assert!(read("The dam is unsafe.", "the dam is not safe").is_empty());
    assert!(read("Rain is coming.", "it may fall").is_empty());
    assert!(read("", "").is_empty());
}

#[test]
fn linear_for_hostile_text() {
    let text = "may no all fall and ".repeat(20_000);
    let start = std::time::Instant::now();
    shifts(&text, &text);
    assert!(start.elapsed().as_secs() < 10);
}

proptest! {
    #[test]
    fn a_text_does_not_shift_itself(
        text in "((may|not|all|some|dams|hold|fall|unsafe|safe|must|,|and|probably|the|never) ){0,12}",
    ) {
        prop_assert_eq!(shifts(&text, &text), []);
    }
}

#[test]
fn many_quotations_of_one_claim() {
    let claim = "The sea will rise unless it may not fall again. ".repeat(170);
    let quotations = vec!["the sea may rise"; 2_000];
    let found = shifts_of_each(&claim, &quotations);
    assert_eq!(found.len(), 2_000);
    let longer = claim.clone() + &claim;
    assert!(shifts_of_each(&longer, &quotations).concat().is_empty());
    let claim = "The sea will rise.";
    assert_eq!(
        shifts_of_each(claim, &["the sea may rise", "the sea will rise"]),
        [shifts(claim, "the sea may rise"), Vec::new()]
    );
}
