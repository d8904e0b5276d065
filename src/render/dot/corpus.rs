//! A whole corpus as one picture: its nodes in frames, and what is said of them as lines.

mod frames;
mod parts;

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::catalog::entry::{Node, NodeId};
use crate::graph::{Edge, Graph, Meaning};
use crate::render::dot::corpus::frames::{Frame, frames};
use crate::render::dot::corpus::parts::are_islands;
use crate::render::dot::label::{COLUMNS, balanced, short};
use crate::render::dot::legend::{self, ROWS};
use crate::render::dot::picture::{Picture, name};
use crate::render::dot::statement::{Statement, among};
use crate::render::dot::words;
use crate::render::dot::write::{Document, Layout};

/// What of a corpus is drawn. The usual picture is a map of its topics: every line between two of
/// them is what claims say, with the works that say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The kinds of topic by their ids; all where none are given.
    pub kinds: Option<BTreeSet<String>>,
    /// Claims, with how they bear on one another; how they bear on topics stands in their labels.
    pub claims: bool,
    /// Works, with their citations.
    pub works: bool,
    /// Scholars, with the works that they wrote or edited.
    pub scholars: bool,
    /// What shapes, colours, heads and strokes mean.
    pub legend: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { kinds: None, claims: false, works: false, scholars: false, legend: true }
    }
}

/// A corpus as DOT.
#[must_use]
pub fn corpus(catalog: &Catalog, graph: &Graph, options: &Options) -> String {
    let ids = catalog.nodes().map(|(id, _)| id);
    let nodes: BTreeSet<NodeId> = ids.filter(|id| is_wanted(catalog, *id, options)).collect();
    let statements = among(catalog, graph, &nodes, |edge| is_drawn(catalog, edge, options));
    let joined: BTreeSet<NodeId> = statements.iter().flat_map(|said| [said.from, said.to]).collect();
    let islands = are_islands(&joined, &statements);
    let layout = Layout { columns_apart: "0.2", nodes_apart: "0.1", islands };
    let mut picture = Picture::new(catalog, Document::new("", layout));
    draw_joined(&mut picture, &joined, &statements);
    let alone: Vec<NodeId> = nodes.difference(&joined).copied().collect();
    picture.below(|picture| {
        let alone = draw_alone(picture, &alone);
        let legend = if options.legend { legend::of_corpus(picture) } else { Vec::new() };
        for row in 0..alone.len().max(legend.len()) {
            let names = [legend.get(row), alone.get(row)].into_iter().flatten().flatten();
            picture.document.chain(&names.cloned().collect::<Vec<_>>());
        }
    });
    picture.document.finish()
}

fn is_wanted(catalog: &Catalog, id: NodeId, options: &Options) -> bool {
    match catalog.node(id) {
        Node::Topic(topic) => options.kinds.as_ref().is_none_or(|kinds| kinds.contains(&topic.kind)),
        Node::Claim(_) => options.claims,
        Node::Work(_) => options.works || options.scholars,
        Node::Scholar(_) => options.scholars,
        // The lines between works show them.
        Node::Citation(_) => false,
    }
}

/// What a work states and how a claim bears on a topic stands in the claim's label: lines for them
/// would hide all others.
fn is_drawn(catalog: &Catalog, edge: &Edge, options: &Options) -> bool {
    let of_claims = |id| catalog.claim(id).is_some();
    of_claims(edge.from) == of_claims(edge.to) && (options.works || edge.meaning != Meaning::Cites)
}

/// Draws the nodes that lines join, in their frames, and the lines.
fn draw_joined(picture: &mut Picture<'_>, nodes: &BTreeSet<NodeId>, statements: &[Statement]) {
    let frames: BTreeMap<NodeId, Frame> = frames(picture.catalog, nodes);
    let inside = |said: &&Statement| {
        let frame = frames.get(&said.from)?;
        (frames.get(&said.to) == Some(frame)).then_some(frame)
    };
    for frame in frames.values().collect::<BTreeSet<_>>() {
        picture.open(&format!("of {}", frame.id), &frame.title);
        nodes.iter().filter(|node| frames.get(node) == Some(frame)).for_each(|node| draw(picture, *node));
        statements.iter().filter(|said| inside(said) == Some(frame)).for_each(|said| said.draw(picture));
        picture.document.close();
    }
    nodes.iter().filter(|node| !frames.contains_key(node)).for_each(|node| draw(picture, *node));
    statements.iter().filter(|said| inside(said).is_none()).for_each(|said| said.draw(picture));
}

/// Draws a node; a claim with how it bears on topics.
fn draw(picture: &mut Picture<'_>, id: NodeId) {
    let catalog = picture.catalog;
    let links = catalog.claim(id).map_or(&[][..], |claim| &claim.links);
    let to_topics = links.iter().filter_map(|link| {
        let topic = catalog.topic(link.target)?;
        let relation = words::relation(&catalog.vocabulary, Meaning::Declared(link.relation));
        Some(balanced(&format!("{relation}: {}", topic.label), COLUMNS))
    });
    let lines: Vec<String> = std::iter::once(short(catalog, id)).chain(to_topics).collect();
    let look = picture.look(id).centred("label", &lines.join("\n"));
    picture.document.node(&name(catalog, id), &look);
}

/// Draws the nodes that no line reaches, together; gives their names row by row.
fn draw_alone(picture: &mut Picture<'_>, nodes: &[NodeId]) -> Vec<Vec<String>> {
    if nodes.is_empty() {
        return Vec::new();
    }
    picture.open("alone", "joined to nothing else here");
    nodes.iter().for_each(|node| draw(picture, *node));
    picture.document.close();
    let names: Vec<String> = nodes.iter().map(|node| name(picture.catalog, *node)).collect();
    // As high as the legend beside it, but not higher than it is wide.
    let across = nodes.len().div_ceil(ROWS).max(ROWS.min(nodes.len() / 4));
    names.chunks(across).map(<[String]>::to_vec).collect()
}
