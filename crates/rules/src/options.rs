//! What a project may set.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use hence_anchor::Memory;
use hence_map::SchemeLibrary;
use hence_source::Severity;

use crate::Rule;
use crate::registry::{RULES, rule};

/// The grade that a project gives a rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Level {
    /// Not reported.
    Off,
    /// Reported with this grade.
    At(Severity),
}

impl Level {
    /// Returns the level that `word` names: `error`, `warning`, `note` or `off`.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "off" => Some(Self::Off),
            "note" => Some(Self::At(Severity::Note)),
            "warning" => Some(Self::At(Severity::Warning)),
            "error" => Some(Self::At(Severity::Error)),
            _ => None,
        }
    }
}

/// What holds for one check.
#[derive(Clone, Debug)]
pub struct Options {
    /// The level of every rule.
    levels: HashMap<&'static str, Level, RandomState>,
    /// The schemes that inferences may name.
    pub schemes: SchemeLibrary,
    /// Where the quotations stood when they were anchored last.
    pub memory: Memory,
}

/// A code that no rule has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownRule {
    /// The code.
    pub code: String,
    /// The rule that was likely meant.
    pub meant: Option<&'static str>,
}

impl Options {
    /// Returns the options of a project that sets nothing.
    pub fn new() -> Self {
        let levels = RULES
            .iter()
            .map(|rule| (rule.code, Level::At(rule.severity)))
            .collect();
        Self {
            levels,
            schemes: SchemeLibrary::built_in().clone(),
            memory: Memory::default(),
        }
    }

    /// Sets the level of a rule.
    ///
    /// # Errors
    ///
    /// When no rule has the code.
    pub fn set_level(&mut self, code: &str, level: Level) -> Result<(), UnknownRule> {
        let Some(rule) = rule(code) else {
            let meant = hence_source::closest(code, RULES.iter().map(|rule| rule.code));
            return Err(UnknownRule {
                code: code.to_owned(),
                meant,
            });
        };
        self.levels.insert(rule.code, level);
        Ok(())
    }

    /// Tells whether a rule is on here.
    pub fn is_on(&self, rule: &Rule) -> bool {
        self.severity(rule.code).is_some()
    }

    /// Returns the grade that the rule `code` has here, or None where it is off.
    pub fn severity(&self, code: &str) -> Option<Severity> {
        match self.levels.get(code)? {
            Level::At(severity) => Some(*severity),
            Level::Off => None,
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self::new()
    }
}
