//! Claims that name a condition, and say nothing that could hold under it.

use crate::catalog::entry::Claim;
use crate::check::records::Records;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::session::Session;

/// The claims with a field `when` that say nothing of topics and bear on nothing.
pub(super) fn check(session: &Session, _: &Records<'_>) -> Vec<Diagnostic> {
    let is_idle = |claim: &Claim| !claim.when.is_empty() && claim.says.is_empty() && claim.links.is_empty();
    let idle = session.catalog.claims().map(|(_, claim)| claim).filter(|claim| is_idle(claim));
    let report = |claim: &Claim| {
        let message = format!("`{}` has `when`, but says nothing that could depend on a condition", claim.id);
        Diagnostic::new(Code::IdleField, claim.span, message)
            .help("write what holds as `says SUBJECT RELATION OBJECT`, or remove `when`")
    };
    idle.map(report).collect()
}
