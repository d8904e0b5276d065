//! Rewrites plans into faster ones with the same answer. Each pass is one law.

use crate::catalog::Catalog;
use crate::catalog::entry::{Node, NodeId};
use crate::query::expr::{Condition, Relation, Step, Term};
use crate::query::plan::{Plan, Scan};

/// A pass: its name and what it does.
pub struct Pass {
    /// What `--explain` calls it.
    pub name: &'static str,
    run: fn(&Catalog, Plan) -> Plan,
}

/// The passes, in the order in which they run.
pub const PASSES: [Pass; 3] = [
    Pass { name: "flatten", run: flatten },
    Pass { name: "seed", run: seed },
    Pass { name: "order", run: order },
];

/// The plan after all passes.
#[must_use]
pub fn optimize(catalog: &Catalog, plan: Plan) -> Plan {
    PASSES.iter().fold(plan, |plan, pass| (pass.run)(catalog, plan))
}

/// `(a and b) and c` is `a, b, c`; `not not a` is `a`: tests one by one, each as small as it can be.
fn flatten(_: &Catalog, mut plan: Plan) -> Plan {
    plan.tests = plan.tests.into_iter().flat_map(conjuncts).collect();
    plan
}

fn conjuncts(condition: Condition) -> Vec<Condition> {
    match condition {
        Condition::All(parts) => parts.into_iter().flat_map(conjuncts).collect(),
        Condition::Not(inner) => match *inner {
            Condition::Not(inner) => conjuncts(*inner),
            other => vec![Condition::Not(Box::new(other))],
        },
        other => vec![other],
    }
}

/// Rows that must all fulfil a test can be taken from what fulfils it: of the tests that can be
/// turned round, the one that gives the fewest candidates becomes the scan.
fn seed(catalog: &Catalog, mut plan: Plan) -> Plan {
    if plan.scan != Scan::All {
        return plan;
    }
    let seeds =
        plan.tests.iter().enumerate().filter_map(|(at, test)| Some((at, scan_of(catalog, &plan, test)?)));
    // Text first: it is ranked, and the index gives it without touching the graph.
    let best = seeds.min_by_key(|(at, scan)| (!matches!(scan, Scan::Text(..)), *at));
    if let Some((at, scan)) = best {
        plan.tests.remove(at);
        plan.scan = scan;
    }
    plan
}

fn scan_of(catalog: &Catalog, plan: &Plan, test: &Condition) -> Option<Scan> {
    match test {
        Condition::Matches(variable, attribute, words) if *variable == plan.variable => {
            Some(Scan::Text(*attribute, words.clone()))
        }
        Condition::Relates(Term::Variable(variable), step, Term::Node(node))
            if *variable == plan.variable =>
        {
            can_turn(catalog, plan, step, *node).then(|| Scan::From(*node, inverse(step)))
        }
        _ => None,
    }
}

/// A step means edges, which can be walked either way, unless it means a verdict between topics.
fn can_turn(catalog: &Catalog, plan: &Plan, step: &Step, node: NodeId) -> bool {
    let is_topic = matches!(catalog.node(node), Node::Topic(_));
    let verdict = |relation: &Relation| {
        matches!(relation, Relation::Declared { literal: false, .. })
            && is_topic
            && !matches!(plan.sort, crate::query::expr::Sort::Claim)
    };
    match step {
        Step::Along(relation) => !verdict(relation),
        Step::Inverse(inner) => matches!(&**inner, Step::Along(relation) if !verdict(relation)),
        _ => false,
    }
}

fn inverse(step: &Step) -> Step {
    match step {
        Step::Inverse(inner) => (**inner).clone(),
        other => Step::Inverse(Box::new(other.clone())),
    }
}

/// `a and b` is `b and a`: what costs least is tried first.
fn order(_: &Catalog, mut plan: Plan) -> Plan {
    plan.tests.sort_by_key(cost);
    plan
}

fn cost(condition: &Condition) -> u32 {
    match condition {
        Condition::Between(..) | Condition::Compares(..) => 1,
        Condition::Matches(..) => 2,
        Condition::Relates(_, Step::Along(_), Term::Node(_)) => 4,
        Condition::Relates(..) => 8,
        Condition::Not(inner) => cost(inner),
        Condition::All(parts) | Condition::One(parts) => parts.iter().map(cost).sum::<u32>().max(1),
        Condition::Exists(_, _, inner) => 16 * cost(inner),
    }
}
