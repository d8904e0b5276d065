//! Verdicts: whether a topic bears a relation to another, derived from claims by stated rules and
//! never from silence. The rules are numbered as in `docs/verdicts.md`.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::catalog::entry::{Force, NodeId, Place, Statement, Topic};
use crate::catalog::view::View;
use crate::catalog::vocabulary::{RelationId, Spread};
use crate::graph::hierarchy::Hierarchy;

/// What a verdict says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// The relation holds.
    Holds,
    /// Its opposite holds.
    Opposite,
    /// There is evidence on both sides.
    Divided,
    /// There is no evidence on either side.
    Silent,
}

/// What a reader should know of a verdict's evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// It has caveats.
    Qualified,
    /// All of it only suggests.
    Hedged,
    /// Some of it is disputed.
    Contested,
    /// All of it was read in another work.
    SecondHand,
}

impl Mark {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Qualified => "qualified",
            Self::Hedged => "hedged",
            Self::Contested => "contested",
            Self::SecondHand => "second-hand",
        }
    }
}

/// What speaks: a claim, or the record of a topic.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Speaker {
    /// A claim.
    Claim(NodeId),
    /// The topic's own record, with the place where it is stated.
    Record(NodeId, Option<Place>),
}

/// How what is said of one topic bears on the topic that is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// It is said of that very topic.
    Same,
    /// It is said of a narrower one, and spreads up.
    Up,
    /// It is said of a broader one, and spreads down.
    Down,
}

/// One statement that bears on a verdict.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// Who says it.
    pub speaker: Speaker,
    /// The relation that is said.
    pub relation: RelationId,
    /// The topic of which it is said.
    pub object: NodeId,
    /// How strongly it is said.
    pub force: Force,
    /// How that topic bears on the one that is asked about.
    pub reach: Reach,
    /// The claims that dispute it.
    pub disputed_by: Vec<NodeId>,
}

/// A verdict with its derivation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Of what.
    pub subject: NodeId,
    /// Which relation was asked about.
    pub relation: RelationId,
    /// To what.
    pub object: NodeId,
    /// The result.
    pub status: Status,
    /// What to know of its evidence, in order.
    pub marks: Vec<Mark>,
    /// What speaks for it.
    pub supporting: Vec<Evidence>,
    /// What speaks against it.
    pub opposing: Vec<Evidence>,
    /// The claims that qualify that evidence.
    pub caveats: Vec<Speaker>,
    /// What nearly bears on it, and counts on neither side.
    pub partial: Vec<Evidence>,
}

impl Verdict {
    /// True if what speaks against the relation says its opposite, or denies the relation itself. What
    /// excludes trust does not foster it, but has not said that it hinders it.
    fn says_opposite(&self, catalog: &Catalog, against: RelationId) -> bool {
        self.opposing.iter().any(|evidence| match evidence.force {
            Force::Denies => evidence.relation == self.relation,
            Force::Asks => false,
            Force::Asserts | Force::Suggests => catalog.vocabulary.implies(evidence.relation, against),
        })
    }

    /// The word for the result: the relation, its opposite (or `not` it, where that says too much),
    /// `divided` or `silent`.
    #[must_use]
    pub fn word(&self, catalog: &Catalog) -> String {
        let relation = catalog.vocabulary.relation(self.relation);
        match self.status {
            Status::Holds => relation.id.clone(),
            Status::Opposite => {
                match relation.against.filter(|against| self.says_opposite(catalog, *against)) {
                    Some(against) => catalog.vocabulary.relation(against).id.clone(),
                    None => format!("not {}", relation.id),
                }
            }
            Status::Divided => "divided".to_owned(),
            Status::Silent => "silent".to_owned(),
        }
    }
}

/// A statement before it is weighed.
#[derive(Clone, Debug)]
struct Said {
    speaker: Speaker,
    relation: RelationId,
    object: NodeId,
    force: Force,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    For,
    Against,
    Neither,
}

/// What all verdicts of a corpus are derived from.
#[derive(Clone, Debug, Default)]
pub struct Verdicts {
    hierarchy: Hierarchy,
    said: BTreeMap<NodeId, Vec<Said>>,
    /// For each claim, those that qualify it.
    qualified_by: BTreeMap<NodeId, BTreeSet<NodeId>>,
    /// For each claim, those that dispute it.
    disputed_by: BTreeMap<NodeId, BTreeSet<NodeId>>,
}

impl Verdicts {
    /// Gathers what the claims and records of a catalog say.
    ///
    /// `qualifies` and `disputes` are the relations so called, and those that imply them.
    #[must_use]
    pub fn build(catalog: &Catalog) -> Self {
        Self::of(catalog, &View::all())
    }

    /// Gathers what the claims and records of part of a catalog say.
    #[must_use]
    pub fn of(catalog: &Catalog, view: &View) -> Self {
        let mut verdicts = Self { hierarchy: Hierarchy::build(catalog), ..Self::default() };
        let means = |relation: RelationId, id: &str| {
            catalog.vocabulary.find(id).is_some_and(|weaker| catalog.vocabulary.implies(relation, weaker))
        };
        let counts = |id: NodeId, topic: &Topic| view.shows(id) && view.counts_record(topic);
        for (id, topic) in catalog.topics().filter(|(id, topic)| counts(*id, topic)) {
            for link in topic.links.iter().filter(|link| view.shows(link.target)) {
                let place = topic.stated.first().cloned();
                let said = Said {
                    speaker: Speaker::Record(id, place),
                    relation: link.relation,
                    object: link.target,
                    force: Force::Asserts,
                };
                verdicts.said.entry(id).or_default().push(said);
            }
        }
        for (id, claim) in catalog.claims().filter(|(id, _)| view.shows(*id)) {
            for said in &claim.says {
                verdicts.said.entry(said.subject).or_default().push(Said {
                    speaker: Speaker::Claim(id),
                    relation: said.relation,
                    object: said.object,
                    force: claim.force,
                });
            }
            for link in &claim.links {
                if means(link.relation, "qualifies") {
                    verdicts.qualified_by.entry(link.target).or_default().insert(id);
                }
                if means(link.relation, "disputes") {
                    verdicts.disputed_by.entry(link.target).or_default().insert(id);
                }
            }
        }
        verdicts
    }

    /// The relations that are said of a subject, each once for each statement.
    pub fn relations_of(&self, subject: NodeId) -> impl Iterator<Item = RelationId> {
        self.said.get(&subject).into_iter().flatten().map(|said| said.relation)
    }

    /// The verdicts that a statement of a claim decides: the relations on which it speaks for what it says, or,
    /// of a denial, against what is denied, each with the objects that it reaches.
    #[must_use]
    pub fn decided_by(&self, catalog: &Catalog, said: &Statement, force: Force) -> Vec<(RelationId, NodeId)> {
        let statement = Said {
            speaker: Speaker::Record(said.subject, None),
            relation: said.relation,
            object: said.object,
            force,
        };
        let side = if force == Force::Denies { Side::Against } else { Side::For };
        let mut decided = Vec::new();
        for (relation, _) in catalog.vocabulary.relations() {
            let bears = bearing(catalog, &statement, relation).filter(|(found, _)| *found == side);
            let Some((_, spread)) = bears else { continue };
            decided.push((relation, said.object));
            match spread {
                Spread::Up => {
                    decided.extend(self.hierarchy.above(said.object).map(|object| (relation, object)));
                }
                Spread::Down => {
                    decided.extend(self.hierarchy.below(said.object).map(|object| (relation, object)));
                }
                Spread::Stays => {}
            }
        }
        decided
    }

    /// The hierarchy of topics.
    #[must_use]
    pub fn hierarchy(&self) -> &Hierarchy {
        &self.hierarchy
    }

    /// The verdict on `subject relation object`.
    #[must_use]
    pub fn verdict(
        &self,
        catalog: &Catalog,
        subject: NodeId,
        relation: RelationId,
        object: NodeId,
    ) -> Verdict {
        let mut sides: [Vec<Evidence>; 2] = [Vec::new(), Vec::new()];
        let mut partial = Vec::new();
        for said in self.said.get(&subject).into_iter().flatten() {
            let Some((side, spread)) = bearing(catalog, said, relation) else { continue };
            let evidence = |reach| self.evidence(said, reach);
            match self.reach(said.object, object, spread) {
                Some(reach) if side == Side::Neither => partial.push(evidence(reach)),
                Some(reach) => sides[usize::from(side == Side::Against)].push(evidence(reach)),
                None if self.hierarchy.is_narrower(said.object, object) => partial.push(evidence(Reach::Up)),
                None if self.hierarchy.is_narrower(object, said.object) => {
                    partial.push(evidence(Reach::Down));
                }
                None => {}
            }
        }
        for list in sides.iter_mut().chain([&mut partial]) {
            // Who says it twice says it once: what is said of the very topic is kept.
            list.sort_by(|a, b| (&a.speaker, a.reach, a).cmp(&(&b.speaker, b.reach, b)));
            list.dedup_by(|later, first| later.speaker == first.speaker);
            // What is said outright before what is only suggested or asked.
            list.sort_by_key(|evidence| (evidence.force.hedge(), evidence.reach));
        }
        let [mut supporting, mut opposing] = sides;
        let demoted = self.demoted(&supporting, &opposing);
        for list in [&mut supporting, &mut opposing] {
            list.retain(|evidence| !demoted.contains(&evidence.speaker));
        }
        let caveats = self.caveats(supporting.iter().chain(&opposing));
        let status = status(&supporting, &opposing);
        let marks = marks(catalog, status, &supporting, &opposing, !caveats.is_empty());
        Verdict { subject, relation, object, status, marks, supporting, opposing, caveats, partial }
    }

    fn evidence(&self, said: &Said, reach: Reach) -> Evidence {
        let disputed_by = match said.speaker {
            Speaker::Claim(claim) => self.disputed_by.get(&claim).into_iter().flatten().copied().collect(),
            Speaker::Record(..) => Vec::new(),
        };
        let Said { speaker, relation, object, force } = said.clone();
        Evidence { speaker, relation, object, force, reach, disputed_by }
    }

    /// Rule 1: how what is said of `said` bears on `asked`, for a relation that spreads so.
    fn reach(&self, said: NodeId, asked: NodeId, spread: Spread) -> Option<Reach> {
        match spread {
            _ if said == asked => Some(Reach::Same),
            Spread::Up => self.hierarchy.is_narrower(said, asked).then_some(Reach::Up),
            Spread::Down => self.hierarchy.is_narrower(asked, said).then_some(Reach::Down),
            Spread::Stays => None,
        }
    }

    /// Rule 3: the claims that qualify one on the other side are caveats, not evidence. Two that
    /// qualify each other both stay, and so do those that do so in a ring.
    fn demoted(&self, supporting: &[Evidence], opposing: &[Evidence]) -> BTreeSet<Speaker> {
        let mut demoted = BTreeSet::new();
        for (side, other) in [(supporting, opposing), (opposing, supporting)] {
            for evidence in side {
                let Speaker::Claim(claim) = evidence.speaker else { continue };
                let qualifies_other = other.iter().any(|against| match against.speaker {
                    Speaker::Claim(target) => {
                        self.qualifies(claim, target) && !self.is_caveat_of(target, claim)
                    }
                    Speaker::Record(..) => false,
                });
                if qualifies_other {
                    demoted.insert(evidence.speaker.clone());
                }
            }
        }
        demoted
    }

    fn qualifies(&self, claim: NodeId, target: NodeId) -> bool {
        self.qualified_by.get(&target).is_some_and(|claims| claims.contains(&claim))
    }

    /// True if a claim qualifies another, directly or over others.
    fn is_caveat_of(&self, claim: NodeId, target: NodeId) -> bool {
        self.caveats_of(&BTreeSet::from([target])).contains(&claim)
    }

    /// The claims that qualify the evidence, and those that qualify them in turn, evidence aside.
    fn caveats<'e>(&self, evidence: impl Iterator<Item = &'e Evidence>) -> Vec<Speaker> {
        let evidence: BTreeSet<NodeId> = evidence
            .filter_map(|evidence| match evidence.speaker {
                Speaker::Claim(claim) => Some(claim),
                Speaker::Record(..) => None,
            })
            .collect();
        self.caveats_of(&evidence).into_iter().map(Speaker::Claim).collect()
    }

    fn caveats_of(&self, claims: &BTreeSet<NodeId>) -> BTreeSet<NodeId> {
        let mut found = BTreeSet::new();
        let mut open: Vec<NodeId> = claims.iter().copied().collect();
        while let Some(claim) = open.pop() {
            for caveat in self.qualified_by.get(&claim).into_iter().flatten() {
                if !claims.contains(caveat) && found.insert(*caveat) {
                    open.push(*caveat);
                }
            }
        }
        found
    }
}

/// Rules 1 and 2: the side on which a statement speaks to `relation`, and how it spreads; none if
/// it says nothing to it.
///
/// A denial changes sides and spreads as the opposite does, for the relation that is denied and those
/// that imply it: whoever denies that something admits trust denies that it fosters it. But whoever
/// denies that it fosters trust has not said that it does not admit it: that is on neither side.
fn bearing(catalog: &Catalog, said: &Said, relation: RelationId) -> Option<(Side, Spread)> {
    let vocabulary = &catalog.vocabulary;
    let spread = vocabulary.relation(said.relation).spread;
    let denied = said.force == Force::Denies;
    if denied && vocabulary.implies(relation, said.relation) {
        return Some((Side::Against, spread.reversed()));
    }
    if vocabulary.implies(said.relation, relation) {
        return Some((if denied { Side::Neither } else { Side::For }, spread));
    }
    let opposite =
        vocabulary.opposites(relation).find(|opposite| vocabulary.implies(said.relation, *opposite))?;
    let own_opposite = vocabulary.relation(relation).against == Some(opposite);
    Some(match denied {
        false => (Side::Against, spread),
        true if said.relation == opposite && own_opposite => (Side::For, spread.reversed()),
        true => (Side::Neither, spread),
    })
}

/// Rules 2 and 5. What only asks makes no verdict.
fn status(supporting: &[Evidence], opposing: &[Evidence]) -> Status {
    let speaks = |side: &[Evidence]| side.iter().any(|evidence| evidence.force != Force::Asks);
    match (speaks(supporting), speaks(opposing)) {
        (true, false) => Status::Holds,
        (false, true) => Status::Opposite,
        (true, true) => Status::Divided,
        (false, false) => Status::Silent,
    }
}

/// Rules 2, 4 and 5, for the evidence on the side or sides that made the verdict.
fn marks(
    catalog: &Catalog,
    status: Status,
    supporting: &[Evidence],
    opposing: &[Evidence],
    caveats: bool,
) -> Vec<Mark> {
    let deciding: Vec<&Evidence> = match status {
        Status::Holds => supporting.iter().collect(),
        Status::Opposite => opposing.iter().collect(),
        Status::Divided => supporting.iter().chain(opposing).collect(),
        Status::Silent => return Vec::new(),
    };
    let second_hand = |evidence: &&Evidence| match evidence.speaker {
        Speaker::Claim(claim) => catalog.claim(claim).is_some_and(|claim| claim.via.is_some()),
        Speaker::Record(..) => false,
    };
    let hedged = |evidence: &&Evidence| matches!(evidence.force, Force::Suggests | Force::Asks);
    [
        (Mark::Qualified, caveats),
        (Mark::Hedged, deciding.iter().all(hedged)),
        (Mark::Contested, deciding.iter().any(|evidence| !evidence.disputed_by.is_empty())),
        (Mark::SecondHand, deciding.iter().all(second_hand)),
    ]
    .into_iter()
    .filter_map(|(mark, holds)| holds.then_some(mark))
    .collect()
}
