//! Whether a relation can join what a question puts at its ends.

use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::attribute::{Attribute, OF_EXCERPTS, adjective};
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

    /// Checks that things of a sort can be what an adjective says.
    pub(super) fn can_be(&self, sort: &Sort, mark: &str, span: Span) -> Result<(), Wrong> {
        if OF_EXCERPTS.contains(&mark) && *sort != Sort::Excerpt {
            let message = format!("only excerpts are `{mark}`");
            let diagnostic = Diagnostic::new(Code::QuestionSense, span, message);
            return Err(Box::new(diagnostic.help(format!("ask `{mark} excerpts`"))));
        }
        adjective(mark).map_or(Ok(()), |(_, attribute)| self.can_have(sort, attribute, span))
    }

    /// Checks that things of a sort can have an attribute that is worked out: a standing, or a verdict of their own.
    pub(super) fn can_have(&self, sort: &Sort, attribute: Attribute, span: Span) -> Result<(), Wrong> {
        let vocabulary = &self.catalog.vocabulary;
        let kinds = vocabulary.kinds().filter(|kind| kind.affirmable);
        let affirmable: Vec<&str> = kinds.map(|kind| kind.plural.as_str()).collect();
        let has_verdict = match sort {
            Sort::Any | Sort::Topic => true,
            Sort::Kind(kind) => vocabulary.kind(kind).is_some_and(|kind| kind.affirmable),
            Sort::Claim | Sort::Argument | Sort::Work | Sort::Scholar | Sort::Excerpt | Sort::Citation => {
                false
            }
        };
        let stands = has_verdict || matches!(sort, Sort::Claim | Sort::Argument);
        let (what, holders) = match attribute {
            Attribute::Standing if !stands => {
                ("standing", [&["claims", "arguments"], &affirmable[..]].concat())
            }
            Attribute::Verdict if !has_verdict => ("verdict of their own", affirmable),
            _ => return Ok(()),
        };
        let message = format!("{} have no {what}", self.lexicon.plural(sort));
        let diagnostic = Diagnostic::new(Code::QuestionSense, span, message);
        Err(Box::new(match holders.as_slice() {
            [] => diagnostic.help("a kind with `affirmable yes` has topics that claims affirm or reject"),
            some => diagnostic.help(format!("these have one: {}", some.join(", "))),
        }))
    }

    /// True of the kinds of things that rest on others: claims, arguments, and topics that can be true.
    fn can_rest(&self, kind: &str) -> bool {
        let affirmable = self.catalog.vocabulary.kind(kind).is_some_and(|kind| kind.affirmable);
        affirmable || ["claim", "argument", "topic"].contains(&kind)
    }

    /// The kinds that rest on others, or those on which they rest.
    fn resting(&self, is_start: bool) -> Vec<String> {
        let affirmable = self.catalog.vocabulary.kinds().filter(|kind| kind.affirmable);
        let own =
            if is_start { &["claim", "argument"][..] } else { &["claim", "argument", "scholar", "work"] };
        own.iter().map(|kind| (*kind).to_owned()).chain(affirmable.map(|kind| kind.id.clone())).collect()
    }

    /// Checks that it is a claim that should be supported, and that only claims, works and scholars are
    /// withdrawn.
    pub(super) fn can_be_supported(
        &self,
        claim: &Term,
        without: &[Term],
        scope: &Scope,
        span: Span,
    ) -> Result<(), Wrong> {
        let wrong = |message: String| {
            let help = "write `supported(c without work:{work})` for a claim `c`";
            Err(Box::new(Diagnostic::new(Code::QuestionSense, span, message).help(help)))
        };
        if let Some(kind) = self.kind_of(claim, scope).filter(|kind| !self.can_rest(kind)) {
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
            Relation::About => (&["citation", "claim", "excerpt"], &["topic"]),
            Relation::Broader => (&["topic"], &["topic"]),
            Relation::Cites => (&["work"], &["work"]),
            Relation::Concludes | Relation::Premises => (&["argument"], &["claim", "topic"]),
            Relation::Edited | Relation::Wrote => (&["scholar"], &["work"]),
            Relation::When => (&["claim"], &["topic"]),
            Relation::States => (&["work"], &["claim", "argument"]),
            Relation::By => (&["citation", "claim", "argument", "excerpt", "work", "topic"], &["scholar"]),
            Relation::In => (&["citation", "claim", "argument", "excerpt", "work", "topic"], &["work"]),
            Relation::Via => (&["claim", "argument"], &["work"]),
            Relation::Of => (&["citation"], &["work"]),
            Relation::For => (&["citation"], &["claim"]),
            Relation::RestsOn => return self.resting(is_start),
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
