//! The W3C Web Annotation Data Model, as JSON-LD: a page with one annotation for each quotation that was found.
//!
//! Places are those of the source's visible text, counted in code points as the recommendation asks.

use std::fmt::Write as _;

use hence_anchor::{Place, surroundings};
use hence_map::ClaimId;
use serde::Serialize;

use super::annotation::{Annotation, Quotation};

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// An `AnnotationPage`.
#[derive(Serialize)]
struct Page<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "partOf")]
    part_of: Collection<'a>,
    #[serde(rename = "startIndex")]
    start_index: u32,
    items: Vec<Item<'a>>,
}

/// The `AnnotationCollection` that the page is all of.
#[derive(Serialize)]
struct Collection<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    label: &'a str,
    total: usize,
}

/// An `Annotation`.
#[derive(Serialize)]
struct Item<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    body: [Body<'a>; 3],
    target: Vec<Target<'a>>,
}

/// A `TextualBody`.
#[derive(Serialize)]
struct Body<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    value: &'a str,
    format: &'static str,
    purpose: &'static str,
}

/// A `SpecificResource`: a part of the source.
#[derive(Serialize)]
struct Target<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    source: String,
    /// Each of them selects the same words.
    selector: (TextQuoteSelector<'a>, TextPositionSelector),
}

#[derive(Serialize)]
struct TextQuoteSelector<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    exact: &'a str,
    prefix: &'a str,
    suffix: &'a str,
}

#[derive(Serialize)]
struct TextPositionSelector {
    #[serde(rename = "type")]
    kind: &'static str,
    start: u32,
    end: u32,
}

/// Returns the document, with a line end behind it. Linear in the quotations and what they quote.
///
/// # Errors
///
/// None that an input leads to; serializing is fallible by its type.
pub fn web_annotation(annotation: &Annotation<'_>) -> serde_json::Result<String> {
    let document = reference(annotation.file_name());
    let mut items = Vec::new();
    for claim in &annotation.order {
        let quotations = annotation.quotations(*claim);
        let found = quotations.filter(|quotation| quotation.is_found() && quotation.is_marked);
        items.extend(found.map(|quotation| item(annotation, &document, *claim, &quotation)));
    }
    let page = Page {
        context: CONTEXT,
        id: format!("{document}#annotations/1"),
        kind: "AnnotationPage",
        part_of: Collection {
            id: format!("{document}#annotations"),
            kind: "AnnotationCollection",
            label: annotation.title(),
            total: items.len(),
        },
        start_index: 0,
        items,
    };
    let mut json = serde_json::to_string_pretty(&page)?;
    json.push('\n');
    Ok(json)
}

fn item<'a>(
    annotation: &Annotation<'a>,
    document: &str,
    claim: ClaimId,
    quotation: &Quotation<'a>,
) -> Item<'a> {
    let own = &annotation.input.map.claims[claim];
    let body = |value, purpose| Body {
        kind: "TextualBody",
        value,
        format: "text/plain",
        purpose,
    };
    let id = reference(&own.id);
    Item {
        id: format!("{document}#{id}/quote-{}", quotation.number + 1),
        kind: "Annotation",
        motivation: "describing",
        body: [
            body(own.text.as_str(), "describing"),
            body(own.id.as_str(), "identifying"),
            body(annotation.verdict_word(claim), "assessing"),
        ],
        target: targets(annotation, quotation),
    }
}

/// Returns the parts of a quotation in its source.
fn targets<'a>(annotation: &Annotation<'a>, quotation: &Quotation<'a>) -> Vec<Target<'a>> {
    let Some(anchor) = quotation.anchor else {
        return Vec::new();
    };
    let input = annotation.input;
    let source = input.project.source(anchor.source);
    let path = |file| input.files().get(file).path.as_str();
    let path = reference(&relative(path(input.root), path(source.file)));
    let text = source.reading.text();
    let parts = anchor.placement.parts.iter();
    let target = |place: &Place| {
        let (prefix, suffix) = surroundings(text, place.span);
        let quote = TextQuoteSelector {
            kind: "TextQuoteSelector",
            exact: place.span.of(text),
            prefix,
            suffix,
        };
        let position = TextPositionSelector {
            kind: "TextPositionSelector",
            start: place.code_points.start,
            end: place.code_points.end,
        };
        Target {
            kind: "SpecificResource",
            source: path.clone(),
            selector: (quote, position),
        }
    };
    parts.map(target).collect()
}

/// Returns the path `to` as seen from the folder of the file `from`; as it is where nothing leads there.
fn relative(from: &str, to: &str) -> String {
    let target: Vec<&str> = to.split('/').collect();
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    let pairs = folders.iter().zip(&target);
    let common = pairs.take_while(|(one, other)| one == other).count();
    let up = folders.get(common..).unwrap_or_default();
    let is_absolute = |path: &str| path.starts_with('/');
    if is_absolute(from) != is_absolute(to) || up.contains(&"..") {
        return to.to_owned();
    }
    let up = std::iter::repeat_n("..", up.len());
    let down = target.into_iter().skip(common);
    up.chain(down).collect::<Vec<_>>().join("/")
}

/// Returns a path as a relative reference (RFC 3986), in which every character is taken for itself.
fn reference(path: &str) -> String {
    let mut reference = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            reference.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _infallible = write!(reference, "%{byte:02X}");
        }
    }
    reference
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_seen_from_the_folder_of_the_map() {
        let paths = [
            ("map.hence", "sub/s.txt", "sub/s.txt"),
            ("a/b/map.hence", "a/b/s.txt", "s.txt"),
            ("a/b/map.hence", "a/c/s.txt", "../c/s.txt"),
            ("../b/map.hence", "../s.txt", "../s.txt"),
            ("../map.hence", "s.txt", "s.txt"),
            ("/p/a/map.hence", "/p/s.txt", "../s.txt"),
            ("a/map.hence", "/p/s.txt", "/p/s.txt"),
            ("<stdin>", "s.txt", "s.txt"),
        ];
        for (from, to, expected) in paths {
            assert_eq!(relative(from, to), expected, "{to} from {from}");
        }
    }

    #[test]
    fn a_path_is_no_scheme_and_no_query() {
        assert_eq!(reference("a/b-1.txt"), "a/b-1.txt");
        assert_eq!(
            reference("javascript:x?y#z é"),
            "javascript%3Ax%3Fy%23z%20%C3%A9"
        );
    }
}
