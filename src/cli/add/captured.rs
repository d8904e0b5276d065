//! `catena add claim --texts`: quotes as the text has them, with their place.

use std::io::{IsTerminal, Write, stderr, stdin};
use std::path::Path;

use crate::add::Wanted;
use crate::annotation::Locator;
use crate::annotation::locator::{Part, Range};
use crate::catalog::NodeClass;
use crate::cli::{Context, texts};
use crate::error::Error;
use crate::render::verify::standing;
use crate::session::Session;
use crate::suggest::did_you_mean;
use crate::verify::{Capture, Captured, Given, captured};

/// No more places than these are shown of words that stand in several.
const SHOWN: usize = 4;

/// Completes the quotes of a claim to the words of the text, and gives the place if the claim has none; if it gives another
/// than that of the quote, there is a warning. False if a quote is not in the text or in several places, which has been
/// told, or if nobody wants it. On a terminal somebody is asked before words are changed, unless `is_agreed`.
pub(super) fn complete(
    context: &Context,
    session: &Session,
    folder: &Path,
    wanted: &mut Wanted,
    is_agreed: bool,
) -> Result<bool, Error> {
    let catalog = &session.catalog;
    let via = wanted.fields.iter().position(|(name, _)| name == "via");
    let read_in =
        via.map_or_else(|| wanted.head.first().map(String::as_str), |at| Some(wanted.fields[at].1.as_str()));
    let key = read_in.and_then(|text| text.split(['/', ' ']).next()).unwrap_or_default().to_owned();
    let Some(work) = catalog.names().get(NodeClass::Work, &key) else {
        let known = catalog.works().map(|(_, work)| work.key.as_str());
        let nearest = did_you_mean(&key, known);
        let help = nearest.unwrap_or_else(|| "begin the id with the work's key: `KEY/slug`".to_owned());
        context
            .output
            .message(&format!("error: unknown work `{key}`, so no text can be searched\nhelp: {help}"));
        return Ok(false);
    };
    let place_given = given(wanted, via);
    let given = Given { place: &place_given, is_reported: via.is_some() };
    let shelf = texts::shelf(folder, catalog)?;
    let mut places: Vec<Locator> = Vec::new();
    for (_, value) in wanted.fields.iter_mut().filter(|(name, _)| name == "quote") {
        let found = captured(catalog, &shelf, work, value, given)?;
        for notice in shelf.notices() {
            context.output.notice(&notice);
        }
        let Some(found) = found else {
            context.output.message(&format!("error: the folder has no text of `{key}` that can be read"));
            return Ok(false);
        };
        match found {
            Captured::Once(found) => {
                context.output.notice(&shown(&key, &found));
                if *value != found.words && !is_agreed && !agrees() {
                    context.output.notice("nothing was added");
                    return Ok(false);
                }
                if found.agrees == Some(false) {
                    let (place, given) = (standing(&found.place), standing(&given.place.to_string()));
                    context.output.message(&format!("warning: the quote is {place}, not {given}"));
                }
                value.clone_from(&found.words);
                places.extend(found.at);
            }
            Captured::Several(found) => {
                context.output.message(&several(&key, value, &found));
                return Ok(false);
            }
            Captured::Missing(near) => {
                let near = near.map(|near| format!("\nhelp: perhaps {}: “{}”", near.place, near.words));
                context.output.message(&format!(
                    "error: “{value}” is not in the text of `{key}`{}",
                    near.unwrap_or_default()
                ));
                return Ok(false);
            }
        }
    }
    let at = wanted.fields.iter().position(|(name, _)| name == "at");
    let (name, at) = match (via, at) {
        (Some(via), _) if wanted.fields[via].1.trim() == key || place_given.is_of_file() => {
            ("via", Some(via))
        }
        (None, None) => ("at", None),
        (None, Some(at)) if place_given.is_of_file() => ("at", Some(at)),
        _ => return Ok(true),
    };
    let Some(place) = joined(&places) else {
        let places: Vec<String> = places.iter().map(ToString::to_string).collect();
        let example = if name == "via" { format!("{key} {}", places[0]) } else { places[0].clone() };
        context.output.message(&format!(
            "error: the quotes stand in several places: {}\nhelp: say which the claim gives: `{name}  {example}`",
            places.join("; ")
        ));
        return Ok(false);
    };
    match at {
        _ if place.is_empty() => {}
        Some(at) if name == "via" => wanted.fields[at].1 = format!("{key} {place}"),
        Some(at) => wanted.fields[at].1 = place.to_string(),
        None => wanted.fields.push(("at".to_owned(), place.to_string())),
    }
    Ok(true)
}

/// The place that a claim gives in the work in which it was read.
fn given(wanted: &Wanted, via: Option<usize>) -> Locator {
    let place = match via {
        Some(via) => wanted.fields[via].1.trim().split_once(char::is_whitespace).map(|(_, place)| place),
        None => wanted.fields.iter().find(|(name, _)| name == "at").map(|(_, place)| place.as_str()),
    };
    place.and_then(|place| Locator::of(place.trim_start_matches([',', ' ']))).unwrap_or_default()
}

/// The places of several quotes as one, which is empty if there are none; nothing if they cannot be said as one.
fn joined(places: &[Locator]) -> Option<Locator> {
    let mut places = places.iter();
    let mut joined = places.next().cloned().unwrap_or_default();
    for place in places {
        joined = both(joined, place)?;
    }
    Some(joined)
}

/// Two places that differ only in the numbers of their last parts, as one: `pp. 9, 12`.
fn both(mut one: Locator, other: &Locator) -> Option<Locator> {
    if one == *other {
        return Some(one);
    }
    let (last, before) = other.parts.split_last()?;
    let (own, own_before) = one.parts.split_last_mut()?;
    match (own, last) {
        (
            Part::Numbered { unit, kept, ranges },
            Part::Numbered { unit: other_unit, kept: other_kept, ranges: more },
        ) if before == own_before && unit == other_unit && kept == other_kept => {
            let new: Vec<Range> = more.iter().filter(|range| !ranges.contains(range)).cloned().collect();
            ranges.extend(new);
            ranges.sort();
        }
        _ => return None,
    }
    Some(one)
}

/// The words with what stands around them.
fn shown(key: &str, found: &Capture) -> String {
    let before = if found.before.is_empty() { String::new() } else { format!("… {} ", found.before) };
    let after = if found.after.is_empty() { String::new() } else { format!(" {} …", found.after) };
    format!("{key} {}: {before}“{}”{after}", found.place, found.words)
}

fn several(key: &str, typed: &str, found: &[Capture]) -> String {
    let mut message = format!("error: “{typed}” is in {} places of `{key}`: quote more words", found.len());
    for place in found.iter().take(SHOWN) {
        message += &match &place.distinct {
            Some(words) => format!("\nhelp: {}: “{words}”", place.place),
            None => format!("\nhelp: {}", shown(key, place)),
        };
    }
    if found.len() > SHOWN {
        message += &format!("\nhelp: {}", more(&found[SHOWN..]));
    }
    message
}

/// The places that are not shown, as far as they can be said in a few words.
fn more(left: &[Capture]) -> String {
    let places: Vec<&str> = left.iter().take(SHOWN).map(|found| found.place.as_str()).collect();
    let rest = left.len() - places.len();
    let more = if rest == 0 { String::new() } else { format!(" and {rest} more") };
    format!("also {}{more}", places.join("; "))
}

/// Asks on a terminal; elsewhere nobody can be asked, and the words of the text count.
fn agrees() -> bool {
    if !stdin().is_terminal() || !stderr().is_terminal() {
        return true;
    }
    let _ = write!(stderr(), "quote these words? [Y/n] ").and_then(|()| stderr().flush());
    let mut answer = String::new();
    let is_read = stdin().read_line(&mut answer).is_ok_and(|length| length > 0);
    is_read && !answer.trim().to_lowercase().starts_with('n')
}

#[cfg(test)]
mod tests {
    use super::joined;
    use crate::annotation::Locator;

    #[test]
    fn places_of_one_kind_are_said_as_one() {
        for (places, expected) in [
            (vec!["p. 12", "p. 9", "p. 12"], Some("pp. 9, 12")),
            (vec!["pp. 9-10", "p. 9"], Some("pp. 9, 9-10")),
            (vec!["§ \"A\" ¶ 1", "§ \"A\" ¶ 3"], Some("§ \"A\" ¶¶ 1, 3")),
            (vec!["§ \"A\" ¶ 1", "§ \"B\" ¶ 3"], None),
            (vec!["p. 9 n. 3", "p. 12"], None),
            (vec!["p. 9"], Some("p. 9")),
            (vec![], Some("")),
        ] {
            let places: Vec<Locator> = places.into_iter().filter_map(Locator::of).collect();
            let found = joined(&places).map(|place| place.to_string());
            assert_eq!(found.as_deref(), expected, "{places:?}");
        }
    }
}
