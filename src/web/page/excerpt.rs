//! The page of an excerpt: the words that were marked, where, and what was made from them.

use maud::{Markup, html};

use crate::catalog::entry::{Excerpt, NodeId, Place};
use crate::render::cite;
use crate::web::page::Page;
use crate::web::piece::section::{list, section};
use crate::web::piece::text::{Text, plain};
use crate::web::piece::{change, excerpt as piece, facts, name, reference, stated};
use crate::web::sheet::Sheet;

/// What the head of the page tells.
const TOLD: [&str; 2] = ["source", "checked"];

pub(super) fn page(sheet: &Sheet<'_>, node: NodeId, excerpt: &Excerpt) -> Page {
    let catalog = sheet.catalog();
    let place = Place { work: excerpt.work, locator: excerpt.at.clone() };
    let made: Vec<Markup> = excerpt.made.iter().map(|node| stated::card(sheet, *node)).collect();
    let words = excerpt.words();
    let body = html! {
        header.thing {
            p.eyebrow { "excerpt · " (excerpt.used().word()) }
            h1.said { @if excerpt.quotes.is_empty() { (Text(&words)) } @else { "“" (Text(&words)) "”" } }
            p.source { (name::place(sheet, &place)) }
            (piece::quotes(sheet, node, excerpt))
            (facts::but(sheet, node, &TOLD))
        }
        (section("made", "Made from it", list(made)))
        (section("cite", "Cite it", Some(html! {
            @if let Some(formatted) = reference::formatted(sheet, excerpt.work) { (formatted) }
            (reference::to_copy(sheet, excerpt.work, &excerpt.at.to_string()))
        })))
        p.id { "id " code { (Text(&excerpt.id)) } }
        (change::of(sheet, node))
    };
    Page { title: plain(&format!("{} · {words}", cite::author_year(catalog, excerpt.work))), body }
}
