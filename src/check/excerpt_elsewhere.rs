//! Claims and arguments made from an excerpt of a work in which they were not read.

use std::collections::BTreeSet;

use crate::catalog::entry::NodeId;
use crate::check::records::Records;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::session::Session;

/// The claims and arguments whose `from` names an excerpt of another work than their own, the one that they were read
/// in, or what contains one of these. A work of the library itself draws on any.
pub(super) fn check(session: &Session, records: &Records<'_>) -> Vec<Diagnostic> {
    let catalog = &session.catalog;
    let host = |work: NodeId| catalog.work(work).and_then(|work| work.host);
    let claims = catalog.claims().map(|(id, claim)| (id, &claim.from));
    let arguments = catalog.arguments().map(|(id, argument)| (id, &argument.from));
    let mut found = Vec::new();
    for (id, from) in claims.chain(arguments).filter(|(_, from)| !from.is_empty()) {
        let Some(stated) = catalog.stated_as(id) else { continue };
        if catalog.work(stated.work).is_some_and(|work| work.is_own) {
            continue;
        }
        let read: BTreeSet<NodeId> =
            [stated.work].into_iter().chain(stated.via.map(|via| via.work)).collect();
        let related = |work: NodeId| {
            read.contains(&work)
                || host(work).is_some_and(|host| read.contains(&host))
                || read.iter().any(|one| host(*one) == Some(work))
        };
        let others = from.iter().filter_map(|excerpt| Some((*excerpt, catalog.excerpt(*excerpt)?)));
        for (excerpt, _) in others.filter(|(_, excerpt)| !related(excerpt.work)) {
            let word = catalog.class(id).word();
            let works: Vec<String> = read.iter().map(|work| format!("`{}`", catalog.id(*work))).collect();
            let message = format!(
                "the {word} was read in {}, but the excerpt `{}` is of another work",
                works.join(" or "),
                catalog.id(excerpt),
            );
            found.push(
                Diagnostic::new(Code::ExcerptElsewhere, records.field(stated.span, "from", 0), message)
                    .with(stated.span, format!("the {word}"))
                    .help("name an excerpt of that work, or say with `via` where you read it"),
            );
        }
    }
    found
}
