//! The work that contains another, which stands for it in citations and bibliographies: several checks need it.

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;

/// The work that contains another.
pub(super) fn host(catalog: &Catalog, work: NodeId) -> Option<NodeId> {
    catalog.work(work).and_then(|work| work.host)
}
