//! What bears on a verdict: each statement with its words, its place and what disputes it, the strongest first.

use maud::{Markup, html};

use crate::render::bearing::{self, Bearing};
use crate::render::{cite, phrase, remark};
use crate::verdict::{Elsewhere, Speaker, Status, Verdict};
use crate::web::piece::text::Text;
use crate::web::piece::{prose, stated};
use crate::web::sheet::Sheet;

/// All that bears on a verdict, under the words by which readers know it.
pub(in crate::web) fn of(sheet: &Sheet<'_>, verdict: &Verdict) -> Markup {
    let catalog = sheet.catalog();
    html! {
        @if verdict.status == Status::Depends {
            p.on-what { (Text(&phrase::on_what(catalog, verdict, None, &catalog.label(verdict.object)))) }
        }
        @for (word, list) in bearing::sorted(verdict) {
            @if !list.is_empty() {
                div.side.(word) {
                    h4 { (word) }
                    @for bearing in &list { (one(sheet, verdict, word, bearing)) }
                }
            }
        }
        @if !verdict.elsewhere.is_empty() {
            div.side.elsewhere {
                h4 { "elsewhere" }
                @for Elsewhere { narrower, verdict } in &verdict.elsewhere {
                    p {
                        span.remark { @if *narrower { "narrower" } @else { "broader" } }
                        (Text(&phrase::elsewhere(catalog, verdict)))
                    }
                }
            }
        }
    }
}

fn one(sheet: &Sheet<'_>, verdict: &Verdict, word: &str, bearing: &Bearing<'_>) -> Markup {
    let catalog = sheet.catalog();
    let of_evidence =
        bearing.evidence.map(|evidence| remark::of_evidence(catalog, verdict, evidence, word, true));
    let of_challenge =
        bearing.challenge.as_ref().map(|challenge| remark::of_challenge(catalog, verdict, challenge));
    let remarks = of_evidence.or(of_challenge).unwrap_or_default();
    match &bearing.speaker {
        Speaker::Claim(claim) => stated::card_with(sheet, *claim, &remarks),
        speaker => {
            let (text, source) = cite::speaker(catalog, speaker);
            html! {
                div.stated.record {
                    p.says { (Text(&text)) }
                    p.where {
                        span.place { (Text(&cite::read_in(catalog, &source))) }
                        @for remark in remarks.iter().filter(|remark| !remark.is_empty()) {
                            span.remark { (prose::linked(sheet, remark)) }
                        }
                    }
                }
            }
        }
    }
}
