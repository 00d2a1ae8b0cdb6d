//! The words that a line can start with, and the words that people write instead.

use hence_source::closest;

use crate::ast::{Connective, Stance};

/// Where a line stands, as far as it decides what the line can be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    /// At column 0.
    Top,
    /// Below a claim.
    Claim,
    /// Below the negation of a claim.
    Negation,
    /// Below `contradicts` or `tension`.
    Conflict,
    /// Below a question.
    Question,
    /// Below a source.
    Source,
    /// Below a line that was not understood, or that can have nothing below it (reported already).
    Anywhere,
}

/// A word that a line can start with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Word {
    Connective(Connective),
    Stance(Stance),
    Question,
    Answer,
    Source,
    Use,
    Quote,
    /// `not`, which starts no line, and is no key either.
    Not,
}

impl Word {
    /// Returns the word that is written as `text`.
    #[inline]
    pub(crate) fn of(text: &str) -> Option<Self> {
        Some(match text {
            "because" => Self::Connective(Connective::Because),
            "and" => Self::Connective(Connective::And),
            "but" => Self::Connective(Connective::But),
            "unless" => Self::Connective(Connective::Unless),
            "hence" => Self::Connective(Connective::Hence),
            "against" => Self::Connective(Connective::Against),
            "contradicts" => Self::Connective(Connective::Contradicts),
            "tension" => Self::Connective(Connective::Tension),
            "restates" => Self::Connective(Connective::Restates),
            "outweighs" => Self::Connective(Connective::Outweighs),
            "given" => Self::Stance(Stance::Given),
            "suppose" => Self::Stance(Stance::Suppose),
            "implied" => Self::Stance(Stance::Implied),
            "question" => Self::Question,
            "answer" => Self::Answer,
            "source" => Self::Source,
            "use" => Self::Use,
            "quote" => Self::Quote,
            "not" => Self::Not,
            _ => return None,
        })
    }
}

impl Place {
    /// Returns the words that a line can start with here, in the order in which they are told.
    pub(crate) const fn words(self) -> &'static [&'static str] {
        match self {
            Self::Top => &["question", "source", "use", "given", "suppose", "implied"],
            Self::Claim | Self::Anywhere => &[
                "because",
                "but",
                "and",
                "unless",
                "hence",
                "against",
                "contradicts",
                "tension",
                "restates",
                "outweighs",
                "quote",
            ],
            Self::Negation => &["because", "but", "and", "unless", "hence", "against"],
            Self::Question => &["answer"],
            Self::Conflict | Self::Source => &[],
        }
    }

    /// Returns what a line can be here, in few words.
    pub(crate) const fn expected(self) -> &'static str {
        match self {
            Self::Top => "`[id] text`, `# title`, `question`, `source` or `use`",
            Self::Claim | Self::Anywhere => {
                "`because`, `but` or another connective, or an attribute, `key: value`"
            }
            Self::Negation => "`because`, `but`, `and`, `unless`, `hence` or `against`",
            Self::Conflict => "an attribute, such as `note: why`",
            Self::Question => "`answer` or an attribute, `key: value`",
            Self::Source => "an attribute, such as `title: …`",
        }
    }

    /// Returns everything that a line can begin with here.
    pub(crate) const fn choices(self) -> &'static str {
        match self {
            Self::Top => {
                "a claim, `[id] text`, a heading, `# title`, or one of `question`, `source` and `use`"
            }
            Self::Claim | Self::Anywhere => {
                "`because`, `but`, `and`, `unless`, `hence`, `against`, `contradicts`, `tension`, `restates`, \
                 `outweighs`, `quote`, `key: value`"
            }
            _ => self.expected(),
        }
    }

    /// Returns the place in words.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Top => "at column 0",
            Self::Claim | Self::Anywhere => "below a claim",
            Self::Negation => "below the negation of a claim",
            Self::Conflict => "below `contradicts` or `tension`",
            Self::Question => "below a question",
            Self::Source => "below a source",
        }
    }

    /// Returns the word that `word` is a misspelling of, among those that can stand here.
    pub(crate) fn correction(self, word: &str) -> Option<&'static str> {
        let correction = closest(word, self.words().iter().copied())?;
        // `Bus fares …` is prose, and no objection.
        let is_likely = word.chars().count() >= 5
            || word.eq_ignore_ascii_case(correction)
            || word.chars().all(char::is_lowercase);
        is_likely.then_some(correction)
    }

    /// Returns the word that can stand here and says what `word`, of plain English or another notation, says.
    pub(crate) fn synonym(self, word: &str) -> Option<&'static str> {
        let lower = word.to_lowercase();
        let (_, synonym) = SYNONYMS
            .iter()
            .find(|(written, meant)| *written == lower && self.words().contains(meant))?;
        Some(synonym)
    }
}

/// What people write, and the word of the language for it.
const SYNONYMS: &[(&str, &str)] = &[
    ("since", "because"),
    ("as", "because"),
    ("for", "because"),
    ("reason", "because"),
    ("pro", "because"),
    ("if", "because"),
    ("premise", "because"),
    ("+", "because"),
    ("<+", "because"),
    ("however", "but"),
    ("although", "but"),
    ("though", "but"),
    ("yet", "but"),
    ("despite", "but"),
    ("objection", "but"),
    ("con", "but"),
    ("-", "but"),
    ("<-", "but"),
    ("except", "unless"),
    ("undercuts", "unless"),
    ("<_", "unless"),
    ("also", "and"),
    ("plus", "and"),
    ("with", "and"),
    ("therefore", "hence"),
    ("thus", "hence"),
    ("so", "hence"),
    ("supports", "hence"),
    ("implies", "hence"),
    ("+>", "hence"),
    ("attacks", "against"),
    ("opposes", "against"),
    ("rebuts", "against"),
    ("->", "against"),
    ("conflicts", "contradicts"),
    ("><", "contradicts"),
    ("equals", "restates"),
    ("same", "restates"),
    ("means", "restates"),
    ("beats", "outweighs"),
    ("overrides", "outweighs"),
    ("preferred", "outweighs"),
    ("says", "quote"),
    ("cites", "quote"),
    ("position", "answer"),
    ("option", "answer"),
    ("reply", "answer"),
    ("response", "answer"),
    ("+", "answer"),
    ("-", "answer"),
    ("issue", "question"),
    ("import", "use"),
    ("include", "use"),
    ("document", "source"),
    ("assume", "suppose"),
    ("assuming", "suppose"),
    ("assumption", "suppose"),
    ("if", "suppose"),
    ("fact", "given"),
    ("granted", "given"),
];
