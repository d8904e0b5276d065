//! A folder of notes for Obsidian: one for each node, with links, front matter that Dataview and Bases can query, and
//! citations for Pandoc.
//!
//! What somebody says of two topics stands in the text of notes, in words that keep its force. Front matter names as links
//! only what is so outright, so that no query takes a denial for what it denies.

mod front;
mod name;

use std::collections::BTreeMap;

use crate::bibliography::format::Format;
use crate::catalog::entry::NodeId;
use crate::catalog::{Catalog, NodeClass as Class};
use crate::exchange::cited::Cited;
use crate::exchange::document::{Block, Document, Inline, Notation, markdown};
use crate::exchange::network::{Edge, Network, Node, Value};
use crate::exchange::vault::front::Front;
use crate::exchange::vault::name::{Names, link};
use crate::graph::{Edge as GraphEdge, Graph};
use crate::query::excerpt::Excerpt;
use crate::render::graph_json::{edges_of, nodes_of};
use crate::render::names::plain;
use crate::session::Session;

/// The file with all works that are cited.
const BIBLIOGRAPHY: &str = "references.bib";
/// The note that leads to all others.
const INDEX: &str = "index.md";

/// The files of a vault by their paths, with `/`.
#[must_use]
pub fn files(
    session: &Session,
    graph: &Graph,
    excerpt: &Excerpt,
    network: &Network,
) -> BTreeMap<String, String> {
    let catalog = &session.catalog;
    let ids: Vec<_> = nodes_of(catalog, excerpt).collect();
    let called: Vec<String> = ids.iter().map(|id| plain(catalog, *id)).collect();
    let names = Names::of(network, &called, &[BIBLIOGRAPHY, INDEX]);
    let mut vault = Vault { cited: Cited { catalog, graph }, names: &names, edges: BTreeMap::new() };
    let edges: Vec<(GraphEdge, &Edge)> = edges_of(catalog, graph, excerpt).zip(&network.edges).collect();
    for (edge, said) in &edges {
        vault.edges.entry(&said.from).or_default().push((edge, said));
        if said.to != said.from {
            vault.edges.entry(&said.to).or_default().push((edge, said));
        }
        for by in rests_on(said).filter(|by| ![&said.from, &said.to].contains(&by)) {
            if let Some((by, _)) = names.entry(&by) {
                vault.edges.entry(by).or_default().push((edge, said));
            }
        }
    }
    let mut files: BTreeMap<String, String> =
        network.nodes.iter().map(|node| (format!("{}.md", names.path(&node.id)), vault.note(node))).collect();
    let works: Vec<_> = ids.iter().copied().filter(|id| catalog.work(*id).is_some()).collect();
    files.insert(BIBLIOGRAPHY.to_owned(), Format::BibLaTeX.write(&session.references(&works)));
    files.insert(INDEX.to_owned(), index(network, &names));
    files
}

/// The claim or the argument that an edge rests on, as the id of a node.
fn rests_on(edge: &Edge) -> impl Iterator<Item = String> {
    let by = ["claim", "argument"].into_iter();
    by.filter_map(|class| Some(format!("{class}:{}", edge.attributes.get(class).map(Value::text)?)))
}

struct Vault<'a> {
    cited: Cited<'a>,
    names: &'a Names,
    /// The edges that a note has, by the id of its node: those that start or end there, and those that rest on it.
    edges: BTreeMap<&'a str, Vec<(&'a GraphEdge, &'a Edge)>>,
}

impl Vault<'_> {
    fn note(&self, node: &Node) -> String {
        let edges = self.edges.get(node.id.as_str()).map_or(&[][..], Vec::as_slice);
        let mut text = Front::of(node, edges.iter().map(|(_, said)| *said), self.names).text();
        text += &format!("\n# {}\n", markdown(self.names.called(&node.id), false));
        let force = node.attributes.get("force").map(Value::text).filter(|force| force != "asserts");
        let force = force.map(|force| format!(" ({force})")).unwrap_or_default();
        if node.class == "work" {
            text += &format!("\n{}\n", markdown(&node.label, true));
        }
        if !node.text.is_empty() {
            text += &format!("\n{}{force}\n", markdown(&node.text, true));
        }
        for quote in node.attributes.get("quotes").map(Value::texts).unwrap_or_default() {
            text += &format!("\n> {}\n", markdown(&quote, true));
        }
        if let Some(id) = self.node(node) {
            let source = self.cited.of(id);
            if !source.is_empty() {
                text += &format!("\n{}", self.line(source));
            }
        }
        for note in node.attributes.get("note").map(Value::texts).unwrap_or_default() {
            text += &format!("\n{}\n", markdown(&note, true));
        }
        let lines: Vec<String> = edges.iter().map(|(edge, said)| self.edge(node, edge, said)).collect();
        if !lines.is_empty() {
            text += &format!("\n## Links\n\n{}", lines.concat());
        }
        text
    }

    /// A claim or an argument.
    fn node(&self, node: &Node) -> Option<NodeId> {
        let classes = [Class::Claim, Class::Argument];
        let class = classes.into_iter().find(|class| class.word() == node.class)?;
        self.catalog().names().get(class, &node.label)
    }

    fn catalog(&self) -> &Catalog {
        self.cited.catalog
    }

    /// An edge as an item: its ends as links, what it says between them, and what it rests on.
    fn edge(&self, node: &Node, edge: &GraphEdge, said: &Edge) -> String {
        let end = |id: &str| {
            if id == node.id {
                format!("**{}**", markdown(self.names.called(id), false))
            } else {
                self.link(id)
            }
        };
        let mut line = format!("- {} {} {}", end(&said.from), markdown(&said.words, false), end(&said.to));
        let by: Vec<String> =
            rests_on(said).filter(|by| ![&node.id, &said.from, &said.to].contains(&by)).collect();
        let links: Vec<String> = by.iter().map(|by| self.link(by)).collect();
        let source = self.cited.source(&edge.evidence.source(self.catalog()));
        let cited = if source.is_empty() { String::new() } else { self.line(source) };
        for part in links.iter().map(String::as_str).chain([cited.trim_end()]).filter(|part| !part.is_empty())
        {
            line += &format!(" · {part}");
        }
        line + "\n"
    }

    fn link(&self, id: &str) -> String {
        link(self.names.path(id), self.names.called(id))
    }

    fn line(&self, words: Vec<Inline>) -> String {
        let document = Document { title: String::new(), blocks: vec![Block::Paragraph(words)] };
        Notation::Pandoc.part(&document)
    }
}

/// A list of all notes, by class and kind.
fn index(network: &Network, names: &Names) -> String {
    let title = if network.title.is_empty() { "Library" } else { &network.title };
    let mut text = format!("# {}\n", markdown(title, false));
    let mut before = "";
    for node in &network.nodes {
        if node.class != before {
            text += &format!("\n## {}s\n\n", node.class);
            before = node.class;
        }
        let kind =
            if node.class == "topic" { format!("{}: ", markdown(&node.kind, true)) } else { String::new() };
        text += &format!("- {kind}{}\n", link(names.path(&node.id), names.called(&node.id)));
    }
    text
}
