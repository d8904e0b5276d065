//! The page of an argument, and the arguments that other pages tell of.

use maud::{Markup, html};

use crate::catalog::entry::{Argument, NodeId};
use crate::catalog::stated::Stated;
use crate::graph::Meaning;
use crate::render::cite;
use crate::web::page::{Page, claim};
use crate::web::piece::section::{list, section};
use crate::web::piece::text::{Text, plain};
use crate::web::piece::{change, debate, facts, map, name, reference, stands, stated};
use crate::web::sheet::Sheet;

/// What the head of the page tells.
const TOLD: [&str; 4] = ["source", "by", "quote", "checked"];

pub(super) fn page(sheet: &Sheet<'_>, node: NodeId, argument: &Argument) -> Page {
    let catalog = sheet.catalog();
    let premises: Vec<Markup> = argument.premises.iter().map(|premise| end(sheet, *premise)).collect();
    let body = html! {
        header.thing {
            p.eyebrow { "argument" }
            h1.said { (Text(&argument.text)) }
            (claim::source(sheet, node))
            (stated::quotes(sheet, &Stated::argument(node, argument)))
            (facts::but(sheet, node, &TOLD))
        }
        (section("premises", "Premises", list(premises)))
        (section("conclusion", "Conclusion", Some(end(sheet, argument.concludes))))
        (section("stands", "How it stands", stands::steps(sheet, node)))
        (section("debate", "For and against", debate::of(sheet, node)))
        (claim::edges(sheet, node))
        (section("near", "Map", map::near(sheet, node)))
        (section("cite", "Cite it", Some(html! {
            @if let Some(formatted) = reference::formatted(sheet, argument.work) { (formatted) }
            (reference::to_copy(sheet, argument.work, &argument.at.to_string()))
        })))
        p.id { "id " code { (Text(&argument.id)) } }
        (change::of(sheet, node))
    };
    Page {
        title: plain(&format!("{} · {}", cite::author_year(catalog, argument.work), argument.text)), body
    }
}

/// A premise or a conclusion: a claim, or a topic that can be true.
fn end(sheet: &Sheet<'_>, node: NodeId) -> Markup {
    match sheet.catalog().topic(node) {
        None => stated::card(sheet, node),
        Some(topic) => html! {
            div.stated.topic {
                p.says { (name::thing(sheet, node)) }
                @if !topic.text.is_empty() { p.where { (Text(&topic.text)) } }
            }
        },
    }
}

/// The arguments that conclude a claim or a topic, and those of which it is a premise.
pub(super) fn of_end(sheet: &Sheet<'_>, node: NodeId) -> Markup {
    let found = |meaning: Meaning| {
        let edges = sheet.world().graph.incoming(node).filter(|edge| edge.meaning == meaning);
        let cards: Vec<Markup> = edges.map(|edge| stated::card(sheet, edge.from)).collect();
        list(cards)
    };
    html! {
        (section("arguments", "Arguments for it", found(Meaning::Concludes)))
        (section("premise-of", "A premise of", found(Meaning::Premise)))
    }
}
