//! The page on which readers ask, with the answer to what was asked.

use maud::{Markup, html};

use crate::web::page::Page;
use crate::web::piece::section::section;
use crate::web::piece::text::{Text, plain};
use crate::web::piece::{answer, map, next};
use crate::web::sheet::Sheet;

/// Questions are offered where none is asked.
const OFFERED: usize = 12;

/// The page with a question and its answer; with none, examples. None where questions are not answered.
pub(in crate::web) fn page(sheet: &Sheet<'_>, question: &str) -> Option<Page> {
    if !sheet.explorer.is_served() {
        return None;
    }
    let title = if question.is_empty() { "Ask".to_owned() } else { plain(question) };
    let body = html! {
        header.thing { h1 { "Ask" } (form(sheet, question)) }
        @if question.is_empty() {
            h2 { "For example" }
            ul.questions { @for example in sheet.explorer.examples(OFFERED) { li { (next::one(sheet, &example)) } } }
        } @else {
            @match sheet.explorer.ask(question) {
                Ok(found) => {
                    (answer::whole(sheet, &found))
                    (section("map", "Map", map::of_answer(sheet, &found, &[])))
                    (downloads(sheet, question))
                },
                Err(why) => pre.problem { (Text(&why)) },
            }
        }
    };
    Some(Page { title, body })
}

fn form(sheet: &Sheet<'_>, question: &str) -> Markup {
    html! {
        form.ask action=(sheet.to_file("ask.html")) method="get" role="search" {
            label for="question" { "A question about this library" }
            div.line {
                input #question type="text" name="q" value=(plain(question)) autocomplete="off" maxlength="2000" spellcheck="false";
                button type="submit" { "Ask" }
            }
        }
    }
}

/// The answer in formats of other programs.
fn downloads(sheet: &Sheet<'_>, question: &str) -> Markup {
    let to = |ending: &str| {
        format!("{}?q={}", sheet.to_file(&format!("answer.{ending}")), next::encoded(question))
    };
    html! {
        p.downloads {
            "Download: "
            @for (ending, name) in [("csv", "CSV"), ("json", "JSON"), ("md", "Markdown"), ("bib", "BibTeX of its works"), ("svg", "SVG"), ("png", "PNG"), ("dot", "DOT")] {
                a href=(to(ending)) download { (name) } " "
            }
        }
    }
}
