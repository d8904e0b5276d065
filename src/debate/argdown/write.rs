//! A debate as Argdown text, which `@argdown/core` reads without an error.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::debate::argdown::fitted::fitted;
use crate::debate::argdown::marks::Marks;
use crate::debate::argdown::steps::{Step, grouped};
use crate::debate::argdown::text::{bracketed, escaped};
use crate::debate::titles::{Taken, printed};
use crate::debate::{Debate, Losses, StatementId};

/// Writes a debate. What Argdown cannot hold is put down in `losses`.
#[must_use]
pub fn write(debate: &Debate, losses: &mut Losses) -> String {
    let (debate, is_strict) = fitted(debate, losses);
    let debate = &debate;
    let steps = grouped(&debate.inferences);
    let [statements, arguments] = names(debate, &steps, losses);
    let marks = Marks::of(debate, &steps, [&statements, &arguments], losses);
    let mut out = String::new();
    if is_strict {
        out += "===\nmodel:\n    mode: strict\n===\n";
    }
    let writer = Writer { debate, steps, statements, arguments, marks };
    let mut last = None;
    for (place, part) in writer.parts() {
        if last != Some(place) {
            writer.headings(&mut out, last, place);
            last = Some(place);
        }
        out.push('\n');
        match part {
            Part::Statement(at) => writer.statement(&mut out, at, losses),
            Part::Argument(at) => writer.argument(&mut out, at, losses),
        }
    }
    out
}

/// How statements and arguments are referred to in print: each with a title of its own among those of its sort.
fn names(debate: &Debate, steps: &[Vec<Step>], losses: &mut Losses) -> [Vec<String>; 2] {
    let mut taken = [Taken::default(), Taken::default()];
    let mut own = |title: &str, is_argument: bool, number: usize| {
        let mut plain = bracketed(title);
        if plain.is_empty() {
            plain = format!("{} {number}", if is_argument { "Argument" } else { "Statement" });
        }
        let unique = taken[usize::from(is_argument)].once(&plain, |number| format!("{plain} ({number})"));
        if unique != title && !title.is_empty() {
            losses.changed("titles", "such as Argdown can tell apart", title);
        }
        printed(&unique, is_argument)
    };
    let statements = debate.statements.iter().enumerate();
    let statements = statements.map(|(at, one)| own(&one.title, one.is_sketch, at + 1)).collect();
    let arguments = steps.iter().enumerate();
    let arguments = arguments
        .map(|(at, steps)| own(&debate.inferences[steps[0].inference].title, true, at + 1))
        .collect();
    [statements, arguments]
}

/// A work and a section of it.
type Place<'a> = (&'a str, &'a str);

/// Something with a place in the text: a statement, or an argument by its number among the grouped ones.
#[derive(Clone, Copy)]
enum Part {
    Statement(StatementId),
    Argument(usize),
}

struct Writer<'a> {
    debate: &'a Debate,
    /// The steps of each argument in their order.
    steps: Vec<Vec<Step>>,
    statements: Vec<String>,
    arguments: Vec<String>,
    marks: Marks,
}

impl<'a> Writer<'a> {
    /// What is written, by works and their sections, both in the order in which they are met. What is in no section is
    /// above the sections.
    fn parts(&self) -> Vec<(Place<'a>, Part)> {
        let statements = self.debate.statements.iter().enumerate();
        let statements =
            statements.map(|(at, one)| ((one.work.as_str(), one.section.as_str()), Part::Statement(at)));
        let arguments = self.steps.iter().enumerate().filter_map(|(at, steps)| {
            let last = &self.debate.inferences[steps.last()?.inference];
            Some(((last.work.as_str(), last.section.as_str()), Part::Argument(at)))
        });
        let mut all: Vec<(Place<'a>, Part)> = statements.chain(arguments).collect();
        let mut works: BTreeMap<&str, usize> = BTreeMap::new();
        let mut sections: BTreeMap<Place<'_>, usize> = BTreeMap::new();
        for ((work, section), _) in &all {
            let next = works.len();
            works.entry(work).or_insert(next);
            let next = if section.is_empty() { 0 } else { sections.len() + 1 };
            sections.entry((work, section)).or_insert(next);
        }
        all.sort_by_key(|(place, _)| (works[place.0], sections[place]));
        all
    }

    fn headings(&self, out: &mut String, last: Option<Place<'_>>, (work, section): Place<'_>) {
        let mut heading = |mark: &str, text: &str| {
            let gap = if out.is_empty() { "" } else { "\n" };
            let _ = writeln!(out, "{gap}{mark} {}", escaped(text));
        };
        if last.is_none_or(|(last, _)| last != work) {
            let named = self.debate.works.get(work).map_or("", String::as_str);
            // What is of no work beside those that have one is of all of them.
            let whole = if self.debate.works.is_empty() { self.debate.title.as_str() } else { "" };
            let titles = [named, whole, work, "Statements"];
            heading("#", titles.into_iter().find(|title| !title.is_empty()).unwrap_or_default());
        }
        if !section.is_empty() {
            heading("##", section);
        }
    }

    fn statement(&self, out: &mut String, at: StatementId, losses: &mut Losses) {
        let (one, name) = (&self.debate.statements[at], &self.statements[at]);
        // A title that is printed as it is says what is said; another does not.
        let says_all = one.text == one.title && *name == printed(&one.title, one.is_sketch);
        out.push_str(name);
        if !says_all {
            let _ = write!(out, ": {}", escaped(&one.text));
        }
        for tag in &one.tags {
            let _ = write!(out, " #({})", tag.replace(['(', ')'], " "));
        }
        out.push('\n');
        for mark in self.marks.of_statements.get(&at).into_iter().flatten() {
            let _ = writeln!(out, "  {mark}");
        }
        if one.asks {
            losses.omitted("forces", format!("{name}: asks"));
        }
        if !one.note.is_empty() {
            losses.omitted("notes", name.as_str());
        }
    }

    fn argument(&self, out: &mut String, at: usize, losses: &mut Losses) {
        let (steps, name) = (&self.steps[at], &self.arguments[at]);
        let mut texts = steps.iter().map(|step| &self.debate.inferences[step.inference]);
        let text =
            texts.clone().map(|one| one.text.as_str()).rfind(|text| !text.is_empty()).unwrap_or_default();
        for one in texts.clone().filter(|one| !one.text.is_empty() && one.text != text) {
            losses.omitted("texts of steps within arguments", format!("{name}: {}", one.text));
        }
        if texts.any(|one| !one.note.is_empty()) {
            losses.omitted("notes", name.as_str());
        }
        let said = if text.is_empty() { String::new() } else { format!(": {}", escaped(text)) };
        let _ = writeln!(out, "{name}{said}\n");
        for step in steps {
            self.step(out, step);
        }
    }

    fn step(&self, out: &mut String, step: &Step) {
        let one = &self.debate.inferences[step.inference];
        let first = step.line - step.new.len();
        for (number, premise) in (first..).zip(&step.new) {
            let _ = writeln!(out, "({number}) {}", self.statements[*premise]);
        }
        let uses = step.uses.as_ref().map(|uses| {
            let numbers: Vec<String> = uses.iter().map(ToString::to_string).collect();
            format!("{{uses: [{}]}}", numbers.join(", "))
        });
        // The dashes that end a line of rules would be read as part of one that ends with a dash.
        let rule = one.rule.replace('-', " ").trim().to_owned();
        let rule = Some(escaped(&rule)).filter(|rule| !rule.is_empty());
        let between: Vec<String> = rule.into_iter().chain(uses).collect();
        let line =
            if between.is_empty() { "----".to_owned() } else { format!("-- {} --", between.join(" ")) };
        let _ = writeln!(out, "{line}");
        for mark in self.marks.of_steps.get(&step.inference).into_iter().flatten() {
            let _ = writeln!(out, "  {mark}");
        }
        let _ = writeln!(out, "({}) {}", step.line, self.statements[one.conclusion]);
    }
}
