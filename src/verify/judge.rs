//! The verdict on one quote, from the text in which it was read.

use crate::catalog::stated::Stated;
use crate::error::Error;
use crate::verify::claimed::{Agreement, agreement};
use crate::verify::find::{Area, Hit, Match, Quote};
use crate::verify::near::nearest;
use crate::verify::negation::dropped;
use crate::verify::shelf::Shelf;
use crate::verify::text::{Role, Text};
use crate::verify::{Basis, Checked, Status, read_in};

/// The verdict on a quote of a claim or an argument; none if the text is not on the shelf.
pub(super) fn judge(shelf: &Shelf, stated: &Stated<'_>, words: &str) -> Result<Option<Checked>, Error> {
    let (work, place) = read_in(stated);
    let Some(text) = shelf.text_of(work)? else { return Ok(None) };
    let quote = Quote::new(words);
    let mut checked = Checked {
        claim: stated.node,
        quote: words.to_owned(),
        work,
        claimed: place.clone(),
        status: Status::NotFound,
        places: Vec::new(),
        compared: None,
        dropped: Vec::new(),
        near: None,
        basis: Basis::Text { name: text.name.clone(), hash: text.hash.clone() },
    };
    if quote.is_empty() {
        return Ok(Some(checked));
    }
    let (hits, how, area) = found(text, &quote);
    match hits.as_slice() {
        [] => {
            for other in shelf.others(work) {
                let other = other?;
                let (hits, _, area) = found(other, &quote);
                if area == Area::Body {
                    let named = |place: String| format!("{}: {place}", other.name);
                    checked.places.extend(places(other, &hits).into_iter().map(named));
                }
            }
            if checked.places.is_empty() {
                checked.near = nearest(text, &quote);
            } else {
                checked.status = Status::Elsewhere;
            }
        }
        [hit] => {
            let agreement = agreement(text, *hit, place, stated.via.is_some());
            checked.compared = Some(agreement != Agreement::Unknown);
            checked.places = places(text, &hits);
            let printed = &text.passages[hit.passage].exact.chars;
            checked.dropped = dropped(printed.get(hit.start..hit.end).unwrap_or_default(), words);
            // No claim is made by a title or in the list of works.
            let role = text.passages[hit.passage].role;
            if agreement == Agreement::Other || matches!(role, Role::Heading | Role::Bibliography) {
                let folded = quote.find(text, Match::Folded, area);
                checked.status = Status::Misplaced;
                // What is printed as quoted stands elsewhere, and here perhaps as it was meant.
                if folded.len() > 1 {
                    checked.status = Status::Ambiguous;
                    checked.places = places(text, &folded);
                }
            } else {
                checked.status = if how == Match::Exact { Status::Exact } else { Status::Folded };
            }
        }
        _ => {
            checked.status = Status::Ambiguous;
            checked.places = places(text, &hits);
        }
    }
    Ok(Some(checked))
}

/// Where a quote stands: to the letter if it does anywhere in the body, else folded; in the apparatus
/// only if it does not stand in the body.
pub(super) fn found(text: &Text, quote: &Quote) -> (Vec<Hit>, Match, Area) {
    for area in [Area::Body, Area::Apparatus] {
        for how in [Match::Exact, Match::Folded] {
            let hits = quote.find(text, how, area);
            if !hits.is_empty() {
                return (hits, how, area);
            }
        }
    }
    (Vec::new(), Match::Exact, Area::Body)
}

/// The places of hits in their order, each once, with how often where it is more.
fn places(text: &Text, hits: &[Hit]) -> Vec<String> {
    let mut places: Vec<(String, usize)> = Vec::new();
    for hit in hits {
        let place = text.place(&text.passages[hit.passage]);
        match places.last_mut().filter(|(last, _)| *last == place) {
            Some((_, times)) => *times += 1,
            None => places.push((place, 1)),
        }
    }
    let times = |(place, times)| if times > 1 { format!("{place} ({times} times)") } else { place };
    places.into_iter().map(times).collect()
}
