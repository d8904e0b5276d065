//! The page of a topic.

use std::collections::BTreeSet;

use crate::catalog::entry::NodeId;
use crate::graph::{Edge, Evidence, Meaning};
use crate::query::answer::Bearing;
use crate::render::show::World;
use crate::render::show::argument;
use crate::render::show::sheet::Sheet;
use crate::render::show::stands;
use crate::render::{cite, phrase};
use crate::verdict::Verdict;

/// What its hierarchy is, what the claims come to of it, what bears on it as such, and who says what of it.
pub(super) fn write(sheet: &mut Sheet<'_>, node: NodeId) {
    let (catalog, graph) = (sheet.world.catalog, sheet.world.graph);
    let ends = |edges: &mut dyn Iterator<Item = Edge>, end: fn(&Edge) -> NodeId| -> Vec<String> {
        edges.filter(|edge| edge.meaning == Meaning::Broader).map(|edge| catalog.label(end(&edge))).collect()
    };
    let mut hierarchy = sheet.listed("broader", &ends(&mut graph.outgoing(node), |edge| edge.to));
    hierarchy.extend(sheet.listed("narrower", &ends(&mut graph.incoming(node), |edge| edge.from)));
    sheet.section("broader and narrower topics", &hierarchy);

    if let Some(verdict) = sheet.world.verdicts.on(catalog, node) {
        let lines = sheet.verdicts(&[verdict], &|verdict| phrase::of_subject(catalog, verdict));
        sheet.section("what the claims come to", &lines);
        stands::write(sheet, node);
    }
    let lines =
        sheet.verdicts(&of_subject(sheet.world, node), &|verdict| phrase::of_subject(catalog, verdict));
    sheet.section("what it does", &lines);
    let lines = sheet.verdicts(&of_object(sheet.world, node), &|verdict| phrase::of_object(catalog, verdict));
    sheet.section("what others do to it", &lines);

    argument::of_end(sheet, node);
    let bearing = bearing(sheet.world, node);
    let mut lines = Vec::new();
    for one in &bearing {
        let words = phrase::bearing(catalog, one);
        let work =
            catalog.claim(one.claim).map_or_else(String::new, |claim| cite::author_year(catalog, claim.work));
        lines.extend(sheet.paint.block("", 2, &format!("{words} {work}")));
        lines.extend(sheet.claim(one.claim, ""));
    }
    sheet.section("claims on the topic itself", &lines);
    let under_it = graph.incoming(node).filter(|edge| edge.meaning == Meaning::When).map(|edge| edge.from);
    let under_it: BTreeSet<NodeId> = under_it.collect();
    let told: BTreeSet<NodeId> =
        bearing.iter().map(|bearing| bearing.claim).chain(under_it.clone()).collect();
    let claims: Vec<NodeId> =
        claims(sheet.world, node).into_iter().filter(|claim| !told.contains(claim)).collect();
    let title = if told.is_empty() { "who says what" } else { "other claims" };
    let lines = sheet.claims(claims);
    sheet.section(title, &lines);
    let lines = sheet.claims(under_it);
    sheet.section("what holds under its condition", &lines);
}

/// The claims that bear a declared relation to the topic itself.
pub(crate) fn bearing(world: &World<'_>, node: NodeId) -> Vec<Bearing> {
    let edges = world.graph.incoming(node).filter(|edge| edge.is_own());
    let found = edges.filter_map(|edge| match (edge.meaning, edge.evidence) {
        (Meaning::Declared(relation), Evidence::Claim(claim)) => Some(Bearing { claim, relation }),
        _ => None,
    });
    found.collect()
}

/// The claims that are about a topic or say something of it.
pub(crate) fn claims(world: &World<'_>, node: NodeId) -> BTreeSet<NodeId> {
    let graph = world.graph;
    let edges = graph.outgoing(node).chain(graph.incoming(node));
    let found = edges.filter_map(|edge| match edge.evidence {
        Evidence::Claim(claim) => Some(claim),
        Evidence::Argument(_) | Evidence::Record(_) | Evidence::Cite(_) | Evidence::Bibliography => None,
    });
    found.collect()
}

/// What the claims come to of what the topic does to others.
pub(crate) fn of_subject(world: &World<'_>, node: NodeId) -> Vec<Verdict> {
    let objects: BTreeSet<NodeId> = said(world.graph.outgoing(node)).map(|edge| edge.to).collect();
    objects.into_iter().flat_map(|object| world.verdicts.between(world.catalog, node, object)).collect()
}

/// What they come to of what others do to it.
pub(crate) fn of_object(world: &World<'_>, node: NodeId) -> Vec<Verdict> {
    let subjects: BTreeSet<NodeId> = said(world.graph.incoming(node)).map(|edge| edge.from).collect();
    let verdicts =
        subjects.into_iter().flat_map(|subject| world.verdicts.between(world.catalog, subject, node));
    // What holds both ways is told of the topic itself.
    let holds_both_ways = |verdict: &Verdict| world.catalog.vocabulary.relation(verdict.relation).symmetric;
    verdicts.filter(|verdict| !holds_both_ways(verdict)).collect()
}

/// The edges that say something of two topics.
pub(crate) fn said(edges: impl Iterator<Item = Edge>) -> impl Iterator<Item = Edge> {
    edges.filter(|edge| matches!(edge.meaning, Meaning::Declared(_)) && !edge.is_own())
}
