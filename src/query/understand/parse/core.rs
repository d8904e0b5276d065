//! The shapes of the core: bindings, conditions, steps.

use pest::iterators::Pair;
use pest::pratt_parser::{Assoc, Op, PrattParser};

use crate::query::attribute::Attribute;
use crate::query::understand::ast::{Bind, Condition, Find, PathBind, Relates, Step, Word};
use crate::query::understand::parse::{Children, Reader, Rule};
use crate::source::Spanned;

impl Reader<'_> {
    pub(super) fn find(&self, inner: Children<'_>) -> Option<Find> {
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

    pub(super) fn variable(&self, pair: Pair<'_, Rule>) -> Option<(Spanned<String>, Spanned<String>)> {
        let mut inner = pair.into_inner();
        Some((self.text(inner.next()?), self.text(inner.next()?)))
    }

    pub(super) fn path(&self, pair: Pair<'_, Rule>) -> Option<PathBind> {
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

    pub(super) fn condition(&self, pair: Pair<'_, Rule>) -> Option<Condition> {
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

    pub(super) fn test(&self, pair: Pair<'_, Rule>) -> Option<Condition> {
        let mut negated = false;
        let mut found = None;
        for part in pair.into_inner() {
            let rule = part.as_rule();
            match rule {
                Rule::not => negated = true,
                Rule::relates => found = self.relates(part).map(Condition::Relates),
                Rule::supported => {
                    let span = self.span(&part);
                    let mut terms = part.into_inner().map(|term| self.term(term));
                    let claim = terms.next()?;
                    found = Some(Condition::Supported(claim, terms.collect(), span));
                }
                Rule::group => found = self.condition(part.into_inner().next()?),
                _ => found = self.simple_test(rule, part.into_inner()),
            }
        }
        let condition = found?;
        Some(if negated { Condition::Not(Box::new(condition)) } else { condition })
    }

    pub(super) fn simple_test(&self, rule: Rule, mut inner: Children<'_>) -> Option<Condition> {
        let first = inner.next()?;
        Some(match rule {
            Rule::exists => {
                let (kind, name) = self.variable(first)?;
                let condition = Box::new(self.condition(inner.next()?)?);
                Condition::Exists { kind, name, condition }
            }
            Rule::has => Condition::Has(self.text(first)),
            Rule::stands => {
                let (standing, name) = (self.word(first), self.text(inner.next()?));
                let attribute = format!("{}.{}", name.value, Attribute::Standing.word());
                let standing = Word { text: standing.text.to_lowercase(), ..standing };
                Condition::Compares(Spanned::new(attribute, name.span), "=".to_owned(), standing)
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

    pub(super) fn relates(&self, pair: Pair<'_, Rule>) -> Option<Relates> {
        let span = self.span(&pair);
        let mut inner = pair.into_inner();
        let from = self.term(inner.next()?);
        let step = self.step(inner.next()?)?;
        Some(Relates { from, step, to: self.term(inner.next()?), span })
    }

    pub(super) fn step(&self, pair: Pair<'_, Rule>) -> Option<Step> {
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

    pub(super) fn atom(&self, pair: Pair<'_, Rule>) -> Option<Step> {
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
