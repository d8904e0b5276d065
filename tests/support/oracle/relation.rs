//! Steps as sets of pairs.

use catena::catalog::entry::{Node, NodeId};
use catena::query::expr::{Relation, Step};

use super::part::{Part, arguers, makers, speakers};

/// A set of pairs of nodes: for each first one, a bit for each second one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pairs(Vec<u128>);

impl Pairs {
    fn none(nodes: usize) -> Self {
        assert!(nodes <= 128, "the corpora of these tests have at most 128 nodes, not {nodes}");
        Self(vec![0; nodes])
    }

    fn add(&mut self, from: usize, to: usize) {
        self.0[from] |= 1 << to;
    }

    pub(super) fn has(&self, from: NodeId, to: NodeId) -> bool {
        self.0[from.index()] >> to.index() & 1 == 1
    }

    fn listed(&self) -> Vec<(usize, usize)> {
        let nodes = 0..self.0.len();
        let row = |from: usize| nodes.clone().filter(move |to| self.0[from] >> to & 1 == 1);
        nodes.clone().flat_map(|from| row(from).map(move |to| (from, to))).collect()
    }

    fn same(nodes: usize) -> Self {
        let mut same = Self::none(nodes);
        (0..nodes).for_each(|node| same.add(node, node));
        same
    }

    fn union(mut self, other: &Self) -> Self {
        self.0.iter_mut().zip(&other.0).for_each(|(own, more)| *own |= more);
        self
    }

    fn inverse(&self) -> Self {
        let mut turned = Self::none(self.0.len());
        self.listed().into_iter().for_each(|(from, to)| turned.add(to, from));
        turned
    }

    fn then(&self, next: &Self) -> Self {
        let mut both = Self::none(self.0.len());
        self.listed().into_iter().for_each(|(from, to)| both.0[from] |= next.0[to]);
        both
    }
}

impl Part<'_> {
    /// The pairs that a step joins.
    pub(super) fn pairs(&self, step: &Step) -> Pairs {
        let count = self.catalog.len();
        match step {
            Step::Along(relation) => {
                if let Some(known) = self.known.borrow().get(relation) {
                    return known.clone();
                }
                let pairs = self.pairs_of(relation);
                self.known.borrow_mut().insert(relation.clone(), pairs.clone());
                pairs
            }
            Step::Inverse(inner) => self.pairs(inner).inverse(),
            Step::Sequence(steps) => {
                steps.iter().fold(Pairs::same(count), |pairs, step| pairs.then(&self.pairs(step)))
            }
            Step::Either(steps) => {
                steps.iter().fold(Pairs::none(count), |pairs, step| pairs.union(&self.pairs(step)))
            }
            Step::Repeat(inner, least, most) => {
                let once = self.pairs(inner);
                let (mut so_many, mut all) = (Pairs::same(count), Pairs::none(count));
                for times in 0..=*most {
                    if times >= *least {
                        all = all.union(&so_many);
                    }
                    so_many = so_many.then(&once);
                }
                all
            }
        }
    }

    /// The pairs of a relation. What is declared, a claim's work and speakers do too; the rest are facts of
    /// the record of what they start from.
    fn pairs_of(&self, relation: &Relation) -> Pairs {
        let catalog = self.catalog;
        let mut pairs = Pairs::none(catalog.len());
        for edge in self.edges().iter().filter(|edge| self.is_meant(edge, relation)) {
            pairs.add(edge.from.index(), edge.to.index());
            if let (Relation::Declared { .. }, Some(claim)) = (relation, catalog.claim(edge.from)) {
                for who in speakers(catalog, claim).into_iter().chain([claim.work]) {
                    pairs.add(who.index(), edge.to.index());
                }
            }
        }
        for (id, _) in catalog.nodes().filter(|(id, _)| self.shows(*id)) {
            for to in self.leads_to(id, relation) {
                pairs.add(id.index(), to.index());
            }
        }
        pairs
    }

    /// What a thing's own record leads to by a relation that is no edge, or over more than one.
    fn leads_to(&self, id: NodeId, relation: &Relation) -> Vec<NodeId> {
        let catalog = self.catalog;
        let stated = |id: NodeId| catalog.topic(id).unwrap().stated.iter().map(|place| place.work);
        match (relation, catalog.node(id)) {
            (Relation::By, Node::Claim(claim)) => speakers(catalog, claim),
            (Relation::By, Node::Argument(argument)) => arguers(catalog, argument),
            (Relation::In, Node::Argument(argument)) => vec![argument.work],
            (Relation::Via, Node::Argument(argument)) => {
                argument.via.iter().map(|place| place.work).collect()
            }
            (Relation::By, Node::Work(_)) => makers(catalog, id),
            (Relation::By, Node::Topic(_)) => stated(id).flat_map(|work| makers(catalog, work)).collect(),
            (Relation::By, Node::Excerpt(excerpt)) => makers(catalog, excerpt.work),
            (Relation::In, Node::Excerpt(excerpt)) => vec![excerpt.work],
            (Relation::About, Node::Excerpt(excerpt)) => self.and_above(&excerpt.about),
            (Relation::By, Node::Citation(at)) => makers(catalog, catalog.cites[*at].from.work),
            (Relation::In, Node::Claim(claim)) => vec![claim.work],
            (Relation::In, Node::Topic(_)) => stated(id).collect(),
            (Relation::In, Node::Work(work)) => work.host.into_iter().collect(),
            (Relation::In, Node::Citation(at)) => vec![catalog.cites[*at].from.work],
            (Relation::Via, Node::Claim(claim)) => claim.via.iter().map(|place| place.work).collect(),
            (Relation::Of, Node::Citation(at)) => vec![catalog.cites[*at].to.work],
            (Relation::For, Node::Citation(at)) => catalog.cites[*at].serves.clone(),
            (Relation::About, Node::Claim(claim)) => self.and_above(&claim.about),
            (Relation::About, Node::Citation(at)) => {
                let served = catalog.cites[*at].serves.iter().filter_map(|id| catalog.claim(*id));
                self.and_above(&served.flat_map(|claim| claim.about.clone()).collect::<Vec<_>>())
            }
            (Relation::RestsOn, _) if self.can_stand(id) => self.rests_on(id),
            _ => Vec::new(),
        }
    }

    /// Topics and all that they lie under.
    fn and_above(&self, topics: &[NodeId]) -> Vec<NodeId> {
        let all = self.catalog.topics().map(|(id, _)| id);
        all.filter(|above| topics.iter().any(|topic| topic == above || self.is_under(*topic, *above)))
            .collect()
    }
}
