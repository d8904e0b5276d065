//! Saved questions: each with its answer on a page of its own.

use maud::{Markup, html};

use crate::catalog::entry::Saved;
use crate::query::answer::Answer;
use crate::query::understand::saved::filled;
use crate::render::headline::headline;
use crate::web::address::Address;
use crate::web::page::{Page, time};
use crate::web::piece::section::section;
use crate::web::piece::text::{Text, plain};
use crate::web::piece::{answer, download, map, next};
use crate::web::sheet::Sheet;
use crate::web::taken::{SAVED, Taken, formats};

pub(super) fn page(sheet: &Sheet<'_>, saved: &Saved) -> Page {
    let asked = question(saved);
    let at = sheet.catalog().saved.iter().position(|one| one.id == saved.id);
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
                        @let formats = formats(sheet.explorer, &found, &SAVED);
                        (download::of_answer(sheet, asked, &found, &formats, |format| {
                            at.map(|at| Taken::Saved(at, format))
                        }))
                        (section("years", "Over the years", time::followed(sheet, asked, &found)))
                    },
                    Err(why) => p.problem { (Text(&why)) },
                }
                @if sheet.explorer.is_served() { p { (next::one(sheet, asked)) } }
            }
        }
    };
    Page { title: plain(asked.as_deref().unwrap_or(&saved.question)), body }
}

/// Saved questions, those with a title first, each with what its answer comes to; no more than `most`.
pub(super) fn list(sheet: &Sheet<'_>, most: usize) -> Markup {
    let mut saved: Vec<&Saved> = sheet.catalog().saved.iter().collect();
    saved.sort_by_key(|saved| title(saved).is_none());
    saved.truncate(most);
    html! {
        @if saved.is_empty() {
            p.none { "No question is saved yet. A record " code { "query NAME \"QUESTION\"" } " saves one." }
        }
        ul.saved {
            @for saved in &saved {
                li {
                    @let asked = question(saved);
                    @let asked = asked.as_deref().unwrap_or(&saved.question);
                    @let title = title(saved);
                    a.question href=(sheet.to(&Address::Saved(saved.id.clone()))) { (Text(title.unwrap_or(asked))) }
                    @if title.is_some() { p.remark { (Text(asked)) } } @else if !saved.note.is_empty() { p.remark { (Text(&saved.note)) } }
                    @if let Some(told) = question(saved).and_then(|asked| told(sheet, &asked)) { p.headline { (Text(&told)) "." } }
                }
            }
        }
    }
}

/// A note is a title if it is no longer than this.
const TITLE: usize = 100;

/// The note of a question where it is short enough to be its title, without a full stop.
fn title(saved: &Saved) -> Option<&str> {
    let note = saved.note.trim();
    let is_title = !note.is_empty() && note.chars().count() <= TITLE && !note.contains('\n');
    is_title.then(|| note.strip_suffix('.').unwrap_or(note))
}

/// The question with its parameters filled in; none if one has no usual value.
pub(in crate::web) fn question(saved: &Saved) -> Option<String> {
    filled(saved, &[]).ok()
}

fn told(sheet: &Sheet<'_>, question: &str) -> Option<String> {
    let found: Answer = sheet.explorer.ask(question).ok()?;
    headline(sheet.catalog(), &found)
}
