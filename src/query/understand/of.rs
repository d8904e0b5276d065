//! Attributes in questions: of which variable, whether there is one, and what they compare with.

use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::attribute::Attribute;
use crate::query::expr::{Comparison, Condition, Of, Variable};
use crate::query::understand::ast;
use crate::query::understand::resolve::{Scope, Wrong};
use crate::source::{Span, Spanned};

/// An attribute with its variable; of the row where it names none.
pub(super) fn attribute_of(of: &Spanned<String>, row: Option<&str>) -> Result<Of, Wrong> {
    let (variable, word) = match of.value.split_once('.') {
        Some((variable, word)) => (Some(variable), word),
        None => (row, of.value.as_str()),
    };
    let Some(variable) = variable else {
        let message = format!("`{word}` is an attribute: of what?");
        return Err(Box::new(
            Diagnostic::new(Code::QuestionSense, of.span, message).help("paths have no attributes"),
        ));
    };
    match Attribute::from_word(word) {
        Some(attribute) => Ok(Of { variable: variable.to_owned(), attribute }),
        None => {
            let message = format!("unknown attribute `{word}`");
            let printed = |word: &&str| Attribute::from_word(word).is_some_and(|known| known.word() == *word);
            let words: Vec<&str> = Attribute::words().filter(printed).collect();
            Err(Box::new(
                Diagnostic::new(Code::QuestionName, of.span, message)
                    .nearest(word, Attribute::words())
                    .otherwise(format!("attributes: {}", words.join(", "))),
            ))
        }
    }
}

pub(super) fn in_scope(of: &Spanned<String>, scope: &Scope) -> Result<Of, Wrong> {
    let row = if scope.len() == 1 { scope.keys().next().map(String::as_str) } else { None };
    let found = attribute_of(of, row)?;
    bound(&found.variable, scope, of.span)?;
    Ok(found)
}

/// An attribute of a row's variable, which is all that a stage can look at.
pub(super) fn of_row(of: &Spanned<String>, row: &[Variable]) -> Result<Of, Wrong> {
    let found = attribute_of(of, row.first().map(|variable| variable.name.as_str()))?;
    if row.iter().any(|variable| variable.name == found.variable) {
        return Ok(found);
    }
    Err(unbound(&found.variable, row.iter().map(|variable| variable.name.as_str()), of.span))
}

pub(super) fn bound(variable: &str, scope: &Scope, span: Span) -> Result<(), Wrong> {
    if scope.contains_key(variable) {
        return Ok(());
    }
    Err(unbound(variable, scope.keys().map(String::as_str), span))
}

fn unbound<'a>(variable: &str, known: impl Iterator<Item = &'a str>, span: Span) -> Wrong {
    let diagnostic = Diagnostic::new(Code::QuestionName, span, format!("unknown variable `{variable}`"));
    let known: Vec<&str> = known.collect();
    Box::new(match known.as_slice() {
        [] => diagnostic.help("paths have no attributes"),
        known => diagnostic.help(format!("known variables: {}", known.join(", "))),
    })
}

/// The comparison of a sign, which the grammar has checked.
pub(super) fn comparison_of(sign: &str) -> Comparison {
    let found = Comparison::SIGNS.into_iter().find(|(known, _)| *known == sign);
    found.map_or(Comparison::Equal, |(_, comparison)| comparison)
}

pub(super) fn compares(of: Of, sign: &str, value: &ast::Word) -> Result<Condition, Wrong> {
    let comparison = comparison_of(sign);
    if of.attribute != Attribute::Year {
        return Ok(Condition::Compares(of, comparison, value.text.clone()));
    }
    let Ok(year) = value.text.parse::<i32>() else {
        let message = format!("expected a year, found `{}`", value.text);
        let diagnostic = Diagnostic::new(Code::QuestionSense, value.span, message);
        return Err(Box::new(diagnostic.help("write a year in digits: `1997`")));
    };
    Ok(match comparison {
        Comparison::Equal => Condition::Between(of, Some(year), Some(year)),
        Comparison::Unequal => Condition::Not(Box::new(Condition::Between(of, Some(year), Some(year)))),
        Comparison::Less => Condition::Between(of, None, Some(year.saturating_sub(1))),
        Comparison::AtMost => Condition::Between(of, None, Some(year)),
        Comparison::More => Condition::Between(of, Some(year.saturating_add(1)), None),
        Comparison::AtLeast => Condition::Between(of, Some(year), None),
    })
}

pub(super) fn searchable(attribute: Option<Attribute>, span: Span) -> Result<(), Wrong> {
    match attribute {
        Some(attribute) if attribute.field().is_none() => {
            let message = format!("`{}` is not in the text index", attribute.word());
            let help = "text attributes: label, names, text, quote, note, scholar";
            Err(Box::new(Diagnostic::new(Code::QuestionSense, span, message).help(help)))
        }
        _ => Ok(()),
    }
}
