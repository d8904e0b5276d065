//! The links by which an answer is taken away.

use maud::{Markup, html};

use crate::query::answer::Answer;
use crate::web::download::Format;
use crate::web::piece::next;
use crate::web::sheet::Sheet;
use crate::web::taken::{Taken, is_cut};

/// The answer to a question in formats of other programs: made by whoever answers, else as the files that lie beside the
/// pages; nothing where there are none, and of an answer that was cut.
pub(in crate::web) fn of_answer(
    sheet: &Sheet<'_>,
    question: &str,
    answer: &Answer,
    formats: &[Format],
    beside: impl Fn(Format) -> Option<Taken>,
) -> Markup {
    let to = |format: Format| {
        if sheet.explorer.is_served() {
            let asked = next::encoded(question);
            return Some(format!("{}?q={asked}", sheet.to_file(&format!("answer.{}", format.ending()))));
        }
        beside(format).map(|taken| sheet.to_file(&taken.path(sheet.explorer)))
    };
    let links: Vec<(String, Format)> = formats
        .iter()
        .filter(|_| !is_cut(answer))
        .filter_map(|format| Some((to(*format)?, *format)))
        .collect();
    html! {
        @if !links.is_empty() {
            p.downloads {
                "Download: "
                @for (address, format) in &links { a href=(address) download { (format.name()) } " " }
            }
        }
    }
}
