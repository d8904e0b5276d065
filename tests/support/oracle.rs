//! A second reader of expressions: answers from the catalog alone, by the definitions of the documentation
//! and in the plainest way, every combination and every path. It shares nothing with plans, graph, verdicts,
//! grounds and text index, so that where both say the same, both are right or both misread the definitions.

mod attribute;
mod compare;
mod condition;
mod edges;
mod part;
mod paths;
mod relation;
mod rows;
mod standing;
mod told;
mod verdict;
mod words;

use catena::catalog::Catalog;
use catena::query::expr::{Body, Expr, Find};

use self::part::Part;

pub(crate) use self::told::{Told, told_by};

/// The answer to an expression from its standpoint, whatever it takes out of that; none where there are so many
/// paths that listing them all is no test.
pub(crate) fn answer(catalog: &Catalog, expr: &Expr) -> Option<Told> {
    let part = Part::of(catalog, &expr.standpoint);
    match &expr.body {
        Body::Why(why) => {
            let verdict = part.verdict(why.subject, why.relation, why.object);
            Some(Told::lines(vec![part.row_line(Some(why.subject), None, &[verdict], &[])]))
        }
        Body::Compare(compare) if compare.objects.is_empty() => None,
        Body::Compare(compare) => Some(part.comparison(compare)),
        Body::Page(_) => None,
        Body::Find(find) => found(&part, find),
    }
}

fn found(part: &Part<'_>, find: &Find) -> Option<Told> {
    let rows = part.rows_of(find);
    match &find.paths {
        Some(paths) => part.paths_told(find, paths, &rows),
        None => Some(part.tabulated(find, rows)),
    }
}
