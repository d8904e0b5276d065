//! What disputes or limits something, and what answers that in turn.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use serde::{Deserialize, Serialize};

use crate::catalog::Catalog;
use crate::catalog::condition::Conditions;
use crate::catalog::entry::{Claim, Force, NodeId};
use crate::standing::{DISPUTES, Standing, Standings};
use crate::store::{Deferred, Keep, Map, Pack, Packer, Why};

/// How a claim challenges something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Manner {
    /// It disputes it.
    Disputes,
    /// It limits it: a caveat.
    Qualifies,
}

impl Manner {
    /// The relation that is called so in a vocabulary.
    #[must_use]
    pub fn relation(self) -> &'static str {
        match self {
            Self::Disputes => DISPUTES,
            Self::Qualifies => "qualifies",
        }
    }
}

/// A claim that challenges evidence, a topic or another challenge.
///
/// Challenges stand in a list in the order in which a reader meets them: each is followed by those that answer
/// it, one level deeper. A claim that answers several, or that challenges the thing itself too, stands at each of
/// them; what answers it in turn stands where it challenges the thing itself, else where it is met first. What is
/// challenged is no answer to its own answers, so rings of claims end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Challenge {
    /// The claim.
    pub claim: NodeId,
    /// What it does.
    pub manner: Manner,
    /// How strongly it is made: one that only asks does not make anything contested or qualified.
    pub force: Force,
    /// What it does so to, in order: claims or a topic; of an answer, the one challenge that it follows.
    pub of: Vec<NodeId>,
    /// How many challenges it answers, one of which answers the next: 0 for a challenge of the thing itself.
    pub depth: usize,
    /// How the claim stands itself: one that falls is answered.
    pub standing: Standing,
}

impl Challenge {
    /// True if it challenges the thing itself, not another challenge.
    #[must_use]
    pub fn is_direct(&self) -> bool {
        self.depth == 0
    }

    /// The conditions under which it is made.
    #[must_use]
    pub fn when(&self, catalog: &Catalog) -> Conditions {
        let Some(claim) = catalog.claim(self.claim) else { return Conditions::default() };
        // What it says under one condition throughout, it does under that too.
        let all = claim.conditions_of(|_| true);
        if all.lists().len() == 1 { all } else { Conditions::all_of(&claim.when) }
    }

    /// True if it makes the thing contested or qualified: it challenges it, and does not only ask.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.is_direct() && self.force != Force::Asks
    }
}

/// How something stands, what disputes it and what limits it: a short mark beside it wherever it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Challenged {
    /// How it stands.
    pub standing: Standing,
    /// The claims that dispute it, in the order of ids.
    pub disputed_by: Vec<Challenge>,
    /// The claims that qualify it, in the order of ids.
    pub qualified_by: Vec<Challenge>,
}

impl Challenged {
    /// True if it stands, and nothing disputes or qualifies it.
    #[must_use]
    pub fn is_undisturbed(&self) -> bool {
        *self == Self::default()
    }
}

/// For each thing, the claims that challenge it and how.
#[derive(Clone, Debug, Default)]
pub(super) struct Challenges {
    of: Arc<Map<NodeId, BTreeMap<NodeId, Met>>>,
    /// The claims that qualify something.
    qualifying: Arc<Deferred<BTreeSet<NodeId>>>,
    /// What is there no more, and challenges nothing.
    gone: Arc<BTreeSet<NodeId>>,
}

/// What a claim does to a thing: it may do both.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
struct Met {
    disputes: bool,
    qualifies: bool,
}

impl Met {
    fn has(self, manner: Manner) -> bool {
        match manner {
            Manner::Disputes => self.disputes,
            Manner::Qualifies => self.qualifies,
        }
    }

    /// To dispute is more than to limit.
    fn manner(self) -> Manner {
        if self.disputes { Manner::Disputes } else { Manner::Qualifies }
    }
}

/// Challenges that are being gathered.
#[derive(Default)]
pub(super) struct Challenging(BTreeMap<NodeId, BTreeMap<NodeId, Met>>);

impl Challenging {
    /// Adds what a claim challenges, by the relations called so and those that imply them. Nothing challenges itself.
    pub(super) fn add(&mut self, catalog: &Catalog, id: NodeId, claim: &Claim) {
        let vocabulary = &catalog.vocabulary;
        for link in claim.links.iter().filter(|link| link.target != id) {
            for manner in [Manner::Disputes, Manner::Qualifies] {
                let weaker = vocabulary.find(manner.relation());
                if weaker.is_some_and(|weaker| vocabulary.implies(link.relation, weaker)) {
                    let met = self.0.entry(link.target).or_default().entry(id).or_default();
                    match manner {
                        Manner::Disputes => met.disputes = true,
                        Manner::Qualifies => met.qualifies = true,
                    }
                }
            }
        }
    }
}

impl From<Challenging> for Challenges {
    fn from(gathered: Challenging) -> Self {
        let all = gathered.0.values().flatten();
        let qualifying: BTreeSet<NodeId> =
            all.filter(|(_, met)| met.qualifies).map(|(claim, _)| *claim).collect();
        Self {
            of: Arc::new(gathered.0.into()),
            qualifying: Arc::new(qualifying.into()),
            gone: Arc::default(),
        }
    }
}

impl Keep for Challenges {
    fn keep(&self, to: &mut Packer<'_>, name: &str) -> io::Result<()> {
        self.of.keep(to, &format!("{name}/of"))?;
        self.qualifying.keep(to, &format!("{name}/qualifying"))
    }

    fn kept(from: &Arc<Pack>, name: &str) -> Result<Self, Why> {
        Ok(Self {
            of: Arc::new(Keep::kept(from, &format!("{name}/of"))?),
            qualifying: Arc::new(Keep::kept(from, &format!("{name}/qualifying"))?),
            gone: Arc::default(),
        })
    }
}

impl Challenges {
    /// Those that are left once some claims are gone.
    pub(super) fn without(&self, gone: &Arc<BTreeSet<NodeId>>) -> Self {
        Self { gone: Arc::clone(gone), ..self.clone() }
    }

    /// The claims that challenge something and what they do, in the order of ids.
    fn met(&self, of: NodeId) -> impl DoubleEndedIterator<Item = (NodeId, Met)> {
        let all = self.of.get(&of).into_iter().flatten();
        all.filter(|(claim, _)| !self.gone.contains(claim)).map(|(claim, met)| (*claim, *met))
    }

    /// The claims that do so to something, in the order of ids.
    fn direct(&self, of: NodeId, manner: Manner) -> impl Iterator<Item = NodeId> {
        self.met(of).filter(move |(_, met)| met.has(manner)).map(|(claim, _)| claim)
    }

    /// What challenges a thing itself.
    pub(super) fn challenged(&self, catalog: &Catalog, standings: &Standings, of: NodeId) -> Challenged {
        let told = |manner, claims: BTreeSet<NodeId>| {
            let challenge = |claim| Challenge {
                claim,
                manner,
                force: catalog.claim(claim).map_or_else(Force::default, |claim| claim.force),
                of: vec![of],
                depth: 0,
                standing: standings.standing(claim),
            };
            claims.into_iter().map(challenge).collect()
        };
        // Whoever rejects a statement disputes it.
        let rejecting = standings.bonds().challenges(of);
        Challenged {
            standing: standings.standing(of),
            disputed_by: told(Manner::Disputes, self.direct(of, Manner::Disputes).chain(rejecting).collect()),
            qualified_by: told(Manner::Qualifies, self.direct(of, Manner::Qualifies).collect()),
        }
    }

    /// True if a claim qualifies anything itself.
    pub(super) fn qualifies_any(&self, claim: NodeId) -> bool {
        self.qualifying.contains(&claim)
    }

    /// True if a claim qualifies another itself.
    pub(super) fn qualifies(&self, claim: NodeId, target: NodeId) -> bool {
        self.of.get(&target).and_then(|met| met.get(&claim)).is_some_and(|met| met.qualifies)
    }

    /// All pairs of a claim and something that it qualifies, in the order of the latter.
    pub(super) fn qualifying(&self) -> impl Iterator<Item = (NodeId, NodeId)> {
        let counts = |claim: &NodeId| !self.gone.contains(claim);
        self.of.iter().flat_map(move |(target, met)| {
            let qualifying = met.iter().filter(move |(claim, met)| met.qualifies && counts(claim));
            qualifying.map(|(claim, _)| (*claim, *target))
        })
    }

    /// The rings of claims, each of which qualifies the next and the last the first, that some claims or those that qualify
    /// them are in: each claim with the number of its ring.
    pub(super) fn rings(&self, claims: impl Iterator<Item = NodeId>) -> BTreeMap<NodeId, usize> {
        let mut graph = DiGraph::<NodeId, ()>::new();
        let mut known: BTreeMap<NodeId, NodeIndex> = BTreeMap::new();
        let mut open = Vec::new();
        let mut place = |graph: &mut DiGraph<NodeId, ()>, open: &mut Vec<NodeId>, claim: NodeId| {
            *known.entry(claim).or_insert_with(|| {
                open.push(claim);
                graph.add_node(claim)
            })
        };
        for claim in claims {
            place(&mut graph, &mut open, claim);
        }
        while let Some(claim) = open.pop() {
            let of = place(&mut graph, &mut open, claim);
            for caveat in self.direct(claim, Manner::Qualifies) {
                let caveat = place(&mut graph, &mut open, caveat);
                graph.add_edge(caveat, of, ());
            }
        }
        let rings = kosaraju_scc(&graph).into_iter().filter(|ring| ring.len() > 1).enumerate();
        rings
            .flat_map(|(number, ring)| ring.into_iter().map(move |at| (at, number)))
            .map(|(at, number)| (graph[at], number))
            .collect()
    }

    /// The challenges of that manner to some things, those by `aside` left out, with what answers them.
    pub(super) fn of(
        &self,
        catalog: &Catalog,
        standings: &Standings,
        things: &BTreeSet<NodeId>,
        manner: Manner,
        aside: &BTreeSet<NodeId>,
    ) -> Vec<Challenge> {
        let mut direct: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
        for thing in things {
            for claim in self.direct(*thing, manner).filter(|claim| !aside.contains(claim)) {
                direct.entry(claim).or_default().push(*thing);
            }
        }
        // Those whose answers stand elsewhere in the list, or are the list.
        let mut opened: BTreeSet<NodeId> = direct.keys().copied().chain(things.iter().copied()).collect();
        let force = |claim| catalog.claim(claim).map_or_else(Force::default, |claim| claim.force);
        let mut found = Vec::new();
        for (claim, of) in direct {
            // A stack, not recursion: chains of claims may be long.
            let standing = standings.standing(claim);
            let mut open = vec![Challenge { claim, manner, force: force(claim), of, depth: 0, standing }];
            let (mut above, mut is_above) = (Vec::new(), BTreeSet::new());
            while let Some(next) = open.pop() {
                above.drain(next.depth..).for_each(|claim| {
                    is_above.remove(&claim);
                });
                if next.depth > 0 && !opened.insert(next.claim) {
                    found.push(next);
                    continue;
                }
                above.push(next.claim);
                is_above.insert(next.claim);
                let answers = self.met(next.claim).rev();
                open.extend(answers.filter(|(claim, _)| !is_above.contains(claim)).map(|(claim, met)| {
                    Challenge {
                        claim,
                        manner: met.manner(),
                        force: force(claim),
                        of: vec![next.claim],
                        depth: next.depth + 1,
                        standing: standings.standing(claim),
                    }
                }));
                found.push(next);
            }
        }
        found
    }
}
