//! The page of an excerpt: what was made from it. And what the page of a work says of its excerpts.

use crate::catalog::entry::{Excerpt, NodeId};
use crate::catalog::excerpts::{Use, of_work as in_work};
use crate::render::paint::Role;
use crate::render::phrase::counted;
use crate::render::show::sheet::Sheet;
use crate::render::show::{argument, next};

/// So many excerpts of a work are shown.
const SHOWN: usize = 3;

pub(super) fn write(sheet: &mut Sheet<'_>, excerpt: &Excerpt) {
    let catalog = sheet.world.catalog;
    let (arguments, claims): (Vec<NodeId>, Vec<NodeId>) =
        excerpt.made.iter().partition(|node| catalog.argument(**node).is_some());
    let mut lines: Vec<String> = claims.into_iter().flat_map(|claim| sheet.claim(claim, "")).collect();
    lines.extend(argument::listed(sheet, arguments, true));
    sheet.section("made from it", &lines);
}

/// How many excerpts a work has, how many of these nothing is made of, and the first in the order of places, those that
/// are not used before others.
pub(super) fn of_work(sheet: &Sheet<'_>, work: NodeId) -> Vec<String> {
    let world = sheet.world;
    let mut of = in_work(world.catalog, work);
    of.sort_by_key(|(_, excerpt)| excerpt.used() != Use::Unused);
    if of.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![format!("  {}", number(of.iter().map(|(_, excerpt)| *excerpt)))];
    for (_, excerpt) in of.iter().take(SHOWN) {
        let words = excerpt.words();
        let words = if excerpt.quotes.is_empty() { words } else { format!("“{words}”") };
        lines.extend(sheet.paint.block("    ", 4, &words));
        let place = excerpt.at.to_string();
        let parts = [place.as_str(), &excerpt.id, excerpt.used().word()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        lines.extend(sheet.paint.block_in(Some(Role::Faint), "", 6, &parts.join(" · ")));
    }
    if of.len() > SHOWN {
        let name = next::name(world, work);
        lines.push(format!("    and {} more: catena ask 'excerpts in {name}'", of.len() - SHOWN));
    }
    lines
}

/// `9 excerpts, 4 not used`
pub(crate) fn number<'e>(excerpts: impl Iterator<Item = &'e Excerpt>) -> String {
    let used: Vec<Use> = excerpts.map(Excerpt::used).collect();
    let unused = used.iter().filter(|used| **used == Use::Unused).count();
    let unused = if unused == 0 { String::new() } else { format!(", {unused} not used") };
    counted(used.len(), "excerpt") + &unused
}
