//! How things stand, after *Standing* in `docs/verdicts.md`: the rules are gone over until nothing changes.

use std::collections::{BTreeMap, BTreeSet};

use catena::catalog::entry::{Force, Link, Node, NodeId};
use catena::catalog::vocabulary::RelationId;

use super::part::Part;

/// What each thing depends on.
#[derive(Default)]
pub(super) struct Bonds {
    challenges: BTreeMap<NodeId, BTreeSet<NodeId>>,
    supports: BTreeMap<NodeId, BTreeSet<NodeId>>,
    premises: BTreeMap<NodeId, BTreeSet<NodeId>>,
}

/// What is worked out once: bonds, standings, and what is held up if nothing is challenged.
pub(super) struct Stand {
    bonds: Bonds,
    words: BTreeMap<NodeId, &'static str>,
    held: BTreeSet<NodeId>,
}

impl Bonds {
    fn of<'b>(
        bonds: &'b BTreeMap<NodeId, BTreeSet<NodeId>>,
        node: NodeId,
    ) -> impl Iterator<Item = NodeId> + 'b {
        bonds.get(&node).into_iter().flatten().copied()
    }
}

impl Part<'_> {
    /// True of claims, arguments, and topics of a kind that is affirmable.
    pub(super) fn can_stand(&self, id: NodeId) -> bool {
        match self.catalog.node(id) {
            Node::Claim(_) | Node::Argument(_) => true,
            Node::Topic(topic) => self.catalog.vocabulary.kind(&topic.kind).unwrap().affirmable,
            _ => false,
        }
    }

    /// True of a topic that can be true.
    pub(super) fn is_affirmable(&self, id: NodeId) -> bool {
        self.catalog.topic(id).is_some() && self.can_stand(id)
    }

    /// Whether who says a relation so strongly of a topic says that it is so, or not; none if neither.
    fn says_true(&self, relation: RelationId, force: Force) -> Option<bool> {
        let affirms = self.catalog.vocabulary.find("affirms")?;
        self.decides((relation, force != Force::Denies), affirms)
    }

    fn bonds(&self) -> Bonds {
        let mut bonds = Bonds::default();
        let named = |name: &str| self.catalog.vocabulary.find(name);
        let is_a = |relation, name: &str| named(name).is_some_and(|weaker| self.implies(relation, weaker));
        let asks = |force: Force| force == Force::Asks;
        for (id, claim) in self.claims().filter(|(_, claim)| !asks(claim.force)) {
            // What is said of another condition than what is asked about is not said here.
            let counts = self.under(&claim.when) == Some(true);
            let is_said = |link: &&Link| {
                counts || !self.is_affirmable(link.target) || !self.bears_on_truth(link.relation)
            };
            let links = claim.links.iter().filter(is_said);
            for link in links.filter(|link| link.target != id && self.shows(link.target)) {
                let truth =
                    self.says_true(link.relation, claim.force).filter(|_| self.is_affirmable(link.target));
                if is_a(link.relation, "disputes") || truth == Some(false) {
                    bonds.challenges.entry(link.target).or_default().insert(id);
                }
                if is_a(link.relation, "supports") || truth == Some(true) {
                    bonds.supports.entry(link.target).or_default().insert(id);
                }
            }
        }
        for (_, cite) in self.catalog.citations().filter(|(id, _)| self.shows(*id)) {
            // In these corpora a claim rests on what is cited as evidence for it.
            for claim in cite.serves.iter().filter(|claim| cite.intent == "evidence" && self.shows(**claim)) {
                if self.shows(cite.to.work) {
                    bonds.supports.entry(*claim).or_default().insert(cite.to.work);
                }
            }
        }
        for (id, argument) in self.catalog.arguments().filter(|(id, _)| self.shows(*id)) {
            bonds.supports.entry(argument.concludes).or_default().insert(id);
            bonds.premises.insert(id, argument.premises.iter().copied().collect());
        }
        bonds
    }

    fn stand(&self) -> &Stand {
        self.stand.get_or_init(|| {
            let bonds = self.bonds();
            let words = self.words(&bonds);
            let held = self.held_up(&bonds, &BTreeSet::new());
            Stand { bonds, words, held }
        })
    }

    /// What can stand, and works, which stand by themselves.
    fn standing_ones(&self) -> Vec<NodeId> {
        let all = self.catalog.nodes().map(|(id, _)| id);
        all.filter(|id| self.shows(*id) && (self.can_stand(*id) || self.catalog.work(*id).is_some()))
            .collect()
    }

    fn words(&self, bonds: &Bonds) -> BTreeMap<NodeId, &'static str> {
        let all = self.standing_ones();
        let (mut stand, mut fallen) = (BTreeSet::new(), BTreeSet::new());
        loop {
            let [challenges, supports, premises] = [&bonds.challenges, &bonds.supports, &bonds.premises]
                .map(|of| move |node| Bonds::of(of, node));
            let has_fallen = |node: NodeId| fallen.contains(&node);
            let stands = |node: NodeId| stand.contains(&node);
            let falls = |node: &NodeId| {
                challenges(*node).any(stands)
                    || (supports(*node).next().is_some() && supports(*node).all(has_fallen))
                    || premises(*node).any(has_fallen)
            };
            let holds = |node: &NodeId| {
                challenges(*node).all(has_fallen)
                    && (supports(*node).next().is_none() || supports(*node).any(stands))
                    && premises(*node).all(stands)
            };
            let fall: BTreeSet<NodeId> = all.iter().copied().filter(falls).collect();
            let hold: BTreeSet<NodeId> = all.iter().copied().filter(holds).collect();
            if fall == fallen && hold == stand {
                break;
            }
            (fallen, stand) = (fall, hold);
        }
        let word = |id: &NodeId| {
            let is_challenged = Bonds::of(&bonds.challenges, *id).next().is_some();
            match (stand.contains(id), fallen.contains(id)) {
                (true, false) if is_challenged => "defended",
                (true, false) => "unchallenged",
                (false, true) => "challenged",
                (false, false) => "undecided",
                (true, true) => panic!("{} stands and falls", self.catalog.id(*id)),
            }
        };
        all.iter().map(|id| (*id, word(id))).collect()
    }

    /// How a claim, an argument or a topic stands.
    pub(super) fn standing(&self, id: NodeId) -> &'static str {
        self.stand().words[&id]
    }

    /// What challenges something and does not only ask.
    pub(super) fn challenging(&self, id: NodeId) -> Vec<NodeId> {
        Bonds::of(&self.stand().bonds.challenges, id).collect()
    }

    /// True of what only holds itself up in a circle.
    pub(super) fn is_circular(&self, id: NodeId) -> bool {
        !self.stand().held.contains(&id)
    }

    /// What is held up when some things are withdrawn and nothing is challenged: the least set to which belongs what is
    /// not withdrawn, has support in the set if it has any, and has all its premises in it.
    fn held_up(&self, bonds: &Bonds, withdrawn: &BTreeSet<NodeId>) -> BTreeSet<NodeId> {
        let all = self.standing_ones();
        let mut held: BTreeSet<NodeId> = BTreeSet::new();
        loop {
            let is_held = |node: NodeId| held.contains(&node);
            let stays = |node: &NodeId| {
                let supports = || Bonds::of(&bonds.supports, *node);
                !withdrawn.contains(node)
                    && (supports().next().is_none() || supports().any(is_held))
                    && Bonds::of(&bonds.premises, *node).all(is_held)
            };
            let again: BTreeSet<NodeId> = all.iter().copied().filter(stays).collect();
            if again == held {
                return held;
            }
            held = again;
        }
    }

    /// The sources of a claim or an argument itself: it, who says it, its work, where it was read, and who wrote these.
    fn sources(&self, id: NodeId) -> BTreeSet<NodeId> {
        if let Some(work) = self.catalog.work(id) {
            return work.authors.iter().copied().chain([id]).collect();
        }
        let Some((work, via)) = (match self.catalog.node(id) {
            Node::Claim(claim) => Some((claim.work, &claim.via)),
            Node::Argument(argument) => Some((argument.work, &argument.via)),
            _ => None,
        }) else {
            return BTreeSet::from([id]);
        };
        let works: BTreeSet<NodeId> = via.iter().map(|via| via.work).chain([work]).collect();
        let authors = works.iter().flat_map(|work| self.catalog.work(*work).unwrap().authors.clone());
        authors.chain(self.said_by(id)).chain(works.iter().copied()).chain([id]).collect()
    }

    /// What something rests on: what holds it up over any number of steps, the sources of all that, and its own.
    pub(super) fn rests_on(&self, node: NodeId) -> Vec<NodeId> {
        let bonds = &self.stand().bonds;
        let mut grounds = BTreeSet::from([node]);
        loop {
            let on =
                |node: &NodeId| Bonds::of(&bonds.supports, *node).chain(Bonds::of(&bonds.premises, *node));
            let more: BTreeSet<NodeId> = grounds.iter().flat_map(on).collect();
            if more.is_subset(&grounds) {
                break;
            }
            grounds.extend(more);
        }
        let sources: BTreeSet<NodeId> = grounds.iter().flat_map(|id| self.sources(*id)).collect();
        sources.into_iter().filter(|source| *source != node).collect()
    }

    /// True of a claim, an argument or a work that is withdrawn with these sources.
    pub(super) fn says_it(&self, id: NodeId, without: &BTreeSet<NodeId>) -> bool {
        let is_stated = matches!(self.catalog.node(id), Node::Claim(_) | Node::Argument(_) | Node::Work(_));
        is_stated && !self.sources(id).is_disjoint(without)
    }

    /// True if something is held up when the claims and arguments of these sources are withdrawn.
    pub(super) fn is_supported(&self, asked: NodeId, without: &BTreeSet<NodeId>) -> bool {
        let withdrawn = self.standing_ones().into_iter().filter(|id| self.says_it(*id, without)).collect();
        self.can_stand(asked) && self.held_up(&self.stand().bonds, &withdrawn).contains(&asked)
    }
}
