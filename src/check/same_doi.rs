//! One DOI in two entries.

use std::collections::BTreeMap;

use crate::bibliography::identifiers::doi_in;
use crate::catalog::entry::{NodeId, Work};
use crate::check::records::Records;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::session::Session;

/// The entries whose DOI an earlier one has too. What stands in a work may have taken that of the work.
pub(super) fn check(session: &Session, _: &Records<'_>) -> Vec<Diagnostic> {
    let mut first: BTreeMap<String, (NodeId, &Work)> = BTreeMap::new();
    let mut found = Vec::new();
    for (id, work) in session.catalog.works() {
        let Some(doi) = work.fields.get("doi").and_then(|doi| doi_in(doi)) else { continue };
        let Some((other_id, other)) = first.get(&doi) else {
            first.insert(doi, (id, work));
            continue;
        };
        if work.host == Some(*other_id) || other.host == Some(id) {
            continue;
        }
        let message = format!("`{}` has the same DOI as `{}`: `{doi}`", work.key, other.key);
        found.push(
            Diagnostic::new(Code::DuplicateWork, work.span, message)
                .with(other.span, format!("`{}`", other.key))
                .help(format!(
                    "if they are one work, keep one entry, and add `was {}` to the record of the work",
                    work.key
                ))
                .help("if they are two works, correct one of the DOIs"),
        );
    }
    found
}
