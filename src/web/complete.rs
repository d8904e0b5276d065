//! What a question can become as one types: the next word of it, or a whole one of a form that begins so.

use serde::Serialize;

use crate::catalog::Catalog;
use crate::catalog::entry::{Node, NodeId};
use crate::query::understand::complete::{Choice, Completions, Offered};
use crate::query::understand::examples::Example;
use crate::render::cite;
use crate::web::piece::text::plain;

/// So many words are offered at most.
const MOST: usize = 40;
/// So many whole questions.
const MOST_FORMS: usize = 6;
/// Of what a claim says, so many characters are shown.
const WORDS: usize = 120;

/// What is typed from a place on can be replaced by this.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Suggestion {
    /// Where that begins, in units of UTF-16, as scripts count.
    from: usize,
    /// What can stand there.
    text: String,
    /// What readers know it by.
    name: String,
    /// What it is.
    kind: String,
    /// Whether the question is whole with it.
    whole: bool,
}

/// What can come of the beginning of a question: words first, then questions that begin so.
#[must_use]
pub(super) fn suggestions(
    catalog: &Catalog,
    words: &Completions,
    forms: &[Example],
    typed: &str,
) -> Vec<Suggestion> {
    let (at, choices) = words.complete(typed);
    let from = typed[..at].encode_utf16().count();
    let begun = &typed[at..];
    // What is typed in full already needs no completing.
    let open = choices.iter().filter(|choice| choice.text != begun && is_seen(&choice.text));
    let word = |choice: &Choice| {
        let (name, kind) = told(catalog, choice);
        let whole = matches!(choice.offered, Offered::Saved(_));
        Suggestion { from, text: choice.text.clone(), name: plain(&name), kind: plain(&kind), whole }
    };
    let start = typed.trim_start().to_lowercase();
    // A question that is typed in full, in whatever case, becomes nothing more.
    let begins = |form: &&Example| {
        let question = form.question.to_lowercase();
        question.starts_with(&start) && question != start.trim_end() && is_seen(&form.question)
    };
    let form = |form: &Example| Suggestion {
        from: 0,
        text: form.question.clone(),
        name: form.question.clone(),
        kind: form.tells.clone(),
        whole: true,
    };
    let forms: Vec<Suggestion> = forms.iter().filter(begins).take(MOST_FORMS).map(form).collect();
    let words = open.take(MOST).map(word);
    // Before anything is typed, questions tell more than words.
    if start.is_empty() { forms.into_iter().chain(words).collect() } else { words.chain(forms).collect() }
}

/// What cannot be seen cannot be chosen.
fn is_seen(text: &str) -> bool {
    plain(text) == text
}

/// What readers know a word by, and what it is.
fn told(catalog: &Catalog, choice: &Choice) -> (String, String) {
    let word = |kind: &str| (choice.text.clone(), kind.to_owned());
    match choice.offered {
        Offered::Thing(node) => thing(catalog, node),
        Offered::Saved(at) => {
            let question = catalog.saved.get(at).map_or("", |saved| saved.question.as_str());
            (choice.text.clone(), format!("saved question: {question}"))
        }
        Offered::Kind => word("kind"),
        Offered::Relation => word("relation"),
        Offered::Attribute => word("column"),
        Offered::Beginning => word("begins a question"),
        Offered::Word => word("word"),
    }
}

fn thing(catalog: &Catalog, node: NodeId) -> (String, String) {
    let short = |text: &str| {
        let short: String = text.chars().take(WORDS).collect();
        if short.len() < text.len() { short + " …" } else { short }
    };
    match catalog.node(node) {
        Node::Claim(claim) => {
            (short(&claim.text), format!("claim, {}", cite::author_year(catalog, claim.work)))
        }
        Node::Argument(argument) => {
            (short(&argument.text), format!("argument, {}", cite::author_year(catalog, argument.work)))
        }
        Node::Work(work) => {
            (format!("{}: {}", cite::author_year(catalog, node), work.title), "work".to_owned())
        }
        Node::Excerpt(excerpt) => {
            (short(&excerpt.words()), format!("excerpt, {}", cite::author_year(catalog, excerpt.work)))
        }
        Node::Topic(_) | Node::Scholar(_) | Node::Citation(_) => {
            (catalog.label(node), catalog.kind(node).replace('-', " "))
        }
    }
}
