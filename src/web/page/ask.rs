//! The page on which readers ask, with the answer to what was asked.

use maud::{Markup, html};

use crate::query::answer::Answer;
use crate::web::download::Format;
use crate::web::page::Page;
use crate::web::piece::section::section;
use crate::web::piece::text::{Text, plain};
use crate::web::piece::{answer, asked, download, map, next};
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
            @let found = sheet.explorer.ask(question);
            @if let Some(marked) = asked::marked(sheet, question, &sheet.explorer.session.recognised(question, found.as_ref().ok())) { (marked) }
            @match found {
                Ok(found) => {
                    (reading(sheet, question, &found))
                    (answer::whole(sheet, &found))
                    (section("map", "Map", map::of_answer(sheet, &found, &[])))
                    (download::of_answer(sheet, question, &found, &Format::ALL.map(|(format, ..)| format), |_| None))
                },
                Err(why) => pre.problem { (Text(&why)) },
            }
        }
    };
    Some(Page { title, body })
}

/// The question that is answered, to be changed and asked again; nothing where it is the one that was typed.
fn reading(sheet: &Sheet<'_>, question: &str, answer: &Answer) -> Markup {
    let read: Vec<&str> = answer.each().map(|part| part.read.as_str()).collect();
    let read = read.join("; ");
    // What was taken for something else stands behind the reading.
    let other =
        answer.read_as.as_deref().and_then(|told| told.strip_prefix(&answer.read)).unwrap_or_default();
    let other = other.trim_start_matches([',', ' ']);
    html! {
        @if read != question.trim() {
            (box_with(sheet, "reading", "Read as", &read, "Ask this"))
            @if !other.is_empty() { p.remark { (Text(other)) } }
        }
    }
}

fn form(sheet: &Sheet<'_>, question: &str) -> Markup {
    box_with(sheet, "question", "A question about this library", question, "Ask")
}

/// A box with a question.
fn box_with(sheet: &Sheet<'_>, id: &str, label: &str, question: &str, button: &str) -> Markup {
    html! {
        form.ask.(id) action=(sheet.to_file("ask.html")) method="get" role="search" aria-label=(label) {
            label for=(id) { (label) }
            div.line {
                input id=(id) type="text" name="q" value=(plain(question)) autocomplete="off" maxlength="2000" spellcheck="false";
                button type="submit" { (button) }
            }
        }
    }
}
