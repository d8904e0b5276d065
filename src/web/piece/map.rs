//! A picture in a page, which can be walked over with the keyboard, and the same as a table.

use std::collections::BTreeMap;

use maud::{Markup, PreEscaped, html};

use crate::catalog::entry::{Force, NodeId};
use crate::query::answer::Answer;
use crate::render::picture::{self, Drawing, Line, Mark, Part, around};
use crate::render::svg::{Dress, keys, svg};
use crate::web::page::map::Chosen;
use crate::web::piece::name;
use crate::web::piece::text::Text;
use crate::web::sheet::Sheet;

/// A picture of more boxes is too large to be read.
pub(in crate::web) const LARGEST: usize = 300;
/// Boxes of a picture of what is near a thing, on its own page.
const NEAR: usize = 24;

/// A file of a picture: its address and what readers call its format.
pub(in crate::web) type File = (String, &'static str);

/// What lies one step from a thing; none if nothing does.
pub(in crate::web) fn near(sheet: &Sheet<'_>, node: NodeId) -> Option<Markup> {
    let world = sheet.world();
    let drawing = around(world.catalog, world.graph, world.verdicts, node, 1, NEAR);
    let further = |steps| sheet.to_map(&Chosen { of: Some(node), steps, ..Chosen::default() });
    let more = sheet.explorer.is_served().then(|| {
        html! {
            p.remark { "further: " a href=(further(2)) { "2 steps" } ", " a href=(further(3)) { "3 steps" } }
        }
    });
    Some(html! { (figure(sheet, &drawing, &[])?) @if let Some(more) = more { (more) } })
}

/// The picture of an answer; none of several questions in one, and of an answer without relations.
pub(in crate::web) fn of_answer(sheet: &Sheet<'_>, answer: &Answer, files: &[File]) -> Option<Markup> {
    let world = sheet.world();
    let drawing = picture::answer(world.catalog, world.graph, world.verdicts, answer);
    answer.parts.is_empty().then(|| figure(sheet, &drawing, files)).flatten()
}

/// A picture with its legend, the files that it can be had as, and its table; none of a picture without a line.
pub(in crate::web) fn figure(sheet: &Sheet<'_>, drawing: &Drawing, files: &[File]) -> Option<Markup> {
    let parts = Parts::of(drawing);
    if parts.lines.is_empty() || parts.marks.len() > LARGEST {
        return None;
    }
    let href = |node: NodeId| Some(sheet.to_thing(node));
    let picture = svg(drawing, &Dress::Page { href: &href });
    Some(html! {
        figure.map {
            div.canvas { (PreEscaped(picture)) }
            ul.legend {
                @for key in keys(drawing) {
                    li data-of=(key.of) data-id=(key.id) {
                        (PreEscaped(key.sample))
                        span.word { (Text(&key.words)) }
                        @if key.count > 0 { " " span.count { (key.count) } }
                    }
                }
            }
            figcaption {
                @for line in drawing.title.iter().chain(&drawing.extent) { (Text(line)) ". " }
                @for (address, format) in files { a href=(address) download { (format) } " " }
            }
            (table(sheet, &parts))
        }
    })
}

/// True if a picture can be shown in a page.
pub(in crate::web) fn is_readable(drawing: &Drawing) -> bool {
    Parts::of(drawing).marks.len() <= LARGEST
}

/// The boxes that stand for things, and the lines that stand for relations.
#[derive(Default)]
struct Parts<'d> {
    marks: BTreeMap<&'d str, &'d Mark>,
    lines: Vec<&'d Line>,
}

impl<'d> Parts<'d> {
    fn of(drawing: &'d Drawing) -> Self {
        let mut parts = Self::default();
        drawing.body.iter().for_each(|part| parts.take(part));
        parts
    }

    fn take(&mut self, part: &'d Part) {
        match part {
            Part::Mark(mark) => drop(self.marks.insert(&mark.name, mark)),
            Part::Line(line) => self.lines.push(line),
            Part::Frame(frame) => frame.parts.iter().for_each(|part| self.take(part)),
            Part::Rows(_) | Part::Second(_) | Part::Legend(_) => {}
        }
    }
}

/// The picture as a table: a row for each line.
fn table(sheet: &Sheet<'_>, parts: &Parts<'_>) -> Markup {
    let end = |name: &str| {
        let mark = parts.marks.get(name);
        html! {
            @match mark.and_then(|mark| mark.thing.as_ref()) {
                Some(thing) => (name::thing(sheet, thing.node)),
                None => (Text(&mark.map_or_else(String::new, |mark| mark.label.lines().join(" ")))),
            }
        }
    };
    html! {
        details.twin {
            summary { "the same as a table" }
            div.wide {
                table.sortable {
                    thead { tr { th scope="col" { "from" } th scope="col" { "relation" } th scope="col" { "to" } } }
                    tbody {
                        @for line in &parts.lines {
                            @let (from, to) = if line.inverse { (&line.right, &line.left) } else { (&line.left, &line.right) };
                            tr {
                                td { (end(from)) }
                                td {
                                    (Text(&line.relation))
                                    @if line.force != Force::Asserts { " (" (line.force.word()) ")" }
                                }
                                td { (end(to)) }
                            }
                        }
                    }
                }
            }
        }
    }
}
