//! Claims, arguments and statements that support one another in a circle.

use crate::catalog::circle::{circle_report, circles};
use crate::catalog::entry::NodeId;
use crate::check::records::Records;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::session::Session;
use crate::standing::SUPPORTS;

/// A circle of each set of things that support themselves through the others: by support, as premises, as conclusions.
pub(super) fn check(session: &Session, _: &Records<'_>) -> Vec<Diagnostic> {
    let catalog = &session.catalog;
    let bonds = session.verdicts.standings().bonds();
    let edges = bonds.holding().map(|(held, on)| (on.index(), held.index()));
    let supports = catalog.vocabulary.find(SUPPORTS);
    let means = |relation| supports.is_some_and(|weaker| catalog.vocabulary.implies(relation, weaker));
    // One that supports itself bears on nothing, and is told all the same.
    let own = catalog
        .claims()
        .filter(|(id, claim)| claim.links.iter().any(|link| link.target == *id && means(link.relation)));
    let edges = edges.chain(own.map(|(id, _)| (id.index(), id.index())));
    let reports = circles(catalog.len(), edges).into_iter().map(|circle| {
        let things = circle.into_iter().filter_map(|at| u32::try_from(at).ok()).map(NodeId);
        let labels: Vec<_> =
            things.filter_map(|thing| Some((catalog.id(thing), catalog.span(thing)?))).collect();
        circle_report(Code::SupportCycle, "supports itself", &labels)
            .help("claims that only support each other have no support of their own: remove one link")
    });
    reports.collect()
}
