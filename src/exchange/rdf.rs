//! A network as statements of RDF, in the terms of vocabularies that others know.
//!
//! What somebody says is never a statement of its own: it is described, with its force, its conditions and the claim that
//! says it, so that a denial cannot be read as what it denies. Only what a claim or a record itself does outright (it
//! disputes another claim, it is narrower than another topic) is stated besides. Verdicts are derived, and are not here.
//! There are no blank nodes: everything has an address of its own, which does not change while its id does not.

mod citations;
mod edges;
mod excerpts;
mod iri;
pub mod nanopublications;
mod places;
mod stated;
mod terms;
mod topics;
mod vocabulary;
mod works;
pub mod write;

use std::collections::{BTreeMap, HashSet};

use oxrdf::{Literal, NamedNode, Term, Triple};

use crate::catalog::Catalog;
use crate::exchange::network::{Network, Node, Value};
use crate::exchange::rdf::terms::{own, term};

pub use iri::{Base, DEFAULT_BASE};

/// Statements in the order in which they were made, each once.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    triples: Vec<Triple>,
    seen: HashSet<Triple>,
}

impl Facts {
    /// The statements.
    #[must_use]
    pub fn triples(&self) -> &[Triple] {
        &self.triples
    }

    fn add(&mut self, subject: &NamedNode, predicate: NamedNode, object: impl Into<Term>) {
        let triple = Triple::new(subject.clone(), predicate, object);
        if self.seen.insert(triple.clone()) {
            self.triples.push(triple);
        }
    }

    /// Adds a text, unless it is empty.
    fn text(&mut self, subject: &NamedNode, predicate: NamedNode, text: &str) {
        if !text.is_empty() {
            self.add(subject, predicate, Literal::new_simple_literal(text));
        }
    }

    fn is_a(&mut self, subject: &NamedNode, class: &str) {
        self.add(subject, term("rdf:type"), term(class));
    }

    /// Adds what no vocabulary has a term for, under the names of `export graph`.
    fn rest(&mut self, subject: &NamedNode, attributes: &Attributes) {
        for (name, value) in attributes {
            match value {
                Value::Number(number) => self.add(subject, own(name), Literal::from(*number)),
                texts => texts.texts().iter().for_each(|text| self.text(subject, own(name), text)),
            }
        }
    }
}

/// The attributes of a node or an edge that are still to be written.
type Attributes = BTreeMap<String, Value>;

/// Takes an attribute out, as its texts; none if it is not there.
fn taken(attributes: &mut Attributes, name: &str) -> Vec<String> {
    attributes.remove(name).map(|value| value.texts()).unwrap_or_default()
}

/// All that is said of a network, with the vocabulary of its library.
#[must_use]
pub fn facts(catalog: &Catalog, network: &Network, base: &Base) -> Facts {
    let mut facts = Facts::default();
    vocabulary::add(&mut facts, catalog, base);
    network.nodes.iter().for_each(|node| of_node(&mut facts, base, node));
    network.edges.iter().for_each(|edge| edges::add(&mut facts, catalog, base, edge));
    facts
}

fn of_node(facts: &mut Facts, base: &Base, node: &Node) {
    match node.class {
        "topic" => topics::topic(facts, base, node),
        "scholar" => topics::scholar(facts, base, node),
        "work" => works::add(facts, base, node),
        "excerpt" => excerpts::add(facts, base, node),
        _ => {
            stated::said(facts, base, node);
            stated::sources(facts, base, node);
            stated::reading(facts, base, node);
        }
    }
}
