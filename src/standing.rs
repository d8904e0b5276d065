//! How claims, and the topics that they affirm, stand under what challenges them.
//!
//! Standing is worked out from the [bonds](Bonds) between them: the least fixed point of the rules of
//! `docs/verdicts.md`, which is the grounded labelling of Dung's argumentation frameworks (*Artificial Intelligence* 77,
//! 1995, § 2.2), with support and premises as further conditions. It is a mark and never a verdict.

mod bonds;
mod fixpoint;
mod role;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::catalog::view::View;
use crate::standing::bonds::Bond;
use crate::standing::fixpoint::{Label, Things, labels};
use crate::store::{Deferred, Keep, Map, Pack, Packer, Why};

pub use bonds::Bonds;
pub use role::{DISPUTES, Role, Roles, SUPPORTS};

/// How something stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Standing {
    /// It stands, and nothing challenges it.
    #[default]
    Unchallenged,
    /// It is challenged, and all that challenges it falls: it stands.
    Defended,
    /// It falls: a challenge to it stands, or all that supports it has fallen, or a premise has.
    Challenged,
    /// The rules leave it open: it depends on things that challenge or support one another in a circle.
    Undecided,
}

impl Standing {
    /// The word for it, for readers and programs.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Unchallenged => "unchallenged",
            Self::Defended => "defended",
            Self::Challenged => "challenged",
            Self::Undecided => "undecided",
        }
    }
}

/// Why something stands as it does: one step of its derivation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Something challenges it, which stands so itself.
    Challenge(NodeId, Standing),
    /// Something supports it, which stands so itself.
    Support(NodeId, Standing),
    /// It is a premise, which stands so itself.
    Premise(NodeId, Standing),
}

/// How everything in part of a corpus stands.
#[derive(Clone, Debug, Default)]
pub struct Standings {
    bonds: Bonds,
    /// All that does not simply stand unchallenged.
    others: Arc<Map<NodeId, Standing>>,
    /// All that is held up by nothing but circles of support.
    circular: Arc<Deferred<BTreeSet<NodeId>>>,
    /// What depends on things that are gone since.
    since: BTreeMap<NodeId, Since>,
}

/// How something stands since others are gone.
#[derive(Clone, Copy, Debug)]
struct Since {
    standing: Standing,
    /// True if it is held up by nothing but circles of support.
    circular: bool,
}

impl Standings {
    /// Works out how everything in a view stands. Linear in its claims and bonds, but for sorting them.
    #[must_use]
    pub fn of(catalog: &Catalog, view: &View) -> Self {
        let bonds = Bonds::gather(catalog, view);
        let all = Things::all(catalog.len());
        let nothing = |_: NodeId| Label::Open;
        let found = labels(&bonds, &Bond::ALL, &all, nothing).into_iter();
        let standing = found.map(|(node, label)| (node, standing(&bonds, node, label)));
        let others: BTreeMap<_, _> = standing.filter(|(_, of)| *of != Standing::default()).collect();
        let held = labels(&bonds, &Bond::HOLDING, &all, nothing).into_iter();
        let circular: BTreeSet<_> =
            held.filter(|(_, label)| *label == Label::Open).map(|(node, _)| node).collect();
        let (others, circular) = (Arc::new(others.into()), Arc::new(circular.into()));
        Self { bonds, others, circular, since: BTreeMap::new() }
    }

    /// How everything stands once some things are gone: only what depends on them is looked at.
    #[must_use]
    pub fn without(&self, catalog: &Catalog, gone: &BTreeSet<NodeId>) -> Self {
        let bonds = self.bonds.without(gone);
        let depending = self.bonds.depending_on(gone);
        let depending = Things::of(catalog.len(), depending.difference(gone).copied());
        let known = |node: NodeId| match self.standing(node) {
            Standing::Unchallenged | Standing::Defended => Label::Stands,
            Standing::Challenged => Label::Falls,
            Standing::Undecided => Label::Open,
        };
        let found = labels(&bonds, &Bond::ALL, &depending, known);
        let held = labels(&bonds, &Bond::HOLDING, &depending, |node| self.held(node));
        let mut since = self.since.clone();
        for ((node, label), (_, held)) in found.into_iter().zip(held) {
            let circular = held == Label::Open;
            since.insert(node, Since { standing: standing(&bonds, node, label), circular });
        }
        Self { bonds, others: Arc::clone(&self.others), circular: Arc::clone(&self.circular), since }
    }

    /// What loses its support when things are `withdrawn`, if nothing is challenged: these themselves, and what no longer
    /// stands by its own work's word, where nothing supports it; else by something that does and supports it, and, of an
    /// argument, by all its premises. What only holds itself up in a circle did not stand before. Looked at is only what
    /// rests on what is withdrawn.
    #[must_use]
    pub fn fallen(&self, catalog: &Catalog, withdrawn: &BTreeSet<NodeId>) -> BTreeSet<NodeId> {
        let resting = self.bonds.resting_on(withdrawn);
        let resting = Things::of(catalog.len(), resting.difference(withdrawn).copied());
        let known = |node| if withdrawn.contains(&node) { Label::Falls } else { self.held(node) };
        let found = labels(&self.bonds, &Bond::HOLDING, &resting, known).into_iter();
        let fallen = found.filter(|(node, label)| *label != Label::Stands && !self.is_circular(*node));
        fallen.map(|(node, _)| node).chain(withdrawn.iter().copied()).collect()
    }

    /// The label of something if nothing is challenged or withdrawn.
    fn held(&self, node: NodeId) -> Label {
        if self.is_circular(node) { Label::Open } else { Label::Stands }
    }

    /// What depends on what.
    #[must_use]
    pub fn bonds(&self) -> &Bonds {
        &self.bonds
    }

    /// How something stands.
    #[must_use]
    pub fn standing(&self, node: NodeId) -> Standing {
        let since = self.since.get(&node).map(|since| since.standing);
        since.or_else(|| self.others.get(&node).copied()).unwrap_or_default()
    }

    /// True of what is held up by nothing but a circle of support.
    #[must_use]
    pub fn is_circular(&self, node: NodeId) -> bool {
        self.since.get(&node).map_or_else(|| self.circular.contains(&node), |since| since.circular)
    }

    /// All that is held up by nothing but circles of support, in no order; what is gone may be among it.
    pub fn circular(&self) -> impl Iterator<Item = NodeId> {
        let since = self.since.iter().filter(|(_, since)| since.circular).map(|(node, _)| *node);
        self.circular.iter().copied().filter(|node| !self.since.contains_key(node)).chain(since)
    }

    /// What decides how something stands: the challenges to it, what supports it, its premises, each in the order of
    /// numbers.
    #[must_use]
    pub fn grounds(&self, node: NodeId) -> Vec<Ground> {
        let standing = |of: NodeId| self.standing(of);
        let challenges = self.bonds.challenges(node).map(|of| Ground::Challenge(of, standing(of)));
        let supports = self.bonds.supports(node).map(|of| Ground::Support(of, standing(of)));
        let premises = self.bonds.premises(node).map(|of| Ground::Premise(of, standing(of)));
        challenges.chain(supports).chain(premises).collect()
    }
}

/// How something of a label stands.
fn standing(bonds: &Bonds, node: NodeId, label: Label) -> Standing {
    match label {
        Label::Stands if bonds.challenges(node).next().is_some() => Standing::Defended,
        Label::Stands => Standing::Unchallenged,
        Label::Falls => Standing::Challenged,
        Label::Open => Standing::Undecided,
    }
}

impl Keep for Standings {
    fn keep(&self, to: &mut Packer<'_>, name: &str) -> io::Result<()> {
        self.bonds.keep(to, &format!("{name}/bonds"))?;
        self.others.keep(to, &format!("{name}/others"))?;
        self.circular.keep(to, &format!("{name}/circular"))
    }

    fn kept(from: &Arc<Pack>, name: &str) -> Result<Self, Why> {
        Ok(Self {
            bonds: Keep::kept(from, &format!("{name}/bonds"))?,
            others: Arc::new(Keep::kept(from, &format!("{name}/others"))?),
            circular: Arc::new(Keep::kept(from, &format!("{name}/circular"))?),
            since: BTreeMap::new(),
        })
    }
}
