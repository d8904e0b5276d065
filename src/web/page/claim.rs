//! The page of a claim: what it says, where, in which words, and what it bears on and what bears on it.

use maud::{Markup, html};

use crate::catalog::entry::{Claim, Force, NodeId};
use crate::catalog::stated::Stated;
use crate::graph::{Edge, Evidence, Meaning};
use crate::render::cite;
use crate::render::show::next::questions;
use crate::statement;
use crate::web::page::{Page, argument};
use crate::web::piece::section::{list, section};
use crate::web::piece::text::{Text, plain};
use crate::web::piece::{change, debate, facts, map, name, next, reference, stands, stated};
use crate::web::sheet::Sheet;

/// What the head of the page tells.
const TOLD: [&str; 5] = ["source", "by", "quote", "checked", "force"];

pub(super) fn page(sheet: &Sheet<'_>, node: NodeId, claim: &Claim) -> Page {
    let (catalog, world) = (sheet.catalog(), sheet.world());
    let body = html! {
        header.thing {
            p.eyebrow { "claim" @if claim.force != Force::Asserts { " · " (cite::force(claim.force)) } }
            h1.said { (Text(&claim.text)) }
            (source(sheet, node))
            (stated::quotes(sheet, &Stated::claim(node, claim)))
            (facts::but(sheet, node, &TOLD))
        }
        (section("stands", "How it stands", stands::steps(sheet, node)))
        (section("debate", "For and against", debate::of(sheet, node)))
        (argument::of_end(sheet, node))
        (edges(sheet, node))
        (section("near", "Map", map::near(sheet, node)))
        (section("next", "Ask next", next::questions(sheet, &questions(&world, node))))
        (section("cite", "Cite it", Some(html! {
            @if let Some(formatted) = reference::formatted(sheet, claim.work) { (formatted) }
            (reference::to_copy(sheet, claim.work, &claim.at.to_string()))
        })))
        p.id { "id " code { (Text(&claim.id)) } }
        (change::of(sheet, node))
    };
    Page { title: plain(&format!("{} · {}", cite::author_year(catalog, claim.work), claim.text)), body }
}

/// Who says it and where.
pub(super) fn source(sheet: &Sheet<'_>, node: NodeId) -> Markup {
    let catalog = sheet.catalog();
    let Some(stated) = catalog.stated_as(node) else { return html! {} };
    let source = Evidence::of_stated(catalog, node).source(catalog);
    html! {
        p.source {
            a.place href=(sheet.to_thing(stated.work)) { (Text(&cite::read_in(catalog, &source))) }
            " by " (name::things(sheet, catalog.makers(stated.by, stated.work)))
        }
    }
}

/// What a thing bears on, and what bears on it.
pub(super) fn edges(sheet: &Sheet<'_>, node: NodeId) -> Markup {
    let graph = sheet.world().graph;
    // What an argument concludes, and from what, stands in sections of its own; so does the work.
    let is_told =
        |edge: &Edge| matches!(edge.meaning, Meaning::Premise | Meaning::Concludes | Meaning::States);
    let from: Vec<Markup> =
        graph.outgoing(node).filter(|edge| !is_told(edge)).map(|edge| line(sheet, node, &edge)).collect();
    let to: Vec<Markup> =
        graph.incoming(node).filter(|edge| !is_told(edge)).map(|edge| line(sheet, node, &edge)).collect();
    html! {
        (section("bears-on", "What it bears on", list(from)))
        (section("bears", "What bears on it", list(to)))
    }
}

/// An edge, told from one of its ends.
fn line(sheet: &Sheet<'_>, node: NodeId, edge: &Edge) -> Markup {
    let catalog = sheet.catalog();
    let words = statement::edge(&catalog.vocabulary, edge);
    let when = edge.conditions(catalog).words(catalog);
    html! {
        @if edge.from == node {
            span.relation { (Text(&words)) } " " (name::thing(sheet, edge.to))
        } @else {
            (name::thing(sheet, edge.from)) " " span.relation { (Text(&words)) } " this"
        }
        @if !when.is_empty() { " " span.remark { (Text(&when)) } }
    }
}
