//! What an answer leaves out because of its verdict: grey, with the verdict that leaves it out.

use crate::query::answer::LeftOut;
use crate::render::paint::wrap;
use crate::render::picture::canvas::{Picture, name, thing};
use crate::render::picture::drawing::{Label, Mark, State};
use crate::render::picture::label;
use crate::render::picture::style::Look;
use crate::render::picture::words;
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
        // It may stand in the answer too, as an object or as evidence.
        let own = format!("omitted {}", name(catalog, left.node));
        let look = picture.styles.kind(catalog.kind(left.node));
        picture.mark(Mark {
            thing: Some(thing(catalog, left.node)),
            called: words::called(catalog, left.node),
            state: State::Omitted,
            tooltip: words::tooltip(catalog, left.node),
            ..Mark::bare(&own, look, Label::Centred(words))
        });
        names.push(own);
    }
    picture.rows(names.chunks(ACROSS).map(<[String]>::to_vec).collect());
    if !silent.is_empty() {
        let list: Vec<String> = silent.iter().map(|left| catalog.label(left.node)).collect();
        let words = wrap(&format!("silent: {}", list.join(", ")), LIST).join("\n");
        let silent = Mark::bare("omitted silent", Look::LIST, Label::Prose(words));
        picture.mark(Mark { state: State::Omitted, ..silent });
        // In the second column, which claims make as wide as the list is.
        picture.second("omitted silent");
    }
    picture.close();
}
