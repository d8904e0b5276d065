//! The verdicts that would be others without some sources, as a list below the picture.

use crate::query::answer::Answer;
use crate::render::dot::picture::Picture;
use crate::render::dot::style::{INK, PAPER};
use crate::render::dot::write::Attributes;
use crate::render::impact;
use crate::render::paint::wrap;

/// The width of the list, in columns.
const LIST: usize = 72;
/// Changes that are listed; the rest is counted.
const MOST: usize = 24;

/// Draws what changes without the sources that the answer withdraws.
pub(super) fn draw(picture: &mut Picture<'_>, answer: &Answer) {
    let catalog = picture.catalog;
    picture.open("without", &impact::title(catalog, answer));
    let mut lines: Vec<String> = Vec::new();
    for change in answer.changes.iter().take(MOST) {
        lines.extend(wrap(&impact::line(catalog, change), LIST));
    }
    match answer.changes.len().saturating_sub(MOST) {
        0 if lines.is_empty() => lines.push("no verdict would be another".to_owned()),
        0 => {}
        more => lines.push(format!("… and {more} more")),
    }
    let look = Attributes::of(&[("shape", "box"), ("style", "filled"), ("fillcolor", PAPER), ("color", INK)]);
    picture.document.node("changes", &look.word("fontsize", "10").flush_left("label", &lines.join("\n")));
    picture.document.close();
}
