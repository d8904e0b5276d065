//! What the names of a question stand for, and what is said of a name that stands for nothing or for several
//! things.

use crate::catalog::NodeClass as Class;
use crate::catalog::entry::NodeId;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Fix};
use crate::query::attribute::Attribute;
use crate::query::expr::{Term, print_term};
use crate::query::understand::fault;
use crate::query::understand::resolve::{ANY, Resolver, Wrong};
use crate::source::Span;
use crate::suggest::with_article;

/// Of so many candidates for a name the question is shown as it would be put.
const MOST_REWRITTEN: usize = 5;

impl Resolver<'_> {
    /// The one thing that a name stands for.
    pub(super) fn name(&self, name: &str, span: Span, classes: &[Class]) -> Result<NodeId, Wrong> {
        match self.lexicon.look_up(name, classes).as_slice() {
            [one] => Ok(*one),
            [] => Err(Box::new(self.unknown(name, span, classes))),
            several => Err(self.ambiguous(name, span, several)),
        }
    }

    /// A name that several things have.
    pub(super) fn ambiguous(&self, name: &str, span: Span, several: &[NodeId]) -> Wrong {
        let message = format!("`{name}` could be any of {} things", several.len());
        let diagnostic = Diagnostic::new(Code::QuestionAmbiguous, span, message);
        let more = "have this name; write `KIND:ID` for one of them";
        Box::new(self.rewritten(diagnostic, several, more))
    }

    /// Adds the question as it would be put for each of several things, and how `more` of them are found.
    fn rewritten(&self, mut diagnostic: Diagnostic, things: &[NodeId], more: &str) -> Diagnostic {
        let span = diagnostic.primary.span;
        let before = self.text.get(..span.start as usize).unwrap_or_default();
        let after = self.text.get(span.end as usize..).unwrap_or_default();
        for thing in things.iter().take(MOST_REWRITTEN) {
            let named = print_term(&Term::Node(*thing), self.catalog);
            let (kind, label) = (self.catalog.kind(*thing), self.catalog.label(*thing));
            let question = format!("{before}{named}{after}");
            diagnostic = diagnostic.help(format!("for the {kind} {label}: `{}`", question.trim()));
        }
        match things.len().saturating_sub(MOST_REWRITTEN) {
            0 => diagnostic,
            left => diagnostic.help(format!("{left} more {more}")),
        }
    }

    fn unknown(&self, name: &str, span: Span, classes: &[Class]) -> Diagnostic {
        let words = classes.iter().map(|class| class.word()).collect::<Vec<_>>();
        let what = match words.as_slice() {
            _ if classes.len() == ANY.len() => "name".to_owned(),
            [all @ .., last] if !all.is_empty() => format!("{} or {last}", all.join(", ")),
            one => one.concat(),
        };
        let diagnostic = Diagnostic::new(Code::QuestionName, span, format!("unknown {what} `{name}`"));
        if !self.lexicon.is_telling() {
            return diagnostic;
        }
        let bare = name.split_once(':').map_or(name, |(_, id)| id);
        // A word of another language that was taken for part of the name, or `by` for `per`.
        if let Some(hint) = name.split(' ').skip(1).find_map(fault::foreign) {
            return diagnostic.help(hint);
        }
        if classes == [Class::Scholar] && Attribute::from_word(name).is_some() {
            return diagnostic.help(format!("to count each of them, write `per {name}`"));
        }
        let elsewhere = self.lexicon.look_up(name, &ANY);
        if let Some(node) = elsewhere.first()
            && !classes.contains(&self.catalog.class(*node))
        {
            return diagnostic.help(format!("`{name}` is {}", with_article(self.catalog.kind(*node))));
        }
        match self.lexicon.containing(bare, classes).as_slice() {
            [] => {
                let candidates = self.lexicon.names_of(classes);
                diagnostic
                    .nearest(bare, candidates.iter().map(String::as_str))
                    .otherwise(format!("search for the word with `catena ask 'search \"{bare}\"'`"))
            }
            [one] => {
                let named = print_term(&Term::Node(*one), self.catalog);
                let fix = Fix { span, replacement: named.clone() };
                Diagnostic { fix: Some(fix), ..diagnostic.help(format!("did you mean `{named}`?")) }
            }
            several => {
                let more = format!("have it in their names: list them with `catena ask 'search \"{bare}\"'`");
                self.rewritten(diagnostic, several, &more)
            }
        }
    }
}
