//! Maps without text.

use hence_map::{
    Claim, ClaimId, Exception, Id, Inference, InferenceId, Lighter, Literal, Map, Mention, Pair,
    Preference, Question, QuestionId, Role, Stance, Weight,
};
use hence_source::{FileId, FileSpan, Rare, Span};
use indexmap::IndexMap;

/// Builds a [`Map`] step by step. Every place in it is the empty one.
///
/// Claims are called `c0`, `c1`, … unless they are given a name.
#[derive(Debug, Default)]
pub struct MapBuilder {
    map: Map,
}

impl MapBuilder {
    /// Creates a builder of an empty map.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a claim that rests on nothing, named after its number, and returns its id.
    pub fn claim(&mut self) -> ClaimId {
        self.named_claim(format!("c{}", self.map.claims.len()))
    }

    /// Adds a claim with the id `name`, that rests on nothing, and returns its id.
    pub fn named_claim(&mut self, name: String) -> ClaimId {
        self.map.claims.push(claim(name))
    }

    /// Says what `claim` rests on.
    pub fn stance(&mut self, claim: ClaimId, stance: Stance) -> &mut Self {
        self.map.claims[claim].stance = Some(stance);
        self
    }

    /// Tags `claim` with `tag`, written without `#`.
    pub fn tag(&mut self, claim: ClaimId, tag: &str) -> &mut Self {
        self.map.claims[claim].tags.push(tag.to_owned());
        self
    }

    /// Adds a defeasible inference of moderate weight, and returns its id.
    pub fn inference(
        &mut self,
        role: Role,
        conclusion: Literal,
        premises: &[Literal],
    ) -> InferenceId {
        let number = self.map.inferences.len();
        let mut inference = Inference {
            premises: premises.iter().copied().map(mention).collect(),
            conclusion: mention(conclusion),
            at: nowhere(),
            connective_at: nowhere(),
            terms: Rare::default(),
            number: 0,
            role,
            weight: Weight::Moderate,
            is_strict: false,
        };
        let label = format!("i{number}");
        inference.path = Some(label.clone());
        inference.label = Some(label);
        self.map.inferences.push(inference)
    }

    /// Adds a reason for `conclusion`, `because`, and returns its id.
    pub fn because(&mut self, conclusion: ClaimId, premises: &[ClaimId]) -> InferenceId {
        self.inference(
            Role::Support,
            Literal::positive(conclusion),
            &positive(premises),
        )
    }

    /// Adds an objection to `conclusion`, `but`, and returns its id.
    pub fn but(&mut self, conclusion: ClaimId, premises: &[ClaimId]) -> InferenceId {
        self.inference(
            Role::Attack,
            Literal::positive(conclusion),
            &positive(premises),
        )
    }

    /// Makes `inference` deductive.
    pub fn strict(&mut self, inference: InferenceId) -> &mut Self {
        self.map.inferences[inference].is_strict = true;
        self
    }

    /// Gives `inference` another weight.
    pub fn weight(&mut self, inference: InferenceId, weight: Weight) -> &mut Self {
        self.map.inferences[inference].weight = weight;
        self
    }

    /// Adds an exception to `inference`, `unless`.
    pub fn unless(&mut self, inference: InferenceId, premises: &[Literal]) -> &mut Self {
        let exception = Exception {
            premises: premises.iter().copied().map(mention).collect(),
            at: nowhere(),
        };
        self.map.inferences[inference].exceptions.push(exception);
        self
    }

    /// Declares that not both can be accepted, `contradicts`.
    pub fn contradicts(&mut self, one: ClaimId, other: ClaimId) -> &mut Self {
        self.map.contradictions.push(pair(one, other));
        self
    }

    /// Declares one proposition in two wordings, `restates`.
    pub fn restates(&mut self, one: ClaimId, other: ClaimId) -> &mut Self {
        self.map.equivalences.push(pair(one, other));
        self
    }

    /// Declares that `heavier` prevails over `lighter`, `outweighs`.
    pub fn outweighs(&mut self, heavier: ClaimId, lighter: Lighter) -> &mut Self {
        self.map.preferences.push(Preference {
            heavier,
            lighter,
            at: nowhere(),
        });
        self
    }

    /// Adds a question, whose answers exclude each other unless `several`, and returns its id.
    pub fn question(&mut self, answers: &[ClaimId], several: bool) -> QuestionId {
        let number = self.map.questions.len();
        self.map.questions.push(Question {
            id: format!("q{number}"),
            text: format!("Question {number}"),
            answers: positive(answers).into_iter().map(mention).collect(),
            several,
            tags: Vec::new(),
            metadata: IndexMap::default(),
            at: nowhere(),
        })
    }

    /// Returns the map.
    pub fn build(self) -> Map {
        self.map
    }

    /// Returns the id of inference number `index`, counted from 0, if there is one.
    pub fn inference_at(&self, index: usize) -> Option<InferenceId> {
        (index < self.map.inferences.len()).then(|| InferenceId::from_index(index))
    }
}

fn positive(claims: &[ClaimId]) -> Vec<Literal> {
    claims.iter().copied().map(Literal::positive).collect()
}

fn nowhere() -> FileSpan {
    FileSpan::new(FileId::from_index(0), Span::empty(0))
}

fn mention(literal: Literal) -> Mention {
    Mention {
        literal,
        at: nowhere(),
    }
}

fn pair(one: ClaimId, other: ClaimId) -> Pair {
    Pair {
        between: [one, other],
        at: nowhere(),
    }
}

fn claim(id: String) -> Claim {
    Claim {
        text: format!("{id}."),
        id,
        is_anonymous: false,
        stance: None,
        group: None,
        kind: None,
        details: Rare::default(),
        at: nowhere(),
        name_at: nowhere(),
        is_incomplete: false,
        has_lost_relation: false,
    }
}
