//! A question of a record as it is written: the question itself, and the values of its parameters.

use crate::annotation::locator::unescaped;
use crate::annotation::{Head, Record, Value};
use crate::catalog::entry::Saved;
use crate::catalog::{Catalog, NodeClass as Class};
use crate::query::understand::saved::{filled, parameters};
use crate::rename::Ids;
use crate::rename::thing::Space;
use crate::session::Session;
use crate::source::Span;

/// No more ways to fill the parameters of one question are tried.
const MOST_FILLINGS: usize = 400;

/// A question of a record.
pub(super) struct Asked {
    /// Where the question is, and the value of each parameter that has one.
    pub(super) spans: Vec<Span>,
    /// What stands there, with its quotation marks and backslashes.
    pub(super) texts: Vec<String>,
}

impl Asked {
    /// The question of a record, if it is one that asks something.
    pub(super) fn of(session: &Session, record: &Record) -> Option<Self> {
        let (Head::Query { question, .. } | Head::Expect(question)) = &record.head else { return None };
        let mut spans = vec![question.span];
        for field in record.fields.iter().filter(|field| field.name.value == "with") {
            if let Value::Names(values) = &field.value {
                spans.extend(values.iter().map(|value| value.span));
            }
        }
        let texts = spans.iter().map(|span| session.sources().text(*span).to_owned()).collect();
        Some(Self { spans, texts })
    }

    /// What of `texts` is asked, with `fillings` for the parameters that have no value; none if there are
    /// too few.
    pub(super) fn question(&self, texts: &[String], fillings: &[String]) -> Option<String> {
        let (question, values) = texts.split_first()?;
        let values = values.iter().map(|value| plain(value)).chain(fillings.iter().cloned());
        let saved = Saved {
            id: String::new(),
            was: Vec::new(),
            question: plain(question),
            with: values.collect(),
            note: String::new(),
            span: self.spans.first().copied()?,
        };
        filled(&saved, &[]).ok()
    }

    /// Values for the parameters that have none, with which the question is understood.
    pub(super) fn fillings(
        &self,
        catalog: &Catalog,
        ids: &Ids,
        is_understood: impl Fn(&str) -> bool,
    ) -> Option<Vec<String>> {
        let question = plain(self.texts.first()?);
        let missing = parameters(&question).len().saturating_sub(self.texts.len() - 1);
        if missing == 0 {
            return Some(Vec::new());
        }
        let values = values(catalog, ids);
        let combinations = values.len().checked_pow(u32::try_from(missing).ok()?).unwrap_or(MOST_FILLINGS);
        (0..combinations.min(MOST_FILLINGS)).find_map(|mut number| {
            let mut fillings = Vec::new();
            for _ in 0..missing {
                fillings.push(values[number % values.len()].clone());
                number /= values.len();
            }
            is_understood(&self.question(&self.texts, &fillings)?).then_some(fillings)
        })
    }
}

/// A string without its quotation marks and backslashes, or a name as it is.
fn plain(written: &str) -> String {
    let inside = written.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    inside.map_or_else(|| written.to_owned(), unescaped)
}

/// What a parameter may stand for: a few things of each sort that keep their ids, a word and a year.
fn values(catalog: &Catalog, ids: &Ids) -> Vec<String> {
    let mut values = Vec::new();
    let stays = |space: Space, id: &str| !ids.contains_key(&(space, id.to_owned()));
    let nodes = |class: Class, most: usize| -> Vec<String> {
        let all = catalog.names().of(class).map(|(id, _)| id);
        let kept = all.filter(|id| stays(Space::Node(class), id)).take(most);
        kept.map(|id| format!("{}:{id}", class.word())).collect()
    };
    values.extend(nodes(Class::Topic, 2));
    values.extend(nodes(Class::Scholar, 1));
    values.extend(nodes(Class::Work, 1));
    values.extend(nodes(Class::Claim, 1));
    values.extend(nodes(Class::Argument, 1));
    values.extend(nodes(Class::Excerpt, 1));
    values.push("word".to_owned());
    values.push("1990".to_owned());
    // A topic of each other kind, for relations that join certain kinds only.
    let mut kinds: Vec<&str> = Vec::new();
    for (id, topic) in catalog.topics() {
        if !kinds.contains(&topic.kind.as_str()) && stays(Space::Node(Class::Topic), catalog.id(id)) {
            kinds.push(&topic.kind);
            values.push(format!("topic:{}", catalog.id(id)));
        }
    }
    let kinds = catalog.vocabulary.kinds().map(|kind| kind.id.as_str());
    values.extend(kinds.filter(|kind| stays(Space::Kind, kind)).map(str::to_owned));
    let relations = catalog.vocabulary.relations().map(|(_, relation)| relation.id.as_str());
    values.extend(relations.filter(|relation| stays(Space::Relation, relation)).map(str::to_owned));
    values
}
