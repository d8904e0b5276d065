//! A corpus in JSON, or what of it an answer is about: what it declares, node by node, and the edges with what they rest
//! on. The contract is `docs/graph.schema.json`. Other formats of graphs take their nodes and edges from here, so that
//! each has all of them.

mod node;
mod rest;
pub(super) mod vocabulary;

use std::io::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::catalog::Catalog;
use crate::catalog::entry::{Cite, Node, NodeId, Place};
use crate::graph::{Edge, Evidence, Graph};
use crate::query::excerpt::Excerpt;
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

/// Writes what of a corpus is in an excerpt as one JSON document: nodes in the order of classes and ids, edges in the
/// order of their starts, relations and ends. A citation is an edge, and stands in a list of its own; it is no node. The
/// vocabulary is all there; saved questions, expected answers and allowed warnings are of the whole alone. What it takes of
/// memory does not grow with the corpus.
///
/// # Errors
/// Those of `to`.
pub fn write(catalog: &Catalog, graph: &Graph, excerpt: &Excerpt, to: &mut dyn Write) -> io::Result<()> {
    let vocabulary = &catalog.vocabulary;
    let node = NodesJson::of(catalog);
    let shown = |place: &Place| excerpt.shows(place.work);
    let whole = excerpt.is_whole();
    let cites = || catalog.cites.iter().filter(|cite| shown(&cite.from) && shown(&cite.to));
    let json = GraphJson {
        schema: SCHEMA,
        kinds: vocabulary.kinds().map(KindJson::of).collect(),
        relations: vocabulary.relations().map(|(_, relation)| RelationJson::of(catalog, relation)).collect(),
        intents: vocabulary.intents().map(IntentJson::of).collect(),
        schemes: vocabulary.schemes().map(SchemeJson::of).collect(),
        was: vocabulary.before().map(|(was, id)| FormerJson { was, id }).collect(),
        nodes: Each(|| nodes_of(catalog, excerpt).map(|id| node.of_node(id))),
        edges: Each(|| edges_of(catalog, graph, excerpt).map(|edge| edge_json(catalog, &edge))),
        citations: Each(|| cites().map(|cite| CitationJson::of(catalog, cite))),
        without_citation: catalog
            .without_citation
            .iter()
            .filter(|one| shown(&one.from))
            .map(|one| WithoutCitationJson::of(catalog, one))
            .collect(),
        questions: catalog.saved.iter().filter(|_| whole).map(QuestionJson::of).collect(),
        expectations: catalog.expects.iter().filter(|_| whole).map(ExpectationJson::of).collect(),
        allowances: catalog.allows.iter().filter(|_| whole).map(AllowanceJson::of).collect(),
    };
    serde_json::to_writer_pretty(&mut *to, &json)?;
    to.write_all(b"\n")
}

/// The document that [`write`] writes of a whole corpus, as text.
#[must_use]
pub fn graph(catalog: &Catalog, graph: &Graph) -> String {
    let mut text = Vec::new();
    // Memory takes all that is written, and the values have string keys and no foreign numbers.
    match write(catalog, graph, &Excerpt::whole(), &mut text) {
        Ok(()) => String::from_utf8_lossy(&text).into_owned(),
        Err(error) => format!("{{\"error\":\"{error}\"}}\n"),
    }
}

/// The nodes of an excerpt in the order of classes and ids; a citation is none.
pub fn nodes_of<'a>(catalog: &'a Catalog, excerpt: &'a Excerpt) -> impl Iterator<Item = NodeId> + 'a {
    let nodes = catalog.nodes().filter(|(id, node)| !matches!(node, Node::Citation(_)) && excerpt.shows(*id));
    nodes.map(|(id, _)| id)
}

/// The edges of an excerpt in the order of their starts, relations and ends.
pub fn edges_of<'a>(
    catalog: &'a Catalog,
    graph: &'a Graph,
    excerpt: &'a Excerpt,
) -> impl Iterator<Item = Edge> + 'a {
    graph.edges().filter(|edge| excerpt.shows_edge(catalog, edge))
}

/// Nodes as values of JSON: objects with the keys of the schema.
pub fn node_values(catalog: &Catalog, nodes: impl Iterator<Item = NodeId>) -> Vec<Value> {
    let made = NodesJson::of(catalog);
    nodes.map(|id| value(made.of_node(id))).collect()
}

/// An edge as a value of JSON: an object with the keys of the schema.
#[must_use]
pub fn edge_value(catalog: &Catalog, edge: &Edge) -> Value {
    value(edge_json(catalog, edge))
}

/// A citation as a value of JSON: an object with the keys of the schema.
#[must_use]
pub fn citation_value(catalog: &Catalog, cite: &Cite) -> Value {
    value(CitationJson::of(catalog, cite))
}

/// The vocabulary as a value of JSON, with the keys of the schema.
#[must_use]
pub fn vocabulary_value(catalog: &Catalog) -> Value {
    let vocabulary = &catalog.vocabulary;
    serde_json::json!({
        "kinds": vocabulary.kinds().map(KindJson::of).collect::<Vec<_>>(),
        "relations":
            vocabulary.relations().map(|(_, relation)| RelationJson::of(catalog, relation)).collect::<Vec<_>>(),
        "intents": vocabulary.intents().map(IntentJson::of).collect::<Vec<_>>(),
        "schemes": vocabulary.schemes().map(SchemeJson::of).collect::<Vec<_>>(),
        "was": vocabulary.before().map(|(was, id)| FormerJson { was, id }).collect::<Vec<_>>(),
    })
}

/// Writing these values does not fail, as above.
fn value(json: impl Serialize) -> Value {
    serde_json::to_value(json).unwrap_or_default()
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
