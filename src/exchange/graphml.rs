//! A network as GraphML 1.0, for yEd, Cytoscape, igraph and networkx.

use std::collections::BTreeMap;

use crate::exchange::network::{Network, Value};
use crate::exchange::xml::escaped;

/// What every node has beside its attributes.
const NODE: [&str; 4] = ["class", "kind", "label", "text"];
/// What every edge has beside its attributes.
const EDGE: [&str; 3] = ["relation", "force", "says"];

/// Writes a network. Edges that stand side by side have ids of their own; several values are one a line.
#[must_use]
pub fn write(network: &Network) -> String {
    let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
        .to_owned();
    let nodes = Keys::of("node", &NODE, network.node_attributes());
    let edges = Keys::of("edge", &EDGE, network.edge_attributes());
    text += &nodes.declared();
    text += &edges.declared();
    text += "  <graph id=\"catena\" edgedefault=\"directed\">\n";
    if !network.title.is_empty() {
        text += &format!("    <desc>{}</desc>\n", escaped(&network.title));
    }
    for node in &network.nodes {
        text += &format!("    <node id=\"{}\">\n", escaped(&node.id));
        text += &nodes.data([node.class, &node.kind, &node.label, &node.text], &node.attributes);
        text += "    </node>\n";
    }
    for edge in &network.edges {
        let [id, from, to] = [&edge.id, &edge.from, &edge.to].map(|text| escaped(text));
        text += &format!("    <edge id=\"{id}\" source=\"{from}\" target=\"{to}\">\n");
        text += &edges.data([edge.relation.as_str(), &edge.force, &edge.words], &edge.attributes);
        text += "    </edge>\n";
    }
    text + "  </graph>\n</graphml>\n"
}

/// The keys under which data of nodes or of edges stand.
struct Keys<'a> {
    of: &'static str,
    fixed: &'static [&'static str],
    attributes: BTreeMap<&'a str, bool>,
}

impl<'a> Keys<'a> {
    fn of(of: &'static str, fixed: &'static [&'static str], attributes: BTreeMap<&'a str, bool>) -> Self {
        Self { of, fixed, attributes }
    }

    fn key(&self, name: &str) -> String {
        escaped(&format!("{}.{name}", self.of))
    }

    fn declared(&self) -> String {
        let fixed = self.fixed.iter().map(|name| (*name, false));
        let all = fixed.chain(self.attributes.iter().map(|(name, number)| (*name, *number)));
        all.map(|(name, number)| {
            let sort = if number { "long" } else { "string" };
            format!(
                "  <key id=\"{}\" for=\"{}\" attr.name=\"{}\" attr.type=\"{sort}\"/>\n",
                self.key(name),
                self.of,
                escaped(name)
            )
        })
        .collect()
    }

    fn data<const N: usize>(&self, fixed: [&str; N], attributes: &BTreeMap<String, Value>) -> String {
        let fixed = self.fixed.iter().copied().zip(fixed).filter(|(_, text)| !text.is_empty());
        let fixed = fixed.map(|(name, text)| (name, text.to_owned()));
        let all = fixed.chain(attributes.iter().map(|(name, value)| (name.as_str(), value.text())));
        all.map(|(name, text)| format!("      <data key=\"{}\">{}</data>\n", self.key(name), escaped(&text)))
            .collect()
    }
}
