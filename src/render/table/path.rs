//! A path: its things and relations on a line, and below it the claim that each step rests on.

use crate::graph::walk::Path;
use crate::query::answer::Answer;
use crate::render::amount::Amount;
use crate::render::paint::Role;
use crate::render::table::Table;
use crate::render::{challenged, cite};
use crate::statement;

impl Table<'_> {
    pub(super) fn path(&self, answer: &Answer, number: usize, path: &Path) -> Vec<String> {
        let mut chain = path.first().map_or_else(String::new, |hop| self.catalog.label(hop.from()));
        for hop in path {
            chain += &statement::arrow(self.catalog, &hop.edge, hop.inverse);
            chain += &self.catalog.label(hop.to());
        }
        let first = format!("{number}.");
        let mut lines = self.paint.block_in(Some(Role::Title), &first, 4, &chain);
        let told = if self.amount == Amount::Brief { &[] } else { path.as_slice() };
        for (at, hop) in told.iter().enumerate() {
            // A claim that two hops rest on is told once.
            if at > 0 && path[at - 1].edge.evidence == hop.edge.evidence {
                continue;
            }
            let source = hop.edge.evidence.source(self.catalog);
            let claim = source.claim.and_then(|claim| self.catalog.claim(claim));
            let text = claim.map_or_else(
                || {
                    let [from, to] = [hop.edge.from, hop.edge.to].map(|end| self.catalog.label(end));
                    statement::of_edge_when(self.catalog, &hop.edge, &from, &to)
                },
                |claim| claim.text.clone(),
            );
            lines.extend(self.paint.block("    ", 4, &text));
            let force = claim.map_or("", |claim| cite::force(claim.force));
            let standing = challenged::of_claim(self.catalog, answer, source.claim);
            let parts = [cite::source(self.catalog, &source), force.to_owned(), standing];
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            let place = parts.join(" · ");
            if !place.is_empty() {
                lines.extend(self.paint.block_in(Some(Role::Faint), "", 6, &place));
            }
        }
        for told in challenged::on_path(self.catalog, answer, path) {
            lines.extend(self.paint.block_in(Some(Role::Faint), "", 6, &told));
        }
        lines
    }
}
