//! What of a library a map shows that has more things than can be drawn as boxes: points, the most linked first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::entry::{Force, NodeId};
use crate::catalog::{Catalog, NodeClass as Class};
use crate::graph::{Graph, Meaning};
use crate::render::picture::style::{Arrow, Look, Styles};
use crate::render::picture::words;

/// Things and what links them.
#[derive(Clone, Debug)]
pub struct Field {
    /// The kinds of its things, by id, with their looks and how many there are.
    pub kinds: Vec<(String, Look, usize)>,
    /// The relations of its links in words, with their looks and how many there are.
    pub relations: Vec<(String, Arrow, usize)>,
    /// Its things, the most linked first.
    pub things: Vec<Point>,
    /// Its links: what is said of two things with one force is one.
    pub links: Vec<Link>,
}

/// A thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Which one.
    pub node: NodeId,
    /// Its kind, by its place among the kinds.
    pub kind: usize,
    /// How many links it has.
    pub links: usize,
}

/// What is said of two things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it starts, by its place among the things.
    pub from: usize,
    /// Where it leads.
    pub to: usize,
    /// The relation, by its place among the relations.
    pub relation: usize,
    /// How strongly it is said.
    pub force: Force,
}

/// The topics of some kinds, or of all if there are none; with `claims`, all claims and arguments too.
#[must_use]
pub fn field(catalog: &Catalog, graph: &Graph, kinds: &BTreeSet<String>, claims: bool) -> Field {
    let topics = catalog.of_class(Class::Topic);
    let topics = topics.filter(|node| kinds.is_empty() || kinds.contains(catalog.kind(*node)));
    let stated = [Class::Claim, Class::Argument].into_iter().filter(|_| claims);
    let nodes: Vec<NodeId> = topics.chain(stated.flat_map(|class| catalog.of_class(class))).collect();
    let said = said(catalog, graph, &nodes);
    let mut counts: BTreeMap<NodeId, usize> = BTreeMap::new();
    for (from, to, ..) in &said {
        *counts.entry(*from).or_default() += 1;
        *counts.entry(*to).or_default() += 1;
    }
    let count = |node: &NodeId| counts.get(node).copied().unwrap_or_default();
    let mut nodes = nodes;
    nodes.sort_by_key(|node| (Reverse(count(node)), *node));
    let styles = Styles::of(&catalog.vocabulary);
    let ids: BTreeSet<&str> = nodes.iter().map(|node| catalog.kind(*node)).collect();
    let mut kinds: Vec<(String, Look, usize)> =
        ids.into_iter().map(|id| (id.to_owned(), styles.kind(id), 0)).collect();
    let kind_at = |id: &str, kinds: &[(String, Look, usize)]| {
        kinds.binary_search_by(|(own, ..)| own.as_str().cmp(id)).unwrap_or_default()
    };
    let mut things = Vec::with_capacity(nodes.len());
    for node in &nodes {
        let kind = kind_at(catalog.kind(*node), &kinds);
        kinds[kind].2 += 1;
        things.push(Point { node: *node, kind, links: count(node) });
    }
    let at: BTreeMap<NodeId, usize> = nodes.iter().enumerate().map(|(at, node)| (*node, at)).collect();
    let meanings: BTreeSet<Meaning> = said.iter().map(|(_, _, meaning, _)| *meaning).collect();
    let meanings: Vec<Meaning> = meanings.into_iter().collect();
    let mut relations: Vec<(String, Arrow, usize)> = meanings
        .iter()
        .map(|meaning| (words::relation(&catalog.vocabulary, *meaning), styles.relation(*meaning), 0))
        .collect();
    let mut links = Vec::with_capacity(said.len());
    for (from, to, meaning, force) in said {
        let relation = meanings.binary_search(&meaning).unwrap_or_default();
        relations[relation].2 += 1;
        links.push(Link { from: at[&from], to: at[&to], relation, force });
    }
    Field { kinds, relations, things, links }
}

/// What is said of some nodes, each once with each force, in the order of their ends.
fn said(catalog: &Catalog, graph: &Graph, nodes: &[NodeId]) -> BTreeSet<(NodeId, NodeId, Meaning, Force)> {
    let held: BTreeSet<NodeId> = nodes.iter().copied().collect();
    let edges = nodes.iter().flat_map(|node| graph.outgoing(*node));
    edges
        .filter(|edge| edge.from != edge.to && held.contains(&edge.to) && !edge.is_turned(catalog))
        .map(|edge| (edge.from, edge.to, edge.meaning, edge.force))
        .collect()
}
