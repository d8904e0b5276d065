//! A thing in short: what it is, what is called so, and the claims that are made of the thing itself.

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::graph::Evidence;
use crate::query::answer::{Row, Value};
use crate::render::cite;
use crate::render::paint::{Paint, Role};
use crate::statement;
use crate::verdict::Speaker;

/// Of so many claims that bear on the thing itself the words are shown.
const SHOWN: usize = 4;
/// What the row shows above, and need not say again.
const ABOVE: [&str; 5] = ["label", "text", "title", "scholar", "year"];

/// The lines below the name of the thing that a row is of.
pub(super) fn lines(catalog: &Catalog, paint: Paint, row: &Row) -> Vec<String> {
    let Some(node) = row.node else { return Vec::new() };
    let mut lines = Vec::new();
    let mut figures = Vec::new();
    for (name, value) in &row.values {
        match value {
            Value::Text(text) if !ABOVE.contains(&name.as_str()) => {
                let name = if name == "names" { "also called" } else { name };
                lines.extend(paint.block("", 2, &format!("{name} {text}")));
            }
            Value::Number(1) => figures.push(format!("1 {}", name.trim_end_matches('s'))),
            Value::Number(number) => figures.push(format!("{number} {name}")),
            Value::Text(_) => {}
        }
    }
    let bearing = bearing(catalog, node);
    for (claim, words) in bearing.iter().take(SHOWN) {
        let (text, _) = cite::speaker(catalog, &Speaker::Claim(*claim));
        lines.extend(paint.block(&format!("  {words}"), words.chars().count() + 4, &text));
        let place = cite::source(catalog, &Evidence::Claim(*claim).source(catalog));
        lines.extend(paint.block_in(Some(Role::Faint), "", words.chars().count() + 4, &place));
    }
    if let Some(more) = bearing.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        lines.push(format!("  … and {more} more"));
    }
    let id = format!("{}:{}", catalog.kind(node), catalog.id(node));
    figures.push(format!("all of it: catena show {id}"));
    lines.extend(paint.block_in(Some(Role::Faint), "", 2, &figures.join(" · ")));
    lines
}

/// The claims that bear a declared relation to the thing, each with the words for it.
fn bearing(catalog: &Catalog, node: NodeId) -> Vec<(NodeId, String)> {
    let mut found = Vec::new();
    for (id, claim) in catalog.claims() {
        for link in claim.links.iter().filter(|link| link.target == node) {
            let relation = catalog.vocabulary.relation(link.relation);
            found.push((id, statement::inverse(relation, claim.force)));
        }
    }
    found
}
