//! How claims, and the topics that they affirm, stand under what challenges them.
//!
//! Standing is worked out from the [bonds](Bonds) between them: the least fixed point of the rules of
//! `docs/verdicts.md`, which is the grounded labelling of Dung's argumentation frameworks (*Artificial Intelligence* 77,
//! 1995, § 2.2), with support and premises as further conditions. It is a mark and never a verdict.

mod bonds;
mod fixpoint;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::catalog::view::View;
use crate::standing::fixpoint::{Label, Taken, labels};
use crate::store::{Deferred, Keep, Map, Pack, Packer, Why};

pub use bonds::{Bonds, DISPUTES, Role, Roles, SUPPORTS};

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
    others: Map<NodeId, Standing>,
    /// All that is held up by nothing but circles of support.
    circular: Deferred<BTreeSet<NodeId>>,
}

impl Standings {
    /// Works out how everything in a view stands. Linear in its claims and bonds, but for sorting them.
    #[must_use]
    pub fn of(catalog: &Catalog, view: &View) -> Self {
        let bonds = Bonds::gather(catalog, view);
        let nodes = catalog.len();
        let others =
            (0..).map(NodeId).zip(labels(nodes, &bonds, Taken::Challenged)).filter_map(|(node, label)| {
                let standing = match label {
                    Label::Stands if bonds.challenges(node).next().is_some() => Standing::Defended,
                    Label::Stands => return None,
                    Label::Falls => Standing::Challenged,
                    Label::Open => Standing::Undecided,
                };
                Some((node, standing))
            });
        let others: BTreeMap<NodeId, Standing> = others.collect();
        let nothing = BTreeSet::new();
        let held = (0..).map(NodeId).zip(labels(nodes, &bonds, Taken::Withdrawn(&nothing)));
        let circular = held.filter(|(_, label)| *label == Label::Open).map(|(node, _)| node);
        let circular: BTreeSet<NodeId> = circular.collect();
        Self { others: others.into(), circular: circular.into(), bonds }
    }

    /// What depends on what.
    #[must_use]
    pub fn bonds(&self) -> &Bonds {
        &self.bonds
    }

    /// How something stands.
    #[must_use]
    pub fn standing(&self, node: NodeId) -> Standing {
        self.others.get(&node).copied().unwrap_or_default()
    }

    /// True of what is held up by nothing but a circle of support.
    #[must_use]
    pub fn is_circular(&self, node: NodeId) -> bool {
        self.circular.contains(&node)
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

impl Keep for Standings {
    fn keep(&self, to: &mut Packer<'_>, name: &str) -> io::Result<()> {
        self.bonds.keep(to, &format!("{name}/bonds"))?;
        self.others.keep(to, &format!("{name}/others"))?;
        self.circular.keep(to, &format!("{name}/circular"))
    }

    fn kept(from: &Arc<Pack>, name: &str) -> Result<Self, Why> {
        Ok(Self {
            bonds: Keep::kept(from, &format!("{name}/bonds"))?,
            others: Keep::kept(from, &format!("{name}/others"))?,
            circular: Keep::kept(from, &format!("{name}/circular"))?,
        })
    }
}
