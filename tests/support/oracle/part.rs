//! The part of a corpus that counts from a standpoint.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use catena::catalog::Catalog;
use catena::catalog::entry::{Argument, Claim, Node, NodeId, Topic};
use catena::catalog::standpoint::Standpoint;
use catena::query::expr::{Relation, Sort};

use super::relation::Pairs;
use super::standing::Stand;

/// A catalog, and what of it counts.
pub(super) struct Part<'a> {
    pub(super) catalog: &'a Catalog,
    shown: BTreeSet<NodeId>,
    /// The works whose own word counts; none if everybody's does.
    speaking: Option<BTreeSet<NodeId>>,
    /// What relations can hold of two topics together.
    pub(super) worlds: Rc<Worlds>,
    /// Pairs of relations that were asked for before.
    pub(super) known: RefCell<BTreeMap<Relation, Pairs>>,
    pub(super) stand: OnceCell<Stand>,
    /// The topics of the condition that is asked about.
    pub(super) condition: Vec<NodeId>,
}

impl<'a> Part<'a> {
    /// What is there from a standpoint, and what is left of it without the sources that it leaves out: these, their
    /// works, what they say, and what is held up no longer; topics stay.
    pub(super) fn of(catalog: &'a Catalog, standpoint: &Standpoint) -> Self {
        let mut part = Self::with_all(catalog, standpoint);
        part.condition.clone_from(&standpoint.when);
        part.take_out_other_conditions();
        let without: BTreeSet<NodeId> = standpoint.without.iter().copied().collect();
        if without.is_empty() {
            return part;
        }
        let falls = |id: &NodeId| {
            part.can_stand(*id)
                && part.is_supported(*id, &BTreeSet::new())
                && !part.is_supported(*id, &without)
        };
        let mut gone: BTreeSet<NodeId> = part.shown.iter().copied().filter(falls).collect();
        gone.extend(part.shown.iter().copied().filter(|id| part.says_it(*id, &without)));
        gone.extend(
            catalog
                .works()
                .filter(|(_, work)| work.authors.iter().any(|who| without.contains(who)))
                .map(|(id, _)| id),
        );
        gone.extend(without);
        part.shown.retain(|id| catalog.topic(*id).is_some() || !gone.contains(id));
        let shown = part.shown.clone();
        part.shown.retain(|id| catalog.excerpt(*id).is_none_or(|excerpt| shown.contains(&excerpt.work)));
        part.take_out_torn();
        part.stand = OnceCell::new();
        part
    }

    fn take_out_torn(&mut self) {
        let torn = |argument: &Argument| {
            argument.premises.iter().chain([&argument.concludes]).any(|end| !self.shown.contains(end))
        };
        let torn: Vec<NodeId> =
            self.catalog.arguments().filter(|(_, argument)| torn(argument)).map(|(id, _)| id).collect();
        self.shown.retain(|id| !torn.contains(id));
    }

    /// Takes out the claims that say all that they say of other conditions than what is asked about.
    fn take_out_other_conditions(&mut self) {
        if self.condition.is_empty() {
            return;
        }
        let speaks_elsewhere = |claim: &Claim| {
            let truths = claim.links.iter().filter(|link| {
                self.catalog.topic(link.target).is_some_and(|topic| topic.kind == "outcome")
                    && self.bears_on_truth(link.relation)
            });
            let said = claim.says.iter().map(|said| &said.when).chain(truths.map(|_| &claim.when));
            let said: Vec<bool> = said.map(|when| self.under(when).is_none()).collect();
            !said.is_empty() && !said.contains(&false)
        };
        let gone: Vec<NodeId> =
            self.claims().filter(|(_, claim)| speaks_elsewhere(claim)).map(|(id, _)| id).collect();
        self.shown.retain(|id| !gone.contains(id));
        self.take_out_torn();
    }

    /// Whether what is said under conditions is said of what is asked about, or else of something narrower; none of what is
    /// said of something else.
    pub(super) fn under(&self, when: &[NodeId]) -> Option<bool> {
        if self.covers(&self.condition, when) || self.condition.is_empty() {
            Some(true)
        } else {
            self.covers(when, &self.condition).then_some(false)
        }
    }

    /// True if all of the second hold wherever all of the first do.
    pub(super) fn covers(&self, given: &[NodeId], asked: &[NodeId]) -> bool {
        asked.iter().all(|one| given.iter().any(|given| given == one || self.is_under(*given, *one)))
    }

    /// Everything, or what was there in a year: the works of that year or before; the claims, arguments and
    /// citations of these; who wrote, edited or said them; the topics stated in them or that a claim is about, says
    /// something of or bears a relation to, or that an argument uses or concludes; what is broader than one of these.
    /// An argument of which a premise or the conclusion is not there is none. By some voices: likewise of what a
    /// scholar among them makes, or stands or was read in a work among them; with the works that theirs cite.
    fn with_all(catalog: &'a Catalog, standpoint: &Standpoint) -> Self {
        let all: BTreeSet<NodeId> = catalog.nodes().map(|(id, _)| id).collect();
        let part = |shown, speaking| Self {
            catalog,
            shown,
            speaking,
            worlds: worlds(catalog),
            known: RefCell::default(),
            stand: OnceCell::new(),
            condition: Vec::new(),
        };
        let year = standpoint.year;
        let voices: BTreeSet<NodeId> =
            standpoint.voices.iter().flat_map(|voice| holders(catalog, *voice)).collect();
        if year.is_none() && standpoint.voices.is_empty() {
            return part(all, None);
        }
        let in_time = |work: NodeId| {
            year.is_none_or(|year| catalog.work(work).unwrap().year.is_some_and(|of| of <= year))
        };
        let is_voice = |node: NodeId| standpoint.voices.is_empty() || voices.contains(&node);
        let early = |work: NodeId| {
            in_time(work) && (is_voice(work) || makers(catalog, work).into_iter().any(is_voice))
        };
        let is_there = |id: NodeId| match catalog.node(id) {
            Node::Claim(Claim { work, via, .. }) | Node::Argument(Argument { work, via, .. }) => {
                let said = match catalog.node(id) {
                    Node::Claim(claim) => speakers(catalog, claim),
                    Node::Argument(argument) => arguers(catalog, argument),
                    _ => Vec::new(),
                };
                let read = via.iter().map(|via| via.work);
                in_time(*work) && said.into_iter().chain(read).chain([*work]).any(is_voice)
            }
            _ => true,
        };
        let is_whole = |argument: &Argument| {
            let mut ends = argument.premises.iter().chain([&argument.concludes]);
            ends.all(|end| is_there(*end))
        };
        let mut shown = BTreeSet::new();
        for id in all {
            match catalog.node(id) {
                Node::Work(work) if early(id) => {
                    shown.insert(id);
                    shown.extend(work.authors.iter().chain(&work.editors).copied());
                }
                Node::Claim(claim) if is_there(id) => {
                    shown.extend([id, claim.work]);
                    shown.extend(speakers(catalog, claim));
                    shown.extend(topics_of(catalog, claim));
                }
                Node::Argument(argument) if is_there(id) && is_whole(argument) => {
                    shown.extend([id, argument.work]);
                    shown.extend(arguers(catalog, argument));
                    let ends = argument.premises.iter().chain([&argument.concludes]);
                    shown.extend(ends.filter(|end| catalog.topic(**end).is_some()));
                }
                Node::Topic(topic) if topic.stated.iter().any(|place| early(place.work)) => {
                    shown.insert(id);
                }
                Node::Excerpt(excerpt) if early(excerpt.work) => {
                    shown.insert(id);
                }
                Node::Citation(_) if early(catalog.citation(id).unwrap().from.work) => {
                    shown.insert(id);
                    shown.extend(Some(catalog.citation(id).unwrap().to.work).filter(|to| in_time(*to)));
                }
                _ => {}
            }
        }
        loop {
            let topics = shown.iter().filter_map(|id| catalog.topic(*id));
            let broader: BTreeSet<NodeId> = topics.flat_map(|topic| topic.broader.clone()).collect();
            if broader.is_subset(&shown) {
                let works = catalog.works().map(|(id, _)| id).filter(|id| early(*id));
                return part(shown, (!standpoint.voices.is_empty()).then(|| works.collect()));
            }
            shown.extend(broader);
        }
    }

    pub(super) fn shows(&self, node: NodeId) -> bool {
        self.shown.contains(&node)
    }

    /// What the record of a topic says counts if the topic is there and its record stands in a work that is
    /// there and speaks, or in none where everybody's word counts.
    pub(super) fn counts_record(&self, id: NodeId, topic: &Topic) -> bool {
        let speaks = |work: NodeId| self.speaking.as_ref().is_none_or(|works| works.contains(&work));
        let is_of_none = topic.stated.is_empty() && self.speaking.is_none();
        let is_there = |work: NodeId| self.shows(work) && speaks(work);
        self.shows(id) && (is_of_none || topic.stated.iter().any(|place| is_there(place.work)))
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
            (Sort::Excerpt, node) => matches!(node, Node::Excerpt(_)),
            (Sort::Citation, node) => matches!(node, Node::Citation(_)),
            (Sort::Kind(_), _) => false,
            (Sort::Any, node) => !matches!(node, Node::Excerpt(_)),
        };
        self.shown.iter().copied().filter(is).collect()
    }

    /// True if `narrow` lies under `broad` over at least one step.
    pub(super) fn is_under(&self, narrow: NodeId, broad: NodeId) -> bool {
        let above = &self.catalog.topic(narrow).unwrap().broader;
        above.iter().any(|next| *next == broad || self.is_under(*next, broad))
    }
}

/// A scholar or a work, or, of a school, those whom its record or that of a narrower one names as holding it.
fn holders(catalog: &Catalog, voice: NodeId) -> Vec<NodeId> {
    let Some(topic) = catalog.topic(voice) else { return vec![voice] };
    let held_by = catalog.vocabulary.find("held-by").unwrap();
    let own = topic.links.iter().filter(|link| link.relation == held_by).map(|link| link.target);
    let narrower = catalog.topics().filter(|(_, other)| other.broader.contains(&voice)).map(|(id, _)| id);
    own.chain(narrower.flat_map(|narrow| holders(catalog, narrow))).collect()
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
    let when = claim.says.iter().flat_map(|said| said.when.clone()).chain(claim.when.clone());
    let said = said.chain(when);
    let linked = claim.links.iter().map(|link| link.target).filter(|to| catalog.topic(*to).is_some());
    said.chain(linked).chain(claim.about.iter().copied()).collect()
}
