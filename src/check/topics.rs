//! Topics that nothing is about, and topics that are used and nowhere explained.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::catalog::entry::{NodeId, Topic};
use crate::catalog::vocabulary::AFFIRMS;
use crate::check::records::Records;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::session::Session;

/// The topics that nothing is about, says, links or lies under.
pub(super) fn orphans(session: &Session, _: &Records<'_>) -> Vec<Diagnostic> {
    let catalog = &session.catalog;
    let orphans = catalog.orphan_topics().into_iter().filter_map(|id| Some((id, catalog.topic(id)?)));
    let reports = orphans.map(|(id, topic)| {
        let message = format!("no claim is about `{}`", topic.id);
        let affirms = catalog.vocabulary.find(AFFIRMS).filter(|_| catalog.is_affirmable(id));
        let field = affirms.map_or("about", |id| &catalog.vocabulary.relation(id).id);
        Diagnostic::new(Code::OrphanTopic, topic.span, message).help(format!(
            "use it in a claim, `{field} {}`, or remove it; a narrower topic also counts",
            topic.id
        ))
    });
    reports.collect()
}

/// The topics that claims or links use, while neither a text nor a place nor a claim says what they are.
pub(super) fn undefined(session: &Session, _: &Records<'_>) -> Vec<Diagnostic> {
    let catalog = &session.catalog;
    let (used, defined) = (catalog.used_topics(), defined(catalog));
    // The label of a proposition says what it is.
    let says_itself = |id: NodeId, topic: &Topic| catalog.is_affirmable(id) && topic.label != topic.id;
    let undefined = catalog.topics().filter(|(id, topic)| {
        used.contains(id)
            && !defined.contains(id)
            && !says_itself(*id, topic)
            && topic.text.is_empty()
            && topic.stated.is_empty()
    });
    let reports = undefined.map(|(_, topic)| {
        let message = format!("`{}` is used but not defined", topic.id);
        Diagnostic::new(Code::UndefinedTopic, topic.span, message)
            .help("say in your own words what it is, `text …`, or where it is defined, `stated KEY p. 9`")
    });
    reports.collect()
}

/// The topics that claims define.
fn defined(catalog: &Catalog) -> BTreeSet<NodeId> {
    let vocabulary = &catalog.vocabulary;
    let Some(defines) = vocabulary.find("defines") else { return BTreeSet::new() };
    let links = catalog.claims().flat_map(|(_, claim)| &claim.links);
    links.filter(|link| vocabulary.implies(link.relation, defines)).map(|link| link.target).collect()
}
