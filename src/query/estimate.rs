//! How many candidates a scan is likely to give: what the optimiser chooses by.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::catalog::entry::NodeId;
use crate::error::Error;
use crate::graph::Meaning;
use crate::index::Words;
use crate::query::attribute::Attribute;
use crate::query::budget::{Budget, Meter};
use crate::query::eval::{World, is_of_sort};
use crate::query::expr::{Relation, Sort, Step, Term};
use crate::query::paths::meaning_of;
use crate::query::plan::Scan;
use crate::query::reach::Reach;

/// Steps that counting what a step reaches may take; beyond that the size of the sort is taken.
const STEPS: usize = 20_000;

/// What the optimiser knows of a corpus.
pub struct Estimates<'r, 'a> {
    world: &'r World<'a>,
    sizes: OnceCell<BTreeMap<String, usize>>,
    edges: OnceCell<BTreeMap<Meaning, usize>>,
}

impl<'r, 'a> Estimates<'r, 'a> {
    /// Nothing is counted before it is needed.
    #[must_use]
    pub fn new(world: &'r World<'a>) -> Self {
        Self { world, sizes: OnceCell::new(), edges: OnceCell::new() }
    }

    /// How many things there are of a sort.
    #[must_use]
    pub fn size(&self, sort: &Sort) -> usize {
        let catalog = self.world.catalog;
        let sizes = self.sizes.get_or_init(|| {
            let mut sizes: BTreeMap<String, usize> = BTreeMap::new();
            let visible = catalog.nodes().filter(|(id, _)| self.world.view.shows(*id));
            for (id, _) in visible {
                *sizes.entry(Sort::Any.word().to_owned()).or_default() += 1;
                *sizes.entry(catalog.kind(id).to_owned()).or_default() += 1;
                if catalog.topic(id).is_some() {
                    *sizes.entry(Sort::Topic.word().to_owned()).or_default() += 1;
                }
            }
            sizes
        });
        sizes.get(sort.word()).copied().unwrap_or(0)
    }

    /// The candidates of a scan for a variable of `sort`. What starts from a thing is counted; what starts from
    /// a variable is the mean over all things.
    ///
    /// # Errors
    /// [`Error::Index`] if the text index fails.
    pub fn candidates(&self, scan: &Scan, sort: &Sort) -> Result<usize, Error> {
        Ok(match scan {
            Scan::All => self.size(sort),
            Scan::Text(attribute, words) => self.hits(*attribute, words)?.min(self.size(sort)),
            Scan::From(Term::Node(node), step) => self.reached(*node, step, sort),
            Scan::From(Term::Variable(_), step) => self.mean(step, sort),
        })
    }

    fn hits(&self, attribute: Option<Attribute>, words: &str) -> Result<usize, Error> {
        let words = Words::parse(words).map_err(|fault| Error::Index(fault.message))?;
        let index = (self.world.text)()?;
        let field = attribute.and_then(Attribute::field);
        let matching = index.matching_until(&words, field, self.world.budget.until)?;
        Ok(if matching.is_all { matching.nodes.len() } else { usize::MAX })
    }

    fn reached(&self, node: NodeId, step: &Step, sort: &Sort) -> usize {
        let meter = Meter::new(Budget { steps: STEPS, ..self.world.budget });
        let reached = Reach::new(self.world, &meter).reached(node, step);
        if meter.is_cut() {
            return self.size(sort);
        }
        reached.iter().filter(|node| is_of_sort(self.world.catalog, **node, sort)).count()
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
        let edges = self.edges.get_or_init(|| {
            let mut edges: BTreeMap<Meaning, usize> = BTreeMap::new();
            self.world.graph.edges().for_each(|edge| *edges.entry(edge.meaning).or_default() += 1);
            edges
        });
        match meaning_of(relation) {
            Some(meaning) => {
                let found = edges.get(&meaning).copied().unwrap_or(0);
                (found / self.world.catalog.len().max(1) + 1).min(self.size(sort))
            }
            None if *relation == Relation::Any => self.size(sort),
            // What a claim stands in or is by: few one way, many the other.
            None if !is_many => 2.min(self.size(sort)),
            None => self.size(sort) / self.size(&Sort::Work).max(1) + 1,
        }
    }
}
