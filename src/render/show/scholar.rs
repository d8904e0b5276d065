//! The page of a scholar or another speaker.

use std::collections::BTreeMap;

use crate::catalog::entry::{NodeId, Work};
use crate::render::cite;
use crate::render::phrase::counted;
use crate::render::show::argument;
use crate::render::show::sheet::Sheet;

/// What he or she wrote, says, and by whom it is cited.
pub(super) fn write(sheet: &mut Sheet<'_>, node: NodeId) {
    let catalog = sheet.world.catalog;
    let is_of = |list: &[NodeId]| list.contains(&node);
    let mut works: Vec<(Option<i32>, NodeId, &Work)> = catalog
        .works()
        .filter(|(_, work)| is_of(&work.authors) || is_of(&work.editors))
        .map(|(id, work)| (work.year, id, work))
        .collect();
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
    let claims = catalog.claims().filter(|(_, claim)| catalog.speakers(claim).contains(&node));
    let lines = sheet.claims(claims.map(|(id, _)| id));
    sheet.section("claims", &lines);
    let arguments = catalog.arguments().filter(|(_, argument)| catalog.arguers(argument).contains(&node));
    let lines = argument::listed(sheet, arguments.map(|(id, _)| id), true);
    sheet.section("arguments", &lines);
    let mut cited: BTreeMap<NodeId, usize> = BTreeMap::new();
    let of_works = catalog.cites.iter().filter(|cite| works.iter().any(|(_, id, _)| *id == cite.to.work));
    for cite in of_works {
        *cited.entry(cite.from.work).or_default() += 1;
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
