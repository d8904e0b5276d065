//! Each claim as a nanopublication: what it says, where that comes from, and who put it down, each in a graph of its own.
//! As TriG, by the guidelines of nanopub.net; without trusty addresses, which a server gives when it publishes one.

use std::collections::BTreeMap;

use oxrdf::{GraphName, NamedNode, Quad, Triple};
use oxttl::TriGSerializer;

use crate::catalog::Catalog;
use crate::error::Error;
use crate::exchange::network::{Edge, Network, Node, Value};
use crate::exchange::rdf::iri::Base;
use crate::exchange::rdf::terms::{PREFIXES, term};
use crate::exchange::rdf::write::{escaped, failed, text};
use crate::exchange::rdf::{Facts, edges, stated};

/// The nanopublications of all claims of a network, one after the other.
///
/// # Errors
/// As [`turtle`](super::write::turtle).
pub fn write(catalog: &Catalog, network: &Network, base: &Base) -> Result<String, Error> {
    let mut serializer = TriGSerializer::new();
    for (prefix, space) in PREFIXES {
        serializer = serializer.with_prefix(prefix, space).map_err(|error| failed(&error))?;
    }
    let mut writer = serializer.for_writer(Vec::new());
    let mut said: BTreeMap<String, Vec<&Edge>> = BTreeMap::new();
    for edge in &network.edges {
        let Some(claim) = edge.attributes.get("claim").map(Value::text) else { continue };
        said.entry(claim).or_default().push(edge);
    }
    for claim in network.nodes.iter().filter(|node| node.class == "claim") {
        let own = said.get(&claim.label).map_or(&[][..], Vec::as_slice);
        for quad in of_claim(catalog, base, claim, own) {
            writer.serialize_quad(&quad)?;
        }
    }
    Ok(escaped(&text(writer.finish()?)?))
}

fn of_claim(catalog: &Catalog, base: &Base, claim: &Node, own: &[&Edge]) -> Vec<Quad> {
    let publication = base.of("nanopublication", &claim.label);
    let graph = |name: &str| NamedNode::new_unchecked(format!("{}#{name}", publication.as_str()));
    let [head, assertion, provenance, information] =
        ["head", "assertion", "provenance", "pubinfo"].map(graph);
    let mut names = Facts::default();
    names.is_a(&publication, "np:Nanopublication");
    for (property, graph) in [
        ("np:hasAssertion", &assertion),
        ("np:hasProvenance", &provenance),
        ("np:hasPublicationInfo", &information),
    ] {
        names.add(&publication, term(property), graph.clone());
    }
    let mut said = Facts::default();
    stated::said(&mut said, base, claim);
    own.iter().for_each(|edge| edges::add(&mut said, catalog, base, edge));
    let mut sources = Facts::default();
    if let Some(work) = claim.attributes.get("work").map(Value::text) {
        sources.add(&assertion, term("prov:wasDerivedFrom"), base.of("work", &work));
    }
    for who in claim.attributes.get("by").map(Value::texts).unwrap_or_default() {
        sources.add(&assertion, term("prov:wasAttributedTo"), base.of("scholar", &who));
    }
    stated::sources(&mut sources, base, claim);
    let mut put_down = Facts::default();
    put_down.add(&publication, term("dcterms:subject"), base.node(&claim.id));
    stated::reading(&mut put_down, base, claim);
    let parts = [(head, names), (assertion, said), (provenance, sources), (information, put_down)];
    let quads = parts.into_iter().flat_map(|(graph, facts)| {
        let quad = move |triple: Triple| triple.in_graph(GraphName::NamedNode(graph.clone()));
        facts.triples.into_iter().map(quad)
    });
    quads.collect()
}
