//! A whole corpus in JSON: what it declares, node by node, and the edges with what they rest on. The contract is
//! `docs/graph.schema.json`.

mod node;
mod rest;
pub(super) mod vocabulary;

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use crate::catalog::Catalog;
use crate::catalog::entry::{Node, NodeId, Place};
use crate::graph::{Edge, Evidence, Graph};
use crate::render::graph_json::node::NodesJson;
use crate::render::graph_json::rest::{
    AllowanceJson, CitationJson, ExpectationJson, QuestionJson, WithoutCitationJson,
};
use crate::render::graph_json::vocabulary::{FormerJson, IntentJson, KindJson, RelationJson, SchemeJson};
use crate::render::located::Located;

/// The number of the contract.
const SCHEMA: u32 = 3;

/// The document. What grows with the corpus is a list that is made as it is written.
#[derive(Serialize)]
struct GraphJson<'a, Nodes: Serialize, Edges: Serialize, Citations: Serialize> {
    schema: u32,
    kinds: Vec<KindJson<'a>>,
    relations: Vec<RelationJson<'a>>,
    intents: Vec<IntentJson<'a>>,
    schemes: Vec<SchemeJson<'a>>,
    /// Ids that kinds and relations had before.
    was: Vec<FormerJson<'a>>,
    nodes: Nodes,
    edges: Edges,
    citations: Citations,
    without_citation: Vec<WithoutCitationJson<'a>>,
    questions: Vec<QuestionJson<'a>>,
    expectations: Vec<ExpectationJson<'a>>,
    /// The warnings that records allow.
    allowances: Vec<AllowanceJson<'a>>,
}

/// A list whose members are made one by one as they are written, so that they are never all there at once.
struct Each<List>(List);

impl<List, Members> Serialize for Each<List>
where
    List: Fn() -> Members,
    Members: Iterator,
    Members::Item: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

#[derive(Serialize)]
struct EdgeJson<'a> {
    /// `KIND:ID`
    from: String,
    relation: &'a str,
    /// `KIND:ID`
    to: String,
    /// How strongly it is said: what is denied is no edge that holds.
    force: &'static str,
    /// The conditions under which it holds: all topics of one of these lists, by their ids; always if there is none.
    when: Vec<Vec<&'a str>>,
    /// The claim that says it, if one does.
    claim: Option<&'a str>,
    /// The argument of which it is a premise or the conclusion, if it is one.
    argument: Option<&'a str>,
    /// The citation that it is, if it is one.
    citation: Option<&'a str>,
    /// The work in which that stands.
    work: Option<&'a str>,
    #[serde(flatten)]
    at: Located,
    /// Where that was read, if not in the work itself.
    via: Option<PlaceJson<'a>>,
}

/// A place in a work.
#[derive(Serialize)]
struct PlaceJson<'a> {
    work: &'a str,
    #[serde(flatten)]
    at: Located,
}

/// Writes a corpus as one JSON document: nodes in the order of classes and ids, edges in the order of their starts,
/// relations and ends. A citation is an edge, and stands in a list of its own; it is no node. What it takes of memory
/// does not grow with the corpus.
///
/// # Errors
/// Those of `to`.
pub fn write(catalog: &Catalog, graph: &Graph, to: &mut dyn Write) -> io::Result<()> {
    let vocabulary = &catalog.vocabulary;
    let node = NodesJson::of(catalog);
    let nodes = || catalog.nodes().filter(|(_, node)| !matches!(node, Node::Citation(_)));
    let edges = || graph.edges().filter(|edge| !edge.is_turned(catalog));
    let json = GraphJson {
        schema: SCHEMA,
        kinds: vocabulary.kinds().map(KindJson::of).collect(),
        relations: vocabulary.relations().map(|(_, relation)| RelationJson::of(catalog, relation)).collect(),
        intents: vocabulary.intents().map(IntentJson::of).collect(),
        schemes: vocabulary.schemes().map(SchemeJson::of).collect(),
        was: vocabulary.before().map(|(was, id)| FormerJson { was, id }).collect(),
        nodes: Each(|| nodes().map(|(id, _)| node.of_node(id))),
        edges: Each(|| edges().map(|edge| edge_json(catalog, &edge))),
        citations: Each(|| catalog.cites.iter().map(|cite| CitationJson::of(catalog, cite))),
        without_citation: catalog
            .without_citation
            .iter()
            .map(|one| WithoutCitationJson::of(catalog, one))
            .collect(),
        questions: catalog.saved.iter().map(QuestionJson::of).collect(),
        expectations: catalog.expects.iter().map(ExpectationJson::of).collect(),
        allowances: catalog.allows.iter().map(AllowanceJson::of).collect(),
    };
    serde_json::to_writer_pretty(&mut *to, &json)?;
    to.write_all(b"\n")
}

/// The document that [`write`] writes, as text.
#[must_use]
pub fn graph(catalog: &Catalog, graph: &Graph) -> String {
    let mut text = Vec::new();
    // Memory takes all that is written, and the values have string keys and no foreign numbers.
    match write(catalog, graph, &mut text) {
        Ok(()) => String::from_utf8_lossy(&text).into_owned(),
        Err(error) => format!("{{\"error\":\"{error}\"}}\n"),
    }
}

fn edge_json<'a>(catalog: &'a Catalog, edge: &Edge) -> EdgeJson<'a> {
    let named = |id: NodeId| format!("{}:{}", catalog.kind(id), catalog.id(id));
    let source = edge.evidence.source(catalog);
    let citation = match edge.evidence {
        Evidence::Cite(at) => catalog.cites.get(at).map(|cite| cite.id.as_str()),
        Evidence::Claim(_) | Evidence::Argument(_) | Evidence::Record(_) | Evidence::Bibliography => None,
    };
    EdgeJson {
        from: named(edge.from),
        relation: edge.meaning.name(&catalog.vocabulary),
        to: named(edge.to),
        force: edge.force.word(),
        when: edge.conditions(catalog).ids(catalog),
        claim: source.claim.map(|claim| catalog.id(claim)),
        argument: source.argument.map(|argument| catalog.id(argument)),
        citation,
        work: source.place.as_ref().map(|place| catalog.id(place.work)),
        at: Located::of(source.place.as_ref()),
        via: source.via.as_ref().map(|via| place(catalog, via)),
    }
}

fn place<'a>(catalog: &'a Catalog, place: &Place) -> PlaceJson<'a> {
    PlaceJson { work: catalog.id(place.work), at: Located::at(&place.locator) }
}

fn ids<'a>(catalog: &'a Catalog, nodes: &[NodeId]) -> Vec<&'a str> {
    nodes.iter().map(|node| catalog.id(*node)).collect()
}
