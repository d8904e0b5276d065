//! RDF as readers of it that know nothing of catena find it: the same statements in each notation, and nothing stated
//! that somebody only says.

use std::collections::BTreeSet;

use catena::exchange::network::Network;
use catena::exchange::rdf::{Base, DEFAULT_BASE, Facts, facts, nanopublications, write};
use catena::query::excerpt::Excerpt;
use catena::session::Session;
use oxjsonld::JsonLdParser;
use oxrdf::{Quad, Triple};
use oxttl::{TriGParser, TurtleParser};
use proptest::prelude::*;

use crate::exports::HOSTILE;
use crate::program::root;
use crate::support::corpora::corpus;
use crate::support::{cases, session_of, sound_session};

fn base() -> Base {
    Base::new(DEFAULT_BASE).expect("it is an address")
}

fn whole(session: &Session) -> Network {
    Network::of(&session.catalog, &session.graph, &Excerpt::whole(), "")
}

fn set(facts: &Facts) -> BTreeSet<String> {
    facts.triples().iter().map(Triple::to_string).collect()
}

/// What Turtle and JSON-LD of the same statements have, as a strict parser of each reads it.
fn read_back(facts: &Facts) -> [BTreeSet<String>; 2] {
    let turtle = write::turtle(facts).expect("Turtle");
    let triples = TurtleParser::new().for_slice(&turtle).map(|triple| triple.expect("sound Turtle"));
    let json = write::json_ld(facts).expect("JSON-LD");
    let quads = JsonLdParser::new().for_slice(&json).map(|quad| quad.expect("sound JSON-LD"));
    let plain = |quad: Quad| Triple::new(quad.subject, quad.predicate, quad.object).to_string();
    [triples.map(|triple| triple.to_string()).collect(), quads.map(plain).collect()]
}

fn hostile() -> Session {
    let read = |name: &str| {
        std::fs::read_to_string(root().join(HOSTILE).join("corpus").join(name))
            .expect("a file of the library")
    };
    let records = read("records.catena") + "\nconcept unseen \"a\u{202e}b\u{e0041} <\\\"\\\\>\"\n";
    sound_session(&[("corpus/records.catena", &records), ("corpus/references.bib", &read("references.bib"))])
}

#[test]
fn hostile_texts_are_read_as_they_were() {
    let session = hostile();
    let facts = facts(&session.catalog, &whole(&session), &base());
    assert!(set(&facts).iter().any(|fact| fact.contains('\u{202e}') && fact.contains('\u{e0041}')));
    for found in read_back(&facts) {
        assert_eq!(found, set(&facts));
    }
    let text = write::turtle(&facts).expect("Turtle");
    assert!(text.contains("a\\u202Eb\\U000E0041") && !text.contains('\u{202e}'), "{text}");
}

/// The statements of a graph of a nanopublication, by the end of its name.
fn graph(quads: &[Quad], claim: &str, name: &str) -> BTreeSet<String> {
    let name = format!("<urn:catena:nanopublication/{claim}#{name}>");
    let own = quads.iter().filter(|quad| quad.graph_name.to_string() == name);
    own.map(|quad| Triple::from(quad.clone()).to_string()).collect()
}

fn published(session: &Session) -> Vec<Quad> {
    let text = nanopublications::write(&session.catalog, &whole(session), &base()).expect("TriG");
    TriGParser::new().for_slice(&text).map(|quad| quad.expect("sound TriG")).collect()
}

proptest! {
    #![proptest_config(cases(30))]

    #[test]
    fn turtle_and_json_ld_have_the_same_statements(made in corpus(7)) {
        let session = session_of(&made);
        let facts = facts(&session.catalog, &whole(&session), &base());
        for found in read_back(&facts) {
            prop_assert_eq!(&found, &set(&facts));
        }
    }

    /// What a claim says of two topics is no statement, whatever its force; what a claim itself does is one if it is
    /// asserted without conditions, and no other.
    #[test]
    fn what_somebody_says_is_not_stated(made in corpus(7)) {
        let session = session_of(&made);
        let network = whole(&session);
        let facts = facts(&session.catalog, &network, &base());
        let address = |id: &str| {
            let (kind, name) = id.split_once(':').expect("an id of a node");
            let own = ["claim", "argument", "work", "scholar"].contains(&kind);
            format!("<urn:catena:{}/{name}>", if own { kind } else { "topic" })
        };
        let predicate = |relation: &str| format!("<urn:catena:relation/{relation}>");
        let mut stated = BTreeSet::new();
        for edge in &network.edges {
            let is_own = edge.attributes.get("claim").is_none_or(|claim| edge.from == format!("claim:{}", claim.text()));
            if is_own && edge.force == "asserts" && !edge.attributes.contains_key("when") {
                stated.insert(format!("{} {} {}", address(&edge.from), predicate(&edge.relation), address(&edge.to)));
            }
        }
        for fact in set(&facts).iter().filter(|fact| fact.contains("> <urn:catena:relation/")) {
            let is_of_words = fact.starts_with("<urn:catena:relation/") || fact.starts_with("<urn:catena:said/");
            prop_assert!(is_of_words || stated.contains(fact.as_str()), "{}", fact);
        }
    }

    #[test]
    fn each_claim_is_one_nanopublication_with_its_four_graphs(made in corpus(7)) {
        let session = session_of(&made);
        let network = whole(&session);
        let quads = published(&session);
        let all = set(&facts(&session.catalog, &network, &base()));
        let mut graphs = BTreeSet::new();
        for claim in network.nodes.iter().filter(|node| node.class == "claim") {
            let [head, assertion, provenance, information] =
                ["head", "assertion", "provenance", "pubinfo"].map(|name| graph(&quads, &claim.label, name));
            prop_assert_eq!(head.len(), 4);
            prop_assert!(assertion.is_subset(&all), "{:?}", assertion.difference(&all).collect::<Vec<_>>());
            let text = format!("<http://purl.org/dc/terms/description> {:?}", claim.text);
            prop_assert!(assertion.iter().any(|fact| fact.ends_with(&text)), "{:?}", assertion);
            let own = format!("<urn:catena:nanopublication/{}", claim.label);
            let begins = |facts: &BTreeSet<String>, start: &str| facts.iter().any(|fact| fact.starts_with(start));
            prop_assert!(begins(&provenance, &format!("{own}#assertion> ")), "{:?}", provenance);
            prop_assert!(begins(&information, &format!("{own}> ")), "{:?}", information);
            for name in ["head", "assertion", "provenance", "pubinfo"] {
                graphs.insert(format!("{own}#{name}>"));
            }
        }
        let found: BTreeSet<String> = quads.iter().map(|quad| quad.graph_name.to_string()).collect();
        prop_assert_eq!(found, graphs);
    }
}
