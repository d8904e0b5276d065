//! Claims that support one another in a circle.

use crate::catalog::circle::circle_report;
use crate::check::records::Records;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::graph::{Edge, Meaning};
use crate::session::Session;

/// A circle of each set of claims that support themselves through the others.
pub(super) fn check(session: &Session, _: &Records<'_>) -> Vec<Diagnostic> {
    let catalog = &session.catalog;
    let vocabulary = &catalog.vocabulary;
    let Some(supports) = vocabulary.find("supports") else { return Vec::new() };
    let is_support = |edge: &Edge| match edge.meaning {
        Meaning::Declared(relation) => {
            vocabulary.implies(relation, supports)
                && catalog.claim(edge.from).is_some()
                && catalog.claim(edge.to).is_some()
        }
        _ => false,
    };
    let circles = session.graph.circles(is_support);
    let reports = circles.into_iter().map(|circle| {
        let claims = circle.iter().filter_map(|id| catalog.claim(*id));
        let labels: Vec<_> = claims.map(|claim| (claim.id.as_str(), claim.span)).collect();
        circle_report(Code::SupportCycle, "supports itself", &labels)
            .help("claims that only support each other have no support of their own: remove one link")
    });
    reports.collect()
}
