//! One verdict: its evidence, and how it came about.

use maud::{Markup, html};

use crate::query::answer::Answer;
use crate::render::phrase;
use crate::web::piece::answer::reasons;
use crate::web::piece::text::Text;
use crate::web::piece::{evidence, glossary, verdict};
use crate::web::sheet::Sheet;

pub(super) fn body(sheet: &Sheet<'_>, answer: &Answer, negated: bool) -> Markup {
    let Some(judged) = answer.rows.first().and_then(|row| row.verdicts.first()) else { return html! {} };
    let (class, sign) = verdict::look(judged);
    html! {
        div.why.(class) {
            p.outcome {
                span.sign aria-hidden="true" { (sign) } " " (Text(&phrase::whole(sheet.catalog(), judged)))
                @if !judged.marks.is_empty() { " " span.marks { (glossary::marks(sheet, judged)) } }
            }
            (glossary::told(sheet, judged))
            (verdict::derivation(sheet, judged, negated))
            (evidence::of(sheet, judged))
            @if !answer.reasons.is_empty() { (reasons(sheet, answer)) }
        }
    }
}
