//! Conditions as restrictions of rows.

use std::collections::BTreeSet;

use crate::query::attribute::Attribute;
use crate::query::evaluate::plan::variables_of;
use crate::query::expr::{Comparison, Condition, Find, Of, Relation, Sort, Step, Term};
use crate::relational::algebra::{Rows, Test, Value, column, number};
use crate::relational::algebra::{equal, text};
use crate::relational::lower::{End, Lowering, Native, of_sort, of_thing, scan};

impl Lowering<'_> {
    /// What fulfils the condition of a question: a column for each of its variables.
    pub(super) fn found(&mut self, find: &Find) -> Result<Rows, Native> {
        let variables = find.variables.iter().map(|variable| (variable.name.clone(), variable.sort.clone()));
        self.fulfilling(None, variables.collect(), conjuncts(&find.condition), BTreeSet::new())
    }

    /// Rows with more variables that fulfil the parts of a condition. What is related to the rows that there are is joined
    /// to them; only else is everything combined. A part is tested as soon as all its variables are bound.
    fn fulfilling(
        &mut self,
        mut rows: Option<Rows>,
        mut waiting: Vec<(String, Sort)>,
        mut parts: Vec<&Condition>,
        mut bound: BTreeSet<String>,
    ) -> Result<Rows, Native> {
        while !waiting.is_empty() {
            let related =
                waiting.iter().position(|(name, _)| parts.iter().any(|part| joins(part, name, &bound)));
            let (name, sort) = waiting.remove(related.unwrap_or(0));
            rows = Some(self.with(rows, &name, &sort, &mut parts, &bound)?);
            bound.insert(name);
            let (ready, later): (Vec<_>, Vec<_>) =
                parts.into_iter().partition(|part| variables_of(part).is_subset(&bound));
            parts = later;
            for part in ready {
                rows = rows.map(|rows| self.restricted(rows, part)).transpose()?;
            }
        }
        let rows = rows.unwrap_or_else(|| Rows::Once(Vec::new()));
        parts.into_iter().try_fold(rows, |rows, part| self.restricted(rows, part))
    }

    /// Rows with one more variable: joined by the first part of a condition that relates it to a variable that is bound,
    /// which then holds, else combined with everything of its sort.
    fn with(
        &mut self,
        rows: Option<Rows>,
        name: &str,
        sort: &Sort,
        parts: &mut Vec<&Condition>,
        bound: &BTreeSet<String>,
    ) -> Result<Rows, Native> {
        let own = self.bind(name, sort);
        let all = scan(sort, &own);
        let Some(rows) = rows else { return Ok(all) };
        let joining = parts.iter().position(|part| {
            let may_join = |from, step, to| !self.may_be_verdict(from, step, to);
            joins(part, name, bound)
                && matches!(part, Condition::Relates(from, step, to) if may_join(from, step, to))
        });
        let Some(Condition::Relates(from, step, to)) = joining.map(|at| parts.remove(at)) else {
            return Ok(rows.join(all, &[]));
        };
        let is_from = matches!(from, Term::Variable(variable) if variable == name);
        let (other, this, that) = if is_from { (to, "source", "target") } else { (from, "target", "source") };
        let Term::Variable(other) = other else { return Ok(rows.join(all, &[])) };
        let other = self.column(other)?;
        let rows = if is_simple(step) { rows } else { self.made("rows", rows) };
        let pairs = self.pairs(step, &rows, from, to)?;
        let mut columns = rows.columns();
        columns.push(own.clone());
        let joined = rows.join(pairs.named(&[(&own, this), ("partner", that)]), &[(&other, "partner")]);
        Ok(joined.only(&columns).semi(Rows::table("nodes").filter(of_sort(sort)), &[(&own, "id")]))
    }

    /// The condition of a question as it may hold whatever the verdicts are: where one is asked for, everything fulfils it.
    pub(super) fn possible(mut self, find: &Find) -> Condition {
        for variable in &find.variables {
            self.bind(&variable.name, &variable.sort);
        }
        self.possibly(&find.condition, true)
    }

    /// A condition in which what asks for a verdict always holds; if `holds` is false, never.
    fn possibly(&mut self, condition: &Condition, holds: bool) -> Condition {
        let always = if holds { Condition::All(Vec::new()) } else { Condition::One(Vec::new()) };
        match condition {
            Condition::All(parts) => {
                Condition::All(parts.iter().map(|part| self.possibly(part, holds)).collect())
            }
            Condition::One(parts) => {
                Condition::One(parts.iter().map(|part| self.possibly(part, holds)).collect())
            }
            Condition::Not(inner) => Condition::Not(Box::new(self.possibly(inner, !holds))),
            Condition::Exists(sort, name, inner) => {
                let before = self.variables.clone();
                self.bind(name, sort);
                let inner = self.possibly(inner, holds);
                self.variables = before;
                Condition::Exists(sort.clone(), name.clone(), Box::new(inner))
            }
            Condition::Relates(from, step, to) if self.may_be_verdict(from, step, to) => always,
            Condition::Compares(of, ..) if of.attribute == Attribute::Verdict => always,
            other => other.clone(),
        }
    }

    /// The rows that fulfil a condition.
    pub(super) fn restricted(&mut self, rows: Rows, condition: &Condition) -> Result<Rows, Native> {
        match condition {
            Condition::All(parts) => parts.iter().try_fold(rows, |rows, part| self.restricted(rows, part)),
            Condition::One(parts) if parts.is_empty() => Ok(rows.filter(Test::One(Vec::new()))),
            Condition::One(parts) => {
                let rows = self.made("rows", rows);
                let each: Result<Vec<Rows>, Native> =
                    parts.iter().map(|part| self.restricted(rows.clone(), part)).collect();
                Ok(Rows::Union(each?))
            }
            Condition::Not(inner) => {
                let rows = self.made("rows", rows);
                let fulfils = self.restricted(rows.clone(), inner)?;
                let columns = rows.columns();
                let on: Vec<(&str, &str)> =
                    columns.iter().map(|name| (name.as_str(), name.as_str())).collect();
                Ok(rows.anti(fulfils, &on))
            }
            Condition::Relates(from, step, to) => self.related(rows, from, step, to),
            Condition::Matches(variable, attribute, words) => {
                let own = self.column(variable)?;
                let found = self.matching(*attribute, words)?;
                Ok(rows.semi(found, &[(&own, "node")]))
            }
            Condition::Between(of, from, to) => {
                let own = self.column(&of.variable)?;
                let bound = |comparison, year: &i32| {
                    Test::Compares(column("year"), comparison, number(i64::from(*year)))
                };
                let tests = from.iter().map(|year| bound(Comparison::AtLeast, year));
                let tests = tests.chain(to.iter().map(|year| bound(Comparison::AtMost, year)));
                let tests = tests.chain([Test::Missing("year".to_owned()).negated()]);
                Ok(rows.semi(Rows::table("nodes").filter(Test::All(tests.collect())), &[(&own, "id")]))
            }
            Condition::Has(of) => {
                let (own, values) = (self.column(&of.variable)?, values_of(of.attribute));
                Ok(rows.semi(values, &[(&own, "node")]))
            }
            Condition::Compares(of, comparison, wanted) => self.compared(rows, of, *comparison, wanted),
            Condition::Exists(sort, name, inner) => self.exists(rows, sort, name, inner),
            Condition::Supported(thing, without) => self.supported(rows, thing, without),
        }
    }

    fn compared(
        &mut self,
        rows: Rows,
        of: &Of,
        comparison: Comparison,
        wanted: &str,
    ) -> Result<Rows, Native> {
        let own = self.column(&of.variable)?;
        let values = values_of(of.attribute);
        Ok(match comparison {
            Comparison::Equal => {
                rows.semi(values.filter(self.is_met(of.attribute, wanted)?), &[(&own, "node")])
            }
            Comparison::Unequal => {
                rows.anti(values.filter(self.is_met(of.attribute, wanted)?), &[(&own, "node")])
            }
            order => {
                let key = Self::sort_key(of.attribute, wanted)?;
                let test = Test::Compares(column("sort_key"), order, text(&key));
                rows.semi(values.filter(test), &[(&own, "node")])
            }
        })
    }

    /// The rows for which something of a sort exists that fulfils a condition.
    fn exists(&mut self, rows: Rows, sort: &Sort, name: &str, inner: &Condition) -> Result<Rows, Native> {
        let needed: BTreeSet<String> =
            variables_of(inner).into_iter().filter(|needed| needed != name).collect();
        let columns: Vec<String> =
            needed.iter().map(|variable| self.column(variable)).collect::<Result<_, _>>()?;
        let parts = conjuncts(inner);
        let either = parts.iter().position(|part| matches!(part, Condition::One(_)));
        let is_joined = parts.iter().any(|part| joins(part, name, &needed));
        if let (Some(at), false, false) = (either, is_joined, needed.is_empty())
            && let Condition::One(alternatives) = parts[at]
        {
            // What one of several relates is looked for by each of them alone, so that each can be joined.
            let rows = self.made("rows", rows);
            let each = alternatives.iter().map(|alternative| {
                let others = parts.iter().enumerate().filter(|(other, _)| *other != at);
                let all = others.map(|(_, part)| (*part).clone()).chain([alternative.clone()]).collect();
                self.exists(rows.clone(), sort, name, &Condition::All(all))
            });
            return Ok(Rows::Union(each.collect::<Result<_, _>>()?));
        }
        // A variable of the same name outside is hidden inside.
        let hidden = self.variables.remove(name);
        let rows = self.made("rows", rows);
        let outer = (!columns.is_empty()).then(|| rows.clone().only(&columns));
        let found = self.fulfilling(outer, vec![(name.to_owned(), sort.clone())], parts, needed)?;
        self.variables.remove(name);
        if let Some(hidden) = hidden {
            self.variables.insert(name.to_owned(), hidden);
        }
        let on: Vec<(&str, &str)> = columns.iter().map(|name| (name.as_str(), name.as_str())).collect();
        Ok(rows.semi(found, &on))
    }

    fn related(&mut self, rows: Rows, from: &Term, step: &Step, to: &Term) -> Result<Rows, Native> {
        let Some((relation, turned)) = self.verdict_relation(step) else {
            return self.by_edges(rows, from, step, to);
        };
        let (subject, object) = if turned { (to, from) } else { (from, to) };
        match (self.is_topic(subject), self.is_topic(object)) {
            (Some(true), Some(true)) => self.by_verdict(rows, subject, relation, object),
            (Some(false), _) | (_, Some(false)) => self.by_edges(rows, from, step, to),
            _ => {
                let rows = self.made("rows", rows);
                let mut topics = rows.clone();
                for term in [subject, object] {
                    if let End::Column(own) = self.term(term)? {
                        topics =
                            topics.semi(Rows::table("nodes").filter(of_sort(&Sort::Topic)), &[(&own, "id")]);
                    }
                }
                let topics = self.made("topics", topics);
                let columns = rows.columns();
                let on: Vec<(&str, &str)> =
                    columns.iter().map(|name| (name.as_str(), name.as_str())).collect();
                let others = rows.anti(topics.clone(), &on);
                let by_verdict = self.by_verdict(topics, subject, relation, object)?;
                Ok(Rows::Union(vec![by_verdict, self.by_edges(others, from, step, to)?]))
            }
        }
    }

    fn by_edges(&mut self, rows: Rows, from: &Term, step: &Step, to: &Term) -> Result<Rows, Native> {
        let rows = if is_simple(step) { rows } else { self.made("rows", rows) };
        let pairs = self.pairs(step, &rows, from, to)?;
        let (mut pairs, mut on) = (pairs, Vec::new());
        for (term, name) in [(from, "source"), (to, "target")] {
            match self.term(term)? {
                End::Thing(thing) => pairs = of_thing(pairs, name, thing),
                End::Column(own) => on.push((own, name)),
            }
        }
        let on: Vec<(&str, &str)> = on.iter().map(|(own, name)| (own.as_str(), *name)).collect();
        Ok(rows.semi(pairs, &on))
    }

    /// The values of an attribute that are what is asked for.
    fn is_met(&self, attribute: Attribute, wanted: &str) -> Result<Test, Native> {
        if attribute.is_place() {
            return super::native("a place in a work");
        }
        let types = |types: Vec<&str>| types.into_iter().map(|word| Value::Text(word.to_owned())).collect();
        Ok(match attribute {
            Attribute::Type => {
                let known: BTreeSet<&str> =
                    self.catalog.works().map(|(_, work)| work.kind.as_str()).collect();
                let met = known.into_iter().filter(|known| attribute.is_met(known, wanted));
                Test::In("value".to_owned(), types(met.chain([wanted]).collect()))
            }
            _ => equal("value", text(wanted)),
        })
    }
}

/// The values of an attribute, by thing.
pub(super) fn values_of(attribute: Attribute) -> Rows {
    Rows::table("attributes").filter(equal("attribute", text(attribute.word())))
}

/// True of a step that is one relation, either way.
fn is_simple(step: &Step) -> bool {
    let along = |step: &Step| matches!(step, Step::Along(relation) if *relation != Relation::RestsOn);
    along(step) || matches!(step, Step::Inverse(inner) if along(inner))
}

/// The parts of a condition all of which must hold.
fn conjuncts(condition: &Condition) -> Vec<&Condition> {
    match condition {
        Condition::All(parts) => parts.iter().flat_map(conjuncts).collect(),
        other => vec![other],
    }
}

/// True of a part that relates a variable to another that is bound.
fn joins(part: &Condition, name: &str, bound: &BTreeSet<String>) -> bool {
    let Condition::Relates(from, _, to) = part else { return false };
    let is = |term: &Term| matches!(term, Term::Variable(variable) if variable == name);
    let is_bound = |term: &Term| matches!(term, Term::Variable(variable) if bound.contains(variable));
    is(from) && is_bound(to) || is(to) && is_bound(from)
}
