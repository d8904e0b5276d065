//! The conditions of an English question, each about a row.
//!
//! Here each is read by itself; what it takes from its neighbours, and how it goes together with them, is in
//! `joining`.

mod predicate;
mod wrong;

pub(super) use self::wrong::brackets;
use crate::catalog::NodeClass as Class;
use crate::code::Code;
use crate::query::attribute::Attribute;
use crate::query::expr::{Condition, Of, Relation, Sort, Term};
use crate::query::understand::ast::{Inside, Joint, Phrase, Unit, UnitBody, Word};
use crate::query::understand::english::{SOURCES, joined_words, rests_only_on, step_of, variable_of};
use crate::query::understand::joining::Role;
use crate::query::understand::lexicon::Verb;
use crate::query::understand::of::{attribute_of, compares};
use crate::query::understand::resolve::{ANY, Resolver, Scope, Wrong, all};
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
                let node = named.map_err(|wrong| self.no_name(wrong, verb, phrase))?;
                let to = Term::Node(node);
                if verb.only {
                    resolver.can_be_supported(&from, std::slice::from_ref(&to), self.scope, span)?;
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
                    resolver.can_be_supported(&from, std::slice::from_ref(&to), &scope, span)?;
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
            Relation::By if verb.inverse => vec![Class::Claim, Class::Argument, Class::Work],
            Relation::By => vec![Class::Scholar],
            Relation::In | Relation::Via | Relation::Cites | Relation::Of => vec![Class::Work],
            Relation::For => vec![Class::Claim],
            Relation::RestsOn => SOURCES.to_vec(),
            Relation::Concludes | Relation::Premises if verb.inverse => vec![Class::Argument],
            Relation::Concludes | Relation::Premises => vec![Class::Claim, Class::Topic],
            Relation::About | Relation::Broader | Relation::When => vec![Class::Topic],
            Relation::Wrote | Relation::Edited if verb.inverse => vec![Class::Scholar],
            Relation::Wrote | Relation::Edited => vec![Class::Work],
            Relation::States if verb.inverse => vec![Class::Work],
            Relation::States => vec![Class::Claim, Class::Argument],
            Relation::Any => ANY.to_vec(),
            Relation::Declared { id, .. } => {
                let relation = self.resolver.catalog.vocabulary.relation(*id);
                let kinds = if verb.inverse { &relation.from } else { &relation.to };
                let class = |kind: &String| match kind.as_str() {
                    "claim" => Class::Claim,
                    "argument" => Class::Argument,
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
            // Who marked it is part of what it says.
            Some(value) if of.attribute == Attribute::Marked => {
                Condition::Matches(of.variable, Some(of.attribute), value.text.clone())
            }
            Some(value) => compares(of, "=", value)?,
            None => Condition::Has(of),
        };
        Ok(if lacking { Condition::Not(Box::new(condition)) } else { condition })
    }
}
