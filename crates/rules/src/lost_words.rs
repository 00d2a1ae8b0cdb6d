//! What stands only through quotations that were not found.

use std::collections::{HashMap, VecDeque};

use hence_anchor::Grade;
use hence_map::{ClaimId, IndexVec, InferenceId, Lists, Literal, Verdict};
use hence_source::FileSpan;

use crate::Context;
use crate::quotations::falling_with;

/// What would stand if the words of a claim were found in its source.
#[derive(Debug)]
pub(crate) struct LostWords<'c> {
    ctx: &'c Context<'c>,
    /// For each proposition that is unsupported and rests on such a claim: the nearest, itself where it is one.
    nearest: IndexVec<ClaimId, Option<ClaimId>>,
    /// For each such claim that was asked for: what the finding about its quotation names.
    named: HashMap<ClaimId, Vec<ClaimId>>,
}

impl<'c> LostWords<'c> {
    /// Goes from the claims whose words were not found to what rests on them. Linear in the map.
    pub(crate) fn new(ctx: &'c Context<'c>) -> Self {
        let mut nearest = IndexVec::from_elem(None, ctx.map.claims.len());
        let falls = |claim: ClaimId| ctx.verdict(claim) == Verdict::Unsupported;
        let first = |claim| ctx.propositions().first(claim);
        let mut open = VecDeque::new();
        for id in ctx.map.claims.ids() {
            let is_free = nearest[first(id)].is_none();
            if is_free && falls(id) && ctx.anchoring.has_lost_its_words(id) {
                nearest[first(id)] = Some(id);
                open.push_back(first(id));
            }
        }
        let uses = if open.is_empty() {
            Lists::from_pairs(0, std::iter::empty())
        } else {
            uses(ctx)
        };
        while let Some(claim) = open.pop_front() {
            for inference in uses.of(claim) {
                let head = ctx.map.inferences[*inference].head();
                let conclusion = first(head.claim);
                if !head.negated && falls(conclusion) && nearest[conclusion].is_none() {
                    nearest[conclusion] = nearest[claim];
                    open.push_back(conclusion);
                }
            }
        }
        Self {
            ctx,
            nearest,
            named: HashMap::new(),
        }
    }

    /// Returns the claim whose words a claim falls with.
    pub(crate) fn of(&self, claim: ClaimId) -> Option<ClaimId> {
        self.nearest[self.ctx.propositions().first(claim)]
    }

    /// Tells whether the finding about a quotation names a claim that falls with it.
    pub(crate) fn is_told(&mut self, claim: ClaimId) -> bool {
        let ctx = self.ctx;
        let origin = self
            .of(claim)
            .filter(|origin| ctx.has_lost_its_words(*origin));
        origin.is_some_and(|origin| {
            let named = self.named.entry(origin);
            let named = named.or_insert_with(|| falling_with(ctx, Literal::positive(origin)).0);
            origin == claim || named.contains(&claim)
        })
    }
}

/// Returns where the first quotation of a claim whose words were not found is written, and what became of it.
pub(crate) fn place(ctx: &Context<'_>, claim: ClaimId) -> Option<(FileSpan, String)> {
    let (quote, anchor) = ctx.anchors(claim).next()?;
    let source = quote.source.map(|source| &ctx.map.sources[source].id)?;
    let what = match anchor.placement.grade {
        Grade::Ambiguous => format!("this stands in several places of `{source}`"),
        _ => format!("this was not found in `{source}`"),
    };
    Some((quote.words_at, what))
}

/// Returns the inferences that have each proposition, known by its first claim, as a premise.
fn uses(ctx: &Context<'_>) -> Lists<ClaimId, InferenceId> {
    let premises = ctx.map.inferences.iter().flat_map(|(id, inference)| {
        let premises = inference.premises.iter();
        premises
            .filter(|premise| !premise.literal.negated)
            .map(move |premise| (ctx.propositions().first(premise.literal.claim), id))
    });
    Lists::from_pairs(ctx.map.claims.len(), premises)
}
