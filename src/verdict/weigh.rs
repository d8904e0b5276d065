//! How a verdict is reached: what is said is sorted by side and reach, caveats leave their side, and the result
//! and its marks follow.

use std::collections::BTreeSet;

use super::depends::status;
use super::side::{Side, side};
use super::{
    Challenge, Elsewhere, Evidence, Manner, Reach, Said, Speaker, Status, Verdict, Verdicts, lesser, mark,
};
use crate::catalog::Catalog;
use crate::catalog::condition::Conditions;
use crate::catalog::entry::{Claim, Force, NodeId};
use crate::catalog::vocabulary::{AFFIRMS, Literal, RelationId, Spread, Vocabulary};
use crate::standing::Standing;

/// To look up what is said of an object takes about as long as to look at so many statements.
const FEW: usize = 8;

impl Verdicts {
    /// The verdict on `subject relation object`: of two topics; of a work or scholar and a topic that can be true, what
    /// their claims say of that; of such a topic and itself, what all claims do ([`on`](Self::on)).
    #[must_use]
    pub fn verdict(
        &self,
        catalog: &Catalog,
        subject: NodeId,
        relation: RelationId,
        object: NodeId,
    ) -> Verdict {
        self.verdict_counting(catalog, (subject, relation, object), &mut 0)
    }

    /// As [`verdict`](Self::verdict); the statements that were looked at are added to `steps`.
    #[must_use]
    pub fn verdict_counting(
        &self,
        catalog: &Catalog,
        asked: (NodeId, RelationId, NodeId),
        steps: &mut usize,
    ) -> Verdict {
        let (subject, relation, object) = asked;
        let mut count = |_: &&Said| *steps += 1;
        let speaks = catalog.topic(subject).is_none();
        if !(catalog.asks_truth(subject, relation, object) || speaks && catalog.is_affirmable(object)) {
            return self.weigh(catalog, asked, self.said_near(subject, object).inspect(&mut count));
        }
        let is_theirs = |claim: &Claim| {
            subject == object || claim.work == subject || catalog.speakers(claim).contains(&subject)
        };
        let is_said_so = |said: &&Said| match said.speaker {
            Speaker::Claim(claim) => catalog.claim(claim).is_some_and(is_theirs),
            Speaker::Record(..) => false,
        };
        self.weigh(catalog, asked, self.of_truth(object).inspect(&mut count).filter(is_said_so))
    }

    /// What is said of a subject and an object, or a topic above or under that: nothing else bears on the two.
    fn said_near(&self, subject: NodeId, object: NodeId) -> impl Iterator<Item = &Said> {
        let all = self.said.get(&subject).map_or(&[][..], Vec::as_slice);
        // Where less is said of the subject than there are such topics, all of it is looked at.
        let near = self.hierarchy.near(object, all.len() / FEW);
        let (rest, near) = if near.is_some() { (&[][..], near) } else { (all, None) };
        let of_near = near.into_iter().flatten().flat_map(|object| {
            let first = all.partition_point(|said| said.object < object);
            all[first..].iter().take_while(move |said| said.object == object)
        });
        rest.iter().chain(of_near).filter(|said| self.counts(said))
    }

    /// What claims say of the truth of a topic, and of those that are narrower or broader.
    fn of_truth(&self, topic: NodeId) -> impl Iterator<Item = &Said> {
        let (above, below) = (self.hierarchy.above(topic), self.hierarchy.below(topic));
        let near = std::iter::once(topic).chain(above).chain(below);
        let said = near.flat_map(|near| self.truths.get(&near).into_iter().flatten());
        said.filter(|said| self.counts(said))
    }

    /// The verdict on whether a topic is true, by `affirms` and the relations that bear on it; none of a topic that
    /// cannot be true, and where the vocabulary has no such relation.
    ///
    /// What is said of a narrower or a broader topic never carries over: a special case does not prove the rule.
    #[must_use]
    pub fn on(&self, catalog: &Catalog, topic: NodeId) -> Option<Verdict> {
        let affirms = catalog.vocabulary.find(AFFIRMS).filter(|_| catalog.is_affirmable(topic))?;
        Some(self.verdict(catalog, topic, affirms, topic))
    }

    fn weigh<'s>(
        &self,
        catalog: &Catalog,
        (subject, relation, object): (NodeId, RelationId, NodeId),
        said: impl Iterator<Item = &'s Said>,
    ) -> Verdict {
        let mut sides: [Vec<Evidence>; 2] = [Vec::new(), Vec::new()];
        let (mut asked, mut partial) = (Vec::new(), Vec::new());
        let is_of_truth = catalog.asks_truth(subject, relation, object);
        // Works and scholars are no subjects of statements about two topics either.
        let stays = is_of_truth || catalog.topic(subject).is_none();
        let mut lesser = lesser::Gathered::default();
        for said in said {
            let Some((side, spread)) = side(&catalog.vocabulary, said, relation) else {
                if said.object == object && !said.is_narrower {
                    lesser.add(&catalog.vocabulary, said, relation);
                }
                continue;
            };
            let spread = if stays { Spread::Stays } else { spread };
            let evidence = |reach| self.evidence(catalog, said, reach);
            match self.reach(said.object, object, spread) {
                Some(reach) if side == Side::Neither || said.is_narrower => partial.push(evidence(reach)),
                Some(reach) if said.force == Force::Asks => asked.push(evidence(reach)),
                Some(reach) => sides[usize::from(side == Side::Against)].push(evidence(reach)),
                // Who denies more than is asked, and that of another topic, says nothing to it.
                None if side == Side::Neither => {}
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
            *list = said_once(std::mem::take(list));
            // What is said outright before what is only suggested or asked, and what was read where it is said before
            // what is reported.
            let is_report = |evidence: &Evidence| {
                let claim = evidence.claim().and_then(|claim| catalog.claim(claim));
                claim.is_some_and(|claim| catalog.is_reported(claim))
            };
            list.sort_by_cached_key(|evidence| (evidence.force.hedge(), evidence.reach, is_report(evidence)));
        }
        // Who says a thing, and says it of a narrower or broader topic as well, does not nearly say it too.
        let by_whom = |evidence: &Evidence| (evidence.speaker.clone(), evidence.relation);
        let said: BTreeSet<_> = sides.iter().flatten().chain(&asked).map(by_whom).collect();
        partial.retain(|nearly| !said.contains(&by_whom(nearly)));
        let lesser = lesser.beside(sides.iter().flatten().chain(&asked).chain(&partial));
        let [mut supporting, mut opposing] = sides;
        let leaving = self.leaving(catalog, [&supporting, &opposing]);
        for (list, leaving) in [&mut supporting, &mut opposing].into_iter().zip(leaving) {
            list.retain(|evidence| evidence.claim().is_none_or(|claim| !leaving.contains(&claim)));
        }
        let evidence = supporting.iter().chain(&opposing).filter_map(Evidence::claim).collect();
        let caveats = self.challenges.of(catalog, &self.standings, &evidence, Manner::Qualifies, &evidence);
        // A question that is a caveat is listed as that.
        let direct: BTreeSet<NodeId> =
            caveats.iter().filter(|caveat| caveat.is_direct()).map(|caveat| caveat.claim).collect();
        let is_caveat = |evidence: &Evidence| evidence.claim().is_some_and(|claim| direct.contains(&claim));
        asked.retain(|evidence| !is_caveat(evidence));
        partial.retain(|evidence| !evidence.is_narrower || !is_caveat(evidence));
        let subject_disputed_by = self.disputes(catalog, subject, &BTreeSet::new());
        let status = status(&self.hierarchy, &self.conditions, &supporting, &opposing);
        let opposite = (status == Status::Opposite).then(|| {
            let kept: BTreeSet<&Speaker> = opposing.iter().map(|kept| &kept.speaker).collect();
            let stays = |one: &&Evidence| kept.contains(&one.speaker);
            opposite(&catalog.vocabulary, relation, &against.iter().filter(stays).collect::<Vec<_>>())
        });
        let mut verdict = Verdict {
            subject,
            relation,
            object,
            is_of_truth,
            status,
            marks: Vec::new(),
            opposite: opposite.flatten(),
            supporting,
            opposing,
            asked,
            caveats,
            subject_disputed_by,
            partial,
            lesser,
            elsewhere: Vec::new(),
        };
        verdict.marks = mark::marks(
            catalog,
            &self.standings,
            &mark::Weighed {
                supporting: &verdict.supporting,
                opposing: &verdict.opposing,
                caveats: &verdict.caveats,
                disputes: &verdict.subject_disputed_by,
                tells_conditions: !self.conditions.is_empty() || status == Status::Depends,
            },
        );
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
            let (above, below) = (self.hierarchy.above(subject), self.hierarchy.below(subject));
            let others: Vec<NodeId> = if narrower { below.collect() } else { above.collect() };
            let others = others.into_iter().filter(|other| self.said.contains_key(other));
            let others = others.map(|other| self.verdict(catalog, other, relation, object));
            let telling = others.filter(|verdict| verdict.status != Status::Silent);
            verdict.elsewhere.extend(telling.map(|verdict| Elsewhere { narrower, verdict }));
        }
        verdict
    }

    fn evidence(&self, catalog: &Catalog, said: &Said, reach: Reach) -> Evidence {
        let (disputed_by, standing) = match said.speaker {
            Speaker::Claim(claim) => {
                (self.disputes(catalog, claim, &BTreeSet::new()), self.standings.standing(claim))
            }
            Speaker::Record(..) => (Vec::new(), Standing::default()),
        };
        let Said { speaker, relation, object, force, when, is_narrower } = said.clone();
        let when = Conditions::all_of(&when);
        Evidence { speaker, relation, object, force, when, is_narrower, reach, disputed_by, standing }
    }

    /// The claims that dispute something, those by `aside` left out, and what answers them.
    fn disputes(&self, catalog: &Catalog, of: NodeId, aside: &BTreeSet<NodeId>) -> Vec<Challenge> {
        self.challenges.of(catalog, &self.standings, &BTreeSet::from([of]), Manner::Disputes, aside)
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
}

/// What is said, in order, without what its speaker says besides and need not: anything more of what holds always, and what
/// holds under the same conditions. The same said under several conditions is said once, under either.
fn said_once(list: Vec<Evidence>) -> Vec<Evidence> {
    let mut kept: Vec<Evidence> = Vec::new();
    for evidence in list {
        let own = kept.iter().rposition(|one| one.speaker != evidence.speaker).map_or(0, |at| at + 1);
        let is_said = |one: &Evidence| {
            one.when.is_always() || one.when == evidence.when && one.is_narrower == evidence.is_narrower
        };
        let is_alike = |one: &Evidence| {
            let same = |of: &Evidence| (of.relation, of.object, of.force, of.reach, of.is_narrower);
            same(one) == same(&evidence)
        };
        if kept[own..].iter().any(is_said) {
            continue;
        }
        match kept[own..].iter_mut().find(|one| is_alike(one)) {
            Some(one) => one.when = std::mem::take(&mut one.when).or(&evidence.when),
            None => kept.push(evidence),
        }
    }
    kept
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
