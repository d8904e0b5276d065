//! Answers for people to read: each row with its verdict, each verdict with its evidence.

mod citation;
mod entry;
mod page;
mod reason;

use crate::catalog::Catalog;
use crate::catalog::entry::{Force, NodeId};
use crate::graph::walk::Path;
use crate::query::answer::{Answer, LeftOut, Row, Shape, Value};
use crate::query::snippet::Snippets;
use crate::render::bearing::{self, Bearing};
use crate::render::cells;
use crate::render::challenged;
use crate::render::cite;
use crate::render::grid;
use crate::render::impact;
use crate::render::paint::{Paint, Role, wrap};
use crate::render::phrase;
use crate::render::table::entry::Entry;
use crate::statement;
use crate::verdict::{Challenge, Elsewhere, Evidence, Reach, Speaker, Status, Verdict};

/// Evidence shown of what was left out; the rest is counted.
const LEFT_OUT_EVIDENCE: usize = 2;
/// Evidence shown of each verdict of a comparison; the rest is counted.
const COMPARED_EVIDENCE: usize = 1;
/// Verdicts shown on narrower and broader subjects; the rest is counted.
const ELSEWHERE: usize = 5;
/// Where evidence begins.
const INDENT: usize = 11;

/// An answer as lines of text, with a line feed at its end.
#[must_use]
pub fn answer(catalog: &Catalog, paint: Paint, answer: &Answer, snippets: &Snippets) -> String {
    let table = Table { catalog, paint, snippets };
    let mut lines = match answer.shape {
        Shape::Why(negated) => table.why(answer, negated),
        Shape::Paths => table.paths(answer),
        Shape::Counts if answer.is_empty() => table.rows(answer),
        Shape::Counts => table.grid(answer).into_iter().chain(table.reasons(answer)).collect(),
        Shape::Rows => table.rows(answer),
        Shape::Comparison => table.comparison(answer),
        Shape::Page => table.page(answer),
    };
    if let Some(summary) = impact::summary(answer) {
        lines.splice(0..0, wrap(&summary, paint.prose()).into_iter().chain([String::new()]));
    }
    if let Some(reading) = &answer.read_as {
        lines.splice(
            0..0,
            wrap(&format!("read as: {reading}"), paint.prose()).into_iter().chain([String::new()]),
        );
    }
    lines.extend(impact::lines(catalog, paint, answer));
    if answer.truncated {
        let shown = answer.rows.len().max(answer.paths.len());
        let more = answer.total.saturating_sub(shown);
        lines.push(String::new());
        lines.push(match more {
            0 => "the answer is cut: there may be more".to_owned(),
            1 => "1 more is left out by the limit".to_owned(),
            more => format!("{more} more are left out by the limit"),
        });
    }
    lines.join("\n") + "\n"
}

struct Table<'a> {
    catalog: &'a Catalog,
    snippets: &'a Snippets,
    paint: Paint,
}

impl Table<'_> {
    fn rows(&self, answer: &Answer) -> Vec<String> {
        let mut lines = Vec::new();
        let has_verdicts = answer.rows.iter().any(|row| !row.verdicts.is_empty());
        if answer.rows.is_empty() {
            lines.push(self.paint.text(Role::Faint, answer.nothing()));
            lines.extend(self.reasons(answer));
        } else if answer.shown {
            lines.extend(self.grid(answer));
        } else if has_verdicts {
            for row in &answer.rows {
                lines.extend(self.row_with_verdicts(row));
                lines.push(String::new());
            }
            lines.pop();
        } else {
            let is_claim = |row: &Row| row.node.is_some_and(|node| self.catalog.claim(node).is_some());
            for (at, row) in answer.rows.iter().enumerate() {
                // A claim has no title that would set it off.
                if at > 0 && (is_claim(row) || is_claim(&answer.rows[at - 1])) {
                    lines.push(String::new());
                }
                lines.extend(self.entry(answer, row));
            }
        }
        lines.extend(self.left_out(&answer.left_out));
        lines
    }

    /// A thing in short.
    fn page(&self, answer: &Answer) -> Vec<String> {
        let lines = |row: &Row| {
            let more = page::lines(self.catalog, self.paint, answer, row);
            self.entry(answer, row).into_iter().chain(more).collect::<Vec<_>>()
        };
        answer.rows.iter().flat_map(lines).chain(self.reasons(answer)).collect()
    }

    /// Why nothing is there.
    fn reasons(&self, answer: &Answer) -> Vec<String> {
        answer.reasons.iter().flat_map(|reason| self.paint.block("", 2, reason)).collect()
    }

    /// The grid of verdicts, and for each of them what speaks first.
    fn comparison(&self, answer: &Answer) -> Vec<String> {
        let mut lines = self.grid(answer);
        for row in answer.rows.iter().filter(|row| !row.verdicts.is_empty()) {
            lines.push(String::new());
            lines.extend(self.verdicts(row, COMPARED_EVIDENCE));
        }
        lines
    }

    fn row_with_verdicts(&self, row: &Row) -> Vec<String> {
        self.verdicts(row, usize::MAX)
    }

    /// The verdicts of a row, each with at most `most` pieces of evidence of each sort.
    fn verdicts(&self, row: &Row, most: usize) -> Vec<String> {
        let label = row.node.map_or_else(String::new, |node| self.catalog.label(node));
        let mut lines = Vec::new();
        for (at, verdict) in row.verdicts.iter().enumerate() {
            let label = if at == 0 { label.as_str() } else { "" };
            lines.extend(self.paint.head(Some(Role::Title), label, &[], &self.status(row.node, verdict)));
            lines.extend(self.evidence(verdict, most));
        }
        lines
    }

    /// `admits Trust · qualified, second-hand`
    fn status(&self, row: Option<NodeId>, verdict: &Verdict) -> String {
        let role = match verdict.status {
            Status::Holds => Role::Good,
            Status::Opposite => Role::Bad,
            Status::Divided => Role::Mixed,
            Status::Silent => Role::Faint,
        };
        let word = verdict.words(self.catalog);
        let relation = self.catalog.vocabulary.relation(verdict.relation).id.replace('-', " ");
        let text = match (row == Some(verdict.subject), verdict.status) {
            (true, _) => phrase::of_subject(self.catalog, verdict),
            (false, Status::Holds | Status::Opposite) => {
                format!("{} {word} it", self.catalog.label(verdict.subject))
            }
            (false, _) => format!("{word} on whether {} {relation} it", self.catalog.label(verdict.subject)),
        };
        let marks = phrase::marks(verdict);
        let marks = if marks.is_empty() { marks } else { format!(" · {marks}") };
        self.paint.text(role, &text) + &self.paint.text(Role::Faint, &marks)
    }

    /// The evidence of a verdict, at most `most` of each sort.
    fn evidence(&self, verdict: &Verdict, most: usize) -> Vec<String> {
        let mut lines = Vec::new();
        for (word, list) in bearing::sorted(verdict) {
            for Bearing { speaker, evidence, challenge } in list.iter().take(most) {
                let of_evidence = evidence.map(|evidence| self.remarks(verdict, evidence, word));
                let of_challenge = challenge.as_ref().map(|challenge| self.challenge(verdict, challenge));
                let remarks = of_evidence.or(of_challenge).unwrap_or_default();
                lines.extend(self.spoken(word, speaker, &remarks));
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

    /// How strongly a caveat, a dispute or an answer is made, what it challenges, and what answers it in turn.
    fn challenge(&self, verdict: &Verdict, challenge: &Challenge) -> Vec<String> {
        vec![
            cite::force(challenge.force).to_owned(),
            challenged::what(self.catalog, verdict, challenge),
            challenged::answers(self.catalog, verdict, challenge),
        ]
    }

    fn more(&self, found: usize, most: usize) -> Option<String> {
        let more = found.saturating_sub(most);
        (more > 0).then(|| format!("{}… and {more} more: ask `why`", " ".repeat(INDENT)))
    }

    fn spoken(&self, word: &str, speaker: &Speaker, remarks: &[String]) -> Vec<String> {
        let (text, source) = cite::speaker(self.catalog, speaker);
        let mut lines = self.paint.block(&format!("  {word}"), INDENT, &text);
        let place = cite::source(self.catalog, &source);
        let parts = std::iter::once(&place).chain(remarks).filter(|part| !part.is_empty());
        let line = parts.map(String::as_str).collect::<Vec<_>>().join(" · ");
        lines.extend(self.paint.block_in(Some(Role::Faint), "", INDENT, &line));
        lines
    }

    /// How strongly evidence under `word` is said, why it bears on the verdict if it is worded otherwise, and what
    /// disputes it.
    fn remarks(&self, verdict: &Verdict, evidence: &Evidence, word: &str) -> Vec<String> {
        let vocabulary = &self.catalog.vocabulary;
        let said = &vocabulary.relation(evidence.relation).id;
        let mut remarks = Vec::new();
        let says = match evidence.force {
            Force::Asserts | Force::Suggests => "says",
            Force::Asks => "asks of",
            Force::Denies => "denies",
        };
        // The word says already that it asks, and what is denied is told below.
        if word != bearing::ASKED && evidence.force != Force::Denies {
            remarks.push(cite::force(evidence.force).to_owned());
        }
        if evidence.force == Force::Denies {
            let asked = &vocabulary.relation(verdict.relation).id;
            let follows = evidence.relation != verdict.relation
                && vocabulary.implies(verdict.relation, evidence.relation);
            let follows = if follows { format!(", which `{asked}` implies") } else { String::new() };
            remarks.push(format!("{says} `{said}`{follows}"));
        } else if evidence.relation != verdict.relation {
            let asked = vocabulary.relation(verdict.relation);
            let implied = vocabulary.implies(evidence.relation, verdict.relation);
            let mut opposites = vocabulary.opposites(verdict.relation);
            if implied {
                remarks.push(format!("{says} `{said}`, which implies `{}`", asked.id));
            } else if !opposites.any(|opposite| opposite == evidence.relation) {
                let opposite = vocabulary
                    .opposites(verdict.relation)
                    .find(|opposite| vocabulary.implies(evidence.relation, *opposite));
                remarks.push(match opposite {
                    Some(opposite) => {
                        format!("{says} `{said}`, which implies `{}`", vocabulary.relation(opposite).id)
                    }
                    None => format!("{says} `{said}`"),
                });
            }
        }
        let object = self.catalog.label(evidence.object);
        match evidence.reach {
            Reach::Same => {}
            Reach::Up => remarks.push(format!("inherited: of the narrower “{object}”")),
            Reach::Down => remarks.push(format!("inherited: of the broader “{object}”")),
        }
        remarks.push(challenged::by(self.catalog, &evidence.disputed_by));
        remarks
    }

    fn left_out(&self, left_out: &[LeftOut]) -> Vec<String> {
        let mut lines = Vec::new();
        let (silent, speaking): (Vec<&LeftOut>, Vec<&LeftOut>) =
            left_out.iter().partition(|left| left.verdict.status == Status::Silent);
        if !left_out.is_empty() {
            lines.extend([String::new(), self.paint.text(Role::Title, "left out")]);
        }
        for left in speaking {
            let label = self.catalog.label(left.node);
            lines.extend(self.paint.head(None, &label, &[], &self.status(Some(left.node), &left.verdict)));
            lines.extend(self.evidence(&left.verdict, LEFT_OUT_EVIDENCE));
        }
        if !silent.is_empty() {
            let names: Vec<String> = silent.iter().map(|left| self.catalog.label(left.node)).collect();
            lines.extend(self.paint.block("silent: ", 8, &names.join(", ")));
        }
        lines
    }

    fn why(&self, answer: &Answer, negated: bool) -> Vec<String> {
        let Some(row) = answer.rows.first() else { return Vec::new() };
        let Some(verdict) = row.verdicts.first() else { return Vec::new() };
        let subject = self.catalog.label(verdict.subject);
        let mut lines = self.paint.head(Some(Role::Title), &subject, &[], &self.status(row.node, verdict));
        lines.extend(self.evidence(verdict, usize::MAX));
        lines.push(String::new());
        lines.extend(wrap(&reason::text(self.catalog, verdict, negated), self.paint.prose()));
        lines
    }

    fn paths(&self, answer: &Answer) -> Vec<String> {
        if answer.paths.is_empty() {
            let none = self.paint.text(Role::Faint, answer.nothing());
            return std::iter::once(none).chain(self.reasons(answer)).collect();
        }
        let mut lines = Vec::new();
        for (at, path) in answer.paths.iter().enumerate() {
            if at > 0 {
                lines.push(String::new());
            }
            lines.extend(self.path(answer, at + 1, path));
        }
        lines
    }

    fn path(&self, answer: &Answer, number: usize, path: &Path) -> Vec<String> {
        let mut chain = path.first().map_or_else(String::new, |hop| self.catalog.label(hop.from()));
        for hop in path {
            chain += &statement::arrow(&self.catalog.vocabulary, &hop.edge, hop.inverse);
            chain += &self.catalog.label(hop.to());
        }
        let first = format!("{number}.");
        let mut lines = self.paint.block_in(Some(Role::Title), &first, 4, &chain);
        for (at, hop) in path.iter().enumerate() {
            // A claim that two hops rest on is told once.
            if at > 0 && path[at - 1].edge.evidence == hop.edge.evidence {
                continue;
            }
            let source = hop.edge.evidence.source(self.catalog);
            let claim = source.claim.and_then(|claim| self.catalog.claim(claim));
            let text = claim.map_or_else(
                || {
                    let [from, to] = [hop.edge.from, hop.edge.to].map(|end| self.catalog.label(end));
                    statement::of_edge(self.catalog, &hop.edge, &from, &to)
                },
                |claim| claim.text.clone(),
            );
            lines.extend(self.paint.block("    ", 4, &text));
            let force = claim.map_or("", |claim| cite::force(claim.force));
            let standing = challenged::of_claim(self.catalog, answer, source.claim);
            let parts = [cite::source(self.catalog, &source), force.to_owned(), standing];
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            let place = parts.join(" · ");
            if !place.is_empty() {
                lines.extend(self.paint.block_in(Some(Role::Faint), "", 6, &place));
            }
        }
        for told in challenged::on_path(self.catalog, answer, path) {
            lines.extend(self.paint.block_in(Some(Role::Faint), "", 6, &told));
        }
        lines
    }

    /// A row without a verdict: what it is, and where it comes from.
    fn entry(&self, answer: &Answer, row: &Row) -> Vec<String> {
        let Some(node) = row.node else { return Vec::new() };
        if let Some(cite) = self.catalog.citation(node) {
            return citation::lines(self.catalog, self.paint, cite);
        }
        let because = impact::because(row);
        let snippet = self.snippets.get(&node);
        let standing = &challenged::of_claim(self.catalog, answer, Some(node));
        Entry { catalog: self.catalog, paint: self.paint, node, snippet, because, standing }.lines()
    }

    fn grid(&self, answer: &Answer) -> Vec<String> {
        let cell = |row: &Row, at: usize| match cells::shown(self.catalog, answer, row, at) {
            Some(Value::Number(number)) => grid::Cell::Number(number),
            Some(Value::Text(text)) if !text.is_empty() => grid::Cell::Text(text),
            _ if at == 0 => grid::Cell::Text(cells::NONE.to_owned()),
            _ => grid::Cell::Text(String::new()),
        };
        let rows = answer.rows.iter().map(|row| (0..answer.columns.len()).map(|at| cell(row, at)).collect());
        grid::grid(&answer.columns, &rows.collect::<Vec<_>>(), self.paint)
    }
}
