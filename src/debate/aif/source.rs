//! JSON of the Argument Interchange Format: nodes and edges, as AIFdb writes and reads them.

use serde::de::Deserializer;
use serde::{Deserialize, Serialize};

/// The scheme of an inference of which none is said.
pub(super) const INFERENCE: &str = "Default Inference";
/// The scheme of a conflict of which none is said.
pub(super) const CONFLICT: &str = "Default Conflict";

/// A whole graph.
#[derive(Default, Deserialize, Serialize)]
pub(super) struct Aif {
    pub(super) nodes: Vec<Node>,
    pub(super) edges: Vec<Edge>,
    /// Who said what when; not read, and never written.
    #[serde(default)]
    pub(super) locutions: Vec<serde_json::Value>,
}

/// Extended AIF has the graph in a member of its own.
#[derive(Deserialize)]
pub(super) struct Extended {
    #[serde(rename = "AIF", alias = "aif")]
    pub(super) aif: Aif,
}

/// A node: information (`I`), or the application of a scheme.
#[derive(Deserialize, Serialize)]
pub(super) struct Node {
    #[serde(rename = "nodeID", deserialize_with = "id")]
    pub(super) id: String,
    #[serde(default)]
    pub(super) text: String,
    #[serde(rename = "type", default)]
    pub(super) sort: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) scheme: Option<String>,
}

/// An edge from a node to another.
#[derive(Deserialize, Serialize)]
pub(super) struct Edge {
    #[serde(rename = "edgeID", deserialize_with = "id", default)]
    pub(super) id: String,
    #[serde(rename = "fromID", deserialize_with = "id")]
    pub(super) from: String,
    #[serde(rename = "toID", deserialize_with = "id")]
    pub(super) to: String,
}

/// An id: some programs write a number.
fn id<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Id {
        Text(String),
        Number(serde_json::Number),
    }
    Ok(match Id::deserialize(from)? {
        Id::Text(text) => text,
        Id::Number(number) => number.to_string(),
    })
}

/// True of an id as programs give them: `12`, `1_164813`.
pub(super) fn is_number(id: &str) -> bool {
    id.chars().all(|char| char.is_ascii_digit() || ['_', '-', '.', ':'].contains(&char))
}
