//! A citation as a row: which place cites which, what for, and the claims that it serves.

use crate::catalog::Catalog;
use crate::catalog::entry::Cite;
use crate::render::amount::Amount;
use crate::render::cite;
use crate::render::paint::{Paint, Role};
use crate::render::wrap::shortened;

/// `Keating 2015, n. 4 → Snyder 1997, p. 1 · as definition`, and the claims served, a line each.
pub(super) fn lines(catalog: &Catalog, paint: Paint, citation: &Cite, amount: Amount) -> Vec<String> {
    let Cite { from, to, intent, serves, note, .. } = citation;
    let head = format!("{} → {}", cite::place(catalog, from), cite::place(catalog, to));
    let head = if intent.is_empty() { head } else { format!("{head} · as {intent}") };
    let mut lines = paint.block_in(Some(Role::Title), "", 0, &head);
    if amount == Amount::Brief {
        return lines;
    }
    if !note.is_empty() {
        lines.extend(paint.block_in(Some(Role::Faint), "", 2, &format!("note: {note}")));
    }
    for claim in serves.iter().filter_map(|id| catalog.claim(*id)) {
        lines.push(format!("  {}", shortened(&claim.text, paint.prose().saturating_sub(2))));
    }
    lines
}
