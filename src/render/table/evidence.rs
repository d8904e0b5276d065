//! What bears on a verdict: each piece of evidence with its place, the strongest first.

use std::collections::BTreeSet;

use crate::catalog::entry::NodeId;
use crate::query::answer::{Answer, Row};
use crate::render::bearing::{self, Bearing};
use crate::render::links::linked;
use crate::render::names::plain;
use crate::render::paint::Role;
use crate::render::table::Table;
use crate::render::{cite, phrase, remark};
use crate::verdict::{Elsewhere, Speaker, Status, Verdict};

/// Verdicts shown on narrower and broader subjects; the rest is counted.
const ELSEWHERE: usize = 5;
/// Where evidence begins.
const INDENT: usize = 11;

/// The claims that remarks on others name by their ids: what challenges, and what it challenges.
fn named(verdict: &Verdict) -> BTreeSet<NodeId> {
    verdict.challenges().flat_map(|challenge| challenge.of.iter().copied().chain([challenge.claim])).collect()
}

impl Table<'_> {
    /// The verdicts of each row with their evidence, at most `most` pieces of each sort.
    pub(super) fn each_verdict(&self, answer: &Answer, most: usize) -> Vec<Vec<String>> {
        if most == 0 {
            return Vec::new();
        }
        let rows = answer.rows.iter().filter(|row| !row.verdicts.is_empty());
        rows.map(|row| self.verdicts(row, most)).collect()
    }

    fn verdicts(&self, row: &Row, most: usize) -> Vec<String> {
        let label = row.node.map_or_else(String::new, |node| plain(self.catalog, node));
        let mut lines = Vec::new();
        for (at, verdict) in row.verdicts.iter().enumerate() {
            let label = if at == 0 { label.as_str() } else { "" };
            lines.extend(self.paint.head(Some(Role::Title), label, &[], &self.status(row.node, verdict)));
            lines.extend(self.on_what(verdict));
            lines.extend(self.evidence(verdict, most));
        }
        lines
    }

    /// The evidence of what was left out because of its verdict.
    pub(super) fn evidence_left_out(&self, answer: &Answer) -> Vec<String> {
        if !self.amount.is_full() {
            return Vec::new();
        }
        let speaking = answer.left_out.iter().filter(|left| left.verdict.listed().next().is_some());
        let lines: Vec<String> = speaking
            .flat_map(|left| {
                let label = self.catalog.label(left.node);
                let head = self.paint.head(None, &label, &[], &self.status(Some(left.node), &left.verdict));
                [head, self.on_what(&left.verdict), self.evidence(&left.verdict, usize::MAX)].concat()
            })
            .collect();
        if lines.is_empty() { lines } else { [vec![self.paint.text(Role::Title, "omitted")], lines].concat() }
    }

    /// `admits Trust · qualified, second-hand`
    fn status(&self, row: Option<NodeId>, verdict: &Verdict) -> String {
        let text = if verdict.status == Status::Depends {
            verdict.word(self.catalog)
        } else if row == Some(verdict.subject) {
            phrase::of_subject(self.catalog, verdict)
        } else {
            phrase::of_object(self.catalog, verdict)
        };
        let marks = phrase::marks(verdict);
        let marks = if marks.is_empty() { marks } else { format!(" · {marks}") };
        self.paint.text(phrase::role(verdict), &text) + &self.paint.text(Role::Faint, &marks)
    }

    /// Under its head, on what a verdict depends.
    fn on_what(&self, verdict: &Verdict) -> Vec<String> {
        if verdict.status != Status::Depends {
            return Vec::new();
        }
        let object = self.catalog.label(verdict.object);
        self.paint.block("", 2, &phrase::on_what(self.catalog, verdict, None, &object))
    }

    /// The evidence of a verdict, at most `most` of each sort.
    pub(super) fn evidence(&self, verdict: &Verdict, most: usize) -> Vec<String> {
        let mut lines = Vec::new();
        let named = named(verdict);
        for (word, list) in bearing::sorted(verdict) {
            for Bearing { speaker, evidence, challenge } in list.iter().take(most) {
                let of_evidence = evidence.map(|evidence| {
                    remark::of_evidence(self.catalog, verdict, evidence, word, self.amount.is_full())
                });
                let of_challenge = challenge
                    .as_ref()
                    .map(|challenge| remark::of_challenge(self.catalog, verdict, challenge));
                let remarks = of_evidence.or(of_challenge).unwrap_or_default();
                lines.extend(self.spoken(word, speaker, &named, &remarks));
            }
            lines.extend(self.more(list.len(), most));
        }
        for Elsewhere { narrower, verdict } in verdict.elsewhere.iter().take(most.min(ELSEWHERE)) {
            let word = if *narrower { "  narrower" } else { "  broader" };
            lines.extend(self.paint.block(word, INDENT, &phrase::elsewhere(self.catalog, verdict)));
        }
        lines.extend(self.more(verdict.elsewhere.len(), ELSEWHERE));
        lines
    }

    fn more(&self, found: usize, most: usize) -> Option<String> {
        let more = found.saturating_sub(most);
        (more > 0).then(|| format!("{}… and {more} more: `--full`", " ".repeat(INDENT)))
    }

    fn spoken(
        &self,
        word: &str,
        speaker: &Speaker,
        named: &BTreeSet<NodeId>,
        remarks: &[String],
    ) -> Vec<String> {
        let (text, source) = cite::speaker(self.catalog, speaker);
        let mut lines = self.paint.block(&format!("  {word}"), INDENT, &text);
        let is_named = source.claim.is_some_and(|claim| named.contains(&claim));
        let place = if is_named || self.amount.is_full() {
            cite::source(self.catalog, &source)
        } else {
            cite::read_in(self.catalog, &source)
        };
        let parts = std::iter::once(&place).chain(remarks).filter(|part| !part.is_empty());
        let line = parts.map(String::as_str).collect::<Vec<_>>().join(" · ");
        let below = self.paint.block_in(Some(Role::Faint), "", INDENT, &line);
        lines.extend(match source.claim {
            Some(claim) => linked(self.links, claim, below),
            None => below,
        });
        let note = source.claim.and_then(|claim| self.catalog.claim(claim)).map_or("", |claim| &claim.note);
        if self.amount.is_full() && !note.is_empty() {
            lines.extend(self.paint.block_in(Some(Role::Faint), "", INDENT, &format!("note: {note}")));
        }
        lines
    }
}
