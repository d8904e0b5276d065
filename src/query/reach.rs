//! What the steps of the core reach from a node.

use std::cell::Cell;
use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::catalog::entry::{Claim, Node, NodeId};
use crate::graph::hierarchy::Hierarchy;
use crate::graph::{Graph, Meaning};
use crate::query::expr::{Relation, Step};
use crate::query::paths::meaning_of;

/// What steps are taken over.
pub(super) struct Reach<'a> {
    pub catalog: &'a Catalog,
    pub graph: &'a Graph,
    pub hierarchy: &'a Hierarchy,
    /// Steps that may still be taken.
    pub budget: &'a Cell<usize>,
}

impl Reach<'_> {
    /// What a step reaches from a node.
    pub(super) fn reached(&self, node: NodeId, step: &Step) -> BTreeSet<NodeId> {
        if !self.spend(1) {
            return BTreeSet::new();
        }
        match step {
            Step::Along(relation) => self.along(node, relation),
            Step::Inverse(inner) => self.against(node, inner),
            Step::Sequence(steps) => steps.iter().fold(BTreeSet::from([node]), |from, step| {
                from.into_iter().flat_map(|node| self.reached(node, step)).collect()
            }),
            Step::Either(steps) => steps.iter().flat_map(|step| self.reached(node, step)).collect(),
            Step::Repeat(inner, least, most) => {
                let mut all = BTreeSet::new();
                let mut front = BTreeSet::from([node]);
                let mut before = BTreeSet::new();
                for hops in 0..=*most {
                    if hops >= *least {
                        all.extend(front.iter().copied());
                    }
                    // Once nothing new comes, more hops go round in circles.
                    let done = hops >= *least && front.is_subset(&before);
                    if hops == *most || done || !self.spend(front.len()) {
                        break;
                    }
                    before.extend(front.iter().copied());
                    front = front.into_iter().flat_map(|node| self.reached(node, inner)).collect();
                }
                all
            }
        }
    }

    /// Takes so many steps off the budget; false once it is used up.
    fn spend(&self, steps: usize) -> bool {
        let left = self.budget.get().saturating_sub(steps);
        self.budget.set(left);
        left > 0
    }

    /// The other way round: inverses of sequences are sequences of inverses, backwards.
    fn against(&self, node: NodeId, step: &Step) -> BTreeSet<NodeId> {
        let turned = |step: &Step| Step::Inverse(Box::new(step.clone()));
        match step {
            Step::Along(relation) => self.into(node, relation),
            Step::Inverse(inner) => self.reached(node, inner),
            Step::Sequence(steps) => {
                self.reached(node, &Step::Sequence(steps.iter().rev().map(turned).collect()))
            }
            Step::Either(steps) => self.reached(node, &Step::Either(steps.iter().map(turned).collect())),
            Step::Repeat(inner, least, most) => {
                self.reached(node, &Step::Repeat(Box::new(turned(inner)), *least, *most))
            }
        }
    }

    /// What a relation leads to from a node. Declared relations include those that imply them, save
    /// where they are literal.
    fn along(&self, node: NodeId, relation: &Relation) -> BTreeSet<NodeId> {
        let catalog = self.catalog;
        match (relation, catalog.node(node)) {
            (Relation::By, Node::Claim(claim)) => catalog.speakers(claim).iter().copied().collect(),
            (Relation::By, Node::Work(work)) => work.makers().iter().copied().collect(),
            (Relation::By, Node::Topic(topic)) => {
                let works = topic.stated.iter().filter_map(|place| catalog.work(place.work));
                works.flat_map(|work| work.makers().iter().copied()).collect()
            }
            (Relation::In, Node::Claim(claim)) => BTreeSet::from([claim.work]),
            (Relation::In, Node::Topic(topic)) => topic.stated.iter().map(|place| place.work).collect(),
            (Relation::In, Node::Work(work)) => work.host.into_iter().collect(),
            (Relation::Via, Node::Claim(claim)) => claim.via.iter().map(|place| place.work).collect(),
            (Relation::By | Relation::In | Relation::Via, _) => BTreeSet::new(),
            (Relation::About, Node::Claim(claim)) => {
                let hierarchy = self.hierarchy;
                let above = |topic: &NodeId| {
                    let topic = *topic;
                    hierarchy.above(topic).chain([topic])
                };
                claim.about.iter().flat_map(above).collect()
            }
            _ => self.edges(node, relation, false),
        }
    }

    /// What a relation leads from to a node.
    fn into(&self, node: NodeId, relation: &Relation) -> BTreeSet<NodeId> {
        let catalog = self.catalog;
        match relation {
            Relation::By | Relation::In | Relation::Via | Relation::About => {
                if !self.spend(catalog.len()) {
                    return BTreeSet::new();
                }
                let nodes = catalog.nodes().map(|(id, _)| id);
                nodes.filter(|from| self.along(*from, relation).contains(&node)).collect()
            }
            _ => self.edges(node, relation, true),
        }
    }

    fn edges(&self, node: NodeId, relation: &Relation, inverse: bool) -> BTreeSet<NodeId> {
        let mut reached = self.own_edges(node, relation, inverse);
        if !matches!(relation, Relation::Declared { .. }) {
            return reached;
        }
        // What a claim does, its work and whoever makes it do too.
        if inverse {
            let claims: Vec<NodeId> = reached.iter().copied().collect();
            for claim in claims.iter().filter_map(|id| self.catalog.claim(*id)) {
                reached.insert(claim.work);
                reached.extend(self.catalog.speakers(claim));
            }
        } else {
            for claim in self.claims_of(node) {
                reached.extend(self.own_edges(claim, relation, false));
            }
        }
        reached
    }

    /// The claims that a work states or a scholar makes; none for anything else.
    fn claims_of(&self, node: NodeId) -> Vec<NodeId> {
        let catalog = self.catalog;
        match catalog.node(node) {
            Node::Work(_) => self.own_edges(node, &Relation::States, false).into_iter().collect(),
            Node::Scholar(_) => {
                let made = |claim: &Claim| catalog.speakers(claim).contains(&node);
                catalog.claims().filter(|(_, claim)| made(claim)).map(|(id, _)| id).collect()
            }
            Node::Topic(_) | Node::Claim(_) => Vec::new(),
        }
    }

    fn own_edges(&self, node: NodeId, relation: &Relation, inverse: bool) -> BTreeSet<NodeId> {
        let vocabulary = &self.catalog.vocabulary;
        let fits = |meaning: Meaning| {
            self.spend(1)
                && match (relation, meaning) {
                    (Relation::Any, meaning) => !meaning.is_bibliographic(),
                    (Relation::Declared { id, literal: false }, Meaning::Declared(said)) => {
                        vocabulary.implies(said, *id)
                    }
                    (relation, meaning) => meaning_of(relation) == Some(meaning),
                }
        };
        if inverse {
            self.graph.incoming(node).filter(|edge| fits(edge.meaning)).map(|edge| edge.from).collect()
        } else {
            self.graph.outgoing(node).filter(|edge| fits(edge.meaning)).map(|edge| edge.to).collect()
        }
    }
}
