//! A citation as a row: which place cites which, what for, and the claims that it serves.

use crate::catalog::Catalog;
use crate::catalog::entry::Cite;
use crate::render::cite;
use crate::render::paint::{Paint, Role};
use crate::render::wrap::wrap;

/// `keating2015 n. 4 → Snyder 1997, p. 1 · as definition`, and the claims served, a line each.
pub(super) fn lines(catalog: &Catalog, paint: Paint, citation: &Cite) -> Vec<String> {
    let Cite { from, to, intent, serves, .. } = citation;
    let citing = format!("{} {}", catalog.id(from.work), from.locator);
    let head = format!("{} → {}", citing.trim_end(), cite::place(catalog, to));
    let head = if intent.is_empty() { head } else { format!("{head} · as {intent}") };
    let mut lines = paint.block_in(Some(Role::Title), "", 0, &head);
    for claim in serves.iter().filter_map(|id| catalog.claim(*id)) {
        lines.push(format!("  {}", shortened(&claim.text, paint.prose().saturating_sub(2))));
    }
    lines
}

/// A text on one line of so many columns, cut between words.
fn shortened(text: &str, room: usize) -> String {
    let lines = wrap(text, room);
    match lines.as_slice() {
        [] => String::new(),
        [whole] => whole.clone(),
        _ => {
            let first = wrap(text, room.saturating_sub(2).max(1)).swap_remove(0);
            format!("{first} …")
        }
    }
}
