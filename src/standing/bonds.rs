//! What challenges, supports and makes up what.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::{Arc, OnceLock};

use crate::catalog::Catalog;
use crate::catalog::entry::{Argument, Claim, Force, Link, NodeId};
use crate::catalog::view::View;
use crate::catalog::vocabulary::{AFFIRMS, Literal, RelationId, Vocabulary};
use crate::standing::fixpoint::{Label, Taken, labels};
use crate::store::{Keep, Map, Pack, Packer, Why};

/// The relation of a vocabulary by which a claim challenges something.
pub const DISPUTES: &str = "disputes";
/// The relation by which a claim supports something.
pub const SUPPORTS: &str = "supports";

/// For each thing, what it depends on.
type Of = Map<NodeId, BTreeSet<NodeId>>;

/// What everything in part of a corpus depends on. A claim that only asks challenges nothing and supports nothing, and
/// nothing challenges or supports itself.
#[derive(Clone, Debug, Default)]
pub struct Bonds {
    /// The claims that challenge it.
    challenges: Of,
    /// What supports it: one suffices.
    supports: Of,
    /// Its premises: all are needed.
    premises: Of,
    /// What depends on each thing, once it is needed.
    uses: OnceLock<BTreeMap<NodeId, BTreeSet<NodeId>>>,
}

impl Bonds {
    /// Gathers the bonds of a view.
    #[must_use]
    pub fn gather(catalog: &Catalog, view: &View) -> Self {
        let roles = Roles::of(&catalog.vocabulary);
        let [mut challenges, mut supports] = [BTreeMap::new(), BTreeMap::new()];
        let add = |of: &mut BTreeMap<NodeId, BTreeSet<NodeId>>, target: NodeId, by: NodeId| {
            if target != by && view.shows(target) {
                of.entry(target).or_default().insert(by);
            }
        };
        for (id, claim) in catalog.claims().filter(|(id, _)| view.shows(*id)) {
            let counts = view.under(catalog, &claim.when).counts();
            for link in claim.links.iter().filter(|link| counts || !catalog.speaks_of_truth(link)) {
                let role = roles.role(catalog, claim, link);
                if role.challenges {
                    add(&mut challenges, link.target, id);
                }
                if role.supports {
                    add(&mut supports, link.target, id);
                }
            }
        }
        for (_, cite) in catalog.citations().filter(|(id, _)| view.shows(*id)) {
            if catalog.vocabulary.intent(&cite.intent).is_some_and(|intent| intent.rests)
                && view.shows(cite.to.work)
            {
                cite.serves.iter().for_each(|claim| add(&mut supports, *claim, cite.to.work));
            }
        }
        let mut premises = BTreeMap::new();
        // An argument that lacks a premise is none.
        let is_whole = |argument: &Argument| argument.premises.iter().all(|premise| view.shows(*premise));
        let arguments = catalog.arguments().filter(|(id, argument)| view.shows(*id) && is_whole(argument));
        for (id, argument) in arguments {
            add(&mut supports, argument.concludes, id);
            argument.premises.iter().for_each(|premise| add(&mut premises, id, *premise));
        }
        Self {
            challenges: challenges.into(),
            supports: supports.into(),
            premises: premises.into(),
            uses: OnceLock::new(),
        }
    }

    /// The claims that challenge something.
    pub fn challenges(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        self.challenges.get(&node).into_iter().flatten().copied()
    }

    /// What supports something.
    pub fn supports(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        self.supports.get(&node).into_iter().flatten().copied()
    }

    /// The premises of something.
    pub fn premises(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        self.premises.get(&node).into_iter().flatten().copied()
    }

    /// Some things, and all that they depend on over any number of steps.
    #[must_use]
    pub fn behind(&self, things: BTreeSet<NodeId>) -> BTreeSet<NodeId> {
        reached(things, |node| self.challenges(node).chain(self.supports(node)).chain(self.premises(node)))
    }

    /// All of the first `nodes` numbers that hold up if nothing is challenged and `withdrawn` things are taken away: by
    /// their own work's word, where nothing supports them; else if something that holds up supports them, and, of an
    /// argument, if all its premises hold up. What only holds itself up in a circle does not.
    #[must_use]
    pub fn held_up(&self, nodes: usize, withdrawn: &BTreeSet<NodeId>) -> BTreeSet<NodeId> {
        let labels = (0..).map(NodeId).zip(labels(nodes, self, Taken::Withdrawn(withdrawn)));
        labels.filter(|(_, label)| *label == Label::Stands).map(|(node, _)| node).collect()
    }

    /// Something, and all that supports it or is a premise of it, over any number of steps.
    #[must_use]
    pub fn grounds_of(&self, node: NodeId) -> BTreeSet<NodeId> {
        reached(BTreeSet::from([node]), |node| self.supports(node).chain(self.premises(node)))
    }

    /// Some things, and all that they support or are premises of, over any number of steps.
    #[must_use]
    pub fn resting_on(&self, things: &BTreeSet<NodeId>) -> BTreeSet<NodeId> {
        reached(things.clone(), |node| {
            let uses = self.uses().get(&node).into_iter().flatten().copied();
            uses.filter(move |user| self.rests(*user, node))
        })
    }

    /// True if the second supports the first or is a premise of it.
    fn rests(&self, user: NodeId, on: NodeId) -> bool {
        [&self.supports, &self.premises].iter().any(|of| of.get(&user).is_some_and(|all| all.contains(&on)))
    }

    /// What depends on each thing, in any manner.
    #[must_use]
    pub fn uses(&self) -> &BTreeMap<NodeId, BTreeSet<NodeId>> {
        self.uses.get_or_init(|| {
            let mut uses: BTreeMap<NodeId, BTreeSet<NodeId>> = BTreeMap::new();
            for (node, on) in self.pairs().into_iter().flatten() {
                uses.entry(on).or_default().insert(node);
            }
            uses
        })
    }

    /// What holds up what: pairs of a thing and of something that supports it or is a premise of it.
    pub fn holding(&self) -> impl Iterator<Item = (NodeId, NodeId)> {
        let [_, supports, premises] = self.pairs();
        supports.into_iter().chain(premises)
    }

    /// All bonds of each manner, as pairs of what depends and what it depends on: challenges, support, premises.
    pub(super) fn pairs(&self) -> [Vec<(NodeId, NodeId)>; 3] {
        [&self.challenges, &self.supports, &self.premises]
            .map(|of| of.iter().flat_map(|(node, on)| on.iter().map(|on| (*node, *on))).collect())
    }
}

/// What is reached from `found` over any number of steps, `found` included.
fn reached<I: Iterator<Item = NodeId>>(
    mut found: BTreeSet<NodeId>,
    next: impl Fn(NodeId) -> I,
) -> BTreeSet<NodeId> {
    let mut open: Vec<NodeId> = found.iter().copied().collect();
    while let Some(node) = open.pop() {
        open.extend(next(node).filter(|next| found.insert(*next)));
    }
    found
}

/// What a claim does to something by one of its relations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    /// It challenges it.
    pub challenges: bool,
    /// It supports it.
    pub supports: bool,
}

/// The relations of a vocabulary that make bonds.
pub struct Roles {
    disputes: Option<RelationId>,
    supports: Option<RelationId>,
    affirms: Option<RelationId>,
}

impl Roles {
    /// Those of a vocabulary.
    #[must_use]
    pub fn of(vocabulary: &Vocabulary) -> Self {
        let [disputes, supports, affirms] = [DISPUTES, SUPPORTS, AFFIRMS].map(|id| vocabulary.find(id));
        Self { disputes, supports, affirms }
    }

    /// What a claim does by a relation of its record. A claim that only asks does nothing.
    #[must_use]
    pub fn role(&self, catalog: &Catalog, claim: &Claim, link: &Link) -> Role {
        let (vocabulary, of_truth) = (&catalog.vocabulary, catalog.is_affirmable(link.target));
        let says = claim.force != Force::Asks;
        Role {
            challenges: says && self.challenges(vocabulary, link.relation, claim.force, of_truth),
            supports: says && self.supports(vocabulary, link.relation, claim.force, of_truth),
        }
    }

    /// Whoever disputes a thing challenges it, and so does whoever says what cannot be true together with it.
    fn challenges(
        &self,
        vocabulary: &Vocabulary,
        relation: RelationId,
        force: Force,
        of_truth: bool,
    ) -> bool {
        let literal = Literal { relation, denied: force == Force::Denies };
        self.disputes.is_some_and(|weaker| vocabulary.implies(relation, weaker))
            || of_truth
                && self.affirms.is_some_and(|affirms| vocabulary.follows(literal, Literal::denied(affirms)))
    }

    fn supports(&self, vocabulary: &Vocabulary, relation: RelationId, force: Force, of_truth: bool) -> bool {
        let literal = Literal { relation, denied: force == Force::Denies };
        self.supports.is_some_and(|weaker| vocabulary.implies(relation, weaker))
            || of_truth
                && self.affirms.is_some_and(|affirms| vocabulary.follows(literal, Literal::said(affirms)))
    }
}

impl Keep for Bonds {
    fn keep(&self, to: &mut Packer<'_>, name: &str) -> io::Result<()> {
        self.challenges.keep(to, &format!("{name}/challenges"))?;
        self.supports.keep(to, &format!("{name}/supports"))?;
        self.premises.keep(to, &format!("{name}/premises"))
    }

    fn kept(from: &Arc<Pack>, name: &str) -> Result<Self, Why> {
        Ok(Self {
            challenges: Keep::kept(from, &format!("{name}/challenges"))?,
            supports: Keep::kept(from, &format!("{name}/supports"))?,
            premises: Keep::kept(from, &format!("{name}/premises"))?,
            uses: OnceLock::new(),
        })
    }
}
