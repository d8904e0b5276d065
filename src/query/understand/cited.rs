//! Citations join works; a scholar who is said to cite or to be cited stands for his or her works.

use std::collections::BTreeSet;

use crate::catalog::NodeClass as Class;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::attribute::Attribute;
use crate::query::expr::{Comparison, Condition, Of, Relation, Sort, Step, Term};
use crate::query::understand::ast::Word;
use crate::query::understand::english::joined_words;
use crate::query::understand::lexicon::Verb;
use crate::query::understand::resolve::{Wrong, all, one};
use crate::query::understand::row::{Object, Row};
use crate::source::Span;

/// The variable of the row's works, where the row is a scholar.
const OF_ROW: &str = "w";
/// The variable of the object's works, where the object is a scholar.
const OF_OBJECT: &str = "v";

impl Row<'_> {
    /// `scholars cited by keating2015`, `works citing Snyder`, `citations of Snyder`: what the relation says of
    /// the works of the scholars at its ends; none if there is no scholar at either. `joins` gives the condition
    /// on two works, or on a citation and a work.
    pub(super) fn of_works(
        &self,
        verb: &Verb,
        object: &Object,
        joins: &dyn Fn(Term, Term) -> Condition,
    ) -> Result<Option<Condition>, Wrong> {
        let sort = self.scope.get(self.variable);
        let row_is_scholar = match (&verb.relation, sort) {
            (Relation::Cites, Some(Sort::Scholar)) => true,
            (Relation::Cites, Some(Sort::Work)) | (Relation::Of, Some(Sort::Citation)) => false,
            _ => return Ok(None),
        };
        let row = Term::Variable(self.variable.to_owned());
        let row_works = |inner: &dyn Fn(Term) -> Condition| {
            if row_is_scholar { some_work_by(row.clone(), OF_ROW, inner) } else { inner(row.clone()) }
        };
        Ok(match object {
            Object::Name(phrase) => {
                let classes = [Class::Work, Class::Scholar];
                let known = self.resolver.lexicon.look_up(&joined_words(&phrase.words), &classes);
                let is_scholar = |node| self.resolver.catalog.scholar(node).is_some();
                if !row_is_scholar && !known.iter().any(|node| is_scholar(*node)) {
                    return Ok(None);
                }
                let node = self.resolver.phrase_name(phrase, &classes)?;
                let named = Term::Node(node);
                Some(row_works(&|row| {
                    if is_scholar(node) {
                        some_work_by(named.clone(), OF_OBJECT, &|work| joins(row.clone(), work))
                    } else {
                        joins(row, named.clone())
                    }
                }))
            }
            Object::Any(Sort::Scholar, inside) => {
                let name = self.other_variable(&Sort::Scholar);
                let scholar = Term::Variable(name.clone());
                let inner = row_works(&|row| {
                    some_work_by(scholar.clone(), OF_OBJECT, &|work| joins(row.clone(), work))
                });
                Some(self.some(&Sort::Scholar, name, inner, inside.as_deref())?)
            }
            Object::Any(Sort::Work, inside) if row_is_scholar => {
                let named = Condition::All(Vec::new());
                let some = self.some(&Sort::Work, OF_OBJECT.to_owned(), named, inside.as_deref())?;
                let Condition::Exists(sort, name, more) = some else { return Ok(None) };
                Some(row_works(&|row| {
                    let inner = all(joins(row, Term::Variable(name.clone())), (*more).clone());
                    Condition::Exists(sort.clone(), name.clone(), Box::new(inner))
                }))
            }
            Object::Any(..) => None,
        })
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
            let message = "`as` needs one cited work or scholar";
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
        let message = "only citations have `as`";
        Err(Box::new(
            Diagnostic::new(Code::QuestionSense, intent.span, message)
                .help("write `works citing {work} as {intent}`, or `citations of {work} as {intent}`"),
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
        let message = format!("no citation in this corpus is `as {}`", word.text);
        let listed = known.iter().copied().collect::<Vec<_>>().join(", ");
        Err(Box::new(
            Diagnostic::new(Code::QuestionName, word.span, message)
                .nearest(&word.text, known)
                .otherwise(format!("citations here are as {listed}")),
        ))
    }

    /// That the row and something else are joined by a relation.
    pub(super) fn joined_by(verb: &Verb) -> impl Fn(Term, Term) -> Condition + use<> {
        let Verb { relation, inverse, .. } = verb.clone();
        move |row, other| {
            let (from, to) = if inverse { (other, row) } else { (row, other) };
            Condition::Relates(from, Step::Along(relation.clone()), to)
        }
    }
}

/// Some work by a scholar fulfils a condition.
fn some_work_by(scholar: Term, name: &str, condition: &dyn Fn(Term) -> Condition) -> Condition {
    let work = Term::Variable(name.to_owned());
    let by = Condition::Relates(work.clone(), Step::Along(Relation::By), scholar);
    let both = match condition(work) {
        Condition::All(parts) => Condition::All(std::iter::once(by).chain(parts).collect()),
        other => Condition::All(vec![by, other]),
    };
    Condition::Exists(Sort::Work, name.to_owned(), Box::new(both))
}
