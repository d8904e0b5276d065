//! Claims and arguments: what is stated, where it comes from, and who put it down. The three are apart because a
//! nanopublication has a graph for each.

use oxrdf::NamedNode;

use crate::exchange::network::{Node, Value};
use crate::exchange::rdf::iri::{Base, part};
use crate::exchange::rdf::places::{place, reading as read};
use crate::exchange::rdf::terms::{own, term};
use crate::exchange::rdf::{Attributes, Facts, taken};

/// What says where a claim comes from; the rest of its attributes is what it says.
const SOURCES: [&str; 5] = ["work", "locator", "via", "by", "quotes"];
/// What says who put it down.
const READING: [&str; 3] = ["reads", "note", "was"];

fn attributes(node: &Node, keep: impl Fn(&str) -> bool) -> Attributes {
    let all = node.attributes.iter().filter(|(name, _)| keep(name));
    all.map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// What a claim or an argument states.
pub(super) fn said(facts: &mut Facts, base: &Base, node: &Node) {
    let stated = base.node(&node.id);
    let mut rest = attributes(node, |name| !SOURCES.contains(&name) && !READING.contains(&name));
    if node.class == "argument" {
        facts.is_a(&stated, "aif:RA-node");
        facts.is_a(&stated, "catena:Argument");
        for (name, predicate) in [("premises", "aif:Premise"), ("concludes", "aif:Conclusion")] {
            for end in taken(&mut rest, name) {
                facts.add(&stated, term(predicate), base.node(&end));
            }
        }
        for scheme in taken(&mut rest, "scheme") {
            facts.add(&stated, own("scheme"), base.of("scheme", &scheme));
        }
    } else {
        facts.is_a(&stated, "aif:I-node");
        facts.is_a(&stated, "catena:Claim");
        facts.text(&stated, term("aif:claimText"), &node.text);
        for topic in taken(&mut rest, "when") {
            facts.add(&stated, own("when"), base.of("topic", &topic));
        }
    }
    for excerpt in taken(&mut rest, "from") {
        facts.add(&stated, term("prov:wasDerivedFrom"), base.of("excerpt", &excerpt));
    }
    facts.text(&stated, term("dcterms:description"), &node.text);
    facts.text(&stated, term("dcterms:identifier"), &node.label);
    facts.rest(&stated, &rest);
}

/// The work that makes it, the place, the speakers, where it was read, and the quotes as annotations of the Web.
pub(super) fn sources(facts: &mut Facts, base: &Base, node: &Node) {
    let stated = base.node(&node.id);
    let mut rest = attributes(node, |name| SOURCES.contains(&name));
    let via = rest.get("via").map(Value::text);
    let work = rest.get("work").map(Value::text);
    for work in taken(&mut rest, "work") {
        facts.add(&stated, term("dcterms:isPartOf"), base.of("work", &work));
        facts.add(&stated, term("prov:wasDerivedFrom"), base.of("work", &work));
    }
    for who in taken(&mut rest, "by") {
        facts.add(&stated, term("prov:wasAttributedTo"), base.of("scholar", &who));
    }
    for text in taken(&mut rest, "via") {
        let at = part(&stated, "via");
        facts.add(&stated, own("via"), at.clone());
        place(facts, base, &at, &text);
    }
    let locator = rest.get("locator").map(Value::text).unwrap_or_default();
    let read_in = via.or_else(|| Some(format!("{} {locator}", work?)));
    for (at, words) in taken(&mut rest, "quotes").iter().enumerate() {
        quote(facts, base, (&stated, at + 1), words, read_in.as_deref().unwrap_or_default());
    }
    facts.rest(&stated, &rest);
}

/// A quote: the claim describes the words in the work in which they were read.
fn quote(facts: &mut Facts, base: &Base, (stated, number): (&NamedNode, usize), words: &str, read_in: &str) {
    let annotation = part(stated, &format!("quote/{number}"));
    let [target, selector] = ["target", "selector"].map(|name| part(&annotation, name));
    let (work, locator) = read_in.split_once(' ').unwrap_or((read_in, ""));
    facts.is_a(&annotation, "oa:Annotation");
    facts.add(&annotation, term("oa:motivatedBy"), term("oa:describing"));
    facts.add(&annotation, term("oa:hasBody"), stated.clone());
    facts.add(&annotation, term("oa:hasTarget"), target.clone());
    facts.is_a(&target, "oa:SpecificResource");
    facts.add(&target, term("oa:hasSource"), base.of("work", work));
    facts.text(&target, own("locator"), locator.trim());
    facts.add(&target, term("oa:hasSelector"), selector.clone());
    facts.is_a(&selector, "oa:TextQuoteSelector");
    facts.text(&selector, term("oa:exact"), words);
}

/// Who put it down, and when, with the note on it.
pub(super) fn reading(facts: &mut Facts, base: &Base, node: &Node) {
    let stated = base.node(&node.id);
    let mut rest = attributes(node, |name| READING.contains(&name));
    for reads in taken(&mut rest, "reads") {
        read(facts, base, &stated, &reads);
    }
    for note in taken(&mut rest, "note") {
        facts.text(&stated, term("skos:note"), &note);
    }
    facts.rest(&stated, &rest);
}
