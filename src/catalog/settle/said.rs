//! Statements as people write them: `Democratic norms admit Trust`.

use std::collections::{BTreeMap, BTreeSet};

use super::Settler;
use crate::annotation::{AND, Field, Statement, Value, WHEN};
use crate::catalog::names::Class;
use crate::catalog::people::slug;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};

/// The ids of subject, relation and object, and of the conditions.
type Ids = ([String; 3], Vec<String>);
/// What words can mean, each with its parts in their places.
type Readings = BTreeMap<Ids, Statement>;

/// No statement has more words.
const LONGEST: usize = 40;
/// No more readings of conditions are looked for: two are one too many.
const MOST_READINGS: usize = 16;
/// What joins conditions as `and` does.
const COMMA: &str = ",";
/// What joins no conditions.
pub(in crate::catalog) const OR: &str = "or";

impl Settler<'_> {
    /// Puts ids in the place of a statement's words.
    pub(super) fn statement(&mut self, value: &mut Value) {
        let words = match value {
            Value::Statement(said) => {
                let [subject, relation, object] = &mut said.words;
                let is_plain = self.words.leads_to.contains_key(&relation.value)
                    || self.words.aside.contains(&relation.value);
                if is_plain || !self.words.relations.contains_key(&slug(&relation.value)) {
                    self.name(subject, &[Class::Topic], None);
                    self.name(object, &[Class::Topic], None);
                    return;
                }
                said.words.to_vec()
            }
            Value::Said(words) => words.clone(),
            _ => return,
        };
        let mut readings = if words.len() <= LONGEST { self.readings(&words) } else { Readings::new() };
        match (readings.pop_first(), readings.is_empty()) {
            (Some((_, found)), true) => *value = Value::Statement(Box::new(found)),
            (Some((first, _)), false) => {
                let list = std::iter::once(&first)
                    .chain(readings.keys())
                    .map(|ids| format!("`says {}`", written(ids)));
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

    /// What the words can mean: a statement, and one with the conditions that stand after `when`.
    fn readings(&self, words: &[Spanned<String>]) -> Readings {
        // What is written in ids alone means these, whatever labels have the same words.
        if let Some(of_ids) = self.of_ids(words) {
            return of_ids;
        }
        let mut readings = self.plain_readings(words, &[]);
        for at in whens(words) {
            for when in self.conditions(&words[at + 1..]) {
                readings.extend(self.plain_readings(&words[..at], &when));
            }
        }
        readings
    }

    /// The statement of words that are ids and what joins them.
    fn of_ids(&self, words: &[Spanned<String>]) -> Option<Readings> {
        let is_topic = |word: &Spanned<String>| self.is_settled(&word.value, &[Class::Topic]);
        let [subject, relation, object, when, conditions @ ..] = words else { return None };
        let is_relation = self.words.leads_to.contains_key(&relation.value);
        if !(is_relation && is_topic(subject) && is_topic(object) && is(when, WHEN)) {
            return None;
        }
        let topics = conditions.iter().step_by(2);
        let mut joints = conditions.iter().skip(1).step_by(2);
        if conditions.len() % 2 == 0 || !topics.clone().all(is_topic) || !joints.all(is_joint) {
            return None;
        }
        let when: Vec<Spanned<String>> = topics.cloned().collect();
        let ids = [subject, relation, object].map(|word| word.value.clone());
        let key = (ids, when.iter().map(|topic| topic.value.clone()).collect());
        let words = [subject.clone(), relation.clone(), object.clone()];
        Some(Readings::from([(key, Statement { words, when })]))
    }

    /// The lists of topics that words joined by `and` or commas can name; a label may have an `and` in it. Each list is
    /// found from the end on, what follows a word once.
    fn conditions(&self, words: &[Spanned<String>]) -> Vec<Vec<Spanned<String>>> {
        if words.is_empty() || words.len() > LONGEST {
            return Vec::new();
        }
        // By the word at which they begin; nothing follows the last.
        let mut from: Vec<Vec<Vec<Spanned<String>>>> = vec![Vec::new(); words.len()];
        from.push(vec![Vec::new()]);
        for start in (0..words.len()).rev() {
            let comma = words[start..].iter().position(|word| word.value == COMMA);
            let end = comma.map_or(words.len(), |comma| start + comma);
            for upto in start + 1..=end {
                let after = match &words[upto..] {
                    [] => upto,
                    [comma, and, _, ..] if comma.value == COMMA && is(and, AND) => upto + 2,
                    [joint, _, ..] if is_joint(joint) => upto + 1,
                    _ => continue,
                };
                if from[after].is_empty() {
                    continue;
                }
                let name = joined(&words[start..upto]);
                for id in self.stands_for(&name, &[Class::Topic], None) {
                    let first = Spanned::new(id, name.span);
                    let lists = from[after].iter().map(|rest| [std::slice::from_ref(&first), rest].concat());
                    let lists: Vec<Vec<Spanned<String>>> = lists.collect();
                    from[start].extend(lists);
                    from[start].truncate(MOST_READINGS);
                }
            }
        }
        from.swap_remove(0)
    }

    /// The topics of the field `when`, which may be joined by `and` as in a statement.
    pub(super) fn conditions_of(&mut self, field: &mut Field) {
        self.list(field, &[Class::Topic], None);
        let Value::Refs(names) = &mut field.value else { return };
        let each = std::mem::take(names).into_iter().flat_map(|name| {
            if !self.stands_for(&name, &[Class::Topic], None).is_empty() {
                return vec![name];
            }
            match self.conditions(&self.words_of(&name)).as_slice() {
                [one] => one.clone(),
                _ => vec![name],
            }
        });
        *names = each.collect();
    }

    /// The words of a name, each in its place; none if it is not written as it is read.
    fn words_of(&self, name: &Spanned<String>) -> Vec<Spanned<String>> {
        let file = name.span.file;
        let written = &self.sources.file(file).text[name.span.range()];
        let start = name.span.start as usize;
        let words = written.split_whitespace().map(|word| {
            let at = start + word.as_ptr() as usize - written.as_ptr() as usize;
            Spanned::new(word.to_owned(), Span::new(file, at, at + word.len()))
        });
        let words: Vec<Spanned<String>> = words.collect();
        if text(&words) == name.value { words } else { Vec::new() }
    }

    /// What the words can mean as subject, relation and object, under these conditions.
    fn plain_readings(&self, words: &[Spanned<String>], when: &[Spanned<String>]) -> Readings {
        let mut readings = Readings::new();
        for (from, upto) in parts(words.len()) {
            let [left, middle, right] = [&words[..from], &words[from..upto], &words[upto..]].map(joined);
            let Some(forms) = self.words.relations.get(&slug(&middle.value)) else { continue };
            let topics = |name: &Spanned<String>| self.stands_for(name, &[Class::Topic], None);
            for form in forms {
                for (subject, object) in pairs(&topics(&left), &topics(&right)) {
                    let (subject, object) =
                        (Spanned::new(subject, left.span), Spanned::new(object, right.span));
                    let relation = Spanned::new(form.id.clone(), middle.span);
                    let words = match form.is_inverse {
                        true => [object, relation, subject],
                        false => [subject, relation, object],
                    };
                    let ids = words.clone().map(|word| word.value);
                    let conditions = when.iter().map(|topic| topic.value.clone()).collect();
                    readings.insert((ids, conditions), Statement { words, when: when.to_vec() });
                }
            }
        }
        readings
    }

    /// Why nothing can be made of the words: the relation is missing, or what stands beside it, or what stands after
    /// `when` is no topic.
    fn unreadable(&self, words: &[Spanned<String>]) -> Diagnostic {
        let near = &words[..words.len().min(LONGEST)];
        if let Some(at) = whens(near).find(|at| !self.plain_readings(&words[..*at], &[]).is_empty()) {
            return self.unknown_condition(&words[at], &words[at + 1..]);
        }
        let relation = parts(words.len().min(LONGEST))
            .filter(|(from, upto)| {
                self.words.relations.contains_key(&slug(&joined(&words[*from..*upto]).value))
            })
            .max_by_key(|(from, upto)| upto - from);
        let span = words[0].span.to(words[words.len() - 1].span);
        let Some((from, upto)) = relation else {
            let message = format!("expected a topic, a relation and a topic, found `{}`", text(words));
            return Diagnostic::new(Code::Syntax, span, message)
                .help("no relation of the vocabulary is between two of these words");
        };
        let sides = [joined(&words[..from]), joined(&words[upto..])];
        let unknown = sides.iter().find(|side| self.stands_for(side, &[Class::Topic], None).is_empty());
        self.unknown_topic(unknown.unwrap_or(&sides[0]))
    }

    /// Words after `when` that name no topics.
    fn unknown_condition(&self, when: &Spanned<String>, words: &[Spanned<String>]) -> Diagnostic {
        if words.is_empty() {
            return Diagnostic::new(Code::Syntax, when.span, "expected a topic after `when`")
                .help("write the condition like `says {subject} {relates} {object} when {topic}`");
        }
        if let Some(or) = words.iter().find(|word| is(word, OR)) {
            return either_condition(or.span);
        }
        let names = words.split(is_joint).filter(|name| !name.is_empty()).map(joined);
        let is_unknown = |name: &Spanned<String>| self.stands_for(name, &[Class::Topic], None).is_empty();
        self.unknown_topic(&names.into_iter().find(is_unknown).unwrap_or_else(|| joined(words)))
    }

    fn unknown_topic(&self, name: &Spanned<String>) -> Diagnostic {
        let message = format!("unknown topic `{}`", name.value);
        let known = self.words.topics.values().flatten().map(String::as_str);
        Diagnostic::new(Code::UnknownId, name.span, message)
            .nearest(&name.value, known)
            .otherwise("a topic is named by its id, its label or one of its `aka`")
    }
}

/// A reading as it is written in ids. With commas nobody takes several conditions for the label of one.
fn written((words, when): &Ids) -> String {
    match when.is_empty() {
        true => words.join(" "),
        false => format!("{} {WHEN} {}", words.join(" "), when.join(", ")),
    }
}

/// What is wrong with `when peace or war`: a condition is what must be met, so that these are two statements.
pub(in crate::catalog) fn either_condition(span: Span) -> Diagnostic {
    let message = "expected `and` between conditions, found `or`";
    Diagnostic::new(Code::Syntax, span, message)
        .help("write two statements, each with its condition: `says … when …`")
}

fn is_joint(word: &Spanned<String>) -> bool {
    word.value == COMMA || is(word, AND)
}

/// Where conditions can begin, after three words at least.
fn whens(words: &[Spanned<String>]) -> impl Iterator<Item = usize> {
    words.iter().enumerate().skip(3).filter(|(_, word)| is(word, WHEN)).map(|(at, _)| at)
}

fn is(word: &Spanned<String>, what: &str) -> bool {
    word.value.eq_ignore_ascii_case(what)
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
