//! Conditions put together, with the words in which they are put together: what `or` joins is in brackets where
//! more stands beside it.

use crate::query::expr::Condition;
use crate::query::understand::ast::Joint;
use crate::query::understand::resolve::{all, one};

/// A condition with its words.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub condition: Condition,
    pub words: String,
    form: Form,
    /// Of several that must all be fulfilled: each.
    parts: Vec<(Condition, String)>,
}

/// What a condition's words are made of: whether they need brackets among others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Single,
    All,
    One,
}

impl Reading {
    pub(super) fn of(condition: Condition, words: String) -> Self {
        Self { condition, words, form: Form::Single, parts: Vec::new() }
    }

    /// No condition.
    fn nothing() -> Self {
        Self::of(Condition::All(Vec::new()), String::new())
    }

    /// What must be fulfilled, each with its words.
    pub(super) fn parts(&self) -> Vec<(Condition, String)> {
        match self.parts.as_slice() {
            [] => vec![(self.condition.clone(), self.words.clone())],
            parts => parts.to_vec(),
        }
    }

    fn bracketed(&self, alone: Form) -> String {
        if self.form == Form::Single || self.form == alone {
            self.words.clone()
        } else {
            format!("({})", self.words)
        }
    }

    pub(super) fn not(self) -> Self {
        let words = format!("not {}", self.bracketed(Form::Single));
        Self::of(Condition::Not(Box::new(self.condition)), words)
    }

    /// All of them, at least one.
    pub(super) fn all(parts: Vec<Self>) -> Self {
        Self::joined(parts, Form::All, " and ", all)
    }

    /// Any of them, at least one.
    pub(super) fn one(parts: Vec<Self>) -> Self {
        Self::joined(parts, Form::One, " or ", one)
    }

    fn joined(
        parts: Vec<Self>,
        form: Form,
        by: &str,
        join: impl Fn(Condition, Condition) -> Condition,
    ) -> Self {
        if parts.len() < 2 {
            return parts.into_iter().next().unwrap_or_else(Self::nothing);
        }
        let words = parts.iter().map(|part| part.bracketed(form)).collect::<Vec<_>>().join(by);
        let each = parts.iter().flat_map(Self::parts).filter(|_| form == Form::All).collect();
        let condition = parts.into_iter().map(|part| part.condition).reduce(join);
        Self { condition: condition.unwrap_or(Condition::All(Vec::new())), words, form, parts: each }
    }
}

/// A condition among others.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// How it is joined to the one before.
    pub joint: Joint,
    /// Whether it is denied.
    pub negated: bool,
    /// Whether a denial before it, over this joint, holds of it too.
    pub shares: bool,
    pub reading: Reading,
}

/// Takes together what a denial holds of: `not by Kydd or Snyder` is *neither*. Gives true for each denial that
/// holds of several.
pub(super) fn denials(items: Vec<Item>) -> (Vec<Item>, bool) {
    let mut found: Vec<(Item, Vec<Reading>)> = Vec::new();
    let mut several = false;
    for item in items {
        match found.last_mut() {
            Some((before, under)) if before.negated && !item.negated && item.shares => {
                under.push(item.reading);
                several = true;
            }
            _ => {
                let under = vec![item.reading.clone()];
                found.push((item, under));
            }
        }
    }
    let items = found.into_iter().map(|(item, under)| Item { reading: Reading::one(under), ..item });
    (items.collect(), several)
}

/// Items in their places: what `and` or `but` joins goes together first, then what `or` joins, then what stands
/// side by side.
pub(super) fn in_turn(items: Vec<Item>) -> Reading {
    let mut beside: Vec<Vec<Vec<Reading>>> = Vec::new();
    for item in items {
        let reading = if item.negated { item.reading.not() } else { item.reading };
        match (item.joint, beside.last_mut()) {
            (Joint::Beside, _) | (_, None) => beside.push(vec![vec![reading]]),
            (Joint::Or, Some(either)) => either.push(vec![reading]),
            (Joint::And | Joint::But, Some(either)) => match either.last_mut() {
                Some(both) => both.push(reading),
                None => either.push(vec![reading]),
            },
        }
    }
    let either = |parts: Vec<Vec<Reading>>| Reading::one(parts.into_iter().map(Reading::all).collect());
    Reading::all(beside.into_iter().map(either).collect())
}
