//! The vocabularies, by their usual prefixes.

use oxrdf::NamedNode;

use crate::exchange::rdf::iri::encoded;

/// The prefixes that a document declares, with what they stand for.
pub(super) const PREFIXES: [(&str, &str); 15] = [
    ("aif", "http://www.arg.dundee.ac.uk/aif#"),
    ("bibo", "http://purl.org/ontology/bibo/"),
    ("catena", OWN),
    ("cito", "http://purl.org/spar/cito/"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("fabio", "http://purl.org/spar/fabio/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("np", "http://www.nanopub.org/nschema#"),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("prism", "http://prismstandard.org/namespaces/basic/2.0/"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// The terms of catena's own, for what no vocabulary has.
pub(super) const OWN: &str = "urn:catena:term:";

/// A term by its prefix and its name: `skos:prefLabel`. The name is one that an address can have.
pub(super) fn term(name: &str) -> NamedNode {
    let (prefix, local) = name.split_once(':').unwrap_or(("catena", name));
    let space = PREFIXES.iter().find(|(known, _)| *known == prefix).map_or(OWN, |(_, space)| space);
    NamedNode::new_unchecked(format!("{space}{local}"))
}

/// A term of catena's own.
pub(super) fn own(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{OWN}{}", encoded(name)))
}
