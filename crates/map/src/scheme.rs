//! Argumentation schemes: the patterns that an inference may follow, and the questions that each pattern raises.

use std::sync::LazyLock;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::model::Weight;

/// A pattern of inference.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scheme {
    /// The word that a map calls it by.
    pub id: String,
    /// Its name in prose.
    pub name: String,
    /// The kind of scheme, for grouping.
    #[serde(default)]
    pub family: String,
    /// Whether it is deductive: an inference by it has no exceptions.
    #[serde(default)]
    pub strict: bool,
    /// What its premises say, with variables in braces.
    #[serde(default)]
    pub premises: Vec<String>,
    /// What its conclusion says.
    #[serde(default)]
    pub conclusion: String,
    /// What a careful reader asks of an inference by it.
    #[serde(default)]
    pub critical_questions: Vec<CriticalQuestion>,
    /// Other names: of other formats, or older ones.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Where policy texts use it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy_use: Option<String>,
}

/// A question that an inference by a scheme has to stand.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriticalQuestion {
    /// Its name, `scheme.cqN`.
    pub id: String,
    /// The question.
    pub question: String,
    /// What a negative answer attacks.
    pub attacks: QuestionTarget,
    /// The premise that it attacks, counted from 0, where one is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub premise: Option<usize>,
    /// Who must answer it, where that is settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub burden: Option<Burden>,
}

/// The part of an inference that a critical question goes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuestionTarget {
    /// A premise: the answer undermines.
    Premise,
    /// The step: the answer undercuts.
    Inference,
    /// The conclusion: the answer rebuts.
    Conclusion,
}

/// The side that must answer a critical question.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Burden {
    /// The side that uses the scheme: unanswered, the question already blocks the inference.
    Proponent,
    /// The other side: the question needs evidence to count.
    Opponent,
}

/// The schemes that a map may name.
#[derive(Clone, Debug, Default)]
pub struct SchemeLibrary {
    schemes: IndexMap<String, Scheme>,
    /// From an alias to the place of its scheme.
    aliases: IndexMap<String, usize>,
}

/// Why a scheme cannot join the library.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SchemeProblem {
    /// Its id is a weight's word, or holds other characters than letters, digits, `-` and `_`.
    BadId(String),
}

impl std::fmt::Display for SchemeProblem {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::BadId(id) => write!(
                out,
                "`{id}` cannot be the id of a scheme: write letters, digits, `-` and `_`, and none of the weights \
                 weak, moderate, strong, decisive"
            ),
        }
    }
}

/// The file that holds the schemes: the built-in one, or a user's.
#[derive(Deserialize)]
struct SchemeFile {
    schemes: Vec<Scheme>,
}

static BUILT_IN: LazyLock<SchemeLibrary> = LazyLock::new(|| {
    let mut library = SchemeLibrary::default();
    library
        .add_json(include_str!("../data/schemes.json"))
        .expect("a test reads the built-in schemes")
        .expect("a test reads the built-in schemes");
    library
});

impl SchemeLibrary {
    /// Returns the schemes that come with Hence.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Adds the schemes of a JSON file of the shape `{ "schemes": [ … ] }`; one with a known id replaces it.
    ///
    /// # Errors
    ///
    /// The outer result when the text is not JSON of that shape, the inner one when a scheme's id cannot be one; then
    /// the schemes before it have been added.
    pub fn add_json(&mut self, json: &str) -> serde_json::Result<Result<(), SchemeProblem>> {
        let file: SchemeFile = serde_json::from_str(json)?;
        Ok(file
            .schemes
            .into_iter()
            .try_for_each(|scheme| self.add(scheme)))
    }

    /// Adds one scheme; one with a known id replaces it.
    ///
    /// # Errors
    ///
    /// When its id cannot be one.
    pub fn add(&mut self, scheme: Scheme) -> Result<(), SchemeProblem> {
        let is_word = |id: &str| {
            !id.is_empty()
                && id
                    .chars()
                    .all(|c| c.is_alphanumeric() || c == '-' || c == '_')
        };
        if !is_word(&scheme.id)
            || Weight::ALL
                .iter()
                .any(|weight| weight.as_str() == scheme.id)
        {
            return Err(SchemeProblem::BadId(scheme.id));
        }
        let aliases = scheme.aliases.clone();
        let (place, _) = self.schemes.insert_full(scheme.id.clone(), scheme);
        for alias in aliases {
            self.aliases.entry(alias).or_insert(place);
        }
        Ok(())
    }

    /// Returns the scheme that is called `word`, by its id or an alias.
    pub fn get(&self, word: &str) -> Option<&Scheme> {
        self.schemes.get(word).or_else(|| {
            let place = self.aliases.get(word)?;
            self.schemes.get_index(*place).map(|(_, scheme)| scheme)
        })
    }

    /// Returns the schemes in the order of the library.
    pub fn iter(&self) -> impl Iterator<Item = &Scheme> {
        self.schemes.values()
    }
}
