//! The history of a record, for a terminal and for programs.

use serde::Serialize;

use crate::changes::What;
use crate::changes::log::Step;
use crate::render::changes::field_lines;
use crate::render::changes_json::FieldJson;
use crate::render::paint::{Paint, Role};

/// The number of the contract.
const SCHEMA: u32 = 1;
/// So many digits of a commit's hash are shown.
const DIGITS: usize = 8;

/// The steps as text.
#[must_use]
pub fn text(steps: &[Step], paint: Paint) -> String {
    let blocks = steps.iter().map(|step| block(step, paint).join("\n"));
    blocks.collect::<Vec<_>>().join("\n\n") + "\n"
}

fn block(step: &Step, paint: Paint) -> Vec<String> {
    let head = match &step.commit {
        Some(commit) => {
            let hash = commit.hash.get(..DIGITS).unwrap_or(&commit.hash);
            let day = commit.date.get(..10).unwrap_or(&commit.date);
            format!("{hash}  {day}  {}  {}", commit.author, commit.subject)
        }
        None => "not committed yet".to_owned(),
    };
    let mut lines = paint.block_in(Some(Role::Title), "", 0, &head);
    let done = match (&step.what, &step.from) {
        (What::Changed { was: Some(was) }, _) => format!("renamed from {was} to {}", step.id),
        (What::Changed { was: None }, Some(from)) => format!("moved from {from} to {}", step.file),
        (What::Changed { was: None }, None) => format!("changed in {}", step.file),
        (What::Added, _) => format!("added to {} as {}", step.file, step.id),
        (What::Removed, _) => format!("removed from {}", step.file),
    };
    lines.extend(paint.block("", 2, &done));
    let is_changed = matches!(step.what, What::Changed { .. });
    if step.what != What::Removed {
        lines.extend(step.fields.iter().flat_map(|field| field_lines(field, is_changed, paint)));
    }
    lines
}

#[derive(Serialize)]
struct LogJson<'a> {
    schema: u32,
    steps: Vec<StepJson<'a>>,
}

#[derive(Serialize)]
struct StepJson<'a> {
    commit: Option<&'a str>,
    author: Option<&'a str>,
    date: Option<&'a str>,
    subject: Option<&'a str>,
    change: &'static str,
    id: &'a str,
    was: Option<&'a str>,
    file: &'a str,
    from: Option<&'a str>,
    fields: Vec<FieldJson<'a>>,
}

/// The steps as one JSON object and a line feed; `commit` is null for what is not committed.
#[must_use]
pub fn json(steps: &[Step]) -> String {
    let log = LogJson { schema: SCHEMA, steps: steps.iter().map(step_json).collect() };
    // Plain structures of texts and numbers: there is nothing that could fail.
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

fn step_json(step: &Step) -> StepJson<'_> {
    let commit = step.commit.as_ref();
    StepJson {
        commit: commit.map(|commit| commit.hash.as_str()),
        author: commit.map(|commit| commit.author.as_str()),
        date: commit.map(|commit| commit.date.as_str()),
        subject: commit.map(|commit| commit.subject.as_str()),
        change: step.what.word(),
        id: &step.id,
        was: match &step.what {
            What::Changed { was } => was.as_deref(),
            _ => None,
        },
        file: &step.file,
        from: step.from.as_deref(),
        fields: step.fields.iter().map(FieldJson::new).collect(),
    }
}
