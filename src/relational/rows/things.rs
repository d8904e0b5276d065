//! Nodes, and what the records of claims, arguments, citations and works say.

use crate::catalog::NodeClass;
use crate::catalog::entry::{Node, NodeId};
use crate::error::Error;
use crate::query::attribute::Attribute;
use crate::relational::export::Add;
use crate::relational::rows::Library;

/// What is between the quotes of one thing.
const BETWEEN_QUOTES: &str = "\n";

impl Library<'_> {
    pub(super) fn nodes(&self, add: &mut Add<'_>) -> Result<(), Error> {
        let catalog = &self.session.catalog;
        for (id, _) in catalog.nodes() {
            let class = catalog.class(id);
            add(&[
                self.thing(id),
                class.word().into(),
                place(class).into(),
                catalog.id(id).into(),
                self.sort_key(id).into(),
                catalog.kind(id).into(),
                catalog.label(id).into(),
                Attribute::year(catalog, id).map(i64::from).into(),
                catalog.is_affirmable(id).into(),
                self.session.verdicts.standings().is_circular(id).into(),
            ])?;
        }
        Ok(())
    }

    /// The text by which a thing is ordered among those of its class: its id, or where a citation stands among all, since
    /// these are in the order of places.
    fn sort_key(&self, id: NodeId) -> String {
        let catalog = &self.session.catalog;
        match catalog.node(id) {
            Node::Citation(at) => format!("{at:010}"),
            _ => catalog.id(id).to_owned(),
        }
    }

    pub(super) fn claims(&self, add: &mut Add<'_>) -> Result<(), Error> {
        for (id, claim) in self.session.catalog.claims() {
            let [via, via_locator] = self.place(claim.via.as_ref());
            add(&[
                self.thing(id),
                claim.id.as_str().into(),
                claim.text.as_str().into(),
                claim.force.word().into(),
                self.thing(claim.work),
                claim.at.to_string().into(),
                via,
                via_locator,
                claim.quotes.join(BETWEEN_QUOTES).into(),
                claim.note.as_str().into(),
            ])?;
        }
        Ok(())
    }

    pub(super) fn arguments(&self, add: &mut Add<'_>) -> Result<(), Error> {
        for (id, argument) in self.session.catalog.arguments() {
            let [via, via_locator] = self.place(argument.via.as_ref());
            add(&[
                self.thing(id),
                argument.id.as_str().into(),
                argument.text.as_str().into(),
                argument.scheme.as_str().into(),
                self.thing(argument.concludes),
                self.thing(argument.work),
                argument.at.to_string().into(),
                via,
                via_locator,
                argument.quotes.join(BETWEEN_QUOTES).into(),
                argument.note.as_str().into(),
            ])?;
        }
        Ok(())
    }

    pub(super) fn citations(&self, add: &mut Add<'_>) -> Result<(), Error> {
        for (id, cite) in self.session.catalog.citations() {
            let [work, locator] = self.place(Some(&cite.from));
            let [cited, cited_locator] = self.place(Some(&cite.to));
            add(&[
                self.thing(id),
                cite.id.as_str().into(),
                work,
                locator,
                cited,
                cited_locator,
                cite.intent.as_str().into(),
                cite.note.as_str().into(),
            ])?;
        }
        Ok(())
    }

    pub(super) fn works(&self, add: &mut Add<'_>) -> Result<(), Error> {
        for (id, work) in self.session.catalog.works() {
            add(&[
                self.thing(id),
                work.key.as_str().into(),
                work.title.as_str().into(),
                work.year.map(i64::from).into(),
                work.kind.as_str().into(),
                work.fields.get("doi").map_or("", String::as_str).into(),
                work.note.as_str().into(),
            ])?;
        }
        Ok(())
    }
}

/// The place of a class in the order of answers.
pub(in crate::relational) fn place(class: NodeClass) -> i64 {
    let at = NodeClass::ALL.iter().position(|other| *other == class);
    at.and_then(|at| i64::try_from(at).ok()).unwrap_or_default()
}
