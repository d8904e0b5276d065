//! The rows of the tables of a library.

mod between;
mod things;
mod values;
mod words;

use crate::catalog::entry::{NodeId, Place};
use crate::error::Error;
use crate::relational::cell::Cell;
use crate::relational::export::{Add, LIBRARY, Origin, Source};
use crate::relational::number;
use crate::relational::schema::Table;
use crate::session::Session;

pub(super) use self::things::place;
pub(super) use self::values::{length, tokens, value_row};

/// A library whose tables are made.
pub struct Library<'s> {
    session: &'s Session,
    /// The numbers of all nodes, by their numbers in the catalog.
    numbers: Vec<i64>,
}

impl<'s> Library<'s> {
    /// The tables of a session's library, or of the part that it has in memory.
    #[must_use]
    pub fn of(session: &'s Session) -> Self {
        let catalog = &session.catalog;
        let numbers = catalog.nodes().map(|(id, _)| number(catalog.class(id), catalog.id(id))).collect();
        Self { session, numbers }
    }

    /// A node, in tables; of one of several records of a topic, that topic.
    fn thing(&self, id: NodeId) -> Cell<'static> {
        let id = self.session.catalog.of_record(id);
        self.numbers.get(id.index()).copied().into()
    }

    /// The ids of nodes, joined by spaces.
    fn keys(&self, ids: &[NodeId]) -> String {
        ids.iter().map(|id| self.session.catalog.id(*id)).collect::<Vec<_>>().join(" ")
    }

    /// The work of a place, and where in it.
    fn place(&self, place: Option<&Place>) -> [Cell<'static>; 2] {
        match place {
            Some(place) => [self.thing(place.work), place.locator.to_string().into()],
            None => [Cell::Missing, String::new().into()],
        }
    }
}

impl Source for Library<'_> {
    fn origin(&self) -> Origin<'_> {
        Origin { of: LIBRARY, texts: Some(self.session.fingerprint()) }
    }

    fn rows(&self, table: &Table, add: &mut Add<'_>) -> Result<(), Error> {
        match table.name {
            "arguments" => self.arguments(add),
            "attributes" => self.attributes(add),
            "bears" => self.bears(add),
            "bonds" => self.bonds(add),
            "citations" => self.citations(add),
            "claims" => self.claims(add),
            "edges" => self.edges(add),
            "hierarchy" => self.hierarchy(add),
            "implies" => self.implies(add),
            "lengths" => self.lengths(add),
            "limits" => self.limits(add),
            "links" => self.links(add),
            "nodes" => self.nodes(add),
            "statements" => self.statements(add),
            "tokens" => self.tokens(add),
            "vocabulary" => self.vocabulary(add),
            "works" => self.works(add),
            other => Err(Error::Other(format!("there is no table `{other}`"))),
        }
    }
}
