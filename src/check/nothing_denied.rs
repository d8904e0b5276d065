//! Claims that deny, and say nothing that could be denied.

use crate::catalog::entry::{Claim, Force};
use crate::check::records::Records;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::session::Session;

/// The claims of force `denies` that bear on something and say nothing of topics. A force is that of what a claim
/// says: how it bears on claims and topics is so whatever its force, and would be taken for what is meant as denied.
pub(super) fn check(session: &Session, _: &Records<'_>) -> Vec<Diagnostic> {
    let vocabulary = &session.catalog.vocabulary;
    let denying = session.catalog.claims().map(|(_, claim)| claim);
    let says = |claim: &Claim| {
        !claim.says.is_empty() || claim.links.iter().any(|link| session.catalog.speaks_of_truth(link))
    };
    let denying = denying.filter(|claim| claim.force == Force::Denies && !says(claim));
    let reports = denying.filter_map(|claim| {
        let relation = &vocabulary.relation(claim.links.first()?.relation).id;
        let message =
            format!("`{}` has `force denies` but no `says`, so `{relation}` itself is not denied", claim.id);
        Some(
            Diagnostic::new(Code::NothingDenied, claim.span, message)
                .help("write what is denied as `says SUBJECT RELATION OBJECT`")
                .help(format!("if the claim denies just this, remove `{relation}`")),
        )
    });
    reports.collect()
}
