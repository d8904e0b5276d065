//! Conditions that cannot be read.

use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::expr::Sort;
use crate::query::understand::ast::{Inside, Phrase};
use crate::query::understand::fault;
use crate::query::understand::lexicon::Verb;
use crate::query::understand::resolve::Wrong;
use crate::query::understand::row::Row;
use crate::source::Span;

impl Row<'_> {
    pub(in crate::query) fn no_object(&self, verb: &Verb, span: Span) -> Wrong {
        let word = verb.relation.word(&self.resolver.catalog.vocabulary);
        let message = format!("expected a name after `{word}`");
        Box::new(
            Diagnostic::new(Code::QuestionSense, span, message)
                .help(format!("add a name, or `any` and a kind: `{word} any concept`")),
        )
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
