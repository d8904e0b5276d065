//! What is said to hold between two things, described with its force, its conditions and who says it.

use oxrdf::NamedNode;

use crate::catalog::Catalog;
use crate::exchange::network::{Edge, Value};
use crate::exchange::rdf::iri::{Base, encoded, part};
use crate::exchange::rdf::terms::{own, term};
use crate::exchange::rdf::{Facts, citations, taken};

/// The relations of the language itself that the things at their ends tell already.
const TOLD: [&str; 6] = ["concludes", "edited", "premises", "states", "when", "wrote"];

/// An edge.
pub(super) fn add(facts: &mut Facts, catalog: &Catalog, base: &Base, edge: &Edge) {
    let [from, to] = [&edge.from, &edge.to].map(|end| base.node(end));
    match edge.relation.as_str() {
        "about" => facts.add(&from, term("dcterms:subject"), to),
        "broader" => facts.add(&from, term("skos:broader"), to),
        "cites" => citations::add(facts, catalog, base, edge),
        told if TOLD.contains(&told) => {}
        _ => said(facts, catalog, base, edge),
    }
}

/// What a claim or a record says by a relation of the vocabulary.
fn said(facts: &mut Facts, catalog: &Catalog, base: &Base, edge: &Edge) {
    let [from, to] = [&edge.from, &edge.to].map(|end| base.node(end));
    let relation = base.of("relation", &edge.relation);
    let said = address(base, edge);
    let mut attributes = edge.attributes.clone();
    facts.is_a(&said, "rdf:Statement");
    facts.is_a(&said, "catena:Said");
    facts.add(&said, term("rdf:subject"), from.clone());
    facts.add(&said, term("rdf:predicate"), relation.clone());
    facts.add(&said, term("rdf:object"), to.clone());
    facts.text(&said, own("force"), &edge.force);
    facts.text(&said, term("rdfs:label"), &edge.words);
    let conditions = taken(&mut attributes, "when");
    for (at, list) in conditions.iter().enumerate() {
        let condition = part(&said, &format!("when/{}", at + 1));
        facts.add(&said, own("when"), condition.clone());
        facts.is_a(&condition, "catena:Condition");
        for topic in list.split(" and ") {
            facts.add(&condition, own("allOf"), base.of("topic", topic));
        }
    }
    let by = edge.attributes.get("claim").map(|claim| base.of("claim", &claim.text()));
    if let Some(claim) = &by {
        facts.add(claim, own("says"), said.clone());
        facts.add(&said, term("prov:wasDerivedFrom"), claim.clone());
        attributes.retain(|name, _| !["claim", "work", "locator", "via"].contains(&name.as_str()));
    }
    for work in taken(&mut attributes, "work") {
        facts.add(&said, term("dcterms:source"), base.of("work", &work));
    }
    facts.rest(&said, &attributes);
    bearing(facts, catalog, edge, &said);
    // What a claim or a record does itself, outright and always, is so: nobody else says it.
    let is_own = by.is_none_or(|claim| claim == from);
    if is_own && edge.force == "asserts" && conditions.is_empty() {
        facts.add(&from, relation, to.clone());
        let found = catalog.vocabulary.find(&edge.relation).map(|id| catalog.vocabulary.relation(id));
        for (space, name) in found.into_iter().flat_map(|found| &found.terms) {
            if let Some(property) = foreign(space, name) {
                facts.add(&from, property, to.clone());
            }
        }
    }
}

/// What attacks is a conflict for AIF, what supports an inference.
fn bearing(facts: &mut Facts, catalog: &Catalog, edge: &Edge, said: &NamedNode) {
    let vocabulary = &catalog.vocabulary;
    let Some(relation) = vocabulary.find(&edge.relation) else { return };
    let is =
        |weaker: &str| vocabulary.find(weaker).is_some_and(|weaker| vocabulary.implies(relation, weaker));
    if edge.force == "asks" || !edge.from.starts_with("claim:") {
        return;
    }
    if is("disputes") {
        facts.is_a(said, "aif:CA-node");
    } else if is("supports") {
        facts.is_a(said, "aif:RA-node");
    }
}

/// A term of CiTO or SKOS that a library gives for a relation.
pub(super) fn foreign(space: &str, name: &str) -> Option<NamedNode> {
    match space {
        "cito" => citations::property(name),
        "skos" if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
            Some(term(&format!("skos:{name}")))
        }
        _ => None,
    }
}

/// The address of what is said: its ends, the relation, and the claim that says it or the work of the record.
fn address(base: &Base, edge: &Edge) -> NamedNode {
    let by = ["claim", "argument", "work"].iter().find_map(|name| edge.attributes.get(*name));
    let by = by.map(Value::text).unwrap_or_default();
    let whole =
        [&edge.from, &edge.relation, &edge.to, &by].map(|one| encoded(one).replace('/', "%2F")).join("/");
    NamedNode::new_unchecked(format!("{}said/{whole}", base.text()))
}
