//! The visible text of Markdown.

use hence_source::Span;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::visible::Visible;

/// Returns the visible text of the Markdown file `file`, without what lies in the spans `left_out` (in order, not
/// overlapping). Linear but for what the Markdown parser does.
pub(crate) fn visible(file: &str, left_out: &[Span]) -> Visible {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut page = Page {
        file,
        left_out,
        visible: Visible::default(),
        hidden: 0,
    };
    for (event, at) in Parser::new_ext(file, options).into_offset_iter() {
        page.note(event, Span::new(at.start as u32, at.end as u32));
    }
    page.visible
}

/// A page, as far as it is read.
struct Page<'f> {
    file: &'f str,
    left_out: &'f [Span],
    visible: Visible,
    /// How many elements are open that no reader sees.
    hidden: usize,
}

impl Page<'_> {
    fn note(&mut self, event: Event<'_>, at: Span) {
        match event {
            Event::Start(tag) => self.start(&tag, at),
            Event::End(tag) => self.end(tag, at),
            _ if self.hidden > 0 => {}
            Event::Text(text) => self.text(&text, at),
            Event::Code(text) => {
                // The backquotes are around it.
                let inner = at.of(self.file).find(&*text).map(|from| from as u32);
                let inner = inner.map(|from| at.start + from);
                let inner = inner.map(|from| Span::new(from, from + text.len() as u32));
                self.text(&text, inner.unwrap_or(at));
            }
            Event::SoftBreak | Event::HardBreak => self.visible.push_as("\n", at),
            Event::Rule => self.visible.end_block("\n\n", at.start),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, at: Span) {
        match tag {
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. } => {}
            Tag::TableCell => self.visible.end_block("\n", at.start),
            _ => self.visible.end_block("\n\n", at.start),
        }
        // The claim markup speaks about the text; it is not part of it.
        let is_markup = match tag {
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                info.split([' ', ',', '\t']).next() == Some("hence")
            }
            Tag::Image { .. } | Tag::HtmlBlock | Tag::MetadataBlock(_) => true,
            _ => false,
        };
        self.hidden += usize::from(is_markup || self.hidden > 0);
    }

    fn end(&mut self, tag: TagEnd, at: Span) {
        if self.hidden > 0 {
            self.hidden -= 1;
            return;
        }
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => {}
            TagEnd::TableCell => self.visible.end_block("\n", at.end),
            _ => self.visible.end_block("\n\n", at.end),
        }
    }

    /// Adds a text that stands in the file at `at`, but for what is left out.
    fn text(&mut self, text: &str, at: Span) {
        if at.of(self.file) != text {
            self.visible.push_as(text, at);
            return;
        }
        let mut from = at.start;
        let first = self.left_out.partition_point(|span| span.end <= at.start);
        for span in self.left_out.get(first..).unwrap_or_default() {
            if span.start >= at.end {
                break;
            }
            self.visible
                .push(self.file, Span::new(from, span.start.max(from)));
            from = span.end.max(from);
        }
        if from < at.end {
            self.visible.push(self.file, Span::new(from, at.end));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_out_the_markup() {
        let file = "---\na: b\n---\n# One\n\nTwo *three*\nfour `five` &amp; \\* [six](http://a.b) ![no](c)\n\n\
                    - a\n- b\n\n```hence\n[x] no\n```\n\n<div>no</div>\n\n| t | u |\n|---|---|\n| v | w |\n";
        let visible = visible(file, &[]);
        assert_eq!(
            visible.as_str().trim(),
            "One\n\nTwo three\nfour five & * six \n\na\n\nb\n\nt\nu\n\nv\nw"
        );
        let at = visible.as_str().find("five & *").unwrap_or_default() as u32;
        assert_eq!(
            visible.in_file(Span::new(at, at + 8)).of(file),
            "five` &amp; \\*"
        );
    }

    #[test]
    fn an_image_stands_in_its_sentence() {
        let visible = visible("One ![two *three*](a.png)four.", &[]);
        assert_eq!(visible.as_str().trim(), "One four.");
    }

    #[test]
    fn leaves_out_what_it_is_told() {
        let file = "So [it is]{#a}, I say.";
        let spans = [Span::new(3, 4), Span::new(9, 14)];
        assert_eq!(visible(file, &spans).as_str().trim(), "So it is, I say.");
    }
}
