//! Conditions that cannot be read.

use std::collections::BTreeSet;

use crate::catalog::marked::by;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::expr::{Relation, Sort};
use crate::query::understand::ast::{Inside, Phrase};
use crate::query::understand::english::joined_words;
use crate::query::understand::fault;
use crate::query::understand::lexicon::Verb;
use crate::query::understand::resolve::{ANY, Wrong};
use crate::query::understand::row::Row;
use crate::source::Span;

/// So many who marked excerpts are named.
const MOST_NAMED: usize = 5;

impl Row<'_> {
    pub(in crate::query) fn no_object(&self, verb: &Verb, span: Span) -> Wrong {
        let word = verb.relation.word(&self.resolver.catalog.vocabulary);
        let message = format!("expected a name after `{word}`");
        Box::new(
            Diagnostic::new(Code::QuestionSense, span, message)
                .help(format!("add a name, or `any` and a kind: `{word} any concept`")),
        )
    }

    /// What is wrong with a name, with what finds excerpts where these are asked for: their words are found by no
    /// search, and their readers are no scholars.
    pub(in crate::query) fn no_name(&self, wrong: Wrong, verb: &Verb, phrase: &Phrase) -> Wrong {
        let (catalog, lexicon) = (self.resolver.catalog, self.resolver.lexicon);
        let name = joined_words(&phrase.words);
        let is_like_one = !lexicon.look_up(&name, &ANY).is_empty()
            || !lexicon.containing(&name, &self.classes(verb)).is_empty();
        if self.scope.get(self.variable) != Some(&Sort::Excerpt)
            || wrong.code != Code::QuestionName
            || wrong.fix.is_some()
            || is_like_one
        {
            return wrong;
        }
        let help = match verb.relation {
            Relation::About => format!("for excerpts with these words, ask `excerpts matching \"{name}\"`"),
            Relation::By => {
                let people: BTreeSet<&str> =
                    catalog.excerpts().map(|(_, excerpt)| by(&excerpt.marked)).collect();
                let people: Vec<&str> =
                    people.into_iter().filter(|who| !who.is_empty()).take(MOST_NAMED).collect();
                match people.as_slice() {
                    [] => "it is no scholar here, and no excerpt says who marked it".to_owned(),
                    people => format!("it is no scholar here; excerpts were marked by {}", people.join(", ")),
                }
            }
            _ => return wrong,
        };
        Box::new(Diagnostic { help: vec![help], ..*wrong })
    }

    pub(in crate::query) fn unknown_predicate(&self, phrase: &Phrase) -> Wrong {
        let resolver = self.resolver;
        let first = &phrase.words[0];
        let examples = "write a relation and a name (`{relate} {object}`), `by {scholar}`, `in {work}`, `via {other-work}`, `about {topic}`, `matching \"{word}\"`, `since 1990`";
        if let Some(hint) = fault::foreign(&first.text) {
            let message = format!("expected a condition, found `{}`", first.text);
            return Box::new(Diagnostic::new(Code::QuestionSyntax, first.span, message).help(hint));
        }
        let sort = self.scope.get(self.variable).unwrap_or(&Sort::Any);
        if let Some(undecided) = resolver.undecided(sort, &phrase.words) {
            return Box::new(undecided);
        }
        if resolver.is_name(first) {
            let message = format!("expected a relation before the name `{}`", first.text);
            return Box::new(Diagnostic::new(Code::QuestionSyntax, first.span, message).help(examples));
        }
        let diagnostic = resolver.no_verb(&first.text, first.span);
        Box::new(if diagnostic.fix.is_some() { diagnostic } else { diagnostic.help(examples) })
    }
}

/// Brackets that follow no kind.
pub(in crate::query) fn brackets(inside: &Inside) -> Wrong {
    let message = "expected `any` and a kind before these brackets";
    Box::new(Diagnostic::new(Code::QuestionSyntax, inside.span, message).help(
        "write conditions on a thing in brackets after its kind: `claims that dispute any claim (by {scholar})`",
    ))
}
