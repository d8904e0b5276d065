//! A relation that is said by a noun: `criticism of Snyder`, `claims that have no support`.

use crate::query::expr::Sort;
use crate::query::understand::reader::frame::list::related::Relating;
use crate::query::understand::reader::frame::list::related::that;
use crate::query::understand::reader::frame::list::{List, Target};

impl List<'_> {
    /// `criticism of Snyder`, `Kydd's objections to it`: what bears the relation to what is named.
    pub(super) fn nominal(mut self, relating: &Relating<'_>) -> Option<Vec<Self>> {
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

    /// `preconditions of trust`: what is done to by what is named.
    pub(super) fn done_to(mut self, relating: &Relating<'_>) -> Option<Vec<Self>> {
        let Relating { at, meant, denied } = *relating;
        // `precondition of trust`, `trust preconditions`
        let beside = || self.named_before(at).filter(|named| named.last + 1 == at);
        let object = self.named_after(at).or_else(beside).filter(|_| !denied)?;
        if self.clause.asks_whether() {
            let subject = self.named_before(at)?;
            return self.pair(&subject, &object, relating);
        }
        let words = self.words(meant, false)?;
        self.used.take_cues(&["exist", "what", "which", "for"]);
        let is = if words.contains(' ') { "is " } else { "" };
        Some(self.whole(&object, "relation", |name| format!("what {is}{words} {name}")))
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
        self.units.push(format!("{} any {from}", that(not, &inverse)));
        Some(vec![self])
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

/// Verbs for what somebody has to say for something.
const HAS: [&str; 14] = [
    "have", "has", "had", "give", "gives", "gave", "offer", "offers", "offered", "provide", "provides",
    "provided", "adduce", "present",
];
