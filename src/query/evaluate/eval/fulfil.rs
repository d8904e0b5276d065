//! Whether a condition holds of what the variables stand for, and which verdicts it asks for.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::catalog::entry::{Node, NodeId};
use crate::catalog::vocabulary::{AFFIRMS, RelationId};
use crate::order::{Key, Text};
use crate::query::attribute::Attribute;
use crate::query::evaluate::eval::Evaluation;
use crate::query::evaluate::eval::env::Env;
use crate::query::evaluate::plan::{Join, Test};
use crate::query::expr::{Comparison, Condition, Relation, Step, Term};
use crate::verdict::{Status, Verdict};

/// What has lost its support, by the sources withdrawn.
pub(super) type Fallen = BTreeMap<BTreeSet<NodeId>, Rc<BTreeSet<NodeId>>>;

/// Whether joins hold: by their number, with verdicts or without, for what the variables stand for on which they
/// depend.
pub(super) type Joined = BTreeMap<(usize, bool, Vec<NodeId>), Truth>;

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
pub(super) type Asked = (NodeId, RelationId, NodeId);

impl Evaluation<'_, '_> {
    /// Whether a test holds; without verdicts it may be unknown.
    pub(super) fn fulfils(&self, test: &Test, env: &Env<'_>, with_verdicts: bool) -> Truth {
        if !self.meter.spend(1) {
            return Truth::No;
        }
        let inner = |part: &Test| self.fulfils(part, env, with_verdicts);
        match test {
            Test::All(parts) => every(parts.iter().map(inner)),
            Test::One(parts) => every(parts.iter().map(|part| inner(part).not())).not(),
            Test::Not(part) => inner(part).not(),
            Test::Is(condition) => self.is_so(condition, env, with_verdicts),
            Test::Join(join) => self.joins(join, env, with_verdicts),
        }
    }

    /// Whether a condition without parts holds.
    fn is_so(&self, condition: &Condition, env: &Env<'_>, with_verdicts: bool) -> Truth {
        let catalog = self.world.catalog;
        match condition {
            Condition::Relates(from, step, to) => self.relates(from, step, to, env, with_verdicts),
            Condition::Supported(claim, without) => self.is_supported(claim, without, env).into(),
            Condition::Matches(variable, attribute, words) => {
                let found = self.texts.get(&(*attribute, words.clone()));
                found.zip(env.get(variable)).is_some_and(|(found, node)| found.has(node)).into()
            }
            Condition::Between(of, from, to) => {
                let year = env.get(&of.variable).and_then(|node| Attribute::year(catalog, node));
                year.is_some_and(|year| {
                    from.is_none_or(|from| year >= from) && to.is_none_or(|to| year <= to)
                })
                .into()
            }
            Condition::Has(of) => {
                let node = env.get(&of.variable);
                node.is_some_and(|node| !self.world.values(of.attribute, node).is_empty()).into()
            }
            // What has no verdict has none to be looked at.
            Condition::Compares(of, ..)
                if !with_verdicts
                    && of.attribute == Attribute::Verdict
                    && env.get(&of.variable).is_some_and(|node| catalog.is_affirmable(node)) =>
            {
                Truth::Unknown
            }
            Condition::Compares(of, comparison, value) => {
                let node = env.get(&of.variable);
                let values = node.map_or_else(Vec::new, |node| self.world.values(of.attribute, node));
                compares(of.attribute, &values, *comparison, value).into()
            }
            Condition::All(_) | Condition::One(_) | Condition::Not(_) | Condition::Exists(..) => {
                self.fulfils(&Test::literal(condition), env, with_verdicts)
            }
        }
    }

    /// Whether something exists that a join asks for.
    fn joins(&self, join: &Join, env: &Env<'_>, with_verdicts: bool) -> Truth {
        let key = join.kept.as_ref().map(|(names, number)| {
            (*number, with_verdicts, names.iter().filter_map(|name| env.get(name)).collect::<Vec<_>>())
        });
        if let Some(known) = key.as_ref().and_then(|key| self.joined.borrow().get(key).copied()) {
            return known;
        }
        let bound = &join.bound;
        let mut any = Truth::No;
        for node in self.candidates(&bound.scan, &bound.sort, env).iter() {
            if !self.meter.spend(1) {
                return Truth::No;
            }
            let env = env.with(&bound.variable, *node);
            let tests = bound.tests.iter().map(|test| self.fulfils(test, &env, with_verdicts));
            match every(tests) {
                Truth::Yes => {
                    any = Truth::Yes;
                    break;
                }
                Truth::Unknown => any = Truth::Unknown,
                Truth::No => {}
            }
        }
        // What was cut short is no answer to keep.
        if let Some(key) = key.filter(|_| !self.meter.is_cut()) {
            self.joined.borrow_mut().insert(key, any);
        }
        any
    }

    fn is_supported(&self, claim: &Term, without: &[Term], env: &Env<'_>) -> bool {
        // What cannot stand needs no support either: that is not to be supported.
        let claim = env.node(claim).filter(|claim| self.world.catalog.can_stand(*claim));
        let Some(claim) = claim else { return false };
        !self.world.verdicts.standings().is_circular(claim)
            && !self.fallen_without(without, env).contains(&claim)
    }

    /// What loses its support without some sources.
    pub(super) fn fallen_without(&self, without: &[Term], env: &Env<'_>) -> Rc<BTreeSet<NodeId>> {
        let sources: BTreeSet<NodeId> = without.iter().filter_map(|term| env.node(term)).collect();
        let mut known = self.fallen.borrow_mut();
        let fallen = known.entry(sources).or_insert_with_key(|sources| {
            let withdrawn = self.world.withdrawn_with(sources);
            if !self.meter.spend(withdrawn.len()) {
                return Rc::default();
            }
            let fallen = self.world.verdicts.standings().fallen(self.world.catalog, &withdrawn);
            self.meter.spend(fallen.len());
            Rc::new(fallen)
        });
        Rc::clone(fallen)
    }

    fn relates(&self, from: &Term, step: &Step, to: &Term, env: &Env<'_>, with_verdicts: bool) -> Truth {
        let (Some(from), Some(to)) = (env.node(from), env.node(to)) else { return Truth::No };
        match self.verdict_asked(from, step, to) {
            Some(_) if !with_verdicts => Truth::Unknown,
            Some(asked) => {
                let verdict = self.verdict(asked);
                let holds = verdict.status == Status::Holds;
                if self.blames {
                    self.weighed.borrow_mut().add(asked, verdict);
                }
                holds.into()
            }
            None => self.reach.leads(from, step, to).into(),
        }
    }

    fn verdict(&self, asked: Asked) -> Verdict {
        if let Some(known) = self.weighed.borrow_mut().take(asked) {
            return known;
        }
        let mut steps = 0;
        let verdict = self.world.verdicts.verdict_counting(self.world.catalog, asked, &mut steps);
        self.meter.spend(steps);
        verdict
    }

    /// Subject, relation and object of the verdict that a step between two nodes means, if it means
    /// one: a declared relation between topics that is not literal and does not say whether one is true.
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
        // Claims say whether a topic is true: no topic does, not even of itself.
        let is_of_truth = |id: RelationId| self.world.catalog.vocabulary.is_of_truth(id);
        match relation {
            Relation::Declared { id, literal: false } if topics && !is_of_truth(*id) => {
                Some((subject, *id, object))
            }
            _ => None,
        }
    }

    /// The verdicts that are asked of a row, in the question's order, each once.
    pub(super) fn verdicts_of(&self, row: &[NodeId]) -> Vec<Verdict> {
        if !may_ask(&self.plan.asked) {
            return Vec::new();
        }
        let mut asked = Vec::new();
        self.with_row(&self.plan.variables, row, &Env::EMPTY, &mut asked);
        let mut known = BTreeSet::new();
        asked.into_iter().filter(|asked| known.insert(*asked)).map(|asked| self.verdict(asked)).collect()
    }

    /// Gathers what is asked of a row, its variables bound one after another.
    fn with_row(&self, names: &[String], row: &[NodeId], env: &Env<'_>, asked: &mut Vec<Asked>) {
        match (names.split_first(), row.split_first()) {
            (Some((name, names)), Some((node, row))) => {
                self.with_row(names, row, &env.with(name, *node), asked);
            }
            _ => self.asked_in(&self.plan.asked, env, asked),
        }
    }

    /// The verdict that leaves a row out: the first in the question's order that is not as it should
    /// be.
    pub(super) fn blamed(&self, test: &Test, env: &Env<'_>) -> Option<Verdict> {
        match test {
            Test::All(parts) => {
                let fails = |part: &&Test| self.fulfils(part, env, true) != Truth::Yes;
                parts.iter().filter(fails).find_map(|part| self.blamed(part, env))
            }
            Test::One(parts) => parts.iter().find_map(|part| self.blamed(part, env)),
            other => {
                let mut asked = Vec::new();
                self.asked_in(&other.condition(), env, &mut asked);
                asked.into_iter().next().map(|asked| self.verdict(asked))
            }
        }
    }

    /// The verdicts that a condition asks for of what its row stands for.
    fn asked_in(&self, condition: &Condition, env: &Env<'_>, asked: &mut Vec<Asked>) {
        match condition {
            Condition::All(parts) | Condition::One(parts) => {
                parts.iter().for_each(|part| self.asked_in(part, env, asked));
            }
            Condition::Not(inner) => self.asked_in(inner, env, asked),
            Condition::Relates(from @ Term::Variable(_), step, to) => {
                if let (Some(from), Some(to)) = (env.node(from), env.node(to)) {
                    asked.extend(self.verdict_asked(from, step, to));
                }
            }
            Condition::Compares(of, ..) if of.attribute == Attribute::Verdict => {
                let node = env.get(&of.variable).filter(|node| self.world.catalog.is_affirmable(*node));
                let affirms = self.world.catalog.vocabulary.find(AFFIRMS);
                asked.extend(node.zip(affirms).map(|(node, affirms)| (node, affirms, node)));
            }
            _ => {}
        }
    }
}

/// Whether a condition can ask for a verdict on what its row stands for.
pub(crate) fn may_ask(condition: &Condition) -> bool {
    match condition {
        Condition::All(parts) | Condition::One(parts) => parts.iter().any(may_ask),
        Condition::Not(inner) => may_ask(inner),
        Condition::Relates(Term::Variable(_), step, _) => may_mean_verdict(step),
        Condition::Compares(of, ..) => of.attribute == Attribute::Verdict,
        _ => false,
    }
}

/// Whether a step between topics means a verdict: a declared relation that is not literal, either way.
pub(crate) fn may_mean_verdict(step: &Step) -> bool {
    let declared = |step: &Step| matches!(step, Step::Along(Relation::Declared { literal: false, .. }));
    declared(step) || matches!(step, Step::Inverse(inner) if declared(inner))
}

/// True if one value compares so with what is wanted, in the order in which values are sorted; for `!=`, if all do.
fn compares(attribute: Attribute, values: &[String], comparison: Comparison, wanted: &str) -> bool {
    let is_met = |value: &String| attribute.is_met(value, wanted);
    match comparison {
        Comparison::Equal => values.iter().any(is_met),
        Comparison::Unequal => !values.iter().any(is_met),
        _ => {
            // What is no place compares as text.
            let is_text = attribute.is_place() && !wanted.contains(|c: char| c.is_numeric() || c == '§');
            let key = |value: &str| if is_text { Key::Text(Text::of(value)) } else { attribute.key(value) };
            let wanted = key(wanted);
            values.iter().any(|value| comparison.holds(key(value).cmp(&wanted)))
        }
    }
}
