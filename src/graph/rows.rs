//! Edges as columns of numbers: those that start at one node stand together.

use std::io;
use std::sync::Arc;

use crate::catalog::entry::{Force, NodeId};
use crate::catalog::vocabulary::RelationId;
use crate::graph::{Edge, Evidence, Meaning};
use crate::store::{Groups, Keep, Numbers, Pack, Packer, Why};

/// How many numbers an edge takes: where it starts, where it leads, what it means and how strongly, what it rests on.
const WIDTH: usize = 4;

/// The edges of a graph.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    /// The edges, [`WIDTH`] numbers each, by where they start.
    edges: Numbers,
    /// For each node the number of the first edge that starts there; one more than there are nodes.
    starts: Numbers,
    /// For each node the numbers of the edges that lead there.
    ends: Groups,
}

impl Rows {
    /// The edges of a graph of so many nodes. Of each node they keep the order in which they are given.
    ///
    /// # Panics
    /// With more than 2^29 nodes: a number too large would name another.
    pub(super) fn of(nodes: usize, edges: &[Edge]) -> Self {
        assert!(nodes < 1 << 29, "{nodes} nodes are more than a graph holds");
        let given = Groups::of(nodes, (0..).zip(edges).map(|(at, edge)| (edge.from.index(), at)));
        let mut number = vec![0; edges.len()];
        let mut rows = Vec::with_capacity(edges.len() * WIDTH);
        for (at, given) in (0..).zip(given.members()) {
            number[given as usize] = at;
            rows.extend(written(&edges[given as usize]));
        }
        let ends = number.iter().zip(edges).map(|(number, edge)| (edge.to.index(), *number));
        Self { edges: rows.into(), starts: given.into_starts(), ends: Groups::of(nodes, ends) }
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
        self.ends.of_group(node.index()).filter_map(|at| self.get(at as usize))
    }
}

impl Keep for Rows {
    fn keep(&self, to: &mut Packer<'_>, name: &str) -> io::Result<()> {
        self.edges.keep(to, &format!("{name}/edges"))?;
        self.starts.keep(to, &format!("{name}/starts"))?;
        self.ends.keep(to, &format!("{name}/ends"))
    }

    fn kept(from: &Arc<Pack>, name: &str) -> Result<Self, Why> {
        Ok(Self {
            edges: Keep::kept(from, &format!("{name}/edges"))?,
            starts: Keep::kept(from, &format!("{name}/starts"))?,
            ends: Keep::kept(from, &format!("{name}/ends"))?,
        })
    }
}

/// The meanings of the language itself, by their numbers.
const OWN: [Meaning; 9] = [
    Meaning::About,
    Meaning::Broader,
    Meaning::Cites,
    Meaning::Concludes,
    Meaning::Edited,
    Meaning::Premise,
    Meaning::States,
    Meaning::When,
    Meaning::Wrote,
];
const FORCES: [Force; 4] = [Force::Asserts, Force::Suggests, Force::Asks, Force::Denies];
/// The number of the first declared relation: those of the language come before.
const FIRST_DECLARED: u32 = 9;
const BIBLIOGRAPHY: u32 = 3;
const ARGUMENT: u32 = 4;

fn written(edge: &Edge) -> [u32; WIDTH] {
    let own = (0..).zip(OWN).find(|(_, own)| *own == edge.meaning).map(|(number, _)| number);
    let meaning = match edge.meaning {
        Meaning::Declared(RelationId(id)) => FIRST_DECLARED + id,
        _ => own.unwrap_or_default(),
    };
    let force = (0..).zip(FORCES).find(|(_, force)| *force == edge.force).map_or(0, |(number, _)| number);
    let (sort, number) = match edge.evidence {
        Evidence::Claim(NodeId(id)) => (0, id),
        Evidence::Argument(NodeId(id)) => (ARGUMENT, id),
        Evidence::Record(NodeId(id)) => (1, id),
        Evidence::Cite(at) => (2, u32::try_from(at).unwrap_or(u32::MAX)),
        Evidence::Bibliography => (BIBLIOGRAPHY, 0),
    };
    [edge.from.0, edge.to.0, meaning << 2 | force, number << 3 | sort]
}

fn read([from, to, said, rests]: [u32; WIDTH]) -> Edge {
    let (meaning, force) = (said >> 2, said & 3);
    let own = OWN.get(meaning as usize).copied();
    let number = rests >> 3;
    Edge {
        from: NodeId(from),
        to: NodeId(to),
        meaning: own.unwrap_or(Meaning::Declared(RelationId(meaning.saturating_sub(FIRST_DECLARED)))),
        force: FORCES[force as usize],
        evidence: match rests & 7 {
            0 => Evidence::Claim(NodeId(number)),
            1 => Evidence::Record(NodeId(number)),
            2 => Evidence::Cite(number as usize),
            ARGUMENT => Evidence::Argument(NodeId(number)),
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
        let id = NodeId((1 << 29) - 1);
        let evidence = [
            Evidence::Claim(id),
            Evidence::Argument(id),
            Evidence::Record(id),
            Evidence::Cite(id.index()),
            Evidence::Bibliography,
        ];
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
