//! Answers of saved questions that are others than they were.

use std::collections::{BTreeMap, BTreeSet};

use super::cause::{Cause, Key, Namer, causes};
use super::compare::RecordChange;
use super::described::Class;
use super::{Records, Sides};
use crate::catalog::entry::Saved;
use crate::error::Error;
use crate::graph::Evidence;
use crate::graph::walk::Path;
use crate::query::answer::{Answer, Row, Shape, Value};
use crate::session::{Failure, Session};
use crate::statement;
use crate::verdict::Verdict;

/// A row or path of an answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    /// What it is of: an id, or the ids along a path.
    pub id: String,
    /// The row as text.
    pub text: String,
}

/// An answer that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerChange {
    /// The name of the saved question.
    pub id: String,
    /// The question.
    pub question: String,
    /// The question as it was, if it was another.
    pub old_question: Option<String>,
    /// Rows and paths that came.
    pub added: Vec<Line>,
    /// Rows and paths that went.
    pub removed: Vec<Line>,
    /// Rows of the same things that say something else: before and now.
    pub changed: Vec<(Line, Line)>,
    /// Why the question has no answer now, or had none before.
    pub failed: Option<String>,
    /// The changed records that it comes from.
    pub causes: Vec<Cause>,
}

/// The rows of an answer by what they are of, each with the records that it rests on.
type Rows = BTreeMap<String, (String, BTreeSet<Key>)>;

pub(super) fn between(
    sides: &Sides<'_>,
    changes: &[RecordChange],
    records: [&Records; 2],
) -> Result<Vec<AnswerChange>, Error> {
    let mut found = Vec::new();
    for saved in &sides.new.catalog.saved {
        let name = sides.renames.before(Class::Question, &saved.id).unwrap_or(&saved.id);
        let Some(before) = sides.old.catalog.saved.iter().find(|old| old.id == name) else { continue };
        found.extend(change(sides, before, saved, changes, records)?);
    }
    Ok(found)
}

fn change(
    sides: &Sides<'_>,
    before: &Saved,
    saved: &Saved,
    changes: &[RecordChange],
    records: [&Records; 2],
) -> Result<Option<AnswerChange>, Error> {
    let old = Namer { session: sides.old, renames: Some(sides.renames) };
    let new = Namer { session: sides.new, renames: None };
    let is_other = before.question != saved.question;
    let mut change = AnswerChange {
        id: saved.id.clone(),
        question: saved.question.clone(),
        old_question: is_other.then(|| before.question.clone()),
        added: Vec::new(),
        removed: Vec::new(),
        changed: Vec::new(),
        failed: None,
        causes: Vec::new(),
    };
    let (was, is) = match (ask(sides.old, &before.question)?, ask(sides.new, &saved.question)?) {
        (Ok(was), Ok(is)) => (rows(old, &was), rows(new, &is)),
        (Err(_), Err(_)) => return Ok(None),
        (Ok(_), Err(why)) => {
            change.failed = Some(format!("it no longer has an answer: {why}"));
            return Ok(Some(change));
        }
        (Err(why), Ok(is)) => {
            change.failed = Some(format!("it had no answer before: {why}"));
            (Rows::new(), rows(new, &is))
        }
    };
    let line = |id: &String, text: &String| Line { id: id.clone(), text: text.clone() };
    let mut touched: BTreeSet<Key> = BTreeSet::new();
    let mut names: BTreeSet<String> = BTreeSet::new();
    for id in was.keys().chain(is.keys()).collect::<BTreeSet<_>>() {
        let (before, after) =
            (was.get(id).filter(|row| !row.0.is_empty()), is.get(id).filter(|row| !row.0.is_empty()));
        match (before, after) {
            (None, Some((text, _))) => change.added.push(line(id, text)),
            (Some((text, _)), None) => change.removed.push(line(id, text)),
            (Some((old, _)), Some((new, _))) if old != new => {
                change.changed.push((line(id, old), line(id, new)));
            }
            _ => continue,
        }
        names.insert(id.clone());
        touched.extend([&was, &is].into_iter().filter_map(|rows| rows.get(id)).flat_map(|row| row.1.clone()));
    }
    if names.is_empty() && change.failed.is_none() {
        return Ok(None);
    }
    if is_other {
        touched.insert((Class::Question, saved.id.clone()));
    }
    change.causes = causes(&touched, changes);
    if change.causes.is_empty() {
        let keys = changes.iter().map(|change| (change.class, change.id.clone()));
        let naming = keys.filter(|key| records.iter().any(|records| names_any(records, key, &names)));
        change.causes = causes(&naming.collect(), changes);
    }
    Ok(Some(change))
}

/// True if a record is one of the things named, names one, or is a claim of one.
fn names_any(records: &Records, key: &Key, names: &BTreeSet<String>) -> bool {
    let Some(record) = records.get(key) else { return false };
    let work = key.1.rsplit_once('/').map(|(work, _)| work);
    let said = record.fields.values().flatten().map(super::described::Part::text);
    let mut said = said.flat_map(|text| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
    names.contains(&key.1)
        || work.is_some_and(|work| names.contains(work))
        || said.any(|word| names.contains(&word))
}

/// The answer, or in a line why there is none.
fn ask(session: &Session, question: &str) -> Result<Result<Answer, String>, Error> {
    match session.ask_as_written(question) {
        Ok(answer) if answer.cut => Ok(Err(answer.notices.join("; "))),
        Ok(answer) => Ok(Ok(answer)),
        Err(Failure::World(error)) => Err(error),
        Err(Failure::Wrong(wrong)) => Ok(Err(wrong.0.message)),
    }
}

/// The rows and paths. What is left out for its verdict is there without a text, for its evidence.
fn rows(namer: Namer<'_>, answer: &Answer) -> Rows {
    let mut rows = Rows::new();
    for row in &answer.rows {
        let id = match row.node {
            Some(node) => namer.id(node),
            None => row.group.clone().unwrap_or_default(),
        };
        let mut keys: BTreeSet<Key> = row.node.map(|node| namer.key(node)).into_iter().collect();
        row.verdicts.iter().for_each(|verdict| namer.rests_on(verdict, &mut keys));
        rows.insert(id, (row_text(namer, answer, row), keys));
    }
    for left in &answer.left_out {
        let mut keys = BTreeSet::from([namer.key(left.node)]);
        namer.rests_on(&left.verdict, &mut keys);
        rows.entry(namer.id(left.node)).or_insert((String::new(), keys));
    }
    for path in &answer.paths {
        let (text, keys) = path_text(namer, path);
        rows.insert(text.clone(), (text, keys));
    }
    rows
}

/// A row's name, verdicts and figures; of its other values those that the question asks for, or the text
/// of a claim. Where a claim stands is told of the claim itself.
fn row_text(namer: Namer<'_>, answer: &Answer, row: &Row) -> String {
    let catalog = &namer.session.catalog;
    let verdict = |verdict: &Verdict| {
        let marks = verdict.marks.iter().map(|mark| format!(" · {}", mark.words()));
        format!("{} {}{}", verdict.words(catalog), catalog.label(verdict.object), marks.collect::<String>())
    };
    let verdicts = row.verdicts.iter().map(verdict);
    let asked = |name: &str| answer.shown || answer.shape == Shape::Counts || name == "text";
    let values = row.values.iter().filter(|(name, _)| asked(name)).map(|(name, value)| match value {
        Value::Number(number) => format!("{name} {number}"),
        Value::Text(text) if name == "text" => text.clone(),
        Value::Text(text) => format!("{name} {text}"),
    });
    let name = row.node.map_or_else(|| row.group.clone().unwrap_or_default(), |node| catalog.label(node));
    let name = if name.is_empty() { None } else { Some(name) };
    name.into_iter().chain(verdicts).chain(values).collect::<Vec<_>>().join("  ")
}

fn path_text(namer: Namer<'_>, path: &Path) -> (String, BTreeSet<Key>) {
    let catalog = &namer.session.catalog;
    let mut keys = BTreeSet::new();
    let mut text = path.first().map_or_else(String::new, |hop| namer.id(hop.from()));
    for hop in path {
        text += &statement::arrow(catalog, &hop.edge, hop.inverse);
        text += &namer.id(hop.to());
        if let Evidence::Claim(node) | Evidence::Record(node) = hop.edge.evidence {
            keys.insert(namer.key(node));
        }
    }
    (text, keys)
}
