//! What is lost between formats, as it is told.

use std::collections::BTreeSet;

use crate::cli::Context;
use crate::debate::Losses;

/// So many names of one sort are shown.
const SHOWN: usize = 8;

/// No name is shown at more letters.
const LONGEST: usize = 70;

/// Lists what is lost on standard error: a line for each sort, with its number and names.
pub(super) fn tell(context: &Context, losses: &Losses) {
    for (loss, lost) in losses.iter() {
        let (number, names) = (lost.len(), names(lost));
        let line = match loss.instead {
            None => format!("omitted: {} ({number}): {names}", loss.what),
            Some(instead) => format!("changed: {} ({number}), now {instead}: {names}", loss.what),
        };
        context.output.message(&line);
    }
}

/// The first of several names, each once.
pub(super) fn names(names: &[String]) -> String {
    let mut seen = BTreeSet::new();
    let distinct: Vec<&String> = names.iter().filter(|name| seen.insert(name.as_str())).collect();
    let shown: Vec<String> = distinct.iter().take(SHOWN).map(|name| shortened(name)).collect();
    let more = distinct.len().saturating_sub(SHOWN);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    shown.join(", ") + &more
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    name.chars().take(LONGEST - 1).collect::<String>().trim_end().to_owned() + "…"
}
