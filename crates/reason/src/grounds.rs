//! Whether claims are argued for, their own stances and quotations set aside.
//!
//! A claim with a reason is argued for when it is derivable from what is not beaten even without its own stance. Where it
//! lies on no circle of support, its rules tell. On a circle the stance is taken away for a [trial](Trials). A trial
//! takes what rests on the one claim alone, so that all of them together are near-linear; only where many held claims
//! of one circle are premises of one inference on which much of the same circle rests, each pays for that part.

use crate::Grounds;
use crate::atoms::Term;
use crate::column::Column;
use crate::grounded::Label;
use crate::translation::{Parts, Translation};
use crate::trials::Trials;

/// Tells for each atom whether it is argued for.
pub(crate) fn grounds(
    parts: Parts<'_>,
    translation: &Translation,
    labels: &Column<Label>,
) -> Column<Grounds> {
    let mut grounds = Column::new(Grounds::None, parts.atoms.len());
    for number in parts.steps.numbers() {
        let head = parts.steps.heads[number];
        if !head.is_negated() {
            grounds[head.atom()] = Grounds::Fallen;
        }
    }
    let mut candidates = Vec::new();
    for atom in parts.atoms.numbers() {
        let term = translation.terms[Term::positive(atom).0];
        if grounds[atom] == Grounds::None || labels[term.0] == Label::Out {
            continue;
        }
        match translation.holds[atom] {
            Some(hold) if labels[hold.0] != Label::Out => candidates.push((atom, term.0)),
            _ => grounds[atom] = Grounds::Live,
        }
    }
    if !candidates.is_empty() {
        let mut trials = Trials::by_circle(&translation.network, labels);
        for (atom, term) in candidates {
            if trials.stands_without_stance(term) {
                grounds[atom] = Grounds::Live;
            }
        }
    }
    grounds
}
