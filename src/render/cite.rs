//! How evidence is named in words: who, when, where, read where.

use crate::catalog::Catalog;
use crate::catalog::entry::{Force, NodeId, Place};
use crate::catalog::lettered::by_makers;
use crate::graph::Source;
use crate::statement;
use crate::verdict::{Evidence, Speaker};

/// `Kegley and Raymond 1990`, `Hallams et al. 2013`, `Kydd 2005b` of several of that year; a work without authors by
/// its editors, one without either by its key; one of the library itself by its name.
#[must_use]
pub fn author_year(catalog: &Catalog, work: NodeId) -> String {
    match catalog.work(work) {
        Some(own) if own.is_own => own.title.clone(),
        _ => beside_title(catalog, work),
    }
}

/// As [`author_year`], where the title of a work is told too: one of the library itself by who made it.
#[must_use]
pub fn beside_title(catalog: &Catalog, work: NodeId) -> String {
    let Some(found) = catalog.work(work) else { return catalog.id(work).to_owned() };
    let who = by_makers(found, &|id| catalog.scholar(id));
    match found.year {
        Some(year) => format!("{who} {year}{}", found.letter),
        None => who,
    }
}

/// `Snyder 1997, p. 9`
#[must_use]
pub fn place(catalog: &Catalog, place: &Place) -> String {
    let who = author_year(catalog, place.work);
    if place.locator.is_empty() { who } else { format!("{who}, {}", place.locator) }
}

/// `Binnendijk 2012, via Keating 2015, n. 80 · binnendijk2012/specialising-takes-trust`
#[must_use]
pub fn source(catalog: &Catalog, source: &Source) -> String {
    let id = source.claim.or(source.argument).map(|stated| catalog.id(stated).to_owned());
    let parts = [Some(read_in(catalog, source)).filter(|place| !place.is_empty()), id];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Where a source stands, and where it was read: `Binnendijk 2012, via Keating 2015, n. 80`.
#[must_use]
pub fn read_in(catalog: &Catalog, source: &Source) -> String {
    source.place.as_ref().map_or_else(String::new, |found| {
        let mut text = place(catalog, found);
        let stated = source.claim.or(source.argument).and_then(|id| catalog.stated_as(id));
        let speakers = stated.map_or(&[][..], |stated| stated.by);
        let speakers: Vec<String> = speakers.iter().map(|who| catalog.label(*who)).collect();
        if !speakers.is_empty() {
            text = format!("{} in {text}", speakers.join(" and "));
        }
        if let Some(via) = &source.via {
            text += &format!(", via {}", self::place(catalog, via));
        }
        text
    })
}

/// The evidence of a speaker: its words, and where they stand.
#[must_use]
pub fn speaker(catalog: &Catalog, speaker: &Speaker) -> (String, Source) {
    match speaker {
        Speaker::Claim(id) => {
            let text = catalog.claim(*id).map_or_else(String::new, |claim| claim.text.clone());
            (text, crate::graph::Evidence::Claim(*id).source(catalog))
        }
        Speaker::Record(topic, stated) => {
            let text = catalog.topic(*topic).map_or_else(String::new, |topic| topic.text.clone());
            let text = if text.is_empty() { format!("the record of `{}`", catalog.id(*topic)) } else { text };
            (text, Source { place: stated.clone(), ..Source::default() })
        }
    }
}

/// What evidence says: the relation, in words that keep its force, and its object, which is called so.
#[must_use]
pub fn says(catalog: &Catalog, evidence: &Evidence, object: &str) -> String {
    statement::of_evidence(catalog.vocabulary.relation(evidence.relation), object, evidence.force)
}

/// How strongly a source speaks: a record and the bibliography assert.
#[must_use]
pub fn force_of(catalog: &Catalog, source: &Source) -> Force {
    source.claim.and_then(|claim| catalog.claim(claim)).map_or(Force::Asserts, |claim| claim.force)
}

/// What a claim's force adds to its words; empty for a plain assertion.
#[must_use]
pub fn force(force: Force) -> &'static str {
    match force {
        Force::Asserts => "",
        other => other.word(),
    }
}
