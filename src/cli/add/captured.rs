//! `catena add claim --texts`: quotes as the text has them, with their place.

use std::io::{IsTerminal, Write, stderr, stdin};
use std::path::Path;

use crate::add::Wanted;
use crate::catalog::NodeClass;
use crate::cli::Context;
use crate::error::Error;
use crate::session::Session;
use crate::verify::shelf::Shelf;
use crate::verify::{Capture, Captured, captured};

/// Completes the quotes of a claim to the words of the text, and gives the place if the claim has none. False if a quote is
/// not in the text or in several places, which has been told, or if nobody wants it. On a terminal somebody is asked before
/// words are changed, unless `is_agreed`.
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
        context.output.message(&format!("error: no work `{key}` whose text could be read\nhelp: begin the id with the work's key: `KEY/slug`"));
        return Ok(false);
    };
    let shelf = Shelf::open(folder, catalog)?;
    let mut place = None;
    for (_, value) in wanted.fields.iter_mut().filter(|(name, _)| name == "quote") {
        let Some(found) = captured(catalog, &shelf, work, value)? else {
            context.output.message(&format!("error: the folder has no text of `{key}`"));
            return Ok(false);
        };
        match found {
            Captured::Once(found) => {
                context.output.notice(&shown(&key, &found));
                if *value != found.words && !is_agreed && !agrees() {
                    context.output.notice("nothing was added");
                    return Ok(false);
                }
                value.clone_from(&found.words);
                place = place.or(found.at);
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
    for notice in shelf.notices() {
        context.output.notice(&notice);
    }
    let Some(place) = place.map(|place| place.to_string()) else { return Ok(true) };
    match via {
        Some(at) if wanted.fields[at].1.trim() == key => wanted.fields[at].1 = format!("{key} {place}"),
        None if !wanted.fields.iter().any(|(name, _)| name == "at") => {
            wanted.fields.push(("at".to_owned(), place));
        }
        _ => {}
    }
    Ok(true)
}

/// The words with what stands around them.
fn shown(key: &str, found: &Capture) -> String {
    let before = if found.before.is_empty() { String::new() } else { format!("… {} ", found.before) };
    let after = if found.after.is_empty() { String::new() } else { format!(" {} …", found.after) };
    format!("{key} {}: {before}“{}”{after}", found.place, found.words)
}

fn several(key: &str, typed: &str, found: &[Capture]) -> String {
    let mut message = format!("error: “{typed}” is in several places of `{key}`: quote more words");
    for place in found {
        message += &match &place.distinct {
            Some(words) => format!("\nhelp: {}: “{words}”", place.place),
            None => format!("\nhelp: {}", shown(key, place)),
        };
    }
    message
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
