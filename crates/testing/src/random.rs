//! Random maps.

use hence_map::{Map, Role, Stance, Weight};
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any};
use proptest::sample::select;
use proptest::strategy::{BoxedStrategy, Union, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::sketch::Signed;
use crate::{MapBuilder, Reason, Sketch, Statement};

/// How often each kind of statement comes, in relation to the others.
#[derive(Clone, Copy, Debug)]
pub struct Mix {
    /// Stances other than `given`.
    pub assumptions: u32,
    /// `given`.
    pub givens: u32,
    /// Defeasible inferences.
    pub reasons: u32,
    /// Strict inferences.
    pub deductions: u32,
    /// `contradicts`.
    pub contradictions: u32,
    /// `restates`.
    pub equivalences: u32,
    /// `outweighs`.
    pub preferences: u32,
    /// Questions.
    pub questions: u32,
}

impl Mix {
    /// Some of everything.
    pub const ALL: Self = Self {
        assumptions: 8,
        givens: 2,
        reasons: 14,
        deductions: 3,
        contradictions: 2,
        equivalences: 1,
        preferences: 4,
        questions: 1,
    };
    /// Nothing but what lets givens conflict.
    pub const STRICT: Self = Self {
        assumptions: 1,
        givens: 8,
        reasons: 1,
        deductions: 8,
        contradictions: 4,
        equivalences: 1,
        preferences: 1,
        questions: 2,
    };
    /// Opposing inferences and many preferences.
    pub const WEIGHED: Self = Self {
        assumptions: 8,
        givens: 2,
        reasons: 14,
        deductions: 1,
        contradictions: 2,
        equivalences: 0,
        preferences: 12,
        questions: 1,
    };
}

/// Generates sketches of `claims` claims and up to `statements` statements. They shrink to fewer statements.
pub fn sketches(claims: usize, statements: usize, mix: Mix) -> impl Strategy<Value = Sketch> {
    let claims = claims.max(1);
    let names: Vec<String> = (0..claims).map(|number| format!("c{number}")).collect();
    vec(statement(claims, mix), 0..=statements).prop_map(move |statements| Sketch {
        names: names.clone(),
        statements,
    })
}

/// Returns a map of `claims` claims and `statements` statements, always the same one for the same `seed`.
pub fn random_map(seed: u64, claims: usize, statements: usize, mix: Mix) -> Map {
    let mut bytes = [0; 32];
    for (byte, of_seed) in bytes.iter_mut().zip(seed.to_le_bytes()) {
        *byte = of_seed;
    }
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let names = (0..claims).map(|number| format!("c{number}")).collect();
    let strategy = statement(claims.max(1), mix);
    let statements = (0..statements)
        .filter_map(|_| strategy.new_tree(&mut runner).ok())
        .map(|tree| tree.current())
        .collect();
    Sketch { names, statements }.to_map()
}

fn statement(claims: usize, mix: Mix) -> BoxedStrategy<Statement> {
    let claim = move || 0..claims;
    let pair = move || (0..claims, 0..claims);
    let held = select([Stance::Supposed, Stance::Implied, Stance::Stated].as_slice());
    let held = (held, claim()).prop_map(|(stance, c)| Statement::Stance(stance, c));
    let given = claim().prop_map(|c| Statement::Stance(Stance::Given, c));
    let reason = reason(claims).prop_map(Statement::Reason);
    let deduction = deduction(claims).prop_map(Statement::Reason);
    let contradicts = pair().prop_map(|(c, d)| Statement::Contradicts(c, d));
    let restates = pair().prop_map(|(c, d)| Statement::Restates(c, d));
    let outweighs = pair().prop_map(|(c, d)| Statement::Outweighs(c, d));
    let over_label = pair().prop_map(|(c, i)| Statement::OutweighsInference(c, i));
    let answers = (vec(claim(), 2..=4), any::<bool>());
    let ask = answers.prop_map(|(answers, several)| Statement::Ask(answers, several));
    let all = [
        (mix.assumptions, held.boxed()),
        (mix.givens, given.boxed()),
        (mix.reasons, reason.boxed()),
        (mix.deductions, deduction.boxed()),
        (mix.contradictions, contradicts.boxed()),
        (mix.equivalences, restates.boxed()),
        (mix.preferences, outweighs.boxed()),
        (mix.preferences / 3, over_label.boxed()),
        (mix.questions, ask.boxed()),
    ];
    let some = all.into_iter().filter(|(weight, _)| *weight > 0);
    Union::new_weighted(some.collect()).boxed()
}

/// A literal, mostly positive.
fn signed(claims: usize) -> BoxedStrategy<Signed> {
    (0..claims, select([false, false, false, true].as_slice())).boxed()
}

fn role() -> impl Strategy<Value = Role> {
    select([Role::Support, Role::Support, Role::Attack].as_slice())
}

fn weight() -> impl Strategy<Value = Weight> {
    const MODERATE: Weight = Weight::Moderate;
    select(
        [
            MODERATE,
            MODERATE,
            MODERATE,
            Weight::Weak,
            Weight::Strong,
            Weight::Decisive,
        ]
        .as_slice(),
    )
}

fn reason(claims: usize) -> impl Strategy<Value = Reason> {
    let exceptions = Union::new_weighted(vec![
        (3, Just(Vec::new()).boxed()),
        (1, vec(vec(signed(claims), 1..=2), 1..=2).boxed()),
    ]);
    (
        role(),
        signed(claims),
        vec(signed(claims), 1..=3),
        exceptions,
        weight(),
    )
        .prop_map(|(role, conclusion, premises, exceptions, weight)| Reason {
            role,
            conclusion,
            premises,
            exceptions,
            is_strict: false,
            weight,
        })
}

fn deduction(claims: usize) -> impl Strategy<Value = Reason> {
    (role(), signed(claims), vec(signed(claims), 1..=4)).prop_map(|(role, conclusion, premises)| {
        Reason {
            role,
            conclusion,
            premises,
            exceptions: Vec::new(),
            is_strict: true,
            weight: Weight::Moderate,
        }
    })
}

/// Returns a chain of reasons, `c0` given and each claim a reason for the next.
pub fn chain(claims: usize) -> Map {
    let mut builder = MapBuilder::new();
    let ids: Vec<_> = (0..claims).map(|_| builder.claim()).collect();
    if let Some(first) = ids.first() {
        builder.stance(*first, Stance::Given);
    }
    for pair in ids.windows(2) {
        if let [premise, conclusion] = pair {
            builder.because(*conclusion, &[*premise]);
        }
    }
    builder.build()
}

/// Returns a ring: each claim supposed where `stance` says so, and in the role `role` to the next, the last to the
/// first.
pub fn ring(claims: usize, role: Role, stance: Option<Stance>) -> Map {
    let mut builder = MapBuilder::new();
    let ids: Vec<_> = (0..claims).map(|_| builder.claim()).collect();
    for (premise, conclusion) in ids.iter().zip(ids.iter().cycle().skip(1)) {
        if let Some(stance) = stance {
            builder.stance(*premise, stance);
        }
        match role {
            Role::Support => builder.because(*conclusion, &[*premise]),
            Role::Attack => builder.but(*conclusion, &[*premise]),
        };
    }
    builder.build()
}

/// Returns one claim, `c0`, with `reasons` reasons and `objections` objections, each with a given premise of its own.
pub fn fan(reasons: usize, objections: usize) -> Map {
    let mut builder = MapBuilder::new();
    let center = builder.claim();
    for number in 0..reasons + objections {
        let premise = builder.claim();
        builder.stance(premise, Stance::Given);
        if number < reasons {
            builder.because(center, &[premise]);
        } else {
            builder.but(center, &[premise]);
        }
    }
    builder.build()
}
