//! Claims of one work that say the opposite of each other.

use std::collections::BTreeMap;

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::check::opposed::{Manner, are_opposed, limits, of_what, stated};
use crate::check::records::Records;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::session::Session;

/// Who says it of what: the work, its speakers, the subject and the object.
type Matter<'a> = (NodeId, &'a [NodeId], NodeId, NodeId);

/// The claims that contradict another of the same work and speaker. A claim that qualifies another may
/// contradict it, and one that only asks says nothing.
pub(super) fn check(session: &Session, _: &Records<'_>) -> Vec<Diagnostic> {
    let catalog = &session.catalog;
    let mut said: BTreeMap<Matter<'_>, BTreeMap<Manner<'_>, Vec<NodeId>>> = BTreeMap::new();
    for (id, claim) in catalog.claims() {
        for (subject, object, manner) in stated(catalog, claim) {
            let manners = said.entry((claim.work, claim.by.as_slice(), subject, object)).or_default();
            manners.entry(manner).or_default().push(id);
        }
    }
    let mut found = Vec::new();
    for (matter, manners) in &said {
        let manners: Vec<(&Manner<'_>, &Vec<NodeId>)> = manners.iter().collect();
        for (at, (one, first)) in manners.iter().enumerate() {
            for (other, second) in &manners[at + 1..] {
                if are_opposed(session, **one, **other) {
                    found.extend(contradictions(catalog, matter, first, second));
                }
            }
        }
    }
    found
}

/// Each claim of the greater side with the first of the other side that it contradicts.
fn contradictions(
    catalog: &Catalog,
    (_, _, subject, object): &Matter<'_>,
    first: &[NodeId],
    second: &[NodeId],
) -> Vec<Diagnostic> {
    let (many, few) = if first.len() > second.len() { (first, second) } else { (second, first) };
    let mut found = Vec::new();
    for id in many {
        let Some(claim) = catalog.claim(*id) else { continue };
        let contradicted = few.iter().filter(|other| **other != *id).filter_map(|other| {
            let other = catalog.claim(*other)?;
            // What is only reported of a work may be misreported.
            let are_alike = claim.via.is_some() == other.via.is_some();
            Some(other).filter(|_| are_alike && !limits(catalog, claim, other))
        });
        for other in contradicted.take(1) {
            let matter = of_what(catalog, *subject, *object);
            let message = format!("`{}` contradicts `{}` about {matter}", claim.id, other.id);
            found.push(
                Diagnostic::new(Code::SelfContradiction, claim.span, message)
                    .with(other.span, "the other claim")
                    .help("if someone else speaks in one of them, name the speaker: `by`")
                    .help(
                        "if one only limits the other, give it `qualifies`: it is then a caveat, not \
                         evidence",
                    )
                    .help(
                        "if the work does say both, keep both (the verdict is `divided`) and \
                         add `allow self-contradiction \"…\"`; mark a tentative claim with `force suggests`",
                    ),
            );
        }
    }
    found
}
