//! Names that a citing place prints otherwise than the bibliography has them.

use std::collections::BTreeMap;

use crate::bibliography::{Entry, PersonName};
use crate::catalog::people::{display, family, is_spelling_of};
use crate::check::host::host;
use crate::check::records::Records;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::session::Session;
use crate::suggest::did_you_mean;

/// The names in `named` that no author or editor of the cited work has.
pub(super) fn check(session: &Session, _: &Records<'_>) -> Vec<Diagnostic> {
    let catalog = &session.catalog;
    let entries: BTreeMap<&str, &Entry> =
        session.corpus().entries.iter().rev().map(|entry| (entry.key.as_str(), entry)).collect();
    let mut found = Vec::new();
    for cite in catalog.cites.iter().filter(|cite| !cite.named.is_empty()) {
        let works = [Some(cite.to.work), host(catalog, cite.to.work)];
        let entries = works.into_iter().flatten().filter_map(|work| entries.get(catalog.id(work)).copied());
        // A record says who made a work of the library itself.
        let of_record = catalog.work(cite.to.work).into_iter().flat_map(|work| &work.authors);
        let of_record = of_record.filter_map(|who| Some(&catalog.scholar(*who)?.name));
        let people: Vec<&PersonName> =
            entries.flat_map(|entry| entry.authors.iter().chain(&entry.editors)).chain(of_record).collect();
        for printed in &cite.named {
            if people.iter().any(|person| is_spelling_of(&printed.value, person)) {
                continue;
            }
            let key = catalog.id(cite.to.work);
            let message = format!("`{key}` has no author or editor `{}`", printed.value);
            let names: Vec<String> =
                people.iter().flat_map(|person| [display(person), family(person)]).collect();
            let mut diagnostic = Diagnostic::new(Code::NameSpelling, printed.span, message);
            if let Some(work) = catalog.work(cite.to.work) {
                diagnostic = diagnostic.with(work.span, "the bibliography entry");
            }
            if let Some(nearest) = did_you_mean(&printed.value, names.iter().map(String::as_str)) {
                diagnostic = diagnostic.help(nearest);
            }
            found.push(diagnostic.help(
                "if the citing work spells it this way, add to this record: `allow name-spelling \"…\"`",
            ));
        }
    }
    found
}
