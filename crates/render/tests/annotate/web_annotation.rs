//! The Web Annotations are as the data model demands.

use hence_map::Project;
use hence_map::project::{LoadFailure, Loader, Located, Purpose};
use hence_render::annotate::web_annotation;
use serde_json::Value;

use super::data_model::assert_page;
use crate::{SOURCE, annotated, annotation_of, map_of, sample};

fn page(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

#[test]
fn the_sample_fits_the_data_model() {
    let page = sample(|annotation| page(&web_annotation(annotation).unwrap()));
    assert_page(&page, |source| {
        assert_eq!(source, "sea.txt");
        SOURCE.chars().collect()
    });
    let items = page["items"].as_array().unwrap();
    let ids: Vec<&str> = items
        .iter()
        .map(|item| item["id"].as_str().unwrap())
        .collect();
    // What was not found, and what a person must look at, states nothing.
    let expected = [
        "rising/quote-1",
        "melts/quote-1",
        "melts/quote-2",
        "dykes/quote-1",
        "dear/quote-1",
    ];
    assert_eq!(ids, expected.map(|id| format!("map.hence#{id}")));
    assert_eq!(items[2]["target"].as_array().unwrap().len(), 2, "two parts");
}

#[test]
fn places_are_counted_in_code_points() {
    let text = "👩\u{200d}🚀 é 漢字: these words are quoted, 漢字 and all.";
    let map = map_of(&["these words are quoted, 漢字"]);
    let page = annotated(&map, &[("s.txt", text)], |annotation| {
        page(&web_annotation(annotation).unwrap())
    });
    let text: Vec<char> = text.chars().collect();
    assert_page(&page, |_| text.clone());
    let selectors = &page["items"][0]["target"][0]["selector"];
    let number = |key: &str| selectors[1][key].as_u64().unwrap() as usize;
    let selected: String = text[number("start")..number("end")].iter().collect();
    assert_eq!(selected, selectors[0]["exact"].as_str().unwrap());
}

#[test]
fn names_are_references_whatever_they_are() {
    let map = "source s: \"a b?#é:<x>.txt\"\n[ünï-漢] A.\n  quote s: \"These words stand there\"\n";
    let text = "These words stand there.";
    let page = annotated(map, &[("a b?#é:<x>.txt", text)], |annotation| {
        page(&web_annotation(annotation).unwrap())
    });
    assert_page(&page, |_| text.chars().collect());
    assert_eq!(
        page["items"][0]["target"][0]["source"],
        "a%20b%3F%23%C3%A9%3A%3Cx%3E.txt"
    );
}

/// Files in folders: paths are relative to the file that names them.
struct Folders(&'static [(&'static str, &'static str)]);

impl Loader for Folders {
    fn locate(
        &mut self,
        from: Option<&str>,
        path: &str,
        _: Purpose,
    ) -> Result<Located, LoadFailure> {
        let folder = from.and_then(|from| from.rsplit_once('/'));
        let shown = folder.map_or(path.to_owned(), |(folder, _)| format!("{folder}/{path}"));
        let key = shown.clone();
        Ok(Located { key, shown })
    }

    fn read(&mut self, file: &Located, _: u64) -> Result<Vec<u8>, LoadFailure> {
        let mut files = self.0.iter();
        let found = files.find(|(name, _)| *name == file.shown);
        let found = found.map(|(_, text)| text.as_bytes().to_vec());
        found.ok_or(LoadFailure::NotFound)
    }
}

#[test]
fn a_target_is_named_as_seen_from_the_map() {
    const FILES: &[(&str, &str)] = &[
        (
            "maps/map.hence",
            "use \"sub/other.hence\" as other\n[a] A.\n  because [other.b]\n",
        ),
        (
            "maps/sub/other.hence",
            "source s: \"s.txt\"\n[b] B.\n  quote s: \"These words stand there\"\n",
        ),
        ("maps/sub/s.txt", "These words stand there."),
    ];
    let mut project = Project::new();
    let root = project.open("maps/map.hence", &mut Folders(FILES)).unwrap();
    let page = annotation_of(&project, root, |annotation| {
        page(&web_annotation(annotation).unwrap())
    });
    assert_eq!(page["items"][0]["target"][0]["source"], "sub/s.txt");
}

#[test]
fn a_map_without_quotations_has_an_empty_page() {
    let page = annotated(
        "source s: \"s.txt\"\n[a] A.\n",
        &[("s.txt", "Text.")],
        |annotation| page(&web_annotation(annotation).unwrap()),
    );
    assert_page(&page, |_| Vec::new());
    assert_eq!(page["items"], serde_json::json!([]));
}
