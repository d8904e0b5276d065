//! What is worked out once of a part of a corpus, when it is first needed, and kept for all questions that are asked
//! of it: what there is of each sort, and the relations that are no edges of the graph, turned round.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::catalog::Catalog;
use crate::catalog::entry::{Node, NodeId, Work};
use crate::catalog::view::View;
use crate::graph::{Graph, Meaning};
use crate::query::expr::Sort;

/// What is kept; nothing at first. It belongs to one catalog and one view of it.
#[derive(Debug, Default)]
pub struct Kept {
    sorts: OnceLock<BTreeMap<Sort, Arc<[NodeId]>>>,
    edges: OnceLock<BTreeMap<Meaning, usize>>,
    turned: [OnceLock<Turned>; Column::ALL.len()],
}

/// A relation that a record names itself: of what it is, where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// A claim, work, topic or citation is by a scholar.
    By,
    /// A claim, topic or citation stands in a work, a work in another.
    In,
    /// A claim was read in a work.
    Via,
    /// A citation is of a work.
    Of,
    /// A citation serves a claim.
    For,
    /// A claim, or the one that a citation serves, is about this very topic.
    About,
    /// A work has an author, whether it counts or not.
    Author,
}

impl Column {
    const ALL: [Self; 7] = [Self::By, Self::In, Self::Via, Self::Of, Self::For, Self::About, Self::Author];

    /// What the record of a node has in this column; it may come several times.
    pub(super) fn each(self, catalog: &Catalog, node: NodeId, mut found: impl FnMut(NodeId)) {
        let makers = |work: NodeId| catalog.work(work).map_or(&[][..], Work::makers).iter().copied();
        match (self, catalog.node(node)) {
            (Self::By, Node::Claim(claim)) => catalog.speakers(claim).iter().copied().for_each(found),
            (Self::By, Node::Work(work)) => work.makers().iter().copied().for_each(found),
            (Self::By, Node::Topic(topic)) => {
                topic.stated.iter().flat_map(|place| makers(place.work)).for_each(found);
            }
            (Self::In, Node::Claim(claim)) => found(claim.work),
            (Self::In, Node::Topic(topic)) => topic.stated.iter().map(|place| place.work).for_each(found),
            (Self::In, Node::Work(work)) => work.host.into_iter().for_each(found),
            (Self::Via, Node::Claim(claim)) => claim.via.iter().map(|place| place.work).for_each(found),
            (Self::About, Node::Claim(claim)) => claim.about.iter().copied().for_each(found),
            (Self::Author, Node::Work(work)) => work.authors.iter().copied().for_each(found),
            (column, Node::Citation(_)) => {
                let Some(cite) = catalog.citation(node) else { return };
                match column {
                    Self::By => makers(cite.from.work).for_each(found),
                    Self::In => found(cite.from.work),
                    Self::Of => found(cite.to.work),
                    Self::For => cite.serves.iter().copied().for_each(found),
                    Self::About => {
                        let served = cite.serves.iter().filter_map(|claim| catalog.claim(*claim));
                        served.flat_map(|claim| claim.about.iter().copied()).for_each(found);
                    }
                    Self::Via | Self::Author => {}
                }
            }
            _ => {}
        }
    }
}

/// A column turned round: for each node those whose records name it, in the order of numbers, each once.
#[derive(Debug, Default)]
struct Turned {
    /// Where those of each node begin; one more than there are nodes.
    starts: Vec<u32>,
    from: Vec<NodeId>,
}

impl Turned {
    fn of(catalog: &Catalog, view: &View, column: Column) -> Self {
        let mut pairs: Vec<(NodeId, NodeId)> = Vec::new();
        let counts = |id: &NodeId| column == Column::Author || view.shows(*id);
        for id in catalog.nodes().map(|(id, _)| id).filter(counts) {
            column.each(catalog, id, |to| pairs.push((to, id)));
        }
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts = vec![0_u32; catalog.len() + 1];
        for (to, _) in &pairs {
            starts[to.index() + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        Self { starts, from: pairs.into_iter().map(|(_, from)| from).collect() }
    }

    fn to(&self, node: NodeId) -> &[NodeId] {
        let bounds = self.starts.get(node.index()).zip(self.starts.get(node.index() + 1));
        bounds.and_then(|(from, to)| self.from.get(*from as usize..*to as usize)).unwrap_or(&[])
    }
}

impl Kept {
    /// Those whose records name a node in a column, in the order of numbers.
    pub(super) fn naming(&self, catalog: &Catalog, view: &View, column: Column, node: NodeId) -> &[NodeId] {
        self.turned[column as usize].get_or_init(|| Turned::of(catalog, view, column)).to(node)
    }

    /// Everything of a sort that counts, in the order of numbers.
    pub(super) fn of_sort(&self, catalog: &Catalog, view: &View, sort: &Sort) -> Arc<[NodeId]> {
        let sorts = self.sorts.get_or_init(|| {
            let mut sorts: BTreeMap<Sort, Vec<NodeId>> = BTreeMap::new();
            let mut kinds: BTreeMap<&str, Vec<NodeId>> = BTreeMap::new();
            for (id, node) in catalog.nodes().filter(|(id, _)| view.shows(*id)) {
                let own = match node {
                    Node::Topic(topic) => {
                        kinds.entry(&topic.kind).or_default().push(id);
                        Sort::Topic
                    }
                    Node::Claim(_) => Sort::Claim,
                    Node::Work(_) => Sort::Work,
                    Node::Scholar(_) => Sort::Scholar,
                    Node::Citation(_) => Sort::Citation,
                };
                for sort in [Sort::Any, own] {
                    sorts.entry(sort).or_default().push(id);
                }
            }
            sorts.extend(kinds.into_iter().map(|(kind, nodes)| (Sort::Kind(kind.to_owned()), nodes)));
            sorts.into_iter().map(|(sort, nodes)| (sort, nodes.into())).collect()
        });
        sorts.get(sort).map_or_else(|| Arc::from([]), Arc::clone)
    }

    /// How many edges of a meaning there are.
    pub(super) fn edges(&self, graph: &Graph, meaning: Meaning) -> usize {
        let edges = self.edges.get_or_init(|| {
            let mut edges: BTreeMap<Meaning, usize> = BTreeMap::new();
            graph.edges().for_each(|edge| *edges.entry(edge.meaning).or_default() += 1);
            edges
        });
        edges.get(&meaning).copied().unwrap_or(0)
    }
}
