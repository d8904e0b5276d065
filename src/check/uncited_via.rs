//! Claims and arguments read in a note that does not cite the work that they are from.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::locator::{Range, Unit};
use crate::annotation::numbers::Numbers;
use crate::catalog::entry::NodeId;
use crate::check::host::host;
use crate::check::page_range::shown;
use crate::check::records::Records;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::session::Session;
use crate::suggest::with_article;

/// The claims and arguments whose `via` names notes of which none cites the claim's work, nor what contains it, nor
/// what it contains. Works of which no citation is recorded are passed over.
pub(super) fn check(session: &Session, records: &Records<'_>) -> Vec<Diagnostic> {
    let catalog = &session.catalog;
    let mut citing: BTreeSet<NodeId> = BTreeSet::new();
    let mut ranges: BTreeMap<(NodeId, NodeId), Vec<Range>> = BTreeMap::new();
    for cite in &catalog.cites {
        citing.insert(cite.from.work);
        let notes = Numbers::at(&cite.from.locator, Unit::Note);
        for cited in [Some(cite.to.work), host(catalog, cite.to.work)].into_iter().flatten() {
            ranges.entry((cite.from.work, cited)).or_default().extend(notes.ranges());
        }
    }
    let notes: BTreeMap<(NodeId, NodeId), Numbers> =
        ranges.iter().map(|(pair, ranges)| (*pair, Numbers::of(ranges))).collect();
    let mut found = Vec::new();
    for claim in catalog.stated() {
        let word = catalog.class(claim.node).word();
        let Some(via) = claim.via.filter(|via| via.work != claim.work) else { continue };
        let read = Numbers::at(&via.locator, Unit::Note);
        if read.is_empty() || !citing.contains(&via.work) {
            continue;
        }
        let works = [Some(claim.work), host(catalog, claim.work)];
        let mut notes = works.into_iter().flatten().filter_map(|work| notes.get(&(via.work, work)));
        if notes.any(|notes| notes.meets(&read)) {
            continue;
        }
        let (via, work, place) = (catalog.id(via.work), catalog.id(claim.work), shown(Unit::Note, &read));
        let message = format!(
            "`{via} {place}` does not cite `{work}`, but {} of that work was read there",
            with_article(word)
        );
        found.push(
            Diagnostic::new(Code::UncitedVia, records.field(claim.span, "via", 0), message)
                .with(claim.span, format!("the {word}"))
                .help(format!("add the citation, `cite {via} {place} -> {work}`, or correct the note")),
        );
    }
    found
}
