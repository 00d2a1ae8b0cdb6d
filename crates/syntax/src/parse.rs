//! From a text to a document.

use hence_source::{Diagnostic, FileId, Span};

use crate::ast::{Dialect, Document};
use crate::outline::Outline;
use crate::sink::Sink;

/// The result of parsing: what was written, and what was wrong with it.
#[derive(Debug)]
pub struct Parse {
    /// What was written.
    pub document: Document,
    /// What was wrong, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Parses `text`, the text of the file `file`. Never fails: what is wrong is in [`Parse::diagnostics`], at most one
/// finding a line, and what is right is in the document nevertheless. Linear in the text, without recursion.
///
/// ```
/// use hence_source::FileId;
/// use hence_syntax::{Dialect, ast::ItemKind, parse};
///
/// let text = "[tea] Tea is better than coffee.\n  because It keeps longer.\n";
/// let parse = parse(FileId::from_index(0), text, Dialect::Hence);
/// assert!(parse.diagnostics.is_empty());
/// assert!(matches!(parse.document.items[1].kind, ItemKind::Relation(_)));
///
/// let text = "[tea] Tea is better than coffee.\n  becuase It keeps longer.\n";
/// let parse = hence_syntax::parse(FileId::from_index(0), text, Dialect::Hence);
/// assert_eq!(parse.diagnostics[0].message, "unknown word `becuase`");
/// ```
pub fn parse(file: FileId, text: &str, dialect: Dialect) -> Parse {
    let sink = Sink::new(file, text);
    let (items, is_map) = match dialect {
        Dialect::Hence => {
            let mut outline = Outline::new(&sink);
            outline.read(Span::from(0..text.len()), 0);
            (outline.into_items(), true)
        }
        Dialect::Markdown => crate::markdown::read(&sink),
    };
    Parse {
        document: Document {
            dialect,
            items,
            is_map,
        },
        diagnostics: sink.into_findings(),
    }
}
