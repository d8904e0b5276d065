//! The reference of a work, and what a reader copies of it.

use maud::{Markup, html};

use crate::bibliography::format::Format;
use crate::catalog::entry::NodeId;
use crate::render::references::Formatted;
use crate::web::download::published;
use crate::web::piece::text::Text;
use crate::web::sheet::Sheet;

/// The reference of a work as styles have it; none of a work that the bibliography does not have.
pub(in crate::web) fn formatted(sheet: &Sheet<'_>, work: NodeId) -> Option<Markup> {
    sheet.explorer.index().reference(sheet.explorer.session, work).as_ref().map(pieces)
}

fn pieces(reference: &Formatted) -> Markup {
    html! {
        p.reference {
            @for piece in &reference.pieces {
                @match (piece.italic, piece.bold) {
                    (true, _) => i { (Text(&piece.text)) },
                    (false, true) => b { (Text(&piece.text)) },
                    (false, false) => (Text(&piece.text)),
                }
            }
        }
    }
}

/// The work's key and its entry in the formats of other programs, to copy; with its place for a claim in it.
pub(in crate::web) fn to_copy(sheet: &Sheet<'_>, work: NodeId, place: &str) -> Markup {
    let key = sheet.catalog().id(work);
    let works = published(sheet.explorer.session, &[work]);
    let cited = if place.is_empty() { format!("[@{key}]") } else { format!("[@{key}, {place}]") };
    html! {
        dl.copy {
            dt { "citation key" } dd { code.copied { (Text(key)) } }
            dt { "in Markdown" } dd { code.copied { (Text(&cited)) } }
        }
        @for (name, format) in [("BibTeX", Format::BibTeX), ("CSL-JSON", Format::CslJson), ("RIS", Format::Ris)] {
            @if !works.is_empty() {
                details.format { summary { (name) } pre.copied { (Text(format.write(&works).trim_end())) } }
            }
        }
    }
}
