//! Answers as JSON: the contract of `docs/answer.schema.json`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::catalog::Catalog;
use crate::catalog::entry::{Force, NodeId, Place};
use crate::graph::walk::{Hop, Path};
use crate::graph::{Source, locator_text};
use crate::grounds::Change;
use crate::index::Snippet;
use crate::query::answer::{Answer, LeftOut, Row, Value};
use crate::query::snippet::Snippets;
use crate::render::cite;
use crate::verdict::{Evidence, Speaker, Verdict};

/// The number of the contract.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct AnswerJson<'a> {
    schema: u32,
    question: &'a str,
    /// How the question's words were taken, where they allow another reading.
    #[serde(skip_serializing_if = "Option::is_none")]
    read_as: Option<&'a str>,
    core: &'a str,
    columns: &'a [String],
    rows: Vec<RowJson>,
    left_out: Vec<LeftOutJson>,
    paths: Vec<PathJson>,
    /// What the question asks to be taken away.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    without: Vec<String>,
    /// The verdicts that would be others without it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    changes: Vec<ChangeJson>,
    /// Where nothing is found: why, and which question has an answer.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    reasons: &'a [String],
    total: usize,
    truncated: bool,
}

#[derive(Serialize)]
struct RowJson {
    id: String,
    kind: String,
    label: String,
    verdict: Option<VerdictJson>,
    /// Where a question asks for several verdicts: those after the first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    more_verdicts: Vec<VerdictJson>,
    values: BTreeMap<String, ValueJson>,
    /// Left out where the question looks for no words.
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<SnippetJson>,
}

#[derive(Serialize)]
struct SnippetJson {
    field: &'static str,
    text: String,
    /// Characters of `text`, not bytes: half-open, counted from 0.
    ranges: Vec<[usize; 2]>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ValueJson {
    Number(i64),
    Text(String),
}

#[derive(Serialize)]
struct VerdictJson {
    status: String,
    relation: String,
    object: String,
    marks: Vec<&'static str>,
    #[serde(rename = "for")]
    supporting: Vec<EvidenceJson>,
    against: Vec<EvidenceJson>,
    caveats: Vec<EvidenceJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    partial: Vec<EvidenceJson>,
}

#[derive(Serialize)]
struct EvidenceJson {
    claim: Option<String>,
    text: String,
    work: String,
    locator: String,
    via: Option<PlaceJson>,
    /// Left out for a plain assertion.
    #[serde(skip_serializing_if = "Option::is_none")]
    force: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    disputed_by: Vec<String>,
    /// Left out where it says just what was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    says: Option<SaysJson>,
}

#[derive(Serialize)]
struct SaysJson {
    relation: String,
    object: String,
}

#[derive(Serialize)]
struct PlaceJson {
    work: String,
    locator: String,
}

#[derive(Serialize)]
struct LeftOutJson {
    id: String,
    status: String,
    marks: Vec<&'static str>,
}

#[derive(Serialize)]
struct ChangeJson {
    subject: String,
    before: VerdictJson,
    after: VerdictJson,
}

#[derive(Serialize)]
struct PathJson {
    nodes: Vec<String>,
    hops: Vec<HopJson>,
}

#[derive(Serialize)]
struct HopJson {
    from: String,
    relation: String,
    inverse: bool,
    to: String,
    claim: Option<String>,
    work: Option<String>,
    locator: String,
    via: Option<PlaceJson>,
    /// Left out for a plain assertion.
    #[serde(skip_serializing_if = "Option::is_none")]
    force: Option<&'static str>,
}

/// An answer as one JSON document, indented, with a line feed at its end.
#[must_use]
pub fn answer(catalog: &Catalog, answer: &Answer, snippets: &Snippets) -> String {
    let shown = Shown { catalog, snippets };
    let json = AnswerJson {
        schema: SCHEMA,
        question: &answer.question,
        read_as: answer.read_as.as_deref(),
        core: &answer.core,
        columns: &answer.columns,
        rows: answer.rows.iter().map(|row| shown.row(row)).collect(),
        left_out: answer.left_out.iter().map(|left| shown.left_out(left)).collect(),
        paths: answer.paths.iter().map(|path| shown.path(path)).collect(),
        without: answer.withdrawn.iter().map(|source| shown.id(*source)).collect(),
        changes: answer.changes.iter().map(|change| shown.change(change)).collect(),
        reasons: &answer.reasons,
        total: answer.total,
        truncated: answer.truncated,
    };
    text_of(serde_json::to_string_pretty(&json)) + "\n"
}

/// An answer as one JSON value a line: its rows, or its paths.
#[must_use]
pub fn lines(catalog: &Catalog, answer: &Answer, snippets: &Snippets) -> String {
    let shown = Shown { catalog, snippets };
    let rows = answer.rows.iter().map(|row| text_of(serde_json::to_string(&shown.row(row))));
    let paths = answer.paths.iter().map(|path| text_of(serde_json::to_string(&shown.path(path))));
    rows.chain(paths).map(|line| line + "\n").collect()
}

/// These values have string keys and no foreign numbers, so writing them does not fail.
fn text_of(written: serde_json::Result<String>) -> String {
    written.unwrap_or_else(|error| format!("{{\"error\":\"{error}\"}}"))
}

struct Shown<'a> {
    catalog: &'a Catalog,
    snippets: &'a Snippets,
}

impl Shown<'_> {
    fn row(&self, row: &Row) -> RowJson {
        let mut verdicts = row.verdicts.iter().map(|verdict| self.verdict(verdict));
        let group = row.group.clone().unwrap_or_default();
        RowJson {
            id: row.node.map_or_else(|| group.clone(), |node| self.id(node)),
            kind: row.node.map_or_else(String::new, |node| self.catalog.kind(node).to_owned()),
            label: row.node.map_or_else(|| group.clone(), |node| self.catalog.label(node)),
            verdict: verdicts.next(),
            more_verdicts: verdicts.collect(),
            values: row.values.iter().map(|(column, value)| (column.clone(), value_json(value))).collect(),
            snippet: row.node.and_then(|node| self.snippets.get(&node)).map(snippet_json),
        }
    }

    fn left_out(&self, left: &LeftOut) -> LeftOutJson {
        LeftOutJson {
            id: self.id(left.node),
            status: left.verdict.word(self.catalog),
            marks: left.verdict.marks.iter().map(|mark| mark.word()).collect(),
        }
    }

    fn change(&self, change: &Change) -> ChangeJson {
        ChangeJson {
            subject: self.id(change.before.subject),
            before: self.verdict(&change.before),
            after: self.verdict(&change.after),
        }
    }

    fn verdict(&self, verdict: &Verdict) -> VerdictJson {
        let list = |list: &[Evidence]| list.iter().map(|evidence| self.evidence(verdict, evidence)).collect();
        VerdictJson {
            status: verdict.word(self.catalog),
            relation: self.catalog.vocabulary.relation(verdict.relation).id.clone(),
            object: self.id(verdict.object),
            marks: verdict.marks.iter().map(|mark| mark.word()).collect(),
            supporting: list(&verdict.supporting),
            against: list(&verdict.opposing),
            caveats: verdict.caveats.iter().map(|speaker| self.caveat(speaker)).collect(),
            partial: list(&verdict.partial),
        }
    }

    fn evidence(&self, verdict: &Verdict, evidence: &Evidence) -> EvidenceJson {
        let disputed_by = evidence.disputed_by.iter().map(|claim| self.id(*claim)).collect();
        let as_asked = (evidence.relation, evidence.object) == (verdict.relation, verdict.object);
        let says = (!as_asked).then(|| SaysJson {
            relation: self.catalog.vocabulary.relation(evidence.relation).id.clone(),
            object: self.id(evidence.object),
        });
        EvidenceJson { disputed_by, says, ..self.speaker(&evidence.speaker, evidence.force) }
    }

    fn caveat(&self, speaker: &Speaker) -> EvidenceJson {
        let force = match speaker {
            Speaker::Claim(id) => self.catalog.claim(*id).map_or(Force::Asserts, |claim| claim.force),
            Speaker::Record(..) => Force::Asserts,
        };
        self.speaker(speaker, force)
    }

    fn speaker(&self, speaker: &Speaker, force: Force) -> EvidenceJson {
        let (text, source) = cite::speaker(self.catalog, speaker);
        EvidenceJson {
            claim: source.claim.map(|claim| self.id(claim)),
            text,
            work: source.place.as_ref().map_or_else(String::new, |place| self.id(place.work)),
            locator: locator_text(source.place.as_ref()),
            via: source.via.as_ref().map(|via| self.place(via)),
            force: (force != Force::Asserts).then(|| force.word()),
            disputed_by: Vec::new(),
            says: None,
        }
    }

    fn path(&self, path: &Path) -> PathJson {
        let start = path.first().map(|hop| hop.from());
        let nodes = start.into_iter().chain(path.iter().map(Hop::to)).map(|node| self.id(node)).collect();
        PathJson { nodes, hops: path.iter().map(|hop| self.hop(hop)).collect() }
    }

    fn hop(&self, hop: &Hop) -> HopJson {
        let source = hop.edge.evidence.source(self.catalog);
        let force = cite::force_of(self.catalog, &source);
        let Source { claim, place, via } = source;
        HopJson {
            from: self.id(hop.from()),
            relation: hop.edge.meaning.name(&self.catalog.vocabulary).to_owned(),
            inverse: hop.inverse,
            to: self.id(hop.to()),
            claim: claim.map(|claim| self.id(claim)),
            work: place.as_ref().map(|place| self.id(place.work)),
            locator: locator_text(place.as_ref()),
            via: via.as_ref().map(|via| self.place(via)),
            force: (force != Force::Asserts).then(|| force.word()),
        }
    }

    fn place(&self, place: &Place) -> PlaceJson {
        PlaceJson { work: self.id(place.work), locator: place.locator.to_string() }
    }

    fn id(&self, node: NodeId) -> String {
        self.catalog.id(node).to_owned()
    }
}

fn snippet_json(snippet: &Snippet) -> SnippetJson {
    let characters = |upto: usize| snippet.text[..upto].chars().count();
    SnippetJson {
        field: snippet.field.name(),
        text: snippet.text.clone(),
        ranges: snippet.ranges.iter().map(|range| [characters(range.start), characters(range.end)]).collect(),
    }
}

fn value_json(value: &Value) -> ValueJson {
    match value {
        Value::Number(number) => ValueJson::Number(*number),
        Value::Text(text) => ValueJson::Text(text.clone()),
    }
}
