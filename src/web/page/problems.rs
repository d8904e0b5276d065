//! What is wrong with the library, with file and line.

use maud::html;

use crate::check::examine;
use crate::code::Severity;
use crate::web::explorer::Faulty;
use crate::web::page::Page;
use crate::web::piece::text::Text;
use crate::web::sheet::Sheet;

/// Of more problems the page says how many they are.
const MOST: usize = 500;

pub(super) fn page(sheet: &Sheet<'_>) -> Page {
    let (session, unread) = match sheet.explorer.faulty {
        Some(Faulty::Wrong(newer)) => (&**newer, None),
        Some(Faulty::Unread(why)) => (sheet.explorer.session, Some(why)),
        None => (sheet.explorer.session, None),
    };
    // Rules need a library without errors, and cannot be asked of one that is not there.
    let examined = examine(session).map(|findings| findings.found);
    let found = examined.as_deref().unwrap_or(&session.diagnostics);
    let body = html! {
        header.thing {
            h1 { "Problems" }
            p.lead {
                @if sheet.explorer.faulty.is_some() { "The files have changed and cannot be shown because of these errors. All other pages show the library as it was before." }
                @else if found.is_empty() { "The files of this library have no problems." }
                @else { "Records with errors are skipped until they are fixed." }
            }
        }
        @if let Some(why) = unread { p.problem { (Text(why)) } }
        ol.problems {
            @for problem in found.iter().take(MOST) {
                li.(if problem.severity() == Severity::Error { "error" } else { "warning" }) {
                    p {
                        b { (if problem.severity() == Severity::Error { "error" } else { "warning" }) } ": " (Text(&problem.message))
                    }
                    p.where { code { (Text(&session.sources().place(problem.primary.span))) } " " (problem.code.name()) }
                    @for help in &problem.help { p.help { (Text(help)) } }
                }
            }
        }
        @if found.len() > MOST { p.notice { (found.len() - MOST) " more" } }
    };
    Page { title: "Problems".to_owned(), body }
}
