//! Things by name, as links to their pages.

use maud::{Markup, html};

use crate::catalog::entry::{Node, NodeId, Place};
use crate::render::cite;
use crate::render::names::plain;
use crate::statement;
use crate::web::address::Address;
use crate::web::piece::text::Text;
use crate::web::sheet::Sheet;

/// A thing: a topic by its label, a work by author and year, a scholar by name, a claim by what it says.
pub(in crate::web) fn thing(sheet: &Sheet<'_>, node: NodeId) -> Markup {
    let catalog = sheet.catalog();
    let name = match catalog.node(node) {
        Node::Claim(claim) => claim.text.clone(),
        Node::Argument(argument) => argument.text.clone(),
        _ => plain(catalog, node),
    };
    let class = catalog.class(node).word();
    html! { a.thing.(class) href=(sheet.to_thing(node)) { (Text(&name)) } }
}

/// Things, with commas between them.
pub(in crate::web) fn things(sheet: &Sheet<'_>, nodes: &[NodeId]) -> Markup {
    html! {
        @for (at, node) in nodes.iter().enumerate() {
            @if at > 0 { ", " }
            (thing(sheet, *node))
        }
    }
}

/// A place in a work, linked to the work: `Keating 2015, p. 9`.
pub(in crate::web) fn place(sheet: &Sheet<'_>, place: &Place) -> Markup {
    html! { a.place href=(sheet.to_thing(place.work)) { (Text(&cite::place(sheet.catalog(), place))) } }
}

/// The kind of a thing, linked to its page where it is one of the library's own.
pub(in crate::web) fn kind(sheet: &Sheet<'_>, node: NodeId) -> Markup {
    let catalog = sheet.catalog();
    let id = catalog.kind(node);
    let word = statement::named(id);
    match catalog.topic(node).and_then(|topic| catalog.vocabulary.kind(&topic.kind)) {
        Some(kind) => html! { a.kind href=(sheet.to(&Address::Kind(kind.id.clone()))) { (Text(&word)) } },
        None => html! { span.kind { (Text(&word)) } },
    }
}
