//! What the steps of the core reach from a node. What one made of several reaches is worked out once in a question,
//! so that repetitions within repetitions cost no more than steps times nodes.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::catalog::NodeClass;
use crate::catalog::entry::{Force, Node, NodeId};
use crate::catalog::vocabulary::Literal;
use crate::graph::{Edge, Meaning};
use crate::query::budget::Meter;
use crate::query::evaluate::kept::Column;
use crate::query::evaluate::paths::meaning_of;
use crate::query::evaluate::route::{Route, RouteId, Routes};
use crate::query::evaluate::world::World;
use crate::query::expr::{Relation, Step};

type Nodes = Rc<BTreeSet<NodeId>>;

/// What steps are taken over.
pub(super) struct Reach<'r, 'a> {
    world: &'r World<'a>,
    meter: &'r Meter,
    routes: RefCell<Routes>,
    known: RefCell<BTreeMap<(RouteId, NodeId), Nodes>>,
}

impl<'r, 'a> Reach<'r, 'a> {
    pub(super) fn new(world: &'r World<'a>, meter: &'r Meter) -> Self {
        Self { world, meter, routes: RefCell::default(), known: RefCell::default() }
    }

    /// What a step reaches from a node.
    pub(super) fn reached(&self, node: NodeId, step: &Step) -> Nodes {
        match step {
            Step::Along(relation) => self.single(node, relation, false),
            Step::Inverse(inner) => match &**inner {
                Step::Along(relation) => self.single(node, relation, true),
                _ => self.routed(node, step),
            },
            _ => self.routed(node, step),
        }
    }

    /// Whether a step leads from a node to another.
    pub(super) fn leads(&self, from: NodeId, step: &Step, to: NodeId) -> bool {
        let named = match step {
            Step::Along(relation) => column_of(relation).map(|column| (column, from, to)),
            Step::Inverse(inner) => match &**inner {
                Step::Along(relation) => column_of(relation).map(|column| (column, to, from)),
                _ => None,
            },
            _ => None,
        };
        let Some((column, from, to)) = named else { return self.reached(from, step).contains(&to) };
        if !self.meter.spend(1) || !self.world.view.shows(from) {
            return false;
        }
        let hierarchy = self.world.verdicts.hierarchy();
        let mut leads = false;
        column.each(self.world.catalog, from, |named| {
            leads |= named == to || (column == Column::About && hierarchy.is_narrower(named, to));
        });
        leads
    }

    fn routed(&self, node: NodeId, step: &Step) -> Nodes {
        let route = self.routes.borrow_mut().number(step);
        self.along_route(node, route)
    }

    /// What a single relation reaches: looked up as often as it is asked for, unless that is long.
    fn single(&self, node: NodeId, relation: &Relation, inverse: bool) -> Nodes {
        if *relation == Relation::RestsOn {
            let step = Step::Along(Relation::RestsOn);
            let step = if inverse { Step::Inverse(Box::new(step)) } else { step };
            return self.routed(node, &step);
        }
        if !self.meter.spend(1) {
            return Nodes::default();
        }
        Rc::new(if inverse { self.into(node, relation) } else { self.along(node, relation) })
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
        if *relation == Relation::RestsOn {
            return if catalog.can_stand(node) { self.grounds_of(node) } else { BTreeSet::new() };
        }
        let Some(column) = column_of(relation) else { return self.edges(node, relation, false) };
        let mut found = BTreeSet::new();
        column.each(catalog, node, |named| {
            found.insert(named);
        });
        if column == Column::About {
            let hierarchy = self.world.verdicts.hierarchy();
            let broader: Vec<NodeId> = found.iter().flat_map(|topic| hierarchy.above(*topic)).collect();
            self.meter.spend(broader.len());
            found.extend(broader);
        }
        found
    }

    /// What a relation leads from to a node.
    fn into(&self, node: NodeId, relation: &Relation) -> BTreeSet<NodeId> {
        if *relation == Relation::RestsOn {
            let mut sources = self.world.withdrawn_with(&BTreeSet::from([node]));
            // A topic can be a premise, though it is nothing that can be withdrawn.
            sources.insert(node);
            let mut resting = self.world.bonds().resting_on(&sources);
            self.meter.spend(resting.len());
            resting.retain(|thing| *thing != node && self.world.catalog.can_stand(*thing));
            return resting;
        }
        let Some(column) = column_of(relation) else { return self.edges(node, relation, true) };
        let mut found: BTreeSet<NodeId> = self.world.naming(column, node).into_iter().collect();
        if column == Column::About {
            for narrower in self.world.verdicts.hierarchy().below(node) {
                let about = self.world.naming(column, narrower);
                if !self.meter.spend(1 + about.len()) {
                    break;
                }
                found.extend(about);
            }
        }
        found
    }

    /// The claims, arguments, topics, works and scholars that something rests on.
    fn grounds_of(&self, claim: NodeId) -> BTreeSet<NodeId> {
        let catalog = self.world.catalog;
        let mut found = BTreeSet::new();
        for id in self.world.bonds().grounds_of(claim) {
            if !self.meter.spend(1) {
                break;
            }
            found.insert(id);
            if let Some(work) = catalog.work(id) {
                found.extend(&work.authors);
            }
            let Some(ground) = catalog.stated_as(id) else { continue };
            found.extend(catalog.makers(ground.by, ground.work));
            for work in [Some(ground.work), ground.via.map(|via| via.work)].into_iter().flatten() {
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
            Node::Work(_) => {
                let stated = self.own_edges(node, &Relation::States, false).into_iter();
                stated.filter(|id| catalog.class(*id) == NodeClass::Claim).collect()
            }
            Node::Scholar(_) => {
                let made = self.world.naming(Column::By, node).into_iter();
                made.filter(|id| catalog.class(*id) == NodeClass::Claim).collect()
            }
            Node::Topic(_) | Node::Claim(_) | Node::Argument(_) | Node::Excerpt(_) | Node::Citation(_) => {
                BTreeSet::new()
            }
        }
    }

    fn own_edges(&self, node: NodeId, relation: &Relation, inverse: bool) -> BTreeSet<NodeId> {
        let World { catalog, graph, .. } = *self.world;
        let fits = |edge: &Edge| {
            self.meter.spend(1)
                && match (relation, edge.meaning) {
                    (Relation::Any, meaning) => !meaning.is_bibliographic(),
                    // A claim says of the truth of a topic what its force makes of the word.
                    (Relation::Declared { id, literal: false }, Meaning::Declared(said))
                        if edge.is_own()
                            && catalog.vocabulary.is_of_truth(said)
                            && catalog.is_affirmable(edge.to) =>
                    {
                        let said = Literal { relation: said, denied: edge.force == Force::Denies };
                        edge.force != Force::Asks && catalog.vocabulary.follows(said, Literal::said(*id))
                    }
                    (Relation::Declared { id, literal: false }, Meaning::Declared(said)) => {
                        catalog.vocabulary.implies(said, *id)
                    }
                    (relation, meaning) => meaning_of(relation) == Some(meaning),
                }
        };
        if inverse {
            graph.incoming(node).filter(fits).map(|edge| edge.from).collect()
        } else {
            graph.outgoing(node).filter(fits).map(|edge| edge.to).collect()
        }
    }
}

/// The column in which records name what a relation leads to; none for those that are edges of the graph.
fn column_of(relation: &Relation) -> Option<Column> {
    Some(match relation {
        Relation::By => Column::By,
        Relation::In => Column::In,
        Relation::Via => Column::Via,
        Relation::Of => Column::Of,
        Relation::For => Column::For,
        Relation::About => Column::About,
        _ => return None,
    })
}
