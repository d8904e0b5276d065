//! The vocabulary of a library: its kinds as classes, its relations as properties, its intents and schemes as concepts.

use oxrdf::NamedNode;
use serde_json::{Map, Value as Json};

use crate::catalog::Catalog;
use crate::exchange::rdf::edges::foreign;
use crate::exchange::rdf::iri::Base;
use crate::exchange::rdf::terms::{own, term};
use crate::exchange::rdf::topics::scheme;
use crate::exchange::rdf::{Facts, citations};
use crate::render::graph_json::vocabulary_value;

/// All of it.
pub(super) fn add(facts: &mut Facts, catalog: &Catalog, base: &Base) {
    let topics = scheme(base);
    facts.is_a(&topics, "skos:ConceptScheme");
    facts.text(&topics, term("rdfs:label"), "topics");
    let Json::Object(vocabulary) = vocabulary_value(catalog) else { return };
    for (sort, class, list) in [
        ("kind", "rdfs:Class", "kinds"),
        ("relation", "rdf:Property", "relations"),
        ("intent", "skos:Concept", "intents"),
        ("scheme", "skos:Concept", "schemes"),
    ] {
        let records = vocabulary.get(list).and_then(Json::as_array).into_iter().flatten();
        for record in records.filter_map(Json::as_object) {
            declared(facts, base, (sort, class), record.clone());
        }
    }
    for former in vocabulary.get("was").and_then(Json::as_array).into_iter().flatten() {
        let [was, id] = ["was", "id"].map(|key| former.get(key).and_then(Json::as_str).unwrap_or_default());
        let sort = if catalog.vocabulary.find(id).is_some() { "relation" } else { "kind" };
        facts.text(&base.of(sort, id), own("was"), was);
    }
}

fn declared(facts: &mut Facts, base: &Base, (sort, class): (&str, &str), mut record: Map<String, Json>) {
    let mut word = |key: &str| {
        record.remove(key).and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
    };
    let (id, text, cito) = (word("id"), word("text"), word("cito"));
    let here = base.of(sort, &id);
    facts.is_a(&here, class);
    facts.text(&here, term("rdfs:label"), &id.replace('-', " "));
    facts.text(&here, term("skos:definition"), &text);
    if sort == "kind" {
        facts.add(&here, term("rdfs:subClassOf"), term("skos:Concept"));
    }
    if let Some(property) = citations::property(&cito) {
        facts.add(&here, term("skos:closeMatch"), property);
    }
    for (name, value) in record {
        match (name.as_str(), value) {
            ("aka", Json::Array(names)) => {
                each(&names, |name| facts.text(&here, term("skos:altLabel"), name));
            }
            ("implies", Json::Array(ids)) => {
                each(&ids, |id| facts.add(&here, term("rdfs:subPropertyOf"), base.of("relation", id)));
            }
            ("against" | "contradicts", Json::Array(ids)) => {
                each(&ids, |id| facts.add(&here, own(&name), base.of("relation", id)));
            }
            ("from" | "to", Json::Array(kinds)) => each(&kinds, |kind| facts.text(&here, own(&name), kind)),
            ("terms", Json::Object(terms)) => of_others(facts, &here, &terms),
            (_, Json::String(text)) => facts.text(&here, own(&name), &text),
            (_, Json::Bool(flag)) => facts.add(&here, own(&name), oxrdf::Literal::from(flag)),
            (_, Json::Array(list)) if list.is_empty() => {}
            (_, other) => facts.text(&here, own(&name), &other.to_string()),
        }
    }
}

fn each(list: &[Json], then: impl FnMut(&str)) {
    list.iter().filter_map(Json::as_str).for_each(then);
}

/// The terms of other vocabularies that a library gives for a relation.
fn of_others(facts: &mut Facts, here: &NamedNode, terms: &Map<String, Json>) {
    for (space, name) in terms {
        let name = name.as_str().unwrap_or_default();
        match foreign(space, name) {
            Some(property) => facts.add(here, term("skos:closeMatch"), property),
            None => facts.text(here, own("term"), &format!("{space}:{name}")),
        }
    }
}
