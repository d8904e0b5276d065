//! Topics as concepts of SKOS; scholars as persons.

use serde_json::Value as Json;

use crate::exchange::network::Node;
use crate::exchange::rdf::iri::{Base, part};
use crate::exchange::rdf::places::place;
use crate::exchange::rdf::terms::{own, term};
use crate::exchange::rdf::{Facts, taken};

/// A topic. The other records of topics that are the same are concepts of their own, and match it exactly.
pub(super) fn topic(facts: &mut Facts, base: &Base, node: &Node) {
    let topic = base.node(&node.id);
    let mut attributes = node.attributes.clone();
    facts.is_a(&topic, "skos:Concept");
    facts.add(&topic, term("rdf:type"), base.of("kind", &node.kind));
    facts.add(&topic, term("skos:inScheme"), scheme(base));
    facts.text(&topic, term("skos:prefLabel"), &node.label);
    facts.text(&topic, term("skos:definition"), &node.text);
    taken(&mut attributes, "aka").iter().for_each(|name| facts.text(&topic, term("skos:altLabel"), name));
    taken(&mut attributes, "note").iter().for_each(|note| facts.text(&topic, term("skos:scopeNote"), note));
    for (at, stated) in taken(&mut attributes, "stated").iter().enumerate() {
        let here = part(&topic, &format!("stated/{}", at + 1));
        facts.add(&topic, term("dcterms:source"), here.clone());
        place(facts, base, &here, stated);
    }
    for record in taken(&mut attributes, "same_as") {
        same(facts, base, &topic, &record);
    }
    facts.rest(&topic, &attributes);
}

/// The list of all topics.
pub(super) fn scheme(base: &Base) -> oxrdf::NamedNode {
    base.of("scheme-of", "topics")
}

fn same(facts: &mut Facts, base: &Base, topic: &oxrdf::NamedNode, record: &str) {
    let Ok(Json::Object(record)) = serde_json::from_str(record) else {
        return facts.text(topic, own("same_as"), record);
    };
    let word = |name: &str| record.get(name).and_then(Json::as_str).unwrap_or_default();
    let words = |name: &str| {
        let list = record.get(name).and_then(Json::as_array);
        list.into_iter().flatten().filter_map(Json::as_str).map(str::to_owned).collect::<Vec<_>>()
    };
    let other = base.of("topic", word("id"));
    facts.add(&other, term("skos:exactMatch"), topic.clone());
    facts.is_a(&other, "skos:Concept");
    facts.text(&other, term("skos:prefLabel"), word("label"));
    facts.text(&other, term("skos:definition"), word("text"));
    facts.text(&other, term("skos:scopeNote"), word("note"));
    words("aka").iter().for_each(|name| facts.text(&other, term("skos:altLabel"), name));
    words("was").iter().for_each(|name| facts.text(&other, own("was"), name));
    let stated = record.get("stated").and_then(Json::as_array).into_iter().flatten();
    for (at, stated) in stated.enumerate() {
        let [work, locator] =
            ["work", "locator"].map(|key| stated.get(key).and_then(Json::as_str).unwrap_or_default());
        let here = part(&other, &format!("stated/{}", at + 1));
        facts.add(&other, term("dcterms:source"), here.clone());
        place(facts, base, &here, &format!("{work} {locator}"));
    }
}

/// A scholar or another speaker.
pub(super) fn scholar(facts: &mut Facts, base: &Base, node: &Node) {
    let scholar = base.node(&node.id);
    let mut attributes = node.attributes.clone();
    facts.is_a(&scholar, "foaf:Person");
    facts.is_a(&scholar, "prov:Agent");
    facts.text(&scholar, term("foaf:name"), &node.label);
    for (name, predicate) in
        [("family", "foaf:familyName"), ("given", "foaf:givenName"), ("aka", "skos:altLabel")]
    {
        taken(&mut attributes, name).iter().for_each(|text| facts.text(&scholar, term(predicate), text));
    }
    facts.rest(&scholar, &attributes);
}
