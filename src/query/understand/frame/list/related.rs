//! A relation among what a list asks for: with what it joins it is a condition, or the whole question.

use crate::catalog::NodeClass as Class;
use crate::query::expr::{Relation, Sort};
use crate::query::understand::clause::Named;
use crate::query::understand::frame::list::{List, Target};
use crate::query::understand::frame::verb::{id, said};
use crate::query::understand::relations::{Form, Meant};

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

    /// The list with a relation that is meant as one of `meant`.
    fn related_as(mut self, at: usize, meant: &[Meant]) -> Vec<Self> {
        self.used.take(at);
        self.worth += match meant {
            [one] if !one.alike => 6,
            [_] => 2,
            // Several relations at once are less likely than the one that fits, and safer than any of two.
            _ => 3,
        };
        self.take_joint_before(at);
        let denied = self.denied(at);
        if let Some(at) = denied {
            self.used.take(at);
        }
        let relating = Relating { at, meant, denied: denied.is_some() };
        let (form, inverse) = (meant[0].form, meant[0].verb.inverse);
        let passive = inverse
            || form == Form::Participle
                && (self.agent_after(at).is_some() || self.is_after_be(at) || self.named_after(at).is_none());
        let ways = match form {
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
            (Some(agent), Target::None, Some(subject)) => self.pair(&agent, &subject, relating)?,
            // `works published since 2000`: by whoever it may be.
            (None, Target::Kind(Sort::Work), None) if meant[0].verb.relation == Relation::Wrote => vec![self],
            // `which claims are contested`: by any.
            (None, Target::Kind(_), None) => {
                self.take_evidence(at);
                self.units.push(format!("that are {not}{words} any {starts_from}"));
                vec![self]
            }
            (None, _, Some(subject)) if relating.is_cites() => {
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
        let anybody = denied || self.names_anybody(at);
        Some(match (self.target.clone(), subject, object) {
            (Target::Kind(Sort::Claim), None, Some(object)) if relating.is_cites() => {
                self.target = Target::Kind(Sort::Citation);
                self.with(&object, |name| format!("of {name}"))
            }
            (Target::Kind(_), None, Some(object)) => {
                self.with_object(&object, &format!("{not}{words}"), relating)
            }
            // `which concepts does bipolarity exclude`
            (Target::Kind(_), Some(subject), None) => {
                let inverse = self.words(meant, true)?;
                let not = relating.not(true);
                self.with(&subject, |name| format!("that are {not}{inverse} {name}"))
            }
            // `works that nobody cites`, `claims that anyone disputes`
            (Target::Kind(_), None, None) if anybody && self.names_anybody(at) => {
                let inverse = self.words(meant, true)?;
                let not = relating.not(true);
                let from = self.starts_from(meant);
                self.units.push(format!("that are {not}{inverse} any {from}"));
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

    /// `criticism of Snyder`, `Kydd's objections to it`: what bears the relation to what is named.
    fn nominal(mut self, relating: &Relating<'_>) -> Option<Vec<Self>> {
        let Relating { at, meant, .. } = *relating;
        let words = self.words(meant, false)?;
        // What argues is a claim.
        let first = &self.clause.tokens[self.clause.mentions[at].words.start].word;
        if ARGUMENTS.contains(&first.as_str()) && self.starts_from(meant) != "claim" {
            return None;
        }
        // `was slavery a cause of it`
        if self.clause.asks_whether()
            && self.starts_from(meant) != "claim"
            && let (Some(subject), Some(object)) = (self.named_before(at), self.named_after(at))
        {
            return self.pair(&subject, &object, relating);
        }
        // `is free-riding a problem for it`: no claim is asked for.
        if self.clause.asks_whether() && self.named_before(at).is_some() && self.named_after(at).is_some() {
            return None;
        }
        // `what evidence does Kydd have for it`
        let has = self.named_after(at).filter(|named| {
            let next = named.last + 1;
            let has = next < self.clause.mentions.len() && HAS.contains(&self.clause.words(next).as_str());
            has && self.clause.speaks(named)
        });
        if let Some(has) = has.filter(|_| self.target == Target::Kind(Sort::Claim)) {
            self.units.push(self.clause.spoken(&has)?);
            self.used.take_all(has.first, has.last + 1);
        }
        let Some(object) = self.named_after(at).or_else(|| self.named_before(at)) else {
            return self.had(relating);
        };
        let owner = self
            .named
            .iter()
            .find(|named| named.last + 1 == at && named.possessive && named.first != object.first)
            .filter(|_| self.target == Target::Kind(Sort::Claim));
        if let Some(owner) = owner.filter(|owner| self.clause.speaks(owner)).cloned() {
            self.units.push(self.clause.spoken(&owner)?);
            self.used.take_all(owner.first, owner.last);
        }
        self.used.take_cues(&["exist", "what", "which", "for", "say", "been"]);
        if relating.denied && self.starts_from(meant) != "claim" {
            return None;
        }
        // `cause of`, `threat to`: what does so to a topic is a topic, whatever it is called.
        if self.starts_from(meant) != "claim" && self.target == Target::Kind(Sort::Claim) {
            return self.does_so(&object, relating);
        }
        // `claims that are not objections to it`
        let not = relating.not(false);
        Some(self.with_object(&object, &format!("{not}{words}"), relating))
    }

    /// `claims that have no support`, `theories without critics`: whether anything does so.
    fn had(mut self, relating: &Relating<'_>) -> Option<Vec<Self>> {
        let Relating { at, meant, .. } = *relating;
        let before = (0..at).rev().take_while(|before| {
            let mention = &self.clause.mentions[*before];
            mention.is_small() || self.clause.is_cue(*before, &["lack", "nobody"])
        });
        let before: Vec<usize> = before.collect();
        let has = ["have", "has", "had", "with", "without", "lack", "lacks", "lacking", "no"];
        let says = |at: &usize| has.contains(&self.clause.words(*at).split(' ').next().unwrap_or_default());
        let lacks = before.iter().copied().filter(|at| {
            self.clause.is_cue(*at, &["lack"]) || self.clause.mentions[*at].joint() == Some("no")
        });
        let lacks: Vec<usize> = lacks.collect();
        if !before.iter().any(says) || !matches!(self.target, Target::Kind(_)) {
            return None;
        }
        for at in &before {
            self.used.take(*at);
        }
        let inverse = self.words(meant, true)?;
        let not = if lacks.is_empty() { "" } else { "not " };
        let from = self.starts_from(meant);
        self.units.push(format!("that are {not}{inverse} any {from}"));
        Some(vec![self])
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

    /// A relation to what is named, or, where that is a topic and the relation leads to claims, to any claim about it.
    fn with_object(mut self, named: &Named, words: &str, relating: &Relating<'_>) -> Vec<Self> {
        let is_topic = self.clause.class(named) == Some(Class::Topic);
        // `the bipolarity explanation`, with the kind beside the name.
        self.take_kinds_beside(named.first, named.last + 1);
        if let Some((sort, rows)) = &named.rows
            && !self.leads_to(relating.meant, sort.word())
            && !relating.is_cites()
        {
            let any = match sort {
                Sort::Scholar => format!("any claim (by {rows})"),
                Sort::Work => format!("any claim (that are stated by {rows})"),
                Sort::Topic | Sort::Kind(_) => format!("any claim (about {rows})"),
                _ => rows.clone(),
            };
            return self.with(named, |_| format!("that {words} {any}"));
        }
        let proves = self.clause.class(named) == Some(Class::Claim) && self.upholds(relating.meant);
        if proves && self.target == Target::Kind(Sort::Claim) {
            return self.evidence(named, words);
        }
        // To attack a topic is not to dispute what is said of it, unless it can be disputed itself.
        let is_noun = relating.meant[0].form == Form::Noun;
        let lifts = is_topic && (is_noun || self.can_lead_to(named, relating.meant));
        let lifted = lifts.then(|| Self { worth: self.worth - 2, if_found: true, ..self.clone() });
        // What speaks against somebody's theory speaks against what they say.
        let owner = self.owner_of(named).map(|owner| format!("that {words} any claim (by {owner})"));
        let about =
            |name: &str| owner.clone().unwrap_or_else(|| format!("that {words} any claim (about {name})"));
        let lifted = lifted.into_iter().flat_map(|list| list.with(named, about));
        let upheld = self.upheld(named, words, relating);
        let direct = Self { if_found: is_topic, ..self }.with(named, |name| format!("that {words} {name}"));
        direct.into_iter().chain(lifted).chain(upheld).collect()
    }

    /// The scholar by whose name a topic is called: `Kydd's theory`.
    fn owner_of(&self, named: &Named) -> Option<String> {
        let words = &self.clause.tokens[self.clause.mentions[named.first].words.clone()];
        let owner = words.iter().position(|token| token.possessive)?;
        let people = self.clause.known.names.person(self.clause.known.catalog, &words[..=owner]);
        match people.as_slice() {
            [one] => Some(self.clause.name(*one)),
            _ => None,
        }
    }

    /// What speaks against a topic speaks against a claim that speaks for it.
    fn upheld(&self, named: &Named, words: &str, relating: &Relating<'_>) -> Vec<Self> {
        let is_topic = self.clause.class(named) == Some(Class::Topic);
        let known = self.clause.known;
        let against = known.relations_for("dispute");
        let disputes = |meant: &Meant| against.iter().any(|known| known.verb.relation == meant.verb.relation);
        let supports = known.relations_for("support").into_iter().find(|meant| {
            self.can_lead_to(named, std::slice::from_ref(meant))
                && self.starts_from(std::slice::from_ref(meant)) == "claim"
        });
        let supports = supports.and_then(|meant| said(known.catalog, &meant.verb, false));
        let fits = is_topic && relating.meant.iter().all(disputes) && !relating.denied;
        let Some(supports) = supports.filter(|_| fits) else { return Vec::new() };
        let list = Self { worth: self.worth - 4, if_found: true, ..self.clone() };
        list.with(named, |name| format!("that {words} any claim (that {supports} {name})"))
    }

    /// `evidence for the claim that …`: what supports it, else what is cited for it, else its page.
    fn evidence(self, named: &Named, words: &str) -> Vec<Self> {
        let cited = Self { target: Target::Kind(Sort::Citation), worth: self.worth - 1, ..self.clone() };
        let page = Self { worth: self.worth - 8, ..self.clone() };
        let mut ways = Self { if_found: true, ..self }.with(named, |name| format!("that {words} {name}"));
        ways.extend(Self { if_found: true, ..cited }.with(named, |name| format!("for {name}")));
        ways.extend(page.whole(named, "page", |name| format!("what is {name}")));
        ways
    }

    /// True of relations by which a claim speaks for another.
    fn upholds(&self, meant: &[Meant]) -> bool {
        self.are_called(meant, &["support"])
    }

    /// True if all of the relations may be called by one of these verbs.
    fn are_called(&self, meant: &[Meant], verbs: &[&str]) -> bool {
        let called: Vec<Meant> =
            verbs.iter().flat_map(|verb| self.clause.known.relations_for(verb)).collect();
        meant.iter().all(|one| called.iter().any(|known| known.verb.relation == one.verb.relation))
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

    /// True if one of the relations can lead to a thing of a kind.
    pub(super) fn leads_to(&self, meant: &[Meant], kind: &str) -> bool {
        let vocabulary = &self.clause.known.catalog.vocabulary;
        meant.iter().any(|meant| match &meant.verb.relation {
            Relation::Declared { id, .. } => vocabulary.relation(*id).to.iter().any(|known| known == kind),
            _ => false,
        })
    }

    /// True if one of the relations can lead to what is named itself.
    fn can_lead_to(&self, named: &Named, meant: &[Meant]) -> bool {
        let catalog = self.clause.known.catalog;
        named.things.iter().flatten().all(|node| self.leads_to(meant, catalog.kind(*node)))
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
            let not = relating.not(false);
            return Some(self.with_object(object, &format!("{not}{words}"), relating));
        }
        if subject.things.len() > 1 || object.things.len() > 1 {
            return None;
        }
        let asks_why = self.clause.tokens.first().is_some_and(|token| token.word == "why");
        let asks = match (asks_why, relating.denied) {
            (true, true) => "why not",
            (true, false) => "why does",
            (false, _) => "does",
        };
        let subjects = self.clause.names(subject, " and ");
        // How one thing brings about another is told by what lies between.
        let asks_how = self.clause.is_cue(0, &["how"]) && !relating.denied;
        let leads = asks_how && LEADS.iter().any(|words| self.clause.words(relating.at).starts_with(words));
        let pairs = subjects.into_iter().flat_map(|subject| {
            let question = |object: &str| format!("{asks} {subject} {words} {object}");
            let path = Self { worth: self.worth + 1, ..self.clone() };
            let path =
                leads.then(|| path.whole(object, "paths", |object| format!("trace {subject} to {object}")));
            self.clone().whole(object, "verdict", question).into_iter().chain(path.into_iter().flatten())
        });
        Some(pairs.collect())
    }
}

/// Nouns for what somebody says for or against something.
const ARGUMENTS: [&str; 8] = [
    "argument",
    "arguments",
    "objection",
    "objections",
    "criticism",
    "criticisms",
    "counterargument",
    "critics",
];
/// Verbs for being where another thing begins.
const LEADS: [&str; 6] = ["lead to", "led to", "result in", "end in", "bring about", "give rise to"];
/// Verbs for what somebody has to say for something.
const HAS: [&str; 14] = [
    "have", "has", "had", "give", "gives", "gave", "offer", "offers", "offered", "provide", "provides",
    "provided", "adduce", "present",
];
