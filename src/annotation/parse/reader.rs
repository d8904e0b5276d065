//! Reads what the grammar finds in a head or a value: words, strings, lists.

use std::ops::Range;

use pest::Parser;
use pest::iterators::Pair;

use crate::annotation::ast::{Allow, Statement, Value};
use crate::annotation::fault;
use crate::annotation::lenient::fold::Folded;
use crate::annotation::list::{Item as Listed, list, statement};
use crate::annotation::locator::unescaped;
use crate::annotation::parse::field::takes_names;
use crate::annotation::parse::key::is_id;
use crate::annotation::parse::{Fault, Grammar, Rule};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};

/// Reads one head, or the value of one field.
pub(super) struct Reader<'a>(pub(super) Folded<'a>);

impl Reader<'_> {
    pub(super) fn whole(&self) -> Span {
        self.0.span(0, self.0.text.len())
    }

    pub(super) fn value(&self, rule: Rule, name: &str) -> Result<Value, Fault> {
        let wrong = |error| Box::new(fault::value(&self.0, name, &error));
        let pair = Grammar::parse(rule, &self.0.text).map_err(wrong)?.next();
        let mut parts =
            pair.into_iter().flat_map(Pair::into_inner).filter(|part| part.as_rule() != Rule::EOI);
        let mut next = || parts.next().ok_or_else(|| self.incomplete());
        Ok(match rule {
            Rule::names => Value::Names(parts.map(|part| self.name(part)).collect()),
            Rule::quoted => Value::Quote(self.string(next()?)),
            _ => Value::Allow(Box::new(Allow { code: self.word(&next()?), reason: self.string(next()?) })),
        })
    }

    /// The grammar gives every part that is asked of it; this is for the case that it does not.
    pub(super) fn incomplete(&self) -> Fault {
        Box::new(Diagnostic::new(Code::Syntax, self.whole(), "catena cannot read this"))
    }

    fn name(&self, part: Pair<'_, Rule>) -> Spanned<String> {
        if part.as_rule() == Rule::string {
            return self.string(part);
        }
        let trimmed = part.as_str().trim();
        let start = part.as_span().start();
        let name = trimmed.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        Spanned::new(name, self.0.span(start, start + trimmed.len()))
    }

    pub(super) fn ids(&self, field: Span, name: &str) -> Result<Value, Fault> {
        let items = list(&self.0.text).map_err(|(at, expected)| self.no_list(field, name, at, expected))?;
        let read = |item: Listed| {
            if takes_names(name) {
                return Ok(self.listed(item));
            }
            match item.rest {
                Some(at) => Err(self.no_list(field, name, at, "the end of the value")),
                None => self.id(item.at, &item.text),
            }
        };
        Ok(Value::Refs(items.into_iter().map(read).collect::<Result<_, _>>()?))
    }

    /// The ids of a list that has nothing else in it.
    pub(super) fn plain_ids(&self) -> Option<Value> {
        let items = list(&self.0.text).ok()?;
        let read = |item: Listed| match item.rest {
            Some(_) => None,
            None => self.id(item.at, &item.text).ok(),
        };
        items.into_iter().map(read).collect::<Option<_>>().map(Value::Refs)
    }

    pub(super) fn listed(&self, item: Listed) -> Spanned<String> {
        Spanned::new(item.text, self.0.span(item.at.start, item.at.end))
    }

    pub(super) fn statement(&self, field: Span, name: &str) -> Result<Value, Fault> {
        let words =
            statement(&self.0.text).map_err(|(at, expected)| self.no_list(field, name, at, expected))?;
        let words: Vec<Spanned<String>> = words.into_iter().map(|word| self.listed(word)).collect();
        Ok(match <[Spanned<String>; 3]>::try_from(words) {
            Ok(words) => Value::Statement(Box::new(Statement { words, when: Vec::new() })),
            Err(words) => Value::Said(words),
        })
    }

    fn no_list(&self, field: Span, name: &str, at: Range<usize>, expected: &str) -> Fault {
        Box::new(fault::list(&self.0, field, name, at, expected))
    }

    /// A word that can be an id or a key.
    pub(super) fn id(&self, at: Range<usize>, word: &str) -> Result<Spanned<String>, Fault> {
        let span = self.0.span(at.start, at.end);
        if is_id(word) {
            Ok(Spanned::new(word.to_owned(), span))
        } else {
            Err(Box::new(fault::id(span, word)))
        }
    }

    pub(super) fn word(&self, pair: &Pair<'_, Rule>) -> Spanned<String> {
        Spanned::new(pair.as_str().trim_end_matches([' ', '\t', '\r', '\n']).to_owned(), self.span(pair))
    }

    /// Words with single blanks between them.
    pub(super) fn phrase(&self, pair: &Pair<'_, Rule>) -> Spanned<String> {
        self.word(pair).map(|words| words.split_ascii_whitespace().collect::<Vec<_>>().join(" "))
    }

    pub(super) fn string(&self, pair: Pair<'_, Rule>) -> Spanned<String> {
        let span = self.span(&pair);
        let chars = pair.into_inner().next();
        Spanned::new(chars.map_or_else(String::new, |chars| unescaped(chars.as_str())), span)
    }

    /// The place of a pair, blanks at its end left off.
    pub(super) fn span(&self, pair: &Pair<'_, Rule>) -> Span {
        let start = pair.as_span().start();
        self.0.span(start, start + pair.as_str().trim_end_matches([' ', '\t', '\r', '\n']).len())
    }
}
