//! What entries take from others: all of an `xdata` container, and of the work named in `crossref`
//! what is true of its parts as well.

mod order;
mod take;

use std::collections::{BTreeMap, BTreeSet};

use order::order;
use take::{take_all, take_shared};

use super::draft::Draft;
use super::words::{nearest, shown};
use crate::bibliography::Entry;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::source::Spanned;

/// So many entries may stand one above the other.
const HIGHEST: usize = 32;

/// So many unknown parents of a file get a suggestion, since each is compared with every key.
const SUGGESTIONS: usize = 20;

/// The entries with what they inherit, without the `xdata` containers. `broken` are keys of entries
/// that were left out: that they are not there has been reported.
pub(super) fn inherit(
    drafts: Vec<Draft>,
    broken: &BTreeSet<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Entry> {
    let keys = names(&drafts);
    let mut links = Links { keys, broken, suggestions: SUGGESTIONS, diagnostics };
    let parents: Vec<Vec<Link>> = drafts.iter().map(|draft| links.of(draft)).collect();
    let mut entries: Vec<Entry> = drafts.into_iter().map(|draft| draft.entry).collect();
    let mut heights = vec![0; entries.len()];
    let (order, circular) = order(&parents, &entries, links.diagnostics);
    for child in order {
        for link in &parents[child] {
            if circular.contains(&(child, link.parent)) {
                continue;
            }
            if heights[link.parent] + 1 >= HIGHEST {
                let message = format!("expected at most {HIGHEST} levels of containing entries, found more");
                let help = "refer from the entry to the work that contains it";
                links.diagnostics.push(Diagnostic::new(Code::BibValue, link.key.span, message).help(help));
                continue;
            }
            heights[child] = heights[child].max(heights[link.parent] + 1);
            let Ok([child, parent]) = entries.get_disjoint_mut([child, link.parent]) else { continue };
            if link.is_host {
                take_shared(child, parent);
            } else {
                take_all(child, parent);
            }
        }
    }
    entries.retain(|entry| entry.kind != "xdata");
    entries
}

/// What entries are called by: the first that has a key by that, and by the other keys that `ids` gives it
/// if no entry has them for its own.
fn names(drafts: &[Draft]) -> BTreeMap<String, usize> {
    let mut names = BTreeMap::new();
    let own = drafts.iter().enumerate().map(|(at, draft)| (draft.entry.key.value.as_str(), at));
    let ids = drafts.iter().enumerate().flat_map(|(at, draft)| {
        let ids = draft.entry.fields.get("ids").map_or("", String::as_str);
        ids.split(',').map(move |id| (id.trim(), at))
    });
    for (name, at) in own.chain(ids).filter(|(name, _)| !name.is_empty()) {
        names.entry(name.to_owned()).or_insert(at);
    }
    names
}

/// A reference of one entry to another.
struct Link {
    parent: usize,
    key: Spanned<String>,
    /// By `crossref`, not by `xdata`.
    is_host: bool,
}

struct Links<'d> {
    keys: BTreeMap<String, usize>,
    broken: &'d BTreeSet<String>,
    suggestions: usize,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl Links<'_> {
    /// The entries from which `draft` inherits; those that are not there are reported.
    fn of(&mut self, draft: &Draft) -> Vec<Link> {
        let xdata = draft.xdata.iter().map(|key| (key, false));
        let written = xdata.chain(draft.crossref.iter().map(|key| (key, true)));
        written.filter_map(|(key, is_host)| self.find(key, is_host)).collect()
    }

    fn find(&mut self, key: &Spanned<String>, is_host: bool) -> Option<Link> {
        if let Some(parent) = self.keys.get(&key.value) {
            return Some(Link { parent: *parent, key: key.clone(), is_host });
        }
        if !self.broken.contains(&key.value) {
            let field = if is_host { "crossref" } else { "xdata" };
            let message = format!("expected the key of an entry in `{field}`, found `{}`", shown(&key.value));
            let mut diagnostic = Diagnostic::new(Code::BibUnknownParent, key.span, message);
            if self.suggestions > 0 {
                self.suggestions -= 1;
                diagnostic = nearest(diagnostic, &key.value, self.keys.keys().map(String::as_str));
            }
            self.diagnostics.push(diagnostic.help("add the entry, or remove the reference to it"));
        }
        None
    }
}

#[cfg(test)]
mod tests;
