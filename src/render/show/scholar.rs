//! The page of a scholar or another speaker.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::entry::{NodeId, Work};
use crate::graph::Meaning;
use crate::render::cite;
use crate::render::phrase::counted;
use crate::render::show::argument;
use crate::render::show::sheet::Sheet;

/// What he or she wrote, says, and by whom it is cited.
pub(super) fn write(sheet: &mut Sheet<'_>, node: NodeId) {
    let catalog = sheet.world.catalog;
    let is_of = |list: &[NodeId]| list.contains(&node);
    let made = sheet.world.graph.outgoing(node);
    let made =
        made.filter(|edge| matches!(edge.meaning, Meaning::Wrote | Meaning::Edited)).map(|edge| edge.to);
    let made: BTreeSet<NodeId> = made.collect();
    let works = made.into_iter().filter_map(|id| catalog.work(id).map(|work| (work.year, id, work)));
    let mut works: Vec<(Option<i32>, NodeId, &Work)> = works.collect();
    works.sort_by_key(|(year, id, _)| (*year, *id));
    let lines: Vec<String> = works
        .iter()
        .flat_map(|(_, id, work)| {
            let edited = if is_of(&work.authors) { "" } else { " (editor)" };
            let name = format!("{}  {}{edited}", cite::beside_title(catalog, *id), catalog.label(*id));
            sheet.paint.block("", 2, &name)
        })
        .collect();
    sheet.section("works", &lines);
    let made = sheet.world.kept.made_by(catalog, node);
    let lines = sheet.claims(made.iter().copied().filter(|id| catalog.claim(*id).is_some()));
    sheet.section("claims", &lines);
    let arguments = made.into_iter().filter(|id| catalog.argument(*id).is_some());
    let lines = argument::listed(sheet, arguments, true);
    sheet.section("arguments", &lines);
    let mut cited: BTreeMap<NodeId, usize> = BTreeMap::new();
    for edge in works.iter().flat_map(|(_, work, _)| sheet.world.graph.incoming(*work)) {
        if edge.meaning == Meaning::Cites {
            *cited.entry(edge.from).or_default() += 1;
        }
    }
    let lines: Vec<String> = cited
        .into_iter()
        .flat_map(|(work, times)| {
            let name = cite::author_year(catalog, work);
            sheet.paint.block("", 2, &format!("{name}: {}", counted(times, "citation")))
        })
        .collect();
    sheet.section("cited by", &lines);
}
