//! What an answer leaves out because of its verdict: grey, with the verdict that leaves it out.

use crate::query::answer::LeftOut;
use crate::render::dot::label;
use crate::render::dot::picture::{Picture, name};
use crate::render::dot::style::{FAINT, PAPER};
use crate::render::dot::words;
use crate::render::dot::write::Attributes;
use crate::render::paint::wrap;
use crate::verdict::Status;

/// Nodes of one row.
const ACROSS: usize = 4;
/// The width of the list of what is silent, in columns.
const LIST: usize = 52;

/// Draws what was left out: each that speaks by itself, and what is silent as a list.
pub(super) fn draw(picture: &mut Picture<'_>, left_out: &[LeftOut]) {
    if left_out.is_empty() {
        return;
    }
    picture.open("omitted", "omitted");
    let (silent, speaking): (Vec<&LeftOut>, Vec<&LeftOut>) =
        left_out.iter().partition(|left| left.verdict.status == Status::Silent);
    let catalog = picture.catalog;
    let mut names = Vec::new();
    for left in speaking {
        let status = words::status(catalog, Some(left.node), &left.verdict);
        let words = format!("{}\n{status}", label::short(catalog, left.node));
        let grey = picture.styles.kind(catalog.kind(left.node)).greyed();
        let grey = grey.centred("tooltip", &words::tooltip(catalog, left.node)).centred("label", &words);
        // It may stand in the answer too, as an object or as evidence.
        let own = format!("omitted {}", name(catalog, left.node));
        picture.document.node(&own, &grey);
        names.push(own);
    }
    names.chunks(ACROSS).for_each(|row| picture.document.chain(row));
    if !silent.is_empty() {
        let list: Vec<String> = silent.iter().map(|left| catalog.label(left.node)).collect();
        let words = wrap(&format!("silent: {}", list.join(", ")), LIST).join("\n");
        let grey = Attributes::of(&[("shape", "box"), ("style", "filled,dashed"), ("fillcolor", PAPER)]);
        let grey = grey.word("color", FAINT).word("fontcolor", FAINT);
        picture.document.node("omitted silent", &grey.word("fontsize", "10").flush_left("label", &words));
        // In the second column, which claims make as wide as the list is.
        let first = picture.gap("omitted");
        picture.document.chain(&[first, "omitted silent".to_owned()]);
    }
    picture.document.close();
}
