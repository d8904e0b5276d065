//! The page of a work.

use std::collections::BTreeMap;

use crate::catalog::entry::{Cite, NodeId};
use crate::graph::{Edge, Evidence, Meaning};
use crate::render::cite;
use crate::render::show::sheet::Sheet;
use crate::render::show::{argument, excerpt};

/// What it says, whom it cites, and who cites it where.
pub(super) fn write(sheet: &mut Sheet<'_>, node: NodeId) {
    let catalog = sheet.world.catalog;
    let graph = sheet.world.graph;
    let stated = graph.outgoing(node).filter(|edge| edge.meaning == Meaning::States);
    let (argued, claims): (Vec<NodeId>, Vec<NodeId>) =
        stated.map(|edge| edge.to).partition(|id| catalog.argument(*id).is_some());
    let lines: Vec<String> = claims.into_iter().flat_map(|id| sheet.claim(id, "")).collect();
    sheet.section("what it says", &lines);
    let lines = argument::listed(sheet, argued, false);
    sheet.section("how it argues", &lines);
    let lines = excerpt::of_work(sheet, node);
    sheet.section("excerpts", &lines);
    let within = sheet.world.kept.works_in(catalog, node);
    let within: Vec<String> = within.into_iter().map(|id| cite::author_year(catalog, id)).collect();
    let lines = sheet.listed("contains", &within);
    sheet.section("works in it", &lines);
    let cited_by = grouped(sheet, graph.incoming(node), |cite| cite.from.work);
    sheet.section("cited by", &cited_by);
    let cites = grouped(sheet, graph.outgoing(node), |cite| cite.to.work);
    sheet.section("cites", &cites);
}

/// A line for each work, with the places that cite.
fn grouped(
    sheet: &Sheet<'_>,
    edges: impl Iterator<Item = Edge>,
    work: impl Fn(&Cite) -> NodeId,
) -> Vec<String> {
    let catalog = sheet.world.catalog;
    let cites = edges.filter_map(|edge| match edge.evidence {
        Evidence::Cite(at) => catalog.cites.get(at),
        Evidence::Claim(_) | Evidence::Argument(_) | Evidence::Record(_) | Evidence::Bibliography => None,
    });
    let mut places: BTreeMap<NodeId, Vec<String>> = BTreeMap::new();
    for cite in cites {
        let known = places.entry(work(cite)).or_default();
        let locator = cite.from.locator.to_string();
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
