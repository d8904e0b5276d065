//! The page of an excerpt: what was made from it.

use crate::catalog::entry::{Excerpt, NodeId};
use crate::render::show::argument;
use crate::render::show::sheet::Sheet;

pub(super) fn write(sheet: &mut Sheet<'_>, excerpt: &Excerpt) {
    let catalog = sheet.world.catalog;
    let (arguments, claims): (Vec<NodeId>, Vec<NodeId>) =
        excerpt.made.iter().partition(|node| catalog.argument(**node).is_some());
    let mut lines: Vec<String> = claims.into_iter().flat_map(|claim| sheet.claim(claim, "")).collect();
    lines.extend(argument::listed(sheet, arguments, true));
    sheet.section("made from it", &lines);
}
