//! A denial that was typed must not be lost: the opposite would be answered.

use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::understand::reader::content::{denies, is_denial};
use crate::query::understand::reader::token::Token;
use crate::query::understand::reader::{Read, Refused};
use crate::source::{FileId, Span};

/// Words of canonical questions that keep a denial, besides those that deny themselves.
const KEEPING: [&str; 9] =
    ["silent", "except", "but", "unused", "unanswered", "unchallenged", "second-hand", "denies", "rejected"];

/// A reading of these words, unless they say `not` or `never` and it does not, nor tells that this was not used. Other
/// words that deny are part of what things are called (`leaves no room for`), and what stands after `that` is a statement,
/// which is read as it stands.
pub(super) fn kept(read: Read, file: FileId, typed: &[Token]) -> Result<Read, Refused> {
    let end = typed.iter().position(|token| token.word == "that").unwrap_or(typed.len());
    let denial = (0..end).find(|at| {
        ["not", "never"].contains(&typed[*at].word.as_str()) && is_denial(&typed[*at..end.min(at + 2)])
    });
    let keeps = |word: &str| denies(word) || KEEPING.contains(&word);
    let is_kept = read.0.question.split(|c: char| !c.is_alphanumeric() && c != '-').any(keeps)
        || read.0.unread.iter().any(|word| denies(word));
    let Some(denial) = denial.filter(|_| !is_kept) else { return Ok(read) };
    let denial = &typed[denial];
    let span = Span::new(file, denial.span.start, denial.span.end);
    let message = format!("catena does not understand what `{}` denies here", denial.word);
    let wrong = Diagnostic::new(Code::QuestionSyntax, span, message);
    Err(Refused::of(wrong.help(format!("without it the question would be read as `{}`", read.0.question))))
}
