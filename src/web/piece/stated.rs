//! A claim or an argument: what it says, where, in which words, and how it stands.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use crate::catalog::condition;
use crate::catalog::entry::{Force, NodeId};
use crate::catalog::stated::Stated;
use crate::graph::Evidence;
use crate::render::{challenged, cite, verify};
use crate::web::piece::text::Text;
use crate::web::piece::{name, prose};
use crate::web::sheet::Sheet;

/// A card: the words, linked to the page, and below them place, force, condition and standing.
pub(in crate::web) fn card(sheet: &Sheet<'_>, node: NodeId) -> Markup {
    with(sheet, node, &[], true)
}

/// A card without the name of the work, which stands above.
pub(in crate::web) fn card_within(sheet: &Sheet<'_>, node: NodeId) -> Markup {
    with(sheet, node, &[], false)
}

/// A card with remarks of its own in place of force, condition and standing.
pub(in crate::web) fn card_with(sheet: &Sheet<'_>, node: NodeId, remarks: &[String]) -> Markup {
    let own = [remarks, &[String::new()]].concat();
    with(sheet, node, &own, true)
}

fn with(sheet: &Sheet<'_>, node: NodeId, own: &[String], in_full: bool) -> Markup {
    let catalog = sheet.catalog();
    let Some(stated) = catalog.stated_as(node) else { return name::thing(sheet, node) };
    let remarks = if own.is_empty() { remarks(sheet, node) } else { own.to_vec() };
    let remarks: Vec<&String> = remarks.iter().filter(|remark| !remark.is_empty()).collect();
    let evidence = Evidence::of_stated(catalog, node).source(catalog);
    let place = if in_full { cite::read_in(catalog, &evidence) } else { stated.at.to_string() };
    html! {
        div.stated.(catalog.class(node).word()) {
            p.says { a href=(sheet.to_thing(node)) { (Text(stated.text)) } }
            (quoted(sheet, &stated, false))
            p.where {
                @if !place.is_empty() { a.place href=(sheet.to_thing(stated.work)) { (Text(&place)) } }
                @if let Some(via) = stated.via.filter(|_| !in_full) { " via " (name::place(sheet, via)) }
                // Remarks that are given are in the words of catena, others in those of the library.
                @for remark in remarks {
                    span.remark {
                        @if own.is_empty() { (prose::ids(sheet, remark)) } @else { (prose::linked(sheet, remark)) }
                    }
                }
            }
        }
    }
}

/// How strongly it is made, under which condition, and how it stands.
fn remarks(sheet: &Sheet<'_>, node: NodeId) -> Vec<String> {
    let catalog = sheet.catalog();
    let standing = challenged::itself(catalog, &sheet.world().verdicts.challenged(catalog, node));
    match catalog.claim(node) {
        Some(claim) => {
            let force = if claim.force == Force::Asserts { "" } else { cite::force(claim.force) };
            vec![force.to_owned(), condition::of_claim(catalog, claim), standing]
        }
        None => vec![
            catalog.argument(node).map_or_else(String::new, |argument| argument.scheme.clone()),
            standing,
        ],
    }
}

/// The quotes that fix the place, each with what was found of it in the text.
pub(in crate::web) fn quotes(sheet: &Sheet<'_>, stated: &Stated<'_>) -> Markup {
    quoted(sheet, stated, true)
}

/// The quotes; among others, those that stand where their claim says are only ticked.
fn quoted(sheet: &Sheet<'_>, stated: &Stated<'_>, in_full: bool) -> Markup {
    let checked = verify::receipts(sheet.catalog(), stated, sheet.explorer.receipts);
    html! {
        @for (at, quote) in stated.quotes.iter().enumerate() {
            blockquote {
                @let checked = checked.get(at);
                @let is_verified = checked.is_some_and(|checked| checked.is_verified);
                p {
                    "“" (Text(quote)) "”"
                    @if is_verified && !in_full { span.tick title="found in the text that was read" { " ✓" span.unseen { " found in the text that was read" } } }
                }
                @if let Some(checked) = checked.filter(|_| in_full || !is_verified) {
                    footer.checked {
                        @if is_verified { span.tick aria-hidden="true" { "✓ " } }
                        "checked: " (Text(&checked.words))
                    }
                }
            }
        }
    }
}

/// Claims and arguments under the works that make them, the oldest work first; none if there are none.
pub(in crate::web) fn by_work(sheet: &Sheet<'_>, nodes: impl IntoIterator<Item = NodeId>) -> Option<Markup> {
    let catalog = sheet.catalog();
    let mut works: BTreeMap<(Option<i32>, NodeId), BTreeSet<NodeId>> = BTreeMap::new();
    for node in nodes {
        let Some(stated) = catalog.stated_as(node) else { continue };
        let year = catalog.work(stated.work).and_then(|work| work.year);
        works.entry((year, stated.work)).or_default().insert(node);
    }
    (!works.is_empty()).then(|| {
        html! {
            @for ((_, work), nodes) in &works {
                div.by-work {
                    h3 { (name::thing(sheet, *work)) }
                    @for node in nodes { (card_within(sheet, *node)) }
                }
            }
        }
    })
}
