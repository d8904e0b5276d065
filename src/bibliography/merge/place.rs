//! Where new entries go in a bibliography's text.

use crate::bibliography::Entry;

/// How the text ends its lines.
pub(super) fn line_end(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// The text with new entries, given as key and text, a blank line before each. All other bytes stay.
pub(super) fn insert(
    text: &str,
    entries: &[Entry],
    mut added: Vec<(String, String)>,
    break_: &str,
) -> String {
    let mut here: Vec<(String, usize, usize)> = entries
        .iter()
        .map(|entry| {
            let range = entry.span.range();
            (entry.key.value.to_lowercase(), range.start, range.end)
        })
        .collect();
    here.sort_by_key(|(_, start, _)| *start);
    let sorted = here.len() > 1 && here.is_sorted_by_key(|(key, ..)| key.clone());
    if sorted {
        added.sort_by_key(|(key, _)| key.to_lowercase());
    }
    let mut out =
        String::with_capacity(text.len() + added.iter().map(|(_, entry)| entry.len() + 2).sum::<usize>());
    let mut copied = 0;
    for (key, entry) in added {
        let at = if sorted { after(text, &here, &key.to_lowercase()) } else { text.len() }.max(copied);
        out.push_str(&text[copied..at]);
        copied = at;
        let first = out.trim_start_matches('\u{feff}').is_empty();
        if !first && !out.ends_with('\n') {
            out.push_str(break_);
        }
        let blank_before = out.ends_with("\n\n") || out.ends_with("\n\r\n");
        if !first && !blank_before {
            out.push_str(break_);
        }
        out.push_str(&entry);
        let blank_follows = text[at..].is_empty() || text[at..].starts_with(['\n', '\r']);
        if !blank_follows {
            out.push_str(break_);
        }
    }
    out.push_str(&text[copied..]);
    out
}

/// Where the entry `key` goes among entries in the order of their keys: behind the line on which the
/// one before it ends, so that comments stay with the entries that they stand before.
fn after(text: &str, here: &[(String, usize, usize)], key: &str) -> usize {
    let before = here.partition_point(|(known, ..)| known.as_str() <= key);
    let next = here.get(before).map_or(text.len(), |(_, start, _)| *start);
    match before.checked_sub(1).and_then(|at| here.get(at)) {
        Some((_, _, end)) => {
            let line = text[*end..].find('\n').map_or(text.len(), |length| end + length + 1);
            if line <= next { line } else { *end }
        }
        // Before the first entry, and before the lines of comment right above it.
        None => text[..next]
            .rfind("\n\n")
            .map_or(next, |at| at + 2)
            .max(text[..next].rfind("\n\r\n").map_or(0, |at| at + 3)),
    }
}
