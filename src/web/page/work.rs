//! The page of a work: its reference, what it says, whom it cites and who cites it.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::catalog::entry::{NodeId, Place, Work};
use crate::graph::{Evidence, Meaning};
use crate::render::cite;
use crate::render::show::next::questions;
use crate::statement;
use crate::web::page::Page;
use crate::web::piece::section::{list, section};
use crate::web::piece::text::{Text, plain};
use crate::web::piece::{change, excerpt, facts, map, name, next, reference, stated};
use crate::web::sheet::Sheet;

/// What the reference tells, and the fields that say the same in another form.
const TOLD: [&str; 9] = ["type", "reference", "authors", "editors", "year", "in", "title", "author", "lists"];

pub(super) fn page(sheet: &Sheet<'_>, node: NodeId, work: &Work) -> Page {
    let (catalog, world) = (sheet.catalog(), sheet.world());
    let stated_here = world.graph.outgoing(node).filter(|edge| edge.meaning == Meaning::States);
    let mut said: Vec<NodeId> = stated_here.map(|edge| edge.to).collect();
    said.sort_by_cached_key(|id| (catalog.stated_as(*id).map(|stated| stated.at.clone()), *id));
    let (arguments, claims): (Vec<NodeId>, Vec<NodeId>) =
        said.into_iter().partition(|id| catalog.argument(*id).is_some());
    let cards = |nodes: &[NodeId]| list(nodes.iter().map(|node| stated::card_within(sheet, *node)));
    let within: Vec<Markup> = sheet
        .explorer
        .index()
        .within(node)
        .iter()
        .map(|id| html! { (name::thing(sheet, *id)) " " i { (Text(&catalog.label(*id))) } })
        .collect();
    let listed: Vec<NodeId> = work.lists.iter().map(|listed| listed.value).collect();
    let body = html! {
        header.thing {
            p.eyebrow { (Text(&statement::named(&work.kind))) }
            h1 { (Text(&catalog.label(node))) }
            p.source {
                (name::things(sheet, work.makers()))
                @if work.authors.is_empty() && !work.editors.is_empty() { " (ed.)" }
                @if let Some(year) = work.year { ", " (year) }
                @if let Some(host) = work.host { ", in " (name::thing(sheet, host)) }
            }
            @if let Some(formatted) = reference::formatted(sheet, node) { (formatted) }
            (facts::but(sheet, node, &TOLD))
        }
        (section("says", "What it says", cards(&claims)))
        (section("argues", "How it argues", cards(&arguments)))
        (section("excerpts", "Excerpts", excerpt::counted_of_work(sheet, node)))
        (section("within", "Works in it", list(within)))
        (section("cited-by", "Cited by", cited_by(sheet, node)))
        (section("cites", "What it cites", cites(sheet, node)))
        (section("lists", "Its own bibliography", (!listed.is_empty()).then(|| html! { p { (name::things(sheet, &listed)) } })))
        (section("near", "Map", map::near(sheet, node)))
        (section("next", "Ask next", next::questions(sheet, &questions(&world, node))))
        (section("cite", "Cite it", Some(reference::to_copy(sheet, node, ""))))
        (change::of(sheet, node))
    };
    Page { title: plain(&format!("{} · {}", cite::author_year(catalog, node), catalog.label(node))), body }
}

/// The works that cite it, each with the places.
fn cited_by(sheet: &Sheet<'_>, node: NodeId) -> Option<Markup> {
    let mut works: BTreeMap<NodeId, Vec<String>> = BTreeMap::new();
    for edge in sheet.world().graph.incoming(node) {
        let Evidence::Cite(at) = edge.evidence else { continue };
        let Some(cited) = sheet.catalog().cites.get(at) else { continue };
        let places = works.entry(cited.from.work).or_default();
        let place = cited.from.locator.to_string();
        if !place.is_empty() && !places.contains(&place) {
            places.push(place);
        }
    }
    list(
        works
            .iter()
            .map(|(work, places)| html! { (name::thing(sheet, *work)) @if !places.is_empty() { ": " (Text(&places.join(", "))) } }),
    )
}

/// Its citations, in the order of its places.
fn cites(sheet: &Sheet<'_>, node: NodeId) -> Option<Markup> {
    let catalog = sheet.catalog();
    let own: Vec<usize> = sheet
        .world()
        .graph
        .outgoing(node)
        .filter_map(|edge| match edge.evidence {
            Evidence::Cite(at) => Some(at),
            _ => None,
        })
        .collect();
    let mut own: Vec<_> = own.into_iter().filter_map(|at| catalog.cites.get(at)).collect();
    own.sort_by(|a, b| (&a.from.locator, &a.id).cmp(&(&b.from.locator, &b.id)));
    own.dedup_by(|a, b| a.id == b.id);
    let at = |place: &Place| place.locator.to_string();
    (!own.is_empty()).then(|| {
        html! {
            div.wide {
                table {
                    thead { tr { th scope="col" { "at" } th scope="col" { "cites" } th scope="col" { "as" } th scope="col" { "for" } } }
                    tbody {
                        @for cited in &own {
                            tr {
                                td { (Text(&at(&cited.from))) }
                                td { (name::place(sheet, &cited.to)) @if !cited.note.is_empty() { p.remark { (Text(&cited.note)) } } }
                                td { (Text(&statement::named(&cited.intent))) }
                                td { @for claim in &cited.serves { div { (name::thing(sheet, *claim)) } } }
                            }
                        }
                    }
                }
            }
        }
    })
}
