//! Questions of two things and a relation in words: `why does {subject} {relate} {object}`, `does bipolarity
//! admit trust`, `how does Kydd define trust`.

use crate::catalog::NodeClass as Class;
use crate::catalog::entry::NodeId;
use crate::catalog::vocabulary::RelationId;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::expr::{Body, Find, Sort, Step, Term, Variable, Why};
use crate::query::understand::ast::{self, Phrase, UnitBody, Word};
use crate::query::understand::english::{joined_words, phrase_of, variable_of, without_trailing_auxiliaries};
use crate::query::understand::lexicon::Verb;
use crate::query::understand::resolve::{Resolver, Scope, Wrong};
use crate::query::understand::row::{Row, Said, brackets};
use crate::source::Span;

impl Resolver<'_> {
    /// The verdict that is asked for; of a scholar or a work, the claims that say so.
    pub(super) fn why_words(&self, why: &ast::Why) -> Result<Body, Wrong> {
        if let Some(inside) = why.by.as_ref().and_then(|by| by.inside.as_ref()) {
            return Err(brackets(inside));
        }
        if let Some(truth) = self.why_true(why)? {
            return Ok(Body::Why(truth));
        }
        let words = &why.words.words;
        for start in 1..words.len() {
            for end in (start + 1..=words.len().min(start + self.lexicon.longest())).rev() {
                let Some((verb, object)) = self.why_verb(&words[start..end], &words[end..], why.by.as_ref())
                else {
                    continue;
                };
                let subject = without_trailing_auxiliaries(&words[..start]);
                let subject = phrase_of(subject, why.words.span);
                if let Some(truth) = self.truth_by(why, &verb, &subject, &object)? {
                    return Ok(Body::Why(truth));
                }
                if !verb.inverse && self.speaks(&subject) {
                    return self.said_by(why, subject, &words[start..]).map(Body::Find);
                }
                let subject = self.phrase_name(&subject, &[Class::Topic])?;
                let object = self.phrase_name(&object, &[Class::Topic])?;
                if let Some(by) = why.by.as_ref().filter(|_| end < words.len()) {
                    return Err(self.of_one_scholar(subject, object, by));
                }
                let (subject, object) = if verb.inverse { (object, subject) } else { (subject, object) };
                let step = Step::Along(verb.relation.clone());
                let ends = (Term::Node(subject), Term::Node(object));
                self.makes_sense(&ends.0, &step, &ends.1, &Scope::new(), why.words.span)?;
                let Some(relation) = Self::declared(&verb.relation) else { continue };
                return Ok(Body::Why(Why { negated: why.negated, subject, relation, object }));
            }
        }
        let help = "for example, ask `why does {subject} {relate} {object}`: a topic, a relation, a topic";
        let unknown = words.iter().skip(1).find(|word| !self.is_name(word));
        let diagnostic = match unknown {
            Some(word) if self.lexicon.verb(&word.text).is_some() => {
                let message = format!("expected a second topic after `{}`", word.text);
                Diagnostic::new(Code::QuestionSense, word.span, message)
            }
            Some(word) => self.no_verb(&word.text, word.span),
            None => Diagnostic::new(Code::QuestionSyntax, why.words.span, "this question has no relation"),
        };
        Err(Box::new(diagnostic.help(help)))
    }

    /// `why is far-analogy-helps rejected`, `is it divided`, `is far-analogy-helps true`: the truth of a topic; none of
    /// another question.
    fn why_true(&self, why: &ast::Why) -> Result<Option<Why>, Wrong> {
        let Some((last, words)) = why.words.words.split_last().filter(|_| why.by.is_none()) else {
            return Ok(None);
        };
        let Some(relation) = self.lexicon.truth(&last.text).filter(|_| !last.quoted) else { return Ok(None) };
        let name = joined_words(without_trailing_auxiliaries(words));
        let found = self.lexicon.look_up(&name, &[Class::Topic]);
        let Some(topic) = found.into_iter().find(|topic| self.catalog.is_affirmable(*topic)) else {
            return Ok(None);
        };
        self.truth(why.negated, relation, topic, why.words.span).map(Some)
    }

    /// `does Wegener affirm drift`: what a scholar or a work says of the truth of a topic; none of another question.
    fn truth_by(
        &self,
        why: &ast::Why,
        verb: &Verb,
        subject: &Phrase,
        object: &Phrase,
    ) -> Result<Option<Why>, Wrong> {
        let relation = Self::declared(&verb.relation).filter(|id| self.catalog.vocabulary.is_of_truth(*id));
        let Some(relation) = relation.filter(|_| !verb.inverse && why.by.is_none() && self.speaks(subject))
        else {
            return Ok(None);
        };
        let object = self.phrase_name(object, &[Class::Topic])?;
        let subject = self.phrase_name(subject, &[Class::Scholar, Class::Work])?;
        let can_be = self.catalog.is_affirmable(object);
        Ok(can_be.then_some(Why { negated: why.negated, subject, relation, object }))
    }

    /// The verdict on the truth of a topic, on a relation that says whether it is so.
    pub(super) fn truth(
        &self,
        negated: bool,
        relation: RelationId,
        topic: NodeId,
        span: Span,
    ) -> Result<Why, Wrong> {
        if self.catalog.is_affirmable(topic) && self.catalog.vocabulary.is_of_truth(relation) {
            return Ok(Why { negated, subject: topic, relation, object: topic });
        }
        let [word, id] = [&self.catalog.vocabulary.relation(relation).id, self.catalog.id(topic)];
        let message = format!("`{word}` does not say whether `{id}` is true");
        let kinds = self.catalog.vocabulary.kinds().filter(|kind| kind.affirmable);
        let kinds: Vec<&str> = kinds.map(|kind| kind.plural.as_str()).collect();
        let diagnostic = Diagnostic::new(Code::QuestionSense, span, message);
        Err(Box::new(if kinds.is_empty() {
            diagnostic.help("no kind of this corpus has `affirmable yes`")
        } else {
            diagnostic.help(format!("what can be true here: {}", kinds.join(", ")))
        }))
    }

    /// `why does bipolarity exclude trust by Snyder`: a verdict weighs what everybody claims.
    fn of_one_scholar(&self, subject: NodeId, object: NodeId, by: &Phrase) -> Wrong {
        let message = "a verdict weighs all claims, not one scholar's";
        let diagnostic = Diagnostic::new(Code::QuestionSense, by.span, message);
        let who = self.lexicon.look_up(&joined_words(&by.words), &[Class::Scholar]);
        let Some(who) = who.first() else {
            return Box::new(diagnostic.help("remove `by` and the name"));
        };
        let [who, subject, object] = [*who, subject, object].map(|node| self.catalog.id(node));
        Box::new(diagnostic.help(format!(
            "to list what the scholar claims about both, ask `claims by {who} about {subject} and {object}`"
        )))
    }

    /// The relation that `words` say, and its object: the words after it, or what follows `by`.
    fn why_verb(&self, words: &[Word], after: &[Word], by: Option<&Phrase>) -> Option<(Verb, Phrase)> {
        if words.iter().any(|word| word.quoted) {
            return None;
        }
        let text = joined_words(words);
        match by {
            Some(by) if after.is_empty() => Some((self.lexicon.verb(&format!("{text} by"))?, by.clone())),
            _ if after.is_empty() => None,
            _ => Some((
                self.lexicon.verb(&text)?,
                phrase_of(after, after[0].span.to(after[after.len() - 1].span)),
            )),
        }
    }

    /// True of the name of a scholar or a work that is no topic's.
    fn speaks(&self, name: &Phrase) -> bool {
        let name = joined_words(&name.words);
        let known = |classes: &[Class]| !self.lexicon.look_up(&name, classes).is_empty();
        !known(&[Class::Topic]) && known(&[Class::Scholar, Class::Work])
    }

    /// The claims of a scholar or a work that bear a relation to something.
    fn said_by(&self, why: &ast::Why, speaker: Phrase, says: &[Word]) -> Result<Find, Wrong> {
        let name = variable_of(&Sort::Claim);
        let scope = Scope::from([(name.clone(), Sort::Claim)]);
        let row = Row { resolver: self, variable: &name, scope: &scope };
        let span = why.words.span;
        let said = vec![
            Said::beside(row.test(&UnitBody::SaidBy(speaker), span)?, false, span),
            Said::beside(row.predicate(&phrase_of(says, span), why.by.as_ref(), span)?, why.negated, span),
        ];
        let condition = row.read(said)?.reading.condition;
        let variables = vec![Variable { sort: Sort::Claim, name: name.clone() }];
        Ok(Find { variables, paths: None, condition, stages: Vec::new() })
    }
}
