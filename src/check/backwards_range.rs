//! Ranges of places that end before they begin.

use crate::annotation::locator::{Part, Range};
use crate::check::places::places;
use crate::check::records::Records;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::session::Session;

/// The places with a range that ends before it begins. Nobody can tell what it holds, so no other check counts it.
pub(super) fn check(session: &Session, records: &Records<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for named in places(session, records) {
        for part in &named.locator.parts {
            let Part::Numbered { unit, kept, ranges } = part else { continue };
            let backwards: Vec<&Range> = ranges.iter().filter(|range| range.is_backwards()).collect();
            let shown = |ranges: Vec<Range>| Part::Numbered { unit: *unit, kept: kept.clone(), ranges };
            found.extend(backwards.into_iter().map(|range| {
                let turned = shown(vec![Range::new(range.to.clone(), range.from.clone())]);
                let message = format!("`{}` ends before it begins", shown(vec![range.clone()]));
                Diagnostic::new(Code::BackwardsRange, named.span, message)
                    .help(format!("correct the first or the last number, or write `{turned}`"))
            }));
        }
    }
    found
}
