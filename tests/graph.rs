//! The exported graph is the whole of it: every node and every edge, each end a node.

use std::collections::BTreeSet;

use catena::render::graph_json::graph;
use proptest::prelude::*;
use serde_json::Value;

use crate::support::corpora::corpus;
use crate::support::{cases, session_of};

proptest! {
    #![proptest_config(cases(50))]

    #[test]
    fn the_exported_graph_is_whole(made in corpus(7)) {
        let session = session_of(&made);
        let json: Value = serde_json::from_str(&graph(&session.catalog, &session.graph)).expect("JSON");
        let list = |name: &str| json[name].as_array().expect("a list").clone();
        let word = |value: &Value, name: &str| value[name].as_str().expect("a string").to_owned();
        let nodes: BTreeSet<String> = list("nodes")
            .iter()
            .map(|node| format!("{}:{}", word(node, "kind"), word(node, "id")))
            .collect();
        prop_assert_eq!(nodes.len(), session.catalog.len() - session.catalog.cites.len());
        let edges = list("edges");
        // What holds both ways is listed as it is said.
        let said = || session.graph.edges().filter(|edge| !edge.is_turned(&session.catalog));
        prop_assert_eq!(edges.len(), said().count());
        for edge in &edges {
            prop_assert!(nodes.contains(&word(edge, "from")) && nodes.contains(&word(edge, "to")), "{edge}");
        }
        let supported = edges.iter().filter(|edge| edge["claim"].is_string()).count();
        let by_claim = said().filter(|edge| matches!(edge.evidence, catena::graph::Evidence::Claim(_)));
        prop_assert_eq!(supported, by_claim.count());
    }
}
