//! Paths through the graph: shortest first, each hop with its edge, within a stated budget.

mod longer;
mod ways;

use std::collections::BTreeSet;
use std::time::Instant;

use crate::catalog::Catalog;
use crate::catalog::entry::{Argument, Claim, Force, Node, NodeId};
use crate::graph::{Edge, Evidence, Graph, Meaning};

use self::longer::Wanted;
pub use self::ways::Ways;

/// One step of a path: an edge, walked along its direction or against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hop {
    /// The edge.
    pub edge: Edge,
    /// True if it is walked from its end to its start.
    pub inverse: bool,
}

impl Hop {
    /// The node that the step leaves.
    #[must_use]
    pub fn from(&self) -> NodeId {
        if self.inverse { self.edge.to } else { self.edge.from }
    }

    /// The node that the step reaches.
    #[must_use]
    pub fn to(&self) -> NodeId {
        if self.inverse { self.edge.from } else { self.edge.to }
    }
}

/// A way from a node to another, no node twice.
pub type Path = Vec<Hop>;

/// Which relations a path may use, and in which direction.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Allowed {
    /// The relation; none for every one that is not bibliographic.
    pub meaning: Option<Meaning>,
    /// True for against its direction.
    pub inverse: bool,
}

/// How many paths are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selector {
    /// One of the shortest.
    Shortest,
    /// All of the shortest.
    AllShortest,
    /// So many, shortest first.
    ShortestOf(usize),
    /// All within the bound.
    All,
}

/// Where a walk may go.
#[derive(Clone, Debug)]
pub struct Bounds {
    /// The relations it may use.
    pub allowed: Vec<Allowed>,
    /// The fewest hops of a path.
    pub least: usize,
    /// The most hops of a path.
    pub most: usize,
    /// Nodes that it keeps away from, with all that they state.
    pub avoiding: BTreeSet<NodeId>,
    /// Paths that one search may find before it is cut.
    pub paths: usize,
    /// The moment at which a search is cut.
    pub until: Option<Instant>,
}

/// The paths found, and whether more were left out because the budget ran out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Shortest first; paths of one length in the order of force (what is said outright first), relation,
    /// direction, node and evidence, hop by hop.
    pub paths: Vec<Path>,
    /// True if the search was cut.
    pub cut: bool,
    /// Steps that it took.
    pub steps: usize,
}

/// How far nodes are from where a search started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    start: NodeId,
    /// The fewest hops to each node, by number.
    hops: Vec<u32>,
    /// Nodes that were not reached are at least so many hops away.
    beyond: usize,
    /// True if the search was cut before it knew of each end how far it is, or that no path leads there.
    pub cut: bool,
    /// Steps that it took.
    pub steps: usize,
}

/// What stands for a distance that is not known.
const UNKNOWN: u32 = u32::MAX;

impl Reached {
    /// The fewest hops to a node, if it was reached.
    #[must_use]
    pub fn hops_to(&self, node: NodeId) -> Option<usize> {
        let hops = self.hops.get(node.index()).copied().filter(|hops| *hops != UNKNOWN)?;
        usize::try_from(hops).ok()
    }
}

/// The clock is looked at once in so many steps.
const STEPS_BETWEEN_LOOKS: usize = 1024;

/// A graph in which to walk.
pub struct Walker<'a> {
    graph: &'a Graph,
    catalog: &'a Catalog,
    bounds: &'a Bounds,
    closed: BTreeSet<NodeId>,
}

impl<'a> Walker<'a> {
    /// A walker within `bounds`. What a work that is avoided states, and what a scholar wrote or said who
    /// is avoided, is avoided too, as a node and as evidence.
    #[must_use]
    pub fn new(graph: &'a Graph, catalog: &'a Catalog, bounds: &'a Bounds) -> Self {
        let mut closed = bounds.avoiding.clone();
        if closed.is_empty() {
            return Self { graph, catalog, bounds, closed };
        }
        let wrote = |work: &NodeId, closed: &BTreeSet<NodeId>| match catalog.node(*work) {
            Node::Work(work) => work.authors.iter().any(|author| closed.contains(author)),
            _ => false,
        };
        let works: Vec<NodeId> = catalog.works().map(|(id, _)| id).filter(|id| wrote(id, &closed)).collect();
        closed.extend(works);
        let made = |claim: &Claim| {
            closed.contains(&claim.work) || catalog.speakers(claim).iter().any(|who| closed.contains(who))
        };
        let claims: Vec<NodeId> =
            catalog.claims().filter(|(_, claim)| made(claim)).map(|(id, _)| id).collect();
        closed.extend(claims);
        let argued = |argument: &Argument| {
            closed.contains(&argument.work)
                || catalog.arguers(argument).iter().any(|who| closed.contains(who))
        };
        let arguments: Vec<NodeId> =
            catalog.arguments().filter(|(_, argument)| argued(argument)).map(|(id, _)| id).collect();
        closed.extend(arguments);
        Self { graph, catalog, bounds, closed }
    }

    /// The fewest hops from `start` to each of `ends`, found in one search of at most so many steps that goes no
    /// further than it must.
    #[must_use]
    pub fn search(&self, start: NodeId, ends: &[NodeId], most: usize) -> Reached {
        let hops = vec![UNKNOWN; self.catalog.len()];
        let mut reached = Reached { start, hops, beyond: usize::MAX, cut: false, steps: 0 };
        let mut open_ends: BTreeSet<NodeId> = ends.iter().copied().filter(|end| *end != start).collect();
        if self.closed.contains(&start) {
            return reached;
        }
        reached.hops[start.index()] = 0;
        let mut front = vec![start];
        for hops in 1..=self.bounds.most {
            reached.beyond = hops;
            let mut next = Vec::new();
            for node in front {
                if open_ends.is_empty() {
                    return reached;
                }
                reached.steps += 1;
                for hop in self.unsorted(node, false) {
                    reached.steps += 1;
                    let known = &mut reached.hops[hop.to().index()];
                    if *known == UNKNOWN {
                        *known = u32::try_from(hops).unwrap_or(UNKNOWN);
                        open_ends.remove(&hop.to());
                        next.push(hop.to());
                    }
                }
                if reached.steps > most || self.is_overdue() {
                    reached.cut = !open_ends.is_empty();
                    return reached;
                }
            }
            front = next;
        }
        reached.beyond = self.bounds.most + 1;
        reached
    }

    /// The paths to `end` from where a search started, found in at most so many steps; `ways` are those of the same search,
    /// none if it took too many steps to find them.
    #[must_use]
    pub fn paths(
        &self,
        reached: &Reached,
        ways: Option<&Ways>,
        end: NodeId,
        selector: Selector,
        most: usize,
    ) -> Found {
        let mut found = Found::default();
        if reached.start == end {
            return found;
        }
        let (Some(shortest), Some(ways)) = (reached.hops_to(end), ways) else {
            found.cut = reached.cut || reached.hops_to(end).is_some();
            return found;
        };
        let wanted = match selector {
            Selector::Shortest => 1,
            Selector::ShortestOf(number) => number.min(self.bounds.paths),
            Selector::AllShortest | Selector::All => self.bounds.paths,
        };
        if wanted == 0 {
            return found;
        }
        let is_within = shortest >= self.bounds.least;
        if is_within && selector == Selector::Shortest {
            found.paths.extend(ways.first(end));
            return found;
        }
        if is_within {
            ways.all(end, wanted, most, &mut found);
        }
        let is_enough = found.paths.len() >= wanted || (selector == Selector::AllShortest && is_within);
        if !found.cut && !is_enough {
            let lengths = (shortest + 1).max(self.bounds.least)..=self.bounds.most;
            let wanted = Wanted { most: wanted, one_length: selector == Selector::AllShortest };
            self.longer(reached, end, lengths, wanted, most, &mut found);
        }
        let full = matches!(selector, Selector::AllShortest | Selector::All) && found.paths.len() >= wanted;
        found.cut |= full;
        found
    }

    fn is_overdue(&self) -> bool {
        self.bounds.until.is_some_and(|until| Instant::now() >= until)
    }

    /// The steps that may be taken from a node; `backwards` as seen from the path's end.
    fn unsorted(&self, node: NodeId, backwards: bool) -> impl Iterator<Item = Hop> {
        // What holds both ways leads along its edges from either end: against them it would be told twice.
        let holds_both_ways = |meaning: Meaning| match meaning {
            Meaning::Declared(id) => self.catalog.vocabulary.relation(id).symmetric,
            _ => false,
        };
        let may = move |edge: &Edge, inverse: bool| {
            let both = holds_both_ways(edge.meaning);
            let fits = |allowed: &&Allowed| {
                let right = match allowed.meaning {
                    Some(meaning) => meaning == edge.meaning,
                    None => !edge.meaning.is_bibliographic(),
                };
                right && (both || allowed.inverse == (inverse != backwards))
            };
            !(both && inverse)
                && self.bounds.allowed.iter().any(|allowed| fits(&allowed))
                && !self.is_closed(edge, if inverse { edge.from } else { edge.to })
        };
        let along = self.graph.outgoing(node).filter(move |edge| may(edge, false));
        let against = self.graph.incoming(node).filter(move |edge| may(edge, true));
        let along = along.map(|edge| Hop { edge, inverse: false });
        along.chain(against.map(|edge| Hop { edge, inverse: true }))
    }

    /// Puts steps from one node in order.
    fn sort(&self, hops: &mut [Hop]) {
        let name = |hop: &Hop| hop.edge.meaning.name(&self.catalog.vocabulary);
        let hedge = |hop: &Hop| match hop.edge.evidence {
            Evidence::Claim(claim) => self.catalog.claim(claim).map_or(0, |claim| claim.force.hedge()),
            _ => 0,
        };
        // What is asserted before what is denied, and what holds always before what holds under a condition.
        let hedge = |hop: &Hop| {
            let is_denied = hop.edge.force == Force::Denies;
            (hedge(hop), is_denied, !hop.edge.conditions(self.catalog).is_always())
        };
        hops.sort_by_cached_key(|hop| (hedge(hop), name(hop), hop.inverse, hop.to(), hop.edge.evidence));
    }

    fn is_closed(&self, edge: &Edge, reached: NodeId) -> bool {
        let by_evidence = match edge.evidence {
            Evidence::Claim(node) | Evidence::Argument(node) => self.closed.contains(&node),
            Evidence::Cite(at) => {
                let ends = self.catalog.cites.get(at).map(|cite| [cite.from.work, cite.to.work]);
                ends.is_some_and(|ends| ends.iter().any(|work| self.closed.contains(work)))
            }
            Evidence::Record(topic) => {
                let stated = self.catalog.topic(topic).and_then(|topic| topic.stated.first());
                stated.is_some_and(|place| self.closed.contains(&place.work))
            }
            Evidence::Bibliography => false,
        };
        by_evidence || self.closed.contains(&reached)
    }
}
