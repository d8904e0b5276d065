//! Excerpts, as annotations of the Web: somebody highlighted words of a work.

use crate::exchange::network::{Node, Value};
use crate::exchange::rdf::iri::{Base, part};
use crate::exchange::rdf::terms::{own, term};
use crate::exchange::rdf::{Facts, taken};

pub(super) fn add(facts: &mut Facts, base: &Base, node: &Node) {
    let excerpt = base.node(&node.id);
    let mut rest = node.attributes.clone();
    facts.is_a(&excerpt, "oa:Annotation");
    facts.is_a(&excerpt, "catena:Excerpt");
    facts.add(&excerpt, term("oa:motivatedBy"), term("oa:highlighting"));
    facts.text(&excerpt, term("dcterms:identifier"), &node.label);
    let target = part(&excerpt, "target");
    facts.add(&excerpt, term("oa:hasTarget"), target.clone());
    facts.is_a(&target, "oa:SpecificResource");
    for work in taken(&mut rest, "work") {
        facts.add(&target, term("oa:hasSource"), base.of("work", &work));
    }
    let locator = rest.remove("locator").map(|value: Value| value.text()).unwrap_or_default();
    facts.text(&target, own("locator"), &locator);
    for (at, words) in taken(&mut rest, "quotes").iter().enumerate() {
        let selector = part(&target, &format!("quote/{}", at + 1));
        facts.add(&target, term("oa:hasSelector"), selector.clone());
        facts.is_a(&selector, "oa:TextQuoteSelector");
        facts.text(&selector, term("oa:exact"), words);
    }
    for topic in taken(&mut rest, "about") {
        facts.add(&excerpt, term("dcterms:subject"), base.of("topic", &topic));
    }
    for note in taken(&mut rest, "note") {
        facts.text(&excerpt, term("skos:note"), &note);
    }
    facts.rest(&excerpt, &rest);
}
