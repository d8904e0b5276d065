//! Verdicts by the five rules of `docs/verdicts.md`.

use std::collections::{BTreeMap, BTreeSet};

use catena::catalog::entry::{Force, NodeId};
use catena::catalog::vocabulary::{Relation, RelationId, Spread};

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
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Said {
    pub(super) way: Way,
    pub(super) relation: RelationId,
    pub(super) object: NodeId,
    pub(super) force: Force,
    /// The conditions, each of which will do; one of nothing is met always.
    pub(super) when: BTreeSet<Vec<NodeId>>,
    /// Whether these are narrower than the condition that is asked about.
    pub(super) narrower: bool,
}

impl Said {
    pub(super) fn is_conditional(&self) -> bool {
        !self.when.contains(&Vec::new())
    }
}

/// A statement as it is read: who says which relation to what, how strongly, under which conditions.
type Statement = (Who, RelationId, NodeId, Force, Vec<NodeId>);

/// Who says what; of several things that one says those of which none says all that another does.
pub(super) type Evidence = BTreeSet<(Who, Said)>;

/// How many answers lie between a claim and what is challenged, and the claim.
pub(super) type Challenge = (usize, NodeId);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Result {
    Relation,
    Opposite,
    Divided,
    Depends,
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
    /// All that those say who speak against it.
    pub(super) against: Vec<(Who, Said)>,
    pub(super) asked: Evidence,
    pub(super) caveats: Vec<Challenge>,
    /// What disputes the subject as a whole.
    pub(super) whole: Vec<Challenge>,
    pub(super) partial: Evidence,
    /// What is said less than the relation or an opposite, and what that is, by whom.
    pub(super) less: BTreeMap<(RelationId, RelationId), BTreeSet<NodeId>>,
}

impl Part<'_> {
    pub(super) fn verdict(&self, subject: NodeId, relation: RelationId, object: NodeId) -> Verdict {
        let [mut supporting, mut opposing, mut asked, mut partial] =
            [(); 4].map(|()| BTreeMap::<Who, Vec<Said>>::new());
        let mut against = Vec::new();
        let mut less: BTreeMap<(RelationId, RelationId), BTreeSet<NodeId>> = BTreeMap::new();
        let is_topic = self.catalog.topic(subject).is_some();
        let is_of_truth = self.is_of_truth(subject, relation, object);
        let statements = if is_of_truth || !is_topic {
            self.statements_on(object, (subject != object).then_some(subject))
        } else {
            self.statements(subject)
        };
        for (who, said, about, force, when) in statements {
            let Some(is_asked) = self.under(&when) else { continue };
            let Some((side, spread)) = self.side(said, force, relation) else {
                let is_said =
                    matches!(force, Force::Asserts | Force::Suggests) && about == object && is_asked;
                let declared = self.catalog.vocabulary.relation(relation);
                let opposites = declared.contradicts.iter().chain(&declared.against).copied();
                // The relation itself comes first.
                let mut above =
                    std::iter::once(relation).chain(opposites).filter(|more| self.implies(*more, said));
                if let (true, Some(claim), Some(more)) = (is_said, claim_of(&who), above.next()) {
                    less.entry((said, more)).or_default().insert(claim);
                }
                continue;
            };
            // A special case does not prove the rule.
            let spread = if is_of_truth || !is_topic { Spread::Stays } else { spread };
            let Some((way, reached)) = self.way(about, object, spread) else { continue };
            if side == Side::Neither && !reached {
                continue;
            }
            // What is said of a narrower condition says too little.
            let reached = reached && is_asked;
            let list = match side {
                Side::For | Side::Against if reached && force == Force::Asks => &mut asked,
                Side::For if reached => &mut supporting,
                Side::Against if reached => &mut opposing,
                _ => &mut partial,
            };
            let when = BTreeSet::from([when]);
            let narrower = !is_asked;
            let said = Said { way, relation: said, object: about, force, when, narrower };
            if side == Side::Against && reached && force != Force::Asks {
                against.push((who, said.clone()));
            }
            list.entry(who).or_default().push(said);
        }
        let [mut supporting, mut opposing, mut asked, mut partial] =
            [supporting, opposing, asked, partial].map(said_once);
        partial.retain(|(who, nearly)| {
            let said = |list: &Evidence| {
                list.iter().any(|(one, said)| one == who && said.relation == nearly.relation)
            };
            ![&supporting, &opposing, &asked].into_iter().any(said)
        });
        let speaks = |list: &Evidence, who: &Who| list.iter().any(|(one, _)| one == who);
        let lists = [&supporting, &opposing, &asked, &partial];
        less.values_mut().for_each(|claims| {
            claims.retain(|claim| !lists.iter().any(|list| speaks(list, &Who::Claim(*claim))));
        });
        less.retain(|_, claims| !claims.is_empty());
        // Rule 3: who limits one that leaves itself stays, so that what was decided is looked at again until it stays so.
        let limits = |side: &Evidence, other: &Evidence, gone: &[Who]| -> Vec<Who> {
            let limited = |(who, said): &(Who, Said), (against, of): &(Who, Said)| match (who, against) {
                (Who::Claim(claim), Who::Claim(target)) => {
                    claim != target
                        && self.bears(*claim, *target, "qualifies")
                        && !self.limiting(*claim).contains(target)
                        && (said.way != Way::Same || of.way == Way::Same)
                }
                _ => false,
            };
            let leaves = |one: &(Who, Said)| {
                other.iter().filter(|(who, _)| !gone.contains(who)).any(|against| limited(one, against))
            };
            let mut leaving: Vec<Who> = side.iter().filter(|one| leaves(one)).map(|(who, _)| *who).collect();
            leaving.dedup();
            leaving
        };
        let (mut leave, mut leave_too) = (Vec::new(), Vec::new());
        loop {
            let again = (limits(&supporting, &opposing, &leave_too), limits(&opposing, &supporting, &leave));
            if again == (leave.clone(), leave_too.clone()) {
                break;
            }
            (leave, leave_too) = again;
        }
        supporting.retain(|(who, _)| !leave.contains(who));
        opposing.retain(|(who, _)| !leave_too.contains(who));
        against.retain(|(who, _)| speaks(&opposing, who));
        let both = supporting.iter().chain(&opposing);
        let evidence: BTreeSet<NodeId> = both.filter_map(|(who, _)| claim_of(who)).collect();
        let evidence: Vec<NodeId> = evidence.into_iter().collect();
        let caveats = self.challenges(&evidence, "qualifies", &evidence);
        let is_caveat =
            |who: &Who| caveats.iter().any(|caveat| caveat.0 == 0 && Some(caveat.1) == claim_of(who));
        asked.retain(|(who, _)| !is_caveat(who));
        partial.retain(|(who, said)| !said.narrower || !is_caveat(who));
        let whole = self.challenges(&[subject], "disputes", &[]);
        // Rule 5.
        let (result, deciding) = match (!supporting.is_empty(), !opposing.is_empty()) {
            (true, false) => (Result::Relation, vec![&supporting]),
            (false, true) => (Result::Opposite, vec![&opposing]),
            (true, true) => {
                let is_apart =
                    |(_, one): &(Who, Said)| opposing.iter().all(|(_, two)| self.are_apart(one, two));
                let depends = self.condition.is_empty() && supporting.iter().all(is_apart);
                let result = if depends { Result::Depends } else { Result::Divided };
                (result, vec![&supporting, &opposing])
            }
            (false, false) => (Result::Silent, vec![]),
        };
        let tells_conditions = result == Result::Depends || !self.condition.is_empty();
        let marks = self.marks(&deciding, &caveats, &whole, tells_conditions);
        Verdict {
            subject,
            relation,
            object,
            result,
            marks,
            supporting,
            opposing,
            against,
            asked,
            caveats,
            whole,
            partial,
            less,
        }
    }

    /// Who says which relation of the subject, to what, and how strongly.
    fn statements(&self, subject: NodeId) -> Vec<Statement> {
        let mut all = Vec::new();
        for (id, claim) in self.claims() {
            for said in claim.says.iter().filter(|said| said.subject == subject) {
                all.push((Who::Claim(id), said.relation, said.object, claim.force, said.when.clone()));
            }
        }
        // In these corpora `rivals` holds both ways.
        let rivals = self.catalog.vocabulary.find("rivals");
        for (id, claim) in self.claims() {
            let turned =
                claim.says.iter().filter(|said| said.object == subject && Some(said.relation) == rivals);
            let turned = turned
                .map(|said| (Who::Claim(id), said.relation, said.subject, claim.force, said.when.clone()));
            all.extend(turned);
        }
        let is_of_topics = |to: NodeId| self.shows(to) && self.catalog.topic(to).is_some();
        for (id, at, topic) in self.catalog.topic_records().filter(|(id, _, it)| self.counts_record(*id, it))
        {
            let turned = topic.links.iter().filter(|l| l.target == subject && Some(l.relation) == rivals);
            all.extend(turned.map(|link| (Who::Record(at), link.relation, id, Force::Asserts, Vec::new())));
            let links = topic.links.iter().filter(|link| id == subject && is_of_topics(link.target));
            all.extend(links.map(|l| (Who::Record(at), l.relation, l.target, Force::Asserts, Vec::new())));
        }
        all
    }

    /// True of a question whether a topic is so: of a relation from which something follows for `affirms`, to itself.
    fn is_of_truth(&self, subject: NodeId, relation: RelationId, object: NodeId) -> bool {
        subject == object && self.is_affirmable(object) && self.bears_on_truth(relation)
    }

    /// True of a relation from which, or from the denial of which, it follows that a topic is so or is not.
    pub(super) fn bears_on_truth(&self, relation: RelationId) -> bool {
        let affirms = self.catalog.vocabulary.find("affirms");
        let bears = |holds| affirms.is_some_and(|affirms| self.decides((relation, holds), affirms).is_some());
        bears(true) || bears(false)
    }

    /// What claims do to a topic that can be true, and to what is narrower or broader: all claims, or those of a work or
    /// a scholar.
    fn statements_on(&self, topic: NodeId, whose: Option<NodeId>) -> Vec<Statement> {
        let mut all = Vec::new();
        for (id, claim) in self.claims() {
            if whose.is_none_or(|whose| claim.work == whose || self.said_by(id).contains(&whose)) {
                let links = claim.links.iter().filter(|link| self.is_affirmable(link.target));
                let when = || claim.when.clone();
                all.extend(
                    links.map(|link| (Who::Claim(id), link.relation, link.target, claim.force, when())),
                );
            }
        }
        all.retain(|(_, _, to, ..)| *to == topic || self.is_under(*to, topic) || self.is_under(topic, *to));
        all
    }

    /// The relations that are said of a subject.
    pub(super) fn said_of(&self, subject: NodeId) -> BTreeSet<RelationId> {
        self.statements(subject).into_iter().map(|(_, relation, ..)| relation).collect()
    }

    /// Rules 1 and 2: on which side it stands who says a relation, and how what is said spreads. What follows is
    /// what is so in every world that the vocabulary allows in which what is said is so.
    fn side(&self, said: RelationId, force: Force, asked: RelationId) -> Option<(Side, Spread)> {
        let denies = force == Force::Denies;
        let spread = self.catalog.vocabulary.relation(said).spread;
        let turned = match spread {
            Spread::Up => Spread::Down,
            Spread::Down => Spread::Up,
            Spread::Stays => Spread::Stays,
        };
        let spread = if denies { turned } else { spread };
        match self.decides((said, !denies), asked) {
            Some(true) => Some((Side::For, spread)),
            Some(false) => Some((Side::Against, spread)),
            None if denies && self.decides((said, true), asked).is_some() => Some((Side::Neither, spread)),
            None => None,
        }
    }

    /// Whether a relation holds or not in all worlds in which another does (or does not).
    pub(super) fn decides(&self, (said, holds): (RelationId, bool), asked: RelationId) -> Option<bool> {
        let at = |id: RelationId| self.catalog.vocabulary.relations().position(|(other, _)| other == id);
        let (said, asked) = (at(said).unwrap(), at(asked).unwrap());
        if let Some(known) = self.worlds.decided.borrow().get(&(said, holds, asked)) {
            return *known;
        }
        let decided = self.decides_at((said, holds), asked);
        self.worlds.decided.borrow_mut().insert((said, holds, asked), decided);
        decided
    }

    fn decides_at(&self, (said, holds): (usize, bool), asked: usize) -> Option<bool> {
        if said == asked {
            return Some(holds);
        }
        if self.worlds.all.iter().all(|world| world >> asked & 1 == 0) {
            return None;
        }
        let mut worlds = self.worlds.all.iter().filter(|world| (*world >> said & 1 == 1) == holds);
        let first = worlds.next()? >> asked & 1;
        worlds.all(|world| world >> asked & 1 == first).then_some(first == 1)
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

    /// True if what is said twice is said of situations neither of which includes the other.
    fn are_apart(&self, one: &Said, two: &Said) -> bool {
        let apart = |a: &Vec<NodeId>| two.when.iter().all(|b| !self.covers(a, b) && !self.covers(b, a));
        one.when.iter().all(apart)
    }

    /// True if a claim bears a relation so called, or one that implies it, to another.
    fn bears(&self, claim: NodeId, target: NodeId, relation: &str) -> bool {
        let Some(relation) = self.catalog.vocabulary.find(relation) else { return false };
        let links = &self.catalog.claim(claim).unwrap().links;
        self.shows(claim)
            && links.iter().any(|link| link.target == target && self.implies(link.relation, relation))
    }

    /// The claims that qualify this one, or one that does.
    fn limiting(&self, claim: NodeId) -> BTreeSet<NodeId> {
        let mut found = BTreeSet::new();
        loop {
            let limits = |id: &NodeId| {
                let qualifies = |to: NodeId| *id != to && self.bears(*id, to, "qualifies");
                qualifies(claim) || found.iter().any(|to| qualifies(*to))
            };
            let all: BTreeSet<NodeId> = self.claims().map(|(id, _)| id).filter(limits).collect();
            if all == found {
                return found;
            }
            found = all;
        }
    }

    /// The claims that dispute or qualify any of these, those of `aside` not among them, each followed by what
    /// answers it. The answers of one that is met again stand where it was met first, or where it challenges these.
    pub(super) fn challenges(&self, of: &[NodeId], how: &str, aside: &[NodeId]) -> Vec<Challenge> {
        let challenges = |id: NodeId| of.iter().any(|of| id != *of && self.bears(id, *of, how));
        let direct: Vec<NodeId> =
            self.claims().map(|(id, _)| id).filter(|id| !aside.contains(id) && challenges(*id)).collect();
        let mut opened: BTreeSet<NodeId> = direct.iter().chain(of).copied().collect();
        let mut list = Vec::new();
        for claim in direct {
            list.push((0, claim));
            self.answers(&[claim], &mut opened, &mut list);
        }
        list
    }

    /// What answers the last of some claims, each of which answers the one before it.
    fn answers(&self, above: &[NodeId], opened: &mut BTreeSet<NodeId>, list: &mut Vec<Challenge>) {
        let to = above[above.len() - 1];
        for (id, _) in self.claims() {
            let answers = self.bears(id, to, "disputes") || self.bears(id, to, "qualifies");
            if answers && !above.contains(&id) {
                list.push((above.len(), id));
                if opened.insert(id) {
                    self.answers(&[above, &[id]].concat(), opened, list);
                }
            }
        }
    }

    /// What disputes what somebody says.
    pub(super) fn disputes(&self, who: Who) -> Vec<Challenge> {
        claim_of(&who).map_or_else(Vec::new, |claim| self.challenges(&[claim], "disputes", &[]))
    }

    fn marks(
        &self,
        deciding: &[&Evidence],
        caveats: &[Challenge],
        whole: &[Challenge],
        tells_conditions: bool,
    ) -> Vec<&'static str> {
        let all: Vec<(Who, Said)> = deciding.iter().flat_map(|side| side.iter()).cloned().collect();
        if all.is_empty() {
            return Vec::new();
        }
        let is_hedged = |(_, said): &(Who, Said)| said.force == Force::Suggests;
        let hedged = all.iter().all(is_hedged);
        let strong: Vec<(Who, Said)> = all.iter().filter(|one| hedged || !is_hedged(one)).cloned().collect();
        let asks = |id: NodeId| self.catalog.claim(id).unwrap().force == Force::Asks;
        let counting = |list: &[Challenge]| -> Vec<NodeId> {
            list.iter().filter(|(depth, id)| *depth == 0 && !asks(*id)).map(|(_, id)| *id).collect()
        };
        let counts = |list: &[Challenge]| !counting(list).is_empty();
        let via = |who: Who| claim_of(&who).is_some_and(|id| self.catalog.claim(id).unwrap().via.is_some());
        let conditional = |(_, said): &(Who, Said)| !tells_conditions && said.is_conditional();
        let inherited = deciding.iter().all(|side| side_is(side, &|(_, said)| said.way != Way::Same));
        let disputes: Vec<NodeId> =
            all.iter().flat_map(|(who, _)| counting(&self.disputes(*who))).chain(counting(whole)).collect();
        let is_circular = |who: Who| claim_of(&who).is_some_and(|id| self.is_circular(id));
        // What has fallen for want of support is contested, and what hangs on what is undecided; a circle that nothing
        // challenges is not.
        let is_open = |who: Who| match claim_of(&who).map(|id| self.standing(id)) {
            Some("challenged") => true,
            Some("undecided") => !is_circular(who),
            _ => false,
        };
        let is_contested = disputes.iter().any(|id| self.standing(*id) != "challenged")
            || all.iter().any(|(who, _)| is_open(*who));
        let is_defended = !disputes.is_empty() && !is_contested;
        // Which of a divided verdict's two sides alone is so: the first of them is what speaks for it.
        let alone = |is_so: &dyn Fn(&(Who, Said)) -> bool, names: [&'static str; 2]| {
            let [support, oppose] = deciding else { return None };
            match (side_is(support, is_so), side_is(oppose, is_so)) {
                (true, false) => Some(names[0]),
                (false, true) => Some(names[1]),
                _ => None,
            }
        };
        let weak = [
            counts(caveats).then_some("qualified"),
            hedged.then_some("hedged").or_else(|| alone(&is_hedged, ["hedged-for", "hedged-against"])),
            is_contested.then_some("contested"),
            is_defended.then_some("defended"),
            (strong.iter().all(|(who, _)| via(*who)).then_some("second-hand"))
                .or_else(|| alone(&|(who, _)| via(*who), ["second-hand-for", "second-hand-against"])),
            (inherited.then_some("inherited")).or_else(|| {
                alone(&|(_, said)| said.way != Way::Same, ["inherited-for", "inherited-against"])
            }),
            (strong.iter().all(conditional).then_some("conditional"))
                .or_else(|| alone(&conditional, ["conditional-for", "conditional-against"])),
            (strong.iter().all(|(who, _)| is_circular(*who)).then_some("circular"))
                .or_else(|| alone(&|(who, _)| is_circular(*who), ["circular-for", "circular-against"])),
        ];
        weak.into_iter().flatten().collect()
    }

    /// The word for a verdict: of an opposite that nobody says outright only that the relation is not borne.
    pub(super) fn word(&self, verdict: &Verdict) -> String {
        let vocabulary = &self.catalog.vocabulary;
        let relation = vocabulary.relation(verdict.relation);
        // What is done to a topic that can be true, in the words of the relation's inverse.
        let is_of_truth = self.is_of_truth(verdict.subject, verdict.relation, verdict.object);
        let name = |relation: &Relation| match relation.inverse.strip_suffix(" by") {
            Some(participle) if is_of_truth => participle.to_owned(),
            _ => relation.id.clone(),
        };
        match verdict.result {
            Result::Relation => name(relation),
            Result::Divided => "divided".to_owned(),
            Result::Depends => "depends".to_owned(),
            Result::Silent => "silent".to_owned(),
            Result::Opposite => {
                let all = || verdict.against.iter().map(|(_, said)| said);
                let outright = all().any(|said| said.force != Force::Suggests);
                let gives = |opposite: RelationId| {
                    all().filter(|said| !outright || said.force != Force::Suggests).any(|said| {
                        self.decides((said.relation, said.force != Force::Denies), opposite) == Some(true)
                    })
                };
                let named = [&relation.contradicts, &relation.against].into_iter().flatten().copied();
                match named.into_iter().find(|opposite| gives(*opposite)) {
                    Some(opposite) => name(vocabulary.relation(opposite)),
                    None => format!("not {}", name(relation)),
                }
            }
        }
    }
}

/// Of several things that somebody says, those that do not go without saying: who says it always need not say it of a
/// condition, nor say two things of one. The same of two conditions is said of either.
fn said_once(all: BTreeMap<Who, Vec<Said>>) -> Evidence {
    let mut told = Evidence::new();
    for (who, mut said) in all {
        said.sort();
        let mut kept: Vec<Said> = Vec::new();
        for one in said {
            let goes_without = |other: &Said| {
                !other.is_conditional() || (&other.when, other.narrower) == (&one.when, one.narrower)
            };
            if kept.iter().any(goes_without) {
                continue;
            }
            let is_alike = |other: &&mut Said| {
                let rest = |of: &Said| Said { when: BTreeSet::new(), ..of.clone() };
                rest(other) == rest(&one)
            };
            match kept.iter_mut().find(is_alike) {
                Some(other) => {
                    let both: BTreeSet<Vec<NodeId>> = other.when.union(&one.when).cloned().collect();
                    let asks_more = |list: &Vec<NodeId>| {
                        both.iter().any(|less| less != list && less.iter().all(|topic| list.contains(topic)))
                    };
                    other.when = both.iter().filter(|list| !asks_more(list)).cloned().collect();
                }
                None => kept.push(one),
            }
        }
        told.extend(kept.into_iter().map(|said| (who, said)));
    }
    told
}

/// True of a side of which all that is said outright is so, or if nothing is, all.
fn side_is(side: &Evidence, is_so: &dyn Fn(&(Who, Said)) -> bool) -> bool {
    let suggests = |said: &Said| said.force == Force::Suggests;
    let outright = side.iter().any(|(_, said)| !suggests(said));
    side.iter().filter(|(_, said)| !outright || !suggests(said)).all(is_so)
}

fn claim_of(who: &Who) -> Option<NodeId> {
    match who {
        Who::Claim(claim) => Some(*claim),
        Who::Record(_) => None,
    }
}
