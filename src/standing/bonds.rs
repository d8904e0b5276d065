//! What challenges, supports and makes up what.

use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::catalog::entry::{Argument, NodeId};
use crate::catalog::view::View;
use crate::standing::role::Roles;
use crate::store::{Groups, Keep, Pack, Packer, Why};

/// How one thing depends on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bond {
    /// A claim challenges it.
    Challenge,
    /// Something supports it: one suffices.
    Support,
    /// Something is a premise of it: all are needed.
    Premise,
}

impl Bond {
    /// Every manner, in order.
    pub(super) const ALL: [Self; 3] = [Self::Challenge, Self::Support, Self::Premise];
    /// Those that hold up.
    pub(super) const HOLDING: [Self; 2] = [Self::Support, Self::Premise];
}

/// What everything in part of a corpus depends on. A claim that only asks challenges nothing and supports nothing, and
/// nothing challenges or supports itself.
#[derive(Clone, Debug, Default)]
pub struct Bonds {
    all: Arc<All>,
    /// What is there no more: it depends on nothing, and nothing on it.
    gone: BTreeSet<NodeId>,
}

/// Bonds both ways, in each manner, by the numbers of things.
#[derive(Debug, Default)]
struct All {
    /// What each thing depends on.
    on: [Groups; 3],
    /// What depends on each thing.
    users: [Groups; 3],
}

impl Bonds {
    /// Gathers the bonds of a view.
    #[must_use]
    pub fn gather(catalog: &Catalog, view: &View) -> Self {
        let roles = Roles::of(&catalog.vocabulary);
        let mut pairs: [Vec<(NodeId, NodeId)>; 3] = Default::default();
        let mut add = |bond: Bond, target: NodeId, by: NodeId| {
            if target != by && view.shows(target) {
                pairs[bond as usize].push((target, by));
            }
        };
        for (id, claim) in catalog.claims().filter(|(id, _)| view.shows(*id)) {
            let counts = view.under(catalog, &claim.when).counts();
            for link in claim.links.iter().filter(|link| counts || !catalog.speaks_of_truth(link)) {
                let role = roles.role(catalog, claim, link);
                if role.challenges {
                    add(Bond::Challenge, link.target, id);
                }
                if role.supports {
                    add(Bond::Support, link.target, id);
                }
            }
        }
        for (_, cite) in catalog.citations().filter(|(id, _)| view.shows(*id)) {
            if catalog.vocabulary.intent(&cite.intent).is_some_and(|intent| intent.rests)
                && view.shows(cite.to.work)
            {
                cite.serves.iter().for_each(|claim| add(Bond::Support, *claim, cite.to.work));
            }
        }
        // An argument that lacks a premise is none.
        let is_whole = |argument: &Argument| argument.premises.iter().all(|premise| view.shows(*premise));
        let arguments = catalog.arguments().filter(|(id, argument)| view.shows(*id) && is_whole(argument));
        for (id, argument) in arguments {
            add(Bond::Support, argument.concludes, id);
            argument.premises.iter().for_each(|premise| add(Bond::Premise, id, *premise));
        }
        let nodes = catalog.len();
        for pairs in &mut pairs {
            pairs.sort_unstable();
            pairs.dedup();
        }
        let on =
            pairs.each_ref().map(|pairs| Groups::of(nodes, pairs.iter().map(|(of, on)| (of.index(), on.0))));
        let users =
            pairs.each_ref().map(|pairs| Groups::of(nodes, pairs.iter().map(|(of, on)| (on.index(), of.0))));
        Self { all: Arc::new(All { on, users }), gone: BTreeSet::new() }
    }

    /// The bonds that are left once more things are gone.
    pub(super) fn without(&self, gone: &BTreeSet<NodeId>) -> Self {
        Self { all: Arc::clone(&self.all), gone: self.gone.union(gone).copied().collect() }
    }

    /// The claims that challenge something.
    pub fn challenges(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        self.on(Bond::Challenge, node)
    }

    /// What supports something.
    pub fn supports(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        self.on(Bond::Support, node)
    }

    /// The premises of something.
    pub fn premises(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        self.on(Bond::Premise, node)
    }

    /// The arguments of which something is a premise.
    pub fn premised(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        self.users_by(Bond::Premise, node)
    }

    /// What something depends on in one manner, in the order of numbers.
    pub(super) fn on(&self, bond: Bond, node: NodeId) -> impl Iterator<Item = NodeId> {
        self.there(&self.all.on[bond as usize], node)
    }

    /// What depends on something in one manner, in the order of numbers.
    pub(super) fn users_by(&self, bond: Bond, node: NodeId) -> impl Iterator<Item = NodeId> {
        self.there(&self.all.users[bond as usize], node)
    }

    fn there<'b>(&'b self, groups: &'b Groups, node: NodeId) -> impl Iterator<Item = NodeId> + 'b {
        let is_there = |node: &NodeId| self.gone.is_empty() || !self.gone.contains(node);
        let found = is_there(&node).then(|| groups.of_group(node.index()).map(NodeId));
        found.into_iter().flatten().filter(is_there)
    }

    /// What depends on something, in any manner; it may come several times.
    pub fn users(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        Bond::ALL.into_iter().flat_map(move |bond| self.users_by(bond, node))
    }

    /// Some things, and all that they depend on over any number of steps.
    #[must_use]
    pub fn behind(&self, things: BTreeSet<NodeId>) -> BTreeSet<NodeId> {
        reached(things, |node| Bond::ALL.into_iter().flat_map(move |bond| self.on(bond, node)))
    }

    /// Something, and all that supports it or is a premise of it, over any number of steps.
    #[must_use]
    pub fn grounds_of(&self, node: NodeId) -> BTreeSet<NodeId> {
        reached(BTreeSet::from([node]), |node| self.supports(node).chain(self.premises(node)))
    }

    /// Some things, and all that they support or are premises of, over any number of steps.
    #[must_use]
    pub fn resting_on(&self, things: &BTreeSet<NodeId>) -> BTreeSet<NodeId> {
        let users = |node| Bond::HOLDING.into_iter().flat_map(move |bond| self.users_by(bond, node));
        reached(things.clone(), users)
    }

    /// Some things, and all that depends on them in any manner, over any number of steps.
    pub(super) fn depending_on(&self, things: &BTreeSet<NodeId>) -> BTreeSet<NodeId> {
        reached(things.clone(), |node| self.users(node))
    }

    /// What holds up what: pairs of a thing and of something that supports it or is a premise of it.
    pub fn holding(&self) -> impl Iterator<Item = (NodeId, NodeId)> {
        let things = |bond: Bond| (0..).map(NodeId).take(self.all.on[bond as usize].len());
        Bond::HOLDING.into_iter().flat_map(move |bond| {
            things(bond).flat_map(move |node| self.on(bond, node).map(move |on| (node, on)))
        })
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

impl Keep for Bonds {
    /// What is gone is not kept: only the bonds of a whole corpus are.
    fn keep(&self, to: &mut Packer<'_>, name: &str) -> io::Result<()> {
        for bond in Bond::ALL {
            self.all.on[bond as usize].keep(to, &format!("{name}/{bond:?}/on"))?;
            self.all.users[bond as usize].keep(to, &format!("{name}/{bond:?}/users"))?;
        }
        Ok(())
    }

    fn kept(from: &Arc<Pack>, name: &str) -> Result<Self, Why> {
        let mut all = All::default();
        for bond in Bond::ALL {
            all.on[bond as usize] = Keep::kept(from, &format!("{name}/{bond:?}/on"))?;
            all.users[bond as usize] = Keep::kept(from, &format!("{name}/{bond:?}/users"))?;
        }
        Ok(Self { all: Arc::new(all), gone: BTreeSet::new() })
    }
}
