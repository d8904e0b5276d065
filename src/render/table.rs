//! Answers for people to read: what it comes to, a line for each row, then the evidence.

mod block;
mod citation;
mod entry;
mod evidence;
mod page;
mod path;

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::query::answer::{Answer, Row, Shape, Value};
use crate::query::snippet::Snippets;
use crate::render::amount::Amount;
use crate::render::cells;
use crate::render::challenged;
use crate::render::grid;
use crate::render::headline::headline;
use crate::render::impact;
use crate::render::links::{Links, linked};
use crate::render::names::Names;
use crate::render::paint::{Paint, Role, wrap};
use crate::render::phrase;
use crate::render::reason;
use crate::render::table::entry::Entry;

/// An answer as lines of text, with a line feed at its end.
#[must_use]
pub fn answer(
    catalog: &Catalog,
    paint: Paint,
    answer: &Answer,
    snippets: &Snippets,
    amount: Amount,
    links: Option<Links<'_>>,
) -> String {
    let table = Table { catalog, paint, snippets, amount, links };
    let mut parts = vec![
        answer.read_as.as_ref().map_or_else(Vec::new, |reading| {
            paint.block_in(Some(Role::Faint), "", 0, &format!("read as: {reading}"))
        }),
        table.headline(answer),
    ];
    parts.extend(table.parts(answer));
    parts.push(impact::lines(catalog, paint, answer));
    parts.push(table.cut(answer));
    parts.retain(|part| !part.is_empty());
    parts.iter().map(|part| part.join("\n")).collect::<Vec<_>>().join("\n\n") + "\n"
}

struct Table<'a> {
    catalog: &'a Catalog,
    snippets: &'a Snippets,
    paint: Paint,
    amount: Amount,
    links: Option<Links<'a>>,
}

impl Table<'_> {
    /// What the answer comes to.
    fn headline(&self, answer: &Answer) -> Vec<String> {
        let role = match answer.rows.first().and_then(|row| row.verdicts.first()) {
            Some(verdict) if matches!(answer.shape, Shape::Why(_)) => phrase::role(verdict),
            _ => Role::Title,
        };
        headline(self.catalog, answer)
            .map_or_else(Vec::new, |text| self.paint.block_in(Some(role), "", 0, &text))
    }

    /// The parts below the headline, each set off from the others.
    fn parts(&self, answer: &Answer) -> Vec<Vec<String>> {
        let has_verdicts = answer.rows.iter().any(|row| !row.verdicts.is_empty());
        match answer.shape {
            Shape::Why(negated) => self.why(answer, negated),
            _ if answer.is_empty() => {
                vec![self.nothing(answer), self.block(answer), self.evidence_left_out(answer)]
            }
            Shape::Page => vec![self.page(answer)],
            Shape::Paths => {
                answer.paths.iter().enumerate().map(|(at, path)| self.path(answer, at + 1, path)).collect()
            }
            Shape::Counts => {
                let grid = if is_one_figure(answer) { Vec::new() } else { self.grid(answer) };
                vec![grid, self.reasons(answer)]
            }
            Shape::Comparison => {
                let most = self.amount.of_comparison();
                std::iter::once(self.grid(answer)).chain(self.each_verdict(answer, most)).collect()
            }
            Shape::Rows if answer.shown => vec![self.grid(answer), self.left_out_rows(answer)],
            Shape::Rows if has_verdicts => {
                let most = self.amount.of_verdict();
                let mut parts = vec![self.block(answer)];
                parts.extend(self.each_verdict(answer, most));
                parts.push(self.evidence_left_out(answer));
                parts
            }
            Shape::Rows => vec![self.entries(answer), self.block(answer)],
        }
    }

    /// Rows without verdicts.
    fn entries(&self, answer: &Answer) -> Vec<String> {
        let is_stated = |row: &Row| row.node.is_some_and(|node| self.catalog.stated_as(node).is_some());
        let names = Names::of(self.catalog, answer);
        let kinds = answer.rows.iter().filter_map(|row| Some(self.catalog.kind(row.node?)));
        let is_mixed = kinds.collect::<BTreeSet<_>>().len() > 1;
        let mut lines = Vec::new();
        for (at, row) in answer.rows.iter().enumerate() {
            // A claim or an argument has no title that would set it off.
            let is_set_off = at > 0 && (is_stated(row) || is_stated(&answer.rows[at - 1]));
            if is_set_off && self.amount != Amount::Brief {
                lines.push(String::new());
            }
            lines.extend(self.entry(answer, &names, is_mixed, row));
        }
        lines
    }

    /// A thing in short.
    fn page(&self, answer: &Answer) -> Vec<String> {
        let names = Names::of(self.catalog, answer);
        let lines = |row: &Row| {
            let more = page::lines(self.catalog, self.paint, answer, row);
            self.entry(answer, &names, true, row).into_iter().chain(more).collect::<Vec<_>>()
        };
        answer.rows.iter().flat_map(lines).chain(self.reasons(answer)).collect()
    }

    /// That nothing is there, and why.
    fn nothing(&self, answer: &Answer) -> Vec<String> {
        // The headline of an answer from a standpoint says so.
        let is_told = !answer.standpoint.is_everything();
        let none = self.paint.text(Role::Faint, answer.nothing());
        std::iter::once(none).filter(|_| !is_told).chain(self.reasons(answer)).collect()
    }

    /// Why nothing is there.
    fn reasons(&self, answer: &Answer) -> Vec<String> {
        answer.reasons.iter().flat_map(|reason| self.paint.block("", 2, reason)).collect()
    }

    /// That the answer is not all there is.
    fn cut(&self, answer: &Answer) -> Vec<String> {
        if !answer.truncated {
            return Vec::new();
        }
        let shown = answer.rows.len().max(answer.paths.len());
        let text = match answer.total.saturating_sub(shown) {
            0 => "results truncated: there may be more".to_owned(),
            1 => "1 more omitted by the limit".to_owned(),
            more => format!("{more} more omitted by the limit"),
        };
        vec![text]
    }

    /// One verdict, all that bears on it, and how it came about.
    fn why(&self, answer: &Answer, negated: bool) -> Vec<Vec<String>> {
        let verdict = answer.rows.first().and_then(|row| row.verdicts.first());
        let Some(verdict) = verdict else { return Vec::new() };
        let derived = wrap(&reason::text(self.catalog, verdict, negated), self.paint.prose());
        let evidence = match self.amount.of_derivation() {
            0 => Vec::new(),
            most => self.evidence(verdict, most),
        };
        vec![evidence, derived, self.reasons(answer)]
    }

    /// A row without a verdict: what it is, and where it comes from.
    fn entry(&self, answer: &Answer, names: &Names<'_>, is_mixed: bool, row: &Row) -> Vec<String> {
        let Some(node) = row.node else { return Vec::new() };
        if let Some(cite) = self.catalog.citation(node) {
            let mut lines = citation::lines(self.catalog, self.paint, cite, self.amount);
            let head = lines.splice(..1, []).collect();
            return [linked(self.links, node, head), lines].concat();
        }
        let because = impact::because(row);
        let snippet = self.snippets.get(&node);
        let standing = &challenged::of_claim(self.catalog, answer, Some(node));
        let (amount, links) = (self.amount, self.links);
        Entry {
            catalog: self.catalog,
            paint: self.paint,
            names,
            node,
            snippet,
            because,
            standing,
            is_mixed,
            amount,
            links,
        }
        .lines()
    }

    fn grid(&self, answer: &Answer) -> Vec<String> {
        let names = Names::of(self.catalog, answer);
        let cell = |row: &Row, at: usize| match cells::shown(self.catalog, answer, &names, row, at) {
            Some(Value::Number(number)) => grid::Cell::Number(number),
            Some(Value::Text(text)) if !text.is_empty() => grid::Cell::Text(text),
            _ if at == 0 => grid::Cell::Text(cells::NONE.to_owned()),
            _ => grid::Cell::Text(String::new()),
        };
        let columns = cells::columns(self.catalog, answer);
        let rows = answer.rows.iter().map(|row| columns.iter().map(|at| cell(row, *at)).collect());
        grid::grid(&cells::heads(self.catalog, answer), &rows.collect::<Vec<_>>(), self.paint)
    }
}

/// True of a figure over everything, which the headline tells.
fn is_one_figure(answer: &Answer) -> bool {
    matches!(answer.rows.as_slice(), [row] if row.group.is_none())
}
