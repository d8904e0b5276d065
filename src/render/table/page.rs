//! A thing in short: what it is, what is called so, and the claims that are made of the thing itself.

use crate::catalog::Catalog;
use crate::query::answer::{Answer, Row, Value};
use crate::render::cite;
use crate::render::paint::{Paint, Role};
use crate::render::phrase;
use crate::verdict::Speaker;

/// Of so many claims that bear on the thing itself the words are shown.
const SHOWN: usize = 4;
/// What the row shows above, and need not say again.
const ABOVE: [&str; 5] = ["label", "text", "title", "scholar", "year"];
/// What it shows above of an argument besides.
const ABOVE_OF_ARGUMENT: [&str; 4] = ["premises", "concludes", "work", "locator"];
/// What it shows above of an excerpt besides.
const ABOVE_OF_EXCERPT: [&str; 5] = ["note", "tags", "work", "locator", "marked"];

/// The lines below the name of the thing that a row is of.
pub(super) fn lines(catalog: &Catalog, paint: Paint, answer: &Answer, row: &Row) -> Vec<String> {
    let Some(node) = row.node else { return Vec::new() };
    let is_argument = catalog.argument(node).is_some();
    let is_excerpt = catalog.excerpt(node).is_some();
    let mut lines = Vec::new();
    let mut figures = Vec::new();
    for verdict in &row.verdicts {
        let parts =
            [phrase::of_subject(catalog, verdict), phrase::marks(verdict), phrase::tally(catalog, verdict)];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        lines.extend(paint.block_in(Some(phrase::role(verdict)), "", 2, &parts.join(" · ")));
    }
    for (name, value) in &row.values {
        match value {
            Value::Text(_) if is_excerpt && ABOVE_OF_EXCERPT.contains(&name.as_str()) => {}
            Value::Text(text) if is_excerpt && name == "for" => {
                lines.extend(paint.block("", 2, &format!("made from it: {text}")));
            }
            Value::Text(_) if is_argument && ABOVE_OF_ARGUMENT.contains(&name.as_str()) => {}
            // Beside a claim or an argument it stands above, with what disputes it.
            Value::Text(_) if name == "standing" && catalog.topic(node).is_none() => {}
            Value::Text(text) if !ABOVE.contains(&name.as_str()) => {
                let name = if name == "names" { "also called" } else { name };
                lines.extend(paint.block("", 2, &format!("{name} {text}")));
            }
            Value::Number(number) => figures.push(phrase::figure(name, *number)),
            Value::Text(_) => {}
        }
    }
    for bearing in answer.bearing.iter().take(SHOWN) {
        let words = phrase::bearing(catalog, bearing);
        let indent = words.chars().count() + 4;
        let (text, source) = cite::speaker(catalog, &Speaker::Claim(bearing.claim));
        lines.extend(paint.block(&format!("  {words}"), indent, &text));
        lines.extend(paint.block_in(Some(Role::Faint), "", indent, &cite::source(catalog, &source)));
    }
    if let Some(more) = answer.bearing.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        lines.push(format!("  … and {more} more"));
    }
    let id = format!("{}:{}", catalog.kind(node), catalog.id(node));
    figures.push(format!("see all: catena show {id}"));
    lines.extend(paint.block_in(Some(Role::Faint), "", 2, &figures.join(" · ")));
    lines
}
