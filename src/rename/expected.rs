//! The ids of expected answers. Answers are in the order of ids, so a renamed row may have another place.

use crate::annotation::{Head, Record};
use crate::catalog::NodeClass as Class;
use crate::query::answer::Answer;
use crate::rename::Ids;
use crate::rename::edits::Edits;
use crate::rename::thing::Space;
use crate::session::{Failure, Session};
use crate::source::Spanned;

/// Edits the ids of the expected answers that `ids` are among. `after` is the corpus with all else
/// renamed.
pub(super) fn edit(
    session: &Session,
    after: &Session,
    ids: &Ids,
    edits: &mut Edits,
    notices: &mut Vec<String>,
) -> Result<(), Failure> {
    let is_renamed = |id: &str| ids.keys().any(|(_, old)| old == id);
    for (record, renamed) in pairs(session, after) {
        let (Head::Expect(question), Head::Expect(asked)) = (&record.head, &renamed.head) else { continue };
        let fields = record.fields.iter().filter(|field| field.name.value == "is");
        let listed: Vec<&Spanned<String>> = fields.flat_map(|field| field.value.refs()).collect();
        if !listed.iter().any(|id| is_renamed(&id.value)) {
            continue;
        }
        let Some(before) = answer(session, &question.value)? else { continue };
        let new: Vec<String> = listed
            .iter()
            .map(|id| new_id(session, ids, &before, &id.value).unwrap_or_else(|| id.value.clone()))
            .collect();
        let now = answer(after, &asked.value)?;
        // What is cut tells nothing of the whole answer.
        let is_whole = !before.cut && now.as_ref().is_none_or(|now| !now.cut);
        let was_right = is_whole && shown(session, &before).iter().eq(listed.iter().map(|id| &id.value));
        let now = now.map(|answer| shown(after, &answer)).unwrap_or_default();
        let same_set = {
            let sorted = |mut ids: Vec<String>| {
                ids.sort();
                ids
            };
            sorted(now.clone()) == sorted(new.clone())
        };
        if was_right && !same_set {
            let place = session.sources().place(question.span);
            notices.push(format!("{place}: with the new ids, the order of this answer changes"));
        }
        let new = if was_right && same_set { now } else { new };
        for (id, new) in listed.iter().zip(new).filter(|(id, new)| id.value != *new) {
            edits.replace(id.span, new);
            edits.in_questions += 1;
        }
    }
    Ok(())
}

/// The records of a corpus with what they are after: in files of the same names, others after them.
fn pairs<'a>(session: &'a Session, after: &'a Session) -> impl Iterator<Item = (&'a Record, &'a Record)> {
    session.corpus().documents.iter().flat_map(|(file, document)| {
        let name = &session.sources().file(*file).name;
        let same =
            after.corpus().documents.iter().find(|(file, _)| after.sources().file(*file).name == *name);
        same.into_iter().flat_map(|(_, same)| document.records().zip(same.records()))
    })
}

/// The answer to a question; none to a wrong one.
fn answer(session: &Session, question: &str) -> Result<Option<Answer>, Failure> {
    match session.ask_as_written(question) {
        Ok(answer) => Ok(Some(answer)),
        Err(Failure::Wrong(_)) => Ok(None),
        Err(world) => Err(world),
    }
}

/// The ids of an answer as an expected answer lists them.
fn shown(session: &Session, answer: &Answer) -> Vec<String> {
    let rows = answer.rows.iter().map(|row| match row.node {
        Some(node) => session.catalog.id(node).to_owned(),
        None => row.group.clone().unwrap_or_default(),
    });
    let ends = answer.paths.iter().filter_map(|path| path.last());
    rows.chain(ends.map(|hop| session.catalog.id(hop.to()).to_owned())).collect()
}

/// What `id`, which the answer should list, is called now; none if that is not renamed.
fn new_id(session: &Session, ids: &Ids, answer: &Answer, id: &str) -> Option<String> {
    let catalog = &session.catalog;
    let ends = answer.paths.iter().filter_map(|path| path.last()).map(|hop| hop.to());
    let nodes = answer.rows.iter().filter_map(|row| row.node).chain(ends);
    let found = nodes.into_iter().find(|node| catalog.id(*node) == id);
    let space =
        found.map(|node| Space::Node(catalog.class(node))).or_else(|| of_column(answer)).or_else(|| {
            // It is not in the answer: the expectation fails, and only what is meant can be gone by.
            let mut spaces = ids.keys().filter(|(_, old)| old == id).map(|(space, _)| *space);
            spaces.next().filter(|_| spaces.next().is_none())
        });
    ids.get(&(space?, id.to_owned())).cloned()
}

/// What the groups of a count are.
fn of_column(answer: &Answer) -> Option<Space> {
    let is_group = answer.rows.iter().any(|row| row.group.is_some() && row.node.is_none());
    match answer.columns.first().map(String::as_str).filter(|_| is_group) {
        Some("kind") => Some(Space::Kind),
        Some("via") => Some(Space::Node(Class::Work)),
        _ => None,
    }
}
