//! Works, in the classes of FaBiO.

use oxrdf::{Literal, NamedNode};

use crate::exchange::network::Node;
use crate::exchange::rdf::iri::{Base, part};
use crate::exchange::rdf::terms::{own, term};
use crate::exchange::rdf::{Facts, taken};

/// The classes of FaBiO for the types of bibliographies; any other is an expression.
const CLASSES: [(&str, &str); 18] = [
    ("article", "JournalArticle"),
    ("book", "Book"),
    ("collection", "Book"),
    ("inbook", "BookChapter"),
    ("incollection", "BookChapter"),
    ("inproceedings", "ConferencePaper"),
    ("conference", "ConferencePaper"),
    ("manual", "Manual"),
    ("mastersthesis", "MastersThesis"),
    ("mvbook", "Book"),
    ("online", "WebPage"),
    ("periodical", "Periodical"),
    ("phdthesis", "DoctoralThesis"),
    ("proceedings", "ConferenceProceedings"),
    ("report", "ReportDocument"),
    ("techreport", "ReportDocument"),
    ("thesis", "Thesis"),
    ("unpublished", "Expression"),
];

/// A work. The order of its authors and editors is kept in a sequence.
pub(super) fn add(facts: &mut Facts, base: &Base, node: &Node) {
    let work = base.node(&node.id);
    let mut attributes = node.attributes.clone();
    let sort = attributes.get("type").map(|sort| sort.text()).unwrap_or_default();
    let class = CLASSES.iter().find(|(known, _)| *known == sort).map_or("Expression", |(_, class)| class);
    facts.is_a(&work, &format!("fabio:{class}"));
    facts.is_a(&work, "prov:Entity");
    facts.text(&work, term("dcterms:title"), &node.label);
    facts.text(&work, term("dcterms:identifier"), node.id.strip_prefix("work:").unwrap_or(&node.id));
    if let Some(year) = taken(&mut attributes, "year").first() {
        let sort = if year.len() == 4 { term("xsd:gYear") } else { term("xsd:string") };
        facts.add(&work, term("fabio:hasPublicationYear"), Literal::new_typed_literal(year.as_str(), sort));
    }
    people(facts, base, &work, ("authors", "dcterms:creator"), &taken(&mut attributes, "authors"));
    people(facts, base, &work, ("editors", "bibo:editor"), &taken(&mut attributes, "editors"));
    for host in taken(&mut attributes, "in") {
        facts.add(&work, term("dcterms:isPartOf"), base.of("work", &host));
    }
    for listed in taken(&mut attributes, "lists") {
        facts.add(&work, term("dcterms:references"), base.of("work", &listed));
    }
    for doi in taken(&mut attributes, "fields.doi") {
        facts.text(&work, term("prism:doi"), &doi);
    }
    facts.rest(&work, &attributes);
}

fn people(facts: &mut Facts, base: &Base, work: &NamedNode, (name, predicate): (&str, &str), ids: &[String]) {
    for id in ids {
        facts.add(work, term(predicate), base.of("scholar", id));
    }
    if ids.len() > 1 {
        let list = part(work, name);
        facts.add(work, own(name), list.clone());
        facts.is_a(&list, "rdf:Seq");
        for (at, id) in ids.iter().enumerate() {
            facts.add(&list, term(&format!("rdf:_{}", at + 1)), base.of("scholar", id));
        }
    }
}
