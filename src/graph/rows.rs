//! Edges as columns of numbers: those that start at one node stand together.

use std::io;
use std::sync::Arc;

use crate::catalog::entry::{Force, NodeId};
use crate::catalog::vocabulary::RelationId;
use crate::graph::{Edge, Evidence, Meaning};
use crate::store::{Column, Keep, Pack, Packer, Why};

/// How many numbers an edge takes: where it starts, where it leads, what it means and how strongly, what it rests on.
const WIDTH: usize = 4;

/// The edges of a graph.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    /// The edges, [`WIDTH`] numbers each, by where they start.
    edges: Column,
    /// For each node the number of the first edge that starts there; one more than there are nodes.
    starts: Column,
    /// The numbers of the edges, by where they lead.
    led: Column,
    /// For each node where those that lead there begin in `led`; one more than there are nodes.
    ends: Column,
}

impl Rows {
    /// The edges of a graph of so many nodes. Of each node they keep the order in which they are given.
    ///
    /// # Panics
    /// With more than 2^30 nodes: a number too large would name another.
    pub(super) fn of(nodes: usize, edges: &[Edge]) -> Self {
        assert!(nodes < 1 << 30, "{nodes} nodes are more than a graph holds");
        let (starts, by_start) = grouped(nodes, edges, |edge| edge.from);
        let mut number = vec![0; edges.len()];
        let mut row = Vec::with_capacity(edges.len() * WIDTH);
        for (at, given) in (0..).zip(&by_start) {
            number[*given as usize] = at;
            row.extend(written(&edges[*given as usize]));
        }
        let (ends, by_end) = grouped(nodes, edges, |edge| edge.to);
        let led: Vec<u32> = by_end.into_iter().map(|given| number[given as usize]).collect();
        Self { edges: row.into(), starts: starts.into(), led: led.into(), ends: ends.into() }
    }

    /// How many edges there are.
    pub(super) fn len(&self) -> usize {
        self.edges.len() / WIDTH
    }

    /// How many nodes there are.
    pub(super) fn nodes(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The edge of a number.
    pub(super) fn get(&self, at: usize) -> Option<Edge> {
        self.edges.row(at * WIDTH).map(read)
    }

    /// The edges that start at a node.
    pub(super) fn from(&self, node: NodeId) -> impl Iterator<Item = Edge> {
        let (start, end) = self.starts.bounds(node.index()).unwrap_or_default();
        (start..end).filter_map(|at| self.get(at))
    }

    /// The edges that lead to a node.
    pub(super) fn to(&self, node: NodeId) -> impl Iterator<Item = Edge> {
        let (start, end) = self.ends.bounds(node.index()).unwrap_or_default();
        (start..end).filter_map(|at| self.get(self.led.get(at)? as usize))
    }
}

impl Keep for Rows {
    fn keep(&self, to: &mut Packer<'_>, name: &str) -> io::Result<()> {
        self.edges.keep(to, &format!("{name}/edges"))?;
        self.starts.keep(to, &format!("{name}/starts"))?;
        self.led.keep(to, &format!("{name}/led"))?;
        self.ends.keep(to, &format!("{name}/ends"))
    }

    fn kept(from: &Arc<Pack>, name: &str) -> Result<Self, Why> {
        Ok(Self {
            edges: Keep::kept(from, &format!("{name}/edges"))?,
            starts: Keep::kept(from, &format!("{name}/starts"))?,
            led: Keep::kept(from, &format!("{name}/led"))?,
            ends: Keep::kept(from, &format!("{name}/ends"))?,
        })
    }
}

/// The numbers of edges, put together by one of their ends and otherwise in order, and where those of each node begin.
fn grouped(nodes: usize, edges: &[Edge], end: impl Fn(&Edge) -> NodeId) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0_u32; nodes + 1];
    for edge in edges {
        starts[end(edge).index() + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut next = starts.clone();
    let mut order = vec![0_u32; edges.len()];
    for (at, edge) in (0..).zip(edges) {
        let place = &mut next[end(edge).index()];
        order[*place as usize] = at;
        *place += 1;
    }
    (starts, order)
}

/// The meanings of the language itself, by their numbers.
const OWN: [Meaning; 6] =
    [Meaning::About, Meaning::Broader, Meaning::Cites, Meaning::Edited, Meaning::States, Meaning::Wrote];
const FORCES: [Force; 4] = [Force::Asserts, Force::Suggests, Force::Asks, Force::Denies];
const BIBLIOGRAPHY: u32 = 3;

fn written(edge: &Edge) -> [u32; WIDTH] {
    let meaning = match edge.meaning {
        Meaning::About => 0,
        Meaning::Broader => 1,
        Meaning::Cites => 2,
        Meaning::Edited => 3,
        Meaning::States => 4,
        Meaning::Wrote => 5,
        Meaning::Declared(RelationId(id)) => 6 + id,
    };
    let force = match edge.force {
        Force::Asserts => 0,
        Force::Suggests => 1,
        Force::Asks => 2,
        Force::Denies => 3,
    };
    let (sort, number) = match edge.evidence {
        Evidence::Claim(NodeId(id)) => (0, id),
        Evidence::Record(NodeId(id)) => (1, id),
        Evidence::Cite(at) => (2, u32::try_from(at).unwrap_or(u32::MAX)),
        Evidence::Bibliography => (BIBLIOGRAPHY, 0),
    };
    [edge.from.0, edge.to.0, meaning << 2 | force, number << 2 | sort]
}

fn read([from, to, said, rests]: [u32; WIDTH]) -> Edge {
    let (meaning, force) = (said >> 2, said & 3);
    let own = OWN.get(meaning as usize).copied();
    let number = rests >> 2;
    Edge {
        from: NodeId(from),
        to: NodeId(to),
        meaning: own.unwrap_or(Meaning::Declared(RelationId(meaning.saturating_sub(6)))),
        force: FORCES[force as usize],
        evidence: match rests & 3 {
            0 => Evidence::Claim(NodeId(number)),
            1 => Evidence::Record(NodeId(number)),
            2 => Evidence::Cite(number as usize),
            _ => Evidence::Bibliography,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{FORCES, OWN, read, written};
    use crate::catalog::entry::NodeId;
    use crate::catalog::vocabulary::RelationId;
    use crate::graph::{Edge, Evidence, Meaning};

    #[test]
    fn an_edge_is_read_as_it_was_written() {
        let id = NodeId((1 << 30) - 1);
        let evidence =
            [Evidence::Claim(id), Evidence::Record(id), Evidence::Cite(id.index()), Evidence::Bibliography];
        let declared = [0, 1, 1000].map(|id| Meaning::Declared(RelationId(id)));
        for meaning in OWN.into_iter().chain(declared) {
            for force in FORCES {
                for evidence in evidence {
                    let edge = Edge { from: NodeId(u32::MAX), meaning, to: NodeId(0), evidence, force };
                    assert_eq!(read(written(&edge)), edge);
                }
            }
        }
    }
}
