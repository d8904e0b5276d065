//! What changed between two states of a corpus, for programs.

use serde::Serialize;

use crate::changes::{AnswerChange, Cause, Changes, FieldChange, Finding, Line, RecordChange, What};

/// The number of the contract.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct ChangesJson<'a> {
    schema: u32,
    from: &'a str,
    to: &'a str,
    records: Vec<RecordJson<'a>>,
    relations: Vec<RelationJson<'a>>,
    verdicts: Vec<VerdictJson<'a>>,
    rests_otherwise: usize,
    standings: Vec<StandingJson<'a>>,
    answers: Vec<AnswerJson<'a>>,
}

#[derive(Serialize)]
struct RecordJson<'a> {
    change: &'static str,
    class: &'static str,
    id: &'a str,
    was: Option<&'a str>,
    title: &'a str,
    file: &'a str,
    fields: Vec<FieldJson<'a>>,
}

/// The values of a field that went and came.
#[derive(Serialize)]
pub(super) struct FieldJson<'a> {
    field: &'a str,
    old: &'a [String],
    new: &'a [String],
}

impl<'a> FieldJson<'a> {
    pub(super) fn new(field: &'a FieldChange) -> Self {
        Self { field: &field.name, old: &field.old, new: &field.new }
    }
}

#[derive(Serialize)]
struct RelationJson<'a> {
    change: &'static str,
    from: &'a str,
    relation: &'a str,
    to: &'a str,
    force: &'static str,
    claim: Option<&'a str>,
}

#[derive(Serialize)]
struct VerdictJson<'a> {
    subject: &'a str,
    relation: &'a str,
    object: &'a str,
    old: FindingJson<'a>,
    new: FindingJson<'a>,
    causes: Vec<CauseJson<'a>>,
}

#[derive(Serialize)]
struct StandingJson<'a> {
    class: &'static str,
    id: &'a str,
    old: &'static str,
    new: &'static str,
    causes: Vec<CauseJson<'a>>,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    status: &'a str,
    marks: Vec<&'static str>,
    #[serde(rename = "for")]
    supporting: &'a [String],
    against: &'a [String],
    caveats: &'a [String],
}

#[derive(Serialize)]
struct CauseJson<'a> {
    change: &'static str,
    class: &'static str,
    id: &'a str,
}

#[derive(Serialize)]
struct AnswerJson<'a> {
    name: &'a str,
    question: &'a str,
    old_question: Option<&'a str>,
    added: Vec<LineJson<'a>>,
    removed: Vec<LineJson<'a>>,
    changed: Vec<PairJson<'a>>,
    failed: Option<&'a str>,
    causes: Vec<CauseJson<'a>>,
}

#[derive(Serialize)]
struct LineJson<'a> {
    id: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct PairJson<'a> {
    id: &'a str,
    old: &'a str,
    new: &'a str,
}

/// All changes from one revision to another: one JSON object and a line feed.
#[must_use]
pub fn text(changes: &Changes, from: &str, to: &str) -> String {
    let json = ChangesJson {
        schema: SCHEMA,
        from,
        to,
        records: changes.records.iter().map(record).collect(),
        relations: changes
            .relations
            .iter()
            .map(|change| RelationJson {
                change: if change.added { "added" } else { "removed" },
                from: &change.from,
                relation: &change.relation,
                to: &change.to,
                force: change.force,
                claim: change.claim.as_deref(),
            })
            .collect(),
        verdicts: changes
            .verdicts
            .iter()
            .map(|change| VerdictJson {
                subject: &change.subject,
                relation: &change.relation,
                object: &change.object,
                old: finding(&change.old),
                new: finding(&change.new),
                causes: causes(&change.causes),
            })
            .collect(),
        rests_otherwise: changes.rests_otherwise,
        standings: changes
            .standings
            .iter()
            .map(|change| StandingJson {
                class: change.class.word(),
                id: &change.id,
                old: change.old.word(),
                new: change.new.word(),
                causes: causes(&change.causes),
            })
            .collect(),
        answers: changes.answers.iter().map(answer).collect(),
    };
    // Plain structures of texts and numbers: there is nothing that could fail.
    serde_json::to_string_pretty(&json).unwrap_or_default() + "\n"
}

fn record(change: &RecordChange) -> RecordJson<'_> {
    let was = match &change.what {
        What::Changed { was } => was.as_deref(),
        _ => None,
    };
    RecordJson {
        change: change.what.word(),
        class: change.class.word(),
        id: &change.id,
        was,
        title: &change.title,
        file: &change.file,
        fields: change.fields.iter().map(FieldJson::new).collect(),
    }
}

fn finding(finding: &Finding) -> FindingJson<'_> {
    FindingJson {
        status: &finding.word,
        marks: finding.marks.iter().map(|mark| mark.word()).collect(),
        supporting: &finding.supporting,
        against: &finding.opposing,
        caveats: &finding.caveats,
    }
}

fn causes(causes: &[Cause]) -> Vec<CauseJson<'_>> {
    causes
        .iter()
        .map(|cause| CauseJson { change: cause.what.word(), class: cause.class.word(), id: &cause.id })
        .collect()
}

fn answer(change: &AnswerChange) -> AnswerJson<'_> {
    AnswerJson {
        name: &change.id,
        question: &change.question,
        old_question: change.old_question.as_deref(),
        added: change.added.iter().map(line).collect(),
        removed: change.removed.iter().map(line).collect(),
        changed: change
            .changed
            .iter()
            .map(|(old, new)| PairJson { id: &new.id, old: &old.text, new: &new.text })
            .collect(),
        failed: change.failed.as_deref(),
        causes: causes(&change.causes),
    }
}

fn line(line: &Line) -> LineJson<'_> {
    LineJson { id: &line.id, text: &line.text }
}
