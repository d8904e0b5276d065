//! The conditions of an English question, each about a row.
//!
//! Here each is read by itself; what it takes from its neighbours, and how it goes together with them, is in
//! `joining`.

use std::collections::BTreeSet;

use crate::catalog::NodeClass as Class;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::ast::{self, Inside, Joint, Phrase, Unit, UnitBody, Word};
use crate::query::attribute::Attribute;
use crate::query::english::{
    SOURCES, is_noise, joined_words, mark_of, marked, phrase_of, rests_only_on, step_of, variable_of,
    without_auxiliaries,
};
use crate::query::expr::{Comparison, Condition, Of, Relation, Sort, Step, Term};
use crate::query::fault;
use crate::query::joining::Role;
use crate::query::lexicon::Verb;
use crate::query::of::{attribute_of, compares};
use crate::query::resolve::{ANY, Resolver, Scope, Wrong, all, one};
use crate::source::{Span, Spanned};

/// What a condition asks of a row, as far as its own words say.
#[derive(Clone, Debug)]
pub(super) enum Test {
    /// Nothing: the head holds the kind alone, or the words are `that are` alone.
    Nothing(Span),
    /// A whole condition, and what sort of condition it is.
    Whole(Role, Condition),
    /// A relation and what it should lead to.
    Verb(Verb, Span),
    /// The object alone.
    Object(Phrase),
    /// A relation and its object.
    Both(Verb, Span, Object),
    /// What a citation is for.
    As(Word),
}

/// What a relation leads to.
#[derive(Clone, Debug)]
pub(super) enum Object {
    /// A thing by its name.
    Name(Phrase),
    /// Anything of a sort, `any work`, of which more may be asked: `any claim (by Kydd)`.
    Any(Sort, Option<Box<Inside>>),
}

/// A condition as it stands in a question.
#[derive(Clone, Debug)]
pub(super) struct Said {
    /// How it is joined to the one before.
    pub joint: Joint,
    /// Whether it begins with `that`, `which` or `who`.
    pub opens: bool,
    /// Whether it begins with a negation.
    pub negated: bool,
    /// What it asks.
    pub test: Test,
    /// Where its words are, `that` and a negation left out.
    pub place: Span,
    /// Where all of it is.
    pub span: Span,
}

impl Said {
    /// A condition that stands beside the one before.
    pub(super) fn beside(test: Test, negated: bool, span: Span) -> Self {
        Self { joint: Joint::Beside, opens: false, negated, test, place: span, span }
    }
}

/// What conditions are about: the rows of a question.
pub(super) struct Row<'a> {
    pub resolver: &'a Resolver<'a>,
    pub variable: &'a str,
    pub scope: &'a Scope,
}

impl Row<'_> {
    /// What follows `by`, where the head's words and `by` together are a relation: `which concepts are
    /// admitted by bipolarity`.
    pub(super) fn passive_object<'u>(
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

    /// Conditions as they stand, each read by itself.
    pub(super) fn said(&self, units: &[Unit], joints: &[Joint]) -> Result<Vec<Said>, Wrong> {
        let mut said = Vec::new();
        for (at, unit) in units.iter().enumerate() {
            let test = self.test(&unit.body, unit.place)?;
            let joint = at.checked_sub(1).and_then(|at| joints.get(at));
            let one = Said {
                joint: joint.copied().unwrap_or(Joint::Beside),
                opens: unit.opens,
                negated: unit.negated,
                test,
                place: unit.place,
                span: unit.span,
            };
            said.extend(self.parted(one, &unit.body)?);
        }
        Ok(said)
    }

    /// What the conditions in brackets ask of the thing that `name` stands for; nothing if there are none.
    fn inside(&self, sort: &Sort, name: &str, inside: Option<&Inside>) -> Result<Condition, Wrong> {
        let Some(inside) = inside else { return Ok(Condition::All(Vec::new())) };
        let mut scope = self.scope.clone();
        scope.insert(name.to_owned(), sort.clone());
        let row = Row { resolver: self.resolver, variable: name, scope: &scope };
        let read = row.read(row.said(&inside.units, &inside.joints)?)?;
        Ok(read.reading.condition)
    }

    /// That there is something of a sort, of which the brackets hold and which fulfils a condition.
    pub(super) fn some(
        &self,
        sort: &Sort,
        name: String,
        condition: Condition,
        inside: Option<&Inside>,
    ) -> Result<Condition, Wrong> {
        let both = all(condition, self.inside(sort, &name, inside)?);
        Ok(Condition::Exists(sort.clone(), name, Box::new(both)))
    }

    pub(super) fn test(&self, body: &UnitBody, span: Span) -> Result<Test, Wrong> {
        let own = |relation: Relation, phrase: &Phrase| {
            Ok(Test::Both(Verb::plain(relation), span, self.object(phrase)))
        };
        match body {
            UnitBody::Head => Ok(Test::Nothing(span)),
            UnitBody::By(phrase) => own(Relation::By, phrase),
            UnitBody::SaidBy(phrase) => {
                let name = joined_words(&phrase.words);
                let known = |class| !self.resolver.lexicon.look_up(&name, &[class]).is_empty();
                let is_work = known(Class::Work) && !known(Class::Scholar);
                own(if is_work { Relation::In } else { Relation::By }, phrase)
            }
            UnitBody::In(phrase) => own(Relation::In, phrase),
            UnitBody::Via(phrase) => own(Relation::Via, phrase),
            UnitBody::About(phrase) => own(Relation::About, phrase),
            UnitBody::OnlyVia(phrase) => Ok(Test::Whole(Role::Via, self.only_via(phrase, span)?)),
            UnitBody::As(word) => Ok(Test::As(word.clone())),
            UnitBody::Matching(words) => {
                self.resolver.words(words)?;
                let matches = Condition::Matches(self.variable.to_owned(), None, words.value.clone());
                Ok(Test::Whole(Role::Words, matches))
            }
            UnitBody::Years(from, to) => {
                let of = Of { variable: self.variable.to_owned(), attribute: Attribute::Year };
                Ok(Test::Whole(Role::Years, Condition::Between(of, *from, *to)))
            }
            UnitBody::Neither(first, second) => {
                let tests = [first, second].map(|phrase| self.predicate(phrase, None, phrase.span));
                let [first_test, second_test] = tests;
                let said = vec![
                    Said::beside(first_test?, true, first.span),
                    Said::beside(second_test?, true, second.span),
                ];
                Ok(Test::Whole(Role::Relation, self.read(said)?.reading.condition))
            }
            UnitBody::Predicate { asks: true, words, by: None } => match self.inverted(words)? {
                Some(condition) => Ok(Test::Whole(Role::Relation, condition)),
                None => self.predicate(words, None, span),
            },
            UnitBody::With { lacking, attribute, value } => {
                Ok(Test::Whole(Role::Mark, self.with(*lacking, attribute, value.as_ref())?))
            }
            UnitBody::Predicate { words, by, .. } => self.predicate(words, by.as_ref(), span),
        }
    }

    /// `do (no) explanations admit`: a kind and a relation that leads to the row.
    fn inverted(&self, phrase: &Phrase) -> Result<Option<Condition>, Wrong> {
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
    pub(super) fn is_passive(&self, body: &UnitBody) -> bool {
        let UnitBody::Predicate { words, by: Some(_), .. } = body else { return false };
        let words = joined_words(&without_auxiliaries(&words.words));
        self.resolver.lexicon.verb(&format!("{words} by")).is_some()
    }

    /// `power by Kydd` in `about trust or power by Kydd` is two conditions: a name, and who says it.
    pub(super) fn parted(&self, said: Said, body: &UnitBody) -> Result<Vec<Said>, Wrong> {
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
    pub(super) fn predicate(&self, phrase: &Phrase, by: Option<&Phrase>, span: Span) -> Result<Test, Wrong> {
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
            let marks = marks.into_iter().map(|mark| marked(self.variable, mark));
            let marked = marks.reduce(all).unwrap_or(Condition::All(Vec::new()));
            return Ok(Test::Whole(Role::Mark, marked));
        }
        let object = phrase_of(&words, words[0].span.to(words[words.len() - 1].span));
        Ok(Test::Object(Phrase { inside: inside.clone(), ..object }))
    }

    pub(super) fn object(&self, phrase: &Phrase) -> Object {
        if let [first, rest @ ..] = phrase.words.as_slice()
            && !first.quoted
            && ["any", "a", "an", "some"].contains(&first.text.to_lowercase().as_str())
            && let Some(sort) = self.resolver.lexicon.sort(&joined_words(rest))
        {
            return Object::Any(sort, phrase.inside.clone());
        }
        Object::Name(phrase.clone())
    }

    /// `only via keating2015`: of a claim, that it was read there; of a work or a scholar, that all its claims
    /// were, and that there are some.
    fn only_via(&self, phrase: &Phrase, span: Span) -> Result<Condition, Wrong> {
        let via = self.resolver.phrase_name(phrase, &[Class::Work])?;
        let read_there = |claim: Term| Condition::Relates(claim, Step::Along(Relation::Via), Term::Node(via));
        let row = Term::Variable(self.variable.to_owned());
        let states = match self.scope.get(self.variable) {
            Some(Sort::Claim) => return Ok(read_there(row)),
            Some(Sort::Work) => Step::Along(Relation::States),
            Some(Sort::Scholar) => Step::Inverse(Box::new(Step::Along(Relation::By))),
            _ => {
                let message = "claims, works and scholars can be known only via a work";
                return Err(Box::new(
                    Diagnostic::new(Code::QuestionSense, span, message)
                        .help("ask for example `scholars only via keating2015`"),
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

    /// `citing snyder1997 as evidence`: there is a citation that does so, for one of these intents.
    pub(super) fn cites_as(
        &self,
        verb: &Verb,
        span: Span,
        object: &Object,
        intents: &[String],
    ) -> Result<Condition, Wrong> {
        let name = self.other_variable(&Sort::Citation);
        let joins = |row: Term, other: Term| {
            let citation = Term::Variable(name.clone());
            let (citing, cited) = if verb.inverse { (other, row) } else { (row, other) };
            let of = Of { variable: name.clone(), attribute: Attribute::Intent };
            let is = |intent: &String| Condition::Compares(of.clone(), Comparison::Equal, intent.clone());
            let intents = intents.iter().map(is).reduce(one).unwrap_or(Condition::All(Vec::new()));
            let condition = Condition::All(vec![
                Condition::Relates(citation.clone(), Step::Along(Relation::In), citing),
                Condition::Relates(citation, Step::Along(Relation::Of), cited),
                intents,
            ]);
            Condition::Exists(Sort::Citation, name.clone(), Box::new(condition))
        };
        if let Some(condition) = self.of_works(verb, object, &joins)? {
            return Ok(condition);
        }
        let Object::Name(phrase) = object else {
            let message = "`as` wants one work or scholar that is cited";
            return Err(Box::new(Diagnostic::new(Code::QuestionSense, span, message)));
        };
        let other = Term::Node(self.resolver.phrase_name(phrase, &[Class::Work])?);
        let row = Term::Variable(self.variable.to_owned());
        self.resolver.makes_sense(&row, &Step::Along(Relation::Cites), &other, self.scope, span)?;
        Ok(joins(row, other))
    }

    /// `as evidence`, of a citation.
    pub(super) fn is_for(&self, intent: &Word) -> Result<Condition, Wrong> {
        if self.scope.get(self.variable) == Some(&Sort::Citation) {
            let of = Of { variable: self.variable.to_owned(), attribute: Attribute::Intent };
            return Ok(Condition::Compares(of, Comparison::Equal, self.intent(intent)?));
        }
        let message = "only a citation is `as` something";
        Err(Box::new(
            Diagnostic::new(Code::QuestionSense, intent.span, message).help(
                "write `works citing snyder1997 as evidence`, or `citations of snyder1997 as evidence`",
            ),
        ))
    }

    /// The intent that a word names: one that some citation has.
    pub(super) fn intent(&self, word: &Word) -> Result<String, Wrong> {
        let known: BTreeSet<&str> = self
            .resolver
            .catalog
            .cites
            .iter()
            .map(|cite| cite.intent.as_str())
            .filter(|known| !known.is_empty())
            .collect();
        let text = word.text.to_lowercase().replace(' ', "-");
        if known.contains(text.as_str()) {
            return Ok(text);
        }
        let message = format!("no citation of this corpus is `as {}`", word.text);
        let listed = known.iter().copied().collect::<Vec<_>>().join(", ");
        Err(Box::new(
            Diagnostic::new(Code::QuestionName, word.span, message)
                .nearest(&word.text, known)
                .otherwise(format!("citations are as {listed}")),
        ))
    }

    pub(super) fn no_object(&self, verb: &Verb, span: Span) -> Wrong {
        let word = verb.relation.word(&self.resolver.catalog.vocabulary);
        let message = format!("`{word}` what? The question names nothing that it leads to");
        Box::new(
            Diagnostic::new(Code::QuestionSense, span, message)
                .help(format!("name a thing after it, or `any` and a kind: `{word} any concept`")),
        )
    }

    pub(super) fn unknown_predicate(&self, phrase: &Phrase) -> Wrong {
        let resolver = self.resolver;
        let first = &phrase.words[0];
        let examples = "conditions: a relation and a name (`admit trust`), `by Snyder`, `in thies2009`, `via keating2015`, `about trust`, `matching \"reputation\"`, `since 1990`";
        if let Some(hint) = fault::foreign(&first.text) {
            let message = format!("expected a condition, found `{}`", first.text);
            return Box::new(Diagnostic::new(Code::QuestionSyntax, first.span, message).help(hint));
        }
        let sort = self.scope.get(self.variable).unwrap_or(&Sort::Any);
        if let Some(undecided) = resolver.undecided(sort, &phrase.words) {
            return Box::new(undecided);
        }
        if resolver.is_name(first) {
            let message = format!("expected a relation before the name `{}`", first.text);
            return Box::new(Diagnostic::new(Code::QuestionSyntax, first.span, message).help(examples));
        }
        let diagnostic = resolver.no_verb(&first.text, first.span);
        Box::new(if diagnostic.fix.is_some() { diagnostic } else { diagnostic.help(examples) })
    }

    pub(super) fn relates(&self, verb: &Verb, span: Span, object: &Object) -> Result<Condition, Wrong> {
        let resolver = self.resolver;
        if let Some(condition) = self.of_works(verb, object, &Self::joined_by(verb))? {
            return Ok(condition);
        }
        if let Some(condition) = self.of_claims(verb, object)? {
            return Ok(condition);
        }
        let step = step_of(verb);
        let from = Term::Variable(self.variable.to_owned());
        match object {
            Object::Name(phrase) => {
                let classes = self.classes(verb);
                let named = resolver.phrase_name(phrase, &classes).or_else(|wrong| match wrong.code {
                    Code::QuestionAmbiguous => Err(wrong),
                    // A thing of another class: better told by what the relation can lead to.
                    _ => resolver.phrase_name(phrase, &ANY).map_err(|_| wrong),
                });
                let node = named?;
                let to = Term::Node(node);
                if verb.only {
                    resolver.can_be_grounded(&from, std::slice::from_ref(&to), self.scope, span)?;
                    return Ok(rests_only_on(&from, vec![to]));
                }
                let sense = resolver.makes_sense(&from, &step, &to, self.scope, span);
                let sort = self.scope.get(self.variable).unwrap_or(&Sort::Any);
                sense.map_err(|wrong| resolver.advised(*wrong, sort, &verb.relation, node))?;
                Ok(Condition::Relates(from, step, to))
            }
            Object::Any(sort, inside) => {
                let inside = inside.as_deref();
                let name = self.other_variable(sort);
                let mut scope = self.scope.clone();
                scope.insert(name.clone(), sort.clone());
                let to = Term::Variable(name.clone());
                if verb.only {
                    resolver.can_be_grounded(&from, std::slice::from_ref(&to), &scope, span)?;
                    return self.some(sort, name, rests_only_on(&from, vec![to]), inside);
                }
                resolver.makes_sense(&from, &step, &to, &scope, span)?;
                self.some(sort, name, Condition::Relates(from, step, to), inside)
            }
        }
    }

    /// The classes in which a relation's object is looked for.
    pub(super) fn classes(&self, verb: &Verb) -> Vec<Class> {
        match &verb.relation {
            Relation::By if verb.inverse => vec![Class::Claim, Class::Work],
            Relation::By => vec![Class::Scholar],
            Relation::In | Relation::Via | Relation::Cites | Relation::Of => vec![Class::Work],
            Relation::For => vec![Class::Claim],
            Relation::RestsOn => SOURCES.to_vec(),
            Relation::About | Relation::Broader => vec![Class::Topic],
            Relation::Wrote | Relation::Edited if verb.inverse => vec![Class::Scholar],
            Relation::Wrote | Relation::Edited => vec![Class::Work],
            Relation::States if verb.inverse => vec![Class::Work],
            Relation::States => vec![Class::Claim],
            Relation::Any => ANY.to_vec(),
            Relation::Declared { id, .. } => {
                let relation = self.resolver.catalog.vocabulary.relation(*id);
                let kinds = if verb.inverse { &relation.from } else { &relation.to };
                let class = |kind: &String| match kind.as_str() {
                    "claim" => Class::Claim,
                    "work" => Class::Work,
                    "scholar" => Class::Scholar,
                    _ => Class::Topic,
                };
                let mut classes: Vec<Class> = kinds.iter().map(class).collect();
                if verb.inverse && classes.contains(&Class::Claim) {
                    // What a claim does, its work and whoever makes it do too.
                    classes.extend([Class::Work, Class::Scholar]);
                }
                classes.sort_unstable();
                classes.dedup();
                if classes.is_empty() { ANY.to_vec() } else { classes }
            }
        }
    }

    /// A name for something of a sort that no variable has here.
    pub(super) fn other_variable(&self, sort: &Sort) -> String {
        let name = variable_of(sort);
        let numbered = (2..).map(|number| format!("{name}{number}"));
        let mut names = std::iter::once(name.clone()).chain(numbered);
        names.find(|name| !self.scope.contains_key(name)).unwrap_or(name)
    }

    /// `without cited-at`, `with type "book"`
    fn with(
        &self,
        lacking: bool,
        attribute: &Spanned<String>,
        value: Option<&Word>,
    ) -> Result<Condition, Wrong> {
        let of = attribute_of(attribute, Some(self.variable))?;
        let condition = match value {
            Some(value) => compares(of, "=", value)?,
            None => Condition::Has(of),
        };
        Ok(if lacking { Condition::Not(Box::new(condition)) } else { condition })
    }
}

/// Brackets that follow no kind.
pub(super) fn brackets(inside: &Inside) -> Wrong {
    let message = "expected `any` and a kind before these brackets";
    Box::new(
        Diagnostic::new(Code::QuestionSyntax, inside.span, message)
            .help("what must be so of some thing stands in brackets after it: `claims that dispute any claim (by Kydd)`"),
    )
}
