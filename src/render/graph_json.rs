//! A whole corpus as a graph in JSON: its nodes, and its edges with what they rest on.

use serde::Serialize;

use crate::catalog::Catalog;
use crate::catalog::entry::{Node, NodeId};
use crate::graph::{Edge, Graph, locator_text};

/// The number of the contract.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct GraphJson {
    schema: u32,
    nodes: Vec<NodeJson>,
    edges: Vec<EdgeJson>,
}

#[derive(Serialize)]
struct NodeJson {
    /// Unique with the kind.
    id: String,
    kind: String,
    label: String,
    /// The statement or description; left out where there is none.
    #[serde(skip_serializing_if = "String::is_empty")]
    text: String,
    /// Of works.
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i32>,
    /// Of claims: their work, the work in which they were read, who makes them.
    #[serde(skip_serializing_if = "Option::is_none")]
    work: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    via: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    by: Vec<String>,
}

#[derive(Serialize)]
struct EdgeJson {
    /// `KIND:ID`
    from: String,
    relation: String,
    /// `KIND:ID`
    to: String,
    /// The claim that says it, if one does.
    claim: Option<String>,
    /// The work in which that stands.
    work: Option<String>,
    locator: String,
}

/// The graph of a corpus as one JSON document: nodes in the order of classes and ids, edges in the order of
/// their starts, relations and ends. Citations are edges, not nodes.
#[must_use]
pub fn graph(catalog: &Catalog, graph: &Graph) -> String {
    let nodes = catalog.nodes().filter(|(_, node)| !matches!(node, Node::Citation(_)));
    let json = GraphJson {
        schema: SCHEMA,
        nodes: nodes.map(|(id, node)| node_json(catalog, id, node)).collect(),
        edges: graph.edges().map(|edge| edge_json(catalog, edge)).collect(),
    };
    // These values have string keys and no foreign numbers, so writing them does not fail.
    let text =
        serde_json::to_string_pretty(&json).unwrap_or_else(|error| format!("{{\"error\":\"{error}\"}}"));
    text + "\n"
}

fn node_json(catalog: &Catalog, id: NodeId, node: &Node) -> NodeJson {
    let own = |id: NodeId| catalog.id(id).to_owned();
    let mut json = NodeJson {
        id: own(id),
        kind: catalog.kind(id).to_owned(),
        label: catalog.label(id),
        text: String::new(),
        year: None,
        work: None,
        via: None,
        by: Vec::new(),
    };
    match node {
        Node::Topic(topic) => json.text.clone_from(&topic.text),
        Node::Claim(claim) => {
            json.text.clone_from(&claim.text);
            json.work = Some(own(claim.work));
            json.via = claim.via.as_ref().map(|via| own(via.work));
            json.by = catalog.speakers(claim).iter().map(|who| own(*who)).collect();
        }
        Node::Work(work) => json.year = work.year,
        Node::Scholar(_) | Node::Citation(_) => {}
    }
    json
}

fn edge_json(catalog: &Catalog, edge: &Edge) -> EdgeJson {
    let named = |id: NodeId| format!("{}:{}", catalog.kind(id), catalog.id(id));
    let source = edge.evidence.source(catalog);
    EdgeJson {
        from: named(edge.from),
        relation: edge.meaning.name(&catalog.vocabulary).to_owned(),
        to: named(edge.to),
        claim: source.claim.map(|claim| catalog.id(claim).to_owned()),
        work: source.place.as_ref().map(|place| catalog.id(place.work).to_owned()),
        locator: locator_text(source.place.as_ref()),
    }
}
