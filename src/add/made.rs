//! A claim or an argument made from excerpts: what these have is carried over.

use std::collections::BTreeSet;

use crate::add::Wanted;
use crate::add::slug::short_slug;
use crate::annotation::Locator;
use crate::annotation::locator::Part;
use crate::catalog::entry::{Excerpt, NodeId};
use crate::catalog::{Catalog, NodeClass as Class};
use crate::order::Place;
use crate::suggest::did_you_mean;

/// The record with the place, the quotes, the topics and the notes of the excerpts that it is made from, as far as it has
/// none of its own, and with `from`. Where the excerpts are of another work than the record, they are where it was read;
/// all must be of one work, because quotes and places are those of one. A record without an id gets one of the first words of its text.
///
/// # Errors
/// Why it cannot be made from them, in words for a reader.
pub fn made_from(catalog: &Catalog, mut wanted: Wanted, excerpts: &[String]) -> Result<Wanted, String> {
    if excerpts.is_empty() {
        return Ok(wanted);
    }
    if !["claim", "argument"].contains(&wanted.keyword.as_str()) {
        return Err(format!(
            "error: `--from` is for claims and arguments, not for `{}`\n\
             help: write a field `from` as `--field from=…`",
            wanted.keyword
        ));
    }
    let mut found: Vec<&Excerpt> = Vec::new();
    for id in excerpts {
        let excerpt = catalog.names().get(Class::Excerpt, id).and_then(|node| catalog.excerpt(node));
        found.push(excerpt.ok_or_else(|| unknown(catalog, id))?);
    }
    let Some(first) = found.first() else { return Ok(wanted) };
    if let Some(other) = found.iter().find(|excerpt| excerpt.work != first.work) {
        return Err(format!(
            "error: `{}` and `{}` are excerpts of two works: quotes and place cannot be of both\n\
             help: give the excerpts of one work with `--from`, and the others with `--field from=…`",
            first.id, other.id
        ));
    }
    let key = catalog.id(first.work).to_owned();
    let text = wanted.fields.iter().find(|(name, _)| name == "text").map(|(_, text)| text.clone());
    if wanted.head.is_empty() {
        let slug = text.map_or_else(|| "words-of-your-choice".to_owned(), |text| free(catalog, &key, &text));
        wanted.head.push(format!("{key}/{slug}"));
    }
    let is_own = wanted.head.first().and_then(|id| id.rsplit_once('/')).is_none_or(|(own, _)| own == key);
    let own: Vec<String> = wanted.fields.iter().map(|(name, _)| name.clone()).collect();
    let has = |name: &str| own.iter().any(|known| known == name);
    let at = if has("at") || has("via") { String::new() } else { joint(&found)?.to_string() };
    let place = if is_own { ("at", at) } else { ("via", format!("{key} {at}").trim().to_owned()) };
    let about: BTreeSet<NodeId> = found.iter().flat_map(|excerpt| excerpt.about.iter().copied()).collect();
    let about: Vec<&str> = about.into_iter().map(|topic| catalog.id(topic)).collect();
    let about = if wanted.keyword == "claim" { about.join(", ") } else { String::new() };
    let notes = found.iter().map(|excerpt| excerpt.note.as_str()).filter(|note| !note.is_empty());
    let quotes = found.iter().flat_map(|excerpt| &excerpt.quotes).map(|quote| ("quote", quote.clone()));
    let from = found.iter().map(|excerpt| excerpt.id.as_str()).collect::<Vec<_>>().join(", ");
    let carried = [place, ("about", about), ("note", notes.collect::<Vec<_>>().join(" "))];
    let carried = carried.into_iter().filter(|(_, value)| !value.is_empty()).chain(quotes);
    let carried = carried.filter(|(name, _)| !has(name));
    let carried: Vec<(String, String)> = carried.map(|(name, value)| (name.to_owned(), value)).collect();
    match wanted.fields.iter_mut().find(|(name, _)| name == "from") {
        Some((_, others)) => *others = format!("{from}, {others}"),
        None => wanted.fields.push(("from".to_owned(), from)),
    }
    wanted.fields.extend(carried);
    Ok(wanted)
}

/// The place that has those of all excerpts of a work: `pp. 9, 12-13`. Those without a place do not count.
fn joint(excerpts: &[&Excerpt]) -> Result<Locator, String> {
    let mut places: Vec<&Locator> =
        excerpts.iter().map(|excerpt| &excerpt.at).filter(|at| !at.is_empty()).collect();
    places.sort_by_cached_key(|place| Place::of(&place.to_string()));
    places.dedup();
    let mut places = places.into_iter();
    let Some(mut all) = places.next().cloned() else { return Ok(Locator::default()) };
    for place in places {
        if !extend(&mut all, place) {
            return Err(format!(
                "error: no place has both `{all}` and `{place}` of these excerpts\n\
                 help: give the place with `--at`"
            ));
        }
    }
    Ok(all)
}

/// Adds the numbers of a place to another that differs from it only in the last; false if it differs in more.
fn extend(all: &mut Locator, place: &Locator) -> bool {
    let (Some((last, before)), Some((new, above))) = (all.parts.split_last_mut(), place.parts.split_last())
    else {
        return false;
    };
    match (last, new) {
        (
            Part::Numbered { unit, kept, ranges },
            Part::Numbered { unit: new_unit, kept: new_kept, ranges: new },
        ) if before == above && unit == new_unit && kept == new_kept => {
            if !new.iter().all(|range| ranges.contains(range)) {
                ranges.extend(new.iter().cloned());
            }
            true
        }
        _ => false,
    }
}

fn unknown(catalog: &Catalog, id: &str) -> String {
    let known = catalog.excerpts().map(|(_, excerpt)| excerpt.id.as_str());
    let help = did_you_mean(id, known).unwrap_or_else(|| "`catena ask excerpts` lists them".to_owned());
    format!("error: unknown excerpt `{id}`\nhelp: {help}")
}

/// A slug of the first words of a text that nothing of the work has.
fn free(catalog: &Catalog, key: &str, text: &str) -> String {
    let slug = Some(short_slug(text)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "claim".to_owned());
    let is_taken = |slug: &str| {
        let id = format!("{key}/{slug}");
        [Class::Claim, Class::Argument, Class::Excerpt]
            .into_iter()
            .any(|class| catalog.names().get(class, &id).is_some())
    };
    let numbered = (2..).map(|number| format!("{slug}-{number}"));
    std::iter::once(slug.clone()).chain(numbered).find(|slug| !is_taken(slug)).unwrap_or_default()
}
