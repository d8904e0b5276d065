//! Where a thing is recorded, and who changed that last.

use maud::{Markup, html};

use crate::catalog::entry::NodeId;
use crate::web::piece::text::Text;
use crate::web::sheet::Sheet;

/// The file and line of a thing's record, and the last change of them that git knows.
pub(in crate::web) fn of(sheet: &Sheet<'_>, node: NodeId) -> Markup {
    let Some(span) = sheet.catalog().span(node) else { return html! {} };
    let place = sheet.explorer.session.sources().place(span);
    let file = &sheet.explorer.session.sources().file(span.file).name;
    let last = sheet.explorer.history.last_of(file);
    html! {
        p.recorded {
            "recorded in " code { (Text(&place)) }
            @if let Some(commit) = last {
                ", a file last changed by " (Text(&commit.author)) " on "
                time datetime=(commit.date) { (commit.date.get(..10).unwrap_or_default()) }
            }
        }
    }
}
