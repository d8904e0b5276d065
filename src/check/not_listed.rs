//! Works that are cited and are not in the bibliography of the citing work.

use std::collections::BTreeSet;

use crate::catalog::entry::NodeId;
use crate::check::host::host;
use crate::check::records::Records;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::session::Session;

/// The first citation of each work that the citing work does not list, where it tells what it lists. A
/// chapter is listed with its volume.
pub(super) fn check(session: &Session, records: &Records<'_>) -> Vec<Diagnostic> {
    let catalog = &session.catalog;
    let lists: BTreeSet<(NodeId, NodeId)> = catalog
        .works()
        .flat_map(|(id, work)| work.lists.iter().map(move |listed| (id, listed.value)))
        .collect();
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for cite in &catalog.cites {
        let (from, to) = (cite.from.work, cite.to.work);
        let Some(first) = catalog.work(from).and_then(|work| work.lists.first()) else { continue };
        let is_listed = lists.contains(&(from, to))
            || host(catalog, to).is_some_and(|host| lists.contains(&(from, host)));
        if is_listed || from == to || !told.insert((from, to)) {
            continue;
        }
        let (citing, cited) = (catalog.id(from), catalog.id(to));
        let message = format!("`{citing}` cites `{cited}`, which is not in its bibliography");
        found.push(
            Diagnostic::new(Code::NotListed, records.cited(cite.span), message)
                .with(first.span, "its bibliography begins here")
                .help(format!("if it is there, add `{cited}` to the `lists` of `{citing}`"))
                .help("if the citing work omits it, add to this record: `allow not-listed \"…\"`"),
        );
    }
    found
}
