//! Nodes and edges with all that is said of them, in no format.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json};

use crate::catalog::{Catalog, NodeClass as Class};
use crate::graph::{Edge as GraphEdge, Evidence, Graph};
use crate::query::excerpt::Excerpt;
use crate::render::graph_json::{citation_value, edge_value, edges_of, node_values, nodes_of};
use crate::statement;

/// A graph for other programs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Network {
    /// The question whose answer it is about; empty for a whole library.
    pub title: String,
    /// The nodes, in the order of classes and ids.
    pub nodes: Vec<Node>,
    /// The edges, in the order of their starts, relations and ends.
    pub edges: Vec<Edge>,
}

/// A topic, claim, argument, work, scholar or excerpt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// `KIND:ID`, unique.
    pub id: String,
    /// `topic`, `claim`, `argument`, `work`, `scholar` or `excerpt`.
    pub class: &'static str,
    /// Of a topic its kind, else the class.
    pub kind: String,
    /// What it is called; of a claim, an argument and an excerpt its id.
    pub label: String,
    /// What it is or says; may be empty.
    pub text: String,
    /// All else that its record and the bibliography say, by the keys of `export graph`. None is empty.
    pub attributes: BTreeMap<String, Value>,
}

/// What holds, or is said to hold, between two nodes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// `e1`, `e2`, … in the order of the edges.
    pub id: String,
    /// The node where it starts.
    pub from: String,
    /// The id of the relation.
    pub relation: String,
    /// The node where it leads.
    pub to: String,
    /// How strongly it is said: `asserts`, `suggests`, `asks` or `denies`.
    pub force: String,
    /// The relation in words that keep its force and conditions: `does not foster when Peace`.
    pub words: String,
    /// All else: conditions, the claim, argument or citation that it rests on, the work, the place. None is empty.
    pub attributes: BTreeMap<String, Value>,
}

/// The value of an attribute.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// A text on one line.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Several texts, each on one line; one at least.
    List(Vec<String>),
}

impl Value {
    /// The value as one text: of several, one a line.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::List(texts) => texts.join("\n"),
        }
    }

    /// The texts of it.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        match self {
            Self::List(texts) => texts.clone(),
            one => vec![one.text()],
        }
    }
}

impl Network {
    /// The network of an excerpt from a catalog and its graph, for the question `title`.
    #[must_use]
    pub fn of(catalog: &Catalog, graph: &Graph, excerpt: &Excerpt, title: &str) -> Self {
        let ids: Vec<_> = nodes_of(catalog, excerpt).collect();
        let values = node_values(catalog, ids.iter().copied());
        let nodes = ids.into_iter().zip(values).map(|(id, value)| Node::of(catalog.class(id), value));
        let edges = edges_of(catalog, graph, excerpt).enumerate();
        let edges = edges.map(|(at, edge)| Edge::of(catalog, at + 1, &edge));
        Self { title: title.to_owned(), nodes: nodes.collect(), edges: edges.collect() }
    }

    /// The names of all attributes of nodes, with whether their values are numbers alone.
    #[must_use]
    pub fn node_attributes(&self) -> BTreeMap<&str, bool> {
        attributes(self.nodes.iter().map(|node| &node.attributes))
    }

    /// The names of all attributes of edges, likewise.
    #[must_use]
    pub fn edge_attributes(&self) -> BTreeMap<&str, bool> {
        attributes(self.edges.iter().map(|edge| &edge.attributes))
    }
}

fn attributes<'a>(of: impl Iterator<Item = &'a BTreeMap<String, Value>>) -> BTreeMap<&'a str, bool> {
    let mut names = BTreeMap::new();
    for (name, value) in of.flatten() {
        let all = names.entry(name.as_str()).or_insert(true);
        *all = *all && matches!(value, Value::Number(_));
    }
    names
}

impl Node {
    fn of(class: Class, value: Json) -> Self {
        let mut object = object(value);
        let [id, kind, label, text] = ["id", "kind", "label", "text"].map(|key| taken(&mut object, key));
        let id = format!("{kind}:{id}");
        Self { id, class: class.word(), kind, label, text, attributes: flat(object) }
    }
}

impl Edge {
    fn of(catalog: &Catalog, number: usize, edge: &GraphEdge) -> Self {
        let mut object = object(edge_value(catalog, edge));
        let [from, relation, to, force] =
            ["from", "relation", "to", "force"].map(|key| taken(&mut object, key));
        let when = edge.conditions(catalog).words(catalog);
        let words = statement::under(statement::edge(&catalog.vocabulary, edge), &when);
        let mut attributes = flat(object);
        if let Evidence::Cite(at) = edge.evidence
            && let Some(cite) = catalog.cites.get(at)
        {
            let mut cited = flat(self::object(citation_value(catalog, cite)));
            // The ends are those of the edge; where it leads to in the work cited is not.
            let place = cite.to.locator.to_string();
            let kept: BTreeSet<&str> = ["intent", "serves", "named", "note"].into();
            cited.retain(|name, _| kept.contains(name.as_str()));
            if !place.is_empty() {
                cited.insert("to_locator".to_owned(), Value::Text(place));
            }
            attributes.append(&mut cited);
        }
        Self { id: format!("e{number}"), from, relation, to, force, words, attributes }
    }
}

fn object(value: Json) -> Map<String, Json> {
    match value {
        Json::Object(object) => object,
        _ => Map::new(),
    }
}

fn taken(object: &mut Map<String, Json>, key: &str) -> String {
    object.remove(key).map_or_else(String::new, |value| plain(&value))
}

/// What is made of the place that stands beside it.
const DERIVED: &str = "cited_as";

/// The attributes of an object: what is empty is none, a place is a text, and what a map has stands under its name, a
/// dot and the key.
fn flat(object: Map<String, Json>) -> BTreeMap<String, Value> {
    let mut attributes = BTreeMap::new();
    // What other programs cite by says the place a second time.
    for (name, value) in object.into_iter().filter(|(name, _)| name != DERIVED) {
        match value {
            Json::Object(map) if place(&map).is_none() => {
                let within = flat(map).into_iter().map(|(key, value)| (format!("{name}.{key}"), value));
                attributes.extend(within);
            }
            value => attributes.extend(of_json(&value).map(|value| (name, value))),
        }
    }
    attributes
}

fn of_json(value: &Json) -> Option<Value> {
    match value {
        Json::Number(number) => number.as_i64().map(Value::Number),
        Json::Array(list) if list.is_empty() => None,
        Json::Array(list) => Some(Value::List(list.iter().map(plain).collect())),
        value => Some(plain(value)).filter(|text| !text.is_empty()).map(Value::Text),
    }
}

/// A value as one text: conditions that must all be met as `a and b`, a place as `KEY p. 9`, other objects as JSON.
fn plain(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => one_line(text),
        Json::Array(list) => list.iter().map(plain).collect::<Vec<_>>().join(" and "),
        Json::Object(map) => place(map).unwrap_or_else(|| value.to_string()),
        Json::Bool(_) | Json::Number(_) => value.to_string(),
    }
}

/// An object that is a place, as the annotation language writes it, whatever else tells of the same place.
fn place(object: &Map<String, Json>) -> Option<String> {
    let is_place = |key: &String| ["work", "locator", DERIVED].contains(&key.as_str());
    let [work, locator] = ["work", "locator"].map(|key| object.get(key).and_then(Json::as_str));
    let (work, locator) = (work.filter(|_| object.keys().all(is_place))?, locator?);
    Some(if locator.is_empty() { work.to_owned() } else { format!("{work} {locator}") })
}

/// A text without ends of lines, which part the values of a list.
fn one_line(text: &str) -> String {
    if text.contains(['\n', '\r']) {
        text.replace("\r\n", " ").replace(['\n', '\r'], " ")
    } else {
        text.to_owned()
    }
}
