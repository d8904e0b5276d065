//! Plans in lines, as `--explain` shows them.

use std::fmt::Write;

use crate::catalog::Catalog;
use crate::query::attribute::Attribute;
use crate::query::evaluate::plan::{Bound, Join, Plan, Scan, Test};
use crate::query::evaluate::profile::Profile;
use crate::query::expr::{print_condition, print_step, print_term, stage_text};

/// A plan in lines; with what carrying it out took, where that is known.
#[must_use]
pub fn print(plan: &Plan, catalog: &Catalog, profile: Option<&Profile>) -> String {
    let mut lines = Lines { catalog, lines: Vec::new() };
    for (at, bound) in plan.bounds.iter().enumerate() {
        let seen = profile.and_then(|profile| profile.bounds.get(at));
        lines.scan(0, bound, seen.map_or_else(String::new, |seen| seen.scanned()));
        for (at, test) in bound.tests.iter().enumerate() {
            lines.test(0, test, seen.map_or_else(String::new, |seen| seen.tested(at)));
        }
    }
    if let Some(paths) = &plan.paths {
        lines.add(0, format!("paths   along {}", print_step(&paths.step, catalog)), String::new());
    }
    for stage in &plan.stages {
        lines.add(0, format!("then    {}", stage_text(stage)), String::new());
    }
    if let Some(profile) = profile {
        lines.add(0, "rows".to_owned(), profile.total());
    }
    let mut text = String::new();
    for (indent, line, note) in lines.lines {
        let margin = " ".repeat(indent * 2);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{margin}{line}");
        if !note.is_empty() {
            let _ = writeln!(text, "{margin}          {note}");
        }
    }
    text
}

struct Lines<'c> {
    catalog: &'c Catalog,
    /// How far each is indented, the line, and what is noted below it.
    lines: Vec<(usize, String, String)>,
}

impl Lines<'_> {
    fn add(&mut self, indent: usize, line: String, note: String) {
        self.lines.push((indent, line, note));
    }

    fn scan(&mut self, indent: usize, bound: &Bound, found: String) {
        let expected = bound.expected.map_or_else(String::new, |rows| format!("about {rows} expected"));
        let notes: Vec<String> = [expected, found].into_iter().filter(|part| !part.is_empty()).collect();
        let line = format!("scan    {} = {}", bound.variable, self.from(&bound.scan, bound));
        self.add(indent, line, notes.join(", "));
        self.within(indent + 1, &bound.scan);
    }

    /// Where candidates come from.
    fn from(&self, scan: &Scan, bound: &Bound) -> String {
        let sort = bound.sort.word();
        match scan {
            Scan::All => format!("all of sort {sort}"),
            Scan::Text(attribute, words) => {
                let field = attribute.map_or("any text", Attribute::word);
                format!("text index: {words:?} in {field}, of sort {sort}")
            }
            Scan::From(start, step) => {
                let (start, step) = (print_term(start, self.catalog), print_step(step, self.catalog));
                format!("from {start} along {step}, of sort {sort}")
            }
            Scan::Unsupported(without) => {
                let without: Vec<String> =
                    without.iter().map(|term| print_term(term, self.catalog)).collect();
                let without = if without.is_empty() {
                    String::new()
                } else {
                    format!(" without {}", without.join(", "))
                };
                format!("what is not supported{without}, of sort {sort}")
            }
            Scan::Through(inner, step) => {
                let step = print_step(step, self.catalog);
                format!("semi-join: from each {} along {step}, of sort {sort}", inner.variable)
            }
            Scan::Either(scans) => {
                let each: Vec<String> = scans.iter().map(|scan| self.from(scan, bound)).collect();
                each.join("; or ")
            }
            Scan::Kept(..) => "found once:".to_owned(),
        }
    }

    fn within(&mut self, indent: usize, scan: &Scan) {
        match scan {
            Scan::Through(inner, _) | Scan::Kept(inner, _) => self.bound(indent, inner),
            Scan::Either(scans) => scans.iter().for_each(|scan| self.within(indent, scan)),
            Scan::All | Scan::Text(..) | Scan::From(..) | Scan::Unsupported(_) => {}
        }
    }

    fn bound(&mut self, indent: usize, bound: &Bound) {
        self.scan(indent, bound, String::new());
        bound.tests.iter().for_each(|test| self.test(indent, test, String::new()));
    }

    fn test(&mut self, indent: usize, test: &Test, seen: String) {
        let denied = match test {
            Test::Not(inner) => Some(&**inner),
            _ => None,
        };
        match (test, denied) {
            (Test::All(parts), _) if parts.is_empty() => {}
            (Test::Join(join), _) => self.join(indent, "semi-join", join, seen),
            (_, Some(Test::Join(join))) => self.join(indent, "anti-join", join, seen),
            _ => {
                self.add(
                    indent,
                    format!("test    {}", print_condition(&test.condition(), self.catalog)),
                    seen,
                );
                self.joins(indent + 1, test);
            }
        }
    }

    /// The joins within a test.
    fn joins(&mut self, indent: usize, test: &Test) {
        match test {
            Test::All(parts) | Test::One(parts) => parts.iter().for_each(|part| self.joins(indent, part)),
            Test::Not(inner) => match &**inner {
                Test::Join(join) => self.join(indent, "anti-join", join, String::new()),
                inner => self.joins(indent, inner),
            },
            Test::Join(join) => self.join(indent, "semi-join", join, String::new()),
            Test::Is(_) => {}
        }
    }

    fn join(&mut self, indent: usize, word: &str, join: &Join, seen: String) {
        let each = match &join.kept {
            None => String::new(),
            Some((names, _)) if names.is_empty() => ", once".to_owned(),
            Some((names, _)) => format!(", once for each {}", names.join(", ")),
        };
        self.add(indent, format!("{word} with {}{each}", join.bound.variable), seen);
        self.bound(indent + 1, &join.bound);
    }
}
