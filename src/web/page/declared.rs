//! The pages of kinds and relations: what they mean, and what is there of them.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::catalog::entry::NodeId;
use crate::catalog::vocabulary::{Kind, RelationId};
use crate::graph::{Edge, Meaning};
use crate::render::phrase;
use crate::render::show::Declared;
use crate::render::show::declared::facts;
use crate::render::show::topic::said;
use crate::statement;
use crate::verdict::Verdict;
use crate::web::page::Page;
use crate::web::piece::section::{list, section};
use crate::web::piece::text::{Text, plain};
use crate::web::piece::{name, verdict};
use crate::web::sheet::Sheet;

pub(super) fn kind(sheet: &Sheet<'_>, kind: &Kind) -> Page {
    let catalog = sheet.catalog();
    let topics: Vec<Markup> = catalog
        .topics()
        .filter(|(_, topic)| topic.kind == kind.id)
        .map(|(id, topic)| {
            html! { (name::thing(sheet, id)) @if !topic.text.is_empty() { p.about { (Text(&topic.text)) } } }
        })
        .collect();
    let title = format!("{} ({})", kind.plural, topics.len());
    let body = html! {
        (head(sheet, "kind", &title, &kind.text, Declared::Kind(kind)))
        (section("topics", "All of them", list(topics)))
    };
    Page { title: plain(&title), body }
}

pub(super) fn relation(sheet: &Sheet<'_>, id: RelationId) -> Page {
    let catalog = sheet.catalog();
    let world = sheet.world();
    let relation = catalog.vocabulary.relation(id);
    let is_it = |edge: &Edge| edge.meaning == Meaning::Declared(id);
    let pairs: BTreeMap<(NodeId, NodeId), ()> = said(world.graph.edges())
        .filter(|edge| is_it(edge) && !edge.is_turned(catalog))
        .map(|edge| ((edge.from, edge.to), ()))
        .collect();
    let found: Vec<Verdict> = pairs
        .keys()
        .map(|(subject, object)| world.verdicts.verdict(catalog, *subject, id, *object))
        .collect();
    let own: Vec<Markup> = world
        .graph
        .edges()
        .filter(is_it)
        .filter(Edge::is_own)
        .map(|edge| {
            let when = edge.conditions(catalog).words(catalog);
            html! {
                (name::thing(sheet, edge.from)) " "
                span.relation { (Text(&statement::edge(&catalog.vocabulary, &edge))) } " " (name::thing(sheet, edge.to))
                @if !when.is_empty() { " " span.remark { (Text(&statement::under(String::new(), &when))) } }
            }
        })
        .collect();
    let title = statement::named(&relation.id);
    let body = html! {
        (head(sheet, "relation", &title, &relation.text, Declared::Relation(id, relation)))
        (section("verdicts", "Between topics", verdict::lines(sheet, &found, &|verdict| phrase::whole(catalog, verdict))))
        (section("claims", "By claims", list(own)))
    };
    Page { title: plain(&title), body }
}

fn head(sheet: &Sheet<'_>, word: &str, title: &str, text: &str, declared: Declared<'_>) -> Markup {
    let facts = facts(&sheet.world(), declared);
    html! {
        header.thing {
            p.eyebrow { (word) }
            h1 { (Text(title)) }
            @if !text.is_empty() { p.lead { (Text(text)) } }
            @if !facts.is_empty() {
                dl.facts { @for (name, values) in &facts { dt { (name) } @for value in values { dd { (Text(value)) } } } }
            }
        }
    }
}
