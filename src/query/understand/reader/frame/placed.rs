//! `page 9 of Kydd 2005`, `what is at 514a`, `note 12 of Keating`: what stands at a place.

use crate::annotation::locator::{Locator, Part, Unit, unescaped};
use crate::catalog::NodeClass as Class;
use crate::query::understand::reader::clause::Clause;
use crate::query::understand::reader::frame::{Candidate, Used};
use crate::query::understand::reader::mention::Sense;
use crate::query::understand::reader::when::WITH_PLACE;

/// The claims at a place, or the citations in a note, where no word says what is asked for.
pub(super) fn placed(clause: &Clause<'_>) -> Vec<Candidate> {
    let place = |at: &usize| match clause.mentions[*at].senses.first() {
        Some(Sense::Unit(unit)) => unit.strip_prefix(WITH_PLACE),
        _ => None,
    };
    let places: Vec<usize> = (0..clause.mentions.len()).filter(|at| place(at).is_some()).collect();
    let named = clause.named();
    if places.len() != 1 || named.len() > 1 || clause.denies() || clause.asks_whether() {
        return Vec::new();
    }
    let Some(at) = places.first() else { return Vec::new() };
    let Some(written) = place(at) else { return Vec::new() };
    let mut used = Used::of(clause);
    used.take(*at);
    used.take_cues(&["what", "which", "exist"]);
    // What a note says is what it cites.
    used.take_cues(if is_note(written) { &["say"] } else { &[] });
    used.take_joints(&["of", "in", "from"]);
    for named in &named {
        used.take_all(named.first, named.last);
    }
    if !used.all() {
        return Vec::new();
    }
    let kind = if is_note(written) { "citations" } else { "claims" };
    let Some(named) = named.first() else {
        return vec![Candidate::new("placed", 36, format!("{kind} {WITH_PLACE}{written}"))];
    };
    let preposition = match clause.class(named) {
        Some(Class::Work) if named.rows.is_none() => "in",
        Some(Class::Scholar) if named.rows.is_none() => "by",
        _ => return Vec::new(),
    };
    let names = clause.names(named, " or ").into_iter();
    names
        .map(|name| {
            Candidate::new("placed", 44, format!("{kind} {preposition} {name} {WITH_PLACE}{written}"))
        })
        .collect()
}

/// True of a note, in which sources stand.
pub(super) fn is_note(written: &str) -> bool {
    counts(written, &[Unit::Note])
}

/// True of a part of a work that has several pages.
pub(super) fn is_section(written: &str) -> bool {
    counts(written, &[Unit::Section, Unit::Chapter, Unit::Part])
}

/// True of a place that counts one of these.
fn counts(written: &str, units: &[Unit]) -> bool {
    let inside = written.trim().trim_start_matches('"').strip_suffix('"').unwrap_or_default();
    let place = Locator::of(&unescaped(inside)).unwrap_or_default();
    place.parts.iter().any(|part| match part {
        Part::Numbered { unit, .. } | Part::Titled { unit, .. } => units.contains(unit),
        Part::Words(_) => false,
    })
}
