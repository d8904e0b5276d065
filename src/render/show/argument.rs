//! The page of an argument, and the arguments that other pages tell of.

use crate::catalog::entry::{Argument, NodeId};
use crate::catalog::stated::Stated;
use crate::graph::Meaning;
use crate::render::cite;
use crate::render::links::linked;
use crate::render::paint::Role;
use crate::render::show::claim;
use crate::render::show::sheet::Sheet;
use crate::render::show::stands;

/// From what it concludes what, and what bears on it.
pub(super) fn write(sheet: &mut Sheet<'_>, node: NodeId) {
    let Some(argument) = sheet.world.catalog.argument(node) else { return };
    stands::write(sheet, node);
    let premises: Vec<String> = argument.premises.iter().flat_map(|end| self::end(sheet, *end)).collect();
    sheet.section("premises", &premises);
    let conclusion = end(sheet, argument.concludes);
    sheet.section("conclusion", &conclusion);
    claim::edges(sheet, node);
}

/// The arguments that conclude a claim or a topic, and those of which it is a premise.
pub(super) fn of_end(sheet: &mut Sheet<'_>, node: NodeId) {
    for (title, meaning) in [("arguments for it", Meaning::Concludes), ("a premise of", Meaning::Premise)] {
        let edges = sheet.world.graph.incoming(node).filter(|edge| edge.meaning == meaning);
        let arguments: Vec<NodeId> = edges.map(|edge| edge.from).collect();
        let lines = listed(sheet, arguments, true);
        sheet.section(title, &lines);
    }
}

/// Arguments, each with its words, its place and what it concludes; `in_full` with the work that makes it.
pub(super) fn listed(
    sheet: &Sheet<'_>,
    arguments: impl IntoIterator<Item = NodeId>,
    in_full: bool,
) -> Vec<String> {
    let catalog = sheet.world.catalog;
    let found = arguments.into_iter().filter_map(|id| Some((id, catalog.argument(id)?)));
    found.flat_map(|(id, argument)| one(sheet, id, argument, in_full)).collect()
}

fn one(sheet: &Sheet<'_>, id: NodeId, argument: &Argument, in_full: bool) -> Vec<String> {
    let catalog = sheet.world.catalog;
    let paint = sheet.paint;
    let stated = Stated::argument(id, argument);
    let place = if in_full {
        cite::read_in(catalog, &crate::graph::Evidence::Argument(id).source(catalog))
    } else {
        stated.at.to_string()
    };
    let parts = [place.as_str(), stated.id, argument.scheme.as_str()].into_iter();
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let mut lines = paint.block("    ", 4, stated.text);
    let place = paint.block_in(Some(Role::Faint), "", 6, &parts.join(" · "));
    lines.extend(linked(sheet.world.links, id, place));
    lines
}

/// A premise or a conclusion: a claim by its words, its work and its id, a topic by its label and its text.
fn end(sheet: &Sheet<'_>, node: NodeId) -> Vec<String> {
    let catalog = sheet.world.catalog;
    let Some(topic) = catalog.topic(node) else { return sheet.claim(node, "") };
    let mut lines = sheet.paint.block("    ", 4, &topic.label);
    let parts = [topic.text.as_str(), &topic.id].into_iter().filter(|part| !part.is_empty());
    let below = sheet.paint.block_in(Some(Role::Faint), "", 6, &parts.collect::<Vec<_>>().join(" · "));
    lines.extend(linked(sheet.world.links, node, below));
    lines
}
