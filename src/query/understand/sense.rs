//! Whether a relation can join what a question puts at its ends.

use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::expr::{Relation, Sort, Step, Term};
use crate::query::understand::resolve::{Resolver, Scope, Wrong};
use crate::source::Span;

impl Resolver<'_> {
    /// Checks that a relation can join what stands at its ends.
    pub(super) fn makes_sense(
        &self,
        from: &Term,
        step: &Step,
        to: &Term,
        scope: &Scope,
        span: Span,
    ) -> Result<(), Wrong> {
        let (relation, from, to) = match step {
            Step::Along(relation) => (relation, from, to),
            Step::Inverse(inner) => match &**inner {
                Step::Along(relation) => (relation, to, from),
                _ => return Ok(()),
            },
            _ => return Ok(()),
        };
        for (term, is_start) in [(from, true), (to, false)] {
            let Some(kind) = self.kind_of(term, scope) else { continue };
            let mut kinds = self.ends(relation, is_start);
            if is_start && kinds.iter().any(|kind| kind == "claim") && Self::declared(relation).is_some() {
                // What a claim does, its work and whoever makes it do too.
                kinds.extend(["work".to_owned(), "scholar".to_owned()]);
            }
            let is_topic = self.catalog.vocabulary.kind(&kind).is_some();
            let fits = |known: &String| {
                *known == kind
                    || (is_topic && known == "topic")
                    || (kind == "topic" && self.catalog.vocabulary.kind(known).is_some())
            };
            if !kinds.is_empty() && !kinds.iter().any(fits) {
                let word = relation.word(&self.catalog.vocabulary);
                let (verb, side) = if is_start { ("starts from", "from") } else { ("leads to", "to") };
                let message = format!("`{word}` {verb} {}, not {side} `{kind}`", listed(&kinds));
                let joins = format!(
                    "`{word}` joins {} to {}",
                    or_anything(&self.ends(relation, true)),
                    or_anything(&self.ends(relation, false))
                );
                return Err(Box::new(Diagnostic::new(Code::QuestionSense, span, message).help(joins)));
            }
        }
        Ok(())
    }

    /// Checks that it is a claim that should be grounded, and that only claims, works and scholars are
    /// withdrawn.
    pub(super) fn can_be_grounded(
        &self,
        claim: &Term,
        without: &[Term],
        scope: &Scope,
        span: Span,
    ) -> Result<(), Wrong> {
        let wrong = |message: String| {
            let help = "write `grounded(c without work:{work})` for a claim `c`";
            Err(Box::new(Diagnostic::new(Code::QuestionSense, span, message).help(help)))
        };
        if let Some(kind) = self.kind_of(claim, scope).filter(|kind| kind != "claim") {
            return wrong(format!("only claims rest on something, not a `{kind}`"));
        }
        for source in without {
            let kind = self.kind_of(source, scope);
            if let Some(kind) = kind.filter(|kind| !["claim", "scholar", "work"].contains(&kind.as_str())) {
                return wrong(format!("a claim rests on claims, works and scholars, not on a `{kind}`"));
            }
        }
        Ok(())
    }

    /// The kind of what a term stands for; none where it may be of any.
    fn kind_of(&self, term: &Term, scope: &Scope) -> Option<String> {
        match term {
            Term::Node(node) => Some(self.catalog.kind(*node).to_owned()),
            Term::Variable(name) => match scope.get(name)? {
                Sort::Any => None,
                sort => Some(sort.word().to_owned()),
            },
        }
    }

    /// The kinds that a relation may have at an end; any if empty.
    pub(super) fn ends(&self, relation: &Relation, is_start: bool) -> Vec<String> {
        let (from, to): (&[&str], &[&str]) = match relation {
            Relation::Declared { id, .. } => {
                let declared = self.catalog.vocabulary.relation(*id);
                return if is_start { declared.from.clone() } else { declared.to.clone() };
            }
            Relation::About => (&["citation", "claim"], &["topic"]),
            Relation::Broader => (&["topic"], &["topic"]),
            Relation::Cites => (&["work"], &["work"]),
            Relation::Edited | Relation::Wrote => (&["scholar"], &["work"]),
            Relation::States => (&["work"], &["claim"]),
            Relation::By => (&["citation", "claim", "work", "topic"], &["scholar"]),
            Relation::In => (&["citation", "claim", "work", "topic"], &["work"]),
            Relation::Via => (&["claim"], &["work"]),
            Relation::Of => (&["citation"], &["work"]),
            Relation::For => (&["citation"], &["claim"]),
            Relation::RestsOn => (&["claim"], &["claim", "scholar", "work"]),
            Relation::Any => (&[], &[]),
        };
        (if is_start { from } else { to }).iter().map(|kind| (*kind).to_owned()).collect()
    }
}

fn listed(kinds: &[String]) -> String {
    let quoted: Vec<String> = kinds.iter().map(|kind| format!("`{kind}`")).collect();
    match quoted.as_slice() {
        [most @ .., last] if !most.is_empty() => format!("{} or {last}", most.join(", ")),
        _ => quoted.concat(),
    }
}

fn or_anything(kinds: &[String]) -> String {
    if kinds.is_empty() { "anything".to_owned() } else { listed(kinds) }
}
