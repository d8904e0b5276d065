//! Whether a condition holds of what the variables stand for, and which verdicts it asks for.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::entry::{Node, NodeId};
use crate::catalog::vocabulary::RelationId;
use crate::grounds::withdrawn_with;
use crate::order::{Key, Text};
use crate::query::attribute::Attribute;
use crate::query::eval::{Env, Evaluation};
use crate::query::expr::{Comparison, Condition, Relation, Step, Term};
use crate::verdict::{Status, Verdict};

/// The claims that are grounded, by the sources withdrawn.
pub(super) type Grounded = BTreeMap<BTreeSet<NodeId>, BTreeSet<NodeId>>;

/// True, false, or unknown because it hangs on a verdict that is not looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Truth {
    Yes,
    No,
    Unknown,
}

impl Truth {
    fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

/// Kleene's conjunction: no if any is no, else unknown if any is unknown.
pub(super) fn every(tests: impl Iterator<Item = Truth>) -> Truth {
    let mut all = Truth::Yes;
    for test in tests {
        match test {
            Truth::No => return Truth::No,
            Truth::Unknown => all = Truth::Unknown,
            Truth::Yes => {}
        }
    }
    all
}

/// Subject, relation and object of a verdict.
type Asked = (NodeId, RelationId, NodeId);

impl Evaluation<'_, '_> {
    /// Whether a condition holds; without verdicts it may be unknown.
    pub(super) fn fulfils(&self, condition: &Condition, env: &Env, with_verdicts: bool) -> Truth {
        if !self.meter.spend(1) {
            return Truth::No;
        }
        let catalog = self.world.catalog;
        let inner = |part: &Condition| self.fulfils(part, env, with_verdicts);
        match condition {
            Condition::All(parts) => every(parts.iter().map(inner)),
            Condition::One(parts) => every(parts.iter().map(|part| inner(part).not())).not(),
            Condition::Not(part) => inner(part).not(),
            Condition::Relates(from, step, to) => self.relates(from, step, to, env, with_verdicts),
            Condition::Grounded(claim, without) => self.is_grounded(claim, without, env).into(),
            Condition::Matches(variable, attribute, words) => {
                let found = self.texts.get(&(*attribute, words.clone()));
                let node = env.get(variable);
                found.zip(node).is_some_and(|(found, node)| found.contains_key(node)).into()
            }
            Condition::Between(of, from, to) => {
                let year = env.get(&of.variable).and_then(|node| Attribute::year(catalog, *node));
                year.is_some_and(|year| {
                    from.is_none_or(|from| year >= from) && to.is_none_or(|to| year <= to)
                })
                .into()
            }
            Condition::Has(of) => {
                let node = env.get(&of.variable);
                node.is_some_and(|node| !of.attribute.values(catalog, *node).is_empty()).into()
            }
            Condition::Compares(of, comparison, value) => {
                let node = env.get(&of.variable);
                let values = node.map_or_else(Vec::new, |node| of.attribute.values(catalog, *node));
                compares(of.attribute, &values, *comparison, value).into()
            }
            Condition::Exists(sort, name, part) => {
                let mut inner_env = env.clone();
                let mut any = Truth::No;
                for node in self.of_sort(sort).iter() {
                    if self.meter.is_cut() {
                        return Truth::No;
                    }
                    inner_env.insert(name.clone(), *node);
                    match self.fulfils(part, &inner_env, with_verdicts) {
                        Truth::Yes => return Truth::Yes,
                        Truth::Unknown => any = Truth::Unknown,
                        Truth::No => {}
                    }
                }
                any
            }
        }
    }

    fn is_grounded(&self, claim: &Term, without: &[Term], env: &Env) -> bool {
        let Some(claim) = self.node(claim, env) else { return false };
        let sources: BTreeSet<NodeId> = without.iter().filter_map(|term| self.node(term, env)).collect();
        let mut grounded = self.grounded.borrow_mut();
        let claims = grounded.entry(sources).or_insert_with_key(|sources| {
            if !self.meter.spend(self.world.catalog.len()) {
                return BTreeSet::new();
            }
            let withdrawn = if sources.is_empty() {
                BTreeSet::new()
            } else {
                withdrawn_with(self.world.catalog, sources)
            };
            self.world.grounds.grounded(&withdrawn)
        });
        claims.contains(&claim)
    }

    fn relates(&self, from: &Term, step: &Step, to: &Term, env: &Env, with_verdicts: bool) -> Truth {
        let (Some(from), Some(to)) = (self.node(from, env), self.node(to, env)) else { return Truth::No };
        match self.verdict_asked(from, step, to) {
            Some(_) if !with_verdicts => Truth::Unknown,
            Some(asked) => (self.verdict(asked).status == Status::Holds).into(),
            None => self.reach.reached(from, step).contains(&to).into(),
        }
    }

    fn verdict(&self, (subject, relation, object): Asked) -> Verdict {
        self.world.verdicts.verdict(self.world.catalog, subject, relation, object)
    }

    /// Subject, relation and object of the verdict that a step between two nodes means, if it means
    /// one: a declared relation between topics that is not literal.
    fn verdict_asked(&self, from: NodeId, step: &Step, to: NodeId) -> Option<Asked> {
        let topics =
            [from, to].into_iter().all(|node| matches!(self.world.catalog.node(node), Node::Topic(_)));
        let (relation, subject, object) = match step {
            Step::Along(relation) => (relation, from, to),
            Step::Inverse(inner) => match &**inner {
                Step::Along(relation) => (relation, to, from),
                _ => return None,
            },
            _ => return None,
        };
        match relation {
            Relation::Declared { id, literal: false } if topics => Some((subject, *id, object)),
            _ => None,
        }
    }

    /// The verdicts that are asked of a row, in the question's order, each once.
    pub(super) fn verdicts_of(&self, row: &[NodeId]) -> Vec<Verdict> {
        let env: Env = self.plan.variables.iter().cloned().zip(row.iter().copied()).collect();
        let mut asked = Vec::new();
        self.asked_in(&self.plan.asked, &env, &mut asked);
        let mut known = BTreeSet::new();
        asked.into_iter().filter(|asked| known.insert(*asked)).map(|asked| self.verdict(asked)).collect()
    }

    /// The verdict that leaves a row out: the first in the question's order that is not as it should
    /// be.
    pub(super) fn blamed(&self, condition: &Condition, env: &Env) -> Option<Verdict> {
        match condition {
            Condition::All(parts) => parts
                .iter()
                .filter(|part| self.fulfils(part, env, true) != Truth::Yes)
                .find_map(|part| self.blamed(part, env)),
            Condition::One(parts) => parts.iter().find_map(|part| self.blamed(part, env)),
            other => {
                let mut asked = Vec::new();
                self.asked_in(other, env, &mut asked);
                asked.into_iter().next().map(|asked| self.verdict(asked))
            }
        }
    }

    /// The verdicts that a condition asks for of what its row stands for.
    fn asked_in(&self, condition: &Condition, env: &Env, asked: &mut Vec<Asked>) {
        match condition {
            Condition::All(parts) | Condition::One(parts) => {
                parts.iter().for_each(|part| self.asked_in(part, env, asked));
            }
            Condition::Not(inner) => self.asked_in(inner, env, asked),
            Condition::Relates(from @ Term::Variable(_), step, to) => {
                if let (Some(from), Some(to)) = (self.node(from, env), self.node(to, env)) {
                    asked.extend(self.verdict_asked(from, step, to));
                }
            }
            _ => {}
        }
    }
}

/// True if a value compares so; of several one is enough, and for `!=` none may be equal.
/// True if one value compares so with what is wanted, in the order in which values are sorted; for `!=`, if all do.
fn compares(attribute: Attribute, values: &[String], comparison: Comparison, wanted: &str) -> bool {
    match comparison {
        Comparison::Equal => values.iter().any(|value| value == wanted),
        Comparison::Unequal => values.iter().all(|value| value != wanted),
        _ => {
            // What is no place compares as text.
            let is_text = attribute.is_place() && !wanted.contains(|c: char| c.is_numeric() || c == '§');
            let key = |value: &str| if is_text { Key::Text(Text::of(value)) } else { attribute.key(value) };
            let wanted = key(wanted);
            values.iter().any(|value| comparison.holds(key(value).cmp(&wanted)))
        }
    }
}
