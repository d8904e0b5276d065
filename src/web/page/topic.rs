//! The page of a topic: what it is, what the claims come to of it, and who says what.

use std::collections::BTreeSet;

use maud::{Markup, html};

use crate::catalog::entry::{NodeId, Topic};
use crate::graph::{Edge, Meaning};
use crate::render::show::next::questions;
use crate::render::show::topic::{bearing, claims, of_object, of_subject};
use crate::render::{cite, phrase};
use crate::web::page::Page;
use crate::web::page::argument;
use crate::web::piece::section::{list, section};
use crate::web::piece::text::{Text, plain};
use crate::web::piece::{change, debate, facts, map, name, next, stands, stated, verdict};
use crate::web::sheet::Sheet;

pub(super) fn page(sheet: &Sheet<'_>, node: NodeId, topic: &Topic) -> Page {
    let (catalog, world) = (sheet.catalog(), sheet.world());
    let truth = world.verdicts.on(catalog, node);
    let subject = |verdict: &_| phrase::of_subject(catalog, verdict);
    let object = |verdict: &_| phrase::of_object(catalog, verdict);
    let bearing = bearing(&world, node);
    let under: BTreeSet<NodeId> = world
        .graph
        .incoming(node)
        .filter(|edge| edge.meaning == Meaning::When)
        .map(|edge| edge.from)
        .collect();
    let told: BTreeSet<NodeId> = bearing.iter().map(|one| one.claim).chain(under.clone()).collect();
    let other = claims(&world, node).into_iter().filter(|claim| !told.contains(claim));
    let others = if told.is_empty() { "Who says what" } else { "Other claims" };
    let on_itself: Vec<Markup> = bearing
        .iter()
        .map(|one| {
            let work = catalog
                .claim(one.claim)
                .map_or_else(String::new, |claim| cite::author_year(catalog, claim.work));
            html! {
                p.remark { (Text(&phrase::bearing(catalog, one))) " " (Text(&work)) }
                (stated::card_within(sheet, one.claim))
            }
        })
        .collect();
    let body = html! {
        header.thing {
            p.eyebrow { (name::kind(sheet, node)) }
            h1 { (Text(&topic.label)) }
            @if !topic.text.is_empty() { p.lead { (Text(&topic.text)) } }
            (hierarchy(sheet, node))
            (facts::but(sheet, node, &["stated"]))
            @if !topic.stated.is_empty() {
                p.remark { "stated in " @for (at, place) in topic.stated.iter().enumerate() { @if at > 0 { ", " } (name::place(sheet, place)) } }
            }
        }
        @if let Some(truth) = truth {
            (section("verdict", "What the claims come to", verdict::lines(sheet, &[truth], &subject)))
        }
        (section("does", "What it does", verdict::lines(sheet, &of_subject(&world, node), &subject)))
        (section("done", "What others do to it", verdict::lines(sheet, &of_object(&world, node), &object)))
        (section("stands", "How it stands", stands::steps(sheet, node)))
        (section("debate", "For and against", debate::of(sheet, node)))
        (argument::of_end(sheet, node))
        (section("on-itself", "Claims on the topic itself", list(on_itself)))
        (section("claims", others, stated::by_work(sheet, other)))
        (section("under", "What holds under its condition", stated::by_work(sheet, under)))
        (section("near", "Map", map::near(sheet, node)))
        (section("next", "Ask next", next::questions(sheet, &questions(&world, node))))
        (change::of(sheet, node))
    };
    Page { title: plain(&topic.label), body }
}

/// The broader and the narrower topics.
fn hierarchy(sheet: &Sheet<'_>, node: NodeId) -> Markup {
    let graph = sheet.world().graph;
    let ends = |edges: &mut dyn Iterator<Item = Edge>, end: fn(&Edge) -> NodeId| -> Vec<NodeId> {
        edges.filter(|edge| edge.meaning == Meaning::Broader).map(|edge| end(&edge)).collect()
    };
    let broader = ends(&mut graph.outgoing(node), |edge| edge.to);
    let narrower = ends(&mut graph.incoming(node), |edge| edge.from);
    html! {
        @if !broader.is_empty() || !narrower.is_empty() {
            dl.hierarchy {
                @if !broader.is_empty() { dt { "broader" } dd { (name::things(sheet, &broader)) } }
                @if !narrower.is_empty() { dt { "narrower" } dd { (name::things(sheet, &narrower)) } }
            }
        }
    }
}
