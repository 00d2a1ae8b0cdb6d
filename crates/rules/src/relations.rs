//! The inferences about each proposition, in whatever words.

use hence_map::{ClaimId, InferenceId, Lists, Literal};

use crate::Context;

/// The inferences about each proposition, known by its first claim.
#[derive(Debug)]
pub(crate) struct Relations {
    /// Those that argue for it.
    pub(crate) supports: Lists<ClaimId, InferenceId>,
    /// Those that argue against it.
    pub(crate) attacks: Lists<ClaimId, InferenceId>,
}

impl Relations {
    /// Linear in the map.
    pub(crate) fn new(ctx: &Context<'_>) -> Self {
        let first = |literal: Literal| ctx.propositions().first(literal.claim);
        let len = ctx.map.claims.len();
        let with_head = |negated: bool| {
            let heads = ctx
                .heads
                .iter()
                .filter(move |(_, head)| head.negated == negated);
            Lists::from_pairs(len, heads.map(|(id, head)| (first(*head), id)))
        };
        Self {
            supports: with_head(false),
            attacks: with_head(true),
        }
    }
}
