//! Verdicts: whether a topic bears a relation to another, derived from claims by stated rules and
//! never from silence. The rules are numbered as in `docs/verdicts.md`.

mod between;
mod challenge;
mod depends;
mod gathered;
mod leaving;
mod lesser;
mod mark;
mod side;
mod tally;
mod weigh;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::catalog::Catalog;
use crate::catalog::condition::Conditions;
use crate::catalog::entry::{Force, NodeId, Place, Statement, Topic};
use crate::catalog::view::{Under, View};
use crate::catalog::vocabulary::{Literal, RelationId, Spread};
use crate::graph::hierarchy::Hierarchy;
use crate::standing::{Standing, Standings};
use crate::statement;
use crate::store::{Keep, Map, Pack, Packer, Why};
use crate::verdict::challenge::{Challenges, Challenging};
use crate::verdict::side::side;

pub use challenge::{Challenge, Challenged, Manner};
pub use depends::are_apart;
pub use gathered::Gathered;
pub use lesser::less_than_opposites;
pub use mark::{Mark, Of};
pub use side::{Side, bears};
pub use tally::Tally;

/// What a verdict is called that depends on a condition.
pub const DEPENDS: &str = "depends";

/// What a verdict says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// The relation holds.
    Holds,
    /// Its opposite holds.
    Opposite,
    /// There is evidence on both sides.
    Divided,
    /// There is evidence on both sides, under different conditions.
    Depends,
    /// There is no evidence on either side.
    Silent,
}

/// What a verdict comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// A relation holds: the one asked about, or its opposite.
    Relation(RelationId),
    /// The one asked about does not hold, and no other is said to.
    Denied(RelationId),
    /// There is evidence on both sides.
    Divided,
    /// There is evidence on both sides, under different conditions.
    Depends,
    /// There is evidence on neither side.
    Silent,
}

/// What speaks: a claim, or the record of a topic.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
    /// The conditions under which it holds.
    pub when: Conditions,
    /// True if that is a narrower condition than what was asked about: then it is partial.
    pub is_narrower: bool,
    /// How that topic bears on the one that is asked about.
    pub reach: Reach,
    /// The claims that dispute it, and what answers them.
    pub disputed_by: Vec<Challenge>,
    /// How what says it stands; a record simply stands.
    pub standing: Standing,
}

impl Evidence {
    /// The claim that says it; none of a record.
    #[must_use]
    pub fn claim(&self) -> Option<NodeId> {
        match self.speaker {
            Speaker::Claim(claim) => Some(claim),
            Speaker::Record(..) => None,
        }
    }

    fn literal(&self) -> Literal {
        Literal { relation: self.relation, denied: self.force == Force::Denies }
    }
}

/// What is said short of a relation or of its opposite: who says that norms *admit* trust has not said that they *hinder*
/// it, nor, what is the opposite and implies it, that they *foster* it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesser {
    /// The relation that is said.
    pub relation: RelationId,
    /// The one that implies it: what was asked about, or one of its opposites.
    pub short_of: RelationId,
    /// The claims that say it and none of what decides, in order.
    pub claims: Vec<NodeId>,
}

/// The verdict on a narrower or broader subject, where there is none on the subject itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// True of a narrower subject.
    pub narrower: bool,
    /// Its verdict.
    pub verdict: Verdict,
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
    /// True of a verdict on whether a topic is true, not on how it relates to another: its subject is its object.
    pub is_of_truth: bool,
    /// The result.
    pub status: Status,
    /// What to know of its evidence, in order.
    pub marks: Vec<Mark>,
    /// The opposite that is said, where there is evidence against it alone: its contradictory if that follows
    /// from what is said outright, or from all of it if nothing is; else a contrary.
    pub opposite: Option<RelationId>,
    /// What speaks for it.
    pub supporting: Vec<Evidence>,
    /// What speaks against it.
    pub opposing: Vec<Evidence>,
    /// What only asks whether it is so, or whether the opposite is: on no side.
    pub asked: Vec<Evidence>,
    /// The claims that qualify that evidence, and what answers them.
    pub caveats: Vec<Challenge>,
    /// The claims that dispute the subject as a whole, and what answers them.
    pub subject_disputed_by: Vec<Challenge>,
    /// What nearly bears on it, and counts on neither side.
    pub partial: Vec<Evidence>,
    /// What is said of the very pair by relations that are [weaker](Lesser) and so decide nothing, in the order of
    /// relations.
    pub lesser: Vec<Lesser>,
    /// Of a silent verdict that is asked for by itself: those on narrower and broader subjects.
    pub elsewhere: Vec<Elsewhere>,
}

impl Verdict {
    /// What it comes to.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        match (self.status, self.opposite) {
            (Status::Holds, _) => Outcome::Relation(self.relation),
            (Status::Opposite, Some(opposite)) => Outcome::Relation(opposite),
            (Status::Opposite, None) => Outcome::Denied(self.relation),
            (Status::Divided, _) => Outcome::Divided,
            (Status::Depends, _) => Outcome::Depends,
            (Status::Silent, _) => Outcome::Silent,
        }
    }

    /// The name of the result, for programs: the relation, its opposite (or `not` it, where that says too much),
    /// `divided`, `depends` or `silent`; of a topic that can be true what is done to it, `affirmed`, `rejected`.
    #[must_use]
    pub fn word(&self, catalog: &Catalog) -> String {
        let relation = |id| {
            let relation = catalog.vocabulary.relation(id);
            if self.is_of_truth { statement::participle(relation) } else { relation.id.clone() }
        };
        match self.outcome() {
            Outcome::Relation(id) => relation(id),
            Outcome::Denied(id) => format!("not {}", relation(id)),
            Outcome::Divided => "divided".to_owned(),
            Outcome::Depends => DEPENDS.to_owned(),
            Outcome::Silent => "silent".to_owned(),
        }
    }

    /// The result in words, for readers: `admits`, `does not presuppose`, `cannot account for`, `divided`, `depends`, `silent`,
    /// `affirmed`.
    #[must_use]
    pub fn words(&self, catalog: &Catalog) -> String {
        match self.outcome() {
            Outcome::Relation(_) | Outcome::Denied(_) if self.is_of_truth => self.word(catalog),
            Outcome::Relation(id) => statement::relation(catalog.vocabulary.relation(id), Force::Asserts),
            Outcome::Denied(id) => statement::denied(catalog.vocabulary.relation(id)),
            Outcome::Divided | Outcome::Depends | Outcome::Silent => self.word(catalog),
        }
    }

    /// What speaks: for it, then against it. What only asks and what is partial do not.
    pub fn speaking(&self) -> impl Iterator<Item = &Evidence> {
        self.supporting.iter().chain(&self.opposing)
    }

    /// All statements that it lists: those that speak, those that only ask and those that are partial.
    pub fn listed(&self) -> impl Iterator<Item = &Evidence> {
        [&self.supporting, &self.opposing, &self.asked, &self.partial].into_iter().flatten()
    }

    /// All that challenges what it lists or its subject, with what answers that: a claim may stand several times.
    pub fn challenges(&self) -> impl Iterator<Item = &Challenge> {
        let of_evidence = self.listed().flat_map(|evidence| &evidence.disputed_by);
        of_evidence.chain(&self.caveats).chain(&self.subject_disputed_by)
    }

    /// The claims that dispute the evidence on either side or the subject as a whole and do not only ask, each
    /// once.
    #[must_use]
    pub fn disputes(&self) -> BTreeSet<NodeId> {
        let all = self.speaking().flat_map(|evidence| &evidence.disputed_by).chain(&self.subject_disputed_by);
        all.filter(|challenge| challenge.counts()).map(|challenge| challenge.claim).collect()
    }
}

/// A statement before it is weighed.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Said {
    speaker: Speaker,
    relation: RelationId,
    object: NodeId,
    force: Force,
    /// The topics under whose condition it holds, all together.
    when: Vec<NodeId>,
    /// True of what is said of a narrower condition than what is asked about.
    is_narrower: bool,
}

/// What all verdicts of a corpus are derived from.
#[derive(Clone, Debug, Default)]
pub struct Verdicts {
    hierarchy: Arc<Hierarchy>,
    /// What is said of topics by their subjects, in the order of objects.
    said: Arc<Map<NodeId, Vec<Said>>>,
    /// What claims say of the truth of topics that can be true, by topic.
    truths: Arc<Map<NodeId, Vec<Said>>>,
    challenges: Challenges,
    standings: Standings,
    /// The claims and the records of topics that were gathered and speak no more.
    gone: Arc<BTreeSet<NodeId>>,
    /// The condition that is asked about; empty if none is.
    conditions: Vec<NodeId>,
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
        let mut all: BTreeMap<NodeId, Vec<Said>> = BTreeMap::new();
        let mut truths: BTreeMap<NodeId, Vec<Said>> = BTreeMap::new();
        let mut challenges = Challenging::default();
        let counts = |id: NodeId, record: &Topic| view.shows(id) && view.counts_record(record);
        for (id, record, topic) in catalog.topic_records().filter(|(id, _, record)| counts(*id, record)) {
            // Who holds a theory is no matter for a verdict.
            let is_of_topics = |to: NodeId| view.shows(to) && catalog.topic(to).is_some();
            for link in topic.links.iter().filter(|link| is_of_topics(link.target)) {
                let place = topic.stated.first().cloned();
                let said = Said {
                    speaker: Speaker::Record(record, place),
                    relation: link.relation,
                    object: link.target,
                    force: Force::Asserts,
                    when: Vec::new(),
                    is_narrower: false,
                };
                if catalog.vocabulary.relation(link.relation).symmetric {
                    all.entry(link.target).or_default().push(Said { object: id, ..said.clone() });
                }
                all.entry(id).or_default().push(said);
            }
        }
        for (id, claim) in catalog.claims().filter(|(id, _)| view.shows(*id)) {
            for statement in &claim.says {
                let under = view.under(catalog, &statement.when);
                if under == Under::Another {
                    continue;
                }
                let said = Said {
                    speaker: Speaker::Claim(id),
                    relation: statement.relation,
                    object: statement.object,
                    force: claim.force,
                    when: statement.when.clone(),
                    is_narrower: under == Under::Narrower,
                };
                if catalog.vocabulary.relation(statement.relation).symmetric {
                    let turned = Said { object: statement.subject, ..said.clone() };
                    all.entry(statement.object).or_default().push(turned);
                }
                all.entry(statement.subject).or_default().push(said);
            }
            let under = view.under(catalog, &claim.when);
            for link in claim.links.iter().filter(|link| catalog.speaks_of_truth(link)) {
                let said = Said {
                    speaker: Speaker::Claim(id),
                    relation: link.relation,
                    object: link.target,
                    force: claim.force,
                    when: claim.when.clone(),
                    is_narrower: under == Under::Narrower,
                };
                if view.shows(link.target) && under != Under::Another {
                    truths.entry(link.target).or_default().push(said);
                }
            }
            challenges.add(catalog, id, claim);
        }
        all.values_mut().for_each(|said| said.sort_by_key(|said| said.object));
        Self {
            hierarchy: Arc::new(Hierarchy::build(catalog)),
            said: Arc::new(all.into()),
            truths: Arc::new(truths.into()),
            challenges: challenges.into(),
            standings: Standings::of(catalog, view),
            gone: Arc::default(),
            conditions: view.conditions().to_vec(),
        }
    }

    /// The verdicts of what is `left` of their view once some things are gone, none of which is a topic. They are
    /// derived from the same that was gathered: only what depends on these things is looked at, and the records of topics.
    #[must_use]
    pub fn without(&self, catalog: &Catalog, left: &View, gone: &BTreeSet<NodeId>) -> Self {
        let silent = catalog.topic_records().filter(|(_, _, topic)| !left.counts_record(topic));
        let silent = silent.map(|(_, record, _)| record);
        let all = Arc::new(self.gone.iter().chain(gone).copied().chain(silent).collect());
        Self {
            challenges: self.challenges.without(&all),
            standings: self.standings.without(catalog, gone),
            gone: all,
            ..self.clone()
        }
    }

    /// True of what is said by a claim or a record that is there.
    fn counts(&self, said: &Said) -> bool {
        let (Speaker::Claim(speaker) | Speaker::Record(speaker, _)) = said.speaker;
        !self.gone.contains(&speaker)
    }

    /// The relations that are said of a subject, each once for each statement.
    pub fn relations_of(&self, subject: NodeId) -> impl Iterator<Item = RelationId> {
        let said = self.said.get(&subject).into_iter().flatten();
        said.filter(|said| self.counts(said)).map(|said| said.relation)
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
            when: Vec::new(),
            is_narrower: false,
        };
        let wanted = if force == Force::Denies { Side::Against } else { Side::For };
        let mut decided = Vec::new();
        for (relation, _) in catalog.vocabulary.relations() {
            let bears = side(&catalog.vocabulary, &statement, relation).filter(|(found, _)| *found == wanted);
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

    /// How a claim or a topic stands, what disputes it itself, and what qualifies it.
    #[must_use]
    pub fn challenged(&self, catalog: &Catalog, of: NodeId) -> Challenged {
        self.challenges.challenged(catalog, &self.standings, of)
    }

    /// How everything stands.
    #[must_use]
    pub fn standings(&self) -> &Standings {
        &self.standings
    }

    /// The hierarchy of topics.
    #[must_use]
    pub fn hierarchy(&self) -> &Hierarchy {
        &self.hierarchy
    }
}

impl Keep for Verdicts {
    fn keep(&self, to: &mut Packer<'_>, name: &str) -> io::Result<()> {
        self.hierarchy.keep(to, &format!("{name}/hierarchy"))?;
        self.said.keep(to, &format!("{name}/said"))?;
        self.truths.keep(to, &format!("{name}/truths"))?;
        self.challenges.keep(to, &format!("{name}/challenges"))?;
        self.standings.keep(to, &format!("{name}/standings"))
    }

    fn kept(from: &Arc<Pack>, name: &str) -> Result<Self, Why> {
        Ok(Self {
            hierarchy: Arc::new(Keep::kept(from, &format!("{name}/hierarchy"))?),
            said: Arc::new(Keep::kept(from, &format!("{name}/said"))?),
            truths: Arc::new(Keep::kept(from, &format!("{name}/truths"))?),
            challenges: Keep::kept(from, &format!("{name}/challenges"))?,
            standings: Keep::kept(from, &format!("{name}/standings"))?,
            // What is kept is of the whole corpus.
            gone: Arc::default(),
            conditions: Vec::new(),
        })
    }
}
