//! A page being written: a head, facts, and sections that are left out where they have nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::condition;
use crate::catalog::entry::NodeId;
use crate::graph::Evidence;
use crate::query::attribute::Attribute;
use crate::render::grid::{Cell, grid};
use crate::render::links::linked;
use crate::render::paint::{Paint, Role, wrap};
use crate::render::show::World;
use crate::render::show::facts::facts;
use crate::render::{challenged, cite, phrase};
use crate::source::Span;
use crate::verdict::Verdict;

/// What a work's reference tells, and is a fact for programs.
const REFERENCE: [&str; 4] = ["authors", "editors", "year", "in"];

pub(super) struct Sheet<'w> {
    pub(super) world: &'w World<'w>,
    pub(super) paint: Paint,
    lines: Vec<String>,
}

impl<'w> Sheet<'w> {
    pub(super) fn new(world: &'w World<'w>, paint: Paint) -> Self {
        Self { world, paint, lines: Vec::new() }
    }

    pub(super) fn text(self) -> String {
        self.lines.join("\n") + "\n"
    }

    /// The name of a thing, what it is, and what is recorded of it.
    pub(super) fn head(&mut self, node: NodeId) {
        let catalog = self.world.catalog;
        let label = catalog.label(node);
        let name = format!("{}:{}", catalog.kind(node), catalog.id(node));
        let (title, beside) =
            if label == catalog.id(node) { (name, String::new()) } else { (label.clone(), name) };
        let text = Attribute::Text.values(catalog, node).concat();
        let text = if text == label { String::new() } else { text };
        // A work's reference has its people, its year and the fields of the bibliography.
        let is_told = |name: &str| match catalog.work(node) {
            Some(work) => REFERENCE.contains(&name) || work.fields.contains_key(name) && name != "doi",
            None => name == "claims",
        };
        let mut facts = facts(self.world, node);
        facts.retain(|(name, _)| !is_told(name));
        facts.extend(self.place(catalog.span(node)));
        let start = self.lines.len();
        self.titled(&title, &beside, &text, &facts);
        let titles = self.lines.splice(start..=start, []).collect();
        self.lines.splice(start..start, linked(self.world.links, node, titles));
    }

    /// A title with what stands beside it, a text and facts.
    pub(super) fn titled(&mut self, title: &str, beside: &str, text: &str, facts: &[(String, Vec<String>)]) {
        let beside = self.paint.text(Role::Faint, beside);
        self.lines.extend(self.paint.head(Some(Role::Title), title, &[], &beside));
        self.lines.extend(wrap(text, self.paint.prose()));
        let widest = facts.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0) + 4;
        for (name, values) in facts {
            for (at, value) in values.iter().enumerate() {
                let first = if at == 0 { format!("  {name}") } else { String::new() };
                self.lines.extend(self.paint.block(&first, widest, value));
            }
        }
    }

    /// Where something is declared, as a fact.
    pub(super) fn place(&self, span: Option<Span>) -> Option<(String, Vec<String>)> {
        Some(("record".to_owned(), vec![self.world.sources.place(span?)]))
    }

    /// A section under a title; nothing if it has no lines.
    pub(super) fn section(&mut self, title: &str, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        self.lines.extend([String::new(), self.paint.text(Role::Title, title)]);
        self.lines.extend(lines.iter().cloned());
    }

    /// Verdicts, a line each, by what `said` says of them.
    pub(super) fn verdicts(&self, verdicts: &[Verdict], said: &dyn Fn(&Verdict) -> String) -> Vec<String> {
        let rows: Vec<Vec<Cell>> = verdicts
            .iter()
            .map(|verdict| {
                let catalog = self.world.catalog;
                vec![
                    Cell::Said(phrase::role(verdict), said(verdict)),
                    Cell::Text(phrase::marks(verdict)),
                    Cell::Text(phrase::tally(catalog, verdict)),
                ]
            })
            .collect();
        let narrower = Paint { width: self.paint.width.saturating_sub(2), ..self.paint };
        let heads = ["verdict", "marks", "evidence"].map(str::to_owned);
        // The heads go without saying.
        let lines = if rows.is_empty() { Vec::new() } else { grid(&heads, &rows, narrower) };
        lines.into_iter().skip(1).map(|line| format!("  {line}")).collect()
    }

    /// Claims under the works that make them, the oldest work first.
    pub(super) fn claims(&self, claims: impl IntoIterator<Item = NodeId>) -> Vec<String> {
        let catalog = self.world.catalog;
        let mut by_work: BTreeMap<(Option<i32>, NodeId), BTreeSet<NodeId>> = BTreeMap::new();
        for id in claims {
            let Some(claim) = catalog.claim(id) else { continue };
            let year = catalog.work(claim.work).and_then(|work| work.year);
            by_work.entry((year, claim.work)).or_default().insert(id);
        }
        let mut lines = Vec::new();
        for ((_, work), claims) in by_work {
            lines.push(format!("  {}", self.paint.text(Role::Title, &cite::author_year(catalog, work))));
            for claim in claims {
                lines.extend(self.claim(claim, ""));
            }
        }
        lines
    }

    /// A claim under its work: its words, and where and how it is made.
    pub(super) fn claim(&self, id: NodeId, first: &str) -> Vec<String> {
        let catalog = self.world.catalog;
        let Some(claim) = catalog.claim(id) else { return Vec::new() };
        let source = Evidence::Claim(id).source(catalog);
        let via =
            source.via.as_ref().map_or_else(String::new, |via| format!("via {}", cite::place(catalog, via)));
        let standing = challenged::itself(catalog, &self.world.verdicts.challenged(catalog, id));
        let place = if first.is_empty() { claim.at.to_string() } else { cite::read_in(catalog, &source) };
        let when = condition::of_claim(catalog, claim);
        let parts = [place.as_str(), &via, cite::force(claim.force), &when, &claim.id, &standing];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let mut lines = self.paint.block(&format!("    {first}"), 4 + first.chars().count(), &claim.text);
        let place = self.paint.block_in(Some(Role::Faint), "", 6, &parts.join(" · "));
        lines.extend(linked(self.world.links, id, place));
        lines
    }

    /// Names on a line, under one word.
    pub(super) fn listed(&self, word: &str, names: &[String]) -> Vec<String> {
        if names.is_empty() {
            return Vec::new();
        }
        let first = format!("  {word}  ");
        self.paint.block(&first, first.chars().count(), &names.join(", "))
    }
}
