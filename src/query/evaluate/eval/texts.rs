//! What text conditions find, and in which order.

use std::collections::BTreeMap;

use crate::catalog::entry::NodeId;
use crate::error::Error;
use crate::index::Words;
use crate::query::attribute::Attribute;
use crate::query::budget::{Cut, Meter};
use crate::query::evaluate::plan::{Bound, Plan, Scan, Test};
use crate::query::evaluate::tabulate::is_text_search;
use crate::query::evaluate::world::{Indexed, World};
use crate::query::expr::{Condition, Sort, Stage};

/// The first places that are asked for where not all are wanted, for each that is.
const MORE_THAN_WANTED: usize = 4;

/// What a text condition asks.
type Asked = (Option<Attribute>, String);

/// What the text conditions of a plan find.
#[derive(Default)]
pub(super) struct Texts {
    found: BTreeMap<Asked, Found>,
    /// True if excerpts are looked for too.
    in_excerpts: bool,
}

/// What one of them finds.
pub(super) struct Found {
    words: Words,
    /// In the order of numbers.
    nodes: Vec<NodeId>,
}

impl Found {
    /// What it finds, in the order of numbers.
    pub(super) fn nodes(&self) -> impl Iterator<Item = NodeId> {
        self.nodes.iter().copied()
    }

    /// Whether it finds a node.
    pub(super) fn has(&self, node: NodeId) -> bool {
        self.nodes.binary_search(&node).is_ok()
    }
}

/// How well nodes fit the text conditions that rows must fulfil: the sum of their places among the hits of each, 0
/// for the best of all.
#[derive(Default)]
pub(super) struct Ranks {
    places: Vec<BTreeMap<NodeId, usize>>,
    /// The place of what is not among those that were asked for.
    others: usize,
}

impl Ranks {
    /// The rank of a node.
    pub(super) fn of(&self, node: NodeId) -> usize {
        let places = self.places.iter().map(|places| places.get(&node).copied().unwrap_or(self.others));
        places.fold(0, usize::saturating_add)
    }
}

impl Texts {
    /// What the text conditions of a plan find; each is looked up once.
    pub(super) fn of(world: &World<'_>, plan: &Plan, meter: &Meter) -> Result<Self, Error> {
        let mut wanted = Wanted::default();
        plan.bounds.iter().for_each(|bound| of_bound(bound, &mut wanted));
        of_test(&plan.blame, &mut wanted);
        let mut texts = Self { in_excerpts: wanted.excerpts, ..Self::default() };
        for (attribute, words) in wanted.asked {
            texts.look_up(world, meter, attribute, words)?;
        }
        Ok(texts)
    }

    /// What a condition finds.
    pub(super) fn get(&self, asked: &Asked) -> Option<&Found> {
        self.found.get(asked)
    }

    fn look_up(
        &mut self,
        world: &World<'_>,
        meter: &Meter,
        attribute: Option<Attribute>,
        text: &str,
    ) -> Result<(), Error> {
        let key = (attribute, text.to_owned());
        if self.found.contains_key(&key) {
            return Ok(());
        }
        let words = Words::parse(text).map_err(|fault| Error::Index(fault.message))?;
        let words = match attribute.and_then(Attribute::field) {
            Some(field) => Words::In(field, Box::new(words)),
            None => words,
        };
        if let Some(cut) = world.budget.overdue() {
            meter.cut(cut);
            return Ok(());
        }
        let mut nodes: Vec<NodeId> = Vec::new();
        let excerpts = self.in_excerpts.then_some(Indexed::Excerpts);
        for index in std::iter::once(Indexed::Others).chain(excerpts) {
            let matching = (world.text)(index)?.matching_until(&words, None, world.budget.until)?;
            if !matching.is_all {
                meter.cut(Cut::Time(world.budget.time.unwrap_or_default()));
                return Ok(());
            }
            nodes.extend(matching.nodes.into_iter().map(NodeId));
        }
        nodes.sort_unstable();
        nodes.dedup();
        self.found.insert(key, Found { words, nodes });
        Ok(())
    }

    /// How well the nodes of `rows` fit, where rows are ordered by that. Where no more than some are wanted, the
    /// others have no rank of their own.
    pub(super) fn ranks(&self, world: &World<'_>, plan: &Plan, rows: &[Vec<NodeId>]) -> Result<Ranks, Error> {
        let is_counted = plan.stages.iter().any(|stage| matches!(stage, Stage::Count(_)));
        if !is_text_search(plan) || is_counted || rows.len() < 2 {
            return Ok(Ranks::default());
        }
        let parts = match &plan.asked {
            Condition::All(parts) => parts.as_slice(),
            other => std::slice::from_ref(other),
        };
        let row = plan.variables.first();
        let asked = parts.iter().filter_map(|part| match part {
            Condition::Matches(variable, attribute, words) if Some(variable) == row => {
                self.found.get(&(*attribute, words.clone()))
            }
            _ => None,
        });
        let asked: Vec<&Found> = asked.collect();
        let index = (world.text)(Indexed::of(plan.row_sort()))?;
        let places = |found: &Found, most: usize| {
            let hits = index.search(&found.words, most)?;
            Ok::<_, Error>(hits.into_iter().map(|hit| NodeId(hit.node)).zip(0..).collect::<BTreeMap<_, _>>())
        };
        if let ([found], Some(wanted)) = (asked.as_slice(), wanted(plan)) {
            let mut most = wanted.saturating_mul(MORE_THAN_WANTED);
            while most < found.nodes.len() {
                let places = places(found, most)?;
                let ranked = rows.iter().flatten().filter(|node| places.contains_key(node)).count();
                if ranked >= wanted {
                    return Ok(Ranks { places: vec![places], others: usize::MAX });
                }
                most = most.saturating_mul(MORE_THAN_WANTED);
            }
        }
        let all = world.catalog.len().max(1);
        let places = asked.into_iter().map(|found| places(found, all)).collect::<Result<_, _>>()?;
        Ok(Ranks { places, others: 0 })
    }
}

/// How many rows are wanted of a plan whose rows are of one variable and stay in the order of their ranks.
fn wanted(plan: &Plan) -> Option<usize> {
    let mut wanted = None;
    for stage in &plan.stages {
        match stage {
            Stage::Limit(limit) => wanted = Some(*limit),
            Stage::Show(_) => {}
            Stage::Count(_) | Stage::Having(..) | Stage::Sort(..) => return None,
        }
    }
    wanted.filter(|_| plan.variables.len() == 1)
}

/// The text conditions of a plan, and whether a variable of it stands for excerpts.
#[derive(Default)]
struct Wanted<'p> {
    asked: Vec<(Option<Attribute>, &'p str)>,
    excerpts: bool,
}

fn of_bound<'p>(bound: &'p Bound, asked: &mut Wanted<'p>) {
    asked.excerpts |= bound.sort == Sort::Excerpt;
    of_scan(&bound.scan, asked);
    bound.tests.iter().for_each(|test| of_test(test, asked));
}

fn of_scan<'p>(scan: &'p Scan, asked: &mut Wanted<'p>) {
    match scan {
        Scan::Text(attribute, words) => asked.asked.push((*attribute, words)),
        Scan::Through(bound, _) | Scan::Kept(bound, _) => of_bound(bound, asked),
        Scan::Either(scans) => scans.iter().for_each(|scan| of_scan(scan, asked)),
        Scan::All | Scan::From(..) | Scan::Unsupported(_) => {}
    }
}

fn of_test<'p>(test: &'p Test, asked: &mut Wanted<'p>) {
    match test {
        Test::All(parts) | Test::One(parts) => parts.iter().for_each(|part| of_test(part, asked)),
        Test::Not(inner) => of_test(inner, asked),
        Test::Is(Condition::Matches(_, attribute, words)) => asked.asked.push((*attribute, words)),
        Test::Is(_) => {}
        Test::Join(join) => of_bound(&join.bound, asked),
    }
}
