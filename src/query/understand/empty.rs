//! Why an answer is empty: the condition that leaves nothing, and the nearest question that has an answer.

use crate::catalog::Catalog;
use crate::catalog::entry::{Cite, NodeId};
use crate::catalog::standpoint::Standpoint;
use crate::graph::walk::Selector;
use crate::query::expr::{
    Body, Condition, Expr, Find, MOST_HOPS, Paths, Printed, Relation, Sort, Stage, Step, Term,
    print_condition, print_standpoint, stage_text,
};
use crate::query::understand::lexicon::plural;
use crate::query::understand::resolve::{Understood, all};

/// No more conditions are left out one by one: each is a question of its own.
const MOST: usize = 8;
/// Citations that are named; the rest is counted.
const NAMED: usize = 2;

/// What is needed to tell why an answer is empty.
pub struct Empty<'a> {
    /// Where names are.
    pub catalog: &'a Catalog,
    /// The question that has no answer.
    pub understood: &'a Understood,
    /// How many rows a question finds before its stages; none if that would cost too much.
    pub found: &'a dyn Fn(&Expr) -> Option<usize>,
    /// What a question means; none if nothing.
    pub means: &'a dyn Fn(&str) -> Option<Expr>,
}

/// A condition that all rows must fulfil, with its words.
struct Part {
    condition: Condition,
    words: String,
}

impl Empty<'_> {
    /// Why the answer is empty, a line each; nothing where that cannot be told.
    #[must_use]
    pub fn reasons(&self) -> Vec<String> {
        let Body::Find(find) = &self.understood.expr.body else { return Vec::new() };
        if let Some(paths) = &find.paths {
            return if find.variables.is_empty() { self.no_path(find, paths) } else { Vec::new() };
        }
        let parts = self.parts(find);
        match (self.found)(&self.understood.expr) {
            None => Vec::new(),
            Some(0) if parts.is_empty() => self.of_no_kind(find),
            Some(0) => self.emptied(find, &parts),
            Some(rows) => self.of_stages(find, rows),
        }
    }

    fn parts(&self, find: &Find) -> Vec<Part> {
        let of = |condition: &Condition| {
            let said = self.understood.parts.iter().find(|(known, _)| known == condition);
            let words =
                said.map_or_else(|| print_condition(condition, self.catalog), |(_, words)| words.clone());
            Part { condition: condition.clone(), words }
        };
        match &find.condition {
            Condition::All(parts) => parts.iter().map(of).collect(),
            other => vec![of(other)],
        }
    }

    /// Which bound of the question no path keeps.
    fn no_path(&self, find: &Find, paths: &Paths) -> Vec<String> {
        let Step::Repeat(ways, least, most) = &paths.step else { return Vec::new() };
        let ends = [Some(paths.from), if let Term::Node(to) = paths.to { Some(to) } else { None }];
        let speaks = |node: NodeId| self.catalog.work(node).is_some() || self.catalog.scholar(node).is_some();
        // Works and scholars take part in an argument through what they state.
        let through = [Relation::States, Relation::Wrote].into_iter();
        let through = through.filter(|_| ends.into_iter().flatten().any(speaks));
        let both_ways = std::iter::once(Relation::Any).chain(through).flat_map(|relation| {
            let along = Step::Along(relation);
            [along.clone(), Step::Inverse(Box::new(along))]
        });
        let any = Step::Either(both_ways.collect());
        let by = |ways: Step, most: u32| Step::Repeat(Box::new(ways), *least, most);
        let near = (**ways).clone();
        let freely = |step: Step| Paths {
            avoiding: Vec::new(),
            step,
            selector: Selector::AllShortest,
            ..paths.clone()
        };
        let keeping = |step: Step| Paths { avoiding: paths.avoiding.clone(), ..freely(step) };
        let lines: Vec<String> = [
            ("what it avoids", freely(paths.step.clone())),
            ("the limit on hops", keeping(by(near, MOST_HOPS))),
            ("its relations", keeping(by(any.clone(), *most))),
            ("its limits", freely(by(any, MOST_HOPS))),
        ]
        .into_iter()
        .filter(|(_, freer)| *freer != keeping(paths.step.clone()))
        .filter_map(|(bound, freer)| {
            let find = Find { paths: Some(freer), stages: Vec::new(), ..find.clone() };
            let expr = Expr { body: Body::Find(find), ..self.understood.expr.clone() };
            let found = (self.found)(&expr).filter(|found| *found > 0)?;
            let there = if found == 1 { "is 1 path".to_owned() } else { format!("are {found} paths") };
            Some(format!(
                "without {bound} there {there}: ask `{}`",
                Printed { expr: &expr, catalog: self.catalog }
            ))
        })
        .collect();
        // One bound alone is nearer than all of them.
        let fewest = if lines.len() > 1 { lines.len() - 1 } else { lines.len() };
        lines.into_iter().take(fewest).collect()
    }

    /// There is nothing of the kind at all, or nothing yet.
    fn of_no_kind(&self, find: &Find) -> Vec<String> {
        let Some(sort) = find.variables.first().map(|variable| &variable.sort) else { return Vec::new() };
        let kinds = plural(self.catalog, sort);
        let standpoint = &self.understood.expr.standpoint;
        let of_all =
            Expr { standpoint: Standpoint::default(), but_not: None, ..self.understood.expr.clone() };
        match (self.found)(&of_all).filter(|now| *now > 0 && !standpoint.is_everything()) {
            Some(now) => vec![match standpoint.year {
                Some(year) if standpoint.is_of_year() => {
                    format!("no {kinds} as of {year}; {now} in all years")
                }
                _ => {
                    format!("no {kinds} from this standpoint; {now} in the whole library")
                }
            }],
            None => vec![format!("this corpus has no {kinds}")],
        }
    }

    /// The conditions by themselves leave something, and `having` nothing of it.
    fn of_stages(&self, find: &Find, rows: usize) -> Vec<String> {
        let having = find.stages.iter().filter(|stage| matches!(stage, Stage::Having(..))).map(stage_text);
        let having: Vec<String> = having.map(|text| format!("`{text}`")).collect();
        let Some(sort) = find.variables.first().map(|variable| &variable.sort) else { return Vec::new() };
        if having.is_empty() {
            return Vec::new();
        }
        let of = self.kinds(sort, rows);
        vec![format!("no count matches {}; without it, there are counts of {of}", having.join(" and "))]
    }

    fn emptied(&self, find: &Find, parts: &[Part]) -> Vec<String> {
        let Some(sort) = find.variables.first().map(|variable| variable.sort.clone()) else {
            return Vec::new();
        };
        let mut lines = Vec::new();
        let none = if sort == Sort::Any { "nothing".to_owned() } else { format!("no {}", sort.word()) };
        let parts = &parts[..parts.len().min(MOST)];
        let number = |kept: &[&Part]| (self.found)(&self.with(find, kept));
        let count = |kept: &[&Part]| number(kept).unwrap_or_default();
        let alone: Vec<&Part> = parts.iter().filter(|part| number(&[*part]) == Some(0)).collect();
        for part in &alone {
            let words = part.words.strip_prefix("matching ").unwrap_or(&part.words);
            lines.push(format!("{none} matches `{words}`"));
            lines.extend(self.cited(&part.condition));
        }
        let rest = without(parts, &alone);
        if !alone.is_empty() && !rest.is_empty() && count(&rest) > 0 {
            lines.push(self.nearest(find, &sort, &alone, &rest, count(&rest)));
            return lines;
        }
        let one_less: Vec<(&Part, Vec<&Part>, usize)> = rest
            .iter()
            .map(|part| {
                let left: Vec<&Part> = alone.iter().copied().chain([*part]).collect();
                let kept = without(parts, &left);
                let found = count(&kept);
                (*part, kept, found)
            })
            .filter(|(_, kept, found)| *found > 0 && !kept.is_empty())
            .collect();
        if !one_less.is_empty() && alone.is_empty() {
            for (part, kept, found) in one_less {
                lines.push(self.nearest(find, &sort, &[part], &kept, found));
            }
            return lines;
        }
        // As many conditions as go together, from the first on.
        let mut kept: Vec<&Part> = Vec::new();
        for part in rest {
            kept.push(part);
            if count(&kept) == 0 {
                kept.pop();
            }
        }
        let left = without(parts, &kept);
        let found = count(&kept);
        // That there are things at all is no answer to a search.
        if found > 0 && !(kept.is_empty() && sort == Sort::Any) {
            lines.push(self.nearest(find, &sort, &left, &kept, found));
        }
        lines
    }

    /// `without "by Tuschhoff" there are 12 claims: ask "claims about trust"`
    fn nearest(&self, find: &Find, sort: &Sort, left: &[&Part], kept: &[&Part], found: usize) -> String {
        let left: Vec<String> = left.iter().map(|part| format!("`{}`", part.words)).collect();
        let be = if found == 1 { "is" } else { "are" };
        let question = self.question(find, sort, kept);
        let of = self.kinds(sort, found);
        format!("without {} there {be} {of}: ask `{question}`", left.join(" and "))
    }

    fn kinds(&self, sort: &Sort, number: usize) -> String {
        match (number, sort) {
            (1, Sort::Any) => "1 thing".to_owned(),
            (1, sort) => format!("1 {}", sort.word()),
            (number, sort) => format!("{number} {}", plural(self.catalog, sort)),
        }
    }

    /// The question with these conditions alone, in words where they mean the same.
    fn question(&self, find: &Find, sort: &Sort, kept: &[&Part]) -> String {
        let expr = self.with(find, kept);
        let words: Vec<&str> = kept.iter().map(|part| part.words.as_str()).collect();
        let standpoint = match print_standpoint(&expr.standpoint, self.catalog) {
            standpoint if standpoint.is_empty() => standpoint,
            standpoint => format!("{standpoint}: "),
        };
        let english = format!("{standpoint}{} {}", plural(self.catalog, sort), words.join(" "));
        let english = english.trim_end().to_owned();
        match (self.means)(&english) {
            Some(meant) if meant == expr => english,
            _ => Printed { expr: &expr, catalog: self.catalog }.to_string(),
        }
    }

    fn with(&self, find: &Find, kept: &[&Part]) -> Expr {
        let condition = kept
            .iter()
            .fold(Condition::All(Vec::new()), |condition, part| all(condition, part.condition.clone()));
        let find = Find { condition, stages: Vec::new(), ..find.clone() };
        Expr { body: Body::Find(find), ..self.understood.expr.clone() }
    }

    /// Where the works and scholars that a condition names are cited.
    fn cited(&self, condition: &Condition) -> Vec<String> {
        let mut named = Vec::new();
        nodes(condition, &mut named);
        let mut lines = Vec::new();
        for node in named {
            let is_of = |cite: &&Cite| {
                let by =
                    |work: NodeId| self.catalog.work(work).is_some_and(|work| work.makers().contains(&node));
                cite.to.work == node || by(cite.to.work)
            };
            let cites: Vec<&str> =
                self.catalog.cites.iter().filter(is_of).map(|cite| cite.id.as_str()).collect();
            if cites.is_empty() {
                continue;
            }
            let more = match cites.len().saturating_sub(NAMED) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let (label, id) = (self.catalog.label(node), self.catalog.id(node));
            lines.push(format!(
                "{label} is cited: {}{more}; ask `citations of {id}`",
                cites[..cites.len().min(NAMED)].join(", ")
            ));
        }
        lines
    }
}

/// The conditions without some of them.
fn without<'p>(parts: &'p [Part], left: &[&Part]) -> Vec<&'p Part> {
    parts.iter().filter(|part| !left.iter().any(|other| std::ptr::eq(*other, *part))).collect()
}

/// The works and scholars that a condition names, each once.
fn nodes(condition: &Condition, found: &mut Vec<NodeId>) {
    match condition {
        Condition::All(parts) | Condition::One(parts) => parts.iter().for_each(|part| nodes(part, found)),
        Condition::Not(inner) | Condition::Exists(_, _, inner) => nodes(inner, found),
        Condition::Relates(from, _, to) => {
            for term in [from, to] {
                if let Term::Node(node) = term
                    && !found.contains(node)
                {
                    found.push(*node);
                }
            }
        }
        Condition::Matches(..)
        | Condition::Between(..)
        | Condition::Has(..)
        | Condition::Compares(..)
        | Condition::Supported(..) => {}
    }
}
