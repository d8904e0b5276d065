//! Whether a condition holds, by its parts.

use std::collections::{BTreeMap, BTreeSet};

use catena::catalog::entry::NodeId;
use catena::catalog::vocabulary::RelationId;
use catena::query::attribute::Attribute;
use catena::query::expr::{Comparison, Condition, Of, Relation, Step, Term};

use super::part::Part;
use super::rows::by_value;
use super::verdict::Result;

/// What variables stand for.
pub(super) type Env = BTreeMap<String, NodeId>;

/// What is taken of verdicts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// They are what they are.
    Real,
    /// They are as the condition wants them.
    Wanted,
    /// They are as the condition does not want them.
    Unwanted,
}

impl Taken {
    fn turned(self) -> Self {
        match self {
            Self::Real => Self::Real,
            Self::Wanted => Self::Unwanted,
            Self::Unwanted => Self::Wanted,
        }
    }
}

/// A term's node.
pub(super) fn node(term: &Term, env: &Env) -> NodeId {
    match term {
        Term::Node(node) => *node,
        Term::Variable(name) => env[name],
    }
}

impl Part<'_> {
    pub(super) fn holds(&self, condition: &Condition, env: &Env, taken: Taken) -> bool {
        match condition {
            Condition::All(parts) => parts.iter().all(|part| self.holds(part, env, taken)),
            Condition::One(parts) => parts.iter().any(|part| self.holds(part, env, taken)),
            Condition::Not(part) => !self.holds(part, env, taken.turned()),
            Condition::Exists(sort, name, part) => self.of_sort(sort).into_iter().any(|node| {
                let mut env = env.clone();
                env.insert(name.clone(), node);
                self.holds(part, &env, taken)
            }),
            Condition::Relates(from, step, to) => {
                let (from, to) = (node(from, env), node(to, env));
                match (self.asked(from, step, to), taken) {
                    (Some(_), Taken::Wanted) => true,
                    (Some(_), Taken::Unwanted) => false,
                    (Some((subject, relation, object)), Taken::Real) => {
                        self.verdict(subject, relation, object).result == Result::Relation
                    }
                    (None, _) => self.pairs(step).has(from, to),
                }
            }
            Condition::Supported(claim, without) => {
                let without: BTreeSet<NodeId> = without.iter().map(|term| node(term, env)).collect();
                self.is_supported(node(claim, env), &without)
            }
            Condition::Matches(variable, attribute, words) => {
                self.has_words(env[variable], *attribute, words)
            }
            Condition::Between(of, from, to) => self
                .year(env[&of.variable])
                .is_some_and(|year| from.is_none_or(|from| from <= year) && to.is_none_or(|to| year <= to)),
            Condition::Has(of) => !self.values(env[&of.variable], of.attribute).is_empty(),
            Condition::Compares(of, ..) if taken != Taken::Real && self.truth_asked(of, env).is_some() => {
                taken == Taken::Wanted
            }
            Condition::Compares(of, comparison, wanted) => {
                let values = self.values(env[&of.variable], of.attribute);
                let order = |value: &String| by_value(of.attribute, value, wanted);
                let compares = |value: &String| match comparison {
                    Comparison::Equal => value == wanted,
                    Comparison::Unequal => value != wanted,
                    Comparison::Less => order(value).is_lt(),
                    Comparison::AtMost => order(value).is_le(),
                    Comparison::More => order(value).is_gt(),
                    Comparison::AtLeast => order(value).is_ge(),
                };
                match comparison {
                    Comparison::Unequal => values.iter().all(compares),
                    _ => values.iter().any(compares),
                }
            }
        }
    }

    /// The verdict that a step between two things means: that of a declared relation, alone or inverted,
    /// between two topics.
    fn asked(&self, from: NodeId, step: &Step, to: NodeId) -> Option<(NodeId, RelationId, NodeId)> {
        let relation = |step: &Step| match step {
            Step::Along(Relation::Declared { id, literal: false }) => Some(*id),
            _ => None,
        };
        let (relation, subject, object) = match step {
            Step::Inverse(inner) => (relation(inner)?, to, from),
            other => (relation(other)?, from, to),
        };
        // Claims say whether a topic is true, and no topic does.
        let both = self.catalog.topic(subject).is_some() && self.catalog.topic(object).is_some();
        (both && !self.bears_on_truth(relation)).then_some((subject, relation, object))
    }

    /// The verdict on a topic that can be true which a comparison of the attribute means.
    fn truth_asked(&self, of: &Of, env: &Env) -> Option<(NodeId, RelationId, NodeId)> {
        let topic = env[&of.variable];
        let is_asked = of.attribute == Attribute::Verdict && self.is_affirmable(topic);
        self.catalog.vocabulary.find("affirms").filter(|_| is_asked).map(|affirms| (topic, affirms, topic))
    }

    /// The verdicts on what variables stand for that a condition asks about, in order, each once.
    pub(super) fn asked_in(&self, condition: &Condition, env: &Env) -> Vec<(NodeId, RelationId, NodeId)> {
        let mut all = Vec::new();
        match condition {
            Condition::All(parts) | Condition::One(parts) => {
                all.extend(parts.iter().flat_map(|part| self.asked_in(part, env)));
            }
            Condition::Not(part) => all = self.asked_in(part, env),
            Condition::Relates(from @ Term::Variable(_), step, to) => {
                all.extend(self.asked(node(from, env), step, node(to, env)));
            }
            Condition::Compares(of, ..) => all.extend(self.truth_asked(of, env)),
            _ => {}
        }
        let mut seen = BTreeSet::new();
        all.retain(|asked| seen.insert(*asked));
        all
    }

    /// True if what leaves a thing out is a verdict: with other verdicts it would be there.
    pub(super) fn is_left_out(&self, condition: &Condition, env: &Env) -> bool {
        !self.holds(condition, env, Taken::Real)
            && self.holds(condition, env, Taken::Wanted)
            && self.has_blame(condition, env)
    }

    /// True if a part that fails asks for a verdict on what a variable stands for.
    fn has_blame(&self, condition: &Condition, env: &Env) -> bool {
        match condition {
            Condition::All(parts) => parts
                .iter()
                .filter(|part| !self.holds(part, env, Taken::Real))
                .any(|part| self.has_blame(part, env)),
            Condition::One(parts) => parts.iter().any(|part| self.has_blame(part, env)),
            other => !self.asked_in(other, env).is_empty(),
        }
    }
}
