//! Reads a question: pest for its shape, limits on its size before that.

mod core;
mod english;

use pest::Parser;
use pest::error::Error;
use pest::iterators::Pair;
use pest_derive::Parser;

use crate::annotation::locator::unescaped;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::understand::ast::{Form, Phrase, Question, Stage, Stance, Word};
use crate::query::understand::fault;
use crate::source::{FileId, Span, Spanned};

/// No question is longer, in bytes.
const LONGEST: usize = 16 * 1024;
/// No question nests brackets deeper.
const DEEPEST: usize = 64;
/// Rules that reading a question may try: a bound on its time, far above what real questions need.
const CALLS: usize = 4_000_000;

#[derive(Parser)]
#[grammar = "../grammar/query.pest"]
struct Grammar;

/// The shape of the question in `text`, which is the whole of `file`.
///
/// # Errors
/// One diagnostic for a question that is not of the language, or too long or too deep.
pub fn parse(file: FileId, text: &str) -> Result<Question, Box<Diagnostic>> {
    within_limits(file, text)?;
    let reader = Reader { file, text };
    let question = match read(Rule::question, text) {
        Ok(mut pairs) => pairs.next().and_then(|question| reader.question(question.into_inner())),
        Err(error) => {
            return Err(Box::new(fault::syntax(file, text, &furthest(text, error), asks_for_verdict(text))));
        }
    };
    let question = question.ok_or_else(|| Box::new(fault::unreadable(file, text)))?;
    if !fault::is_unfinished(&question.form) {
        return Ok(question);
    }
    let error = of_its_form(text).last().map(|error| fault::syntax(file, text, error, false));
    Err(Box::new(error.unwrap_or_else(|| fault::unfinished(file, text))))
}

/// As [`parse`], for a question of which the grammar is to see a `shape` of the same length, with some words hidden;
/// none if that has no shape of the language.
pub(super) fn shaped(file: FileId, text: &str, shape: &str) -> Option<Question> {
    if text.len() != shape.len() {
        return None;
    }
    let question = read(Rule::question, shape).ok()?.next()?;
    let question = Reader { file, text }.question(question.into_inner())?;
    (!fault::is_unfinished(&question.form)).then_some(question)
}

/// What pest says of a question if it is read as what its first word can begin, the usual form last.
fn of_its_form(text: &str) -> Vec<Error<Rule>> {
    // With a blank at its end pest tells what it expects there, and not what it expected before.
    let spaced = format!("{text} ");
    let errors = fault::rules_of(text).into_iter().rev().filter_map(|rule| read(rule, &spaced).err());
    errors.filter(|error| fault::position(error) > 0).collect()
}

/// Of what pest says of a question as any question and as those of its form, what goes furthest.
fn furthest(text: &str, error: Error<Rule>) -> Error<Rule> {
    let of_form = of_its_form(text);
    let furthest = of_form.iter().map(fault::position).max().unwrap_or_default();
    let reads_on = fault::rules_of(text).len() > 1 && fault::position(&error) > furthest;
    match of_form.into_iter().rfind(|error| fault::position(error) == furthest) {
        Some(of_form) if !reads_on => of_form,
        _ => error,
    }
}

/// True if a question begins as one for a verdict, of which something is left.
fn asks_for_verdict(text: &str) -> bool {
    fault::rules_of(text).contains(&Rule::why) && read(Rule::why, text).is_ok()
}

/// What pest reads of a text by a rule, in bounded time.
fn read(rule: Rule, text: &str) -> Result<Children<'_>, Error<Rule>> {
    pest::set_call_limit(std::num::NonZeroUsize::new(CALLS));
    let pairs = Grammar::parse(rule, text);
    pest::set_call_limit(None);
    pairs
}

fn within_limits(file: FileId, text: &str) -> Result<(), Box<Diagnostic>> {
    if text.len() > LONGEST {
        let message =
            format!("a question of {} bytes, more than the {LONGEST} that catena reads", text.len());
        let help = "split the question; a long list can be a saved question";
        return Err(Box::new(
            Diagnostic::new(Code::QuestionLimit, Span::new(file, 0, 0), message).help(help),
        ));
    }
    let mut depth = 0_usize;
    for (at, byte) in fault::unquoted(text).bytes().enumerate() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            let message = format!("brackets nested more than {DEEPEST} deep");
            return Err(Box::new(
                Diagnostic::new(Code::QuestionLimit, Span::new(file, at, at + 1), message)
                    .help("remove brackets that contain only brackets"),
            ));
        }
    }
    Ok(())
}

struct Reader<'t> {
    file: FileId,
    /// The question as it was typed.
    text: &'t str,
}

type Children<'a> = pest::iterators::Pairs<'a, Rule>;

impl Reader<'_> {
    fn question(&self, inner: Children<'_>) -> Option<Question> {
        let mut standpoint = Vec::new();
        for part in inner {
            if part.as_rule() == Rule::standpoint {
                standpoint = part.into_inner().map(|stance| self.stance(stance)).collect::<Option<_>>()?;
            } else {
                return Some(Question {
                    text: self.text.to_owned(),
                    file: self.file,
                    standpoint,
                    form: self.form(part)?,
                });
            }
        }
        None
    }

    fn stance(&self, stance: Pair<'_, Rule>) -> Option<Spanned<Stance>> {
        let (rule, span) = (stance.as_rule(), self.span(&stance));
        let mut years = stance.clone().into_inner().map(|year| year.as_str().parse::<i32>().ok());
        let sources = stance.into_inner().filter(|part| part.as_rule() == Rule::source);
        let sources = sources.map(|source| self.phrase(source)).collect();
        let value = match rule {
            Rule::as_of => Stance::AsOf(years.next()??, years.next().flatten()),
            Rule::according => Stance::According(sources),
            Rule::when => Stance::When(sources),
            _ => Stance::Without(sources),
        };
        Some(Spanned::new(value, span))
    }

    fn form(&self, pair: Pair<'_, Rule>) -> Option<Form> {
        let rule = pair.as_rule();
        let first = pair.as_str().split_whitespace().next().unwrap_or_default().to_lowercase();
        let inner = pair.into_inner();
        Some(match rule {
            Rule::which | Rule::count => Form::Which(self.which(inner, rule == Rule::count)?),
            Rule::says => Form::Which(self.says(inner)?),
            Rule::trace => Form::Trace(self.trace(inner)?),
            Rule::why => Form::Why(self.why(inner, first != "why" && first != "how")?),
            Rule::search => self.search(inner)?,
            Rule::compare => Form::Compare(self.compare(inner)?),
            Rule::rests => Form::Rests(self.rests(inner)?),
            Rule::core => Form::Find(self.find(inner)?),
            _ => {
                let mut negated = false;
                let mut relates = None;
                for part in inner {
                    match part.as_rule() {
                        Rule::negation => negated = true,
                        _ => relates = self.relates(part),
                    }
                }
                Form::Relates { negated, relates: relates? }
            }
        })
    }

    fn stage(&self, pair: Pair<'_, Rule>) -> Option<Spanned<Stage>> {
        let rule = pair.as_rule();
        let span = self.span(&pair);
        let mut inner = pair.into_inner();
        let stage = match rule {
            Rule::per | Rule::core_count => Stage::Count(inner.map(|part| self.text(part)).collect()),
            Rule::having => {
                let sign = sign_of(inner.next()?.as_str());
                Stage::Having(sign, inner.next()?.as_str().parse().ok()?)
            }
            Rule::sort => {
                let by = self.text(inner.next()?);
                Stage::Sort(by, inner.next().is_some_and(|part| part.as_rule() == Rule::descending))
            }
            Rule::limit => Stage::Limit(inner.next()?.as_str().parse().ok()?),
            _ => Stage::Show(inner.map(|part| self.text(part)).collect()),
        };
        Some(Spanned::new(stage, span))
    }

    fn phrases(&self, pair: Pair<'_, Rule>) -> Vec<Phrase> {
        pair.into_inner().flat_map(|list| list.into_inner().map(|part| self.phrase(part))).collect()
    }

    fn phrase(&self, pair: Pair<'_, Rule>) -> Phrase {
        let span = self.span(&pair);
        Phrase { words: pair.into_inner().map(|part| self.word(part)).collect(), span, inside: None }
    }

    fn term(&self, pair: Pair<'_, Rule>) -> Word {
        match pair.clone().into_inner().next() {
            Some(inner) => self.word(inner),
            None => self.word(pair),
        }
    }

    fn word(&self, pair: Pair<'_, Rule>) -> Word {
        let quoted = pair.as_rule() == Rule::string;
        let Spanned { value: text, span, .. } = self.text(pair);
        Word { text, quoted, span }
    }

    /// The text of a word or of a string's inside.
    fn text(&self, pair: Pair<'_, Rule>) -> Spanned<String> {
        let span = self.span(&pair);
        let text = match pair.as_rule() {
            Rule::string => {
                pair.into_inner().next().map_or_else(String::new, |inside| match inside.as_rule() {
                    Rule::chars => unescaped(self.typed(&inside)),
                    _ => self.typed(&inside).to_owned(),
                })
            }
            _ => self.typed(&pair).to_owned(),
        };
        Spanned::new(text, span)
    }

    /// The words as they were typed, of which the grammar may have seen a shape.
    fn typed(&self, pair: &Pair<'_, Rule>) -> &str {
        self.text.get(self.span(pair).range()).unwrap_or_default()
    }

    fn span(&self, pair: &Pair<'_, Rule>) -> Span {
        let span = pair.as_span();
        Span::new(self.file, span.start(), span.end())
    }
}

/// The sign that words such as `more than` stand for.
fn sign_of(words: &str) -> String {
    let first = words.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ");
    match first.as_str() {
        "more than" => ">",
        "fewer than" | "less than" => "<",
        "at least" => ">=",
        "at most" => "<=",
        "exactly" => "=",
        sign => sign,
    }
    .to_owned()
}
