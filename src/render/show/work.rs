//! The page of a work.

use std::collections::BTreeMap;

use crate::catalog::entry::{Cite, NodeId, Place};
use crate::render::cite;
use crate::render::show::sheet::Sheet;

/// What it says, whom it cites, and who cites it where.
pub(super) fn write(sheet: &mut Sheet<'_>, node: NodeId) {
    let catalog = sheet.world.catalog;
    let claims = catalog.claims().filter(|(_, claim)| claim.work == node);
    let lines: Vec<String> = claims.flat_map(|(id, _)| sheet.claim(id, "")).collect();
    sheet.section("what it says", &lines);
    let within = catalog.works().filter(|(_, work)| work.host == Some(node));
    let within: Vec<String> = within.map(|(id, _)| cite::author_year(catalog, id)).collect();
    let lines = sheet.listed("contains", &within);
    sheet.section("works in it", &lines);
    let cited_by = grouped(sheet, |cite| (cite.to.work == node).then_some((cite.from.work, &cite.from)));
    sheet.section("cited by", &cited_by);
    let cites = grouped(sheet, |cite| (cite.from.work == node).then_some((cite.to.work, &cite.from)));
    sheet.section("cites", &cites);
}

/// A line for each work, with the places that cite.
fn grouped<'c>(sheet: &Sheet<'c>, of: impl Fn(&'c Cite) -> Option<(NodeId, &'c Place)>) -> Vec<String> {
    let catalog = sheet.world.catalog;
    let mut places: BTreeMap<NodeId, Vec<String>> = BTreeMap::new();
    for (work, place) in catalog.cites.iter().filter_map(of) {
        let known = places.entry(work).or_default();
        let locator = place.locator.to_string();
        if !locator.is_empty() && !known.contains(&locator) {
            known.push(locator);
        }
    }
    let lines = places.into_iter().flat_map(|(work, places)| {
        let name = cite::author_year(catalog, work);
        let places = if places.is_empty() { String::new() } else { format!(": {}", places.join(", ")) };
        sheet.paint.block("", 2, &(name + &places))
    });
    lines.collect()
}
