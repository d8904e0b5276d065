//! The verdict on one quote, from the text in which it was read.

use crate::annotation::Locator;
use crate::annotation::numbers::Numbers;
use crate::catalog::Catalog;
use crate::catalog::extent::extent;
use crate::catalog::stated::Stated;
use crate::error::Error;
use crate::verify::claimed::{Agreement, agreement, has_pages, is_never_whole, is_on_claimed_page};
use crate::verify::edited::edited;
use crate::verify::find::{Area, Hit, Match};
use crate::verify::near::nearest;
use crate::verify::negation::dropped;
use crate::verify::pages::Pages;
use crate::verify::quote::Quote;
use crate::verify::report::Unchecked;
use crate::verify::shelf::Shelf;
use crate::verify::text::{Role, Text};
use crate::verify::{Basis, Checked, Status, read_in};

/// The verdict on a quote of a claim or an argument; none if the text is not on the shelf.
pub(super) fn judge(
    catalog: &Catalog,
    shelf: &Shelf,
    stated: &Stated<'_>,
    words: &str,
) -> Result<Option<Checked>, Error> {
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
        unchecked: None,
        dropped: Vec::new(),
        edited: Vec::new(),
        near: None,
        doubt: None,
        before: None,
        basis: Basis::Text { name: text.name.clone(), hash: text.hash.clone() },
    };
    if quote.is_empty() {
        return Ok(Some(checked));
    }
    let extent: Option<Numbers> = catalog.work(work).and_then(extent);
    let pages = text.numbering.pages(extent.as_ref());
    checked.doubt = pages.doubt;
    let (hits, how, area) = found(text, &quote);
    // Of several places the one counts that is on the page that the claim gives, if it is one.
    let agrees = |hit: &&Hit| is_on_claimed_page(text, **hit, place, stated.via.is_some(), &pages);
    let agreeing: Vec<Hit> = hits.iter().filter(agrees).copied().collect();
    let hits = if agreeing.len() == 1 { agreeing } else { hits };
    match hits.as_slice() {
        [] => {
            for other in shelf.others(work) {
                let other = other?;
                let (hits, _, area) = found(other, &quote);
                if area == Area::Body {
                    let named = |place: String| format!("{}: {place}", other.name);
                    let pages = other.numbering.pages(None);
                    checked.places.extend(places(other, &hits, &pages).into_iter().map(named));
                }
            }
            if checked.places.is_empty() {
                checked.near = nearest(text, &quote, &pages);
            } else {
                checked.status = Status::Elsewhere;
            }
        }
        [hit] => {
            let agreement = agreement(text, *hit, place, stated.via.is_some(), &pages);
            checked.compared = Some(agreement != Agreement::Unknown);
            checked.unchecked = (agreement == Agreement::Unknown)
                .then(|| why(text, *hit, place, &pages, stated.via.is_some()));
            checked.places = places(text, &hits, &pages);
            let printed = &text.passages[hit.passage].exact.chars;
            checked.dropped = dropped(printed.get(hit.start..hit.end).unwrap_or_default(), words);
            checked.edited = edited(&text.passages[hit.passage], &quote, how, *hit);
            // No claim is made by a title or in the list of works.
            let role = text.passages[hit.passage].role;
            if agreement == Agreement::Other || matches!(role, Role::Heading | Role::Bibliography) {
                let folded = quote.find(text, how.max(Match::Folded), area);
                checked.status = Status::Misplaced;
                // What is printed as quoted stands elsewhere, and here perhaps as it was meant.
                if folded.len() > 1 {
                    checked.status = Status::Ambiguous;
                    checked.places = places(text, &folded, &pages);
                }
            } else {
                checked.status = if how == Match::Exact { Status::Exact } else { Status::Folded };
            }
        }
        _ => {
            checked.status = Status::Ambiguous;
            checked.places = places(text, &hits, &pages);
        }
    }
    Ok(Some(checked))
}

/// Why the place of a hit could not be compared with the one that a claim gives.
fn why(text: &Text, hit: Hit, claimed: &Locator, pages: &Pages, reported: bool) -> Unchecked {
    let is_page_known = is_on_claimed_page(text, hit, claimed, reported, pages);
    let mut own = text.passages[hit.passage].pages(hit.start, hit.end);
    match pages.doubt {
        _ if claimed.is_empty() => Unchecked::NoPlace,
        _ if is_page_known || (is_never_whole(claimed) && claimed.parts.len() > 1) => Unchecked::InPart,
        _ if !has_pages(claimed) => Unchecked::NotShown,
        _ if own.all(|page| pages.number(page).is_some()) => Unchecked::OtherCount,
        Some(doubt) => Unchecked::Pages(doubt),
        None => Unchecked::Unnumbered,
    }
}

/// Where a quote stands: as strictly as it does anywhere in the body; in the apparatus only if it does not stand in the
/// body.
pub(super) fn found(text: &Text, quote: &Quote) -> (Vec<Hit>, Match, Area) {
    for area in [Area::Body, Area::Apparatus] {
        for how in Match::ALL {
            let hits = quote.find(text, how, area);
            if !hits.is_empty() {
                return (hits, how, area);
            }
        }
    }
    (Vec::new(), Match::Exact, Area::Body)
}

/// The places of hits in their order, each once, with how often where it is more.
fn places(text: &Text, hits: &[Hit], pages: &Pages) -> Vec<String> {
    let mut places: Vec<(String, usize)> = Vec::new();
    for hit in hits {
        let place = text.place(*hit, pages);
        match places.last_mut().filter(|(last, _)| *last == place) {
            Some((_, times)) => *times += 1,
            None => places.push((place, 1)),
        }
    }
    let times = |(place, times)| if times > 1 { format!("{place} ({times} times)") } else { place };
    places.into_iter().map(times).collect()
}
