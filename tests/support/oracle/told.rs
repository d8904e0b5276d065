//! Answers in lines that can be compared: those of the oracle, and those of the program.

use std::collections::{BTreeMap, BTreeSet};

use catena::catalog::Catalog;
use catena::catalog::entry::NodeId;
use catena::graph::Evidence as Ground;
use catena::graph::walk::Path;
use catena::query::answer::{Answer, Row, Shape, Value};
use catena::query::expr::{Body, Expr};
use catena::verdict::{Challenge as Weighing, Evidence as Weighed, Reach, Speaker, Status, Verdict as Given};

use super::part::Part;
use super::paths::Hop;
use super::rows::shown;
use super::verdict::{Challenge, Evidence, Result, Verdict, Way, Who};

/// An answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    /// Its rows or paths; of the oracle's also those beyond the limit.
    pub(crate) lines: Vec<String>,
    /// What is left out because of verdicts, with the one that is told of, by the oracle with all that are asked of it.
    pub(crate) left_out: Vec<(String, Vec<String>)>,
    /// How many rows or paths there are.
    pub(crate) total: usize,
    /// How many of them are wanted.
    pub(crate) limit: Option<usize>,
    /// True if the order is one that the oracle does not know: that of a search.
    pub(crate) any_order: bool,
    /// True if the total is exact.
    pub(crate) exact: bool,
}

impl Told {
    pub(super) fn lines(lines: Vec<String>) -> Self {
        Self { total: lines.len(), lines, exact: true, ..Self::default() }
    }

    /// What is wrong with a given answer, if something is.
    pub(crate) fn wrong_with(&self, given: &Self) -> Option<String> {
        let mut expected = self.lines.clone();
        let limit = self.limit.unwrap_or(usize::MAX).min(expected.len());
        let right = if self.any_order {
            let mut left = expected.clone();
            let take = |line: &String| {
                left.iter().position(|other| other == line).map(|at| left.swap_remove(at)).is_some()
            };
            given.lines.len() == limit && given.lines.iter().all(take)
        } else {
            expected.truncate(limit);
            given.lines == expected
        };
        if !right {
            return Some(format!("expected\n{}\nnot\n{}", expected.join("\n"), given.lines.join("\n")));
        }
        let left_out = self.left_out.iter().zip(&given.left_out);
        let mut each = left_out.map(|((id, blamed), (given, told))| {
            id == given && told.iter().all(|verdict| blamed.contains(verdict))
        });
        if self.left_out.len() != given.left_out.len() || !each.all(|right| right) {
            return Some(format!("expected left out {:?}, not {:?}", self.left_out, given.left_out));
        }
        (self.exact && self.total != given.total)
            .then(|| format!("expected a total of {}, not {}", self.total, given.total))
    }
}

/// The answer of the program in the same lines.
pub(crate) fn told_by(catalog: &Catalog, expr: &Expr, answer: &Answer) -> Told {
    let rows = answer.rows.iter().map(|row| given_row(catalog, expr, answer, row));
    let paths = answer.paths.iter().map(|path| given_path(catalog, path));
    let left_out = answer.left_out.iter();
    let left_out = left_out
        .map(|left| (catalog.id(left.node).to_owned(), vec![given_verdict(catalog, &left.verdict)]))
        .collect();
    Told { left_out, total: answer.total, ..Told::lines(rows.chain(paths).collect()) }
}

impl Part<'_> {
    pub(super) fn row_line(
        &self,
        node: Option<NodeId>,
        group: Option<&String>,
        verdicts: &[Verdict],
        values: &[(String, String)],
    ) -> String {
        let verdicts: Vec<String> = verdicts.iter().map(|verdict| self.verdict_text(verdict)).collect();
        line(node.map(|node| self.catalog.id(node)), group, &verdicts, values)
    }

    /// How a row stands and what challenges it, where it does not simply stand.
    pub(super) fn stands(&self, id: NodeId) -> String {
        if !self.can_stand(id) {
            return String::new();
        }
        let [mut disputed_by, qualified_by] = ["disputes", "qualifies"].map(|how| {
            let direct = self.challenges(&[id], how, &[]).into_iter().filter(|(depth, _)| *depth == 0);
            direct.map(|(_, id)| id).collect::<BTreeSet<_>>()
        });
        // Whoever rejects a statement disputes it.
        disputed_by.extend(self.challenging(id));
        let [disputed_by, qualified_by] = [disputed_by, qualified_by]
            .map(|claims| claims.into_iter().map(|id| self.catalog.id(id)).collect::<Vec<_>>());
        let word = self.standing(id);
        if word == "unchallenged" && disputed_by.is_empty() && qualified_by.is_empty() {
            return String::new();
        }
        standing_text(word, &disputed_by, &qualified_by)
    }

    pub(super) fn path_line(&self, from: NodeId, path: &[Hop]) -> String {
        let hop = |(_, name, against, to, ground): &Hop| {
            let mark = if *against { "^" } else { "" };
            format!(" -[{mark}{name} {ground:?}]-> {}", self.catalog.id(*to))
        };
        format!("{}{}", self.catalog.id(from), path.iter().map(hop).collect::<String>())
    }

    pub(super) fn verdict_text(&self, verdict: &Verdict) -> String {
        let result = match verdict.result {
            Result::Relation => "borne",
            Result::Opposite => "opposed",
            Result::Divided => "divided",
            Result::Depends => "depends",
            Result::Silent => "silent",
        };
        let challenges = |list: &[Challenge]| -> Vec<String> {
            list.iter()
                .map(|(depth, id)| format!("{depth} {} {}", self.catalog.id(*id), self.standing(*id)))
                .collect()
        };
        let evidence = |evidence: &Evidence| -> Vec<String> {
            let mut lines: Vec<String> = evidence
                .iter()
                .map(|(who, said)| {
                    let speaker = match who {
                        Who::Claim(id) => *id,
                        Who::Record(id) => *id,
                    };
                    let way = match said.way {
                        Way::Same => "same",
                        Way::Up => "up",
                        Way::Down => "down",
                    };
                    let relation = &self.catalog.vocabulary.relation(said.relation).id;
                    let (speaker, object) = (self.catalog.id(speaker), self.catalog.id(said.object));
                    let disputes = challenges(&self.disputes(*who));
                    let standing = match who {
                        Who::Claim(id) => self.standing(*id),
                        Who::Record(_) => "unchallenged",
                    };
                    let always = if said.is_conditional() { &said.when } else { &BTreeSet::new() };
                    format!("{speaker}: {relation} {object} {way} {standing} {disputes:?} when {always:?}")
                })
                .collect();
            lines.sort();
            lines
        };
        format!(
            "{} {} {}: {result}, {} {:?} for {:?} against {:?} asked {:?} \
             caveats {:?} subject {:?} partial {:?} less {:?}",
            self.catalog.id(verdict.subject),
            self.catalog.vocabulary.relation(verdict.relation).id,
            self.catalog.id(verdict.object),
            self.word(verdict),
            verdict.marks,
            evidence(&verdict.supporting),
            evidence(&verdict.opposing),
            evidence(&verdict.asked),
            challenges(&verdict.caveats),
            challenges(&verdict.whole),
            evidence(&verdict.partial),
            verdict.less,
        )
    }
}

fn line(
    id: Option<&str>,
    group: Option<&String>,
    verdicts: &[String],
    values: &[(String, String)],
) -> String {
    format!("{} {group:?} {verdicts:?} {values:?}", id.unwrap_or("-"))
}

fn given_row(catalog: &Catalog, expr: &Expr, answer: &Answer, row: &Row) -> String {
    // Why a claim rests on something is told besides, and tested for itself.
    let mut values: Vec<(String, String)> = row
        .values
        .iter()
        .filter(|(column, _)| column != "because")
        .map(|(column, value)| match value {
            Value::Number(number) => (column.clone(), number.to_string()),
            Value::Text(text) => (column.clone(), text.clone()),
        })
        .collect();
    let shape = answer.shape;
    // The columns that a question does not ask for are a matter of taste.
    if let (Shape::Rows, Body::Find(find)) = (shape, &expr.body)
        && shown(find).is_empty()
    {
        values.truncate(find.variables.len().saturating_sub(1));
    }
    let node = if shape == Shape::Counts { None } else { row.node };
    let verdicts: Vec<String> = row.verdicts.iter().map(|verdict| given_verdict(catalog, verdict)).collect();
    let challenged = node
        .filter(|_| shape == Shape::Rows)
        .and_then(|node| answer.challenged.get(&node))
        .map_or_else(String::new, |challenged| {
            let [disputed_by, qualified_by] = [&challenged.disputed_by, &challenged.qualified_by]
                .map(|list| list.iter().map(|one| catalog.id(one.claim)).collect::<Vec<_>>());
            standing_text(challenged.standing.word(), &disputed_by, &qualified_by)
        });
    line(node.map(|node| catalog.id(node)), row.group.as_ref(), &verdicts, &values) + &challenged
}

/// How a row stands, if not simply unchallenged.
fn standing_text(word: &str, disputed_by: &[&str], qualified_by: &[&str]) -> String {
    format!(" {word}, disputed by {disputed_by:?}, qualified by {qualified_by:?}")
}

fn given_path(catalog: &Catalog, path: &Path) -> String {
    let start = path.first().map_or("", |hop| catalog.id(hop.from()));
    let hops = path.iter().map(|hop| {
        let mark = if hop.inverse { "^" } else { "" };
        let ground: (u8, usize) = match hop.edge.evidence {
            Ground::Claim(id) => (0, id.index()),
            Ground::Record(id) => (1, id.index()),
            Ground::Cite(at) => (2, at),
            Ground::Bibliography => (3, 0),
            Ground::Argument(id) => (4, id.index()),
        };
        let name = hop.edge.meaning.name(&catalog.vocabulary);
        format!(" -[{mark}{name} {ground:?}]-> {}", catalog.id(hop.to()))
    });
    format!("{start}{}", hops.collect::<String>())
}

fn given_verdict(catalog: &Catalog, verdict: &Given) -> String {
    let result = match verdict.status {
        Status::Holds => "borne",
        Status::Opposite => "opposed",
        Status::Divided => "divided",
        Status::Depends => "depends",
        Status::Silent => "silent",
    };
    let challenges = |list: &[Weighing]| -> Vec<String> {
        list.iter()
            .map(|one| format!("{} {} {}", one.depth, catalog.id(one.claim), one.standing.word()))
            .collect()
    };
    let speaker = |speaker: &Speaker| match speaker {
        Speaker::Claim(id) | Speaker::Record(id, _) => *id,
    };
    let evidence = |list: &[Weighed]| -> Vec<String> {
        let mut lines: Vec<String> = list
            .iter()
            .map(|one| {
                let way = match one.reach {
                    Reach::Same => "same",
                    Reach::Up => "up",
                    Reach::Down => "down",
                };
                let relation = &catalog.vocabulary.relation(one.relation).id;
                let (speaker, object) = (catalog.id(speaker(&one.speaker)), catalog.id(one.object));
                let disputes = challenges(&one.disputed_by);
                let standing = one.standing.word();
                let when: BTreeSet<&Vec<NodeId>> = one.when.lists().iter().collect();
                format!("{speaker}: {relation} {object} {way} {standing} {disputes:?} when {when:?}")
            })
            .collect();
        lines.sort();
        lines
    };
    let marks: Vec<&str> = verdict.marks.iter().map(|mark| mark.word()).collect();
    let less: BTreeMap<_, BTreeSet<NodeId>> = verdict
        .lesser
        .iter()
        .map(|lesser| ((lesser.relation, lesser.short_of), lesser.claims.iter().copied().collect()))
        .collect();
    format!(
        "{} {} {}: {result}, {} {marks:?} for {:?} against {:?} asked {:?} \
         caveats {:?} subject {:?} partial {:?} less {:?}",
        catalog.id(verdict.subject),
        catalog.vocabulary.relation(verdict.relation).id,
        catalog.id(verdict.object),
        verdict.word(catalog),
        evidence(&verdict.supporting),
        evidence(&verdict.opposing),
        evidence(&verdict.asked),
        challenges(&verdict.caveats),
        challenges(&verdict.subject_disputed_by),
        evidence(&verdict.partial),
        less,
    )
}
