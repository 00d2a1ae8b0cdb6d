//! Word classes of English, as far as clauses and their verbs need them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The word classes and verbs, from the data file.
const GRAMMAR: &str = include_str!("../data/grammar.txt");

/// A class of words; a word may have several.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Class {
    /// A determiner of what is known: `the`, `their`.
    Definite,
    /// A determiner of what is new: `a`, `some`.
    Indefinite,
    /// A word that can be a subject by itself.
    Pronoun,
    /// A word that takes a plural verb.
    Plural,
    /// `I`, `we`.
    First,
    Preposition,
    /// A finite auxiliary verb: `is`, `has`, `may`.
    Auxiliary,
    /// A form of `be`, or a verb like it.
    Copula,
    /// A verb behind which participles stand: `be`, `have`.
    Participial,
    /// A word behind which a base form stands: `may`, `to`.
    Modal,
    /// A word that begins a relative clause.
    Relative,
    /// Such a word that also stands behind a comma.
    MarkRelative,
    Conjunction,
    /// A word behind which something else is said: `but`, `because`.
    Turn,
    Subordinator,
    Adverb,
    /// A verb that takes an object with an infinitive: `expect it to fall`.
    Wanting,
    /// A word of time that may stand behind a clause.
    Time,
    /// A verb form without ending.
    Base,
    /// A verb form with -s.
    Third,
    /// A past form.
    Past,
    /// A past participle.
    Participle,
    /// A verb form that is as often a noun.
    Doubtful,
}

impl Class {
    const fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// The classes by their names in the data file.
const NAMES: [(&str, Class); 18] = [
    ("definite", Class::Definite),
    ("indefinite", Class::Indefinite),
    ("pronoun", Class::Pronoun),
    ("plural", Class::Plural),
    ("first", Class::First),
    ("preposition", Class::Preposition),
    ("auxiliary", Class::Auxiliary),
    ("copula", Class::Copula),
    ("participial", Class::Participial),
    ("modal", Class::Modal),
    ("relative", Class::Relative),
    ("mark-relative", Class::MarkRelative),
    ("conjunction", Class::Conjunction),
    ("turn", Class::Turn),
    ("subordinator", Class::Subordinator),
    ("adverb", Class::Adverb),
    ("wanting", Class::Wanting),
    ("time", Class::Time),
];

/// The base forms of irregular verb forms.
static IRREGULAR: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = GRAMMAR.lines().filter(|line| line.starts_with("verb "));
    let verbs = lines.flat_map(str::split_whitespace).skip(1);
    let forms = verbs.filter_map(|verb| verb.trim_start_matches('~').split_once('/'));
    forms
        .flat_map(|(base, forms)| forms.split('/').map(move |form| (form, base)))
        .filter(|(form, base)| form != base)
        .collect()
});

/// Returns the base form of an irregular verb form, in lower case.
pub(crate) fn base_form(word: &str) -> Option<&'static str> {
    IRREGULAR.get(word).copied()
}

/// The classes of each word, a bit for each.
static WORDS: LazyLock<BTreeMap<String, u32>> = LazyLock::new(|| {
    let mut words = BTreeMap::new();
    for line in GRAMMAR.lines().filter(|line| !line.starts_with('#')) {
        let mut listed = line.split_whitespace();
        let name = listed.next().unwrap_or_default();
        let class = NAMES.iter().find(|(other, _)| *other == name);
        for word in listed {
            match class {
                Some((_, class)) => add(&mut words, word.to_owned(), *class),
                None => add_verb(&mut words, word),
            }
        }
    }
    words
});

fn add(words: &mut BTreeMap<String, u32>, word: String, class: Class) {
    *words.entry(word).or_default() |= class.bit();
}

/// Adds a verb's forms: `write/wrote/written`, `join`, `~plan`.
fn add_verb(words: &mut BTreeMap<String, u32>, written: &str) {
    let sure = written.trim_start_matches('~');
    let mut forms = sure.split('/');
    let base = forms.next().unwrap_or_default();
    let past = forms.next().map_or_else(|| past(base), str::to_owned);
    let participle = forms.next().unwrap_or(&past).to_owned();
    let third = third(base);
    if sure.len() < written.len() {
        add(words, base.to_owned(), Class::Doubtful);
        add(words, third.clone(), Class::Doubtful);
    }
    add(words, base.to_owned(), Class::Base);
    add(words, third, Class::Third);
    add(words, participle, Class::Participle);
    add(words, past, Class::Past);
}

fn third(base: &str) -> String {
    match base.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if base.ends_with(['s', 'x', 'z', 'o']) || base.ends_with("ch") => format!("{base}es"),
        _ if base.ends_with("sh") => format!("{base}es"),
        _ => format!("{base}s"),
    }
}

fn past(base: &str) -> String {
    match base.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ied"),
        _ if base.ends_with('e') => format!("{base}d"),
        _ => format!("{base}ed"),
    }
}

/// The classes of a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Classes(u32);

impl Classes {
    /// Returns the classes of `word`, in lower case: those of the data file, and those that its end shows.
    pub(crate) fn of(word: &str) -> Self {
        let mut bits = WORDS.get(word).copied().unwrap_or(0);
        let is_long = word.len() > 4;
        let is_past = is_long && word.ends_with("ed") && !word.ends_with("eed");
        let ends = [
            (word.ends_with("n't"), Class::Auxiliary),
            (word.ends_with("'s"), Class::Definite),
            (is_long && word.ends_with("ly"), Class::Adverb),
            (is_past, Class::Past),
            (is_past, Class::Participle),
        ];
        for (_, class) in ends.into_iter().filter(|(ends, _)| *ends) {
            bits |= class.bit();
        }
        Self(bits)
    }

    /// Tells whether the word is of `class`.
    pub(crate) const fn has(self, class: Class) -> bool {
        self.0 & class.bit() != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(word: &str, class: Class) -> bool {
        Classes::of(word).has(class)
    }

    #[test]
    fn knows_the_forms_of_verbs() {
        assert!(is("carries", Class::Third) && is("carried", Class::Past));
        assert!(is("reaches", Class::Third) && is("wrote", Class::Past));
        assert!(is("harbor", Class::Doubtful) && !is("writed", Class::Base));
        assert!(is("opened", Class::Past) && !is("need", Class::Past));
    }

    #[test]
    fn knows_base_forms() {
        assert_eq!(base_form("heard"), Some("hear"));
        assert_eq!(base_form("joined"), None);
    }

    #[test]
    fn each_line_of_the_data_has_a_known_class() {
        for line in GRAMMAR.lines().filter(|line| !line.starts_with('#')) {
            let name = line.split(' ').next().unwrap_or_default();
            let is_known = NAMES.iter().any(|(other, _)| *other == name);
            assert!(is_known || name.is_empty() || name == "verb", "{name}");
        }
    }
}
