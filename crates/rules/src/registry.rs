//! The one list of rules.

use crate::Rule;
use crate::rules as r;

/// Every rule, in the order of the documentation.
pub static RULES: &[&Rule] = &[
    &r::syntax::RULE,
    &r::indentation::RULE,
    &r::unknown_word::RULE,
    &r::misread_claim::RULE,
    &r::undefined_claim::RULE,
    &r::duplicate_claim::RULE,
    &r::duplicate_name::RULE,
    &r::undefined_source::RULE,
    &r::undefined_label::RULE,
    &r::duplicate_label::RULE,
    &r::unknown_scheme::RULE,
    &r::bad_value::RULE,
    &r::use_cycle::RULE,
    &r::missing_file::RULE,
    &r::bad_encoding::RULE,
    &r::source_encoding::RULE,
    &r::exception_on_strict::RULE,
    &r::unsupported_claim::RULE,
    &r::bare_assertion::RULE,
    &r::circular_support::RULE,
    &r::circular_defence::RULE,
    &r::self_support::RULE,
    &r::isolated_claim::RULE,
    &r::rests_on_unsupported::RULE,
    &r::stands_on_quotation_alone::RULE,
    &r::uncited_fact::RULE,
    &r::unargued_policy::RULE,
    &r::bare_prediction::RULE,
    &r::contested_claim::RULE,
    &r::conflicting_claims::RULE,
    &r::unexplained_tension::RULE,
    &r::unanswered_objection::RULE,
    &r::fallen_thesis::RULE,
    &r::given_attacked::RULE,
    &r::both_sides::RULE,
    &r::rejected_premise::RULE,
    &r::inconsistent_givens::RULE,
    &r::self_contradiction::RULE,
    &r::preference_cycle::RULE,
    &r::idle_preference::RULE,
    &r::quote_not_found::RULE,
    &r::quote_drifted::RULE,
    &r::quote_altered::RULE,
    &r::quote_ambiguous::RULE,
    &r::quote_moved::RULE,
    &r::quote_out_of_order::RULE,
    &r::quote_too_short::RULE,
    &r::governed_quote::RULE,
    &r::weakened_or_strengthened::RULE,
    &r::not_a_quotation::RULE,
    &r::source_changed::RULE,
    &r::unused_source::RULE,
    &r::unused_claim_file::RULE,
    &r::duplicate_inference::RULE,
    &r::near_duplicate_claims::RULE,
    &r::expectation_failed::RULE,
];

/// Returns the rule with the code `code`.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code)
}
