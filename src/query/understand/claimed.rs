//! Works and scholars stand for the claims that they make, topics for those that are about them: `scholars about
//! trust`, `concepts discussed by Kydd`, `claims that dispute Kydd`.

use crate::catalog::NodeClass as Class;
use crate::catalog::entry::NodeId;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::expr::{Condition, Relation, Sort, Step, Term};
use crate::query::understand::ast::Phrase;
use crate::query::understand::english::joined_words;
use crate::query::understand::lexicon::Verb;
use crate::query::understand::resolve::{Resolver, Wrong, all};
use crate::query::understand::row::{Object, Row};
use crate::source::Span;

impl Row<'_> {
    /// What a relation says of the claims that the row or the object stands for; none if neither stands for claims.
    pub(super) fn of_claims(&self, verb: &Verb, object: &Object) -> Result<Option<Condition>, Wrong> {
        let row = Term::Variable(self.variable.to_owned());
        let name = self.other_variable(&Sort::Claim);
        let claim = Term::Variable(name.clone());
        let exists = |both: Condition| Condition::Exists(Sort::Claim, name.clone(), Box::new(both));
        let along = |from: &Term, relation: Relation, to: &Term| {
            Condition::Relates(from.clone(), Step::Along(relation), to.clone())
        };
        match (&verb.relation, verb.inverse, self.scope.get(self.variable)) {
            (Relation::About, false, Some(sort @ (Sort::Work | Sort::Scholar))) => {
                let made = match sort {
                    Sort::Work => along(&row, Relation::States, &claim),
                    _ => along(&claim, Relation::By, &row),
                };
                let mut scope = self.scope.clone();
                scope.insert(name.clone(), Sort::Claim);
                let inner = Row { resolver: self.resolver, variable: &name, scope: &scope };
                let about = inner.relates(verb, self.resolver.whole(), object)?;
                Ok(Some(exists(all(made, about))))
            }
            (Relation::About, true, _) => {
                let Some(speaker) = self.speaker(object)? else { return Ok(None) };
                let made = made_by(self.resolver, &claim, speaker);
                Ok(Some(exists(all(made, along(&claim, Relation::About, &row)))))
            }
            (Relation::Declared { id, .. }, false, _) => {
                let to = &self.resolver.catalog.vocabulary.relation(*id).to;
                let leads = |kind: &str| to.iter().any(|known| known == kind);
                if !leads("claim") || leads("work") || leads("scholar") || self.names_other(verb, object) {
                    return Ok(None);
                }
                let Some(speaker) = self.speaker(object)? else { return Ok(None) };
                let made = made_by(self.resolver, &claim, speaker);
                Ok(Some(exists(all(made, along(&row, verb.relation.clone(), &claim)))))
            }
            _ => Ok(None),
        }
    }

    /// `only via {work}`: of a claim, that it was read there; of a work or a scholar, that all its claims
    /// were, and that there are some.
    pub(super) fn only_via(&self, phrase: &Phrase, span: Span) -> Result<Condition, Wrong> {
        let via = self.resolver.phrase_name(phrase, &[Class::Work])?;
        let read_there = |claim: Term| Condition::Relates(claim, Step::Along(Relation::Via), Term::Node(via));
        let row = Term::Variable(self.variable.to_owned());
        let states = match self.scope.get(self.variable) {
            Some(Sort::Claim) => return Ok(read_there(row)),
            Some(Sort::Work) => Step::Along(Relation::States),
            Some(Sort::Scholar) => Step::Inverse(Box::new(Step::Along(Relation::By))),
            _ => {
                let message = "only claims, works and scholars can be known via a work";
                return Err(Box::new(
                    Diagnostic::new(Code::QuestionSense, span, message)
                        .help("for example, ask `scholars only via {work}`"),
                ));
            }
        };
        let name = self.other_variable(&Sort::Claim);
        let claim = Term::Variable(name.clone());
        let made = Condition::Relates(row, states, claim.clone());
        let some = Condition::Exists(Sort::Claim, name.clone(), Box::new(made.clone()));
        let elsewhere = all(made, Condition::Not(Box::new(read_there(claim))));
        let none = Condition::Not(Box::new(Condition::Exists(Sort::Claim, name, Box::new(elsewhere))));
        Ok(all(some, none))
    }

    /// The scholar or work that an object names.
    fn speaker(&self, object: &Object) -> Result<Option<NodeId>, Wrong> {
        let Object::Name(phrase) = object else { return Ok(None) };
        let classes = [Class::Work, Class::Scholar];
        if self.resolver.lexicon.look_up(&joined_words(&phrase.words), &classes).is_empty() {
            return Ok(None);
        }
        self.resolver.phrase_name(phrase, &classes).map(Some)
    }

    /// True if an object names something that the relation itself can lead to.
    fn names_other(&self, verb: &Verb, object: &Object) -> bool {
        let Object::Name(phrase) = object else { return false };
        let name = joined_words(&phrase.words);
        !self.resolver.lexicon.look_up(&name, &self.classes(verb)).is_empty()
    }
}

/// That a claim is a scholar's, or stands in a work.
fn made_by(resolver: &Resolver<'_>, claim: &Term, speaker: NodeId) -> Condition {
    let is_work = resolver.catalog.work(speaker).is_some();
    let relation = if is_work { Relation::In } else { Relation::By };
    Condition::Relates(claim.clone(), Step::Along(relation), Term::Node(speaker))
}
