//! The visible text of HTML and XHTML.
//!
//! html5gum cuts the file into tags and texts as the HTML standard says; which of them a browser shows is decided here,
//! from the tags alone: what scripts and style sheets do to a page is not known.

mod open;

use hence_source::Span;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span as Bytes, State, Tokenizer};

use crate::visible::Visible;
use open::Open;

/// Elements whose content no reader sees.
const HIDDEN: [&str; 14] = [
    "script", "style", "template", "title", "noscript", "noframes", "noembed", "iframe", "object",
    "svg", "textarea", "select", "datalist", "audio",
];

/// Elements that have no content.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Elements that stand in a line of text; all others are blocks.
const INLINE: [&str; 37] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s",
    "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
];

/// The most bytes of an entity, and more than the longest has.
const ENTITY: usize = 40;

/// What the tags of a page mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Syntax {
    /// A tag closes itself by its name.
    Html,
    /// A tag closes itself where it says so, and scripts are tags and texts.
    Xml,
}

/// What stands around a text of XML that is taken as it is.
const CDATA: (&str, &str) = ("<![CDATA[", "]]>");

/// Returns the visible text of the HTML file `file`. Linear.
pub(crate) fn visible(file: &str, syntax: Syntax) -> Visible {
    let mut page = Page {
        file,
        syntax,
        visible: Visible::default(),
        tag: String::new(),
        is_hiding: false,
        is_style: false,
        open: Open::default(),
    };
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, at: Bytes<usize>| {
        page.note(&event, at);
        None::<std::convert::Infallible>
    });
    emitter.naively_switch_states(syntax == Syntax::Html);
    let Ok(()) = Tokenizer::new_with_emitter(file, emitter).finish();
    page.visible
}

/// A page, as far as it is read.
struct Page<'f> {
    file: &'f str,
    syntax: Syntax,
    visible: Visible,
    /// The start tag that is open.
    tag: String,
    /// Whether that tag hides its element.
    is_hiding: bool,
    /// Whether the attribute that is being read is its style.
    is_style: bool,
    /// The elements around what is read.
    open: Open,
}

impl Page<'_> {
    fn note(&mut self, event: &CallbackEvent<'_>, at: Bytes<usize>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = lower(name);
                self.is_hiding = HIDDEN.contains(&self.tag.as_str());
            }
            CallbackEvent::AttributeName { name } => {
                self.is_hiding |= name.eq_ignore_ascii_case(b"hidden");
                self.is_style = name.eq_ignore_ascii_case(b"style");
            }
            CallbackEvent::AttributeValue { value } if self.is_style => {
                let value = lower(value).replace(char::is_whitespace, "");
                self.is_hiding |= value.contains("display:none");
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                let tag = std::mem::take(&mut self.tag);
                self.start(&tag, *self_closing, at.end as u32);
            }
            CallbackEvent::EndTag { name } => self.end(&lower(name), at.end as u32),
            CallbackEvent::String { value } if !self.open.is_hidden() => self.text(value, at),
            CallbackEvent::Comment { .. } if self.syntax == Syntax::Xml => self.cdata(at),
            _ => {}
        }
    }

    fn start(&mut self, tag: &str, self_closing: bool, at: u32) {
        self.open.end_before(tag);
        if !self.open.is_hidden() {
            match tag {
                "br" => self.visible.end_block("\n", at),
                "wbr" => {}
                _ if is_inline(tag) => {}
                "td" | "th" | "tr" => self.visible.end_block("\n", at),
                _ => self.visible.end_block("\n\n", at),
            }
        }
        let may_close = self.syntax == Syntax::Xml || tag == "svg";
        let is_empty = VOID.contains(&tag) || (self_closing && may_close);
        if !is_empty {
            self.open.start(tag, self.is_hiding);
        }
    }

    fn end(&mut self, tag: &str, at: u32) {
        self.open.end(tag);
        if !self.open.is_hidden() && !is_inline(tag) && !["td", "th", "tr"].contains(&tag) {
            self.visible.end_block("\n\n", at);
        }
    }

    /// Adds what stands in a section that the tokenizer takes for a comment, as HTML has none; it ends at the first `>`.
    fn cdata(&mut self, at: Bytes<usize>) {
        let at = Span::new(at.start as u32, at.end as u32);
        let inner = at.of(self.file).strip_prefix(CDATA.0);
        if let Some(inner) = inner.filter(|_| !self.open.is_hidden()) {
            let inner = inner.strip_suffix(CDATA.1).unwrap_or(inner);
            self.words(inner, at.start + CDATA.0.len() as u32);
        }
    }

    /// Adds a text, given as it is decoded and as where it stands.
    fn text(&mut self, decoded: &[u8], at: Bytes<usize>) {
        let at = Span::new(at.start as u32, at.end as u32);
        let raw = at.of(self.file);
        let mut from = at.start;
        let is_plain = |raw: &str| !raw.contains('&');
        if is_plain(raw) && !is_same(raw.as_bytes(), decoded) {
            // The place is not what was read: nothing better is known than that it is somewhere there.
            self.visible.push_as(&String::from_utf8_lossy(decoded), at);
            return;
        }
        for (index, part) in raw.split('&').enumerate() {
            if index == 0 {
                self.words(part, from);
                from += part.len() as u32;
                continue;
            }
            let whole = Span::new(from, from + 1 + part.len() as u32);
            let (entity, rest) = entity(whole.of(self.file));
            let behind = whole.end - rest.len() as u32;
            self.visible.push_as(&entity, Span::new(from, behind));
            self.words(rest, behind);
            from = whole.end;
        }
    }

    /// Adds words that stand in the file at `from`, white space as one space.
    fn words(&mut self, words: &str, from: u32) {
        if self.open.is_preformatted() {
            self.visible
                .push(self.file, Span::new(from, from + words.len() as u32));
            return;
        }
        let is_space = |c: char| c.is_ascii_whitespace();
        let mut at = 0;
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            let spaces = rest.len() - rest.trim_start_matches(is_space).len();
            let run = if spaces > 0 {
                spaces
            } else {
                rest.find(is_space).unwrap_or(rest.len())
            };
            let raw = Span::new(from + at as u32, from + (at + run) as u32);
            if spaces == 0 {
                self.visible.push(self.file, raw);
            } else if !self.visible.ends_in_space() {
                self.visible.push_as(" ", raw);
            }
            at += run;
        }
    }
}

/// Tells whether an element stands in a line of text.
fn is_inline(tag: &str) -> bool {
    INLINE.contains(&tag)
}

/// Splits a text that begins with `&` behind the entity, and decodes that; a lone `&` is itself.
fn entity(text: &str) -> (String, &str) {
    let end = (text.char_indices())
        .find(|(at, c)| *at >= ENTITY || c.is_ascii_whitespace() || *c == ';')
        .map_or(text.len(), |(at, c)| at + usize::from(c == ';'));
    let (candidate, behind) = text.split_at_checked(end).unwrap_or((text, ""));
    let decoded = decoded(candidate);
    // What is behind the entity is in both.
    let same = (decoded.chars().rev())
        .zip(candidate.chars().rev())
        .take_while(|(one, other)| one == other)
        .fold(0, |length, (c, _)| length + c.len_utf8());
    let same = same.min(candidate.len().saturating_sub(1));
    let rest = text.get(candidate.len() - same..).unwrap_or(behind);
    let entity = decoded.get(..decoded.len().saturating_sub(same));
    match entity {
        Some(entity) if !entity.is_empty() => (entity.to_owned(), rest),
        _ => ("&".to_owned(), text.get(1..).unwrap_or("")),
    }
}

/// Decodes the entities of a text.
fn decoded(text: &str) -> String {
    let mut out = Vec::new();
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Bytes<()>| {
        if let CallbackEvent::String { value } = event {
            out.extend_from_slice(value);
        }
        None::<std::convert::Infallible>
    });
    let mut tokenizer = Tokenizer::new_with_emitter(text, emitter);
    tokenizer.set_state(State::RcData);
    let Ok(()) = tokenizer.finish();
    String::from_utf8(out).unwrap_or_default()
}

/// Tells whether two texts are the same, line ends aside.
fn is_same(raw: &[u8], decoded: &[u8]) -> bool {
    let letters = |text: &[u8]| -> Vec<u8> {
        let kept = text
            .iter()
            .filter(|byte| **byte != b'\r' && **byte != b'\n');
        kept.copied().collect()
    };
    raw == decoded || letters(raw) == letters(decoded)
}

fn lower(name: &[u8]) -> String {
    String::from_utf8_lossy(name).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visible(file: &str) -> Visible {
        super::visible(file, Syntax::Html)
    }

    fn shown(file: &str) -> String {
        visible(file).as_str().trim().to_owned()
    }

    #[test]
    fn shows_what_a_browser_shows() {
        let file = "<!doctype html><html><head><title>T</title><style>p { }</style></head>\n\
                    <body><h1>One</h1><p>Two  <b>three</b>\n   four<br>five<!-- six -->\n\
                    <script>if (a < b) { '<p>no</p>' }</script><p hidden>seven<p>eight\n\
                    <ul><li>a<li>b</ul><table><tr><td>x<td>y</table>end";
        assert_eq!(
            shown(file),
            "One\n\nTwo three four\nfive \n\neight \n\na\n\nb\n\nx\ny\n\nend"
        );
    }

    #[test]
    fn only_a_style_hides_by_its_value() {
        let page = "<p title='how display: none works'>a</p><p style='color:red; DISPLAY : none'>b</p>\
                    <p style alt='display:none'>c</p>";
        assert_eq!(shown(page), "a\n\nc");
    }

    #[test]
    fn in_xhtml_any_tag_may_close_itself() {
        let page = "<?xml version='1.0'?><html><head><title/><script src='x.js'/></head><body>\
                    <p hidden='hidden'/><p>a &amp; <![CDATA[b < i & c]]> d</p><script>if (1) '<b>';</script></body></html>";
        let visible = super::visible(page, Syntax::Xml);
        assert_eq!(visible.as_str().trim(), "a & b < i & c d");
        let at = visible.as_str().find("& c").unwrap_or_default() as u32;
        assert_eq!(visible.in_file(Span::new(at, at + 3)).of(page), "& c");
    }

    #[test]
    fn what_is_hidden_ends_where_a_browser_ends_it() {
        let pages = [
            ("<ul><li>one<li hidden>two</ul><p>three", "one\n\nthree"),
            ("<p hidden>x<div>y</div>", "y"),
            ("<p hidden><b>x<ul><li>y</ul>", "y"),
            ("<p hidden>x</i>y</p>z", "z"),
            ("<div><span hidden>x</div>y", "y"),
            ("<dl><dt hidden>x<dd>y</dl>", "y"),
            ("<table><tr><td hidden>x<tr><td>y</table>z", "y\n\nz"),
            ("<div><table><tr><td hidden>x</div>y</table>z", "z"),
            ("<ul><li hidden>a<ul><li>b</ul>c<li>d</ul>e", "d\n\ne"),
            ("<p>a<template><div>x</p></template>b", "a\n\nb"),
            ("<span hidden>x<span>y</span>z</span>w", "w"),
            ("<i hidden>x<p>y</i>z", "z"),
        ];
        for (page, expected) in pages {
            assert_eq!(shown(page), expected, "{page}");
        }
    }

    #[test]
    fn decodes_entities_and_knows_where_they_are() {
        let file = "<p>Tom &amp; Ann&rsquo;s &lt;b&gt; &#8212; &amp;amp; AT&T &nosuch; &copy 1 &";
        let visible = visible(file);
        assert_eq!(
            visible.as_str(),
            "Tom & Ann’s <b> — &amp; AT&T &nosuch; © 1 &"
        );
        let back = |part: &str| {
            let at = visible.as_str().find(part).map(|at| at as u32);
            let at = at.unwrap_or_default();
            visible
                .in_file(Span::new(at, at + part.len() as u32))
                .of(file)
        };
        assert_eq!(back("& Ann’s"), "&amp; Ann&rsquo;s");
        assert_eq!(back("<b> —"), "&lt;b&gt; &#8212;");
        assert_eq!(back("AT&T"), "AT&T");
        assert_eq!(back("© 1"), "&copy 1");
    }

    #[test]
    fn places_words_between_tags() {
        let file = "<div>Die Äpfel <i>sind</i>\r\n  <span class='x'>reif</span>.</div>";
        let visible = visible(file);
        assert_eq!(visible.as_str().trim(), "Die Äpfel sind reif.");
        for word in ["Äpfel", "sind", "reif"] {
            let at = visible.as_str().find(word).map(|at| at as u32);
            let at = at.unwrap_or_default();
            let span = Span::new(at, at + word.len() as u32);
            assert_eq!(visible.in_file(span).of(file), word);
        }
    }

    #[test]
    fn keeps_the_lines_of_preformatted_text() {
        assert_eq!(shown("<pre>a\n  b</pre> c"), "a\n  b\n\nc");
    }
}
