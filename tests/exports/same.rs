//! No format of graphs has less than another: each node and edge of `export graph`, with all that is said of it.

use std::collections::BTreeMap;

use catena::exchange::network::{Edge, Network, Node, Value};
use catena::exchange::{gexf, graphml, spreadsheet};
use catena::query::excerpt::Excerpt;
use catena::render::graph_json::graph;
use proptest::prelude::*;
use serde_json::Value as Json;

use crate::exports::xml::{Element, read};
use crate::support::corpora::corpus;
use crate::support::{cases, session_of};

/// A node or an edge, by the names of what it has.
pub(super) type Record = BTreeMap<String, String>;

fn record(fixed: &[(&str, &str)], attributes: &BTreeMap<String, Value>) -> Record {
    let fixed = fixed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let rest = attributes.iter().map(|(name, value)| (name.clone(), value.text()));
    fixed.chain(rest).filter(|(_, value)| !value.is_empty()).collect()
}

pub(super) fn of_node(node: &Node) -> Record {
    let Node { id, class, kind, label, text, attributes } = node;
    let fixed = [("id", id.as_str()), ("class", class), ("kind", kind), ("label", label), ("text", text)];
    record(&fixed, attributes)
}

pub(super) fn of_edge(edge: &Edge) -> Record {
    let Edge { id, from, relation, to, force, words, attributes } = edge;
    let ends = [("id", id.as_str()), ("source", from), ("target", to)];
    record(
        &[&ends[..], &[("relation", relation.as_str()), ("force", force), ("says", words)]].concat(),
        attributes,
    )
}

fn of_graphml(element: &Element) -> Record {
    let data = element.all("data").into_iter().map(|data| {
        let key = data.attribute("key");
        (key.split_once('.').expect("its class is in the key").1.to_owned(), data.text.clone())
    });
    element.attributes.clone().into_iter().chain(data).collect()
}

fn of_gexf(element: &Element) -> Record {
    let values = element.all("attvalue").into_iter();
    let values = values.map(|value| (value.attribute("for").to_owned(), value.attribute("value").to_owned()));
    let mut found: Record = element.attributes.clone().into_iter().chain(values).collect();
    if let Some(words) = found.remove("label").filter(|_| element.name == "edge") {
        found.insert("says".to_owned(), words);
    } else if element.name == "node" {
        found.insert("label".to_owned(), element.attribute("label").to_owned());
    }
    found.retain(|_, value| !value.is_empty());
    found
}

fn of_csv(text: &str) -> Vec<Record> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().expect("a head").clone();
    let lines = reader.records().map(|line| line.expect("a line"));
    lines
        .map(|line| {
            let cells = head.iter().zip(&line).filter(|(_, cell)| !cell.is_empty());
            cells.map(|(name, cell)| (name.to_owned(), plain(cell))).collect()
        })
        .collect()
}

/// A cell without the apostrophe that keeps a spreadsheet from reckoning it.
fn plain(cell: &str) -> String {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest.to_owned(),
        _ => cell.to_owned(),
    }
}

/// What each format has, by its name: its nodes and its edges.
pub(super) fn read_back(network: &Network) -> Vec<(&'static str, Vec<Record>, Vec<Record>)> {
    let xml = |text: &str, of: fn(&Element) -> Record| {
        let whole = read(text);
        let records = |name| whole.all(name).into_iter().map(of).collect::<Vec<_>>();
        (records("node"), records("edge"))
    };
    let (nodes, edges) = xml(&graphml::write(network), of_graphml);
    let (points, lines) = xml(&gexf::write(network), of_gexf);
    let csv_nodes = of_csv(&spreadsheet::nodes(network).expect("CSV"));
    let csv_edges = of_csv(&spreadsheet::edges(network).expect("CSV"));
    vec![("graphml", nodes, edges), ("gexf", points, lines), ("csv", csv_nodes, csv_edges)]
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn every_format_of_graphs_has_all_that_the_graph_has(made in corpus(7)) {
        let session = session_of(&made);
        let json: Json = serde_json::from_str(&graph(&session.catalog, &session.graph)).expect("JSON");
        let network = Network::of(&session.catalog, &session.graph, &Excerpt::whole(), "");
        let list = |name: &str| json[name].as_array().expect("a list").clone();
        let ids: Vec<String> = list("nodes")
            .iter()
            .map(|node| format!("{}:{}", node["kind"].as_str().unwrap_or(""), node["id"].as_str().unwrap_or("")))
            .collect();
        prop_assert_eq!(&ids, &network.nodes.iter().map(|node| node.id.clone()).collect::<Vec<_>>());
        prop_assert_eq!(list("edges").len(), network.edges.len());
        for (json, edge) in list("edges").iter().zip(&network.edges) {
            for (key, own) in [("from", &edge.from), ("relation", &edge.relation), ("to", &edge.to), ("force", &edge.force)] {
                prop_assert_eq!(json[key].as_str(), Some(own.as_str()));
            }
            let conditions = json["when"].as_array().expect("a list").len();
            prop_assert_eq!(conditions, edge.attributes.get("when").map_or(0, |when| when.texts().len()));
            prop_assert_eq!(conditions > 0, edge.words.contains(" when "));
        }
        for (name, nodes, edges) in read_back(&network) {
            prop_assert_eq!(&nodes, &network.nodes.iter().map(of_node).collect::<Vec<_>>(), "{}", name);
            prop_assert_eq!(&edges, &network.edges.iter().map(of_edge).collect::<Vec<_>>(), "{}", name);
        }
    }
}
