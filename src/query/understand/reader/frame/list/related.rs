//! A relation among what a list asks for: with what it joins it is a condition, or the whole question.

mod noun;
mod object;

use crate::query::expr::{Relation, Sort};
use crate::query::understand::lexicon::Verb;
use crate::query::understand::reader::clause::Named;
use crate::query::understand::reader::frame::list::{List, Target};
use crate::query::understand::reader::frame::verb::{id, said};
use crate::query::understand::reader::relations::{Form, Meant};
use crate::query::understand::reader::thesaurus::is_among;
use crate::query::understand::reader::token::Token;

/// A relation at its place, meant as one or any of several.
struct Relating<'m> {
    at: usize,
    meant: &'m [Meant],
    denied: bool,
}

impl Relating<'_> {
    /// `do not ` before a verb, `not ` before a participle.
    fn not(&self, passive: bool) -> &'static str {
        match (self.denied, passive) {
            (false, _) => "",
            (true, false) => "do not ",
            (true, true) => "not ",
        }
    }

    fn is_cites(&self) -> bool {
        self.meant[0].verb.relation == Relation::Cites
    }
}

impl List<'_> {
    /// The next relation that has not been looked at.
    pub(super) fn next_relation(&self) -> Option<usize> {
        let free = |at: &usize| !self.used.is_used(*at) && !self.seen.contains(at);
        let is_relation =
            |at: &usize| self.clause.mentions[*at].relation().is_some() && !self.clause.is_name(*at);
        (0..self.clause.mentions.len()).filter(free).find(is_relation)
    }

    /// The list with a relation accounted for, in every way that it may be meant.
    pub(super) fn related(mut self, at: usize) -> Vec<Self> {
        self.seen.push(at);
        let mention = &self.clause.mentions[at];
        let meant: Vec<Meant> = mention.relation().unwrap_or_default().to_vec();
        let mut ways: Vec<Self> = Vec::new();
        for one in &meant {
            ways.extend(self.clone().related_as(at, std::slice::from_ref(one)));
        }
        ways.extend(self.unable(at, &meant));
        // Where the words are those of several relations, any of these may be meant.
        let alike = meant.iter().filter(|one| one.alike && !one.verb.inverse);
        let (of_claims, of_topics): (Vec<Meant>, Vec<Meant>) =
            alike.cloned().partition(|one| self.starts_from(std::slice::from_ref(one)) == "claim");
        for alike in [of_claims, of_topics] {
            let (nouns, verbs): (Vec<Meant>, Vec<Meant>) =
                alike.into_iter().partition(|one| one.form == Form::Noun);
            for together in [nouns, verbs] {
                if together.len() > 1 {
                    ways.extend(self.clone().related_as(at, &together));
                }
            }
        }
        // The words may mean something else: `view`, a kind.
        if mention.senses.len() > 1 {
            ways.push(self);
        }
        ways
    }

    /// `which theories cannot explain trust`: what is said to be unable to, where the vocabulary has a relation for that.
    fn unable(&self, at: usize, meant: &[Meant]) -> Vec<Self> {
        let is_able = |token: &Token| is_among("can|could|cannot", &token.word);
        let Some(not) = self.denied(at).filter(|_| self.clause.tokens.iter().any(is_able)) else {
            return Vec::new();
        };
        let vocabulary = &self.clause.known.catalog.vocabulary;
        let mut ways = Vec::new();
        for one in meant {
            let Relation::Declared { id, literal } = one.verb.relation else { continue };
            for id in vocabulary.relation(id).contradicts.iter().copied() {
                let verb = Verb { relation: Relation::Declared { id, literal }, ..one.verb.clone() };
                let mut list = self.clone();
                list.used.take(not);
                list.worth += 2;
                list.must_find = true;
                ways.extend(list.related_so(at, &[Meant { verb, ..one.clone() }], None));
            }
        }
        ways
    }

    /// The list with a relation that is meant as one of `meant`.
    fn related_as(self, at: usize, meant: &[Meant]) -> Vec<Self> {
        let denied = self.denied(at);
        self.related_so(at, meant, denied)
    }

    /// The same, denied by a mention or not.
    fn related_so(mut self, at: usize, meant: &[Meant], denied: Option<usize>) -> Vec<Self> {
        self.used.take(at);
        self.worth += match meant {
            [one] if !one.alike => 6,
            [_] => 2,
            // Several relations at once are less likely than the one that fits, and safer than any of two.
            _ => 3,
        };
        self.take_joint_before(at);
        if let Some(at) = denied {
            self.used.take(at);
        }
        let relating = Relating { at, meant, denied: denied.is_some() };
        let (form, inverse) = (meant[0].form, meant[0].verb.inverse);
        // `disputed claims by Feldstein`
        let attributive = form == Form::Participle
            && self.clause.mentions.get(at + 1).is_some_and(|next| next.kind().is_some());
        if attributive && matches!(self.target, Target::Kind(_)) && denied.is_none() {
            let words = self.words(meant, true);
            let from = self.starts_from(meant);
            self.units.extend(words.map(|words| format!("that are {words} any {from}")));
            return vec![self];
        }
        let passive = inverse
            || form == Form::Participle
                && !self.is_after_have(at)
                && (self.agent_after(at).is_some() || self.is_after_be(at) || self.named_after(at).is_none());
        let ways = match form {
            Form::Noun if inverse => self.done_to(&relating),
            Form::Noun => self.nominal(&relating),
            _ if passive => self.passive(&relating, inverse),
            _ => self.active(&relating),
        };
        ways.unwrap_or_default()
    }

    /// The words of what is meant, joined by `or`; none if one of them cannot be said so.
    fn words(&self, meant: &[Meant], inverse: bool) -> Option<String> {
        let catalog = self.clause.known.catalog;
        let words: Option<Vec<String>> =
            meant.iter().map(|meant| said(catalog, &meant.verb, inverse)).collect();
        words.map(|words| words.join(" or "))
    }

    /// `concepts fostered by bipolarity`, `which claims are disputed`, `is Waltz cited`
    fn passive(mut self, relating: &Relating<'_>, inverse: bool) -> Option<Vec<Self>> {
        let Relating { at, meant, .. } = *relating;
        let not = relating.not(true);
        let agent = self.agent_after(at);
        let agent = if inverse { self.named_after(at).or(agent) } else { agent };
        let agent = if relating.is_cites() { agent.map(|agent| self.in_own_work(agent)) } else { agent };
        let subject = self.named_before(at);
        let words = self.words(meant, !inverse)?;
        let starts_from = self.starts_from(meant);
        // `who is displaced by gentrification`: whatever it may be, if scholars cannot.
        let is_who = self.target == Target::Kind(Sort::Scholar) && self.clause.is_cue(0, &["who"]);
        if is_who && !self.may_lead_to(meant, "scholar") {
            self.target = Target::What;
        }
        Some(match (agent, self.target.clone(), subject) {
            (Some(agent), Target::Kind(_), _) => {
                self.with(&agent, |name| format!("that are {not}{words} {name}"))
            }
            (Some(agent), Target::What, None) => {
                self.whole(&agent, "relation", |name| format!("what is {words} {name}"))
            }
            // The inverse says so itself: `taught by`.
            (Some(agent), Target::None, Some(subject)) if inverse && !relating.is_cites() => {
                self.pair(&subject, &agent, relating)?
            }
            (Some(agent), Target::None, Some(subject)) => self.pair(&agent, &subject, relating)?,
            // `works published since 2000`: by whoever it may be.
            (None, Target::Kind(Sort::Work), None) if meant[0].verb.relation == Relation::Wrote => vec![self],
            // `which claims are contested`: by any.
            (None, Target::Kind(_), None) => {
                self.take_evidence(at);
                self.units.push(format!("that are {not}{words} any {starts_from}"));
                vec![self]
            }
            (None, _, Some(subject)) if relating.is_cites() && !relating.denied => {
                self.target = Target::Kind(Sort::Citation);
                // `is the thesis of Okoye cited`: the kind says which work.
                self.units.retain(|unit| !unit.starts_with("with type"));
                self.with(&subject, |name| format!("of {name}"))
            }
            // `what is presupposed`, `is reputation disputed`
            (None, target, Some(subject))
                if target != Target::None
                    || self.clause.asks_whether()
                    || self.clause.is_cue(0, &["how"]) =>
            {
                self.used.take_cues(&["how"]);
                self.does_so(&subject, relating)?
            }
            _ => return None,
        })
    }

    /// `supported by evidence`: by anything.
    fn take_evidence(&mut self, at: usize) {
        let next = (at + 1..self.clause.mentions.len()).find(|next| !self.clause.mentions[*next].is_small());
        let is_evidence = |next: &usize| self.clause.words(*next).starts_with("evidence");
        if let Some(next) = next.filter(is_evidence)
            && self.clause.joint_before(next) == Some("by")
        {
            self.used.take(next);
        }
    }

    /// What does so to what is named: claims where these may, else topics.
    fn does_so(mut self, named: &Named, relating: &Relating<'_>) -> Option<Vec<Self>> {
        let Relating { meant, .. } = *relating;
        // `disputed by anyone` is the inverse with nothing that does so.
        let words = self.words(meant, meant[0].verb.inverse)?;
        // `by which explanations is trust excluded`
        let tokens = self.clause.tokens;
        let is_asked = [tokens.first(), tokens.last()].into_iter().flatten().any(|token| token.word == "by");
        if is_asked && matches!(self.target, Target::Kind(_)) {
            return Some(self.with_object(named, &words, relating));
        }
        if self.starts_from(meant) == "claim" {
            self.target = Target::Kind(Sort::Claim);
            return Some(self.with_object(named, &words, relating));
        }
        let catalog = self.clause.known.catalog;
        let mut ways = Vec::new();
        if let [one] = meant {
            let verb = id(catalog, &one.verb);
            ways.extend(self.clone().whole(named, "relation", |name| format!("what {verb} {name}")));
            // The same where a kind is called as the verb is.
            self.worth -= 1;
        }
        ways.extend(self.whole(named, "relation", |name| format!("topics that {words} {name}")));
        Some(ways)
    }

    /// `explanations that admit trust`, `which concepts does bipolarity exclude`, `does Kydd dispute Snyder`
    fn active(mut self, relating: &Relating<'_>) -> Option<Vec<Self>> {
        let Relating { at, meant, denied } = *relating;
        let words = self.words(meant, false)?;
        let not = relating.not(false);
        // What works are cited about is no work.
        let about = |named: &Named| matches!(self.clause.joint_before(named.first), Some("about" | "on"));
        let object = self.named_after(at).filter(|object| !relating.is_cites() || !about(object));
        let subject = self.named_before(at);
        let subject = if relating.is_cites() { subject.map(|who| self.in_own_work(who)) } else { subject };
        // `who taught Fabritius`: whatever it may be, if scholars cannot.
        let is_who = self.target == Target::Kind(Sort::Scholar) && self.clause.is_cue(0, &["who"]);
        let is_own = meant.iter().all(|meant| !meant.alike);
        if is_who && is_own && !self.may_start_from(meant, "scholar") {
            self.target = Target::What;
        }
        let anybody = denied || self.names_anybody(at);
        Some(match (self.target.clone(), subject, object) {
            // Claims cite by the citations that serve them.
            // Those that do not are no list: what else is asked of them would be asked of the citations.
            (Target::Kind(Sort::Claim), None, Some(_)) if relating.is_cites() && denied => return None,
            (Target::Kind(Sort::Claim), None, Some(object)) if relating.is_cites() => {
                self.target = Target::Kind(Sort::Citation);
                self.for_claims = true;
                self.with(&object, |name| format!("of {name}"))
            }
            (Target::Kind(_), None, Some(object)) => {
                self.with_object(&object, &format!("{not}{words}"), relating)
            }
            // `which concepts does bipolarity exclude`
            (Target::Kind(sort), Some(subject), None) => {
                let inverse = self.words(meant, true)?;
                let not = relating.not(true);
                // `whom does Kydd dispute`: whoever makes what he disputes.
                if sort == Sort::Scholar && !self.leads_to(meant, "scholar") && self.leads_to(meant, "claim")
                {
                    let that = that(not, &inverse);
                    return Some(self.with(&subject, |name| format!("that make any claim ({that} {name})")));
                }
                self.with(&subject, |name| format!("{} {name}", that(not, &inverse)))
            }
            // `works that nobody cites`, `claims that anyone disputes`
            (Target::Kind(_), None, None) if anybody && self.names_anybody(at) => {
                let inverse = self.words(meant, true)?;
                let not = relating.not(true);
                let from = self.starts_from(meant);
                self.units.push(format!("{} any {from}", that(not, &inverse)));
                vec![self]
            }
            (Target::What, None, Some(object)) if !denied => self.does_so(&object, relating)?,
            (Target::What, Some(subject), None) if !denied => {
                let inverse = self.words(&meant[..1], true)?;
                self.whole(&subject, "relation", |name| format!("what is {inverse} {name}"))
            }
            (_, Some(subject), Some(object)) => self.pair(&subject, &object, relating)?,
            _ => return None,
        })
    }

    /// The kind of what a relation starts from: claims where it may, else topics.
    pub(super) fn starts_from(&self, meant: &[Meant]) -> &'static str {
        let vocabulary = &self.clause.known.catalog.vocabulary;
        let from_claim = meant.iter().any(|meant| match &meant.verb.relation {
            Relation::Declared { id, .. } => vocabulary.relation(*id).from.iter().any(|kind| kind == "claim"),
            _ => false,
        });
        match &meant[0].verb.relation {
            _ if from_claim => "claim",
            Relation::Cites => "work",
            Relation::Wrote | Relation::Edited => "scholar",
            _ => "topic",
        }
    }

    /// One list for each way in which what is named can be meant.
    fn with(self, named: &Named, unit: impl Fn(&str) -> String) -> Vec<Self> {
        self.each(named, |list, name| list.units.push(unit(name)))
    }

    /// One whole question for each way in which what is named can be meant.
    fn whole(mut self, named: &Named, frame: &'static str, question: impl Fn(&str) -> String) -> Vec<Self> {
        self.take_kinds_beside(named.first, named.last + 1);
        self.each(named, |list, name| list.whole = Some((question(name), frame)))
    }

    fn each(self, named: &Named, change: impl Fn(&mut Self, &str)) -> Vec<Self> {
        let names = self.clause.names(named, if named.or { " or " } else { " and " });
        let made = names.into_iter().map(|name| {
            let mut list = self.clone();
            list.used.take_all(named.first, named.last);
            change(&mut list, &name);
            list
        });
        made.collect()
    }

    /// True of relations that the vocabulary lets lead to things of a kind, or says nothing of.
    fn may_lead_to(&self, meant: &[Meant], kind: &str) -> bool {
        let vocabulary = &self.clause.known.catalog.vocabulary;
        meant.iter().any(|meant| match &meant.verb.relation {
            Relation::Declared { id, .. } => {
                let to = &vocabulary.relation(*id).to;
                // A scholar stands for what is claimed.
                to.is_empty() || to.iter().any(|known| known == kind || known == "claim")
            }
            _ => true,
        })
    }

    /// True of relations that the vocabulary lets start from things of a kind, or says nothing of.
    fn may_start_from(&self, meant: &[Meant], kind: &str) -> bool {
        let vocabulary = &self.clause.known.catalog.vocabulary;
        meant.iter().any(|meant| match &meant.verb.relation {
            Relation::Declared { id, .. } => {
                let relation = vocabulary.relation(*id);
                let from = if meant.verb.inverse { &relation.to } else { &relation.from };
                // A scholar stands for what is claimed.
                from.is_empty() || from.iter().any(|known| known == kind || known == "claim")
            }
            _ => true,
        })
    }

    /// A relation between two things that are both named: a verdict, or the claims of a scholar that bear it.
    fn pair(mut self, subject: &Named, object: &Named, relating: &Relating<'_>) -> Option<Vec<Self>> {
        let [one] = relating.meant else { return None };
        let words = self.words(relating.meant, false)?;
        self.take_kinds_beside(subject.first, subject.last + 1);
        self.take_kinds_beside(object.first, object.last + 1);
        self.used.take_cues(&["why", "how", "what", "which", "who", "say", "view", "exist"]);
        self.used.take_all(subject.first, subject.last);
        if self.clause.speaks(subject) {
            self.units.push(self.clause.spoken(subject)?);
            if one.verb.relation == Relation::Cites && relating.denied {
                return None;
            }
            if one.verb.relation == Relation::Cites {
                self.target = Target::Kind(Sort::Citation);
                let by = self.units.pop()?;
                return Some(self.with(object, |name| format!("of {name} {by}")));
            }
            self.target = Target::Kind(Sort::Claim);
            let is_passive = one.verb.inverse && words.ends_with(" by");
            let not = if is_passive { relating.not(true) } else { relating.not(false) };
            let are = if is_passive { "are " } else { "" };
            return Some(self.with_object(object, &format!("{are}{not}{words}"), relating));
        }
        if subject.things.len() > 1 || object.things.len() > 1 {
            return None;
        }
        let asks_why = self.clause.tokens.first().is_some_and(|token| token.word == "why");
        // `is presupposed by`
        let is_passive = one.verb.inverse && words.ends_with(" by");
        let asks = match (asks_why, relating.denied) {
            (true, true) => "why not",
            (true, false) if is_passive => "why is",
            (true, false) => "why does",
            (false, _) if is_passive => "is",
            (false, _) => "does",
        };
        let not = if relating.denied && !asks_why { "not " } else { "" };
        let subjects = self.clause.names(subject, " and ");
        // How one thing brings about another is told by what lies between.
        let asks_how = self.clause.is_cue(0, &["how"]) && !relating.denied;
        let leads = asks_how && LEADS.iter().any(|words| self.clause.words(relating.at).starts_with(words));
        let pairs = subjects.into_iter().flat_map(|subject| {
            let question = |object: &str| format!("{asks} {subject} {not}{words} {object}");
            let path = Self { worth: self.worth + 1, ..self.clone() };
            let path =
                leads.then(|| path.whole(object, "paths", |object| format!("trace {subject} to {object}")));
            self.clone().whole(object, "verdict", question).into_iter().chain(path.into_iter().flatten())
        });
        Some(pairs.collect())
    }
}

/// Verbs for being where another thing begins.
const LEADS: [&str; 6] = ["lead to", "led to", "result in", "end in", "bring about", "give rise to"];

/// A condition by the words of a relation from its other end: `that are not held by`, and `that do not hold`, of one word.
pub(super) fn that(not: &str, inverse: &str) -> String {
    match (inverse.contains(' '), not.is_empty()) {
        (true, _) => format!("that are {not}{inverse}"),
        (false, true) => format!("that {inverse}"),
        (false, false) => format!("that do not {inverse}"),
    }
}
