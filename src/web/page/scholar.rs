//! The page of a scholar or another speaker.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::catalog::entry::NodeId;
use crate::graph::{Edge, Evidence, Meaning};
use crate::render::cite;
use crate::render::phrase::counted;
use crate::render::show::next::questions;
use crate::web::page::Page;
use crate::web::piece::section::{list, section};
use crate::web::piece::text::{Text, plain};
use crate::web::piece::{change, facts, map, name, next, stated};
use crate::web::sheet::Sheet;

pub(super) fn page(sheet: &Sheet<'_>, node: NodeId) -> Page {
    let (catalog, world) = (sheet.catalog(), sheet.world());
    let is_made = |edge: &Edge| matches!(edge.meaning, Meaning::Wrote | Meaning::Edited);
    let mut works: Vec<(Option<i32>, NodeId, bool)> = world
        .graph
        .outgoing(node)
        .filter(is_made)
        .filter_map(|edge| Some((catalog.work(edge.to)?.year, edge.to, edge.meaning == Meaning::Edited)))
        .collect();
    works.sort_unstable();
    works.dedup_by_key(|(_, work, _)| *work);
    let own = sheet.explorer.index().said_by(node).iter().copied();
    let (arguments, claims): (Vec<NodeId>, Vec<NodeId>) = own.partition(|id| catalog.argument(*id).is_some());
    let mut cited: BTreeMap<NodeId, usize> = BTreeMap::new();
    for (_, work, _) in &works {
        for edge in world.graph.incoming(*work) {
            if let Evidence::Cite(_) = edge.evidence {
                *cited.entry(edge.from).or_default() += 1;
            }
        }
    }
    let cited: Vec<Markup> = cited
        .iter()
        .map(|(work, times)| html! { (name::thing(sheet, *work)) ": " (counted(*times, "citation")) })
        .collect();
    let works: Vec<Markup> = works
        .iter()
        .map(|(_, work, edited)| {
            html! {
                a.thing.work href=(sheet.to_thing(*work)) { (Text(&cite::beside_title(catalog, *work))) }
                " " i { (Text(&catalog.label(*work))) } @if *edited { " (editor)" }
            }
        })
        .collect();
    let label = catalog.label(node);
    let body = html! {
        header.thing {
            p.eyebrow { "scholar" }
            h1 { (Text(&label)) }
            (facts::but(sheet, node, &["claims"]))
        }
        (section("works", "Works", list(works)))
        (section("claims", "Claims", stated::by_work(sheet, claims)))
        (section("arguments", "Arguments", stated::by_work(sheet, arguments)))
        (section("cited-by", "Cited by", list(cited)))
        (section("near", "Map", map::near(sheet, node)))
        (section("next", "Ask next", next::questions(sheet, &questions(&world, node))))
        (change::of(sheet, node))
    };
    Page { title: plain(&label), body }
}
