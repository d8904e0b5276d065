//! How many candidates a scan is likely to give: what the optimiser chooses by.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::catalog::entry::NodeId;
use crate::error::Error;
use crate::index::Words;
use crate::query::attribute::Attribute;
use crate::query::budget::{Budget, Meter};
use crate::query::evaluate::eval::is_of_sort;
use crate::query::evaluate::paths::meaning_of;
use crate::query::evaluate::plan::Scan;
use crate::query::evaluate::reach::Reach;
use crate::query::evaluate::world::{Indexed, World};
use crate::query::expr::{Relation, Sort, Step, Term};

/// Steps that counting what a step reaches may take; beyond that the size of the sort is taken.
const STEPS: usize = 20_000;

/// What the optimiser knows of a corpus.
pub struct Estimates<'r, 'a> {
    world: &'r World<'a>,
    /// What was counted before.
    known: RefCell<BTreeMap<(NodeId, Step, Sort), usize>>,
}

impl<'r, 'a> Estimates<'r, 'a> {
    /// Nothing is counted before it is needed.
    #[must_use]
    pub fn new(world: &'r World<'a>) -> Self {
        Self { world, known: RefCell::default() }
    }

    /// How many things there are of a sort.
    #[must_use]
    pub fn size(&self, sort: &Sort) -> usize {
        self.world.of_sort(sort).len()
    }

    /// The candidates of a scan for a variable of `sort`. What starts from a thing is counted; what starts from
    /// a variable is the mean over all things; what is found through others has its estimate with these.
    ///
    /// # Errors
    /// [`Error::Index`] if the text index fails.
    pub fn candidates(&self, scan: &Scan, sort: &Sort) -> Result<usize, Error> {
        Ok(match scan {
            Scan::All => self.size(sort),
            Scan::Text(attribute, words) => self.hits(*attribute, words, sort)?.min(self.size(sort)),
            Scan::From(Term::Node(node), step) => self.reached(*node, step, sort),
            Scan::From(Term::Variable(_), step) => self.mean(step, sort),
            Scan::Unsupported(without) => without.iter().fold(0, |sum: usize, source| {
                sum.saturating_add(match source {
                    Term::Node(node) => {
                        self.reached(*node, &Step::Inverse(Box::new(Step::Along(Relation::RestsOn))), sort)
                    }
                    Term::Variable(_) => self.size(sort),
                })
            }),
            Scan::Through(bound, _) | Scan::Kept(bound, _) => bound.expected.unwrap_or(usize::MAX),
            Scan::Either(scans) => {
                let each = scans.iter().map(|scan| self.candidates(scan, sort));
                each.sum::<Result<usize, Error>>()?
            }
        })
    }

    fn hits(&self, attribute: Option<Attribute>, words: &str, sort: &Sort) -> Result<usize, Error> {
        let words = Words::parse(words).map_err(|fault| Error::Index(fault.message))?;
        let index = (self.world.text)(Indexed::of(sort))?;
        let field = attribute.and_then(Attribute::field);
        let matching = index.matching_until(&words, field, self.world.budget.until)?;
        Ok(if matching.is_all { matching.nodes.len() } else { usize::MAX })
    }

    fn reached(&self, node: NodeId, step: &Step, sort: &Sort) -> usize {
        let key = (node, step.clone(), sort.clone());
        if let Some(known) = self.known.borrow().get(&key) {
            return *known;
        }
        let meter = Meter::new(Budget { steps: STEPS, ..self.world.budget });
        let reached = Reach::new(self.world, &meter).reached(node, step);
        let number = if meter.is_cut() {
            self.size(sort)
        } else {
            reached.iter().filter(|node| is_of_sort(self.world.catalog, **node, sort)).count()
        };
        self.known.borrow_mut().insert(key, number);
        number
    }

    fn mean(&self, step: &Step, sort: &Sort) -> usize {
        let (relation, is_many) = match step {
            Step::Along(relation) => (relation, false),
            Step::Inverse(inner) => match &**inner {
                Step::Along(relation) => (relation, true),
                _ => return self.size(sort),
            },
            _ => return self.size(sort),
        };
        match meaning_of(relation) {
            Some(meaning) => {
                let found = self.world.kept.edges(self.world.graph, meaning);
                (found / self.world.catalog.len().max(1) + 1).min(self.size(sort))
            }
            None if *relation == Relation::Any => self.size(sort),
            // What a claim stands in or is by: few one way, many the other.
            None if !is_many => 2.min(self.size(sort)),
            None => self.size(sort) / self.size(&Sort::Work).max(1) + 1,
        }
    }
}
