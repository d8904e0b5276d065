//! A network as two tables in CSV: its nodes, and its edges. For spreadsheets, Gephi and data frames.

use std::collections::BTreeMap;

use crate::error::Error;
use crate::exchange::network::{Network, Value};
use crate::render::csv::written;

/// A line for each node.
///
/// # Errors
/// As [`written`].
pub fn nodes(network: &Network) -> Result<String, Error> {
    let names = network.node_attributes();
    let head = ["id", "class", "kind", "label", "text"].into_iter().chain(names.keys().copied());
    let mut records = vec![head.map(str::to_owned).collect()];
    for node in &network.nodes {
        let own = [&node.id, node.class, &node.kind, &node.label, &node.text];
        records.push(record(&own, &names, &node.attributes));
    }
    written(records)
}

/// A line for each edge. Its ends are called as Gephi calls them.
///
/// # Errors
/// As [`written`].
pub fn edges(network: &Network) -> Result<String, Error> {
    let names = network.edge_attributes();
    let head =
        ["id", "source", "relation", "target", "force", "says"].into_iter().chain(names.keys().copied());
    let mut records = vec![head.map(str::to_owned).collect()];
    for edge in &network.edges {
        let own = [&edge.id, &edge.from, &edge.relation, &edge.to, &edge.force, &edge.words];
        records.push(record(&own.map(String::as_str), &names, &edge.attributes));
    }
    written(records)
}

fn record(own: &[&str], names: &BTreeMap<&str, bool>, attributes: &BTreeMap<String, Value>) -> Vec<String> {
    let rest = names.keys().map(|name| attributes.get(*name).map_or_else(String::new, Value::text));
    own.iter().map(|&text| text.to_owned()).chain(rest).collect()
}
