//! Notes that a work does not have, and notes that no record accounts for.

use std::collections::BTreeSet;

use crate::annotation::locator::Unit;
use crate::annotation::numbers::Numbers;
use crate::check::page_range::shown;
use crate::check::places::places;
use crate::check::records::Records;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::session::Session;

/// The places at notes that are not among the work's `notes`.
pub(super) fn out_of_range(session: &Session, records: &Records<'_>) -> Vec<Diagnostic> {
    let catalog = &session.catalog;
    let notes = catalog.notes();
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for named in places(session, records) {
        let Some(notes) = notes.get(&named.work) else { continue };
        let outside = Numbers::at(named.locator, Unit::Note).without(&notes.all);
        if outside.is_empty() || !told.insert((named.span, named.work)) {
            continue;
        }
        let key = catalog.id(named.work);
        let message = format!(
            "`{}` is no note of `{key}`, which has `{}`",
            shown(Unit::Note, &outside),
            shown(Unit::Note, &notes.all)
        );
        let declared = catalog.work(named.work).and_then(|work| work.notes.as_ref());
        let diagnostic = Diagnostic::new(Code::NoteRange, named.span, message);
        let diagnostic = match declared {
            Some(declared) => diagnostic.with(declared.span, "its notes"),
            None => diagnostic,
        };
        found.push(diagnostic.help("correct the number, or the `notes` of the work"));
    }
    found
}

/// The works whose `notes` have some that no `cite` record begins from.
pub(super) fn missing(session: &Session, _: &Records<'_>) -> Vec<Diagnostic> {
    let catalog = &session.catalog;
    let mut found = Vec::new();
    for (id, notes) in catalog.notes() {
        let Some(declared) = catalog.work(id).and_then(|work| work.notes.as_ref()) else { continue };
        if notes.missing.is_empty() {
            continue;
        }
        let key = catalog.id(id);
        let (missing, all) = (notes.missing.count(), notes.all.count());
        let list = shown(Unit::Note, &notes.missing);
        let message = format!("no record says what {missing} of the {all} notes of `{key}` cite: {list}");
        let first = notes.missing.ranges().first().map(|range| range.from.to_string()).unwrap_or_default();
        found.push(
            Diagnostic::new(Code::MissingNote, declared.span, message)
                .help(format!("record what it cites: `cite {key} n. {first} -> KEY p. 9`"))
                .help(format!("or that it cites nothing: `cite {key} n. {first} -> none`")),
        );
    }
    found
}
