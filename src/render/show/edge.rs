//! An edge as seen from one of its ends.

use serde::Serialize;

use crate::catalog::entry::Force;
use crate::graph::{Edge, Meaning, locator_text};
use crate::render::show::World;
use crate::render::{challenged, cite};
use crate::statement;
use crate::verdict::Challenge;

/// An edge as seen from the thing.
#[derive(Serialize)]
pub(super) struct Line {
    relation: String,
    pub(super) inverse: bool,
    force: &'static str,
    other: String,
    claim: Option<String>,
    work: Option<String>,
    locator: String,
    /// Of the claim at the other end, else of the one that it rests on.
    disputed_by: Vec<String>,
    qualified_by: Vec<String>,
    #[serde(skip)]
    pub(super) words: String,
    /// What the other end says, if it is a claim or an argument.
    #[serde(skip)]
    pub(super) said: String,
    #[serde(skip)]
    pub(super) place: String,
    #[serde(skip)]
    pub(super) standing: String,
}

pub(super) fn line(world: &World<'_>, edge: &Edge, inverse: bool) -> Line {
    let catalog = world.catalog;
    let source = edge.evidence.source(catalog);
    let relation = edge.meaning.name(&catalog.vocabulary).to_owned();
    let other = if inverse { edge.from } else { edge.to };
    let label = catalog.label(other);
    let words = match (inverse, edge.meaning) {
        (true, Meaning::About) => label,
        (true, Meaning::Broader) => format!("{label} is narrower"),
        (true, _) => statement::of_edge_when(catalog, edge, &label, "it"),
        (false, Meaning::Broader) => format!("narrower than {label}"),
        (false, _) if edge.force == Force::Asks && !edge.is_own() => {
            statement::of_edge_when(catalog, edge, "it", &label)
        }
        (false, _) => statement::of_edge_when(catalog, edge, "", &label).trim_start().to_owned(),
    };
    // A claim's own place need not be repeated beside each thing that it bears on.
    let own = source.claim.or(source.argument).is_some_and(|stated| stated == edge.from || stated == edge.to);
    let other_claim = Some(other).filter(|other| catalog.claim(*other).is_some());
    let told = other_claim.or(source.claim.filter(|_| !own));
    let how = told.map(|claim| world.verdicts.challenged(catalog, claim)).unwrap_or_default();
    let ids = |list: &[Challenge]| list.iter().map(|one| catalog.id(one.claim).to_owned()).collect();
    Line {
        relation,
        inverse,
        force: edge.force.word(),
        other: catalog.id(other).to_owned(),
        claim: source.claim.map(|claim| catalog.id(claim).to_owned()),
        work: source.place.as_ref().map(|place| catalog.id(place.work).to_owned()),
        locator: locator_text(source.place.as_ref()),
        disputed_by: ids(&how.disputed_by),
        qualified_by: ids(&how.qualified_by),
        standing: challenged::itself(catalog, &how),
        words,
        said: catalog.stated_as(other).map_or_else(String::new, |stated| stated.text.to_owned()),
        place: if own { String::new() } else { cite::source(catalog, &source) },
    }
}
