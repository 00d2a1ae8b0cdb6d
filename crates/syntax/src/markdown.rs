//! The claim markup inside Markdown: fenced blocks marked `hence`, and claims in bracketed spans.
//!
//! pulldown-cmark says where fences, headings and running text are; everything else here is about those places.

mod fence;
mod inline;

use std::ops::Range;

use hence_source::Span;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::ast::{Heading, Item, ItemKind, Text};
use crate::lines::without_mark;
use crate::outline::Outline;
use crate::sink::Sink;
pub(crate) use fence::Fence;
use inline::{InlineClaim, Running};

/// A part of a Markdown text that takes part in the map.
#[derive(Debug)]
enum Part {
    Heading { level: u32, span: Span, title: Span },
    Claim(InlineClaim),
    Fence(Fence),
}

impl Part {
    const fn span(&self) -> Span {
        match self {
            Self::Heading { span, .. } => *span,
            Self::Claim(claim) => claim.span,
            Self::Fence(fence) => fence.span,
        }
    }
}

/// Reads a Markdown text into items, and tells whether it holds a `hence` fence. Without one it is prose throughout.
pub(crate) fn read(sink: &Sink<'_>) -> (Vec<Item>, bool) {
    let text = sink.text();
    let parts = Survey::of(text);
    let mut outline = Outline::new(sink);
    let is_map = parts.iter().any(|part| matches!(part, Part::Fence(_)));
    let mut at = 0;
    for part in parts {
        if !is_map {
            break;
        }
        if part.span().start < at {
            // It stands inside the part before it, which is another claim, or a heading of a list's line.
            if let Part::Claim(claim) = part {
                claim.report_nested(sink);
            }
            continue;
        }
        push_prose(&mut outline, Span::new(at, part.span().start));
        at = part.span().end;
        match part {
            Part::Heading { level, span, title } => {
                outline.push(heading(text, level, span, title));
            }
            Part::Claim(claim) => outline.push(claim.into_item(sink)),
            Part::Fence(fence) => fence.read(&mut outline),
        }
    }
    push_prose(&mut outline, Span::new(at, text.len() as u32));
    (outline.into_items(), is_map)
}

/// Returns the fences of a Markdown text that hold claim markup, in order.
pub(crate) fn fences(text: &str) -> impl Iterator<Item = Fence> {
    Survey::of(text).into_iter().filter_map(|part| match part {
        Part::Fence(fence) => Some(fence),
        Part::Heading { .. } | Part::Claim(_) => None,
    })
}

fn push_prose(outline: &mut Outline<'_>, span: Span) {
    if !span.is_empty() {
        outline.push(item(span, span, ItemKind::Prose));
    }
}

/// Returns an item that stands in no outline.
const fn item(span: Span, content: Span, kind: ItemKind) -> Item {
    Item {
        span,
        content,
        indent: 0,
        parent: None,
        kind,
        comment: None,
    }
}

fn heading(text: &str, level: u32, span: Span, title: Span) -> Item {
    let is_escaped = title.of(text).contains(['\\', '\n', '\r']);
    let title = Text {
        span: title,
        is_escaped,
    };
    item(
        span,
        title.span,
        ItemKind::Heading(Heading { level, title }),
    )
}

/// Looks through a Markdown text for the parts that take part.
#[derive(Debug, Default)]
struct Survey {
    parts: Vec<Part>,
    /// How many block quotes are open: what they hold is quoted, and not ours.
    quotes: u32,
    /// How many links, images and metadata blocks are open: their text is passed over.
    passed_over: u32,
    /// The heading that is open: its level, its span, and its words so far.
    heading: Option<(u32, Range<usize>, Option<Span>)>,
    running: Running,
}

impl Survey {
    /// Returns the parts in the order of the text. As linear as pulldown-cmark is.
    fn of(text: &str) -> Vec<Part> {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
        let mut survey = Self::default();
        // pulldown-cmark takes a byte order mark for text.
        let body = without_mark(text, Span::from(0..text.len()));
        let skipped = text.len() - body.len();
        for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
            survey.see(text, &event, range.start + skipped..range.end + skipped);
        }
        survey.parts.sort_by_key(|part| part.span().start);
        survey.parts
    }

    fn see(&mut self, text: &str, event: &Event<'_>, range: Range<usize>) {
        if let Some((_, _, title)) = &mut self.heading
            && !matches!(event, Event::End(_))
        {
            let span = Span::from(range.clone());
            *title = Some(title.map_or(span, |title| title.to(span)));
        }
        match event {
            Event::Start(tag) => self.open(text, tag, range),
            Event::End(tag) => self.close(text, *tag),
            Event::Text(_)
                if self.heading.is_none() && self.passed_over == 0 && self.quotes == 0 =>
            {
                let parts = &mut self.parts;
                self.running
                    .read(text, range, &mut |claim| parts.push(Part::Claim(claim)));
            }
            _ => {}
        }
    }

    fn open(&mut self, text: &str, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::Link { .. } | Tag::Image { .. } | Tag::MetadataBlock(_) | Tag::HtmlBlock => {
                self.passed_over += 1;
            }
            Tag::Heading { level, .. } if self.quotes == 0 => {
                self.heading = Some((*level as u32, range, None));
            }
            Tag::CodeBlock(kind) => {
                self.passed_over += 1;
                if let CodeBlockKind::Fenced(info) = kind
                    && info.split_whitespace().next() == Some("hence")
                    && self.quotes == 0
                {
                    self.parts.push(Part::Fence(Fence::new(text, range)));
                }
            }
            Tag::Paragraph | Tag::Item | Tag::TableCell => self.running.begin(),
            _ => {}
        }
    }

    fn close(&mut self, text: &str, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) => self.quotes -= 1,
            TagEnd::Link
            | TagEnd::Image
            | TagEnd::MetadataBlock(_)
            | TagEnd::HtmlBlock
            | TagEnd::CodeBlock => {
                self.passed_over -= 1;
            }
            TagEnd::Heading(_) => {
                if let Some((level, range, Some(title))) = self.heading.take() {
                    let span = fence::whole_lines(text, range);
                    self.parts.push(Part::Heading { level, span, title });
                }
            }
            TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell => self.running.begin(),
            _ => {}
        }
    }
}
