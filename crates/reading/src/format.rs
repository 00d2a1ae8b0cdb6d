//! In which format a source is written.

/// A format of sources.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Plain text: everything in it is visible.
    Text,
    /// Markdown (`CommonMark` with tables, footnotes and strikethrough).
    Markdown,
    /// HTML.
    Html,
    /// XHTML: HTML with the syntax of XML, in which any tag may close itself.
    Xhtml,
}

impl Format {
    /// Returns the format of a file by the end of its name; what is not known is text.
    pub fn of_path(path: &str) -> Self {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        let is_one_of = |known: &[&str]| {
            known
                .iter()
                .any(|known| known.eq_ignore_ascii_case(extension))
        };
        if is_one_of(&["md", "markdown"]) {
            Self::Markdown
        } else if is_one_of(&["html", "htm"]) {
            Self::Html
        } else if is_one_of(&["xhtml"]) {
            Self::Xhtml
        } else {
            Self::Text
        }
    }

    /// Returns the format's media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Text => "text/plain",
            Self::Markdown => "text/markdown",
            Self::Html => "text/html",
            Self::Xhtml => "application/xhtml+xml",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_by_the_end_of_the_name() {
        assert_eq!(Format::of_path("a.b/Page.HTM"), Format::Html);
        assert_eq!(Format::of_path("Page.xhtml"), Format::Xhtml);
        assert_eq!(Format::of_path("memo.md"), Format::Markdown);
        assert_eq!(Format::of_path("a.md/notes"), Format::Text);
        assert_eq!(Format::of_path(""), Format::Text);
    }
}
