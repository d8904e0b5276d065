//! Lists: what is asked for, and what must be so of it. Most questions are of this frame.

use crate::catalog::NodeClass as Class;
use crate::query::expr::{Relation, Sort};
use crate::query::understand::clause::{Clause, Named};
use crate::query::understand::frame::verb::{can_be_asked, said};
use crate::query::understand::frame::{Candidate, Used};
use crate::query::understand::mention::{Mention, Sense};
use crate::query::understand::relations::{Form, Meant};
use crate::query::understand::thesaurus::{APPOSITIONS, UNANSWERED};

pub(super) fn list(clause: &Clause<'_>) -> Vec<Candidate> {
    let mut lists = vec![List::of(clause)];
    let mut done = Vec::new();
    // Each relation may be meant in several ways; the rest of the question is the same.
    while let Some(list) = lists.pop() {
        match list.next_relation() {
            Some(at) if lists.len() < MOST => lists.extend(list.related(at)),
            _ => done.push(list),
        }
    }
    done.into_iter().flat_map(List::finished).collect()
}

/// A question is read in no more ways.
const MOST: usize = 64;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Target {
    /// Things of a kind.
    Kind(Sort),
    /// Whatever the relation can start from, or lead to.
    What,
    /// Nothing that the words name: a relation between two things may be asked about.
    None,
}

#[derive(Clone)]
struct List<'a> {
    clause: &'a Clause<'a>,
    named: Vec<Named>,
    used: Used<'a>,
    target: Target,
    /// Conditions, in words.
    units: Vec<String>,
    stages: String,
    counted: bool,
    /// The whole question, where it is no list of conditions.
    whole: Option<(String, &'static str)>,
    worth: i64,
    if_found: bool,
    must_find: bool,
    /// Whether the relation is said as a noun: `evidence for`.
    noun: bool,
    /// Relations that have been looked at.
    seen: Vec<usize>,
}

impl Clone for Used<'_> {
    fn clone(&self) -> Self {
        Self { clause: self.clause, used: self.used.clone() }
    }
}

impl<'a> List<'a> {
    fn of(clause: &'a Clause<'a>) -> Self {
        let mut list = Self {
            clause,
            named: clause.named(),
            used: Used::of(clause),
            target: Target::None,
            units: Vec::new(),
            stages: String::new(),
            counted: false,
            whole: None,
            worth: 50,
            if_found: false,
            must_find: false,
            noun: false,
            seen: Vec::new(),
        };
        list.find_target();
        list
    }

    fn find_target(&mut self) {
        let clause = self.clause;
        if let Some(at) = clause.cue(&["how many", "how often"]) {
            self.counted = true;
            self.used.take(at);
        }
        let wanted = clause.cue(&["what", "which", "exist"]).is_some() || self.counted;
        let first = (0..clause.mentions.len()).find(|at| {
            !self.used.is_used(*at)
                && !clause.is_cue(*at, &["what", "which", "exist", "who", "where", "when"])
                && !matches!(clause.mentions[*at].senses.first(), Some(Sense::Mark(_)))
        });
        let owner = first.and_then(|at| self.named.iter().find(|named| named.first == at));
        // `Kydd's claims`, `thies quotes`: the kind of what is his.
        let owns = |named: &&Named| {
            named.possessive || matches!(clause.class(named), Some(Class::Scholar | Class::Work))
        };
        let after_owner = owner.filter(owns).map(|named| named.last + 1);
        let said = clause.cue(&["say", "view", "according to"]);
        for at in [first, after_owner].into_iter().flatten() {
            let Some(mention) = clause.mentions.get(at) else { continue };
            let noun = mention.relation().is_some_and(|meant| {
                let noun = meant.iter().any(|meant| meant.form == Form::Noun);
                let verb = meant.iter().any(|meant| meant.form != Form::Noun);
                noun && !(verb && clause.cue(&["who", "what", "which"]).is_some_and(|asks| asks < at))
            });
            // The first word of `explanations of` names a kind.
            let word = &clause.tokens[mention.words.start].word;
            let of_word = clause.known.lexicon.sort(word).filter(|_| noun && mention.words.len() > 1);
            if let Some((sort, unit)) =
                mention.kind().filter(|_| !noun || wanted && mention.relation().is_none())
            {
                self.target = Target::Kind(sort.clone());
                if !unit.is_empty() {
                    self.units.push(unit.to_owned());
                }
                self.used.take(at);
                self.used.take_cues(&["what", "which", "exist"]);
                return;
            }
            if let Some(sort) = of_word {
                self.target = Target::Kind(sort);
                self.used.take_cues(&["what", "which", "exist"]);
                return;
            }
            if noun {
                self.target = Target::Kind(Sort::Claim);
                self.used.take_cues(&["what", "which", "exist"]);
                return;
            }
        }
        let cites = (0..clause.mentions.len()).find(|at| {
            let meant = clause.mentions[*at].relation().unwrap_or_default();
            meant.iter().any(|meant| meant.verb.relation == Relation::Cites)
        });
        let is_unit = |mention: &Mention| matches!(mention.senses.first(), Some(Sense::Unit(_)));
        // `what does note 37 cite`
        if let (Some(at), true) = (cites, self.named.is_empty() && clause.mentions.iter().any(is_unit)) {
            self.target = Target::Kind(Sort::Citation);
            self.used.take(at);
            self.used.take_cues(&["what", "which"]);
            return;
        }
        if let Some(at) = clause.cue(&["who", "whose"]) {
            self.target = Target::Kind(if clause.is_cue(at, &["who"]) { Sort::Scholar } else { Sort::Claim });
            self.used.take(at);
            return;
        }
        let noun = |mention: &Mention| {
            mention.relation().is_some_and(|meant| meant.iter().any(|meant| meant.form == Form::Noun))
        };
        if clause.mentions.iter().any(noun) && clause.cue(&["what", "which", "why", "how"]).is_none() {
            self.target = Target::Kind(Sort::Claim);
            return;
        }
        if clause.cue(&["when"]).is_some() && clause.cue(&["publish", "say"]).is_some() && self.dated() {
            return;
        }
        if let Some(at) = clause.cue(&["quote"]) {
            self.target = Target::Kind(Sort::Claim);
            self.stages = " show quote".to_owned();
            self.used.take(at);
            return;
        }
        let speaks =
            self.named.iter().any(|named| matches!(clause.class(named), Some(Class::Scholar | Class::Work)));
        // `what has Kydd written`
        let only_people = self.named.iter().all(|named| clause.class(named) == Some(Class::Scholar));
        let wrote = clause
            .tokens
            .iter()
            .any(|token| ["wrote", "written", "published"].contains(&token.word.as_str()));
        if speaks && only_people && wrote && clause.cue(&["what", "which"]).is_some() {
            self.target = Target::Kind(Sort::Work);
            self.used.take_cues(&["what", "which", "say", "publish"]);
            return;
        }
        // `what is said about trust`
        let about = self.named.iter().any(|named| clause.class(named) == Some(Class::Topic));
        if (speaks || about && clause.cue(&["what", "where"]).is_some()) && said.is_some() {
            self.target = Target::Kind(Sort::Claim);
            if clause.cue(&["where"]).is_some()
                && clause.tokens.iter().all(|token| !["stand", "stands"].contains(&token.word.as_str()))
            {
                self.stages = " show text, work, locator".to_owned();
            }
            if clause.cue(&["when"]).is_some() {
                self.stages = " show text, year".to_owned();
            }
            self.used.take_cues(&["what", "which", "where", "when", "how", "say", "view", "according to"]);
            return;
        }
        let is_marked =
            clause.mentions.iter().any(|mention| matches!(mention.senses.first(), Some(Sense::Mark(_))));
        if clause.cue(&["what"]).is_some()
            && self.named.iter().all(|named| clause.class(named) == Some(Class::Topic))
        {
            if clause.cue(&["publish"]).is_some() {
                self.target = Target::Kind(Sort::Work);
                self.used.take_cues(&["what", "publish", "been"]);
                return;
            }
            if is_marked {
                self.target = Target::Kind(Sort::Claim);
                self.used.take_cues(&["what", "say", "view"]);
                return;
            }
        }
        if is_marked && clause.cue(&["what", "which"]).is_none() {
            self.target = Target::Kind(Sort::Claim);
            return;
        }
        if let Some(at) = clause.cue(&["what", "which"]) {
            self.target = Target::What;
            self.used.take(at);
        }
    }

    /// The next relation that has not been looked at.
    fn next_relation(&self) -> Option<usize> {
        let free = |at: &usize| !self.used.is_used(*at) && !self.seen.contains(at);
        let is_first = |at: &usize| {
            let mention = &self.clause.mentions[*at];
            mention.relation().is_some() && !self.clause.is_name(*at)
        };
        (0..self.clause.mentions.len()).filter(free).find(is_first)
    }

    /// The names after a mention, up to the next relation or kind.
    fn named_after(&self, at: usize) -> Option<Named> {
        let next = self.named.iter().find(|named| named.first > at && !self.used.is_used(named.first))?;
        let clear = (at + 1..next.first).all(|between| {
            let mention = &self.clause.mentions[between];
            mention.is_small()
                || self.used.is_used(between)
                || self.clause.is_cue(between, &["term", "for", "say"])
                || mention.kind().is_some()
        });
        let joint = self.clause.joint_before(next.first);
        let own = ["about", "on", "regarding", "concerning", "since", "via", "in", "by"];
        let is_own = joint.is_some_and(|joint| own.contains(&joint)) && next.first > at + 1;
        let adjacent = (at + 1..next.first).all(|between| self.clause.mentions[between].is_small());
        (clear && (!is_own || adjacent && joint != Some("by"))).then(|| next.clone())
    }

    /// The names before a mention that no preposition takes.
    fn named_before(&self, at: usize) -> Option<Named> {
        let before =
            self.named.iter().rev().find(|named| named.last < at && !self.used.is_used(named.first))?;
        let clear = (before.last + 1..at).all(|between| {
            let mention = &self.clause.mentions[between];
            mention.is_small() || self.used.is_used(between) || mention.kind().is_some()
        });
        let taken = matches!(
            self.clause.joint_before(before.first),
            Some("by" | "about" | "on" | "in" | "of" | "from" | "regarding" | "concerning" | "via")
        );
        (clear && !taken).then(|| before.clone())
    }

    fn agent_after(&self, at: usize) -> Option<Named> {
        let next = self.named.iter().find(|named| named.first > at && !self.used.is_used(named.first))?;
        let clear = (at + 1..next.first).all(|between| self.clause.mentions[between].is_small());
        (clear && self.clause.joint_before(next.first) == Some("by")).then(|| next.clone())
    }

    /// True if a denial stands before a mention.
    fn denied(&self, at: usize) -> Option<usize> {
        let before = (0..at).rev().take_while(|before| {
            let mention = &self.clause.mentions[*before];
            mention.is_small() || mention.thing().is_some() && self.clause.is_name(*before)
        });
        let is_not = |at: &usize| matches!(self.clause.mentions[*at].joint(), Some("not" | "never"));
        before.into_iter().find(is_not)
    }

    /// True if a form of `be` stands right before a mention, with the subject between.
    fn is_after_be(&self, at: usize) -> bool {
        let start = self.clause.mentions[at].words.start;
        let before = self.clause.tokens[..start].iter().rev();
        let is_be =
            |word: &str| ["is", "are", "was", "were", "be", "been", "being", "gets", "get"].contains(&word);
        before.take(8).any(|token| is_be(&token.word))
    }

    /// `but` and `and` before a further relation: both must hold.
    fn take_joint_before(&mut self, at: usize) {
        let before: Vec<usize> =
            (0..at).rev().take_while(|before| self.clause.mentions[*before].is_small()).collect();
        let but = before.into_iter().find(|before| self.clause.mentions[*before].joint() == Some("but"));
        if let Some(but) = but {
            self.used.take(but);
        }
    }

    /// The list with a relation accounted for, in every way that it may be meant.
    fn related(mut self, at: usize) -> Vec<Self> {
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
            alike.cloned().partition(|one| self.any_start(std::slice::from_ref(one)) == "claim");
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
    fn related_as(self, at: usize, meant: &[Meant]) -> Vec<Self> {
        let catalog = self.clause.known.catalog;
        let form = meant[0].form;
        let inverse = meant[0].verb.inverse;
        let words = |inverse: bool| -> Option<String> {
            let words: Option<Vec<String>> =
                meant.iter().map(|meant| said(catalog, &meant.verb, inverse)).collect();
            words.map(|words| words.join(" or "))
        };
        let mut base = self;
        base.used.take(at);
        base.worth += match meant {
            [one] if !one.alike => 6,
            [_] => 2,
            // Several relations at once are less likely than the one that fits, and safer than any of two.
            _ => 3,
        };
        base.take_joint_before(at);
        let denied = base.denied(at);
        if let Some(at) = denied {
            base.used.take(at);
        }
        let not = if denied.is_some() { "do not " } else { "" };
        let mut ways = Vec::new();
        if form == Form::Noun {
            return base.nominal(at, meant);
        }
        let agent = base.agent_after(at);
        let is_passive = inverse
            || form == Form::Participle
                && (agent.is_some() || base.is_after_be(at) || base.named_after(at).is_none());
        if is_passive {
            let not = if denied.is_some() { "not " } else { "" };
            let after = if inverse { base.named_after(at).or(agent) } else { agent };
            let subject = base.named_before(at);
            let Some(words) = words(!inverse) else { return ways };
            match (after, base.target.clone(), subject) {
                (Some(agent), Target::Kind(_), _) => {
                    ways.extend(base.with(&agent, |name| format!("that are {not}{words} {name}")));
                }
                (Some(agent), Target::What, None) => {
                    ways.extend(base.whole(&agent, |name| format!("what is {words} {name}"), "relation"));
                }
                (Some(agent), Target::None, Some(subject)) => {
                    ways.extend(base.pair(&agent, &subject, meant, denied.is_some()));
                }
                // `which claims are contested`: by any.
                (None, Target::Kind(_), None) => {
                    let by = base.any_start(meant);
                    base.units.push(format!("that are {not}{words} any {by}"));
                    ways.push(base);
                }
                // `is Waltz cited`
                (None, _, Some(subject)) if meant[0].verb.relation == Relation::Cites => {
                    base.target = Target::Kind(Sort::Citation);
                    ways.extend(base.with(&subject, |name| format!("of {name}")));
                }
                // `what is presupposed`, `is reputation disputed`
                (None, _, Some(subject)) if base.target != Target::None || base.starts_as_question() => {
                    let by = base.any_start(meant);
                    if by == "claim" {
                        let Some(active) = meant
                            .iter()
                            .map(|meant| said(catalog, &meant.verb, false))
                            .collect::<Option<Vec<_>>>()
                        else {
                            return ways;
                        };
                        base.target = Target::Kind(Sort::Claim);
                        ways.extend(base.with_object(&subject, &active.join(" or ")));
                    } else {
                        ways.extend(base.whole(
                            &subject,
                            |name| format!("what {} {name}", id(catalog, &meant[0])),
                            "relation",
                        ));
                    }
                }
                _ => {}
            }
            return ways;
        }
        let Some(words) = words(false) else { return ways };
        let object = base.named_after(at);
        let subject = base.named_before(at);
        match (base.target.clone(), subject, object) {
            (Target::Kind(Sort::Claim), None, Some(object)) if meant[0].verb.relation == Relation::Cites => {
                base.target = Target::Kind(Sort::Citation);
                ways.extend(base.with(&object, |name| format!("of {name}")));
            }
            (Target::Kind(_), None, Some(object)) => {
                ways.extend(base.with_object(&object, &format!("{not}{words}")));
            }
            // `which concepts does bipolarity exclude`
            (Target::Kind(_), Some(subject), None) => {
                let inverse: Option<Vec<String>> =
                    meant.iter().map(|meant| said(catalog, &meant.verb, true)).collect();
                let Some(inverse) = inverse else { return ways };
                let inverse = inverse.join(" or ");
                let not = if denied.is_some() { "not " } else { "" };
                ways.extend(base.with(&subject, |name| format!("that are {not}{inverse} {name}")));
            }
            (Target::What, None, Some(object)) if denied.is_none() => {
                if base.any_start(meant) == "claim" {
                    base.target = Target::Kind(Sort::Claim);
                    ways.extend(base.with_object(&object, &words));
                } else {
                    let verbs: Vec<String> = meant.iter().map(|meant| id(catalog, meant)).collect();
                    if let [verb] = verbs.as_slice() {
                        ways.extend(base.clone().whole(
                            &object,
                            |name| format!("what {verb} {name}"),
                            "relation",
                        ));
                    }
                    base.worth -= 1;
                    ways.extend(base.whole(
                        &object,
                        |name| format!("topics that {words} {name}"),
                        "relation",
                    ));
                }
            }
            (Target::What, Some(subject), None) if denied.is_none() => {
                let Some(inverse) = said(catalog, &meant[0].verb, true) else { return ways };
                ways.extend(base.whole(&subject, |name| format!("what is {inverse} {name}"), "relation"));
            }
            // `does bipolarity exclude trust`, `why does bipolarity exclude trust`
            (_, Some(subject), Some(object)) => {
                ways.extend(base.pair(&subject, &object, meant, denied.is_some()));
            }
            _ => {}
        }
        ways
    }

    /// `criticism of Snyder`, `Kydd's objections to it`: what bears the relation to what is named.
    fn nominal(mut self, at: usize, meant: &[Meant]) -> Vec<Self> {
        let catalog = self.clause.known.catalog;
        let words: Option<Vec<String>> =
            meant.iter().map(|meant| said(catalog, &meant.verb, false)).collect();
        let Some(words) = words.map(|words| words.join(" or ")) else { return Vec::new() };
        let object = self.named_after(at).or_else(|| self.named_before(at));
        let Some(object) = object else { return Vec::new() };
        let owner = self
            .named
            .iter()
            .find(|named| named.last + 1 == at && named.possessive && named.first != object.first);
        if let Some(owner) = owner.cloned()
            && matches!(self.clause.class(&owner), Some(Class::Scholar | Class::Work))
            && self.target == Target::Kind(Sort::Claim)
        {
            let by = if self.clause.class(&owner) == Some(Class::Scholar) { "by" } else { "in" };
            let joint = self.clause.joint(&owner);
            let Some(name) = self.clause.one_name(&owner, joint) else { return Vec::new() };
            self.used.take_all(owner.first, owner.last);
            self.units.push(format!("{by} {name}"));
        }
        self.noun = true;
        self.used.take_cues(&["exist", "what", "which", "for", "say"]);
        // `cause of`, `threat to`: what does so to a topic is a topic, whatever it is called.
        if self.any_start(meant) != "claim" && self.target == Target::Kind(Sort::Claim) {
            let verbs: Vec<String> = meant.iter().map(|meant| id(catalog, meant)).collect();
            return match verbs.as_slice() {
                [verb] => self.whole(&object, |name| format!("what {verb} {name}"), "relation"),
                _ => self.whole(&object, |name| format!("topics that {words} {name}"), "relation"),
            };
        }
        self.with_object(&object, &words)
    }

    /// The kind of what a relation starts from: claims where it may, else topics.
    fn any_start(&self, meant: &[Meant]) -> &'static str {
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

    fn starts_as_question(&self) -> bool {
        let first = self.clause.tokens.first().map(|token| token.word.as_str());
        matches!(
            first,
            Some("is" | "are" | "was" | "were" | "does" | "do" | "did" | "can" | "could" | "has" | "have")
        )
    }

    /// One list for each way in which what is named can be meant.
    fn with(self, named: &Named, unit: impl Fn(&str) -> String) -> Vec<Self> {
        let joint = if named.or { " or " } else { " and " };
        let names = self.clause.names(named, joint);
        let made = names.into_iter().map(|name| {
            let mut list = self.clone();
            list.used.take_all(named.first, named.last);
            list.units.push(unit(&name));
            list
        });
        made.collect()
    }

    /// A relation to what is named, or, where that is a topic and the relation leads to claims, to any claim about it.
    fn with_object(mut self, named: &Named, words: &str) -> Vec<Self> {
        let is_topic = self.clause.class(named) == Some(Class::Topic);
        let at = named.last + 1;
        // `the bipolarity explanation`, `the claim that …` with the kind beside the name.
        self.take_kinds_beside(named.first, at);
        let about = |name: &str| format!("that {words} any claim (about {name})");
        // To attack a topic is not to dispute what is said of it, unless it can be disputed itself.
        let lifted = if is_topic && (self.noun || self.can_lead_to(named)) {
            self.clone().with(named, about)
        } else {
            Vec::new()
        };
        let direct = self.with(named, |name| format!("that {words} {name}"));
        let direct = direct.into_iter().map(|list| Self { if_found: is_topic, ..list });
        let lifted = lifted.into_iter().map(|list| Self { worth: list.worth - 2, ..list });
        direct.chain(lifted).collect()
    }

    /// True if the relation that was taken last can lead to what is named itself.
    fn can_lead_to(&self, named: &Named) -> bool {
        let catalog = self.clause.known.catalog;
        let kinds = named.things.iter().flatten().map(|node| catalog.kind(*node));
        let last = self.seen.last().and_then(|at| self.clause.mentions[*at].relation()).unwrap_or_default();
        let leads = |kind: &str| {
            last.iter().any(|meant| match &meant.verb.relation {
                Relation::Declared { id, .. } => {
                    catalog.vocabulary.relation(*id).to.iter().any(|known| known == kind)
                }
                _ => false,
            })
        };
        kinds.into_iter().all(leads)
    }

    /// A kind right beside a name says what the thing is.
    fn take_kinds_beside(&mut self, first: usize, after: usize) {
        let beside = [first.checked_sub(1), Some(after)];
        for at in beside.into_iter().flatten() {
            let Some(mention) = self.clause.mentions.get(at) else { continue };
            let says_what = at == after && APPOSITIONS.contains(&self.clause.words(at).as_str());
            if mention.kind().is_some() || says_what {
                self.used.take(at);
            }
        }
    }

    /// One whole question for each way in which what is named can be meant.
    fn whole(mut self, named: &Named, question: impl Fn(&str) -> String, frame: &'static str) -> Vec<Self> {
        self.take_kinds_beside(named.first, named.last + 1);
        let names = self.clause.names(named, if named.or { " or " } else { " and " });
        let made = names.into_iter().map(|name| {
            let mut list = self.clone();
            list.used.take_all(named.first, named.last);
            list.whole = Some((question(&name), frame));
            list
        });
        made.collect()
    }

    /// A relation between two things that are both named: a verdict, or the claims of a scholar that bear it.
    fn pair(mut self, subject: &Named, object: &Named, meant: &[Meant], denied: bool) -> Vec<Self> {
        let [one] = meant else { return Vec::new() };
        let catalog = self.clause.known.catalog;
        let Some(words) = said(catalog, &one.verb, false) else { return Vec::new() };
        self.take_kinds_beside(subject.first, subject.last + 1);
        self.take_kinds_beside(object.first, object.last + 1);
        self.used.take_cues(&["why", "how", "what", "which", "who", "say", "view", "exist"]);
        let speaks = matches!(self.clause.class(subject), Some(Class::Scholar | Class::Work));
        if speaks && one.verb.relation == Relation::Cites {
            let by = if self.clause.class(subject) == Some(Class::Scholar) { "by" } else { "in" };
            let Some(name) = self.clause.one_name(subject, " or ") else { return Vec::new() };
            self.used.take_all(subject.first, subject.last);
            self.target = Target::Kind(Sort::Citation);
            self.units.push(format!("{by} {name}"));
            return self.with(object, |name| format!("of {name}"));
        }
        if speaks {
            let by = if self.clause.class(subject) == Some(Class::Scholar) { "by" } else { "in" };
            let Some(name) = self.clause.one_name(subject, self.clause.joint(subject)) else {
                return Vec::new();
            };
            self.used.take_all(subject.first, subject.last);
            self.target = Target::Kind(Sort::Claim);
            self.units.push(format!("{by} {name}"));
            let not = if denied { "do not " } else { "" };
            return self.with_object(object, &format!("{not}{words}"));
        }
        if subject.things.len() > 1 || object.things.len() > 1 {
            return Vec::new();
        }
        let asks = self.clause.tokens.first().is_some_and(|token| token.word == "why");
        let subjects = self.clause.names(subject, " and ");
        self.used.take_all(subject.first, subject.last);
        subjects
            .into_iter()
            .flat_map(|subject| {
                let question = match (asks, denied) {
                    (true, true) => "why not",
                    (true, false) => "why does",
                    (false, _) => "does",
                };
                self.clone().whole(
                    object,
                    |object| format!("{question} {subject} {words} {object}"),
                    "verdict",
                )
            })
            .collect()
    }

    /// The canonical questions of a list in which everything is accounted for.
    fn finished(mut self) -> Vec<Candidate> {
        if let Some((question, frame)) = self.whole {
            let candidate = Candidate::new(frame, self.worth + 4, question);
            let candidate = if frame == "relation" { candidate.if_found() } else { candidate };
            let is_whole = self.used.all() && self.units.is_empty();
            return if is_whole && !self.counted { vec![candidate] } else { Vec::new() };
        }
        let Target::Kind(sort) = self.target.clone() else { return Vec::new() };
        self.take_publishing(&sort);
        let mut units: Vec<String> = Vec::new();
        let mut marks: Vec<String> = Vec::new();
        let mut late: Vec<String> = Vec::new();
        for at in self.used.left() {
            match self.clause.mentions[at].senses.first() {
                Some(Sense::Mark(mark)) if *mark == UNANSWERED => {
                    let vocabulary = &self.clause.known.catalog.vocabulary;
                    let answers =
                        vocabulary.relations().find(|(_, relation)| relation.id.starts_with("answer"));
                    late.push("with force \"asks\"".to_owned());
                    late.extend(
                        answers.map(|(_, relation)| format!("that are not {} any claim", relation.inverse)),
                    );
                }
                Some(Sense::Mark(mark)) if mark.starts_with("with") => late.push((*mark).to_owned()),
                Some(Sense::Mark(mark)) => marks.push((*mark).to_owned()),
                Some(Sense::Unit(unit)) => late.push(unit.clone()),
                Some(Sense::Text(text)) => late.push(format!("matching \"'{text}'\"")),
                _ => continue,
            }
            self.used.take(at);
        }
        let named: Vec<Named> = self.named.clone();
        let all_named = named.clone();
        // Names beside each other, with nothing between them, may be one name that is not known.
        let free_at = |at: usize| !self.used.is_used(at);
        let beside = named.windows(2).any(|pair| {
            pair[0].last + 1 == pair[1].first
                && !pair[0].possessive
                && free_at(pair[0].first)
                && free_at(pair[1].first)
                && self.clause.class(&pair[0]) == self.clause.class(&pair[1])
        });
        self.must_find |= beside;
        let free: Vec<&Named> = named.iter().filter(|named| !self.used.is_used(named.first)).collect();
        let mut ways: Vec<Vec<String>> = vec![Vec::new()];
        for named in free {
            if sort == Sort::Claim && self.clause.class(named) == Some(Class::Claim) {
                return self.clone().page_of(named, &all_named);
            }
            let Some(mut unit) = self.attached(&sort, named) else { return Vec::new() };
            if let Some(except) = self.except_before(named.first) {
                self.used.take(except);
                unit = format!("not {unit}");
            }
            let names = self.clause.names(named, self.clause.joint(named));
            ways = ways
                .iter()
                .flat_map(|way| {
                    names.iter().map(|name| [way.clone(), vec![unit.replace("{}", name)]].concat())
                })
                .take(MOST)
                .collect();
            self.used.take_all(named.first, named.last);
            self.take_kinds_beside(named.last + 1, named.last + 1);
        }
        self.absence(&mut late);
        let words: Vec<String> = self.unknown_words(&sort, &named);
        late.dedup();
        if !self.used.all() {
            return Vec::new();
        }
        // Only claims are made with a force.
        if sort != Sort::Claim && late.iter().any(|unit| unit.starts_with("with force")) {
            return Vec::new();
        }
        let plural = self.clause.known.lexicon.plural(&sort);
        if !words.is_empty() {
            late.push(format!("matching \"{}\"", words.join(" ")));
            self.worth -= 8;
            self.must_find = true;
        }
        units.append(&mut self.units);
        let nested = sort == Sort::Scholar && late.iter().any(|unit| is_years(unit));
        let made = ways.into_iter().map(|way| {
            let mut conditions: Vec<String> = way;
            let start = if marks.is_empty() { String::new() } else { format!("{} ", marks.join(" ")) };
            if nested {
                // Scholars have no years; what they claim has.
                let about: Vec<String> =
                    conditions.iter().filter(|unit| unit.starts_with("about")).cloned().collect();
                conditions.retain(|unit| !unit.starts_with("about"));
                let inside = about.into_iter().chain(late.clone()).collect::<Vec<_>>().join(" ");
                conditions.push(format!("that make any claim ({inside})"));
            }
            let late: &[String] = if nested { &[] } else { &late };
            let all: Vec<String> = conditions.into_iter().chain(units.clone()).chain(late.to_vec()).collect();
            let count = if self.counted { "how many " } else { "" };
            let gap = if all.is_empty() { "" } else { " " };
            let question = format!("{count}{start}{plural}{gap}{}{}", all.join(" "), self.stages);
            Candidate {
                if_found: self.if_found,
                must_find: self.must_find,
                ..Candidate::new("list", self.worth, question)
            }
        });
        made.collect()
    }

    /// How what is named belongs to rows of a sort, with `{}` for the name.
    fn attached(&self, sort: &Sort, named: &Named) -> Option<String> {
        let joint = self.clause.joint_before(named.first);
        let unit = match (sort, self.clause.class(named)?) {
            // Nobody is a topic.
            (_, Class::Topic) if matches!(joint, Some("by" | "for" | "against")) => return None,
            (Sort::Claim, Class::Scholar) if joint != Some("about") => "by {}",
            (Sort::Claim, Class::Work) if joint == Some("via") => "via {}",
            (Sort::Claim, Class::Work) => "in {}",
            (Sort::Claim | Sort::Work | Sort::Scholar | Sort::Citation, Class::Topic) => "about {}",
            (Sort::Work, Class::Scholar) => "by {}",
            (Sort::Work, Class::Work) if joint == Some("in") => "in {}",
            (Sort::Scholar, Class::Work) => "that wrote {}",
            (Sort::Citation, Class::Work) if joint == Some("in") => "in {}",
            (Sort::Citation, Class::Scholar) if matches!(joint, Some("in" | "by")) => "by {}",
            (Sort::Citation, Class::Scholar | Class::Work) => "of {}",
            (Sort::Citation, Class::Claim) => "for {}",
            (Sort::Topic | Sort::Kind(_), Class::Topic)
                if matches!(joint, Some("of" | "under" | "within")) =>
            {
                "under {}"
            }
            (Sort::Topic | Sort::Kind(_), Class::Scholar | Class::Work) => "that are discussed by {}",
            _ => return None,
        };
        Some(unit.to_owned())
    }

    /// `other than`, before what is named.
    fn except_before(&self, at: usize) -> Option<usize> {
        let before = (0..at).rev().take_while(|before| {
            self.clause.mentions[*before].is_small() || self.clause.is_cue(*before, &["except"])
        });
        before.into_iter().find(|before| self.clause.is_cue(*before, &["except"]))
    }

    /// `when was the book published`: the page of the work tells.
    fn dated(&mut self) -> bool {
        let clause = self.clause;
        let works: Vec<&Named> =
            self.named.iter().filter(|named| clause.class(named) == Some(Class::Work)).collect();
        let [work] = works.as_slice() else { return false };
        let Some(name) = clause.one_name(work, " or ") else { return false };
        for named in &self.named {
            self.used.take_all(named.first, named.last);
        }
        self.used.take_cues(&["when", "publish", "say"]);
        for at in self.used.left() {
            if clause.mentions[at].relation().is_some() {
                self.used.take(at);
            }
        }
        self.whole = Some((format!("what is {name}"), "page"));
        true
    }

    /// The page of a claim that is named by what it says, of the scholar that is named beside it if one is.
    fn page_of(mut self, claim: &Named, named: &[Named]) -> Vec<Candidate> {
        let catalog = self.clause.known.catalog;
        let speakers: Vec<_> = named
            .iter()
            .filter(|named| self.clause.class(named) == Some(Class::Scholar))
            .flat_map(|named| named.things.iter().flatten().copied())
            .collect();
        let claims = claim.things.iter().flatten().copied().filter(|id| {
            let made = catalog.claim(*id).map_or(&[][..], |claim| catalog.speakers(claim));
            speakers.is_empty() || speakers.iter().any(|who| made.contains(who))
        });
        let claims: Vec<_> = claims.collect();
        for named in named {
            self.used.take_all(named.first, named.last);
        }
        match claims.as_slice() {
            [one] if self.used.all() && self.units.is_empty() => {
                vec![Candidate::new("page", self.worth, format!("what is {}", self.clause.name(*one)))]
            }
            _ => Vec::new(),
        }
    }

    /// `published`, `wrote`: what is written has years and authors anyway.
    fn take_publishing(&mut self, sort: &Sort) {
        if self.clause.mentions.iter().any(|mention| matches!(mention.senses.first(), Some(Sense::Mark(_)))) {
            self.used.take_cues(&["only"]);
        }
        let said = [
            "say",
            "view",
            "according to",
            "exist",
            "publish",
            "been",
            "what",
            "which",
            "where",
            "how",
            "bibliography",
            "about it",
        ];
        self.used.take_cues(&said);
        let is_written = |meant: &Meant| meant.verb.relation == Relation::Wrote;
        for at in self.used.left() {
            // `made by scholars`: claims are.
            let in_all = matches!(self.clause.mentions[at].kind(), Some((Sort::Work, _)))
                && *sort != Sort::Work
                && ["paper", "text", "literature"].contains(&self.clause.words(at).as_str())
                && self.clause.joint_before(at) == Some("in");
            if in_all {
                self.used.take(at);
            }
            let is_scholar = matches!(self.clause.mentions[at].kind(), Some((Sort::Scholar, _)));
            if is_scholar && *sort != Sort::Scholar && self.clause.joint_before(at) == Some("by") {
                let plural = self.clause.words(at).ends_with('s');
                // `how many claims by scholar`
                if self.counted && !plural && self.stages.is_empty() {
                    self.stages = " per scholar".to_owned();
                    self.used.take(at);
                } else if plural {
                    self.used.take(at);
                }
            }
            let wrote = self.clause.mentions[at].relation().is_some_and(|meant| meant.iter().any(is_written));
            if wrote && matches!(sort, Sort::Scholar | Sort::Work | Sort::Claim) {
                self.used.take(at);
            }
        }
    }

    /// `lack page numbers`, `without quotes`: that there is no value.
    fn absence(&mut self, late: &mut Vec<String>) {
        let Some(lack) = self.clause.cue(&["lack"]) else { return };
        let citations = self.target == Target::Kind(Sort::Citation);
        for at in self.used.left().into_iter().filter(|at| *at > lack) {
            let attribute = match (self.clause.mentions[at].cue(), self.clause.words(at).as_str()) {
                (Some("page number"), _) | (_, "page" | "pages") if citations => "cited-at",
                (Some("page number"), _) | (_, "page" | "pages" | "place" | "places") => "locator",
                (_, "quote" | "quotes" | "quotation" | "quotations") => "quote",
                (_, "note" | "notes") => "note",
                (_, "year" | "years" | "date" | "dates") => "year",
                _ => continue,
            };
            late.push(format!("without {attribute}"));
            self.used.take(at);
            self.used.take(lack);
            return;
        }
    }

    /// Words that name nothing, of a question for what a scholar or work says: they may stand in it.
    fn unknown_words(&mut self, sort: &Sort, named: &[Named]) -> Vec<String> {
        let speaks =
            named.iter().any(|named| matches!(self.clause.class(named), Some(Class::Scholar | Class::Work)));
        let says = self.clause.cue(&["say", "view", "according to", "quote"]).is_some();
        let mut words = Vec::new();
        if *sort == Sort::Claim && speaks && says && self.units.is_empty() {
            for at in self.used.left() {
                if self.clause.mentions[at].is_unknown() {
                    words.push(self.clause.words(at));
                    self.used.take(at);
                }
            }
        }
        words
    }
}

/// A relation in the third person, in one word.
fn id(catalog: &crate::catalog::Catalog, meant: &Meant) -> String {
    let words = meant.verb.relation.word(&catalog.vocabulary).to_owned();
    let spaced = words.replace('-', " ");
    if can_be_asked(&spaced) { spaced } else { words }
}

fn is_years(unit: &str) -> bool {
    ["in ", "since", "after", "before", "until", "between"].iter().any(|start| unit.starts_with(start))
}
