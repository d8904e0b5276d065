//! Paths that an engine finds, hop by hop, as paths of the library at hand.

use crate::catalog::NodeClass;
use crate::catalog::entry::NodeId;
use crate::graph::walk::{Hop, Path};
use crate::graph::{Edge, Evidence, locator_text};
use crate::query::evaluate::eval::elsewhere::FoundRows;
use crate::session::Session;

/// A row of the answer: the columns of a hop, as [`Lowering::paths`](crate::relational::lower) shows them.
struct Told<'t>(&'t [Option<String>]);

impl<'t> Told<'t> {
    fn text(&self, at: usize) -> &'t str {
        self.0.get(at).and_then(Option::as_deref).unwrap_or_default()
    }

    /// Which of the paths, which hop of it, and where that hop leaves from and leads to.
    fn path(&self) -> &'t str {
        self.text(0)
    }

    fn from(&self) -> [&'t str; 2] {
        [self.text(4), self.text(5)]
    }

    fn relation(&self) -> &'t str {
        self.text(6)
    }

    fn is_turned(&self) -> bool {
        self.text(7) == "1"
    }

    fn to(&self) -> [&'t str; 2] {
        [self.text(8), self.text(9)]
    }

    fn force(&self) -> &'t str {
        self.text(10)
    }

    fn evidence(&self) -> &'t str {
        self.text(11)
    }

    fn proof(&self) -> [&'t str; 2] {
        [self.text(12), self.text(13)]
    }

    fn locator(&self) -> &'t str {
        self.text(14)
    }
}

/// Rows of hops, path after path, as paths; those of which the library at hand has not every edge are counted.
pub(super) fn paths(session: &Session, rows: &[Vec<Option<String>>]) -> FoundRows {
    let (mut paths, mut others) = (Vec::new(), 0);
    for path in rows.chunk_by(|one, next| Told(one).path() == Told(next).path()) {
        match path.iter().map(|row| hop(session, &Told(row))).collect::<Option<Path>>() {
            Some(path) => paths.push(path),
            None => others += 1,
        }
    }
    FoundRows::Paths(paths, others)
}

fn hop(session: &Session, told: &Told<'_>) -> Option<Hop> {
    let inverse = told.is_turned();
    let (from, to) = (node(session, told.from())?, node(session, told.to())?);
    let (start, end) = if inverse { (to, from) } else { (from, to) };
    let mut edges = session.graph.outgoing(start).filter(|edge| edge.to == end);
    let edge = edges.find(|edge| is(session, edge, told))?;
    Some(Hop { edge, inverse })
}

fn node(session: &Session, [class, id]: [&str; 2]) -> Option<NodeId> {
    let class = NodeClass::ALL.into_iter().find(|known| known.word() == class)?;
    session.catalog.names().get(class, id)
}

/// True of the edge that a row tells of, of those between the same things.
fn is(session: &Session, edge: &Edge, told: &Told<'_>) -> bool {
    let catalog = &session.catalog;
    let (evidence, proof) = match edge.evidence {
        Evidence::Claim(id) => ("claim", Some(id)),
        Evidence::Argument(id) => ("argument", Some(id)),
        Evidence::Record(id) => ("record", Some(catalog.of_record(id))),
        Evidence::Cite(_) => ("citation", None),
        Evidence::Bibliography => ("bibliography", None),
    };
    edge.meaning.name(&catalog.vocabulary) == told.relation()
        && edge.force.word() == told.force()
        && evidence == told.evidence()
        && proof.is_none_or(|proof| node(session, told.proof()) == Some(proof))
        && locator_text(edge.evidence.source(catalog).place.as_ref()) == told.locator()
}
