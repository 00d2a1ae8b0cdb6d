//! A map in a few words.

use std::collections::HashMap;
use std::fmt;

use hence_map::{ClaimId, ClaimType, Id, InferenceId, Lighter, Literal, Map, Role, Stance, Weight};

use crate::MapBuilder;

/// A map as a list of statements, each a line of a terse notation.
///
/// ```text
/// given g h               stances: given, suppose, implied, stated
/// c <- p -q               a reason for c from p and not q
/// c <x p !e f !g          an objection to c, unless e and f, or unless g
/// -c <= p q               a deductive inference for not c
/// c <- p (strong)         a weight
/// a contradicts b; a restates b; a outweighs b
/// a outweighs <0>         over inference number 0
/// ask a b c; ask-several a b
/// thesis a; fact a
/// ```
///
/// Statements stand on lines of their own or behind `;`. Claims are numbered in the order of their first mention.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Sketch {
    /// The ids of the claims.
    pub names: Vec<String>,
    /// The statements, in order. They mention claims by number.
    pub statements: Vec<Statement>,
}

/// A claim by its number, and whether its negation is meant.
pub type Signed = (usize, bool);

/// One line of a [`Sketch`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Statement {
    /// What a claim rests on.
    Stance(Stance, usize),
    /// An inference.
    Reason(Reason),
    /// `contradicts`.
    Contradicts(usize, usize),
    /// `restates`.
    Restates(usize, usize),
    /// `outweighs` between claims.
    Outweighs(usize, usize),
    /// `outweighs` over an inference, by its number; without effect where there is no such inference.
    OutweighsInference(usize, usize),
    /// A question with its answers, and whether several may hold together.
    Ask(Vec<usize>, bool),
    /// The tag `#thesis`.
    Thesis(usize),
    /// `type: fact`.
    Fact(usize),
}

/// An inference of a [`Sketch`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reason {
    /// The side that it takes.
    pub role: Role,
    /// What it is about.
    pub conclusion: Signed,
    /// The premises.
    pub premises: Vec<Signed>,
    /// The exceptions.
    pub exceptions: Vec<Vec<Signed>>,
    /// Whether it is deductive.
    pub is_strict: bool,
    /// Its weight.
    pub weight: Weight,
}

impl Sketch {
    /// Reads the notation.
    ///
    /// # Panics
    ///
    /// On a line that is not of the notation: a test says it.
    pub fn parse(notation: &str) -> Self {
        let mut sketch = Self::default();
        let mut numbers = HashMap::new();
        let lines = notation.split([';', '\n']).map(str::trim);
        for line in lines.filter(|line| !line.is_empty()) {
            let mut reader = Reader {
                sketch: &mut sketch,
                numbers: &mut numbers,
            };
            reader.statement(line);
        }
        sketch
    }

    /// Returns the map that the notation `notation` describes.
    ///
    /// # Panics
    ///
    /// Where [`Sketch::parse`] does.
    pub fn map(notation: &str) -> Map {
        Self::parse(notation).to_map()
    }

    /// Returns the sketch with every claim under the number that `renumber` gives it, a permutation.
    #[must_use]
    pub fn renumbered(&self, renumber: impl Fn(usize) -> usize) -> Self {
        let signed = |&(claim, negated): &Signed| (renumber(claim), negated);
        let list = |literals: &Vec<Signed>| literals.iter().map(signed).collect();
        let statements = self.statements.iter().map(|statement| match statement {
            Statement::Stance(stance, claim) => Statement::Stance(*stance, renumber(*claim)),
            Statement::Reason(reason) => Statement::Reason(Reason {
                conclusion: signed(&reason.conclusion),
                premises: list(&reason.premises),
                exceptions: reason.exceptions.iter().map(list).collect(),
                ..reason.clone()
            }),
            Statement::Contradicts(c, d) => Statement::Contradicts(renumber(*c), renumber(*d)),
            Statement::Restates(c, d) => Statement::Restates(renumber(*c), renumber(*d)),
            Statement::Outweighs(c, d) => Statement::Outweighs(renumber(*c), renumber(*d)),
            Statement::OutweighsInference(c, i) => Statement::OutweighsInference(renumber(*c), *i),
            Statement::Ask(answers, several) => Statement::Ask(
                answers.iter().map(|&claim| renumber(claim)).collect(),
                *several,
            ),
            Statement::Thesis(claim) => Statement::Thesis(renumber(*claim)),
            Statement::Fact(claim) => Statement::Fact(renumber(*claim)),
        });
        Self {
            names: self.names.clone(),
            statements: statements.collect(),
        }
    }

    /// Returns the map that the sketch describes.
    pub fn to_map(&self) -> Map {
        let mut builder = MapBuilder::new();
        for name in &self.names {
            builder.named_claim(name.clone());
        }
        let is_reason = |statement: &&Statement| matches!(statement, Statement::Reason(_));
        let n_inferences = self.statements.iter().filter(is_reason).count();
        for statement in &self.statements {
            match statement {
                Statement::OutweighsInference(_, lighter) if *lighter >= n_inferences => {}
                _ => apply(statement, &mut builder),
            }
        }
        let mut map = builder.build();
        for statement in &self.statements {
            if let Statement::Fact(claim) = statement {
                map.claims[id(*claim)].kind = Some(ClaimType::Fact);
            }
        }
        map
    }
}

fn id(claim: usize) -> ClaimId {
    ClaimId::from_index(claim)
}

fn ids(claims: &[usize]) -> Vec<ClaimId> {
    claims.iter().copied().map(id).collect()
}

fn literals(signed: &[Signed]) -> Vec<Literal> {
    signed.iter().copied().map(literal).collect()
}

fn literal((claim, negated): Signed) -> Literal {
    Literal {
        claim: id(claim),
        negated,
    }
}

fn apply(statement: &Statement, builder: &mut MapBuilder) {
    match statement {
        Statement::Stance(stance, claim) => {
            builder.stance(id(*claim), *stance);
        }
        Statement::Reason(reason) => {
            let inference = builder.inference(
                reason.role,
                literal(reason.conclusion),
                &literals(&reason.premises),
            );
            builder.weight(inference, reason.weight);
            if reason.is_strict {
                builder.strict(inference);
            }
            for exception in &reason.exceptions {
                builder.unless(inference, &literals(exception));
            }
        }
        Statement::Contradicts(one, other) => {
            builder.contradicts(id(*one), id(*other));
        }
        Statement::Restates(one, other) => {
            builder.restates(id(*one), id(*other));
        }
        Statement::Outweighs(heavier, lighter) => {
            builder.outweighs(id(*heavier), Lighter::Claim(id(*lighter)));
        }
        Statement::OutweighsInference(heavier, lighter) => {
            builder.outweighs(
                id(*heavier),
                Lighter::Inference(InferenceId::from_index(*lighter)),
            );
        }
        Statement::Ask(answers, several) => {
            builder.question(&ids(answers), *several);
        }
        Statement::Thesis(claim) => {
            builder.tag(id(*claim), "thesis");
        }
        Statement::Fact(_) => {}
    }
}

/// Reads statements, and numbers the claims as they come.
struct Reader<'s> {
    sketch: &'s mut Sketch,
    numbers: &'s mut HashMap<String, usize>,
}

impl Reader<'_> {
    #[expect(
        clippy::panic,
        reason = "a test that writes what is no statement fails"
    )]
    fn statement(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let statement = match words.as_slice() {
            ["given", claims @ ..] => return self.stances(Stance::Given, claims),
            ["suppose", claims @ ..] => return self.stances(Stance::Supposed, claims),
            ["implied", claims @ ..] => return self.stances(Stance::Implied, claims),
            ["stated", claims @ ..] => return self.stances(Stance::Stated, claims),
            ["ask", answers @ ..] => Statement::Ask(self.claims(answers), false),
            ["ask-several", answers @ ..] => Statement::Ask(self.claims(answers), true),
            ["thesis", claim] => Statement::Thesis(self.claim(claim)),
            ["fact", claim] => Statement::Fact(self.claim(claim)),
            [one, "contradicts", other] => {
                Statement::Contradicts(self.claim(one), self.claim(other))
            }
            [one, "restates", other] => Statement::Restates(self.claim(one), self.claim(other)),
            [one, "outweighs", other] => match inference_number(other) {
                Some(number) => Statement::OutweighsInference(self.claim(one), number),
                None => Statement::Outweighs(self.claim(one), self.claim(other)),
            },
            [conclusion, arrow @ ("<-" | "<x" | "<=" | "<=x"), rest @ ..] => {
                Statement::Reason(self.reason(conclusion, arrow, rest))
            }
            _ => panic!("not a statement: {line}"),
        };
        self.sketch.statements.push(statement);
    }

    fn stances(&mut self, stance: Stance, claims: &[&str]) {
        for claim in claims {
            let claim = self.claim(claim);
            self.sketch
                .statements
                .push(Statement::Stance(stance, claim));
        }
    }

    fn reason(&mut self, conclusion: &str, arrow: &str, rest: &[&str]) -> Reason {
        let mut reason = Reason {
            role: if arrow.ends_with('x') {
                Role::Attack
            } else {
                Role::Support
            },
            conclusion: self.signed(conclusion),
            premises: Vec::new(),
            exceptions: Vec::new(),
            is_strict: arrow.starts_with("<="),
            weight: Weight::Moderate,
        };
        for word in rest {
            if let Some(weight) = weight(word) {
                reason.weight = weight;
                continue;
            }
            if let Some(first) = word.strip_prefix('!') {
                let first = self.signed(first);
                reason.exceptions.push(vec![first]);
                continue;
            }
            let premise = self.signed(word);
            reason
                .exceptions
                .last_mut()
                .unwrap_or(&mut reason.premises)
                .push(premise);
        }
        reason
    }

    fn claims(&mut self, names: &[&str]) -> Vec<usize> {
        names.iter().map(|name| self.claim(name)).collect()
    }

    fn signed(&mut self, word: &str) -> Signed {
        match word.strip_prefix('-') {
            Some(name) => (self.claim(name), true),
            None => (self.claim(word), false),
        }
    }

    fn claim(&mut self, name: &str) -> usize {
        let next = self.sketch.names.len();
        let number = *self.numbers.entry(name.to_owned()).or_insert(next);
        if number == next {
            self.sketch.names.push(name.to_owned());
        }
        number
    }
}

fn inference_number(word: &str) -> Option<usize> {
    word.strip_prefix('<')?.strip_suffix('>')?.parse().ok()
}

fn weight(word: &str) -> Option<Weight> {
    let word = word.strip_prefix('(')?.strip_suffix(')')?;
    Weight::ALL
        .into_iter()
        .find(|weight| weight.as_str() == word)
}

impl fmt::Display for Sketch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for statement in &self.statements {
            writeln!(f, "{}", Shown(self, statement))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Sketch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} claims", self.names.len())?;
        fmt::Display::fmt(self, f)
    }
}

/// A statement of a sketch, to be written in the notation.
struct Shown<'s>(&'s Sketch, &'s Statement);

impl Shown<'_> {
    fn name(&self, claim: usize) -> &str {
        self.0.names.get(claim).map_or("?", String::as_str)
    }

    fn signed(&self, (claim, negated): Signed) -> String {
        let sign = if negated { "-" } else { "" };
        format!("{sign}{}", self.name(claim))
    }

    fn list(&self, literals: &[Signed]) -> String {
        let words: Vec<String> = literals
            .iter()
            .map(|&literal| self.signed(literal))
            .collect();
        words.join(" ")
    }

    fn reason(&self, reason: &Reason) -> String {
        let mut line = format!(
            "{} <{}{} {}",
            self.signed(reason.conclusion),
            if reason.is_strict { "=" } else { "" },
            match (reason.role, reason.is_strict) {
                (Role::Attack, _) => "x",
                (Role::Support, true) => "",
                (Role::Support, false) => "-",
            },
            self.list(&reason.premises),
        );
        for exception in &reason.exceptions {
            line.push_str(" !");
            line.push_str(&self.list(exception));
        }
        if reason.weight != Weight::Moderate {
            line.push_str(" (");
            line.push_str(reason.weight.as_str());
            line.push(')');
        }
        line
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.1 {
            Statement::Stance(stance, claim) => {
                let word = match stance {
                    Stance::Given => "given",
                    Stance::Supposed => "suppose",
                    Stance::Implied => "implied",
                    Stance::Stated => "stated",
                };
                write!(f, "{word} {}", self.name(*claim))
            }
            Statement::Reason(reason) => f.write_str(&self.reason(reason)),
            Statement::Contradicts(one, other) => {
                write!(f, "{} contradicts {}", self.name(*one), self.name(*other))
            }
            Statement::Restates(one, other) => {
                write!(f, "{} restates {}", self.name(*one), self.name(*other))
            }
            Statement::Outweighs(one, other) => {
                write!(f, "{} outweighs {}", self.name(*one), self.name(*other))
            }
            Statement::OutweighsInference(one, number) => {
                write!(f, "{} outweighs <{number}>", self.name(*one))
            }
            Statement::Ask(answers, several) => {
                let answers: Vec<&str> = answers.iter().map(|&claim| self.name(claim)).collect();
                let word = if *several { "ask-several" } else { "ask" };
                write!(f, "{word} {}", answers.join(" "))
            }
            Statement::Thesis(claim) => write!(f, "thesis {}", self.name(*claim)),
            Statement::Fact(claim) => write!(f, "fact {}", self.name(*claim)),
        }
    }
}
