//! The front matter of a note: all that a record and the bibliography say, and what is so outright as links.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::exchange::network::{Edge, Node, Value};
use crate::exchange::vault::name::{Names, link};
use crate::visible::shown;

/// The properties of a note, by their names.
pub(super) struct Front(BTreeMap<String, Json>);

impl Front {
    /// Those of a node. A property that has the name of a relation lists the notes to which it leads.
    pub(super) fn of<'a>(node: &Node, edges: impl Iterator<Item = &'a Edge>, names: &Names) -> Self {
        let mut properties = BTreeMap::new();
        for (name, value) in &node.attributes {
            properties.insert(name.replace('.', "_"), of_value(value));
        }
        let mut aliases = node.attributes.get("aka").map(Value::texts).unwrap_or_default();
        aliases.insert(0, names.called(&node.id).to_owned());
        aliases.dedup();
        let id = node.id.split_once(':').map_or(node.id.as_str(), |(_, id)| id);
        for (name, value) in [("id", id), ("class", node.class), ("kind", &node.kind), ("label", &node.label)]
        {
            properties.insert(name.to_owned(), value.into());
        }
        properties.insert("aliases".to_owned(), aliases.into());
        let (mut links, mut says): (BTreeMap<String, Vec<String>>, Vec<String>) = Default::default();
        for edge in edges {
            let by = edge.attributes.get("claim").map(|claim| format!("claim:{}", claim.text()));
            let is_own =
                by.as_ref().is_none_or(|by| *by == edge.from || BUILT_IN.contains(&edge.relation.as_str()));
            if !is_own && by.as_ref() == Some(&node.id) {
                says.push(format!("{} {} {}", names.called(&edge.from), edge.words, names.called(&edge.to)));
            }
            if is_own
                && edge.from == node.id
                && edge.force == "asserts"
                && !edge.attributes.contains_key("when")
            {
                let to = link(names.path(&edge.to), names.called(&edge.to));
                links.entry(edge.relation.clone()).or_default().push(to);
            }
        }
        if !says.is_empty() {
            properties.insert("says".to_owned(), says.into());
        }
        // What a relation is called may be what a property is called too.
        for (relation, to) in links {
            let name =
                if FIXED.contains(&relation.as_str()) { format!("{relation}-links") } else { relation };
            properties.insert(name, to.into());
        }
        Self(properties)
    }

    /// The properties between their lines. JSON is YAML too.
    pub(super) fn text(&self) -> String {
        let line = |(name, value): (&String, &Json)| format!("{}: {value}\n", Json::from(name.as_str()));
        let lines: String = self.0.iter().map(line).collect();
        format!("---\n{}---\n", shown(&lines))
    }
}

/// The relations that the language itself has.
const BUILT_IN: [&str; 4] = ["states", "wrote", "edited", "about"];

/// The properties that are no relations.
const FIXED: [&str; 7] = ["id", "class", "kind", "label", "aliases", "says", "force"];

fn of_value(value: &Value) -> Json {
    match value {
        Value::Text(text) => text.as_str().into(),
        Value::Number(number) => (*number).into(),
        Value::List(texts) => texts.clone().into(),
    }
}
