//! Citations, in the terms of CiTO.

use oxrdf::NamedNode;

use crate::catalog::Catalog;
use crate::exchange::network::Edge;
use crate::exchange::rdf::iri::Base;
use crate::exchange::rdf::terms::{own, term};
use crate::exchange::rdf::{Facts, taken};

/// One work citing another: that it does, for what if that is said, and all that is known of the citation.
pub(super) fn add(facts: &mut Facts, catalog: &Catalog, base: &Base, edge: &Edge) {
    let [from, to] = [&edge.from, &edge.to].map(|end| base.node(end));
    let mut attributes = edge.attributes.clone();
    let id = taken(&mut attributes, "citation").join(" ");
    let citation = base.of("citation", &id);
    facts.add(&from, term("cito:cites"), to.clone());
    facts.is_a(&citation, "cito:Citation");
    facts.text(&citation, term("dcterms:identifier"), &id);
    facts.add(&citation, term("cito:hasCitingEntity"), from.clone());
    facts.add(&citation, term("cito:hasCitedEntity"), to.clone());
    for intent in taken(&mut attributes, "intent") {
        facts.add(&citation, own("intent"), base.of("intent", &intent));
        if let Some(property) = catalog.vocabulary.intent(&intent).and_then(|intent| property(&intent.cito)) {
            facts.add(&citation, term("cito:hasCitationCharacterization"), property.clone());
            facts.add(&from, property, to.clone());
        }
    }
    for claim in taken(&mut attributes, "serves") {
        facts.add(&citation, own("serves"), base.of("claim", &claim));
    }
    // The work is the one that cites.
    attributes.remove("work");
    facts.rest(&citation, &attributes);
}

/// A property of CiTO by the name that a library gives it; none if it gives none.
pub(super) fn property(name: &str) -> Option<NamedNode> {
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_name.then(|| term(&format!("cito:{name}")))
}
