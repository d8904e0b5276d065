//! The shapes of English questions.

use pest::iterators::Pair;

use crate::query::understand::ast::{
    Compare, Form, Inside, Joint, Phrase, Rests, Trace, Unit, UnitBody, Which, Why, Word,
};
use crate::query::understand::parse::{Children, Reader, Rule};
use crate::source::Spanned;

impl Reader<'_> {
    pub(super) fn which(&self, mut inner: Children<'_>, counted: bool) -> Option<Which> {
        let mut units = Vec::new();
        let what = inner.peek().is_some_and(|first| first.as_rule() == Rule::what);
        let conditions = inner.find(|part| part.as_rule() != Rule::what)?;
        let head = self.phrase_and_inside(conditions.clone().into_inner().next()?.into_inner())?;
        let joints = self.conditions(conditions, &mut units)?;
        let stages = inner.map(|part| self.stage(part)).collect::<Option<_>>()?;
        Some(Which { what, head, units, joints, counted, stages })
    }

    /// `what does Keating say about trust`: the claims by Keating about trust.
    pub(super) fn says(&self, mut inner: Children<'_>) -> Option<Which> {
        let mut units = Vec::new();
        let said = inner.next()?;
        let span = self.span(&said);
        let is_written = said.clone().into_inner().flatten().any(|part| part.as_rule() == Rule::written);
        let joints = self.conditions(said, &mut units)?;
        // What one writes about something are claims; what one writes at all, or in some years, are works.
        let is_of_time = |unit: &Unit| matches!(unit.body, UnitBody::SaidBy(_) | UnitBody::Years(..));
        let kind = if is_written && units.iter().all(is_of_time) { "works" } else { "claims" };
        let kind = Word { text: kind.to_owned(), quoted: false, span };
        let head = Phrase { words: vec![kind], span, inside: None };
        let stages = inner.map(|part| self.stage(part)).collect::<Option<_>>()?;
        Some(Which { what: false, head, units, joints, counted: false, stages })
    }

    /// How each condition but the first is joined to the one before; the conditions are added to `units`.
    pub(super) fn conditions(&self, pair: Pair<'_, Rule>, units: &mut Vec<Unit>) -> Option<Vec<Joint>> {
        let mut joints = Vec::new();
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::or => joints.push(Joint::Or),
                Rule::and => joints.push(Joint::And),
                Rule::but => joints.push(Joint::But),
                Rule::beside => joints.push(Joint::Beside),
                _ => units.push(self.unit(part)?),
            }
        }
        Some(joints)
    }

    pub(super) fn unit(&self, pair: Pair<'_, Rule>) -> Option<Unit> {
        let span = self.span(&pair);
        let whole = |body| Unit { opens: false, negated: false, body, place: span, span };
        if pair.as_rule() == Rule::head {
            return Some(whole(UnitBody::Head));
        }
        if pair.as_rule() == Rule::speaker {
            return Some(whole(UnitBody::SaidBy(self.phrase(pair.into_inner().next()?))));
        }
        let (mut opens, mut negated) = (false, false);
        let mut body = None;
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::that => opens = true,
                Rule::negation => negated = true,
                rule => body = Some((self.span(&part), self.unit_body(rule, part.into_inner())?)),
            }
        }
        let (place, body) = body?;
        Some(Unit { opens, negated, body, place, span })
    }

    pub(super) fn unit_body(&self, rule: Rule, mut inner: Children<'_>) -> Option<UnitBody> {
        let phrase = |inner: &mut Children<'_>| inner.next().map(|part| self.phrase(part));
        Some(match rule {
            Rule::by => UnitBody::By(self.phrase_and_inside(inner)?),
            Rule::with => {
                let lacking = inner.peek().is_some_and(|first| first.as_rule() == Rule::lacking);
                let attribute = self.text(inner.find(|part| part.as_rule() == Rule::valued)?);
                UnitBody::With { lacking, attribute, value: inner.next().map(|value| self.word(value)) }
            }
            Rule::within_work => UnitBody::In(phrase(&mut inner)?),
            Rule::via => UnitBody::Via(phrase(&mut inner)?),
            Rule::only_via => UnitBody::OnlyVia(phrase(&mut inner)?),
            Rule::intent => UnitBody::As(self.word(inner.next()?)),
            Rule::about => UnitBody::About(self.phrase_and_inside(inner)?),
            Rule::neither => UnitBody::Neither(phrase(&mut inner)?, phrase(&mut inner)?),
            Rule::matching => UnitBody::Matching(self.text(inner.next()?)),
            Rule::years => self.years(inner)?,
            _ => {
                let (mut asks, mut words, mut by) = (false, None::<Phrase>, None);
                let mut inside = None;
                for part in inner {
                    match part.as_rule() {
                        Rule::do_word => asks = true,
                        Rule::by => by = Some(self.phrase_and_inside(part.into_inner())?),
                        Rule::inside => inside = Some(Box::new(self.inside(part)?)),
                        _ => words = Some(self.phrase(part)),
                    }
                }
                UnitBody::Predicate { asks, words: words.map(|words| Phrase { inside, ..words })?, by }
            }
        })
    }

    /// Words, with the conditions in brackets after them.
    fn phrase_and_inside(&self, mut inner: Children<'_>) -> Option<Phrase> {
        let phrase = self.phrase(inner.next()?);
        let inside = inner.next().map(|part| self.inside(part));
        Some(match inside {
            Some(inside) => Phrase { inside: Some(Box::new(inside?)), ..phrase },
            None => phrase,
        })
    }

    /// `(by Kydd about trust)`
    fn inside(&self, pair: Pair<'_, Rule>) -> Option<Inside> {
        let span = self.span(&pair);
        let mut units = Vec::new();
        let joints = self.conditions(pair, &mut units)?;
        Some(Inside { units, joints, span })
    }

    pub(super) fn years(&self, mut inner: Children<'_>) -> Option<UnitBody> {
        let first = inner.next()?;
        let year = |part: Pair<'_, Rule>| part.as_str().parse::<i32>().ok();
        Some(match first.as_rule() {
            Rule::since => UnitBody::Years(Some(year(inner.next()?)?), None),
            Rule::after => UnitBody::Years(Some(year(inner.next()?)? + 1), None),
            Rule::before => UnitBody::Years(None, Some(year(inner.next()?)? - 1)),
            Rule::until => UnitBody::Years(None, Some(year(inner.next()?)?)),
            _ => {
                let from = year(first)?;
                let to = inner.next().map_or(Some(from), year)?;
                UnitBody::Years(Some(from), Some(to))
            }
        })
    }

    pub(super) fn trace(&self, inner: Children<'_>) -> Option<Trace> {
        let mut ends = Vec::new();
        let mut into = false;
        let (mut via, mut within, mut avoiding, mut stages) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
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
                    within.push(Spanned::new(number.as_str().parse().ok()?, span));
                }
                _ => stages.push(self.stage(part)?),
            }
        }
        let mut ends = ends.into_iter();
        Some(Trace { from: ends.next()?, to: ends.next()?, into, via, within, avoiding, stages })
    }

    pub(super) fn why(&self, inner: Children<'_>, whether: bool) -> Option<Why> {
        let (mut negated, mut words, mut by) = (false, None::<Phrase>, None);
        for part in inner {
            match part.as_rule() {
                Rule::negation => negated = true,
                Rule::by => by = Some(self.phrase_and_inside(part.into_inner())?),
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
        Some(Why { whether, negated, words: words?, by })
    }

    pub(super) fn search(&self, mut inner: Children<'_>) -> Option<Form> {
        let words = self.text(inner.next()?);
        let stages = inner.map(|part| self.stage(part)).collect::<Option<_>>()?;
        Some(Form::Search { words, stages })
    }

    pub(super) fn compare(&self, inner: Children<'_>) -> Option<Compare> {
        let (mut sides, mut via, mut stages) = (Vec::new(), Vec::new(), Vec::new());
        for part in inner {
            match part.as_rule() {
                Rule::compared => sides.push(
                    part.into_inner()
                        .filter(|side| side.as_rule() == Rule::side)
                        .map(|side| self.phrase(side))
                        .collect::<Vec<_>>(),
                ),
                Rule::through => via.extend(self.phrases(part)),
                _ => stages.push(self.stage(part)?),
            }
        }
        let mut sides = sides.into_iter();
        let (subjects, objects) = (sides.next()?, sides.next().unwrap_or_default());
        let span = subjects.first()?.span.to(objects.last().or(subjects.last())?.span);
        Some(Compare { subjects, objects, via, stages, span })
    }

    pub(super) fn rests(&self, inner: Children<'_>) -> Option<Rests> {
        let mut rests = Rests { only: false, on: Vec::new(), stages: Vec::new() };
        for part in inner {
            match part.as_rule() {
                Rule::only => rests.only = true,
                Rule::phrases => rests.on = part.into_inner().map(|part| self.phrase(part)).collect(),
                _ => rests.stages.push(self.stage(part)?),
            }
        }
        Some(rests)
    }
}
