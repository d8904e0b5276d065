//! A network as GEXF 1.2, for Gephi: the version that networkx reads as well.

use std::collections::BTreeMap;

use crate::exchange::network::{Network, Value};
use crate::exchange::xml::escaped;

/// What every node has beside its attributes, its label apart.
const NODE: [&str; 3] = ["class", "kind", "text"];
/// What every edge has beside its attributes. Its label has the words.
const EDGE: [&str; 2] = ["relation", "force"];

/// Writes a network. Several values are one a line.
#[must_use]
pub fn write(network: &Network) -> String {
    let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n\
                    \x20 <meta>\n    <creator>catena</creator>\n"
        .to_owned();
    if !network.title.is_empty() {
        text += &format!("    <description>{}</description>\n", escaped(&network.title));
    }
    text += "  </meta>\n  <graph mode=\"static\" defaultedgetype=\"directed\">\n";
    let nodes = Columns::of(&NODE, network.node_attributes());
    let edges = Columns::of(&EDGE, network.edge_attributes());
    text += &nodes.declared("node");
    text += &edges.declared("edge");
    text += "    <nodes>\n";
    for node in &network.nodes {
        let [id, label] = [&node.id, &node.label].map(|text| escaped(text));
        text += &format!("      <node id=\"{id}\" label=\"{label}\">\n");
        text += &nodes.values([node.class, &node.kind, &node.text], &node.attributes);
        text += "      </node>\n";
    }
    text += "    </nodes>\n    <edges>\n";
    for edge in &network.edges {
        let [id, from, to, words] = [&edge.id, &edge.from, &edge.to, &edge.words].map(|text| escaped(text));
        text += &format!("      <edge id=\"{id}\" source=\"{from}\" target=\"{to}\" label=\"{words}\">\n");
        text += &edges.values([edge.relation.as_str(), &edge.force], &edge.attributes);
        text += "      </edge>\n";
    }
    text + "    </edges>\n  </graph>\n</gexf>\n"
}

/// The columns of nodes or of edges.
struct Columns<'a> {
    fixed: &'static [&'static str],
    attributes: BTreeMap<&'a str, bool>,
}

impl<'a> Columns<'a> {
    fn of(fixed: &'static [&'static str], attributes: BTreeMap<&'a str, bool>) -> Self {
        Self { fixed, attributes }
    }

    fn declared(&self, class: &str) -> String {
        let fixed = self.fixed.iter().map(|name| (*name, false));
        let all = fixed.chain(self.attributes.iter().map(|(name, number)| (*name, *number)));
        let mut text = format!("    <attributes class=\"{class}\">\n");
        for (name, number) in all {
            let sort = if number { "long" } else { "string" };
            let name = escaped(name);
            text += &format!("      <attribute id=\"{name}\" title=\"{name}\" type=\"{sort}\"/>\n");
        }
        text + "    </attributes>\n"
    }

    fn values<const N: usize>(&self, fixed: [&str; N], attributes: &BTreeMap<String, Value>) -> String {
        let fixed = self.fixed.iter().copied().zip(fixed).filter(|(_, text)| !text.is_empty());
        let fixed = fixed.map(|(name, text)| (name, text.to_owned()));
        let all = fixed.chain(attributes.iter().map(|(name, value)| (name.as_str(), value.text())));
        let values = all.map(|(name, text)| {
            format!("          <attvalue for=\"{}\" value=\"{}\"/>\n", escaped(name), escaped(&text))
        });
        format!("        <attvalues>\n{}        </attvalues>\n", values.collect::<String>())
    }
}
