//! Annotated sources, in every format.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that finds nothing there has failed"
)]

mod annotate {
    mod data_model;
    mod formats;
    mod hostile;
    mod markdown;
    mod terminal;
    mod web_annotation;
}

use hence_map::Project;
use hence_render::annotate::Annotation;
use hence_render::json::Input;
use hence_rules::{Options, check};
use hence_source::{Diagnostic, FileId};
use hence_testing::Texts;

/// A text with what happens to passages: one inside another, two that cross, two of one claim, one of two claims, one that
/// is only nearly there.
const SOURCE: &str = "The sea is rising, because the ice melts.\n\n\
    Nobody who lives on the coast\ncan doubt it; the towns must build dykes now. Dykes are dear.\n\n\
    See the appendix.\n\nTherefore the country should pay.\n";

const MAP: &str = r#"title: The sea
source s: "sea.txt"
  title: On the sea
  date: 2024
  url: https://example.org/sea
  lang: en
  skip: "See the appendix.", it is no argument

[dykes] The towns must build dykes. #thesis
  quote s: "the towns must build dykes now"
  because [rising] The sea is rising.
    quote s: "The sea is rising, because the ice melts"
    by: the author
  and [melts] The ice melts.
    quote s: "the ice melts"
    quote s: "Nobody who … can doubt it"
  unless [dear] Dykes are dear.
    quote s: "dykes now. Dykes are dear"
  but implied [nature] Nature knows better.
    note: not in the text
[altered] Nobody doubts.
  quote s: "the towns may build dykes now. Dykes are dear"
[lost] Lost.
  quote s: "words that stand nowhere at all in it"
"#;

/// Annotates the text of a map and the sources beside it.
fn annotated<T>(
    map: &str,
    sources: &[(&str, &str)],
    use_it: impl FnOnce(&Annotation<'_>) -> T,
) -> T {
    let files = [("map.hence", map)].into_iter();
    let texts = Texts::new(files.chain(sources.iter().copied()));
    let (project, root) = texts.open("map.hence").unwrap();
    annotation_of(&project, root, use_it)
}

fn annotation_of<T>(
    project: &Project,
    root: FileId,
    use_it: impl FnOnce(&Annotation<'_>) -> T,
) -> T {
    let outcome = check(project, root, &Options::new());
    // A finding of the tests' own: how the rules word theirs is their business.
    let findings = outcome.map.claims.values().take(1).map(|claim| {
        let message = format!("`{}` could be better", claim.id);
        let finding = Diagnostic::new("could-be-better", message, claim.at, "");
        let finding = finding.with_help("say `because …`");
        finding.with_claim(claim.id.clone())
    });
    let findings: Vec<Diagnostic> = findings.collect();
    let input = Input {
        root,
        project,
        map: &outcome.map,
        anchoring: &outcome.anchoring,
        verdicts: outcome.verdicts(),
        diagnostics: &findings,
    };
    use_it(&Annotation::new(input, None))
}

fn sample<T>(use_it: impl FnOnce(&Annotation<'_>) -> T) -> T {
    annotated(MAP, &[("sea.txt", SOURCE)], use_it)
}

/// Returns a map whose claims quote `words` of the source `s.txt`, one each.
fn map_of(words: &[&str]) -> String {
    let claims = words.iter().enumerate().map(|(number, words)| {
        let words = words.replace('\\', "\\\\").replace('"', "\\\"");
        format!("[c{number}] Claim.\n  quote s: \"{words}\"\n")
    });
    let source = "source s: \"s.txt\"\n".to_owned();
    std::iter::once(source).chain(claims).collect()
}
