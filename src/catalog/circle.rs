//! Circles, of things that lead to one another and should not.

use std::collections::BTreeMap;

use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// A shortest way from `start` back to itself, without its end; none if there is no such way.
pub(crate) fn circle(start: usize, next: impl Fn(usize) -> Vec<usize>) -> Option<Vec<usize>> {
    let mut came_from: BTreeMap<usize, usize> = BTreeMap::new();
    let mut reached = vec![start];
    let mut looked_at = 0;
    while let Some(at) = reached.get(looked_at).copied() {
        looked_at += 1;
        for to in next(at) {
            if to == start {
                let mut way = vec![at];
                while let Some(before) = way.last().and_then(|last| came_from.get(last)) {
                    way.push(*before);
                }
                way.reverse();
                return Some(way);
            }
            if let std::collections::btree_map::Entry::Vacant(unseen) = came_from.entry(to) {
                unseen.insert(at);
                reached.push(to);
            }
        }
    }
    None
}

/// Tells of a circle, given by the names and places of what is in it.
pub(crate) fn circle_report(code: Code, what: &str, circle: &[(&str, Span)]) -> Diagnostic {
    const SHOWN: usize = 8;
    let mut names: Vec<String> = circle.iter().take(SHOWN).map(|(name, _)| format!("`{name}`")).collect();
    if circle.len() > SHOWN {
        names.push("…".to_owned());
    }
    names.extend(names.first().cloned());
    let (first, span) = circle[0];
    let message = format!("`{first}` {what}: {}", names.join(" → "));
    let others = circle.iter().skip(1).take(SHOWN - 1);
    others.fold(Diagnostic::new(code, span, message), |report, (_, span)| report.with(*span, ""))
}
