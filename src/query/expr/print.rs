//! Expressions as text of the core; reading it gives the same expression.

use std::fmt;

use crate::annotation::WHEN;
use crate::annotation::locator::quoted;
use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::catalog::standpoint::Standpoint;
use crate::graph::walk::Selector;
use crate::query::expr::{
    ANYTHING, Body, Compare, Condition, Expr, Find, Of, Paths, Relation, SortKey, Stage, Step, Subjects,
    Term, Why,
};

/// An expression as text of the core; reading it gives the same expression.
pub struct Printed<'a> {
    /// The expression.
    pub expr: &'a Expr,
    /// Where its names are.
    pub catalog: &'a Catalog,
}

impl fmt::Display for Printed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let printer = Printer { catalog: self.catalog };
        f.write_str(&printer.expr(self.expr))
    }
}

/// A condition as text of the core.
#[must_use]
pub fn print_condition(condition: &Condition, catalog: &Catalog) -> String {
    Printer { catalog }.condition(condition, Tightness::Loose)
}

/// A step as text of the core.
#[must_use]
pub fn print_step(step: &Step, catalog: &Catalog) -> String {
    Printer { catalog }.step(step, Tightness::Loose)
}

/// A term as text of the core.
#[must_use]
pub fn print_term(term: &Term, catalog: &Catalog) -> String {
    Printer { catalog }.term(term)
}

/// A standpoint as it is written before a question: `as of 1990, according to scholar:waltz`; empty for the whole corpus.
#[must_use]
pub fn print_standpoint(standpoint: &Standpoint, catalog: &Catalog) -> String {
    Printer { catalog }.standpoint(standpoint, None)
}

struct Printer<'a> {
    catalog: &'a Catalog,
}

/// How closely the surrounding text binds: what binds less closely is put in brackets.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tightness {
    Loose,
    Middle,
    Tight,
}

fn bracketed(text: String, needed: bool) -> String {
    if needed { format!("({text})") } else { text }
}

impl Printer<'_> {
    fn expr(&self, expr: &Expr) -> String {
        let body = match &expr.body {
            Body::Find(find) => self.find(find),
            Body::Why(why) => self.why(why),
            Body::Compare(compare) => self.compare(compare),
            Body::Page(node) => format!("what is {}", self.node(*node)),
        };
        match self.standpoint(&expr.standpoint, expr.but_not) {
            standpoint if standpoint.is_empty() => body,
            standpoint => format!("{standpoint}: {body}"),
        }
    }

    fn standpoint(&self, standpoint: &Standpoint, but_not: Option<i32>) -> String {
        let Standpoint { year, voices, without, when } = standpoint;
        let names = |before: &str, nodes: &[NodeId]| {
            let names: Vec<String> = nodes.iter().map(|node| self.node(*node)).collect();
            (!names.is_empty()).then(|| format!("{before} {}", names.join(" and ")))
        };
        let but_not = but_not.map_or_else(String::new, |year| format!(" but not {}", year_text(year)));
        let parts = [
            year.map(|year| format!("as of {}{but_not}", year_text(year))),
            names("according to", voices),
            names("without", without),
            names(WHEN, when),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn find(&self, find: &Find) -> String {
        let variables = find.variables.iter().map(|bound| format!("{} {}", bound.sort.word(), bound.name));
        let binds: Vec<String> =
            variables.chain(find.paths.as_ref().map(|paths| self.paths(paths))).collect();
        let mut text = format!("find {}", binds.join(", "));
        if find.condition != Condition::All(Vec::new()) {
            text += " where ";
            text += &self.condition(&find.condition, Tightness::Loose);
        }
        for stage in &find.stages {
            text.push(' ');
            text += &stage_text(stage);
        }
        text
    }

    fn why(&self, why: &Why) -> String {
        let not = if why.negated { "not " } else { "" };
        let relation = &self.catalog.vocabulary.relation(why.relation).id;
        // Of the truth of a topic: by anything at all.
        let is_truth = self.catalog.asks_truth(why.subject, why.relation, why.object);
        let subject = if is_truth { ANYTHING.to_owned() } else { self.node(why.subject) };
        format!("why {not}{subject} -[{relation}]-> {}", self.node(why.object))
    }

    fn compare(&self, compare: &Compare) -> String {
        let nodes =
            |nodes: &[NodeId]| nodes.iter().map(|node| self.node(*node)).collect::<Vec<_>>().join(", ");
        let subjects = match &compare.subjects {
            Subjects::Of(sort) => sort.word().to_owned(),
            Subjects::These(these) => nodes(these),
        };
        let mut text = format!("compare {subjects}");
        if !compare.objects.is_empty() {
            text += " on ";
            text += &nodes(&compare.objects);
        }
        if !compare.relations.is_empty() {
            let relations = compare.relations.iter().map(|id| &*self.catalog.vocabulary.relation(*id).id);
            text += " via ";
            text += &relations.collect::<Vec<_>>().join(", ");
        }
        text
    }

    fn paths(&self, paths: &Paths) -> String {
        let selector = match paths.selector {
            Selector::Shortest => "shortest".to_owned(),
            Selector::AllShortest => "all shortest".to_owned(),
            Selector::ShortestOf(number) => format!("shortest {number}"),
            Selector::All => "all".to_owned(),
        };
        let step = self.step(&paths.step, Tightness::Loose);
        let ends = (self.node(paths.from), self.term(&paths.to));
        let mut text = format!("path {} = {selector} {} -[{step}]-> {}", paths.name, ends.0, ends.1);
        if !paths.avoiding.is_empty() {
            text += " avoiding ";
            text += &paths.avoiding.iter().map(|node| self.node(*node)).collect::<Vec<_>>().join(", ");
        }
        text
    }

    fn condition(&self, condition: &Condition, around: Tightness) -> String {
        let list = |parts: &[Condition], word: &str, inside| {
            parts.iter().map(|part| self.condition(part, inside)).collect::<Vec<_>>().join(word)
        };
        match condition {
            Condition::All(parts) => {
                bracketed(list(parts, " and ", Tightness::Middle), around > Tightness::Middle)
            }
            Condition::One(parts) => {
                bracketed(list(parts, " or ", Tightness::Middle), around > Tightness::Loose)
            }
            Condition::Not(inner) => {
                let text = format!("not {}", self.condition(inner, Tightness::Tight));
                bracketed(text, around == Tightness::Tight)
            }
            Condition::Relates(from, step, to) => {
                format!("{} -[{}]-> {}", self.term(from), self.step(step, Tightness::Loose), self.term(to))
            }
            Condition::Matches(variable, attribute, words) => {
                let dot = attribute.map_or_else(String::new, |attribute| format!(".{}", attribute.word()));
                format!("{variable}{dot} matches {}", quoted(words))
            }
            Condition::Between(of, Some(from), Some(to)) if from == to => {
                format!("{} = {}", of_text(of), year_text(*from))
            }
            Condition::Between(of, Some(from), Some(to)) => {
                format!("{} in {}..{}", of_text(of), year_text(*from), year_text(*to))
            }
            Condition::Between(of, Some(from), None) => format!("{} >= {}", of_text(of), year_text(*from)),
            Condition::Between(of, None, to) => {
                format!("{} <= {}", of_text(of), year_text(to.unwrap_or(i32::MAX)))
            }
            Condition::Has(of) => format!("has({})", of_text(of)),
            Condition::Compares(of, comparison, value) => {
                format!("{} {} {}", of_text(of), comparison.sign(), quoted(value))
            }
            Condition::Exists(sort, name, inner) => {
                format!("exists {} {name} ({})", sort.word(), self.condition(inner, Tightness::Loose))
            }
            Condition::Supported(claim, without) if without.is_empty() => {
                format!("supported({})", self.term(claim))
            }
            Condition::Supported(claim, without) => {
                let without: Vec<String> = without.iter().map(|source| self.term(source)).collect();
                format!("supported({} without {})", self.term(claim), without.join(", "))
            }
        }
    }

    fn step(&self, step: &Step, around: Tightness) -> String {
        match step {
            Step::Along(Relation::Declared { id, literal }) => {
                let mark = if *literal { "!" } else { "" };
                format!("{}{mark}", self.catalog.vocabulary.relation(*id).id)
            }
            Step::Along(relation) => relation.word(&self.catalog.vocabulary).to_owned(),
            Step::Inverse(inner) => {
                let text = self.step(inner, Tightness::Tight);
                format!("^{}", bracketed(text, matches!(**inner, Step::Inverse(_))))
            }
            Step::Sequence(parts) => {
                let text: Vec<String> = parts.iter().map(|part| self.step(part, Tightness::Tight)).collect();
                bracketed(text.join("/"), around == Tightness::Tight)
            }
            Step::Either(parts) => {
                let text: Vec<String> = parts.iter().map(|part| self.step(part, Tightness::Middle)).collect();
                bracketed(text.join("|"), around != Tightness::Loose)
            }
            Step::Repeat(inner, least, most) => {
                let inner = self.step(inner, Tightness::Tight);
                bracketed(format!("{inner}{{{least}..{most}}}"), around == Tightness::Tight)
            }
        }
    }

    fn term(&self, term: &Term) -> String {
        match term {
            Term::Variable(name) => name.clone(),
            Term::Node(node) => self.node(*node),
        }
    }

    fn node(&self, node: NodeId) -> String {
        let name = format!("{}:{}", self.catalog.kind(node), self.catalog.id(node));
        if name.contains(' ') { quoted(&name) } else { name }
    }
}

/// A year with as many digits as the language knows it by: `0005`, `-0001`.
fn year_text(year: i32) -> String {
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}", year.unsigned_abs())
}

fn of_text(of: &Of) -> String {
    format!("{}.{}", of.variable, of.attribute.word())
}

/// A stage as text of the core.
#[must_use]
pub fn stage_text(stage: &Stage) -> String {
    match stage {
        Stage::Count(per) if per.is_empty() => "count".to_owned(),
        Stage::Count(per) => format!("count per {}", per.iter().map(of_text).collect::<Vec<_>>().join(", ")),
        Stage::Having(comparison, figure) => format!("having count {} {figure}", comparison.sign()),
        Stage::Sort(key, descending) => {
            let key = match key {
                SortKey::Count => "count".to_owned(),
                SortKey::Of(of) => of_text(of),
            };
            format!("sort {key} {}", if *descending { "desc" } else { "asc" })
        }
        Stage::Limit(number) => format!("limit {number}"),
        Stage::Show(attributes) => {
            format!("show {}", attributes.iter().map(of_text).collect::<Vec<_>>().join(", "))
        }
    }
}
