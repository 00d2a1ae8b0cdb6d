//! What is contested only because something else is.

use hence_map::{
    ClaimId, IndexVec, Inference, InferenceId, InferenceVerdict, Lists, Literal, Verdict,
};

use crate::Context;

/// The contested claims, and on which others they hang.
///
/// A contested claim *hangs* on the contested premises and exceptions of the reasons for and against it, unless a reason
/// on each side has none of these: then the conflict is its own.
#[derive(Debug)]
pub(crate) struct Hanging {
    /// For each claim: the contested claims that hang on it, in order.
    on: Lists<ClaimId, ClaimId>,
    /// For each claim: the nearest contested thesis that hangs on it, by however many steps.
    theses: IndexVec<ClaimId, Option<ClaimId>>,
}

impl Hanging {
    /// Goes back from the contested theses. Linear in the map.
    pub(crate) fn new(ctx: &Context<'_>) -> Self {
        let len = ctx.map.claims.len();
        let mut pairs = Vec::new();
        for id in ctx.map.claims.ids() {
            if is_contested(ctx, id) {
                pairs.extend(hangs_on(ctx, id).into_iter().map(|base| (base, id)));
            }
        }
        let backwards = Lists::from_pairs(len, pairs.iter().map(|(base, id)| (*id, *base)));
        let mut theses = IndexVec::from_elem(None, len);
        let mut open: Vec<ClaimId> = Vec::new();
        for thesis in ctx.structure.theses() {
            if is_contested(ctx, *thesis) {
                theses[*thesis] = Some(*thesis);
                open.push(*thesis);
            }
        }
        let mut next = 0;
        while let Some(id) = open.get(next).copied() {
            next += 1;
            for base in backwards.of(id) {
                if theses[*base].is_none() {
                    theses[*base] = theses[id];
                    open.push(*base);
                }
            }
        }
        let on = Lists::from_pairs(len, pairs.iter().copied());
        Self { on, theses }
    }

    /// Returns those of `candidates`, which are in order, on which the others hang, by however many steps. Of candidates that
    /// hang on each other it is the first.
    ///
    /// Backwards through the order in which a depth-first search leaves the claims, what is not yet reached hangs on
    /// nothing that is (Kosaraju's algorithm: Sharir 1981). Linear in the map.
    pub(crate) fn roots(&self, candidates: &[ClaimId]) -> Vec<ClaimId> {
        let mut is_met = IndexVec::from_elem(false, self.theses.len());
        let mut left = Vec::new();
        for candidate in candidates {
            self.walk(*candidate, &mut is_met, &mut |claim| left.push(claim));
        }
        let mut is_reached = IndexVec::from_elem(false, self.theses.len());
        let mut roots = Vec::new();
        for claim in left.into_iter().rev() {
            if !is_reached[claim] && candidates.binary_search(&claim).is_ok() {
                roots.push(claim);
                self.walk(claim, &mut is_reached, &mut |_| {});
            }
        }
        roots.sort_unstable();
        roots
    }

    /// Goes depth-first to whatever hangs on `from` and is not met yet, and calls `leave` for each claim as it leaves it.
    fn walk(
        &self,
        from: ClaimId,
        is_met: &mut IndexVec<ClaimId, bool>,
        leave: &mut impl FnMut(ClaimId),
    ) {
        if std::mem::replace(&mut is_met[from], true) {
            return;
        }
        let mut path = vec![(from, self.on.of(from).iter())];
        while let Some((claim, hanging)) = path.last_mut() {
            match hanging.next() {
                Some(next) if !std::mem::replace(&mut is_met[*next], true) => {
                    path.push((*next, self.on.of(*next).iter()));
                }
                Some(_) => {}
                None => {
                    leave(*claim);
                    path.pop();
                }
            }
        }
    }

    /// Returns the contested claims that hang on `claim` directly, in order.
    pub(crate) fn on(&self, claim: ClaimId) -> &[ClaimId] {
        self.on.of(claim)
    }

    /// Returns the nearest contested thesis that hangs on `claim`, by however many steps; none where it is one itself.
    pub(crate) fn thesis(&self, claim: ClaimId) -> Option<ClaimId> {
        self.theses[claim].filter(|thesis| *thesis != claim)
    }
}

fn is_contested(ctx: &Context<'_>, claim: ClaimId) -> bool {
    ctx.verdict(claim) == Verdict::Contested
}

/// Returns the contested claims that a contested claim hangs on, each once.
fn hangs_on(ctx: &Context<'_>, claim: ClaimId) -> Vec<ClaimId> {
    let mut bases = Vec::new();
    let [is_solid_for, is_solid_against] = [false, true].map(|negated| {
        let literal = Literal { claim, negated };
        let live = ctx
            .arguments_for(literal)
            .iter()
            .filter(|id| is_live(ctx, **id));
        let mut is_solid = false;
        for id in live {
            let from = bases.len();
            bases.extend(undecided(ctx, &ctx.map.inferences[*id]));
            is_solid |= bases.len() == from;
        }
        is_solid
    });
    if is_solid_for && is_solid_against {
        return Vec::new();
    }
    bases.sort_unstable();
    bases.dedup();
    bases.retain(|base| *base != claim);
    bases
}

/// Tells whether an inference may count.
pub(crate) fn is_live(ctx: &Context<'_>, inference: InferenceId) -> bool {
    matches!(
        ctx.status(inference),
        InferenceVerdict::Applicable | InferenceVerdict::Open
    )
}

/// Returns the contested claims that decide whether an inference counts.
pub(crate) fn undecided(ctx: &Context<'_>, inference: &Inference) -> impl Iterator<Item = ClaimId> {
    let excepted = inference
        .exceptions
        .iter()
        .filter(|exception| {
            let mut premises = exception.premises.iter();
            premises.all(|premise| may_stand(ctx, premise.literal))
        })
        .flat_map(|exception| &exception.premises);
    let mentions = inference.premises.iter().chain(excepted);
    let claims = mentions.map(|mention| mention.literal.claim);
    claims.filter(|claim| is_contested(ctx, *claim))
}

/// Tells whether a literal stands, or may stand.
pub(crate) fn may_stand(ctx: &Context<'_>, literal: Literal) -> bool {
    ctx.stands(literal) || is_contested(ctx, literal.claim)
}
