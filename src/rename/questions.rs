//! Saved questions and those of expected answers, asked with the new names.
//!
//! A question in its old words still means the same, since old ids stay known. So of all ways to put new
//! names for old ones, the one that replaces most is taken that means what the old words mean: a word
//! that is looked for in texts, or names something else, stays.

use crate::annotation::{Head, Value};
use crate::catalog::Catalog;
use crate::catalog::vocabulary::plural_of;
use crate::rename::Ids;
use crate::rename::edits::Edits;
use crate::rename::meaning::meaning;
use crate::rename::thing::{Space, words};
use crate::rename::was::record_of;
use crate::session::Session;
use crate::source::Span;

/// No more places of one question are tried in all their combinations.
const MOST: usize = 8;

/// A word of a question and what may stand for it.
struct Candidate {
    at: usize,
    old: String,
    /// The new name, and the same with its kind, where the name alone is ambiguous.
    new: [String; 2],
}

/// Edits the questions of a corpus. `renamed` is the corpus with all else renamed.
pub(super) fn edit(session: &Session, renamed: &Session, ids: &Ids, edits: &mut Edits) {
    let forms = forms(session, ids);
    for (_, document) in &session.corpus.documents {
        for record in document.records() {
            let (Head::Query { question, .. } | Head::Expect(question)) = &record.head else { continue };
            // As it is written, with its quotation marks and backslashes.
            let text = session.corpus.sources.text(question.span);
            let candidates = candidates(text, &forms);
            for candidate in chosen(&renamed.catalog, text, candidates) {
                let start = question.span.range().start + candidate.at;
                let span = Span::new(question.span.file, start, start + candidate.old.len());
                edits.replace(span, candidate.new[0].as_str());
                edits.in_questions += 1;
            }
        }
    }
}

/// The words by which questions name what is renamed, each with the word that takes its place and the
/// kind by which that can be told from others.
fn forms(session: &Session, ids: &Ids) -> Vec<(String, String, Option<String>)> {
    let mut forms = Vec::new();
    for ((space, old), new) in ids {
        let node =
            |class| session.catalog.names().get(class, old).map(|node| session.catalog.kind(node).to_owned());
        let kind = match space {
            Space::Node(class) => node(*class),
            _ => None,
        };
        forms.push((old.clone(), new.clone(), kind));
        let derived = match space {
            Space::Kind => Some((format!("{old}s"), format!("{new}s"))),
            Space::Relation => Some((plural_of(old), plural_of(new))),
            _ => None,
        };
        let says_plural = || {
            let record = record_of(session, *space, old);
            record.is_some_and(|record| {
                record
                    .fields
                    .iter()
                    .any(|field| field.name.value == "plural" && matches!(field.value, Value::Prose(_)))
            })
        };
        if let Some((old, new)) = derived.filter(|_| !says_plural()) {
            forms.push((old, new, None));
        }
    }
    // Of forms that begin alike the longest is meant.
    forms.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
    forms.dedup_by(|a, b| a.0 == b.0);
    forms
}

fn candidates(text: &str, forms: &[(String, String, Option<String>)]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for (old, new, kind) in forms {
        for at in words(text, old) {
            let overlaps = |other: &Candidate| at < other.at + other.old.len() && other.at < at + old.len();
            if !found.iter().any(overlaps) {
                let is_prefixed = text[..at].ends_with(':');
                let full = kind.as_ref().filter(|_| !is_prefixed);
                let full = full.map_or_else(|| new.clone(), |kind| format!("{kind}:{new}"));
                found.push(Candidate { at, old: old.clone(), new: [new.clone(), full] });
            }
        }
    }
    found.sort_by_key(|candidate| candidate.at);
    found
}

/// The candidates to be replaced, with what takes their place as the first of `new`.
fn chosen(catalog: &Catalog, text: &str, mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.truncate(MOST);
    if candidates.is_empty() {
        return candidates;
    }
    let Some(meant) = meaning(catalog, text) else { return Vec::new() };
    // Bit by bit whether a candidate is replaced: all of them first, then all but one, ….
    let mut choices: Vec<u32> = (1..1_u32 << candidates.len()).collect();
    choices.sort_by_key(|choice| (std::cmp::Reverse(choice.count_ones()), *choice));
    for choice in choices {
        for form in [0, 1] {
            let is_chosen = |at: usize| choice & (1 << at) != 0;
            if meaning(catalog, &replaced(text, &candidates, is_chosen, form)).as_ref() == Some(&meant) {
                let chosen = candidates.into_iter().enumerate().filter(|(at, _)| is_chosen(*at));
                return chosen.map(|(_, candidate)| candidate.taking(form)).collect();
            }
        }
    }
    Vec::new()
}

impl Candidate {
    fn taking(mut self, form: usize) -> Self {
        self.new.swap(0, form);
        self
    }
}

fn replaced(text: &str, candidates: &[Candidate], is_chosen: impl Fn(usize) -> bool, form: usize) -> String {
    let mut out = String::new();
    let mut start = 0;
    for (_, candidate) in candidates.iter().enumerate().filter(|(at, _)| is_chosen(*at)) {
        out += &text[start..candidate.at];
        out += &candidate.new[form];
        start = candidate.at + candidate.old.len();
    }
    out + &text[start..]
}
