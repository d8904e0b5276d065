//! Saved questions and those of expected answers, asked with the new names.
//!
//! Of all ways to put new names for old ones, the one that replaces most is taken by which the question
//! means afterwards what it meant before: a word that is looked for in texts, or names something else,
//! stays. Where none does, since a new id is what the question calls another thing by, that thing is named by
//! its kind and id. A question that would still mean something else holds the rename up.

use crate::annotation::{Head, Value};
use crate::catalog::Catalog;
use crate::catalog::entry::{Node, NodeId};
use crate::catalog::people::{display, family};
use crate::catalog::vocabulary::plural_of;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::rename::Ids;
use crate::rename::asked::Asked;
use crate::rename::edits::Edits;
use crate::rename::meaning::{Meaning, meaning};
use crate::rename::thing::{Space, words};
use crate::rename::was::record_of;
use crate::session::{Failure, Session};
use crate::source::Span;

/// No more places of one question are tried in all their combinations.
const MOST: usize = 8;

/// A word that nothing is called.
const NOTHING: &str = "nothing-is-called-so";

/// A word of a question and what may stand for it.
#[derive(Clone)]
struct Candidate {
    /// In which of the question's texts.
    text: usize,
    at: usize,
    old: String,
    /// The new name, and the same with its kind, where the name alone is ambiguous.
    new: [String; 2],
}

/// A word by which questions name what is renamed, the word that takes its place, and the kind by which
/// that can be told from others.
type Form = (String, String, Option<String>);

/// Edits the questions of a corpus. `renamed` is the corpus with all else renamed.
///
/// # Errors
/// [`Failure::Wrong`] if a question would mean something else.
pub(super) fn edit(
    session: &Session,
    renamed: &Session,
    ids: &Ids,
    edits: &mut Edits,
    notices: &mut Vec<String>,
) -> Result<(), Failure> {
    let forms = forms(session, ids);
    for (_, document) in &session.corpus().documents {
        for record in document.records() {
            let Some(asked) = Asked::of(session, record) else { continue };
            let candidates = candidates(&asked, &forms);
            let place = session.sources().place(record.head.span());
            let Some(reading) = Reading::of(session, renamed, ids, &asked) else {
                if let Some(first) = candidates.first() {
                    let was_query = matches!(record.head, Head::Query { .. });
                    let what = if was_query { "saved question" } else { "expected answer's question" };
                    notices.push(format!(
                        "{place}: catena does not understand the {what} and did not change it; check whether its `{}` \
                         is what you renamed",
                        first.old
                    ));
                }
                continue;
            };
            let Some(chosen) = reading.chosen(&candidates).or_else(|| reading.qualified(&candidates)) else {
                return Err(unfaithful(session, record.head.span()));
            };
            let missed = candidates.iter().find(|candidate| reading.is_name(candidate));
            if let Some(missed) = missed.filter(|_| chosen.is_empty() && reading.meant.renamed > 0) {
                notices.push(format!(
                    "{place}: the question keeps the old id `{}`, because the new one would change its \
                     meaning",
                    missed.old
                ));
            }
            for candidate in chosen {
                let span = asked.spans[candidate.text];
                let start = span.range().start + candidate.at;
                let [new, _] = candidate.new;
                edits.replace(Span::new(span.file, start, start + candidate.old.len()), new);
                edits.in_questions += 1;
            }
        }
    }
    Ok(())
}

fn unfaithful(session: &Session, span: Span) -> Failure {
    let message = "this rename would change the meaning of the question".to_owned();
    let diagnostic = Diagnostic::new(Code::QuestionAmbiguous, span, message)
        .help("a name in it would mean the new id: write `KIND:ID` there, or choose another id");
    Failure::Wrong(Box::new((diagnostic, session.sources().clone())))
}

/// The words by which questions name what is renamed: its id, those that it had before, and the forms of
/// kinds and relations.
fn forms(session: &Session, ids: &Ids) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    for ((space, id), new) in ids {
        let node =
            |class| session.catalog.names().get(class, id).map(|node| session.catalog.kind(node).to_owned());
        let kind = match space {
            Space::Node(class) => node(*class),
            _ => None,
        };
        let record = record_of(session, *space, id);
        let field = |name: &'static str| {
            record.into_iter().flat_map(|record| &record.fields).filter(move |field| field.name.value == name)
        };
        let before = field("was").flat_map(|field| field.value.refs()).map(|old| old.value.clone());
        let says_plural = field("plural").any(|field| matches!(field.value, Value::Prose(_)));
        for old in std::iter::once(id.clone()).chain(before) {
            let derived = match space {
                Space::Kind => Some((format!("{old}s"), format!("{new}s"))),
                Space::Relation => Some((plural_of(&old), plural_of(new))),
                _ => None,
            };
            forms.extend(derived.filter(|_| !says_plural).map(|(old, new)| (old, new, None)));
            if old != *new {
                forms.push((old, new.clone(), kind.clone()));
            }
        }
    }
    // Of forms that begin alike the longest is meant.
    forms.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
    forms.dedup_by(|a, b| a.0 == b.0);
    forms
}

fn candidates(asked: &Asked, forms: &[Form]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for (old, new, kind) in forms {
        for (at_text, text) in asked.texts.iter().enumerate() {
            for at in words(text, old) {
                let is_prefixed = text[..at].ends_with(':');
                let full = kind.as_ref().filter(|_| !is_prefixed);
                let full = full.map_or_else(|| new.clone(), |kind| format!("{kind}:{new}"));
                take(&mut found, Candidate { text: at_text, at, old: old.clone(), new: [new.clone(), full] });
            }
        }
    }
    found.sort_by_key(|candidate| (candidate.text, candidate.at));
    found
}

/// Adds a candidate unless one of those found stands in its place.
fn take(found: &mut Vec<Candidate>, new: Candidate) {
    let overlaps = |other: &Candidate| {
        other.text == new.text && new.at < other.at + other.old.len() && other.at < new.at + new.old.len()
    };
    if !found.iter().any(overlaps) {
        found.push(new);
    }
}

/// A question, with what it must go on to mean.
struct Reading<'a> {
    session: &'a Session,
    renamed: &'a Session,
    asked: &'a Asked,
    /// What stands for the parameters that have no value.
    fillings: Vec<String>,
    meant: Meaning,
}

impl<'a> Reading<'a> {
    /// None of a question that is not understood.
    fn of(session: &'a Session, renamed: &'a Session, ids: &Ids, asked: &'a Asked) -> Option<Self> {
        let (from, to) = (&session.catalog, &renamed.catalog);
        let is_understood = |question: &str| meaning(question, from, to, ids).is_some();
        let fillings = asked.fillings(from, ids, is_understood)?;
        let meant = meaning(&asked.question(&asked.texts, &fillings)?, from, to, ids)?;
        Some(Self { session, renamed, asked, fillings, meant })
    }

    /// True if the question, with some candidates replaced, means what it meant.
    fn holds(&self, candidates: &[&Candidate], form: usize) -> bool {
        let catalog = &self.renamed.catalog;
        let texts = replaced(&self.asked.texts, candidates, |candidate| &candidate.new[form]);
        let question = self.asked.question(&texts, &self.fillings);
        let found = question.and_then(|question| meaning(&question, catalog, catalog, &Ids::new()));
        found.is_some_and(|found| found.expr == self.meant.expr)
    }

    /// True if what stands there is a name to the language: the question is not understood with another
    /// word in its place.
    fn is_name(&self, candidate: &Candidate) -> bool {
        let texts = replaced(&self.asked.texts, &[candidate], |_| NOTHING);
        let catalog: &Catalog = &self.session.catalog;
        let question = self.asked.question(&texts, &self.fillings);
        question.is_none_or(|question| meaning(&question, catalog, catalog, &Ids::new()).is_none())
    }

    /// The candidates to be replaced, with what takes their place as the first of `new`; none if the
    /// question means what it meant in no way.
    fn chosen(&self, candidates: &[Candidate]) -> Option<Vec<Candidate>> {
        let taking = |chosen: Vec<&Candidate>, form: usize| {
            let taking = |candidate: &Candidate| {
                let mut candidate = candidate.clone();
                candidate.new.swap(0, form);
                candidate
            };
            chosen.into_iter().map(taking).collect::<Vec<_>>()
        };
        let all: Vec<&Candidate> = candidates.iter().collect();
        if let Some(form) = (0..2).find(|form| self.holds(&all, *form)) {
            return Some(taking(all, form));
        }
        if candidates.len() > MOST {
            let (chosen, form) = self.one_by_one(candidates)?;
            return Some(taking(chosen, form));
        }
        // Bit by bit whether a candidate is replaced: all but one first, then all but two, ….
        let mut choices: Vec<u32> = (0..1_u32 << candidates.len()).collect();
        choices.sort_by_key(|choice| (std::cmp::Reverse(choice.count_ones()), *choice));
        for choice in choices {
            let chosen = candidates.iter().enumerate().filter(|(at, _)| choice & (1 << at) != 0);
            let chosen: Vec<&Candidate> = chosen.map(|(_, candidate)| candidate).collect();
            if let Some(form) = (0..2).find(|form| self.holds(&chosen, *form)) {
                return Some(taking(chosen, form));
            }
        }
        None
    }

    /// As many candidates as can be replaced one after another.
    fn one_by_one<'c>(&self, candidates: &'c [Candidate]) -> Option<(Vec<&'c Candidate>, usize)> {
        let of_form = |form: usize| {
            let mut chosen: Vec<&Candidate> = Vec::new();
            for candidate in candidates {
                chosen.push(candidate);
                if !self.holds(&chosen, form) {
                    chosen.pop();
                }
            }
            chosen
        };
        let best =
            (0..2).map(|form| (of_form(form), form)).max_by_key(|(chosen, form)| (chosen.len(), 1 - form));
        best.filter(|(chosen, form)| self.holds(chosen, *form))
    }

    /// As [`chosen`](Self::chosen), with the kind and id of a thing for every name by which the question
    /// calls it.
    fn qualified(&self, candidates: &[Candidate]) -> Option<Vec<Candidate>> {
        let (from, to) = (&self.session.catalog, &self.renamed.catalog);
        let mut found = Vec::new();
        let mut named: Vec<(String, String)> = Vec::new();
        for (node, now) in &self.meant.nodes {
            let full = format!("{}:{}", to.kind(*now), to.id(*now));
            named.extend(names(from, *node).into_iter().map(|name| (name, full.clone())));
        }
        named.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        for (name, full) in named {
            for (at_text, text) in self.asked.texts.iter().enumerate() {
                for (at, old) in whatever_case(text, &name) {
                    let new = [full.clone(), full.clone()];
                    let is_prefixed = text[..at].ends_with(':');
                    if !is_prefixed {
                        take(&mut found, Candidate { text: at_text, at, old: old.to_owned(), new });
                    }
                }
            }
        }
        candidates.iter().for_each(|candidate| take(&mut found, candidate.clone()));
        found.sort_by_key(|candidate| (candidate.text, candidate.at));
        found.truncate(MOST);
        self.chosen(&found)
    }
}

/// The names by which a question can call a thing.
fn names(catalog: &Catalog, node: NodeId) -> Vec<String> {
    let own = vec![catalog.id(node).to_owned(), catalog.label(node)];
    let more = match catalog.node(node) {
        Node::Topic(topic) => {
            topic.aka.iter().cloned().chain(catalog.other_ids(node).map(str::to_owned)).collect()
        }
        Node::Scholar(scholar) => {
            let mut names = scholar.aka.clone();
            names.extend([display(&scholar.name), family(&scholar.name), scholar.name.family.clone()]);
            names
        }
        _ => Vec::new(),
    };
    own.into_iter().chain(more).filter(|name| !name.is_empty()).collect()
}

/// Where a name stands in a text as whole words, in whatever case, and how it is written there.
fn whatever_case<'t>(text: &'t str, name: &str) -> Vec<(usize, &'t str)> {
    let is_same = |written: &str| written.to_lowercase() == name.to_lowercase();
    let found =
        text.char_indices().filter_map(|(at, _)| text.get(at..at + name.len()).map(|word| (at, word)));
    let found = found.filter(|(_, word)| is_same(word));
    found.filter(|(at, word)| words(text, word).any(|whole| whole == *at)).collect()
}

/// The texts with some candidates replaced, which stand in their order.
fn replaced<'c>(
    texts: &[String],
    candidates: &[&'c Candidate],
    new: impl Fn(&'c Candidate) -> &'c str,
) -> Vec<String> {
    let replaced = |(at, text): (usize, &String)| {
        let mut out = String::new();
        let mut start = 0;
        for candidate in candidates.iter().filter(|candidate| candidate.text == at) {
            out += &text[start..candidate.at];
            out += new(candidate);
            start = candidate.at + candidate.old.len();
        }
        out + &text[start..]
    };
    texts.iter().enumerate().map(replaced).collect()
}
