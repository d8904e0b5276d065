//! What a question means, whether it names things by the ids that they have or by those they had, and
//! whatever it calls its variables.

use std::collections::BTreeMap;

use crate::catalog::entry::NodeId;
use crate::catalog::standpoint::Standpoint;
use crate::catalog::vocabulary::RelationId;
use crate::catalog::{Catalog, NodeClass as Class};
use crate::query::attribute::Attribute;
use crate::query::expr::{
    Body, Compare, Condition, Expr, Find, Of, Paths, Relation, Sort, SortKey, Stage, Step, Subjects, Term,
    Why,
};
use crate::query::understand::declared::understood;
use crate::query::understand::lexicon::Lexicon;
use crate::rename::Ids;
use crate::rename::thing::Space;
use crate::source::Sources;

/// The meaning of a question, told in the terms of another catalog.
pub(super) struct Meaning {
    pub(super) expr: Expr,
    /// How many of the things in it get another id.
    pub(super) renamed: usize,
    /// The things in it, in the question's own catalog and in the other one.
    pub(super) nodes: Vec<(NodeId, NodeId)>,
}

/// What `question` means in `from`, told in the terms of `to`, in which things have the ids that `ids` gives
/// them; none if it is not understood.
pub(super) fn meaning(question: &str, from: &Catalog, to: &Catalog, ids: &Ids) -> Option<Meaning> {
    let file = Sources::new().add("", question);
    let mut expr = understood(file, question, &Lexicon::build(from)).ok()?.expr;
    let mut told =
        Told { from, to, ids, variables: BTreeMap::new(), renamed: 0, nodes: Vec::new(), is_lost: false };
    let Standpoint { year: _, voices, without, when } = &mut expr.standpoint;
    voices.iter_mut().chain(without).chain(when).for_each(|node| told.node(node));
    told.body(&mut expr.body);
    (!told.is_lost).then_some(Meaning { expr, renamed: told.renamed, nodes: told.nodes })
}

/// Goes through an expression and puts the other catalog's numbers and ids in it.
struct Told<'a> {
    from: &'a Catalog,
    to: &'a Catalog,
    ids: &'a Ids,
    /// The variables in the order of their first use: what they are called is no matter.
    variables: BTreeMap<String, String>,
    renamed: usize,
    nodes: Vec<(NodeId, NodeId)>,
    /// Whether the other catalog lacks something.
    is_lost: bool,
}

impl Told<'_> {
    fn body(&mut self, body: &mut Body) {
        match body {
            Body::Find(Find { variables, paths, condition, stages }) => {
                for variable in variables {
                    self.sort(&mut variable.sort);
                    self.variable(&mut variable.name);
                }
                if let Some(paths) = paths {
                    self.paths(paths);
                }
                self.condition(condition);
                stages.iter_mut().for_each(|stage| self.stage(stage));
            }
            Body::Why(Why { negated: _, subject, relation, object }) => {
                self.node(subject);
                self.relation(relation);
                self.node(object);
            }
            Body::Page(node) => self.node(node),
            Body::Compare(Compare { subjects, objects, relations }) => {
                match subjects {
                    Subjects::Of(sort) => self.sort(sort),
                    Subjects::These(nodes) => nodes.iter_mut().for_each(|node| self.node(node)),
                }
                objects.iter_mut().for_each(|node| self.node(node));
                relations.iter_mut().for_each(|relation| self.relation(relation));
            }
        }
    }

    fn paths(&mut self, paths: &mut Paths) {
        let Paths { name, selector: _, from, to, step, avoiding } = paths;
        self.variable(name);
        self.node(from);
        self.term(to);
        self.step(step);
        avoiding.iter_mut().for_each(|node| self.node(node));
    }

    fn stage(&mut self, stage: &mut Stage) {
        match stage {
            Stage::Count(list) | Stage::Show(list) => list.iter_mut().for_each(|of| self.of(of)),
            Stage::Sort(SortKey::Of(of), _) => self.of(of),
            Stage::Sort(SortKey::Count, _) | Stage::Having(..) | Stage::Limit(_) => {}
        }
    }

    fn condition(&mut self, condition: &mut Condition) {
        match condition {
            Condition::All(parts) | Condition::One(parts) => {
                parts.iter_mut().for_each(|part| self.condition(part));
                parts.sort();
            }
            Condition::Not(inner) => self.condition(inner),
            Condition::Relates(from, step, to) => {
                self.term(from);
                self.step(step);
                self.term(to);
            }
            Condition::Matches(variable, _, _) => self.variable(variable),
            Condition::Between(of, _, _) | Condition::Has(of) => self.of(of),
            Condition::Compares(of, _, value) => {
                self.value(of, value);
                self.of(of);
            }
            Condition::Exists(sort, name, inner) => {
                self.sort(sort);
                self.variable(name);
                self.condition(inner);
            }
            Condition::Supported(claim, without) => {
                self.term(claim);
                without.iter_mut().for_each(|source| self.term(source));
            }
        }
    }

    fn term(&mut self, term: &mut Term) {
        match term {
            Term::Variable(name) => self.variable(name),
            Term::Node(node) => self.node(node),
        }
    }

    fn step(&mut self, step: &mut Step) {
        match step {
            Step::Along(Relation::Declared { id, literal: _ }) => self.relation(id),
            Step::Along(_) => {}
            Step::Inverse(inner) | Step::Repeat(inner, _, _) => self.step(inner),
            Step::Sequence(steps) => steps.iter_mut().for_each(|step| self.step(step)),
            Step::Either(steps) => {
                steps.iter_mut().for_each(|step| self.step(step));
                // They may be all relations that fit, in the order of their ids.
                steps.sort();
            }
        }
    }

    fn of(&mut self, of: &mut Of) {
        self.variable(&mut of.variable);
    }

    fn variable(&mut self, name: &mut String) {
        let next = format!("v{}", self.variables.len());
        *name = self.variables.entry(name.clone()).or_insert(next).clone();
    }

    /// The id that something of a space gets.
    fn renamed(&mut self, space: Space, id: &str) -> String {
        match self.ids.get(&(space, id.to_owned())) {
            Some(new) => {
                self.renamed += 1;
                new.clone()
            }
            None => id.to_owned(),
        }
    }

    fn sort(&mut self, sort: &mut Sort) {
        if let Sort::Kind(id) = sort {
            *id = self.renamed(Space::Kind, id);
        }
    }

    fn relation(&mut self, relation: &mut RelationId) {
        let old = self.from.vocabulary.relation(*relation).id.clone();
        let new = self.renamed(Space::Relation, &old);
        match self.to.vocabulary.find(&new) {
            Some(found) => *relation = found,
            None => self.is_lost = true,
        }
    }

    fn node(&mut self, node: &mut NodeId) {
        let class = self.from.class(*node);
        let found = if class == Class::Citation {
            // Its id holds the keys of works, but its place among the citations stays.
            let at = self.from.citations().position(|(id, _)| id == *node);
            at.and_then(|at| self.to.citations().nth(at)).map(|(id, _)| id)
        } else {
            let new = self.renamed(Space::Node(class), self.from.id(*node));
            self.to.names().get(class, &new)
        };
        match found {
            Some(found) => {
                self.nodes.push((*node, found));
                *node = found;
            }
            None => self.is_lost = true,
        }
    }

    /// Values that attributes are compared with are words to the language. Those that are ids are taken as
    /// the ids that the things have.
    fn value(&mut self, of: &Of, value: &mut String) {
        let from = self.from;
        let found = spaces(of).iter().find_map(|space| Some((*space, space.now(from, value)?)));
        if let Some((space, now)) = found {
            let new = self.renamed(space, &now);
            // Of topics that are the same another may be that by which they are called.
            *value = self.to.called(&new).unwrap_or(&new).to_owned();
        }
    }
}

/// What the values of an attribute are the ids of.
fn spaces(of: &Of) -> &'static [Space] {
    const ANY: [Space; 6] = [
        Space::Node(Class::Topic),
        Space::Node(Class::Claim),
        Space::Node(Class::Argument),
        Space::Node(Class::Excerpt),
        Space::Node(Class::Work),
        Space::Node(Class::Scholar),
    ];
    match of.attribute {
        Attribute::Id => &ANY,
        Attribute::Kind => &[Space::Kind],
        Attribute::About | Attribute::When => &[Space::Node(Class::Topic)],
        Attribute::Work | Attribute::Via | Attribute::Cited => &[Space::Node(Class::Work)],
        Attribute::Scholar | Attribute::CitedScholar => &[Space::Node(Class::Scholar)],
        Attribute::Serves => &[Space::Node(Class::Claim)],
        Attribute::Intent => &[Space::Intent],
        Attribute::Scheme => &[Space::Scheme],
        Attribute::Premises | Attribute::Concludes => &[Space::Node(Class::Claim), Space::Node(Class::Topic)],
        _ => &[],
    }
}
