//! Gives the words of a question their meaning against the catalog, and tells of words that have
//! none, that have several, or that make no sense together.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::catalog::entry::NodeId;
use crate::catalog::vocabulary::RelationId;
use crate::catalog::{Catalog, NodeClass as Class};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::graph::walk::Selector;
use crate::query::attribute::Attribute;
use crate::query::expr::{
    ANYTHING, Body, Condition, Expr, Find, MOST_HOPS, Of, Paths, Relation, Sort, Step, Term, Variable, Why,
    path_steps,
};
use crate::query::understand::ast::{self, Form, Question};
use crate::query::understand::lexicon::Lexicon;
use crate::query::understand::of::{attribute_of, bound, compares, in_scope, searchable};
use crate::query::understand::stages::{Asked, stages};
use crate::source::{FileId, Span, Spanned};

/// A question that cannot be understood.
pub type Wrong = Box<Diagnostic>;

/// A question with its meaning.
#[derive(Clone, Debug)]
pub struct Understood {
    /// The question as it is written.
    pub asked: String,
    /// What it means.
    pub expr: Expr,
    /// Whether it asks if something is so, and so is answered by yes or no.
    pub whether: bool,
    /// How its words were taken, where they allow another reading.
    pub reading: Option<String>,
    /// The conditions that it has in words, each with them.
    pub parts: Vec<(Condition, String)>,
    /// What was considered in reading it, of a question that is of none of the forms.
    pub considered: Option<String>,
    /// The words of a question read that were not used.
    pub unread: Vec<String>,
    /// The further questions that were asked in one, parted by `;`.
    pub more: Vec<Understood>,
}

/// The meaning of a question.
///
/// # Errors
/// One diagnostic: the first word that has no meaning, or more than one.
pub fn resolve(question: &Question, lexicon: &Lexicon<'_>) -> Result<Understood, Wrong> {
    let resolver = Resolver {
        catalog: lexicon.catalog(),
        lexicon,
        text: &question.text,
        file: question.file,
        reading: RefCell::default(),
        parts: RefCell::default(),
    };
    let (standpoint, but_not) = resolver.standpoint(&question.standpoint)?;
    let body = match &question.form {
        Form::Find(find) => Body::Find(resolver.find(find)?),
        Form::Relates { negated, relates } => Body::Why(resolver.why(*negated, relates)?),
        Form::Which(which) => match resolver.page(which)? {
            Some(node) => Body::Page(node),
            None => Body::Find(resolver.which(which)?),
        },
        Form::Trace(trace) => Body::Find(resolver.trace(trace)?),
        Form::Why(why) => resolver.why_words(why)?,
        Form::Search { words, stages } => Body::Find(resolver.search(words, stages)?),
        Form::Compare(compare) => Body::Compare(resolver.compare(compare)?),
        Form::Rests(rests) => Body::Find(resolver.rests(rests)?),
    };
    Resolver::has_rows_of_years(&question.standpoint, &body)?;
    let (reading, parts) = (resolver.reading.into_inner(), resolver.parts.into_inner());
    let whether = matches!(&question.form, Form::Why(why) if why.whether && !why.negated);
    Ok(Understood {
        expr: Expr { standpoint, but_not, body },
        whether,
        reading,
        parts,
        considered: None,
        unread: Vec::new(),
        more: Vec::new(),
        asked: question.text.clone(),
    })
}

/// The things that a row of a question can have: each multiplies the work.
const MOST_VARIABLES: usize = 4;

/// Names of variables with what they stand for.
pub(super) type Scope = BTreeMap<String, Sort>;

pub(super) struct Resolver<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) lexicon: &'a Lexicon<'a>,
    /// The question.
    pub(super) text: &'a str,
    pub(super) file: FileId,
    /// How its words are taken, where they allow another reading.
    pub(super) reading: RefCell<Option<String>>,
    /// Its conditions with their words.
    pub(super) parts: RefCell<Vec<(Condition, String)>>,
}

/// How `supported` was written before.
const OLD_SUPPORTED: &str = "grounded";

/// Every class, for names that may be of any.
pub(super) const ANY: [Class; 7] = Class::ALL;

impl Resolver<'_> {
    /// Where the question is.
    pub(super) fn whole(&self) -> Span {
        Span::new(self.file, 0, self.text.len())
    }

    fn find(&self, find: &ast::Find) -> Result<Find, Wrong> {
        let mut scope = Scope::new();
        let mut variables: Vec<Variable> = Vec::new();
        let mut path = None;
        for bind in &find.binds {
            match bind {
                ast::Bind::Variable { kind, name } => {
                    let sort = self.sort(kind)?;
                    if variables.len() == MOST_VARIABLES {
                        return Err(too_many(name));
                    }
                    if scope.insert(name.value.clone(), sort.clone()).is_some() {
                        return Err(bound_twice(name));
                    }
                    variables.push(Variable { sort, name: name.value.clone() });
                }
                ast::Bind::Path(bind) if path.is_none() => path = Some(bind),
                ast::Bind::Path(bind) => return Err(two_paths(&bind.name)),
            }
        }
        if let (Some(path), [_, second, ..]) = (path, variables.as_slice()) {
            let message = format!("a path question finds one thing, so not `{}` as well", second.name);
            return Err(Box::new(
                Diagnostic::new(Code::QuestionSense, path.name.span, message)
                    .help("if a thing only has to exist, write `exists work w (…)` in the condition"),
            ));
        }
        let paths = path.map(|bind| self.paths(bind, &scope)).transpose()?;
        let condition = match &find.condition {
            Some(condition) => self.condition(condition, &scope)?,
            None => Condition::All(Vec::new()),
        };
        if let (true, Some(path), Some(_)) = (variables.is_empty(), path, &find.condition) {
            let message = "a path by itself has no conditions: `where` needs a thing that is found";
            return Err(Box::new(
                Diagnostic::new(Code::QuestionSense, path.name.span, message)
                    .help("bind what the path leads to: `find {kind} e, path p = shortest {target}:{object} -[any{1..6}]-> e where …`"),
            ));
        }
        let asked = if paths.is_some() { Asked::Paths } else { Asked::Rows };
        let stages = stages(&find.stages, &variables, asked)?;
        Ok(Find { variables, paths, condition, stages })
    }

    fn why(&self, negated: bool, relates: &ast::Relates) -> Result<Why, Wrong> {
        let scope = Scope::new();
        let step = self.step(&relates.step)?;
        let object = self.node(&relates.to, &[Class::Topic])?;
        if !relates.from.quoted && relates.from.text == ANYTHING {
            return match step {
                Step::Along(Relation::Declared { id, .. }) => self.truth(negated, id, object, relates.span),
                _ => Err(no_verdict(relates.span)),
            };
        }
        let speaks = self.catalog.is_affirmable(object);
        let classes: &[Class] =
            if speaks { &[Class::Topic, Class::Work, Class::Scholar] } else { &[Class::Topic] };
        let subject = self.node(&relates.from, classes)?;
        let ends = (Term::Node(subject), Term::Node(object));
        self.makes_sense(&ends.0, &step, &ends.1, &scope, relates.span)?;
        match step {
            Step::Along(Relation::Declared { id, .. }) if self.catalog.topic(subject).is_none() => {
                // A work or a scholar is only weighed on whether something is true.
                Ok(Why { subject, ..self.truth(negated, id, object, relates.span)? })
            }
            Step::Along(Relation::Declared { id, .. }) => Ok(Why { negated, subject, relation: id, object }),
            Step::Inverse(inner) => match *inner {
                Step::Along(Relation::Declared { id, .. }) => {
                    Ok(Why { negated, subject: object, relation: id, object: subject })
                }
                _ => Err(no_verdict(relates.span)),
            },
            _ => Err(no_verdict(relates.span)),
        }
    }

    fn paths(&self, bind: &ast::PathBind, scope: &Scope) -> Result<Paths, Wrong> {
        let words: Vec<&str> = bind.selector.value.split_whitespace().collect();
        let selector = match words.as_slice() {
            ["all", "shortest"] => Selector::AllShortest,
            ["all"] => Selector::All,
            ["shortest", number] => Selector::ShortestOf(number.parse().unwrap_or(1)),
            _ => Selector::Shortest,
        };
        let from = self.node(&bind.relates.from, &ANY)?;
        let to = self.term(&bind.relates.to, scope)?;
        Self::apart(from, &to, bind.relates.span)?;
        let step = self.step(&bind.relates.step)?;
        let wrong = match path_steps(&step) {
            None => Some(
                "write the relations of a path joined by `|` and repeated: `-[(supports|^supports){1..4}]->`"
                    .to_owned(),
            ),
            Some((relations, _, _)) => relations.iter().find_map(|(relation, _)| no_edge(relation)),
        };
        if let Some(message) = wrong {
            return Err(Box::new(Diagnostic::new(Code::QuestionSense, bind.relates.span, message)));
        }
        let avoiding = bind.avoiding.iter().map(|word| self.node(word, &ANY)).collect::<Result<_, _>>()?;
        Ok(Paths { name: bind.name.value.clone(), selector, from, to, step, avoiding })
    }

    /// Checks that a path has two ends.
    pub(super) fn apart(from: NodeId, to: &Term, span: Span) -> Result<(), Wrong> {
        if *to != Term::Node(from) {
            return Ok(());
        }
        let message = "a path must lead from one thing to another, not back to its start";
        Err(Box::new(Diagnostic::new(Code::QuestionSense, span, message)))
    }

    fn condition(&self, condition: &ast::Condition, scope: &Scope) -> Result<Condition, Wrong> {
        Ok(match condition {
            ast::Condition::And(..) => self.parts(condition, scope)?.fold(Condition::All(Vec::new()), all),
            ast::Condition::Or(..) => self.parts(condition, scope)?.fold(Condition::One(Vec::new()), one),
            ast::Condition::Not(inner) => Condition::Not(Box::new(self.condition(inner, scope)?)),
            ast::Condition::Exists { kind, name, condition } => {
                let sort = self.sort(kind)?;
                let mut inner = scope.clone();
                inner.insert(name.value.clone(), sort.clone());
                Condition::Exists(sort, name.value.clone(), Box::new(self.condition(condition, &inner)?))
            }
            ast::Condition::Relates(relates) => {
                let (from, to) = (self.term(&relates.from, scope)?, self.term(&relates.to, scope)?);
                let step = self.step(&relates.step)?;
                self.makes_sense(&from, &step, &to, scope, relates.span)?;
                from_the_variable(from, step, to)
            }
            ast::Condition::Supported(claim, without, span) => {
                let (start, end) = (span.start as usize, span.start as usize + OLD_SUPPORTED.len());
                if self.text.get(start..end).is_some_and(|word| word.eq_ignore_ascii_case(OLD_SUPPORTED)) {
                    self.reading.replace(Some(format!(
                        "{}supported{}",
                        &self.text[..start],
                        &self.text[end..]
                    )));
                }
                let claim = self.term(claim, scope)?;
                let without: Vec<Term> =
                    without.iter().map(|source| self.term(source, scope)).collect::<Result<_, _>>()?;
                self.can_be_supported(&claim, &without, scope, *span)?;
                Condition::Supported(claim, without)
            }
            ast::Condition::Matches(of, words) => {
                let (variable, attribute) = match of.value.split_once('.') {
                    Some(_) => {
                        let of = attribute_of(of, None)?;
                        (of.variable, Some(of.attribute))
                    }
                    None => (of.value.clone(), None),
                };
                self.words(words)?;
                searchable(attribute, of.span)?;
                bound(&variable, scope, of.span)?;
                Condition::Matches(variable, attribute, words.value.clone())
            }
            ast::Condition::Between(of, from, to) => {
                Condition::Between(in_scope(of, scope)?, Some(*from), Some(*to))
            }
            ast::Condition::Has(of) => Condition::Has(in_scope(of, scope)?),
            ast::Condition::Compares(of, sign, value) => {
                let of = in_scope(of, scope)?;
                let value = self.called(&of, value, scope);
                compares(of, sign, &value)?
            }
        })
    }

    /// A value of an attribute that has the ids of topics: that by which a topic is called, whichever of its records is
    /// named.
    fn called(&self, of: &Of, value: &ast::Word, scope: &Scope) -> ast::Word {
        let is_topic = |sort: &Sort| matches!(sort, Sort::Topic | Sort::Kind(_));
        let has_topics = match of.attribute {
            Attribute::About | Attribute::When | Attribute::Premises | Attribute::Concludes => true,
            Attribute::Id => scope.get(&of.variable).is_some_and(is_topic),
            _ => false,
        };
        let called = self.catalog.called(&value.text).filter(|_| has_topics);
        ast::Word { text: called.unwrap_or(&value.text).to_owned(), ..value.clone() }
    }

    /// The parts of a chain of `and` or of `or`, each with its meaning.
    fn parts(
        &self,
        condition: &ast::Condition,
        scope: &Scope,
    ) -> Result<impl Iterator<Item = Condition>, Wrong> {
        let parts = chain(condition).into_iter().map(|part| self.condition(part, scope));
        Ok(parts.collect::<Result<Vec<_>, _>>()?.into_iter())
    }

    /// Checks the words of a text condition.
    pub(super) fn words(&self, words: &Spanned<String>) -> Result<(), Wrong> {
        match crate::index::Words::parse(&words.value) {
            Ok(_) => Ok(()),
            Err(fault) => Err(Box::new(
                Diagnostic::new(Code::QuestionSyntax, words.span, fault.message)
                    .help("separate words by spaces; `{word}*` finds beginnings, `{word}~1` words within one letter, `'one another'` a phrase"),
            )),
        }
    }

    pub(super) fn sort(&self, kind: &Spanned<String>) -> Result<Sort, Wrong> {
        self.lexicon.sort_of_core(&kind.value).ok_or_else(|| Box::new(self.no_kind(&kind.value, kind.span)))
    }

    pub(super) fn no_kind(&self, word: &str, span: Span) -> Diagnostic {
        let kinds = self.catalog.vocabulary.kinds().map(|kind| kind.plural.as_str());
        let kinds: Vec<&str> = kinds.chain(["claims", "works", "scholars", "citations", "topics"]).collect();
        Diagnostic::new(Code::QuestionName, span, format!("unknown kind `{word}`"))
            .nearest(word, self.lexicon.kind_names())
            .otherwise(format!("kinds: {}", kinds.join(", ")))
    }

    fn term(&self, word: &ast::Word, scope: &Scope) -> Result<Term, Wrong> {
        if !word.quoted && scope.contains_key(&word.text) {
            return Ok(Term::Variable(word.text.clone()));
        }
        self.node(word, &ANY).map(Term::Node)
    }

    fn node(&self, word: &ast::Word, classes: &[Class]) -> Result<NodeId, Wrong> {
        self.name(&word.text, word.span, classes)
    }

    fn step(&self, step: &ast::Step) -> Result<Step, Wrong> {
        let several =
            |steps: &[ast::Step]| steps.iter().map(|step| self.step(step)).collect::<Result<Vec<_>, _>>();
        Ok(match step {
            ast::Step::Relation { name, literal } => match self.lexicon.relation(&name.value, *literal) {
                Some(relation) => Step::Along(relation),
                None => return Err(Box::new(self.no_relation(&name.value, name.span))),
            },
            ast::Step::Inverse(inner) => match self.step(inner)? {
                Step::Inverse(step) => *step,
                step => Step::Inverse(Box::new(step)),
            },
            ast::Step::Sequence(steps) => Step::Sequence(several(steps)?),
            ast::Step::Either(steps) => Step::Either(several(steps)?),
            ast::Step::Repeat(inner, least, most) => {
                let most = most.unwrap_or(crate::query::expr::USUAL_HOPS).min(MOST_HOPS);
                Step::Repeat(Box::new(self.step(inner)?), (*least).min(most), most)
            }
        })
    }

    fn no_relation(&self, word: &str, span: Span) -> Diagnostic {
        let declared = self.catalog.vocabulary.relations().map(|(_, relation)| relation.id.as_str());
        let known: Vec<&str> = declared.chain(Relation::OWN.iter().map(|(word, _)| *word)).collect();
        Diagnostic::new(Code::QuestionName, span, format!("unknown relation `{word}`"))
            .nearest(word, known.iter().copied())
            .otherwise(format!("relations: {}", known.join(", ")))
    }

    /// The relation, if it is a declared one.
    pub(super) fn declared(relation: &Relation) -> Option<RelationId> {
        match relation {
            Relation::Declared { id, .. } => Some(*id),
            _ => None,
        }
    }
}

/// Why a path cannot go by a relation that is derived, and what it can go by.
pub(super) fn no_edge(relation: &Relation) -> Option<String> {
    let (word, edges) = match relation {
        Relation::By => ("by", "`wrote` and `states`"),
        Relation::In => ("in", "`states`"),
        Relation::Via => ("via", "`cites`"),
        Relation::Of => ("of", "`cites`"),
        Relation::For => ("for", "`cites`"),
        Relation::RestsOn => ("rests-on", "`supports`"),
        _ => return None,
    };
    Some(format!("unknown edge `{word}`: a path follows {edges}"))
}

/// The parts of a chain with one joint, in order. `a and b and c` is read as `(a and b) and c`, as
/// deep as the chain is long: too deep for the stack.
fn chain(condition: &ast::Condition) -> Vec<&ast::Condition> {
    let mut parts = Vec::new();
    let mut left = condition;
    while let (ast::Condition::And(..), ast::Condition::And(rest, last))
    | (ast::Condition::Or(..), ast::Condition::Or(rest, last)) = (condition, left)
    {
        parts.push(&**last);
        left = rest;
    }
    parts.push(left);
    parts.reverse();
    parts
}

/// A relation between a thing and a variable, said from the variable where it is written against its direction:
/// `concept:trust -[^admits]-> e` is `e -[admits]-> concept:trust`.
fn from_the_variable(from: Term, step: Step, to: Term) -> Condition {
    match (from, step, to) {
        (from @ Term::Node(_), Step::Inverse(step), to @ Term::Variable(_))
            if matches!(*step, Step::Along(_)) =>
        {
            Condition::Relates(to, *step, from)
        }
        (from, step, to) => Condition::Relates(from, step, to),
    }
}

/// Both conditions, flat.
pub(super) fn all(left: Condition, right: Condition) -> Condition {
    let parts = |condition| match condition {
        Condition::All(parts) => parts,
        other => vec![other],
    };
    let mut both: Vec<Condition> = parts(left).into_iter().chain(parts(right)).collect();
    match both.len() {
        1 => both.remove(0),
        _ => Condition::All(both),
    }
}

/// Either condition, flat.
pub(super) fn one(left: Condition, right: Condition) -> Condition {
    let parts = |condition| match condition {
        Condition::One(parts) => parts,
        other => vec![other],
    };
    Condition::One(parts(left).into_iter().chain(parts(right)).collect())
}

fn too_many(name: &Spanned<String>) -> Wrong {
    let message = format!("`{}` is one variable too many: a question can have {MOST_VARIABLES}", name.value);
    let help = "if a thing only has to exist, write `exists work w (…)` in the condition";
    Box::new(Diagnostic::new(Code::QuestionLimit, name.span, message).help(help))
}

fn bound_twice(name: &Spanned<String>) -> Wrong {
    let message = format!("the variable `{}` is already used", name.value);
    Box::new(Diagnostic::new(Code::QuestionSense, name.span, message).help("choose another name"))
}

fn two_paths(name: &Spanned<String>) -> Wrong {
    let message = format!("`{}` is one path too many: a question can have one path", name.value);
    Box::new(
        Diagnostic::new(Code::QuestionSense, name.span, message)
            .help("ask two questions, or join the relations by `|`: `-[(supports|about){1..4}]->`"),
    )
}

fn no_verdict(span: Span) -> Wrong {
    let message = "only a relation between two topics has a verdict";
    Box::new(
        Diagnostic::new(Code::QuestionSense, span, message)
            .help("for example, ask `why does {subject} {relate} {object}`"),
    )
}
