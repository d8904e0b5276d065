//! Everything that a corpus knows of one thing: a page for readers, and the same as JSON.

mod argument;
mod claim;
pub(crate) mod declared;
pub(crate) mod edge;
mod excerpt;
pub(crate) mod facts;
pub(crate) mod next;
mod scholar;
mod sheet;
pub(crate) mod stands;
pub(crate) mod topic;
mod work;

use serde::Serialize;

use crate::catalog::Catalog;
use crate::catalog::entry::{Node, NodeId};
use crate::graph::Graph;
use crate::graph::{Edge, Meaning};
use crate::query::attribute::Attribute;
use crate::query::evaluate::kept::Kept;
use crate::render::links::Links;
use crate::render::paint::Paint;
use crate::render::show::edge::{Line, line};
pub(crate) use crate::render::show::excerpt::number as number_of_excerpts;
use crate::render::show::facts::facts;
use crate::render::show::sheet::Sheet;
use crate::source::Sources;
use crate::verdict::Verdicts;
use crate::verify::receipt::Receipts;

pub use declared::Declared;

/// What is said of a thing, before it is laid out.
#[derive(Serialize)]
struct Page {
    schema: u32,
    id: String,
    kind: String,
    label: String,
    text: String,
    facts: Vec<(String, Vec<String>)>,
    edges: Vec<Line>,
}

/// What a page is made from.
#[derive(Clone, Copy)]
pub struct World<'w> {
    /// What the corpus declares.
    pub catalog: &'w Catalog,
    /// The files that declare it.
    pub sources: &'w Sources,
    /// The graph of it.
    pub graph: &'w Graph,
    /// What its verdicts are derived from.
    pub verdicts: &'w Verdicts,
    /// The relations that are no edges of the graph, turned round.
    pub kept: &'w Kept,
    /// What was verified.
    pub receipts: &'w Receipts,
    /// Where links are made, what makes them.
    pub links: Option<Links<'w>>,
    /// The reference of the work that is shown, if it is one.
    pub reference: Option<&'w str>,
}

/// The page of a node as text: what it is, what the claims come to, who says what, what can be asked next.
#[must_use]
pub fn text(world: &World<'_>, paint: Paint, node: NodeId) -> String {
    let mut sheet = Sheet::new(world, paint);
    sheet.head(node);
    match world.catalog.node(node) {
        Node::Topic(_) => topic::write(&mut sheet, node),
        Node::Claim(_) => claim::write(&mut sheet, node),
        Node::Argument(_) => argument::write(&mut sheet, node),
        Node::Work(_) => work::write(&mut sheet, node),
        Node::Scholar(_) => scholar::write(&mut sheet, node),
        Node::Excerpt(excerpt) => excerpt::write(&mut sheet, excerpt),
        Node::Citation(_) => claim::edges(&mut sheet, node),
    }
    let next: Vec<String> =
        next::questions(world, node).iter().map(|question| format!("  catena ask '{question}'")).collect();
    sheet.section("ask next", &next);
    sheet.text()
}

/// The page of a kind or a relation as text.
#[must_use]
pub fn declared(world: &World<'_>, paint: Paint, declared: Declared<'_>) -> String {
    let mut sheet = Sheet::new(world, paint);
    declared::write(&mut sheet, declared);
    sheet.text()
}

/// The page of a node as JSON.
#[must_use]
pub fn json(world: &World<'_>, node: NodeId) -> String {
    let World { catalog, graph, .. } = *world;
    let text = Attribute::Text.values(catalog, node).concat();
    let label = catalog.label(node);
    let mut edges: Vec<Line> = graph.outgoing(node).map(|edge| line(world, &edge, false)).collect();
    // What holds both ways starts here too.
    let holds_both_ways = |edge: &Edge| match edge.meaning {
        Meaning::Declared(id) => catalog.vocabulary.relation(id).symmetric,
        _ => false,
    };
    let incoming = graph.incoming(node).filter(|edge| !holds_both_ways(edge));
    edges.extend(incoming.map(|edge| line(world, &edge, true)));
    printed(&Page {
        schema: SCHEMA,
        id: catalog.id(node).to_owned(),
        kind: catalog.kind(node).to_owned(),
        text: if text == label { String::new() } else { text },
        label,
        facts: facts(world, node),
        edges,
    })
}

/// The page of a kind or a relation as JSON.
#[must_use]
pub fn declared_json(world: &World<'_>, declared: Declared<'_>) -> String {
    printed(&declared::page(world, declared))
}

/// The number of the contract.
const SCHEMA: u32 = 1;

/// These values have string keys and no foreign numbers, so writing them does not fail.
fn printed(page: &Page) -> String {
    serde_json::to_string_pretty(page).unwrap_or_else(|error| format!("{{\"error\":\"{error}\"}}")) + "\n"
}
