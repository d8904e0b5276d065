//! Topics set against topics: a table of verdicts.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::entry::NodeId;
use crate::catalog::vocabulary::{AFFIRMS, RelationId};
use crate::query::answer::{Answer, Row, Shape, Value};
use crate::query::budget::Meter;
use crate::query::evaluate::world::World;
use crate::query::expr::{Compare, Sort, Subjects};
use crate::verdict::{Status, Verdict, less_than_opposites};

/// What stands in a cell of which nothing is said.
const SILENT: &str = "silent";
/// Where a question does not name what is compared on, no more topics are taken.
const MOST_OBJECTS: usize = 4;

/// Fills `answer` with a row for each subject and a column for each object.
pub(super) fn compare(world: &World<'_>, meter: &Meter, asked: &Compare, answer: &mut Answer) {
    answer.shape = Shape::Comparison;
    let catalog = world.catalog;
    let (first, subjects) = match &asked.subjects {
        Subjects::Of(sort) => (sort.word().to_owned(), world.of_sort(sort).to_vec()),
        Subjects::These(these) => {
            let mut kinds = these.iter().map(|id| catalog.kind(*id));
            let kind = kinds.next().filter(|kind| kinds.all(|other| other == *kind));
            (kind.unwrap_or(Sort::Topic.word()).to_owned(), these.clone())
        }
    };
    let (objects, more) = objects(world, asked, &subjects);
    let all = matches!(asked.subjects, Subjects::Of(_));
    if more > 0 {
        let shown = objects.len();
        answer.notices.push(format!(
            "compared on the {shown} topics with the most claims; name any of {more} more after `on`"
        ));
    }
    answer.columns =
        std::iter::once(first).chain(objects.iter().map(|object| catalog.id(*object).to_owned())).collect();
    for subject in subjects {
        let mut row = Row { node: Some(subject), group: None, verdicts: Vec::new(), values: Vec::new() };
        for object in &objects {
            if !meter.spend(1) {
                return;
            }
            let (verdicts, silent): (Vec<Verdict>, Vec<Verdict>) =
                cell(world, subject, &asked.relations, *object)
                    .into_iter()
                    .partition(|verdict| verdict.status != Status::Silent);
            let text: Vec<String> = verdicts.iter().map(|verdict| word(world, verdict)).collect();
            let said = if text.is_empty() { SILENT.to_owned() } else { text.join("; ") };
            let less = less(world, &verdicts, &silent);
            let text = said + &less;
            row.values.push((catalog.id(*object).to_owned(), Value::Text(text)));
            row.verdicts.extend(verdicts);
        }
        // Most works and scholars say nothing of it.
        if catalog.topic(subject).is_none() && all && row.verdicts.is_empty() {
            continue;
        }
        answer.rows.push(row);
        answer.total += 1;
    }
}

/// What is compared on, and of how many topics more something is said: those that the question names, else those of
/// which something is said of two of the subjects, else of one, what is said most first.
fn objects(world: &World<'_>, asked: &Compare, subjects: &[NodeId]) -> (Vec<NodeId>, usize) {
    if !asked.objects.is_empty() {
        return (asked.objects.clone(), 0);
    }
    let subjects: BTreeSet<NodeId> = subjects.iter().copied().collect();
    let mut said: BTreeMap<NodeId, (BTreeSet<NodeId>, usize)> = BTreeMap::new();
    for (id, claim) in world.catalog.claims() {
        let shown = world.view.shows(id);
        for statement in claim.says.iter().filter(|said| shown && subjects.contains(&said.subject)) {
            let named = asked.relations.is_empty() || asked.relations.contains(&statement.relation);
            if named && !subjects.contains(&statement.object) {
                let (of, times) = said.entry(statement.object).or_default();
                of.insert(statement.subject);
                *times += 1;
            }
        }
    }
    let shared = said.values().any(|(of, _)| of.len() > 1);
    let mut found: Vec<(NodeId, (BTreeSet<NodeId>, usize))> =
        said.into_iter().filter(|(_, (of, _))| !shared || of.len() > 1).collect();
    found.sort_by_key(|(object, (of, times))| (Reverse((of.len(), *times)), *object));
    let more = found.len().saturating_sub(MOST_OBJECTS);
    (found.into_iter().take(MOST_OBJECTS).map(|(object, _)| object).collect(), more)
}

/// `fosters (hedged, second-hand)`
fn word(world: &World<'_>, verdict: &Verdict) -> String {
    let marks: Vec<&str> = verdict.marks.iter().map(|mark| mark.word()).collect();
    let word = verdict.word(world.catalog);
    if marks.is_empty() { word } else { format!("{word} ({})", marks.join(", ")) }
}

/// The verdicts of one cell: on the relations named, silent ones too, or what the claims come to at all.
fn cell(world: &World<'_>, subject: NodeId, named: &[RelationId], object: NodeId) -> Vec<Verdict> {
    let speaks = world.catalog.topic(subject).is_none();
    let affirms = world.catalog.vocabulary.find(AFFIRMS).filter(|_| speaks);
    if named.is_empty() && affirms.is_none() {
        return world.verdicts.between(world.catalog, subject, object);
    }
    let relations = named.iter().chain(affirms.as_ref().filter(|_| named.is_empty()));
    relations.map(|relation| world.verdicts.verdict(world.catalog, subject, *relation, object)).collect()
}

/// What is said less than what was asked: ` (only admits)` in a cell that is silent else; less than an opposite beside a
/// verdict, `; also admits`; empty where nothing is.
fn less(world: &World<'_>, verdicts: &[Verdict], silent: &[Verdict]) -> String {
    let all = if verdicts.is_empty() {
        silent.iter().flat_map(|verdict| &verdict.lesser).map(|lesser| lesser.relation).collect()
    } else {
        less_than_opposites(verdicts.iter())
    };
    let names: Vec<&str> = all.iter().map(|id| world.catalog.vocabulary.relation(*id).id.as_str()).collect();
    match (names.is_empty(), verdicts.is_empty()) {
        (true, _) => String::new(),
        (false, true) => format!(" (only {})", names.join(", ")),
        (false, false) => format!("; also {}", names.join(", ")),
    }
}
