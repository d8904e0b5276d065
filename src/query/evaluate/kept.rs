//! What is worked out once of a part of a corpus, when it is first needed, and kept for all questions that are asked
//! of it: what there is of each sort, and the relations that are no edges of the graph, turned round.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, OnceLock};

use crate::catalog::entry::{Node, NodeId, Work};
use crate::catalog::view::View;
use crate::catalog::{Catalog, NodeClass};
use crate::graph::{Graph, Meaning};
use crate::query::expr::Sort;
use crate::store::{Deferred, Groups, Keep, Map, Pack, Packer, Why};

/// What is anything, unless the question asks for excerpts.
const ANY: [NodeClass; 6] = [
    NodeClass::Topic,
    NodeClass::Claim,
    NodeClass::Argument,
    NodeClass::Work,
    NodeClass::Scholar,
    NodeClass::Citation,
];

/// What is kept; nothing at first. It belongs to one catalog and one view of it.
#[derive(Debug, Default)]
pub struct Kept {
    /// The topics of each kind.
    kinds: OnceLock<Map<String, Vec<NodeId>>>,
    /// How many edges there are of each meaning.
    edges: OnceLock<Deferred<BTreeMap<Meaning, usize>>>,
    /// The columns turned round.
    turned: [OnceLock<Groups>; Column::ALL.len()],
}

/// A relation that a record names itself: of what it is, where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// A claim, argument, work, topic, excerpt or citation is by a scholar.
    By,
    /// A claim, argument, topic, excerpt or citation stands in a work, a work in another.
    In,
    /// A claim or an argument was read in a work.
    Via,
    /// A citation is of a work.
    Of,
    /// A citation serves a claim.
    For,
    /// A claim, an excerpt, or the claim that a citation serves, is about this very topic.
    About,
    /// A work has an author, whether it counts or not.
    Author,
}

impl Column {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::By, Self::In, Self::Via, Self::Of, Self::For, Self::About, Self::Author];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::By => "by",
            Self::In => "in",
            Self::Via => "via",
            Self::Of => "of",
            Self::For => "for",
            Self::About => "about",
            Self::Author => "author",
        }
    }

    /// What the record of a node has in this column; it may come several times.
    pub fn each(self, catalog: &Catalog, node: NodeId, mut found: impl FnMut(NodeId)) {
        let makers = |work: NodeId| catalog.work(work).map_or(&[][..], Work::makers).iter().copied();
        match (self, catalog.node(node)) {
            (Self::By, Node::Claim(claim)) => catalog.speakers(claim).iter().copied().for_each(found),
            (Self::By, Node::Argument(argument)) => catalog.arguers(argument).iter().copied().for_each(found),
            (Self::By, Node::Work(work)) => work.makers().iter().copied().for_each(found),
            (Self::By, Node::Topic(topic)) => {
                topic.stated.iter().flat_map(|place| makers(place.work)).for_each(found);
            }
            (Self::In, Node::Claim(claim)) => found(claim.work),
            (Self::In, Node::Argument(argument)) => found(argument.work),
            (Self::In, Node::Topic(topic)) => topic.stated.iter().map(|place| place.work).for_each(found),
            (Self::In, Node::Work(work)) => work.host.into_iter().for_each(found),
            (Self::Via, Node::Claim(claim)) => claim.via.iter().map(|place| place.work).for_each(found),
            (Self::Via, Node::Argument(argument)) => {
                argument.via.iter().map(|place| place.work).for_each(found);
            }
            (Self::By, Node::Excerpt(excerpt)) => makers(excerpt.work).for_each(found),
            (Self::In, Node::Excerpt(excerpt)) => found(excerpt.work),
            (Self::About, Node::Excerpt(excerpt)) => excerpt.about.iter().copied().for_each(found),
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
fn turned(catalog: &Catalog, view: &View, column: Column) -> Groups {
    let mut pairs: Vec<(NodeId, NodeId)> = Vec::new();
    let counts = |id: &NodeId| column == Column::Author || view.shows(*id);
    for id in catalog.nodes().map(|(id, _)| id).filter(counts) {
        column.each(catalog, id, |to| pairs.push((to, id)));
    }
    pairs.sort_unstable();
    pairs.dedup();
    Groups::of(catalog.len(), pairs.iter().map(|(to, from)| (to.index(), from.0)))
}

impl Kept {
    /// All that is kept of the whole of a catalog.
    #[must_use]
    pub fn of(catalog: &Catalog, graph: &Graph) -> Self {
        let (kept, view) = (Self::default(), View::all());
        kept.kinds(catalog, &view);
        kept.all_edges(graph);
        for column in Column::ALL {
            kept.turned(catalog, &view, column);
        }
        kept
    }

    fn turned(&self, catalog: &Catalog, view: &View, column: Column) -> &Groups {
        self.turned[column as usize].get_or_init(|| turned(catalog, view, column))
    }

    /// Those whose records name a node in a column, in the order of numbers.
    pub(super) fn naming(&self, catalog: &Catalog, view: &View, column: Column, node: NodeId) -> Vec<NodeId> {
        self.turned(catalog, view, column).of_group(node.index()).map(NodeId).collect()
    }

    /// The claims, the arguments and the works that a scholar makes, each sort in the order of numbers, of the whole of a
    /// catalog: those whose [speakers](Catalog::speakers), [arguers](Catalog::arguers) and makers count the scholar.
    #[must_use]
    pub fn made_by(&self, catalog: &Catalog, scholar: NodeId) -> Vec<NodeId> {
        self.naming(catalog, &View::all(), Column::By, scholar)
    }

    /// The works that stand in a work, in the order of numbers, of the whole of a catalog.
    #[must_use]
    pub fn works_in(&self, catalog: &Catalog, work: NodeId) -> Vec<NodeId> {
        let mut within = self.naming(catalog, &View::all(), Column::In, work);
        within.retain(|id| catalog.work(*id).is_some());
        within
    }

    fn kinds(&self, catalog: &Catalog, view: &View) -> &Map<String, Vec<NodeId>> {
        self.kinds.get_or_init(|| {
            let mut kinds: BTreeMap<String, Vec<NodeId>> = BTreeMap::new();
            for (id, topic) in catalog.topics().filter(|(id, _)| view.shows(*id)) {
                match kinds.get_mut(&topic.kind) {
                    Some(topics) => topics.push(id),
                    None => drop(kinds.insert(topic.kind.clone(), vec![id])),
                }
            }
            kinds.into()
        })
    }

    /// Everything of a sort that counts, in the order of numbers.
    pub(super) fn of_sort(&self, catalog: &Catalog, view: &View, sort: &Sort) -> Arc<[NodeId]> {
        let classes: &[NodeClass] = match sort {
            Sort::Kind(kind) => {
                let topics = self.kinds(catalog, view).get(kind.as_str());
                return topics.map_or_else(|| Arc::from([]), |topics| topics.as_slice().into());
            }
            Sort::Topic => &[NodeClass::Topic],
            Sort::Claim => &[NodeClass::Claim],
            Sort::Argument => &[NodeClass::Argument],
            Sort::Work => &[NodeClass::Work],
            Sort::Scholar => &[NodeClass::Scholar],
            Sort::Excerpt => &[NodeClass::Excerpt],
            Sort::Citation => &[NodeClass::Citation],
            Sort::Any => &ANY,
        };
        let all = classes.iter().flat_map(|class| catalog.of_class(*class));
        all.filter(|id| view.shows(*id)).collect()
    }

    fn all_edges(&self, graph: &Graph) -> &BTreeMap<Meaning, usize> {
        self.edges.get_or_init(|| {
            let mut edges: BTreeMap<Meaning, usize> = BTreeMap::new();
            graph.edges().for_each(|edge| *edges.entry(edge.meaning).or_default() += 1);
            edges.into()
        })
    }

    /// How many edges of a meaning there are.
    pub(super) fn edges(&self, graph: &Graph, meaning: Meaning) -> usize {
        self.all_edges(graph).get(&meaning).copied().unwrap_or(0)
    }
}

impl Keep for Kept {
    /// What has been worked out must be all there is ([`Kept::of`]).
    fn keep(&self, to: &mut Packer<'_>, name: &str) -> io::Result<()> {
        let missing = || io::Error::other("not all of it is worked out");
        self.kinds.get().ok_or_else(missing)?.keep(to, &format!("{name}/kinds"))?;
        self.edges.get().ok_or_else(missing)?.keep(to, &format!("{name}/edges"))?;
        for (column, turned) in Column::ALL.iter().zip(&self.turned) {
            turned.get().ok_or_else(missing)?.keep(to, &format!("{name}/{column:?}"))?;
        }
        Ok(())
    }

    fn kept(from: &Arc<Pack>, name: &str) -> Result<Self, Why> {
        let kept = Self {
            kinds: OnceLock::from(Map::kept(from, &format!("{name}/kinds"))?),
            edges: OnceLock::from(Deferred::kept(from, &format!("{name}/edges"))?),
            turned: Default::default(),
        };
        for (column, turned) in Column::ALL.iter().zip(&kept.turned) {
            let kept = Groups::kept(from, &format!("{name}/{column:?}"))?;
            turned.get_or_init(|| kept);
        }
        Ok(kept)
    }
}
