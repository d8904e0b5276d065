//! What is between things: edges, links, the hierarchy, statements, what depends on what.

use std::collections::BTreeSet;

use crate::catalog::entry::NodeId;
use crate::error::Error;
use crate::graph::{Edge, Evidence, Meaning};
use crate::query::evaluate::kept::Column;
use crate::relational::cell::Cell;
use crate::relational::export::Add;
use crate::relational::rows::Library;
use crate::verdict::Speaker;

impl Library<'_> {
    pub(super) fn edges(&self, add: &mut Add<'_>) -> Result<(), Error> {
        let catalog = &self.session.catalog;
        for edge in self.session.graph.edges() {
            let (evidence, id) = match edge.evidence {
                Evidence::Claim(id) => ("claim", self.thing(id)),
                Evidence::Argument(id) => ("argument", self.thing(id)),
                Evidence::Record(id) => ("record", self.thing(id)),
                Evidence::Cite(at) => ("citation", self.citation(at)),
                Evidence::Bibliography => ("bibliography", Cell::Missing),
            };
            let [work, locator] = self.place(edge.evidence.source(catalog).place.as_ref());
            add(&[
                edge.meaning.name(&catalog.vocabulary).into(),
                self.thing(edge.from),
                self.thing(edge.to),
                edge.force.word().into(),
                matches!(edge.meaning, Meaning::Declared(_)).into(),
                self.is_of_truth(&edge).into(),
                evidence.into(),
                id,
                work,
                locator,
            ])?;
        }
        Ok(())
    }

    /// A citation by its number in the list of citations.
    fn citation(&self, at: usize) -> Cell<'static> {
        let first = self.session.catalog.citations().next();
        let first = first.map_or(0, |(id, _)| id.index());
        self.numbers.get(first + at).copied().into()
    }

    /// True of an edge by which a claim says whether a topic is true.
    fn is_of_truth(&self, edge: &Edge) -> bool {
        let catalog = &self.session.catalog;
        let Meaning::Declared(relation) = edge.meaning else { return false };
        edge.is_own() && catalog.vocabulary.is_of_truth(relation) && catalog.is_affirmable(edge.to)
    }

    pub(super) fn links(&self, add: &mut Add<'_>) -> Result<(), Error> {
        let catalog = &self.session.catalog;
        for (id, _) in catalog.nodes() {
            for column in Column::ALL {
                let mut named = BTreeSet::new();
                column.each(catalog, id, |to| {
                    named.insert(to);
                });
                for to in named {
                    add(&[column.word().into(), self.thing(id), self.thing(to)])?;
                }
            }
        }
        Ok(())
    }

    pub(super) fn hierarchy(&self, add: &mut Add<'_>) -> Result<(), Error> {
        for (id, _) in self.session.catalog.topics() {
            for broader in self.session.verdicts.hierarchy().above(id) {
                add(&[self.thing(id), self.thing(broader)])?;
            }
        }
        Ok(())
    }

    pub(super) fn statements(&self, add: &mut Add<'_>) -> Result<(), Error> {
        let catalog = &self.session.catalog;
        for said in self.session.verdicts.gathered() {
            let (speaker, record, place) = match said.speaker {
                Speaker::Claim(claim) => (*claim, 0, Evidence::Claim(*claim).source(catalog).place),
                Speaker::Record(record, place) => (*record, self.record(*record), place.clone()),
            };
            let [work, locator] = self.place(place.as_ref());
            add(&[
                self.thing(said.subject),
                catalog.vocabulary.relation(said.relation).id.as_str().into(),
                self.thing(said.object),
                said.of_truth.into(),
                matches!(said.speaker, Speaker::Claim(_)).into(),
                self.thing(speaker),
                record.into(),
                said.force.word().into(),
                self.keys(said.when).into(),
                work,
                locator,
            ])?;
        }
        Ok(())
    }

    /// Which of the records of its topic a record is, from 0.
    fn record(&self, record: NodeId) -> i64 {
        let catalog = &self.session.catalog;
        let mut records = catalog.records_of(catalog.of_record(record));
        records.position(|other| other == record).and_then(|at| i64::try_from(at).ok()).unwrap_or_default()
    }

    pub(super) fn bonds(&self, add: &mut Add<'_>) -> Result<(), Error> {
        let bonds = self.session.verdicts.standings().bonds();
        for (id, _) in self.session.catalog.nodes() {
            let challenges = bonds.challenges(id).map(|on| ("challenge", on));
            let supports = bonds.supports(id).map(|on| ("support", on));
            let premises = bonds.premises(id).map(|on| ("premise", on));
            for (bond, on) in challenges.chain(supports).chain(premises) {
                add(&[self.thing(id), bond.into(), self.thing(on)])?;
            }
        }
        Ok(())
    }

    pub(super) fn limits(&self, add: &mut Add<'_>) -> Result<(), Error> {
        for (claim, target) in self.session.verdicts.limits(&self.session.catalog) {
            add(&[self.thing(claim), self.thing(target)])?;
        }
        Ok(())
    }
}
