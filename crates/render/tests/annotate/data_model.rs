//! What the W3C Web Annotation Data Model (recommendation of 23 February 2017) demands of a page of annotations, as far as
//! such a page can have it: its MUSTs, section by section.

use serde_json::Value;

/// The motivations and purposes of section 3.3.5.
const MOTIVATIONS: [&str; 13] = [
    "assessing",
    "bookmarking",
    "classifying",
    "commenting",
    "describing",
    "editing",
    "highlighting",
    "identifying",
    "linking",
    "moderating",
    "questioning",
    "replying",
    "tagging",
];

/// Asserts that `page` is an annotation page. `text` returns the code points of a source.
///
/// # Panics
///
/// When it breaks a rule.
pub(super) fn assert_page(page: &Value, text: impl Fn(&str) -> Vec<char>) {
    // 5.2: a page has the context, exactly one id, the class, and a list of items; it is part of a collection.
    assert_eq!(page["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_iri(&page["id"]);
    assert_eq!(page["type"], "AnnotationPage");
    let items = page["items"].as_array().unwrap();
    assert!(page["startIndex"].is_u64());
    // 5.1: a collection has exactly one id and the class; its total is not negative.
    let collection = &page["partOf"];
    assert_iri(&collection["id"]);
    assert_eq!(collection["type"], "AnnotationCollection");
    assert_eq!(collection["total"].as_u64(), Some(items.len() as u64));
    assert!(collection["label"].is_string());
    let mut ids: Vec<&str> = items
        .iter()
        .map(|item| item["id"].as_str().unwrap())
        .collect();
    ids.sort_unstable();
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count, "ids are of one annotation each");
    for item in items {
        assert_annotation(item, &text);
    }
}

fn assert_annotation(item: &Value, text: &impl Fn(&str) -> Vec<char>) {
    // 3.1: exactly one id, the class, one target or more.
    assert_iri(&item["id"]);
    assert_eq!(item["type"], "Annotation");
    assert!(MOTIVATIONS.contains(&item["motivation"].as_str().unwrap()));
    for body in list(&item["body"]) {
        // 3.2.4: exactly one value, a string; at most one format; 3.3.5: a purpose of the list.
        assert_eq!(body["type"], "TextualBody");
        assert!(body["value"].is_string());
        assert_eq!(body["format"], "text/plain");
        assert!(MOTIVATIONS.contains(&body["purpose"].as_str().unwrap()));
    }
    let targets = list(&item["target"]);
    assert!(!targets.is_empty());
    for target in targets {
        // 4: a specific resource has exactly one source.
        assert_eq!(target["type"], "SpecificResource");
        assert_iri(&target["source"]);
        let text = text(target["source"].as_str().unwrap());
        let selectors = list(&target["selector"]);
        assert!(!selectors.is_empty());
        for selector in selectors {
            assert_selector(selector, &text);
        }
    }
}

fn assert_selector(selector: &Value, text: &[char]) {
    let number = |key: &str| selector[key].as_u64().unwrap() as usize;
    let string = |key: &str| selector[key].as_str().unwrap();
    match selector["type"].as_str().unwrap() {
        // 4.2.4: exactly one `exact`, at most one prefix and suffix, which stand around it.
        "TextQuoteSelector" => {
            let whole: String = text.iter().collect();
            let around = [string("prefix"), string("exact"), string("suffix")].concat();
            assert!(!string("exact").is_empty());
            assert!(whole.contains(&around), "{around:?}");
        }
        // 4.2.5: exactly one start and end, not negative; characters are counted, not bytes.
        "TextPositionSelector" => {
            let (start, end) = (number("start"), number("end"));
            assert!(start < end && end <= text.len());
        }
        other => panic!("{other}"),
    }
}

/// Asserts that a value is one reference, in which nothing stands that none may hold (RFC 3986).
fn assert_iri(value: &Value) {
    let iri = value.as_str().unwrap();
    let is_fine =
        |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=%".contains(&byte);
    assert!(!iri.is_empty() && iri.bytes().all(is_fine), "{iri}");
    assert!(iri.matches('#').count() <= 1, "{iri}");
}

/// One value stands for a list of one.
fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(values) => values.iter().collect(),
        Value::Null => Vec::new(),
        one => vec![one],
    }
}
