//! Statements as people write them: `Democratic norms admit Trust`.

use std::collections::{BTreeMap, BTreeSet};

use super::Settler;
use crate::annotation::Value;
use crate::catalog::names::Class;
use crate::catalog::people::slug;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::source::Spanned;

/// The ids of subject, relation and object.
type Ids = [String; 3];

/// No statement has more words.
const LONGEST: usize = 40;

impl Settler<'_> {
    /// Puts ids in the place of a statement's words.
    pub(super) fn statement(&mut self, value: &mut Value) {
        let words = match value {
            Value::Statement(words) => {
                let [subject, relation, object] = &mut *words;
                let is_plain = self.words.leads_to.contains_key(&relation.value)
                    || self.words.aside.contains(&relation.value);
                if is_plain || !self.words.relations.contains_key(&slug(&relation.value)) {
                    self.name(subject, &[Class::Topic], None);
                    self.name(object, &[Class::Topic], None);
                    return;
                }
                words.to_vec()
            }
            Value::Said(words) => words.clone(),
            _ => return,
        };
        let readings = if words.len() <= LONGEST { self.readings(&words) } else { BTreeMap::new() };
        let mut ids = readings.keys();
        match (ids.next(), ids.next()) {
            (Some(found), None) => {
                let [subject, relation, object] = found.clone();
                let places = &readings[found];
                let part = |at: usize, id: String| Spanned::new(id, places[at]);
                *value = Value::Statement([part(0, subject), part(1, relation), part(2, object)]);
            }
            (Some(_), Some(_)) => {
                let list = readings.keys().map(|ids| format!("`says {}`", ids.join(" ")));
                let message = format!("`{}` has several readings", text(&words));
                let span = words[0].span.to(words[words.len() - 1].span);
                let help = format!("write one of {}", list.collect::<Vec<_>>().join(", "));
                self.said
                    .insert(words[0].span, Diagnostic::new(Code::AmbiguousName, span, message).help(help));
            }
            (None, _) => {
                let fault = self.unreadable(&words);
                self.said.insert(words[0].span, fault);
            }
        }
    }

    /// What the words can mean, each with the places of its parts.
    fn readings(&self, words: &[Spanned<String>]) -> BTreeMap<Ids, [crate::source::Span; 3]> {
        let mut readings = BTreeMap::new();
        for (from, upto) in parts(words.len()) {
            let [left, middle, right] = [&words[..from], &words[from..upto], &words[upto..]].map(joined);
            let Some(forms) = self.words.relations.get(&slug(&middle.value)) else { continue };
            let topics = |name: &Spanned<String>| self.stands_for(name, &[Class::Topic], None);
            for form in forms {
                for (subject, object) in pairs(&topics(&left), &topics(&right)) {
                    let (reading, places) = if form.is_inverse {
                        ([object, form.id.clone(), subject], [right.span, middle.span, left.span])
                    } else {
                        ([subject, form.id.clone(), object], [left.span, middle.span, right.span])
                    };
                    readings.insert(reading, places);
                }
            }
        }
        readings
    }

    /// Why nothing can be made of the words: the relation is missing, or what stands beside it.
    fn unreadable(&self, words: &[Spanned<String>]) -> Diagnostic {
        let relation = parts(words.len().min(LONGEST))
            .filter(|(from, upto)| {
                self.words.relations.contains_key(&slug(&joined(&words[*from..*upto]).value))
            })
            .max_by_key(|(from, upto)| upto - from);
        let span = words[0].span.to(words[words.len() - 1].span);
        let Some((from, upto)) = relation else {
            let message = format!("expected a topic, a relation and a topic, found `{}`", text(words));
            return Diagnostic::new(Code::Syntax, span, message)
                .help("no relation of the vocabulary stands between two of these words");
        };
        let sides = [joined(&words[..from]), joined(&words[upto..])];
        let unknown = sides.iter().find(|side| self.stands_for(side, &[Class::Topic], None).is_empty());
        let side = unknown.unwrap_or(&sides[0]);
        let message = format!("unknown topic `{}`", side.value);
        let known = self.words.topics.values().flatten().map(String::as_str);
        Diagnostic::new(Code::UnknownId, side.span, message)
            .nearest(&side.value, known)
            .otherwise("a topic is named by its id, its label or one of its `aka`")
    }
}

/// The places at which the relation can begin and end, among so many words.
fn parts(number: usize) -> impl Iterator<Item = (usize, usize)> {
    (1..number).flat_map(move |from| (from + 1..number).map(move |upto| (from, upto)))
}

fn pairs(subjects: &BTreeSet<String>, objects: &BTreeSet<String>) -> Vec<(String, String)> {
    let with =
        |subject: &String| objects.iter().map(|object| (subject.clone(), object.clone())).collect::<Vec<_>>();
    subjects.iter().flat_map(with).collect()
}

fn joined(words: &[Spanned<String>]) -> Spanned<String> {
    let span = words[0].span.to(words[words.len() - 1].span);
    Spanned::new(text(words), span)
}

fn text(words: &[Spanned<String>]) -> String {
    words.iter().map(|word| word.value.as_str()).collect::<Vec<_>>().join(" ")
}
