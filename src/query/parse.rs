//! Reads a question: pest for its shape, limits on its size before that.

use pest::Parser;
use pest::error::Error;
use pest::iterators::Pair;
use pest::pratt_parser::{Assoc, Op, PrattParser};
use pest_derive::Parser;

use crate::annotation::locator::unescaped;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::ast::{
    Bind, Condition, Find, Form, Joined, PathBind, Phrase, Relates, Stage, Step, Trace, Unit, UnitBody,
    Which, Why, Word,
};
use crate::query::fault;
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
pub fn parse(file: FileId, text: &str) -> Result<Form, Box<Diagnostic>> {
    within_limits(file, text)?;
    let reader = Reader { file };
    let form = match read(Rule::question, text) {
        Ok(mut pairs) => pairs.next().and_then(|question| reader.form(question.into_inner().next()?)),
        Err(error) => return Err(Box::new(fault::syntax(file, text, &of_its_form(text).unwrap_or(error)))),
    };
    let form = form.ok_or_else(|| Box::new(fault::unreadable(file, text)))?;
    if !fault::is_unfinished(&form) {
        return Ok(form);
    }
    let error = of_its_form(text).map(|error| fault::syntax(file, text, &error));
    Err(Box::new(error.unwrap_or_else(|| fault::unfinished(file, text))))
}

/// What pest says of a question if it is read as what its first word begins, not as any question.
fn of_its_form(text: &str) -> Option<Error<Rule>> {
    // With a blank at its end pest tells what it expects there, and not what it expected before.
    let error = read(fault::rule_of(text), &format!("{text} ")).err()?;
    (fault::position(&error) > 0).then_some(error)
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
        let help = "ask less at once; a long list of works may be a saved question";
        return Err(Box::new(
            Diagnostic::new(Code::QuestionLimit, Span::new(file, 0, 0), message).help(help),
        ));
    }
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            let message = format!("brackets nested more than {DEEPEST} deep");
            return Err(Box::new(
                Diagnostic::new(Code::QuestionLimit, Span::new(file, at, at + 1), message)
                    .help("take out the brackets that enclose nothing but brackets"),
            ));
        }
    }
    Ok(())
}

struct Reader {
    file: FileId,
}

type Children<'a> = pest::iterators::Pairs<'a, Rule>;

impl Reader {
    fn form(&self, pair: Pair<'_, Rule>) -> Option<Form> {
        let rule = pair.as_rule();
        let inner = pair.into_inner();
        Some(match rule {
            Rule::which | Rule::count => Form::Which(self.which(inner, rule == Rule::count)?),
            Rule::trace => Form::Trace(self.trace(inner)?),
            Rule::why => Form::Why(self.why(inner)?),
            Rule::search => self.search(inner)?,
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

    fn which(&self, mut inner: Children<'_>, counted: bool) -> Option<Which> {
        let mut units = Vec::new();
        let conditions = inner.next()?;
        let head = self.phrase(conditions.clone().into_inner().next()?.into_inner().next()?);
        let joined = self.conditions(conditions, &mut units)?;
        let stages = inner.map(|part| self.stage(part)).collect::<Option<_>>()?;
        Some(Which { head, units, joined, counted, stages })
    }

    fn conditions(&self, pair: Pair<'_, Rule>, units: &mut Vec<Unit>) -> Option<Joined> {
        let pratt =
            PrattParser::new().op(Op::infix(Rule::or, Assoc::Left)).op(Op::infix(Rule::and, Assoc::Left)
                | Op::infix(Rule::but, Assoc::Left)
                | Op::infix(Rule::beside, Assoc::Left));
        pratt
            .map_primary(|unit| {
                units.push(self.unit(unit)?);
                Some(Joined::Unit(units.len() - 1))
            })
            .map_infix(|left, joint, right| {
                let (left, right) = (Box::new(left?), Box::new(right?));
                Some(if joint.as_rule() == Rule::or {
                    Joined::Or(left, right)
                } else {
                    Joined::And(left, right)
                })
            })
            .parse(pair.into_inner())
    }

    fn unit(&self, pair: Pair<'_, Rule>) -> Option<Unit> {
        let span = self.span(&pair);
        if pair.as_rule() == Rule::head {
            return Some(Unit { negated: false, body: UnitBody::Head, span });
        }
        let mut negated = false;
        let mut body = None;
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::negation => negated = true,
                rule => body = self.unit_body(rule, part.into_inner()),
            }
        }
        Some(Unit { negated, body: body?, span })
    }

    fn unit_body(&self, rule: Rule, mut inner: Children<'_>) -> Option<UnitBody> {
        let phrase = |inner: &mut Children<'_>| inner.next().map(|part| self.phrase(part));
        Some(match rule {
            Rule::by => UnitBody::By(phrase(&mut inner)?),
            Rule::within_work => UnitBody::In(phrase(&mut inner)?),
            Rule::via => UnitBody::Via(phrase(&mut inner)?),
            Rule::about => UnitBody::About(phrase(&mut inner)?),
            Rule::neither => UnitBody::Neither(phrase(&mut inner)?, phrase(&mut inner)?),
            Rule::matching => UnitBody::Matching(self.text(inner.next()?)),
            Rule::years => self.years(inner)?,
            _ => {
                let (mut asks, mut words, mut by) = (false, None, None);
                for part in inner {
                    match part.as_rule() {
                        Rule::do_word => asks = true,
                        Rule::by => by = part.into_inner().next().map(|part| self.phrase(part)),
                        _ => words = Some(self.phrase(part)),
                    }
                }
                UnitBody::Predicate { asks, words: words?, by }
            }
        })
    }

    fn years(&self, mut inner: Children<'_>) -> Option<UnitBody> {
        let first = inner.next()?;
        let year = |part: Pair<'_, Rule>| part.as_str().parse::<i32>().ok();
        Some(match first.as_rule() {
            Rule::since => UnitBody::Years(Some(year(inner.next()?)?), None),
            Rule::after => UnitBody::Years(Some(year(inner.next()?)? + 1), None),
            Rule::before => UnitBody::Years(None, Some(year(inner.next()?)? - 1)),
            _ => {
                let from = year(first)?;
                let to = inner.next().map_or(Some(from), year)?;
                UnitBody::Years(Some(from), Some(to))
            }
        })
    }

    fn trace(&self, inner: Children<'_>) -> Option<Trace> {
        let mut ends = Vec::new();
        let mut into = false;
        let (mut via, mut within, mut avoiding, mut stages) = (Vec::new(), None, Vec::new(), Vec::new());
        for part in inner {
            match part.as_rule() {
                Rule::phrase => ends.push(self.phrase(part)),
                Rule::into => into = true,
                Rule::to => {}
                Rule::through => via.extend(self.phrases(part)),
                Rule::avoiding => avoiding.extend(self.phrases(part)),
                Rule::within => {
                    let number = part.into_inner().next()?;
                    let span = self.span(&number);
                    within = Some(Spanned::new(number.as_str().parse().ok()?, span));
                }
                _ => stages.push(self.stage(part)?),
            }
        }
        let mut ends = ends.into_iter();
        Some(Trace { from: ends.next()?, to: ends.next()?, into, via, within, avoiding, stages })
    }

    fn why(&self, inner: Children<'_>) -> Option<Why> {
        let (mut negated, mut words, mut by) = (false, None::<Phrase>, None);
        for part in inner {
            match part.as_rule() {
                Rule::negation => negated = true,
                Rule::by => by = part.into_inner().next().map(|part| self.phrase(part)),
                _ => {
                    let more = self.phrase(part);
                    words = Some(match words {
                        Some(mut words) => {
                            words.span = words.span.to(more.span);
                            words.words.extend(more.words);
                            words
                        }
                        None => more,
                    });
                }
            }
        }
        Some(Why { negated, words: words?, by })
    }

    fn search(&self, mut inner: Children<'_>) -> Option<Form> {
        let words = self.text(inner.next()?);
        let stages = inner.map(|part| self.stage(part)).collect::<Option<_>>()?;
        Some(Form::Search { words, stages })
    }

    fn stage(&self, pair: Pair<'_, Rule>) -> Option<Stage> {
        let rule = pair.as_rule();
        let mut inner = pair.into_inner();
        Some(match rule {
            Rule::per | Rule::core_count => Stage::Count(inner.next().map(|part| self.text(part))),
            Rule::sort => {
                let by = self.text(inner.next()?);
                Stage::Sort(by, inner.next().is_some_and(|part| part.as_rule() == Rule::descending))
            }
            Rule::limit => Stage::Limit(inner.next()?.as_str().parse().ok()?),
            _ => Stage::Show(inner.map(|part| self.text(part)).collect()),
        })
    }

    fn find(&self, inner: Children<'_>) -> Option<Find> {
        let mut find = Find { binds: Vec::new(), condition: None, stages: Vec::new() };
        for part in inner {
            match part.as_rule() {
                Rule::variable => {
                    let (kind, name) = self.variable(part)?;
                    find.binds.push(Bind::Variable { kind, name });
                }
                Rule::path => find.binds.push(Bind::Path(Box::new(self.path(part)?))),
                Rule::condition => find.condition = Some(self.condition(part)?),
                _ => find.stages.push(self.stage(part)?),
            }
        }
        Some(find)
    }

    fn variable(&self, pair: Pair<'_, Rule>) -> Option<(Spanned<String>, Spanned<String>)> {
        let mut inner = pair.into_inner();
        Some((self.text(inner.next()?), self.text(inner.next()?)))
    }

    fn path(&self, pair: Pair<'_, Rule>) -> Option<PathBind> {
        let span = self.span(&pair);
        let mut inner = pair.into_inner();
        let name = self.text(inner.next()?);
        let selector = self.text(inner.next()?).map(|text| text.to_lowercase());
        let from = self.term(inner.next()?);
        let step = self.step(inner.next()?)?;
        let to = self.term(inner.next()?);
        let avoiding = inner.map(|part| self.term(part)).collect();
        Some(PathBind { name, selector, relates: Relates { from, step, to, span }, avoiding })
    }

    fn condition(&self, pair: Pair<'_, Rule>) -> Option<Condition> {
        let pratt =
            PrattParser::new().op(Op::infix(Rule::or, Assoc::Left)).op(Op::infix(Rule::and, Assoc::Left));
        pratt
            .map_primary(|test| self.test(test))
            .map_infix(|left, joint, right| {
                let (left, right) = (Box::new(left?), Box::new(right?));
                Some(if joint.as_rule() == Rule::or {
                    Condition::Or(left, right)
                } else {
                    Condition::And(left, right)
                })
            })
            .parse(pair.into_inner())
    }

    fn test(&self, pair: Pair<'_, Rule>) -> Option<Condition> {
        let mut negated = false;
        let mut found = None;
        for part in pair.into_inner() {
            let rule = part.as_rule();
            match rule {
                Rule::not => negated = true,
                Rule::relates => found = self.relates(part).map(Condition::Relates),
                Rule::group => found = self.condition(part.into_inner().next()?),
                _ => found = self.simple_test(rule, part.into_inner()),
            }
        }
        let condition = found?;
        Some(if negated { Condition::Not(Box::new(condition)) } else { condition })
    }

    fn simple_test(&self, rule: Rule, mut inner: Children<'_>) -> Option<Condition> {
        let first = inner.next()?;
        Some(match rule {
            Rule::exists => {
                let (kind, name) = self.variable(first)?;
                let condition = Box::new(self.condition(inner.next()?)?);
                Condition::Exists { kind, name, condition }
            }
            Rule::matches => Condition::Matches(self.text(first), self.text(inner.next()?)),
            Rule::between => {
                let mut year = || inner.next()?.as_str().parse().ok();
                Condition::Between(self.text(first), year()?, year()?)
            }
            _ => {
                let comparison = inner.next()?.as_str().to_owned();
                Condition::Compares(self.text(first), comparison, self.word(inner.next()?))
            }
        })
    }

    fn relates(&self, pair: Pair<'_, Rule>) -> Option<Relates> {
        let span = self.span(&pair);
        let mut inner = pair.into_inner();
        let from = self.term(inner.next()?);
        let step = self.step(inner.next()?)?;
        Some(Relates { from, step, to: self.term(inner.next()?), span })
    }

    fn step(&self, pair: Pair<'_, Rule>) -> Option<Step> {
        let rule = pair.as_rule();
        if rule == Rule::atom {
            return self.atom(pair);
        }
        let mut parts = pair.into_inner().map(|part| self.step(part)).collect::<Option<Vec<_>>>()?;
        Some(match (parts.len(), rule) {
            (1, _) => parts.pop()?,
            (_, Rule::step) => Step::Either(parts),
            _ => Step::Sequence(parts),
        })
    }

    fn atom(&self, pair: Pair<'_, Rule>) -> Option<Step> {
        let (mut inverse, mut step, mut bounds) = (false, None, None);
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::inverse => inverse = true,
                Rule::name => step = Some(Step::Relation { name: self.text(part), literal: false }),
                Rule::literal => {
                    if let Some(Step::Relation { literal, .. }) = &mut step {
                        *literal = true;
                    }
                }
                Rule::repeat => bounds = Some(repeat(&part)?),
                _ => step = self.step(part),
            }
        }
        let mut step = step?;
        if inverse {
            step = Step::Inverse(Box::new(step));
        }
        if let Some((least, most)) = bounds {
            step = Step::Repeat(Box::new(step), least, most);
        }
        Some(step)
    }

    fn phrases(&self, pair: Pair<'_, Rule>) -> Vec<Phrase> {
        pair.into_inner().flat_map(|list| list.into_inner().map(|part| self.phrase(part))).collect()
    }

    fn phrase(&self, pair: Pair<'_, Rule>) -> Phrase {
        let span = self.span(&pair);
        Phrase { words: pair.into_inner().map(|part| self.word(part)).collect(), span }
    }

    fn term(&self, pair: Pair<'_, Rule>) -> Word {
        match pair.clone().into_inner().next() {
            Some(inner) => self.word(inner),
            None => self.word(pair),
        }
    }

    fn word(&self, pair: Pair<'_, Rule>) -> Word {
        let quoted = pair.as_rule() == Rule::string;
        let Spanned { value: text, span } = self.text(pair);
        Word { text, quoted, span }
    }

    /// The text of a word or of a string's inside.
    fn text(&self, pair: Pair<'_, Rule>) -> Spanned<String> {
        let span = self.span(&pair);
        let text = match pair.as_rule() {
            Rule::string => {
                pair.into_inner().next().map_or_else(String::new, |inside| match inside.as_rule() {
                    Rule::chars => unescaped(inside.as_str()),
                    _ => inside.as_str().to_owned(),
                })
            }
            _ => pair.as_str().to_owned(),
        };
        Spanned::new(text, span)
    }

    fn span(&self, pair: &Pair<'_, Rule>) -> Span {
        let span = pair.as_span();
        Span::new(self.file, span.start(), span.end())
    }
}

fn repeat(pair: &Pair<'_, Rule>) -> Option<(u32, Option<u32>)> {
    Some(match pair.as_str() {
        "*" => (0, None),
        "+" => (1, None),
        _ => {
            let mut numbers = pair.clone().into_inner().map(|number| number.as_str().parse::<u32>().ok());
            (numbers.next()??, Some(numbers.next()??))
        }
    })
}
