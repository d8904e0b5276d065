//! A question that works, for somebody whose question does not: about what it names, of the form that it begins.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::catalog::entry::{Node, NodeId};
use crate::catalog::people::family;
use crate::catalog::{Catalog, NodeClass as Class};
use crate::query::understand::examples::facts::{Facts, Filling, Foremost};
use crate::query::understand::examples::{FORMS, Form, TRIES, fill};
use crate::query::understand::lexicon::Lexicon;
use crate::query::words::is_word;

/// No name in a question is looked for in more words.
const LONGEST_NAME: usize = 5;

/// A question of the form that `question` begins like, about what it names; else another about what it names;
/// else one of its form about what the corpus speaks of; none if there is no such form. `makes_sense` tells
/// whether a question is understood.
#[must_use]
pub fn like(
    lexicon: &Lexicon<'_>,
    foremost: Arc<Foremost>,
    question: &str,
    makes_sense: &dyn Fn(&str) -> bool,
) -> Option<String> {
    let catalog = lexicon.catalog();
    let things = named(lexicon, question);
    let names: BTreeSet<String> = things.iter().flat_map(|thing| names_of(catalog, *thing)).collect();
    let begun = beginning(lexicon, question);
    let facts = Facts::of(catalog, foremost);
    let filled = |form: &Form, fits: &dyn Fn(&Filling) -> bool| {
        let fillings = facts.fillings(form.source).into_iter().filter(fits).take(TRIES);
        fillings.filter_map(|filling| fill(form.question, &filling)).find(|question| makes_sense(question))
    };
    let alike = || FORMS.iter().filter(|form| first(form.question) == begun);
    let about_them = |filling: &Filling| filling.iter().any(|(_, words)| names.contains(words));
    let of_its_form = alike().find_map(|form| filled(form, &about_them));
    let plain = || things.iter().map(|thing| plainly(catalog, *thing)).find(|question| makes_sense(question));
    of_its_form.or_else(plain).or_else(|| alike().find_map(|form| filled(form, &|_| true)))
}

fn first(text: &str) -> String {
    text.split_whitespace().next().unwrap_or_default().to_lowercase()
}

/// The word that begins the forms that a question begins like: a kind of topic begins what `which` does.
fn beginning(lexicon: &Lexicon<'_>, question: &str) -> String {
    let first = first(question);
    let is_kind = lexicon.sort(&first).is_some_and(|sort| sort.is_topic());
    if is_kind || ["list", "what's"].contains(&first.as_str()) { "which".to_owned() } else { first }
}

/// The topics, works and scholars that a text names, in the order of naming, the longest names first where they
/// overlap.
fn named(lexicon: &Lexicon<'_>, text: &str) -> Vec<NodeId> {
    let is_edge = |c: char| c.is_whitespace() || ",;?!()[]{}\"“”".contains(c);
    let words: Vec<&str> = text.split(is_edge).filter(|word| !word.is_empty()).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let name = (1..=LONGEST_NAME.min(words.len() - at)).rev().find_map(|count| {
            let name = words[at..at + count].join(" ");
            let is_other = is_word(&name) || lexicon.sort(&name).is_some() || lexicon.verb(&name).is_some();
            let things = lexicon.look_up(&name, &[Class::Topic, Class::Work, Class::Scholar]);
            (!is_other && !things.is_empty()).then_some((count, things))
        });
        match name {
            Some((count, things)) => {
                found.extend(things);
                at += count;
            }
            None => at += 1,
        }
    }
    found
}

/// How examples name a thing.
fn names_of(catalog: &Catalog, thing: NodeId) -> Vec<String> {
    let family = catalog.scholar(thing).map(|scholar| family(&scholar.name));
    std::iter::once(catalog.id(thing).to_owned()).chain(family).collect()
}

/// The plainest question about a thing.
fn plainly(catalog: &Catalog, thing: NodeId) -> String {
    let word = match catalog.node(thing) {
        Node::Scholar(_) => "by",
        Node::Work(_) => "in",
        _ => "about",
    };
    format!("claims {word} {}", catalog.id(thing))
}
