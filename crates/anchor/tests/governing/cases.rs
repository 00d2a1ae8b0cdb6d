//! Reads the files of cases.

use hence_anchor::Governing;
use hence_source::Span;

/// A quotation of a text, and the kinds of operator of which one must be found; none if it is innocent.
pub(crate) struct Case {
    pub register: String,
    pub text: String,
    pub quotation: String,
    pub parts: Vec<Span>,
    pub kinds: Vec<Governing>,
}

/// Reads cases; the head of `tuned.txt` says how they are written.
pub(crate) fn cases(file: &str) -> Vec<Case> {
    let (mut register, mut text, mut cases) = (String::new(), String::new(), Vec::new());
    for line in file.lines() {
        if let Some(name) = line.strip_prefix("== ") {
            name.clone_into(&mut register);
        } else if let Some(quoted) = line.strip_prefix("  ") {
            cases.push(case(&register, &text, quoted));
        } else if !line.is_empty() && !line.starts_with('#') {
            line.clone_into(&mut text);
        }
    }
    cases
}

fn case(register: &str, text: &str, line: &str) -> Case {
    let (names, quotation) = line
        .split_once(": ")
        .expect("a case has kinds and a quotation");
    let mut end = 0;
    let parts = quotation.split(" … ").map(|part| {
        let rest = text.get(end..).expect("a part ends between characters");
        let at = rest
            .find(part)
            .unwrap_or_else(|| panic!("{part} is not in its text"));
        let start = end + at;
        end = start + part.len();
        Span::from(start..end)
    });
    let parts = parts.collect();
    let kinds = names
        .split('|')
        .filter(|name| *name != "innocent")
        .map(|name| {
            let mut all = Governing::ALL.into_iter();
            all.find(|kind| kind.as_str() == name)
                .unwrap_or_else(|| panic!("{name} is no kind"))
        });
    Case {
        register: register.to_owned(),
        text: text.to_owned(),
        quotation: quotation.to_owned(),
        parts,
        kinds: kinds.collect(),
    }
}
