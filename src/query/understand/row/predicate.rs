//! Words that are a relation and what it leads to, a name alone, or adjectives.

use crate::query::expr::{Condition, Relation, Term};
use crate::query::understand::ast::{self, Phrase, UnitBody, Word};
use crate::query::understand::english::{
    is_noise, joined_words, mark_of, marked, phrase_of, step_of, without_auxiliaries,
};
use crate::query::understand::joining::Role;
use crate::query::understand::lexicon::Verb;
use crate::query::understand::resolve::{Scope, Wrong, all};
use crate::query::understand::row::wrong::brackets;
use crate::query::understand::row::{Object, Row, Said, Test};
use crate::source::Span;

impl Row<'_> {
    /// What follows `by`, where the head's words and `by` together are a relation: `which concepts are
    /// admitted by bipolarity`.
    pub(in crate::query) fn passive_object<'u>(
        &self,
        words: &[Word],
        next: Option<&'u ast::Unit>,
    ) -> Option<&'u Phrase> {
        match next.map(|unit| (unit.negated, &unit.body)) {
            Some((false, UnitBody::By(phrase))) => {
                let verb = self.resolver.lexicon.verb(&format!("{} by", joined_words(words)));
                verb.map(|_| phrase)
            }
            _ => None,
        }
    }

    /// `do (no) explanations admit`: a kind and a relation that leads to the row.
    pub(in crate::query) fn inverted(&self, phrase: &Phrase) -> Result<Option<Condition>, Wrong> {
        let resolver = self.resolver;
        let is = |word: &Word, text: &str| word.text.eq_ignore_ascii_case(text);
        let negated = is(&phrase.words[0], "no");
        if let Some(inside) = &phrase.inside {
            return Err(brackets(inside));
        }
        let words =
            if negated || is(&phrase.words[0], "any") { &phrase.words[1..] } else { &phrase.words[..] };
        for upto in (1..words.len().min(resolver.lexicon.longest() + 1)).rev() {
            let sort = resolver.lexicon.sort(&joined_words(&words[..upto]));
            let verb = resolver.lexicon.verb(&joined_words(&words[upto..]));
            if let (Some(sort), Some(verb)) = (sort, verb) {
                let inner = self.other_variable(&sort);
                let scope: Scope = self
                    .scope
                    .iter()
                    .map(|(name, sort)| (name.clone(), sort.clone()))
                    .chain([(inner.clone(), sort.clone())])
                    .collect();
                let ends = (Term::Variable(inner.clone()), Term::Variable(self.variable.to_owned()));
                let step = step_of(&verb);
                resolver.makes_sense(&ends.0, &step, &ends.1, &scope, phrase.span)?;
                let exists =
                    Condition::Exists(sort, inner, Box::new(Condition::Relates(ends.0, step, ends.1)));
                return Ok(Some(if negated { Condition::Not(Box::new(exists)) } else { exists }));
            }
        }
        Ok(None)
    }

    /// True if a condition's words and its `by` together say a relation: `admitted by bipolarity`.
    pub(in crate::query) fn is_passive(&self, body: &UnitBody) -> bool {
        let UnitBody::Predicate { words, by: Some(_), .. } = body else { return false };
        let words = joined_words(&without_auxiliaries(&words.words));
        self.resolver.lexicon.verb(&format!("{words} by")).is_some()
    }

    /// `power by Kydd` in `about trust or power by Kydd` is two conditions: a name, and who says it.
    pub(in crate::query) fn parted(&self, said: Said, body: &UnitBody) -> Result<Vec<Said>, Wrong> {
        let UnitBody::Predicate { words, by: Some(by), .. } = body else { return Ok(vec![said]) };
        if self.is_passive(body) {
            return Ok(vec![said]);
        }
        let own = self.predicate(words, None, words.span)?;
        let test = Test::Both(Verb::plain(Relation::By), by.span, Object::Name(by.clone()));
        if matches!(own, Test::Nothing(_)) {
            return Ok(vec![Said { test, ..said }]);
        }
        let by = Said::beside(test, false, by.span);
        Ok(vec![Said { test: own, place: words.span, ..said }, by])
    }

    /// Splits words into a relation and its object.
    pub(in crate::query) fn predicate(
        &self,
        phrase: &Phrase,
        by: Option<&Phrase>,
        span: Span,
    ) -> Result<Test, Wrong> {
        let lexicon = self.resolver.lexicon;
        let inside = &phrase.inside;
        let words = without_auxiliaries(&phrase.words);
        if words.is_empty() {
            return match by {
                Some(by) => Ok(Test::Both(Verb::plain(Relation::By), span, Object::Name(by.clone()))),
                None => Ok(Test::Nothing(span)),
            };
        }
        if let Some(by) = by {
            if let Some(verb) = lexicon.verb(&format!("{} by", joined_words(&words))) {
                return Ok(Test::Both(verb, span, self.object(by)));
            }
            let own = self.predicate(&phrase_of(&words, span), None, span)?;
            let place = by.span;
            let by = Test::Both(Verb::plain(Relation::By), place, Object::Name(by.clone()));
            if matches!(own, Test::Nothing(_)) {
                return Ok(by);
            }
            let said = vec![Said::beside(own, false, span), Said::beside(by, false, place)];
            return Ok(Test::Whole(Role::Relation, self.read(said)?.reading.condition));
        }
        for upto in (1..=words.len().min(lexicon.longest())).rev() {
            if words[..upto].iter().any(|word| word.quoted) {
                continue;
            }
            if let Some(verb) = lexicon.verb(&joined_words(&words[..upto])) {
                let said = words[0].span.to(words[upto - 1].span);
                if upto == words.len() {
                    return match inside {
                        Some(inside) => Err(brackets(inside)),
                        None => Ok(Test::Verb(verb, said)),
                    };
                }
                let object = phrase_of(&words[upto..], words[upto].span.to(words[words.len() - 1].span));
                let object = Phrase { inside: inside.clone(), ..object };
                return Ok(Test::Both(verb, said, self.object(&object)));
            }
        }
        let words_alone = words.iter().all(|word| is_noise(word) || mark_of(word).is_some());
        if let (true, Some(inside)) = (words_alone, inside) {
            return Err(brackets(inside));
        }
        if words.iter().all(is_noise) {
            return Ok(Test::Nothing(span));
        }
        let marks: Vec<&str> = words.iter().map_while(mark_of).collect();
        if marks.len() == words.len() {
            if let Some(sort) = self.scope.get(self.variable) {
                for mark in &marks {
                    self.resolver.can_be(sort, mark, span)?;
                }
            }
            let marks = marks.into_iter().map(|mark| marked(self.variable, mark));
            let marked = marks.reduce(all).unwrap_or(Condition::All(Vec::new()));
            return Ok(Test::Whole(Role::Mark, marked));
        }
        let object = phrase_of(&words, words[0].span.to(words[words.len() - 1].span));
        Ok(Test::Object(Phrase { inside: inside.clone(), ..object }))
    }
}
