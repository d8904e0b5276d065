//! Verdicts by the five rules of `docs/verdicts.md`.

use std::collections::{BTreeMap, BTreeSet};

use catena::catalog::entry::{Force, NodeId};
use catena::catalog::vocabulary::{RelationId, Spread};

use super::part::Part;

/// Who speaks: a claim, or the record of a topic.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Who {
    Claim(NodeId),
    Record(NodeId),
}

/// How what is said reaches the topic asked about: directly, up from a narrower one, down from a broader one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    Same,
    Up,
    Down,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    For,
    Against,
    Neither,
}

/// What somebody says about the subject.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Said {
    pub(super) way: Way,
    pub(super) relation: RelationId,
    pub(super) object: NodeId,
    pub(super) force: Force,
}

/// Who says what; of several things the one said of the very topic, then the first.
pub(super) type Evidence = BTreeMap<Who, Said>;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Result {
    Relation,
    Opposite,
    Divided,
    Silent,
}

pub(super) struct Verdict {
    pub(super) subject: NodeId,
    pub(super) relation: RelationId,
    pub(super) object: NodeId,
    pub(super) result: Result,
    pub(super) marks: Vec<&'static str>,
    pub(super) supporting: Evidence,
    pub(super) opposing: Evidence,
    pub(super) caveats: BTreeSet<NodeId>,
    pub(super) partial: Evidence,
}

impl Part<'_> {
    pub(super) fn verdict(&self, subject: NodeId, relation: RelationId, object: NodeId) -> Verdict {
        let (mut supporting, mut opposing, mut partial) = (Evidence::new(), Evidence::new(), Evidence::new());
        for (who, said, about, force) in self.statements(subject) {
            let Some((side, spread)) = self.side(said, force, relation) else { continue };
            let Some((way, reached)) = self.way(about, object, spread) else { continue };
            let list = match side {
                Side::For if reached => &mut supporting,
                Side::Against if reached => &mut opposing,
                _ => &mut partial,
            };
            let said = Said { way, relation: said, object: about, force };
            let first = list.entry(who).or_insert(said);
            *first = said.min(*first);
        }
        // Rule 3.
        let limits = |side: &Evidence, other: &Evidence| -> Vec<Who> {
            let limited = |who: &Who, against: &Who| match (who, against) {
                (Who::Claim(claim), Who::Claim(target)) => {
                    self.bears(*claim, *target, "qualifies") && !self.caveats(&[*claim]).contains(target)
                }
                _ => false,
            };
            side.keys().filter(|who| other.keys().any(|against| limited(who, against))).copied().collect()
        };
        let (leave, leave_too) = (limits(&supporting, &opposing), limits(&opposing, &supporting));
        supporting.retain(|who, _| !leave.contains(who));
        opposing.retain(|who, _| !leave_too.contains(who));
        let evidence: Vec<NodeId> = supporting.keys().chain(opposing.keys()).filter_map(claim_of).collect();
        let caveats = self.caveats(&evidence);
        // Rules 2 and 5.
        let speaks = |side: &Evidence| side.values().any(|said| said.force != Force::Asks);
        let (result, deciding) = match (speaks(&supporting), speaks(&opposing)) {
            (true, false) => (Result::Relation, vec![&supporting]),
            (false, true) => (Result::Opposite, vec![&opposing]),
            (true, true) => (Result::Divided, vec![&supporting, &opposing]),
            (false, false) => (Result::Silent, vec![]),
        };
        let marks = self.marks(&deciding, !caveats.is_empty());
        Verdict { subject, relation, object, result, marks, supporting, opposing, caveats, partial }
    }

    /// Who says which relation of the subject, to what, and how strongly.
    fn statements(&self, subject: NodeId) -> Vec<(Who, RelationId, NodeId, Force)> {
        let mut all = Vec::new();
        for (id, claim) in self.claims() {
            for said in claim.says.iter().filter(|said| said.subject == subject) {
                all.push((Who::Claim(id), said.relation, said.object, claim.force));
            }
        }
        let topic = self.catalog.topic(subject).unwrap();
        if self.counts_record(subject, topic) {
            let links = topic.links.iter().filter(|link| self.shows(link.target));
            all.extend(links.map(|l| (Who::Record(subject), l.relation, l.target, Force::Asserts)));
        }
        all
    }

    /// The relations that are said of a subject.
    pub(super) fn said_of(&self, subject: NodeId) -> BTreeSet<RelationId> {
        self.statements(subject).into_iter().map(|(_, relation, ..)| relation).collect()
    }

    /// Rules 1 and 2: on which side it stands who says a relation, and how what is said spreads.
    fn side(&self, said: RelationId, force: Force, asked: RelationId) -> Option<(Side, Spread)> {
        let vocabulary = &self.catalog.vocabulary;
        let against = |relation: RelationId| vocabulary.relation(relation).against;
        let speaks_for = self.implies(said, asked);
        let implied = vocabulary.relations().map(|(id, _)| id).filter(|id| self.implies(asked, *id));
        let opposites: Vec<RelationId> = implied.filter_map(against).collect();
        let speaks_against = opposites.iter().any(|opposite| self.implies(said, *opposite));
        let spread = vocabulary.relation(said).spread;
        let turned = match spread {
            Spread::Up => Spread::Down,
            Spread::Down => Spread::Up,
            Spread::Stays => Spread::Stays,
        };
        match force {
            // Who denies the weaker denies the stronger.
            Force::Denies if self.implies(asked, said) => Some((Side::Against, turned)),
            Force::Denies if against(asked) == Some(said) => Some((Side::For, turned)),
            Force::Denies => (speaks_for || speaks_against).then_some((Side::Neither, spread)),
            _ if speaks_for => Some((Side::For, spread)),
            _ => speaks_against.then_some((Side::Against, spread)),
        }
    }

    /// How what is said of one topic bears on the one asked about, and whether it reaches it; none if it is
    /// neither that topic nor narrower or broader.
    fn way(&self, said: NodeId, asked: NodeId, spread: Spread) -> Option<(Way, bool)> {
        if said == asked {
            Some((Way::Same, true))
        } else if self.is_under(said, asked) {
            Some((Way::Up, spread == Spread::Up))
        } else {
            self.is_under(asked, said).then_some((Way::Down, spread == Spread::Down))
        }
    }

    /// True if a claim bears a relation so called, or one that implies it, to another.
    fn bears(&self, claim: NodeId, target: NodeId, relation: &str) -> bool {
        let Some(relation) = self.catalog.vocabulary.find(relation) else { return false };
        let links = &self.catalog.claim(claim).unwrap().links;
        self.shows(claim)
            && links.iter().any(|link| link.target == target && self.implies(link.relation, relation))
    }

    /// The claims that qualify one of these or a caveat of these, these themselves left out.
    fn caveats(&self, claims: &[NodeId]) -> BTreeSet<NodeId> {
        let mut found = BTreeSet::new();
        loop {
            let targets: Vec<NodeId> = claims.iter().chain(&found).copied().collect();
            let qualifies = |id: &NodeId| targets.iter().any(|to| self.bears(*id, *to, "qualifies"));
            let own = self.claims().map(|(id, _)| id).filter(|id| !claims.contains(id));
            let all: BTreeSet<NodeId> = own.filter(qualifies).collect();
            if all == found {
                return found;
            }
            found = all;
        }
    }

    /// The claims that dispute what somebody says.
    pub(super) fn disputes(&self, who: Who) -> Vec<NodeId> {
        let Who::Claim(claim) = who else { return Vec::new() };
        self.claims().map(|(id, _)| id).filter(|id| self.bears(*id, claim, "disputes")).collect()
    }

    fn marks(&self, deciding: &[&Evidence], has_caveats: bool) -> Vec<&'static str> {
        let all: Vec<(Who, Said)> =
            deciding.iter().flat_map(|side| side.iter()).map(|(who, said)| (*who, *said)).collect();
        if all.is_empty() {
            return Vec::new();
        }
        let via = |who: Who| claim_of(&who).is_some_and(|id| self.catalog.claim(id).unwrap().via.is_some());
        let marks = [
            ("qualified", has_caveats),
            ("hedged", all.iter().all(|(_, said)| matches!(said.force, Force::Suggests | Force::Asks))),
            ("contested", all.iter().any(|(who, _)| !self.disputes(*who).is_empty())),
            ("second-hand", all.iter().all(|(who, _)| via(*who))),
        ];
        marks.into_iter().filter_map(|(mark, holds)| holds.then_some(mark)).collect()
    }

    /// The word for a verdict: of an opposite that nobody says outright only that the relation is not borne.
    pub(super) fn word(&self, verdict: &Verdict) -> String {
        let relation = self.catalog.vocabulary.relation(verdict.relation);
        let says = |said: &Said, against: RelationId| match said.force {
            Force::Denies => said.relation == verdict.relation,
            Force::Asks => false,
            _ => self.implies(said.relation, against),
        };
        match verdict.result {
            Result::Relation => relation.id.clone(),
            Result::Divided => "divided".to_owned(),
            Result::Silent => "silent".to_owned(),
            Result::Opposite => {
                let said = relation.against.filter(|id| verdict.opposing.values().any(|one| says(one, *id)));
                said.map_or(format!("not {}", relation.id), |id| {
                    self.catalog.vocabulary.relation(id).id.clone()
                })
            }
        }
    }
}

fn claim_of(who: &Who) -> Option<NodeId> {
    match who {
        Who::Claim(claim) => Some(*claim),
        Who::Record(_) => None,
    }
}
