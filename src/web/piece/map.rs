//! A picture in a page, which can be walked over with the keyboard, and the same as a table.

use std::collections::BTreeMap;

use maud::{Markup, PreEscaped, html};

use crate::catalog::entry::{Force, NodeId};
use crate::query::answer::Answer;
use crate::render::picture::{self, Drawing, Line, MOST, Mark, Part, STEPS, around};
use crate::render::svg::{Dress, keys, svg};
use crate::web::address::Address;
use crate::web::explorer::Explorer;
use crate::web::page::map::Chosen;
use crate::web::piece::name;
use crate::web::piece::text::Text;
use crate::web::sheet::Sheet;
use crate::web::taken::{self, Taken};

/// A picture of more boxes is too large to be read.
pub(in crate::web) const LARGEST: usize = 300;
/// A picture of more lines is a web that nobody can follow, and takes long to be drawn.
pub(in crate::web) const LINES: usize = 1_000;
/// Rows, verdicts, pieces of evidence and hops of an answer that is drawn.
const PIECES: usize = 1_000;
/// Boxes of a picture of what is one step from a thing.
const NEAR: usize = 24;

/// A file of a picture: its address and what readers call its format.
pub(in crate::web) type File = (String, &'static str);

/// What lies one step from a thing; none if nothing does.
pub(in crate::web) fn near(sheet: &Sheet<'_>, node: NodeId) -> Option<Markup> {
    let drawing = local(sheet.explorer, node, 1);
    let further: Vec<(usize, String)> = if sheet.explorer.is_served() {
        let to = |steps| sheet.to_map(&Chosen { of: Some(node), steps, ..Chosen::default() });
        (2..=STEPS).map(|steps| (steps, to(steps))).collect()
    } else {
        let to = |steps| (steps, sheet.to(&Address::Around(node, steps)));
        taken::further(sheet.explorer, node).into_iter().map(to).collect()
    };
    Some(html! {
        (figure(sheet, &drawing, &files_around(sheet, node, 1))?)
        @if !further.is_empty() {
            p.remark {
                "further: "
                @for (at, (steps, address)) in further.iter().enumerate() {
                    @if at > 0 { ", " }
                    a href=(address) { (steps) " steps" }
                }
            }
        }
    })
}

/// What lies so many steps from a thing, on pages and as a file; fewer boxes are drawn of one step.
pub(in crate::web) fn local(explorer: &Explorer<'_>, node: NodeId, steps: usize) -> Drawing {
    let world = explorer.world();
    let most = if steps == 1 { NEAR } else { MOST };
    around(world.catalog, world.graph, world.verdicts, node, steps, most)
}

/// The picture around a thing as files, which a reader chose or which lie beside the pages.
pub(in crate::web) fn files_around(sheet: &Sheet<'_>, node: NodeId, steps: usize) -> Vec<File> {
    if sheet.explorer.is_served() {
        let chosen = Chosen { of: Some(node), steps, ..Chosen::default() };
        return vec![(sheet.to_file(&format!("map.svg{}", sheet.asked_of(&chosen))), "SVG")];
    }
    vec![(sheet.to_file(&Taken::Around(node, steps).path(sheet.explorer)), "SVG")]
}

/// The picture of an answer; none of several questions in one, and of an answer without relations.
pub(in crate::web) fn of_answer(sheet: &Sheet<'_>, answer: &Answer, files: &[File]) -> Option<Markup> {
    figure(sheet, &drawn(sheet.explorer, answer)?, files)
}

/// What is drawn of an answer; none of several questions in one, and of one that is too large.
pub(in crate::web) fn drawn(explorer: &Explorer<'_>, answer: &Answer) -> Option<Drawing> {
    if !answer.parts.is_empty() || !is_drawable(answer) {
        return None;
    }
    let world = explorer.world();
    Some(picture::answer(world.catalog, world.graph, world.verdicts, answer))
}

/// True of a picture with a line, and not too many boxes.
pub(in crate::web) fn is_readable(drawing: &Drawing) -> bool {
    let parts = Parts::of(drawing);
    !parts.lines.is_empty() && parts.marks.len() <= LARGEST
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
    if !is_readable(drawing) {
        return None;
    }
    let parts = Parts::of(drawing);
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
