//! The part of a corpus that counts in a year.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use catena::catalog::Catalog;
use catena::catalog::entry::{Argument, Claim, Node, NodeId, Topic};
use catena::query::expr::{Relation, Sort};

use super::relation::Pairs;
use super::standing::Stand;

/// A catalog, and what of it counts.
pub(super) struct Part<'a> {
    pub(super) catalog: &'a Catalog,
    shown: BTreeSet<NodeId>,
    /// What relations can hold of two topics together.
    pub(super) worlds: Rc<Worlds>,
    /// Pairs of relations that were asked for before.
    pub(super) known: RefCell<BTreeMap<Relation, Pairs>>,
    pub(super) stand: OnceCell<Stand>,
}

impl<'a> Part<'a> {
    /// Everything, or what was there in a year: the works of that year or before; the claims, arguments and
    /// citations of these; who wrote, edited or said them; the topics stated in them or that a claim is about, says
    /// something of or bears a relation to, or that an argument uses or concludes; what is broader than one of these.
    /// An argument of which a premise or the conclusion is not there is none.
    pub(super) fn of(catalog: &'a Catalog, year: Option<i32>) -> Self {
        let all: BTreeSet<NodeId> = catalog.nodes().map(|(id, _)| id).collect();
        let part = |shown| Self {
            catalog,
            shown,
            worlds: worlds(catalog),
            known: RefCell::default(),
            stand: OnceCell::new(),
        };
        let Some(year) = year else { return part(all) };
        let early = |work: NodeId| catalog.work(work).unwrap().year.is_some_and(|of| of <= year);
        let is_whole = |argument: &Argument| {
            let mut ends = argument.premises.iter().chain([&argument.concludes]);
            ends.all(|end| catalog.claim(*end).is_none_or(|claim| early(claim.work)))
        };
        let mut shown = BTreeSet::new();
        for id in all {
            match catalog.node(id) {
                Node::Work(work) if early(id) => {
                    shown.insert(id);
                    shown.extend(work.authors.iter().chain(&work.editors).copied());
                }
                Node::Claim(claim) if early(claim.work) => {
                    shown.insert(id);
                    shown.extend(speakers(catalog, claim));
                    shown.extend(topics_of(catalog, claim));
                }
                Node::Argument(argument) if early(argument.work) && is_whole(argument) => {
                    shown.insert(id);
                    shown.extend(arguers(catalog, argument));
                    let ends = argument.premises.iter().chain([&argument.concludes]);
                    shown.extend(ends.filter(|end| catalog.topic(**end).is_some()));
                }
                Node::Topic(topic) if topic.stated.iter().any(|place| early(place.work)) => {
                    shown.insert(id);
                }
                Node::Citation(_) if early(catalog.citation(id).unwrap().from.work) => {
                    shown.insert(id);
                }
                _ => {}
            }
        }
        loop {
            let topics = shown.iter().filter_map(|id| catalog.topic(*id));
            let broader: BTreeSet<NodeId> = topics.flat_map(|topic| topic.broader.clone()).collect();
            if broader.is_subset(&shown) {
                return part(shown);
            }
            shown.extend(broader);
        }
    }

    pub(super) fn shows(&self, node: NodeId) -> bool {
        self.shown.contains(&node)
    }

    /// What the record of a topic says counts if the topic is there and its record stands in a work that is
    /// there, or in none.
    pub(super) fn counts_record(&self, id: NodeId, topic: &Topic) -> bool {
        self.shows(id) && (topic.stated.is_empty() || topic.stated.iter().any(|place| self.shows(place.work)))
    }

    /// The claims that count.
    pub(super) fn claims(&self) -> impl Iterator<Item = (NodeId, &Claim)> {
        self.catalog.claims().filter(|(id, _)| self.shows(*id))
    }

    /// Who makes a claim or an argument.
    pub(super) fn said_by(&self, id: NodeId) -> Vec<NodeId> {
        match self.catalog.node(id) {
            Node::Claim(claim) => speakers(self.catalog, claim),
            Node::Argument(argument) => arguers(self.catalog, argument),
            _ => Vec::new(),
        }
    }

    /// What counts and is of a sort, in order.
    pub(super) fn of_sort(&self, sort: &Sort) -> Vec<NodeId> {
        let is = |id: &NodeId| match (sort, self.catalog.node(*id)) {
            (Sort::Kind(kind), Node::Topic(topic)) => topic.kind == *kind,
            (Sort::Topic, node) => matches!(node, Node::Topic(_)),
            (Sort::Claim, node) => matches!(node, Node::Claim(_)),
            (Sort::Argument, node) => matches!(node, Node::Argument(_)),
            (Sort::Work, node) => matches!(node, Node::Work(_)),
            (Sort::Scholar, node) => matches!(node, Node::Scholar(_)),
            (Sort::Citation, node) => matches!(node, Node::Citation(_)),
            (Sort::Kind(_), _) => false,
            (Sort::Any, _) => true,
        };
        self.shown.iter().copied().filter(is).collect()
    }

    /// True if `narrow` lies under `broad` over at least one step.
    pub(super) fn is_under(&self, narrow: NodeId, broad: NodeId) -> bool {
        let above = &self.catalog.topic(narrow).unwrap().broader;
        above.iter().any(|next| *next == broad || self.is_under(*next, broad))
    }
}

/// What relations can hold of two topics together.
pub(super) struct Worlds {
    /// Each world a bit for each relation.
    pub(super) all: Vec<u32>,
    /// What was decided before: of what is said, and whether it holds, whether what is asked does.
    pub(super) decided: RefCell<BTreeMap<(usize, bool, usize), Option<bool>>>,
}

/// All that relations can be together: where one holds, so does what it implies and none of its opposites; of
/// contradictories one does. Relations on which nothing bears are left out: their bits are none.
fn worlds(catalog: &Catalog) -> Rc<Worlds> {
    thread_local! {
        static KNOWN: RefCell<BTreeMap<Rules, Rc<Worlds>>> = RefCell::default();
    }
    let relations: Vec<_> = catalog.vocabulary.relations().collect();
    let at = |id| relations.iter().position(|(other, _)| *other == id).unwrap();
    let mut rules = Rules::new();
    for (one, (_, relation)) in relations.iter().enumerate() {
        // Which of neither, the first alone, the second alone, both may be.
        rules.extend(relation.implies.iter().map(|to| (one, at(*to), [true, false, true, true])));
        rules.extend(relation.against.iter().map(|to| (one, at(*to), [true, true, true, false])));
        rules.extend(relation.contradicts.iter().map(|to| (one, at(*to), [false, true, true, false])));
    }
    KNOWN.with_borrow_mut(|known| {
        let worlds = |rules: &Rules| Worlds { all: all_worlds(rules), decided: RefCell::default() };
        known.entry(rules).or_insert_with_key(|rules| worlds(rules).into()).clone()
    })
}

/// What two relations may be together.
type Rules = Vec<(usize, usize, [bool; 4])>;

fn all_worlds(rules: &Rules) -> Vec<u32> {
    let bound: BTreeSet<usize> = rules.iter().flat_map(|(one, two, _)| [*one, *two]).collect();
    let holds = |world: u32, at: usize| usize::from(world >> at & 1 == 1);
    let is_allowed =
        |world: &u32| rules.iter().all(|(one, two, may)| may[holds(*world, *one) + 2 * holds(*world, *two)]);
    let mut worlds = vec![0_u32];
    for bit in bound {
        worlds.extend(worlds.clone().into_iter().map(|world| world | 1 << bit));
    }
    worlds.into_iter().filter(is_allowed).collect()
}

/// Who makes a claim: who is named in `by`, else the makers of its work.
pub(super) fn speakers(catalog: &Catalog, claim: &Claim) -> Vec<NodeId> {
    if claim.by.is_empty() { makers(catalog, claim.work) } else { claim.by.clone() }
}

/// Who makes an argument, likewise.
pub(super) fn arguers(catalog: &Catalog, argument: &Argument) -> Vec<NodeId> {
    if argument.by.is_empty() { makers(catalog, argument.work) } else { argument.by.clone() }
}

/// A work's authors, else its editors.
pub(super) fn makers(catalog: &Catalog, work: NodeId) -> Vec<NodeId> {
    let work = catalog.work(work).unwrap();
    if work.authors.is_empty() { work.editors.clone() } else { work.authors.clone() }
}

fn topics_of(catalog: &Catalog, claim: &Claim) -> Vec<NodeId> {
    let said = claim.says.iter().flat_map(|said| [said.subject, said.object]);
    let linked = claim.links.iter().map(|link| link.target).filter(|to| catalog.topic(*to).is_some());
    said.chain(linked).chain(claim.about.iter().copied()).collect()
}
