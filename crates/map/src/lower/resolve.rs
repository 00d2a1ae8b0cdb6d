//! From what is written to the claim that it names.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;

use hence_source::{Diagnostic, FileId, Fix, Likeness};
use hence_syntax::ast::{Name, Operand};

use super::scope::{Named, Scope};
use crate::model::{ClaimId, Literal, Map};
use crate::names::normalized;

/// The most used files that are searched for a name that a file does not have itself.
const SEARCHED_FILES: usize = 50;

/// Resolves the names in one file.
pub(super) struct Resolver<'p> {
    text: &'p str,
    scopes: &'p [Scope<'p>],
    scope: &'p Scope<'p>,
    /// The sources that may have been meant; made at the first unknown one, as all of these are.
    sources: OnceCell<Likeness<'p>>,
    /// The used files that may have been meant.
    aliases: OnceCell<Likeness<'p>>,
    /// The claims and questions of each file that may have been meant.
    names: RefCell<HashMap<FileId, Likeness<'p>>>,
}

/// Why a name names no claim.
enum Unknown<'p> {
    /// A file that could not be read would know; that is reported already.
    Silent,
    /// Nothing has this id in the file that is meant.
    Id,
    /// It is a question's.
    Question,
    /// No file is used under this name.
    Alias(&'p str),
}

impl<'p> Resolver<'p> {
    pub(super) fn new(text: &'p str, scopes: &'p [Scope<'p>], scope: &'p Scope<'p>) -> Self {
        Self {
            text,
            scopes,
            scope,
            sources: OnceCell::new(),
            aliases: OnceCell::new(),
            names: RefCell::default(),
        }
    }

    /// Returns the claim, or its negation, that an operand names or defines; reports an unknown name.
    pub(super) fn literal(
        &self,
        operand: &Operand,
        map: &Map,
        out: &mut Vec<Diagnostic>,
    ) -> Option<Literal> {
        let claim = match operand.id {
            Some(id) => match self.named(id) {
                Ok(claim) => claim,
                // A claim by the name of a question was reported where it is defined.
                Err(Unknown::Question) if operand.text.is_some() => return None,
                Err(unknown) => {
                    out.extend(self.report(id, &unknown, map));
                    return None;
                }
            },
            None => *self.scope.anonymous.get(&*operand.text?.value(self.text))?,
        };
        Some(Literal {
            claim,
            negated: operand.not.is_some(),
        })
    }

    fn named(&self, id: Name) -> Result<ClaimId, Unknown<'p>> {
        let path = id.value(self.text);
        let (scope, id) = match alias_and_id(path) {
            None => (self.scope, path),
            Some((alias, id)) => {
                let used = self
                    .scope
                    .aliases
                    .get(&*normalized(alias))
                    .ok_or(Unknown::Alias(alias))?;
                used.is_used.set(true);
                let scope = used
                    .scope
                    .and_then(|scope| self.scopes.get(scope))
                    .ok_or(Unknown::Silent)?;
                (scope, id)
            }
        };
        match scope.names.get(&*normalized(id)) {
            Some(Named::Claim(claim)) => Ok(*claim),
            Some(Named::Question(_)) => Err(Unknown::Question),
            // What is no id is reported by the parser.
            None if !is_id(id) => Err(Unknown::Silent),
            None => Err(Unknown::Id),
        }
    }

    fn report(&self, id: Name, unknown: &Unknown<'_>, map: &Map) -> Option<Diagnostic> {
        let path = id.value(self.text);
        let at = self.scope.place(id.span);
        let (message, label, meant) = match unknown {
            Unknown::Silent => return None,
            Unknown::Question => {
                let finding = Diagnostic::new(
                    "undefined-claim",
                    format!("`{path}` is a question, not a claim"),
                    at,
                    "a claim is needed here",
                );
                return Some(finding.with_help("name one of its answers"));
            }
            Unknown::Alias(alias) => {
                let meant = self.closest_alias(alias);
                let meant = meant.and_then(|meant| {
                    path.strip_prefix(alias)
                        .map(|rest| format!("{meant}{rest}"))
                });
                (
                    format!("no file is used as `{alias}` here"),
                    "not the name of a used file",
                    meant,
                )
            }
            Unknown::Id => (
                format!("no claim is called `{path}`"),
                "not defined",
                self.meant(path, map),
            ),
        };
        let mut finding = Diagnostic::new("undefined-claim", message, at, label);
        finding.help = Some(match (&meant, unknown) {
            (Some(meant), _) => format!("did you mean `[{meant}]`?"),
            (None, Unknown::Alias(alias)) => {
                format!("add a line `use \"FILE.hence\" as {alias}` at the top of the file")
            }
            (None, _) => self.definition(path),
        });
        finding
            .fixes
            .extend(meant.map(|meant| Fix::replace(format!("write `[{meant}]`"), at, meant)));
        Some(finding)
    }

    /// Returns the source of this file that was likely meant by an unknown one.
    pub(super) fn closest_source(&self, id: &str) -> Option<&'p str> {
        let sources = || Likeness::new(self.scope.sources.keys().map(String::as_str));
        self.sources.get_or_init(sources).closest(id)
    }

    /// Returns the used file that was likely meant by an unknown one.
    fn closest_alias(&self, alias: &str) -> Option<&'p str> {
        let aliases = || Likeness::new(self.scope.aliases.keys().map(String::as_str));
        self.aliases.get_or_init(aliases).closest(alias)
    }

    /// Returns the claim or question of a file that was likely meant by an unknown one.
    fn closest_name(&self, scope: &'p Scope<'p>, id: &str) -> Option<&'p str> {
        let names = || Likeness::new(scope.names.keys().map(|name| &**name));
        let mut known = self.names.borrow_mut();
        known.entry(scope.file).or_insert_with(names).closest(id)
    }

    /// Says where and how an unknown claim would be defined.
    fn definition(&self, path: &str) -> String {
        let used = path
            .split_once('.')
            .and_then(|(alias, id)| Some((self.scope.aliases.get(alias)?, id)));
        match used {
            Some((used, id)) => format!(
                "define it in `{}`, as `[{id}] What it says.`; what that file uses itself is not seen here",
                used.path
            ),
            None => format!("define it where it belongs: `[{path}] What it says.`"),
        }
    }

    /// Returns the path of the claim that was likely meant by an unknown one.
    fn meant(&self, path: &str, map: &Map) -> Option<String> {
        if let Some((alias, id)) = path.split_once('.') {
            let scope = self.scope.aliases.get(&*normalized(alias))?.scope?;
            let scope = self.scopes.get(scope)?;
            return self
                .closest_name(scope, id)
                .map(|id| format!("{alias}.{id}"));
        }
        let elsewhere = || {
            let used = self.scope.aliases.iter().take(SEARCHED_FILES);
            let mut known =
                used.filter_map(|(alias, used)| Some((alias, self.scopes.get(used.scope?)?)));
            let (alias, _) =
                known.find(|(_, scope)| scope.names.contains_key(&*normalized(path)))?;
            Some(format!("{alias}.{path}"))
        };
        let is_claim = |id: &&str| match self.scope.names.get(*id) {
            Some(Named::Claim(claim)) => map.claims.try_get(*claim).is_some(),
            Some(Named::Question(_)) | None => false,
        };
        elsewhere().or_else(|| {
            let closest = self.closest_name(self.scope, path);
            closest.filter(is_claim).map(str::to_owned)
        })
    }
}

/// Splits a path into the alias and the id, where it has an alias.
fn alias_and_id(path: &str) -> Option<(&str, &str)> {
    // Few paths have one, and in a word a dot is looked for fastest byte by byte.
    let has_alias = path.bytes().any(|byte| byte == b'.');
    has_alias.then(|| path.split_once('.')).flatten()
}

/// Tells whether an id may be written so; what it is made of outside of ASCII is the parser's business.
fn is_id(id: &str) -> bool {
    !id.is_empty()
        && id
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_') || !c.is_ascii())
}
