//! The pages, one kind a file.

mod argument;
pub(super) mod ask;
mod claim;
pub(super) mod compare;
mod declared;
mod excerpt;
pub(super) mod home;
mod lists;
pub(super) mod map;
mod problems;
pub(super) mod saved;
mod scholar;
mod time;
mod topic;
mod work;

use maud::{Markup, html};

use crate::catalog::entry::Node;
use crate::web::address::Address;
use crate::web::sheet::Sheet;

/// What a page is, before it is framed.
pub(super) struct Page {
    /// Its title, for tabs and bookmarks.
    pub title: String,
    /// What it holds.
    pub body: Markup,
}

/// The page of an address; none where there is none in this library, or only for one who types.
pub(super) fn of(sheet: &Sheet<'_>) -> Option<Page> {
    let catalog = sheet.catalog();
    Some(match &sheet.at {
        Address::Home => home::page(sheet),
        Address::List(listed) => lists::page(sheet, *listed),
        Address::Kind(id) => declared::kind(sheet, catalog.vocabulary.kind(id)?),
        Address::Relation(id) => declared::relation(sheet, *id),
        Address::Saved(name) => saved::page(sheet, catalog.saved.iter().find(|saved| saved.id == *name)?),
        Address::Ask => ask::page(sheet, "")?,
        Address::Map => map::page(sheet, &map::Chosen::default()),
        Address::Around(node, steps) => {
            map::page(sheet, &map::Chosen { of: Some(*node), steps: *steps, ..map::Chosen::default() })
        }
        Address::Whole => map::page(sheet, &map::Chosen::whole()),
        Address::Compare => compare::page(sheet)?,
        Address::Time => time::page(sheet),
        Address::Problems => problems::page(sheet),
        Address::Thing(node) => match catalog.node(*node) {
            Node::Topic(topic) => topic::page(sheet, *node, topic),
            Node::Claim(claim) => claim::page(sheet, *node, claim),
            Node::Argument(argument) => argument::page(sheet, *node, argument),
            Node::Work(work) => work::page(sheet, *node, work),
            Node::Scholar(_) => scholar::page(sheet, *node),
            Node::Excerpt(excerpt) => excerpt::page(sheet, *node, excerpt),
            Node::Citation(_) => return None,
        },
    })
}

/// The page for a path that leads to none.
pub(super) fn missing() -> Page {
    let body = html! {
        header.thing { h1 { "No such page" } p.lead { "This library has no page at that address. Look for it by its name above." } }
    };
    Page { title: "No such page".to_owned(), body }
}
