//! The verdicts that would be others without some sources, as a list below the picture.

use crate::query::answer::Answer;
use crate::render::impact;
use crate::render::paint::wrap;
use crate::render::picture::canvas::Picture;
use crate::render::picture::drawing::{Label, Mark};
use crate::render::picture::style::Look;

/// The width of the list, in columns.
const LIST: usize = 72;

/// Draws what changes without the sources that the answer withdraws.
pub(super) fn draw(picture: &mut Picture<'_>, answer: &Answer) {
    let catalog = picture.catalog;
    picture.open("without", &impact::title(catalog, answer));
    let mut lines: Vec<String> = Vec::new();
    for change in impact::listed(catalog, answer) {
        lines.extend(wrap(&change, LIST));
    }
    if lines.is_empty() {
        lines.push("no verdict would change".to_owned());
    }
    picture.mark(Mark::bare("changes", Look::LIST, Label::Prose(lines.join("\n"))));
    picture.close();
}
