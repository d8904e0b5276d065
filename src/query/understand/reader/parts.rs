//! A question of several clauses: each is read by itself, with what its pronouns stand for.

use std::ops::Range;

use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::understand::reader::before::Before;
use crate::query::understand::reader::clauses::{are_questions, clauses};
use crate::query::understand::reader::mention::{Known, Mention};
use crate::query::understand::reader::recast::about_what_stands_first;
use crate::query::understand::reader::token::Token;
use crate::query::understand::reader::{Read, Reader, Reading, Refused};
use crate::source::Span;

impl Reader<'_> {
    /// A question of one clause or several.
    pub(super) fn sentence(
        &self,
        known: &Known<'_>,
        whole: Span,
        typed: &[Token],
    ) -> Result<Reading, Refused> {
        if let Some(put) = about_what_stands_first(known, typed)
            && let Ok(reading) = self.sentence(known, whole, &put)
        {
            return Ok(reading);
        }
        let ranges = clauses(typed);
        if ranges.len() < 2 {
            return self.clause(known, whole, typed).map(|(reading, _)| reading);
        }
        let parted = self.in_parts(known, whole, typed, &ranges);
        if are_questions(typed, &ranges) {
            return parted.or_else(|refused| {
                self.as_one(known, whole, typed).map(|(reading, _)| reading).ok_or(refused)
            });
        }
        parted.or_else(|refused| {
            self.clause(known, whole, typed).map(|(reading, _)| reading).map_err(|_| refused)
        })
    }

    fn in_parts(
        &self,
        known: &Known<'_>,
        whole: Span,
        typed: &[Token],
        ranges: &[Range<usize>],
    ) -> Result<Reading, Refused> {
        let mut reading: Option<Reading> = None;
        let mut before = Before::default();
        for range in ranges {
            let words = &typed[range.clone()];
            if reading.is_some() && before.has_answered(known, words) {
                continue;
            }
            let is_name = |mention: &Mention| mention.thing().is_some() || mention.is_small();
            if reading.is_none() && known.mentions(words).iter().all(is_name) {
                let message = "the part before the question asks nothing: ask it in one sentence";
                return Err(Refused::of(Diagnostic::new(Code::QuestionSyntax, whole, message)));
            }
            let (part, named) = match &reading {
                None => {
                    self.clause(known, whole, words).map_err(|wrong| wrong.of_part(place(whole, words)))?
                }
                Some(_) => self.further(known, whole, words, &before)?,
            };
            let meant = (self.means)(&part.question);
            before = Before::of(self.lexicon, &part.question, meant.as_ref(), named).or(before);
            reading = Some(match reading {
                None => part,
                Some(reading) => reading.and(part),
            });
        }
        let nothing = "catena does not understand this question";
        reading.ok_or_else(|| Refused::of(Diagnostic::new(Code::QuestionSyntax, whole, nothing)))
    }

    /// A clause after others, of which it may speak. A pronoun that could stand for several things stands for the
    /// likeliest of which the clause makes sense; where it finds nothing of that one, another may have been meant.
    fn further(
        &self,
        known: &Known<'_>,
        whole: Span,
        words: &[Token],
        before: &Before,
    ) -> Result<Read, Refused> {
        let place = place(whole, words);
        let ways = before.filled(self.lexicon, words);
        let mut made = ways.iter().map(|way| self.clause(known, whole, way));
        let mut refused: Option<Refused> = None;
        let likeliest = made.by_ref().find_map(|made| match made {
            Ok(read) => Some(read),
            Err(wrong) => {
                refused.get_or_insert(wrong);
                None
            }
        });
        let Some(likeliest) = likeliest else {
            return Err(refused.unwrap_or_else(|| unclear(place, &[])).of_part(place));
        };
        let finds = |question: &str| (self.means)(question).is_some_and(|expr| (self.finds)(&expr));
        if finds(&likeliest.0.question) {
            return Ok(likeliest);
        }
        if ways.len() == 1 {
            return Ok(likeliest);
        }
        let others: Vec<String> = made.flatten().map(|(reading, _)| reading.question).collect();
        let all = [&[likeliest.0.question], others.as_slice()].concat();
        Err(unclear(place, &all).of_part(place))
    }
}

/// A part with a pronoun that could stand for several things, by the questions that it could be.
fn unclear(place: Span, questions: &[String]) -> Refused {
    let message = "it is unclear what a word such as `it` or `they` refers to; ask this part by itself";
    let wrong = Diagnostic::new(Code::QuestionSyntax, place, message);
    let told = |wrong: Diagnostic, question: &String| wrong.help(format!("for example, ask `{question}`"));
    Refused::of(questions.iter().fold(wrong, told))
}

/// Where the words of a part are.
fn place(whole: Span, words: &[Token]) -> Span {
    match (words.first(), words.last()) {
        (Some(first), Some(last)) => Span::new(whole.file, first.span.start, last.span.end),
        _ => whole,
    }
}

impl Refused {
    /// The same of a question of which one part is not understood.
    fn of_part(mut self, place: Span) -> Self {
        if self.wrong.code == Code::QuestionSyntax && self.unknown.is_empty() {
            self.wrong.primary.span = place;
            self.wrong.message = self.wrong.message.replace("this question", "this part of the question");
        }
        self.is_part = true;
        self
    }
}
