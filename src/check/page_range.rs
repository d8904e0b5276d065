//! Pages that a work does not have.

use crate::annotation::locator::{Locator, Part, Unit};
use crate::annotation::numbers::Numbers;
use crate::catalog::entry::{NodeId, Work};
use crate::catalog::extent::extent;
use crate::check::places::places;
use crate::check::records::Records;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::session::Session;

/// The places on pages that lie outside the work's `pages`.
pub(super) fn check(session: &Session, records: &Records<'_>) -> Vec<Diagnostic> {
    let catalog = &session.catalog;
    let extents: Vec<(NodeId, &Work, Numbers)> =
        catalog.works().filter_map(|(id, work)| Some((id, work, extent(work)?))).collect();
    let mut found = Vec::new();
    for named in places(session, records) {
        let Ok(at) = extents.binary_search_by_key(&named.work, |(id, ..)| *id) else { continue };
        let (_, work, extent) = &extents[at];
        let outside = Numbers::at(named.locator, Unit::Page).without(extent);
        if outside.is_empty() {
            continue;
        }
        let message = format!(
            "`{}` is outside `{}`, whose pages are `{}`",
            shown(Unit::Page, &outside),
            work.key,
            work.fields.get("pages").map_or("", String::as_str)
        );
        found.push(
            Diagnostic::new(Code::PageRange, named.span, message)
                .with(work.span, "the bibliography entry")
                .help("correct the page or the entry")
                .help("if the citing work prints it this way, add to this record: `allow page-range \"…\"`"),
        );
    }
    found
}

/// Numbers as a place is written: `pp. 28-30`.
pub(super) fn shown(unit: Unit, numbers: &Numbers) -> String {
    Locator { parts: vec![Part::numbered(unit, numbers.ranges())] }.to_string()
}
