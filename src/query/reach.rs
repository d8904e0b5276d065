//! What the steps of the core reach from a node. What one reaches is worked out once in a question, so that
//! repetitions within repetitions cost no more than steps times nodes.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::catalog::entry::{Claim, Node, NodeId, Work};
use crate::graph::Meaning;
use crate::grounds::withdrawn_with;
use crate::query::budget::Meter;
use crate::query::eval::World;
use crate::query::expr::{Relation, Step};
use crate::query::paths::meaning_of;
use crate::query::route::{Route, RouteId, Routes};

type Nodes = Rc<BTreeSet<NodeId>>;

/// What steps are taken over.
pub(super) struct Reach<'r, 'a> {
    world: &'r World<'a>,
    meter: &'r Meter,
    routes: RefCell<Routes>,
    known: RefCell<BTreeMap<(RouteId, NodeId), Nodes>>,
    /// Derived relations turned round: for each, what leads to each node.
    turned: RefCell<BTreeMap<Relation, BTreeMap<NodeId, BTreeSet<NodeId>>>>,
}

impl<'r, 'a> Reach<'r, 'a> {
    pub(super) fn new(world: &'r World<'a>, meter: &'r Meter) -> Self {
        Self {
            world,
            meter,
            routes: RefCell::default(),
            known: RefCell::default(),
            turned: RefCell::default(),
        }
    }

    /// What a step reaches from a node.
    pub(super) fn reached(&self, node: NodeId, step: &Step) -> Nodes {
        let route = self.routes.borrow_mut().number(step);
        self.along_route(node, route)
    }

    fn along_route(&self, node: NodeId, number: RouteId) -> Nodes {
        if let Some(known) = self.known.borrow().get(&(number, node)) {
            return Rc::clone(known);
        }
        if !self.meter.spend(1) {
            return Nodes::default();
        }
        let route = self.routes.borrow().get(number).clone();
        let reached = match route {
            Route::Along(relation, false) => self.along(node, &relation),
            Route::Along(relation, true) => self.into(node, &relation),
            Route::Sequence(parts) => parts
                .iter()
                .fold(BTreeSet::from([node]), |from, part| self.reached_from(from.iter().copied(), *part)),
            Route::Either(parts) => parts
                .iter()
                .flat_map(|part| self.along_route(node, *part).iter().copied().collect::<Vec<_>>())
                .collect(),
            Route::Repeat(part, least, most) => {
                self.repeated(node, part, least, most.min(self.meter.budget().hops))
            }
        };
        let reached = Rc::new(reached);
        // What was cut short is no answer to keep.
        if !self.meter.is_cut() {
            self.known.borrow_mut().insert((number, node), Rc::clone(&reached));
        }
        reached
    }

    fn reached_from(&self, nodes: impl Iterator<Item = NodeId>, part: RouteId) -> BTreeSet<NodeId> {
        let mut reached = BTreeSet::new();
        for node in nodes {
            let found = self.along_route(node, part);
            if !self.meter.spend(found.len()) {
                break;
            }
            reached.extend(found.iter().copied());
        }
        reached
    }

    fn repeated(&self, node: NodeId, part: RouteId, least: u32, most: u32) -> BTreeSet<NodeId> {
        let mut all = BTreeSet::new();
        let mut front = BTreeSet::from([node]);
        for hops in 0..=most {
            if hops >= least {
                // From the fewest hops on only what is new can lead to something new.
                front.retain(|node| all.insert(*node));
            }
            if hops == most || front.is_empty() || !self.meter.spend(front.len()) {
                break;
            }
            front = self.reached_from(front.iter().copied(), part);
        }
        all
    }

    /// What a relation leads to from a node. Declared relations include those that imply them, save
    /// where they are literal. Nothing leads from what is hidden.
    fn along(&self, node: NodeId, relation: &Relation) -> BTreeSet<NodeId> {
        let catalog = self.world.catalog;
        if !self.world.view.shows(node) {
            return BTreeSet::new();
        }
        let makers = |work: NodeId| catalog.work(work).map_or(&[][..], Work::makers).iter().copied();
        match (relation, catalog.node(node)) {
            (Relation::By, Node::Claim(claim)) => catalog.speakers(claim).iter().copied().collect(),
            (Relation::By, Node::Work(work)) => work.makers().iter().copied().collect(),
            (Relation::By, Node::Topic(topic)) => {
                topic.stated.iter().flat_map(|place| makers(place.work)).collect()
            }
            (Relation::In, Node::Claim(claim)) => BTreeSet::from([claim.work]),
            (Relation::In, Node::Topic(topic)) => topic.stated.iter().map(|place| place.work).collect(),
            (Relation::In, Node::Work(work)) => work.host.into_iter().collect(),
            (Relation::Via, Node::Claim(claim)) => claim.via.iter().map(|place| place.work).collect(),
            (Relation::RestsOn, Node::Claim(_)) => self.grounds_of(node),
            (relation, Node::Citation(_)) => match (relation, catalog.citation(node)) {
                (Relation::By, Some(cite)) => makers(cite.from.work).collect(),
                (Relation::In, Some(cite)) => BTreeSet::from([cite.from.work]),
                (Relation::Of, Some(cite)) => BTreeSet::from([cite.to.work]),
                (Relation::For, Some(cite)) => cite.serves.iter().copied().collect(),
                (Relation::About, Some(cite)) => {
                    let served = cite.serves.iter().filter_map(|claim| catalog.claim(*claim));
                    served.flat_map(|claim| self.about(claim)).collect()
                }
                _ => BTreeSet::new(),
            },
            (Relation::About, Node::Claim(claim)) => self.about(claim).collect(),
            _ if is_derived(relation) || *relation == Relation::About => BTreeSet::new(),
            _ => self.edges(node, relation, false),
        }
    }

    /// The topics that a claim is about, and those broader.
    fn about<'c>(&'c self, claim: &'c Claim) -> impl Iterator<Item = NodeId> + 'c {
        let hierarchy = self.world.verdicts.hierarchy();
        claim.about.iter().flat_map(|topic| hierarchy.above(*topic).chain([*topic]))
    }

    /// What a relation leads from to a node.
    fn into(&self, node: NodeId, relation: &Relation) -> BTreeSet<NodeId> {
        let catalog = self.world.catalog;
        match relation {
            Relation::RestsOn => {
                if !self.meter.spend(catalog.len()) {
                    return BTreeSet::new();
                }
                let withdrawn = withdrawn_with(catalog, &BTreeSet::from([node]));
                let mut resting = self.world.grounds.resting_on(&withdrawn);
                resting.remove(&node);
                resting
            }
            _ if is_derived(relation) || *relation == Relation::About => self.turned(relation, node),
            _ => self.edges(node, relation, true),
        }
    }

    /// What a derived relation leads from to a node. The relation is turned round as a whole when it is first
    /// needed.
    fn turned(&self, relation: &Relation, node: NodeId) -> BTreeSet<NodeId> {
        if !self.turned.borrow().contains_key(relation) {
            let catalog = self.world.catalog;
            if !self.meter.spend(catalog.len()) {
                return BTreeSet::new();
            }
            let mut turned: BTreeMap<NodeId, BTreeSet<NodeId>> = BTreeMap::new();
            for from in catalog.nodes().map(|(id, _)| id).filter(|id| self.world.view.shows(*id)) {
                for to in self.along(from, relation) {
                    turned.entry(to).or_default().insert(from);
                }
            }
            self.turned.borrow_mut().insert(relation.clone(), turned);
        }
        let turned = self.turned.borrow();
        turned.get(relation).and_then(|turned| turned.get(&node)).cloned().unwrap_or_default()
    }

    /// The claims, works and scholars that a claim rests on.
    fn grounds_of(&self, claim: NodeId) -> BTreeSet<NodeId> {
        let catalog = self.world.catalog;
        let mut found = BTreeSet::new();
        for id in self.world.grounds.grounds_of(claim) {
            let Some(ground) = catalog.claim(id).filter(|_| self.meter.spend(1)) else { continue };
            found.insert(id);
            found.extend(catalog.speakers(ground));
            for work in [Some(ground.work), ground.via.as_ref().map(|via| via.work)].into_iter().flatten() {
                found.insert(work);
                found.extend(catalog.work(work).map_or(&[][..], |work| &work.authors));
            }
        }
        found.remove(&claim);
        found
    }

    fn edges(&self, node: NodeId, relation: &Relation, inverse: bool) -> BTreeSet<NodeId> {
        let mut reached = self.own_edges(node, relation, inverse);
        if !matches!(relation, Relation::Declared { .. }) {
            return reached;
        }
        // What a claim does, its work and whoever makes it do too.
        let catalog = self.world.catalog;
        if inverse {
            let claims: Vec<NodeId> = reached.iter().copied().collect();
            for claim in claims.iter().filter_map(|id| catalog.claim(*id)) {
                reached.insert(claim.work);
                reached.extend(catalog.speakers(claim));
            }
        } else {
            for claim in self.claims_of(node) {
                reached.extend(self.own_edges(claim, relation, false));
            }
        }
        reached
    }

    /// The claims that a work states or a scholar makes; none for anything else.
    fn claims_of(&self, node: NodeId) -> BTreeSet<NodeId> {
        let catalog = self.world.catalog;
        match catalog.node(node) {
            Node::Work(_) => self.own_edges(node, &Relation::States, false),
            Node::Scholar(_) => {
                let made = self.turned(&Relation::By, node);
                made.into_iter().filter(|id| catalog.claim(*id).is_some()).collect()
            }
            Node::Topic(_) | Node::Claim(_) | Node::Citation(_) => BTreeSet::new(),
        }
    }

    fn own_edges(&self, node: NodeId, relation: &Relation, inverse: bool) -> BTreeSet<NodeId> {
        let World { catalog, graph, .. } = *self.world;
        let fits = |meaning: Meaning| {
            self.meter.spend(1)
                && match (relation, meaning) {
                    (Relation::Any, meaning) => !meaning.is_bibliographic(),
                    (Relation::Declared { id, literal: false }, Meaning::Declared(said)) => {
                        catalog.vocabulary.implies(said, *id)
                    }
                    (relation, meaning) => meaning_of(relation) == Some(meaning),
                }
        };
        if inverse {
            graph.incoming(node).filter(|edge| fits(edge.meaning)).map(|edge| edge.from).collect()
        } else {
            graph.outgoing(node).filter(|edge| fits(edge.meaning)).map(|edge| edge.to).collect()
        }
    }
}

/// True for relations that are no edges of the graph.
fn is_derived(relation: &Relation) -> bool {
    matches!(
        relation,
        Relation::By | Relation::In | Relation::Via | Relation::Of | Relation::For | Relation::RestsOn
    )
}
