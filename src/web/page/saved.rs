//! Saved questions: each with its answer on a page of its own.

use maud::{Markup, html};

use crate::catalog::entry::Saved;
use crate::query::answer::Answer;
use crate::query::understand::saved::filled;
use crate::render::headline::headline;
use crate::web::address::Address;
use crate::web::page::Page;
use crate::web::piece::section::section;
use crate::web::piece::text::{Text, plain};
use crate::web::piece::{answer, map, next};
use crate::web::sheet::Sheet;

pub(super) fn page(sheet: &Sheet<'_>, saved: &Saved) -> Page {
    let asked = question(saved);
    let body = html! {
        header.thing {
            p.eyebrow { "saved question " code { "@" (Text(&saved.id)) } }
            h1.said { (Text(asked.as_deref().unwrap_or(&saved.question))) }
            @if !saved.note.is_empty() { p.lead { (Text(&saved.note)) } }
        }
        @match &asked {
            None => p.none { "This question has a parameter: to ask it, give it a value." },
            Some(asked) => {
                @match sheet.explorer.ask(asked) {
                    Ok(found) => {
                        (answer::whole(sheet, &found))
                        (section("map", "Map", map::of_answer(sheet, &found, &[])))
                    },
                    Err(why) => p.problem { (Text(&why)) },
                }
                @if sheet.explorer.is_served() { p { (next::one(sheet, asked)) } }
            }
        }
    };
    Page { title: plain(asked.as_deref().unwrap_or(&saved.question)), body }
}

/// All saved questions, each with what its answer comes to.
pub(super) fn list(sheet: &Sheet<'_>) -> Markup {
    let saved = &sheet.catalog().saved;
    html! {
        @if saved.is_empty() {
            p.none { "No question is saved yet. A record " code { "query NAME \"QUESTION\"" } " saves one." }
        }
        ul.saved {
            @for saved in saved {
                li {
                    a.question href=(sheet.to(&Address::Saved(saved.id.clone()))) {
                        (Text(question(saved).as_deref().unwrap_or(&saved.question)))
                    }
                    @if let Some(told) = question(saved).and_then(|asked| told(sheet, &asked)) { p.headline { (Text(&told)) "." } }
                }
            }
        }
    }
}

/// The question with its parameters filled in; none if one has no usual value.
fn question(saved: &Saved) -> Option<String> {
    filled(saved, &[]).ok()
}

fn told(sheet: &Sheet<'_>, question: &str) -> Option<String> {
    let found: Answer = sheet.explorer.ask(question).ok()?;
    headline(sheet.catalog(), &found)
}
