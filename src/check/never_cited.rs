//! Works that ought to be cited and are not.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::catalog::entry::{NodeId, Read};
use crate::check::citing::{Citing, host};
use crate::check::records::Records;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::session::Session;

/// The works that another lists in its bibliography and does not cite, and those that are known through
/// others only, while nothing leads to them. An entry that nobody has begun to work with is neither.
pub(super) fn check(session: &Session, records: &Records<'_>) -> Vec<Diagnostic> {
    let catalog = &session.catalog;
    let mut found = listed(catalog);
    let reached = reached(catalog);
    for (id, work) in catalog.works() {
        if work.read == Some(Read::SecondHand) && !reached.contains(&id) {
            let message = format!(
                "`{}` is known through other works only, and no record of another work leads to it",
                work.key
            );
            let place = records.work(&work.key).unwrap_or(work.span);
            found.push(
                Diagnostic::new(Code::NeverCited, place, message)
                    .help("record the citation or the claim by which it is known, or take the record out"),
            );
        }
    }
    found
}

fn listed(catalog: &Catalog) -> Vec<Diagnostic> {
    let citing = Citing::of(catalog);
    let notes = catalog.notes();
    let mut found = Vec::new();
    for (id, work) in catalog.works() {
        if !citing.is_complete(id, &notes) {
            continue;
        }
        for listed in work.lists.iter().filter(|listed| listed.value != id && !citing.cites(id, listed.value))
        {
            let Some(other) = catalog.work(listed.value) else { continue };
            let message =
                format!("`{}` is in the bibliography of `{}`, which does not cite it", other.key, work.key);
            found.push(
                Diagnostic::new(Code::NeverCited, other.span, message)
                    .with(listed.span, "listed here")
                    .help("record the citation that is missing, or correct `lists`")
                    .help(format!(
                        "where the work is so, say it in the record `work {}`: `allow never-cited \"…\"`",
                        other.key
                    )),
            );
        }
    }
    found
}

/// The works to which a record of another work leads: a citation, a list, a claim read elsewhere, a
/// statement, a part that they contain.
fn reached(catalog: &Catalog) -> BTreeSet<NodeId> {
    let mut reached = BTreeSet::new();
    for cite in &catalog.cites {
        reached.extend([cite.from.work, cite.to.work]);
    }
    for (_, claim) in catalog.claims() {
        reached.insert(claim.work);
        reached.extend(claim.via.iter().map(|via| via.work));
        reached.extend(claim.links.iter().map(|link| link.target));
    }
    for (_, topic) in catalog.topics() {
        reached.extend(topic.stated.iter().map(|place| place.work));
        reached.extend(topic.links.iter().map(|link| link.target));
    }
    for (id, work) in catalog.works() {
        reached.extend(work.lists.iter().map(|listed| listed.value));
        reached.extend(host(catalog, id));
    }
    reached
}
