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
/// Rows, verdicts, pieces of evidence and hops of an answer that is drawn.
const PIECES: usize = 1_000;
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
    if !answer.parts.is_empty() || !is_drawable(answer) {
        return None;
    }
    let world = sheet.world();
    let drawing = picture::answer(world.catalog, world.graph, world.verdicts, answer);
    figure(sheet, &drawing, files)
}

/// True of an answer that is not so large that drawing it would take long, for a picture that nobody could read.
pub(in crate::web) fn is_drawable(answer: &Answer) -> bool {
    let of_rows = answer.rows.iter().flat_map(|row| &row.verdicts);
    let verdicts = of_rows.chain(answer.left_out.iter().map(|left| &left.verdict));
    let pieces: usize = verdicts.map(|verdict| 1 + verdict.listed().count()).sum();
    let hops: usize = answer.paths.iter().map(Vec::len).sum();
    answer.rows.len() + pieces + hops <= PIECES
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
                                    // What is written on the line: who says it, under which conditions.
                                    @if !line.words.is_empty() { p.remark { (Text(&line.words.replace('\n', ", "))) } }
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
