//! The elements of a page that are open, and which tags end them.

use std::collections::HashMap;

use super::is_inline;

/// How many open elements a start tag is compared with, at most: it bounds what deep pages cost.
const MOST_COMPARED: usize = 64;

/// Elements that an end tag inside them does not reach beyond.
const BARRIERS: [&str; 6] = ["td", "th", "caption", "object", "table", "template"];

/// Parts of a table; their end tags are held by tables and templates alone.
const TABLE: [&str; 8] = [
    "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption",
];

/// Elements whose start ends a paragraph.
const BLOCKS: [&str; 46] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "xmp",
];

/// The elements that are open, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Open {
    elements: Vec<String>,
    /// Where those of each name are among them, in order.
    places: HashMap<String, Vec<usize>>,
    /// Which of them hides everything in it.
    hidden: Option<usize>,
}

impl Open {
    /// Tells whether no reader sees what stands here.
    pub(super) fn is_hidden(&self) -> bool {
        self.hidden.is_some()
    }

    /// Tells whether white space is kept here.
    pub(super) fn is_preformatted(&self) -> bool {
        self.last("pre").is_some()
    }

    /// Ends the elements whose end tag may be left out before the start tag `tag`.
    pub(super) fn end_before(&mut self, tag: &str) {
        let mut first = None;
        let elements = self.elements.iter().enumerate().rev();
        for (place, open) in elements.take(MOST_COMPARED) {
            if is_ended_by(open, tag) {
                first = Some(place);
            } else if !is_inline(open) && !is_passed_by(open, tag) {
                break;
            }
        }
        if let Some(first) = first {
            self.end_from(first);
        }
    }

    /// Opens an element.
    pub(super) fn start(&mut self, tag: &str, is_hiding: bool) {
        let place = self.elements.len();
        if is_hiding && self.hidden.is_none() {
            self.hidden = Some(place);
        }
        self.elements.push(tag.to_owned());
        self.places.entry(tag.to_owned()).or_default().push(place);
    }

    /// Ends the last element of a name and all in it; nothing where none is open here.
    pub(super) fn end(&mut self, tag: &str) {
        let Some(place) = self.last(tag).filter(|place| *place >= self.floor(tag)) else {
            return;
        };
        let inside = self.elements.iter().skip(place + 1).take(MOST_COMPARED);
        let is_crossing = is_inline(tag) && !inside.into_iter().all(|open| is_inline(open));
        if !is_crossing || self.hidden == Some(place) {
            self.end_from(place);
        }
    }

    /// Returns where the last element of a name is.
    fn last(&self, tag: &str) -> Option<usize> {
        self.places.get(tag)?.last().copied()
    }

    /// Returns the first place that the end tag `tag` can reach.
    fn floor(&self, tag: &str) -> usize {
        let barriers = match tag {
            "template" => &BARRIERS[..0],
            _ if TABLE.contains(&tag) => &BARRIERS[4..],
            _ => &BARRIERS,
        };
        let places = barriers.iter().filter_map(|barrier| self.last(barrier));
        places.max().unwrap_or(0)
    }

    /// Ends the element at `place` and all in it.
    fn end_from(&mut self, place: usize) {
        for tag in self.elements.drain(place..) {
            if let Some(places) = self.places.get_mut(&tag) {
                places.pop();
            }
        }
        self.hidden = self.hidden.filter(|hidden| *hidden < place);
    }
}

/// Tells whether the start tag `tag` ends an element that is open and whose end tag may be left out.
fn is_ended_by(open: &str, tag: &str) -> bool {
    match open {
        "p" => BLOCKS.contains(&tag),
        "li" => tag == "li",
        "dt" | "dd" => matches!(tag, "dt" | "dd"),
        "rt" | "rp" => matches!(tag, "rt" | "rp"),
        "option" => matches!(tag, "option" | "optgroup"),
        "td" | "th" => matches!(tag, "td" | "th" | "tr" | "thead" | "tbody" | "tfoot"),
        "tr" | "caption" => matches!(tag, "tr" | "thead" | "tbody" | "tfoot"),
        "thead" | "tbody" | "tfoot" => matches!(tag, "thead" | "tbody" | "tfoot"),
        _ => false,
    }
}

/// Tells whether the start tag `tag` also ends what is around an open element.
fn is_passed_by(open: &str, tag: &str) -> bool {
    matches!(open, "div" | "address") && matches!(tag, "li" | "dt" | "dd")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deep_pages_cost_no_more_than_their_length() {
        let mut open = Open::default();
        for _ in 0..50_000 {
            open.end_before("b");
            open.start("b", false);
        }
        for _ in 0..50_000 {
            open.end_before("li");
            open.start("li", false);
            open.end("i");
        }
        assert_eq!(open.elements.len(), 50_001);
        open.end("b");
        assert_eq!(open.elements.len(), 50_001);
        open.end("li");
        open.end("b");
        assert_eq!(open.elements.len(), 49_999);
    }
}
