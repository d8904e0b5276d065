//! Verdicts: whether a topic bears a relation to another, derived from claims by stated rules and
//! never from silence. The rules are numbered as in `docs/verdicts.md`.

mod challenge;
mod mark;
mod side;
mod tally;

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::catalog::entry::{Force, NodeId, Place, Statement, Topic};
use crate::catalog::view::View;
use crate::catalog::vocabulary::{Literal, RelationId, Spread, Vocabulary};
use crate::graph::hierarchy::Hierarchy;
use crate::verdict::challenge::Challenges;
use crate::verdict::side::{Side, side};

pub use challenge::{Challenge, Manner};
pub use mark::Mark;
pub use tally::Tally;

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
    /// The claims that dispute it, and what answers them.
    pub disputed_by: Vec<Challenge>,
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
    /// Of a silent verdict that is asked for by itself: those on narrower and broader subjects.
    pub elsewhere: Vec<Elsewhere>,
}

impl Verdict {
    /// The sides whose evidence made it.
    fn deciding(&self) -> Vec<&[Evidence]> {
        let sides = [self.supporting.as_slice(), &self.opposing];
        sides.into_iter().filter(|side| !side.is_empty()).collect()
    }

    /// The word for the result: the relation, its opposite (or `not` it, where that says too much),
    /// `divided` or `silent`.
    #[must_use]
    pub fn word(&self, catalog: &Catalog) -> String {
        let relation = catalog.vocabulary.relation(self.relation);
        match self.status {
            Status::Holds => relation.id.clone(),
            Status::Opposite => match self.opposite {
                Some(opposite) => catalog.vocabulary.relation(opposite).id.clone(),
                None => format!("not {}", relation.id),
            },
            Status::Divided => "divided".to_owned(),
            Status::Silent => "silent".to_owned(),
        }
    }

    /// All that it lists as said: on its sides, as asked and as partial.
    pub fn evidence(&self) -> impl Iterator<Item = &Evidence> {
        [&self.supporting, &self.opposing, &self.asked, &self.partial].into_iter().flatten()
    }

    /// All that challenges its evidence or subject, with what answers that: a claim may stand several times.
    pub fn challenges(&self) -> impl Iterator<Item = &Challenge> {
        let of_evidence = self.evidence().flat_map(|evidence| &evidence.disputed_by);
        of_evidence.chain(&self.caveats).chain(&self.subject_disputed_by)
    }

    /// The claims that dispute the evidence on either side or the subject as a whole and do not only ask, each
    /// once.
    #[must_use]
    pub fn disputes(&self) -> BTreeSet<NodeId> {
        let evidence = self.supporting.iter().chain(&self.opposing);
        let all = evidence.flat_map(|evidence| &evidence.disputed_by).chain(&self.subject_disputed_by);
        all.filter(|challenge| challenge.counts()).map(|challenge| challenge.claim).collect()
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

/// What all verdicts of a corpus are derived from.
#[derive(Clone, Debug, Default)]
pub struct Verdicts {
    hierarchy: Hierarchy,
    said: BTreeMap<NodeId, Vec<Said>>,
    challenges: Challenges,
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
            verdicts.challenges.add(catalog, id, claim);
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
        let (mut asked, mut partial) = (Vec::new(), Vec::new());
        for said in self.said.get(&subject).into_iter().flatten() {
            let Some((side, spread)) = side(&catalog.vocabulary, said, relation) else { continue };
            let evidence = |reach| self.evidence(catalog, said, reach);
            match self.reach(said.object, object, spread) {
                Some(reach) if side == Side::Neither => partial.push(evidence(reach)),
                Some(reach) if said.force == Force::Asks => asked.push(evidence(reach)),
                Some(reach) => sides[usize::from(side == Side::Against)].push(evidence(reach)),
                None if self.hierarchy.is_narrower(said.object, object) => partial.push(evidence(Reach::Up)),
                None if self.hierarchy.is_narrower(object, said.object) => {
                    partial.push(evidence(Reach::Down));
                }
                None => {}
            }
        }
        let against = sides[1].clone();
        for list in sides.iter_mut().chain([&mut asked, &mut partial]) {
            // Who says it twice says it once: what is said of the very topic is kept.
            list.sort_by(|a, b| (&a.speaker, a.reach, a).cmp(&(&b.speaker, b.reach, b)));
            list.dedup_by(|later, first| later.speaker == first.speaker);
            // What is said outright before what is only suggested or asked.
            list.sort_by_key(|evidence| (evidence.force.hedge(), evidence.reach));
        }
        // Who says a thing, and says it of a narrower or broader topic as well, does not nearly say it too.
        partial.retain(|nearly| {
            let said = |evidence: &Evidence| {
                evidence.speaker == nearly.speaker && evidence.relation == nearly.relation
            };
            !sides.iter().flatten().chain(&asked).any(said)
        });
        let [mut supporting, mut opposing] = sides;
        let leaving = self.leaving([&supporting, &opposing]);
        for (list, leaving) in [&mut supporting, &mut opposing].into_iter().zip(leaving) {
            list.retain(|evidence| evidence.claim().is_none_or(|claim| !leaving.contains(&claim)));
        }
        let evidence = supporting.iter().chain(&opposing).filter_map(Evidence::claim).collect();
        let caveats = self.challenges.of(catalog, &evidence, Manner::Qualifies, &evidence);
        // A question that is a caveat is listed as that.
        let is_caveat = |evidence: &Evidence| {
            caveats.iter().any(|caveat| caveat.is_direct() && Some(caveat.claim) == evidence.claim())
        };
        asked.retain(|evidence| !is_caveat(evidence));
        let subject_disputed_by =
            self.challenges.of(catalog, &BTreeSet::from([subject]), Manner::Disputes, &BTreeSet::new());
        let status = status(&supporting, &opposing);
        let opposite = (status == Status::Opposite).then(|| {
            let stays = |one: &&Evidence| opposing.iter().any(|kept| kept.speaker == one.speaker);
            opposite(&catalog.vocabulary, relation, &against.iter().filter(stays).collect::<Vec<_>>())
        });
        let mut verdict = Verdict {
            subject,
            relation,
            object,
            status,
            marks: Vec::new(),
            opposite: opposite.flatten(),
            supporting,
            opposing,
            asked,
            caveats,
            subject_disputed_by,
            partial,
            elsewhere: Vec::new(),
        };
        verdict.marks =
            mark::marks(catalog, &verdict.deciding(), &verdict.caveats, &verdict.subject_disputed_by);
        verdict
    }

    /// The verdict on `subject relation object`; where it is silent, with those on narrower and then on broader
    /// subjects that are not, each in the order of ids.
    #[must_use]
    pub fn verdict_or_elsewhere(
        &self,
        catalog: &Catalog,
        subject: NodeId,
        relation: RelationId,
        object: NodeId,
    ) -> Verdict {
        let mut verdict = self.verdict(catalog, subject, relation, object);
        if verdict.status != Status::Silent {
            return verdict;
        }
        for narrower in [true, false] {
            let others = self.said.keys().filter(|other| {
                let (low, high) = if narrower { (**other, subject) } else { (subject, **other) };
                self.hierarchy.is_narrower(low, high)
            });
            let others = others.map(|other| self.verdict(catalog, *other, relation, object));
            let telling = others.filter(|verdict| verdict.status != Status::Silent);
            verdict.elsewhere.extend(telling.map(|verdict| Elsewhere { narrower, verdict }));
        }
        verdict
    }

    fn evidence(&self, catalog: &Catalog, said: &Said, reach: Reach) -> Evidence {
        let disputed_by = match said.speaker {
            Speaker::Claim(claim) => {
                self.challenges.of(catalog, &BTreeSet::from([claim]), Manner::Disputes, &BTreeSet::new())
            }
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

    /// Rule 3: of each side the claims that qualify one on the other side which itself stays: they are caveats, not
    /// evidence. Two that qualify each other both stay, and so do those that do so in a ring. What is said of
    /// the very topic stays whatever it limits of a narrower or a broader one.
    fn leaving(&self, sides: [&[Evidence]; 2]) -> [BTreeSet<NodeId>; 2] {
        let mut leaving = [BTreeSet::new(), BTreeSet::new()];
        let mut open: Vec<(usize, NodeId, Vec<NodeId>)> = Vec::new();
        for (at, side) in sides.iter().enumerate() {
            for evidence in side.iter() {
                let Some(claim) = evidence.claim() else { continue };
                let limits = |target: &&Evidence| {
                    let outweighs = evidence.reach == Reach::Same && target.reach != Reach::Same;
                    let qualifies = |target| {
                        self.challenges.qualifies(claim, target)
                            && !self.challenges.is_caveat_of(target, claim)
                    };
                    !outweighs && target.claim().is_some_and(qualifies)
                };
                let limited: Vec<NodeId> =
                    sides[1 - at].iter().filter(limits).filter_map(Evidence::claim).collect();
                if !limited.is_empty() {
                    open.push((at, claim, limited));
                }
            }
        }
        // From those that limit what limits nothing itself, outwards: rings are left out above, so it comes to an end.
        while !open.is_empty() {
            let undecided: BTreeSet<(usize, NodeId)> =
                open.iter().map(|(at, claim, _)| (*at, *claim)).collect();
            let (decided, rest): (Vec<_>, Vec<_>) = open.into_iter().partition(|(at, _, limited)| {
                limited.iter().all(|target| !undecided.contains(&(1 - at, *target)))
            });
            for (at, claim, limited) in &decided {
                if limited.iter().any(|target| !leaving[1 - at].contains(target)) {
                    leaving[*at].insert(*claim);
                }
            }
            if decided.is_empty() {
                break;
            }
            open = rest;
        }
        leaving
    }
}

/// Rule 5: the opposite that is said of a relation that is spoken against. What excludes trust does not foster it, but
/// has not said that it hinders it.
fn opposite(vocabulary: &Vocabulary, relation: RelationId, against: &[&Evidence]) -> Option<RelationId> {
    let said = mark::strongest(against);
    let is_said = |opposite: &RelationId| {
        said.iter().any(|evidence| vocabulary.follows(evidence.literal(), Literal::said(*opposite)))
    };
    vocabulary.opposites(relation).find(is_said)
}

/// Rule 5.
fn status(supporting: &[Evidence], opposing: &[Evidence]) -> Status {
    match (supporting.is_empty(), opposing.is_empty()) {
        (false, true) => Status::Holds,
        (true, false) => Status::Opposite,
        (false, false) => Status::Divided,
        (true, true) => Status::Silent,
    }
}
