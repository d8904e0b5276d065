//! Notes that a work does not have, notes that no record accounts for, and notes that records disagree on.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::locator::Unit;
use crate::annotation::numbers::Numbers;
use crate::catalog::entry::{Cite, NodeId};
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
            "`{}` is not a note of `{key}`, which has `{}`",
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
        let message = format!("{missing} of the {all} notes of `{key}` have no `cite` record: {list}");
        let first = notes.missing.ranges().first().map(|range| range.from.to_string()).unwrap_or_default();
        found.push(
            Diagnostic::new(Code::MissingNote, declared.span, message)
                .help(format!("add what it cites: `cite {key} n. {first} -> KEY p. 9`"))
                .help(format!("or say that it cites nothing: `cite {key} n. {first} -> none`")),
        );
    }
    found
}

/// The records of notes that cite nothing, where others have citations from some of the notes. Notes that are
/// counted by chapters are the same only in the same chapter.
pub(super) fn none_and_citation(session: &Session, _: &Records<'_>) -> Vec<Diagnostic> {
    let catalog = &session.catalog;
    let mut citing: BTreeMap<NodeId, Vec<(&Cite, Numbers)>> = BTreeMap::new();
    for cite in &catalog.cites {
        let notes = Numbers::at(&cite.from.locator, Unit::Note);
        citing.entry(cite.from.work).or_default().push((cite, notes));
    }
    let mut found = Vec::new();
    for none in &catalog.without_citation {
        let numbers = |unit: Unit| Numbers::at(&none.from.locator, unit);
        let (notes, chapters) = (numbers(Unit::Note), numbers(Unit::Chapter));
        let is_same = |(cite, cited): &&(&Cite, Numbers)| {
            let other = Numbers::at(&cite.from.locator, Unit::Chapter);
            cited.meets(&notes) && (chapters.is_empty() || other.is_empty() || chapters.meets(&other))
        };
        let cites = citing.get(&none.from.work).into_iter().flatten();
        let mut same: Vec<&(&Cite, Numbers)> = cites.filter(is_same).collect();
        same.sort_by_key(|(cite, _)| cite.span);
        if same.is_empty() {
            continue;
        }
        let cited = Numbers::all(same.iter().map(|(_, cited)| cited));
        let both = shown(Unit::Note, &notes.without(&notes.without(&cited)));
        let key = catalog.id(none.from.work);
        let message =
            format!("one record says that `{key} {both}` cites nothing, another that it cites something");
        let diagnostic = Diagnostic::new(Code::NoneAndCitation, none.span, message)
            .help("remove this record, or correct the numbers");
        found.push(same.iter().fold(diagnostic, |told, (cite, _)| told.with(cite.span, "a citation")));
    }
    found
}
