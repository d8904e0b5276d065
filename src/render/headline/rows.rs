//! The headline of rows without verdicts: how many, in which works and years, and how claims are made.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::entry::{Force, NodeId};
use crate::query::answer::Answer;
use crate::query::attribute::Attribute;
use crate::query::expr::Sort;
use crate::render::cite;
use crate::render::headline::{Headline, noun};
use crate::render::phrase::counted;

impl Headline<'_> {
    /// `5 claims in 3 works, 2001–2010; 2 second-hand`
    pub(super) fn rows(&self) -> String {
        let Answer { rows, total, cut, truncated, .. } = self.answer;
        let noun = self.noun(*total);
        if *cut {
            return format!("at least {total} {noun}");
        }
        if *truncated {
            return format!("{total} {noun}, {} of them shown", rows.len());
        }
        let nodes: Vec<NodeId> = rows.iter().filter_map(|row| row.node).collect();
        let mut text = format!("{total} {noun}");
        if self.answer.sort == Some(Sort::Any) {
            return text + &self.classes(&nodes);
        }
        let works: BTreeSet<NodeId> = nodes.iter().filter_map(|node| self.made_in(*node)).collect();
        match works.first() {
            Some(work) if works.len() == 1 => {
                text += &format!(" in {}", cite::author_year(self.catalog, *work));
            }
            Some(_) => text += &format!(" in {} works", works.len()),
            None => {}
        }
        if works.len() != 1 {
            text += &self.years(&nodes);
        }
        text + &self.remarks(&nodes)
    }

    /// The work that makes a claim or a citation.
    fn made_in(&self, node: NodeId) -> Option<NodeId> {
        let claim = self.catalog.claim(node).map(|claim| claim.work);
        claim.or_else(|| Some(self.catalog.citation(node)?.from.work))
    }

    /// `: 8 claims, 3 works`, of rows of several classes.
    fn classes(&self, nodes: &[NodeId]) -> String {
        let mut by_kind: BTreeMap<&str, usize> = BTreeMap::new();
        for node in nodes {
            *by_kind.entry(self.catalog.kind(*node)).or_default() += 1;
        }
        let named = by_kind.into_iter().map(|(kind, number)| match self.catalog.vocabulary.kind(kind) {
            Some(kind) => format!("{number} {}", noun(self.catalog, &Sort::Kind(kind.id.clone()), number)),
            None => counted(number, kind),
        });
        let named: Vec<String> = named.collect();
        if named.is_empty() { String::new() } else { format!(": {}", named.join(", ")) }
    }

    /// `, 2001–2010`
    fn years(&self, nodes: &[NodeId]) -> String {
        let years: BTreeSet<i32> =
            nodes.iter().filter_map(|node| Attribute::year(self.catalog, *node)).collect();
        match (years.first(), years.last()) {
            (Some(first), Some(last)) if first != last => format!(", {first}–{last}"),
            _ => String::new(),
        }
    }

    /// How claims are made, where that is not outright: `; 2 second-hand, 1 only asked`.
    fn remarks(&self, nodes: &[NodeId]) -> String {
        let claims: Vec<_> = nodes.iter().filter_map(|node| self.catalog.claim(*node)).collect();
        let number = |force: Force| claims.iter().filter(|claim| claim.force == force).count();
        let disputed = nodes.iter().filter_map(|node| self.answer.challenged.get(node));
        let disputed = disputed.filter(|how| !how.disputed_by.is_empty()).count();
        let remarks = [
            (claims.iter().filter(|claim| claim.via.is_some()).count(), "second-hand"),
            (number(Force::Suggests), "only suggested"),
            (number(Force::Asks), "only asked"),
            (disputed, "disputed"),
        ];
        let told = remarks.into_iter().filter(|(number, _)| *number > 0).map(|(number, words)| {
            match number == claims.len() {
                true if number > 1 => format!("all {words}"),
                true => words.to_owned(),
                false => format!("{number} {words}"),
            }
        });
        let told: Vec<String> = told.collect();
        if told.is_empty() { String::new() } else { format!("; {}", told.join(", ")) }
    }
}
