//! A network as a flowchart for Mermaid, which GitHub, GitLab, Obsidian and many wikis draw in Markdown.

use std::collections::BTreeMap;

use crate::debate::Losses;
use crate::exchange::network::{Edge, Network, Node, Value};
use crate::visible::shown;

/// Mermaid draws no more edges unless it is configured to.
pub const MOST_EDGES: usize = 500;

/// Mermaid draws no longer text unless it is configured to, in characters.
pub const LONGEST: usize = 50_000;

/// The attributes that a picture shows.
const OF_NODES: [&str; 1] = ["force"];
const OF_EDGES: [&str; 5] = ["when", "claim", "argument", "work", "locator"];

/// Writes a network. A node shows what it is called and says, an edge its relation in words that keep its force and its
/// conditions, with what it rests on. What else nodes and edges have is put down in `losses`.
#[must_use]
pub fn write(network: &Network, losses: &mut Losses) -> String {
    let mut text = "flowchart LR\n".to_owned();
    if !network.title.is_empty() {
        text = format!("---\ntitle: {}\n---\n{text}", of_yaml(&network.title));
    }
    let numbers: BTreeMap<&str, usize> =
        network.nodes.iter().enumerate().map(|(at, node)| (node.id.as_str(), at + 1)).collect();
    for (at, node) in network.nodes.iter().enumerate() {
        text += &format!("  n{}{}\n", at + 1, shape(node));
        for name in node.attributes.keys().filter(|name| !OF_NODES.contains(&name.as_str())) {
            losses.omitted("other fields of records and of the bibliography", format!("{}: {name}", node.id));
        }
    }
    for edge in &network.edges {
        let ends = [&edge.from, &edge.to].map(|end| numbers.get(end.as_str()));
        if let [Some(from), Some(to)] = ends {
            text += &format!("  n{from} {}|\"{}\"| n{to}\n", line(&edge.force), label(edge));
        }
        for name in edge.attributes.keys().filter(|name| !OF_EDGES.contains(&name.as_str())) {
            losses.omitted("other fields of edges", format!("{}: {name}", edge.id));
        }
    }
    text
}

/// A node in a shape for its class: topics are round, claims square, arguments six-sided.
fn shape(node: &Node) -> String {
    let force = node.attributes.get("force").map(Value::text);
    let force = force.filter(|force| force != "asserts").map(|force| format!(" ({force})"));
    let heading = format!("{}: {}{}", node.kind, node.label, force.unwrap_or_default());
    let mut words = escaped(&heading);
    if !node.text.is_empty() {
        words += &format!("<br/>{}", escaped(&node.text));
    }
    match node.class {
        "topic" => format!("([\"{words}\"])"),
        "argument" => format!("{{{{\"{words}\"}}}}"),
        "work" => format!("[/\"{words}\"/]"),
        "scholar" => format!("((\"{words}\"))"),
        _ => format!("[\"{words}\"]"),
    }
}

/// The line of a force: solid, dashed where it is not said outright, with a cross where it is denied.
fn line(force: &str) -> &'static str {
    match force {
        "denies" => "--x",
        "asks" | "suggests" => "-.->",
        _ => "-->",
    }
}

/// The words of an edge, then what it rests on and where that is.
fn label(edge: &Edge) -> String {
    let value = |name: &str| edge.attributes.get(name).map(Value::text);
    let said = value("claim").or(value("argument")).or(value("work"));
    let at = value("locator").map(|locator| format!(", {locator}")).unwrap_or_default();
    match said {
        Some(said) => escaped(&format!("{} · {said}{at}", edge.words)),
        None => escaped(&edge.words),
    }
}

/// Text in the quotes of a label: signs of Mermaid, of Markdown and of HTML as codes, which it turns into the signs
/// again when it has read everything; what is not seen, as JSON writes it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in shown(text).chars() {
        match char {
            char if char.is_whitespace() => out.push(' '),
            // With this sign Mermaid begins its own notation for codes.
            '\u{fb02}' => out += &format!("#{};", u32::from(char)),
            char if char.is_alphanumeric() || !char.is_ascii() || ",.-/' ?!".contains(char) => out.push(char),
            char => out += &format!("#{};", u32::from(char)),
        }
    }
    out
}

/// A text as JSON writes it, which YAML reads as well, without the signs that begin a directive or a tag.
fn of_yaml(text: &str) -> String {
    let json = shown(&serde_json::Value::from(text).to_string()).into_owned();
    json.replace('%', "\\u0025").replace('<', "\\u003c")
}
