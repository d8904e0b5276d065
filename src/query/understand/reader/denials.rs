//! A denial that was typed must not be lost: the opposite would be answered.

use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::expr::Relation;
use crate::query::understand::reader::affirmed::affirmed;
use crate::query::understand::reader::content::{denies, is_denial};
use crate::query::understand::reader::mention::Known;
use crate::query::understand::reader::relations::Meant;
use crate::query::understand::reader::token::Token;
use crate::query::understand::reader::{Read, Refused};
use crate::source::{FileId, Span};

/// Words of canonical questions that keep a denial, besides those that deny themselves.
const KEEPING: [&str; 9] =
    ["silent", "except", "but", "unused", "unanswered", "unchallenged", "second-hand", "denies", "rejected"];

/// A reading of these words, unless they say `not` or `never` and it does not, nor tells that this was not used. Other
/// words that deny are part of what things are called (`leaves no room for`), and what stands after `that` is a statement,
/// which is read as it stands.
pub(super) fn kept(known: &Known<'_>, read: Read, file: FileId, typed: &[Token]) -> Result<Read, Refused> {
    let end = typed.iter().position(|token| token.word == "that").unwrap_or(typed.len());
    let denial = (0..end).find(|at| {
        ["not", "never"].contains(&typed[*at].word.as_str()) && is_denial(&typed[*at..end.min(at + 2)])
    });
    let keeps = |word: &str| denies(word) || KEEPING.contains(&word);
    let is_kept = read.0.question.split(|c: char| !c.is_alphanumeric() && c != '-').any(keeps)
        || read.0.unread.iter().any(|word| denies(word))
        || says_opposite(known, &read.0.question, typed);
    if let Some(all) = by_all(typed) {
        let message = format!("catena does not understand what `{}` asks for here", all.word);
        let span = Span::new(file, all.span.start, all.span.end);
        let wrong = Diagnostic::new(Code::QuestionSyntax, span, message);
        let without = format!("without it the question would be read as `{}`", read.0.question);
        return Err(Refused::of(wrong.help(without)));
    }
    let denial = denial.or_else(|| denied_statement(known, typed).filter(|_| !read.0.question.contains('/')));
    let Some(denial) = denial.filter(|_| !is_kept) else { return Ok(read) };
    let denial = &typed[denial];
    let span = Span::new(file, denial.span.start, denial.span.end);
    let message = format!("catena does not understand what `{}` denies here", denial.word);
    let wrong = Diagnostic::new(Code::QuestionSyntax, span, message);
    Err(Refused::of(wrong.help(format!("without it the question would be read as `{}`", read.0.question))))
}

/// The denial in a statement that is told after `that` and is not the name of one, which may deny as well.
fn denied_statement(known: &Known<'_>, typed: &[Token]) -> Option<usize> {
    // That of a title begins no statement.
    let mentions = known.mentions(typed);
    let that =
        mentions.iter().find(|mention| mention.is_small() && typed[mention.words.start].word == "that")?;
    let said = that.words.end;
    let denial = (said..typed.len()).find(|at| ["not", "never"].contains(&typed[*at].word.as_str()))?;
    // A statement that is known by its name is read with its denial.
    affirmed(known, typed).is_none().then_some(denial)
}

/// `affirmed by all`: a word for everybody, which no question keeps.
fn by_all(typed: &[Token]) -> Option<&Token> {
    let everybody = |token: &Token| ["all", "everyone", "everybody", "every"].contains(&token.word.as_str());
    let by = |pair: &&[Token]| pair[0].word == "by" && everybody(&pair[1]) && !pair[1].quoted;
    typed.windows(2).find(by).map(|pair| &pair[1])
}

/// True if a question says by a relation what another denies that was typed: `fail to explain` for `cannot explain`.
fn says_opposite(known: &Known<'_>, question: &str, typed: &[Token]) -> bool {
    let vocabulary = &known.catalog.vocabulary;
    let mentions = known.mentions(typed);
    let meant = mentions.iter().flat_map(|mention| mention.relation().unwrap_or_default());
    let ids: Vec<_> = meant
        .filter_map(|Meant { verb, .. }| match verb.relation {
            Relation::Declared { id, .. } => Some(id),
            _ => None,
        })
        .collect();
    let says = |words: &str| !words.is_empty() && format!(" {question} ").contains(&format!(" {words} "));
    let mut opposites = ids.iter().flat_map(|id| &vocabulary.relation(*id).contradicts);
    opposites.any(|id| {
        let relation = vocabulary.relation(*id);
        !ids.contains(id) && [&relation.plural, &relation.inverse].into_iter().any(|words| says(words))
    })
}
