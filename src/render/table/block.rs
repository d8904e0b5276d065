//! A line for each row that has a verdict, and for each that its verdict left out.

use std::collections::BTreeSet;

use crate::catalog::entry::NodeId;
use crate::query::answer::{Answer, LeftOut, Row};
use crate::render::grid::{Cell, grid};
use crate::render::paint::Role;
use crate::render::phrase;
use crate::render::table::Table;
use crate::verdict::{Outcome, Status, Verdict};

/// What the title of the second part says.
const LEFT_OUT: &str = "omitted";
/// So many of what was left out are shown; the rest is counted.
const SHOWN: usize = 10;

/// What all verdicts of an answer have in common, which no line needs to say.
#[derive(Clone, Copy)]
struct Common {
    subject: bool,
    relation: bool,
    object: bool,
}

impl Common {
    fn of(rows: &[Row], left_out: &[LeftOut]) -> Self {
        let verdicts = || {
            let of_rows = rows.iter().flat_map(|row| &row.verdicts);
            of_rows.chain(left_out.iter().map(|left| &left.verdict))
        };
        let is_one = |ends: BTreeSet<NodeId>| ends.len() == 1;
        Self {
            subject: is_one(verdicts().map(|verdict| verdict.subject).collect()),
            relation: verdicts().map(|verdict| verdict.relation).collect::<BTreeSet<_>>().len() == 1,
            object: is_one(verdicts().map(|verdict| verdict.object).collect()),
        }
    }
}

impl Table<'_> {
    /// The rows with their verdicts, and what was left out: what speaks first, then in one line what is silent.
    pub(super) fn block(&self, answer: &Answer) -> Vec<String> {
        self.judged(answer, &answer.rows)
    }

    /// What was left out, where the question chose its own columns.
    pub(super) fn left_out_rows(&self, answer: &Answer) -> Vec<String> {
        self.judged(answer, &[])
    }

    fn judged(&self, answer: &Answer, rows: &[Row]) -> Vec<String> {
        let common = Common::of(rows, &answer.left_out);
        let rows = rows.iter().filter_map(|row| Some((row.node?, &row.verdicts)));
        let mut cells: Vec<Vec<Cell>> = rows
            .flat_map(|(node, verdicts)| {
                verdicts
                    .iter()
                    .enumerate()
                    .map(move |(at, verdict)| self.line(node, at == 0, verdict, common))
            })
            .collect();
        let (silent, speaking): (Vec<&LeftOut>, Vec<&LeftOut>) =
            answer.left_out.iter().partition(|left| left.verdict.status == Status::Silent);
        let most = if self.amount.is_full() { usize::MAX } else { SHOWN };
        if !speaking.is_empty() {
            cells.push(vec![Cell::Said(Role::Faint, LEFT_OUT.to_owned())]);
            let shown = speaking.iter().take(most);
            cells.extend(shown.map(|left| self.line(left.node, true, &left.verdict, common)));
        }
        let first = answer.columns.first().cloned().unwrap_or_default();
        let heads = [first, "verdict".to_owned(), "marks".to_owned(), "evidence".to_owned()];
        let mut lines = if cells.is_empty() { Vec::new() } else { grid(&heads, &cells, self.paint) };
        lines.extend(speaking.len().checked_sub(most).filter(|more| *more > 0).map(more));
        lines.extend(self.silent(&silent, most));
        lines
    }

    fn line(&self, node: NodeId, is_first: bool, verdict: &Verdict, common: Common) -> Vec<Cell> {
        let label = if is_first { self.catalog.label(node) } else { String::new() };
        let said = if verdict.subject == node {
            self.of_subject(verdict, common)
        } else {
            self.of_object(verdict, common)
        };
        vec![
            Cell::Said(Role::Title, label),
            Cell::Said(phrase::role(verdict), said),
            Cell::Text(phrase::marks(verdict)),
            Cell::Text(phrase::tally(self.catalog, verdict)),
        ]
    }

    /// `admits`, `admits Trust`, `silent on whether it presupposes`
    fn of_subject(&self, verdict: &Verdict, common: Common) -> String {
        if verdict.is_of_truth {
            return verdict.words(self.catalog);
        }
        let object = if common.object { String::new() } else { self.catalog.label(verdict.object) };
        match verdict.outcome() {
            Outcome::Divided | Outcome::Silent if common.relation && common.object => {
                verdict.words(self.catalog)
            }
            _ => phrase::said(self.catalog, verdict, None, &object),
        }
    }

    /// `admitted by`, `admitted by Bipolarity`, `Bipolarity does not foster it`
    fn of_object(&self, verdict: &Verdict, common: Common) -> String {
        match verdict.outcome() {
            Outcome::Divided | Outcome::Silent if common.relation && common.subject => {
                verdict.words(self.catalog)
            }
            Outcome::Relation(id) => match self.catalog.vocabulary.relation(id).passive() {
                Some(passive) if common.subject => passive.to_owned(),
                Some(passive) => format!("{passive} {}", self.catalog.label(verdict.subject)),
                None => phrase::of_object(self.catalog, verdict),
            },
            Outcome::Denied(_) | Outcome::Divided | Outcome::Depends | Outcome::Silent => {
                phrase::of_object(self.catalog, verdict)
            }
        }
    }

    /// What is left out because nothing is said of it.
    fn silent(&self, silent: &[&LeftOut], most: usize) -> Vec<String> {
        let mut names: Vec<String> =
            silent.iter().take(most).map(|left| self.catalog.label(left.node)).collect();
        names.extend(silent.len().checked_sub(most).filter(|more| *more > 0).map(more));
        if names.is_empty() { Vec::new() } else { self.paint.block("silent: ", 8, &names.join(", ")) }
    }
}

fn more(number: usize) -> String {
    format!("… and {number} more: `--full`")
}
