//! The names of one file.

use hence_source::{FileId, FileSpan, Span};
use indexmap::IndexMap;

use crate::model::{ClaimId, Pair, QuestionId, SourceId};
use crate::names::{NameMap, OrderedNameMap, UniqueNames, normalized};
use crate::project::UsedFile;

/// The names of one file, and the path of aliases that leads to it from the root file.
#[derive(Debug)]
pub(super) struct Scope<'p> {
    /// The file.
    pub(super) file: FileId,
    /// What stands before its ids in the map: empty for the root, else a path that ends in a dot.
    pub(super) prefix: String,
    /// Claims and questions by id, in the order of the text.
    pub(super) names: OrderedNameMap<'p, Named>,
    /// Anonymous claims by their text.
    pub(super) anonymous: NameMap<ClaimId>,
    /// The ids that are taken in this file.
    pub(super) taken: UniqueNames,
    /// The ids of groups that are taken in this file.
    pub(super) groups: UniqueNames,
    /// Sources by id.
    pub(super) sources: IndexMap<String, SourceId>,
    /// Used files by alias.
    pub(super) aliases: IndexMap<String, Alias>,
    /// The aliases that were given twice: the second line's place, and the first's.
    pub(super) double_aliases: Vec<(String, Span, Span)>,
}

/// What an id names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Named {
    /// A claim.
    Claim(ClaimId),
    /// A question.
    Question(QuestionId),
}

/// A used file.
#[derive(Debug)]
pub(super) struct Alias {
    /// Its path as it is written.
    pub(super) path: String,
    /// Its scope's number; None where the file could not be read (reported).
    pub(super) scope: Option<usize>,
    /// The `use` line.
    pub(super) at: Span,
    /// The alias on it.
    pub(super) name_at: Span,
    /// Whether a name with this alias stands in the file.
    pub(super) is_used: std::cell::Cell<bool>,
}

impl Scope<'_> {
    pub(super) fn new(file: FileId, prefix: String) -> Self {
        Self {
            file,
            prefix,
            names: OrderedNameMap::default(),
            anonymous: NameMap::default(),
            taken: UniqueNames::default(),
            groups: UniqueNames::default(),
            sources: IndexMap::new(),
            aliases: IndexMap::new(),
            double_aliases: Vec::new(),
        }
    }

    pub(super) fn add_alias(&mut self, used: &UsedFile, scope: Option<usize>) {
        let alias = normalized(&used.alias).into_owned();
        if let Some(first) = self.aliases.get(&alias) {
            self.double_aliases
                .push((alias, used.alias_at, first.name_at));
            return;
        }
        let is_used = std::cell::Cell::new(false);
        let (path, at, name_at) = (used.path.clone(), used.at, used.alias_at);
        self.aliases.insert(
            alias,
            Alias {
                path,
                scope,
                at,
                name_at,
                is_used,
            },
        );
    }

    /// Returns the place `span` in this scope's file.
    pub(super) const fn place(&self, span: Span) -> FileSpan {
        FileSpan::new(self.file, span)
    }

    /// Returns the id in the map of what is called `id` in this file.
    pub(super) fn id(&self, id: &str) -> String {
        if self.prefix.is_empty() {
            return id.to_owned();
        }
        [self.prefix.as_str(), id].concat()
    }
}

/// Returns a pair of claims at a place.
pub(super) const fn pair(first: ClaimId, second: ClaimId, at: FileSpan) -> Pair {
    Pair {
        between: [first, second],
        at,
    }
}
