//! A map of more things than boxes: a still picture of what is linked most, which the script of the page replaces by one to move about
//! in, its legend, and the things as a table.

use std::fmt::Write as _;

use maud::{Markup, html};

use crate::render::font::width;
use crate::render::layout::{Point, Rect};
use crate::render::picture::field::Field;
use crate::web::atlas::{corners, shortened};
use crate::web::find;
use crate::web::piece::name;
use crate::web::piece::text::Text;
use crate::web::sheet::Sheet;

/// Things of the still picture.
const STILL: usize = 300;
/// Rows of the table.
const ROWS: usize = 500;
/// The width of the still picture, the size of its words, and how much of a name it has.
const WIDTH: f64 = 1_200.0;
const SIZE: f64 = 13.0;
const NAME: usize = 42;
/// So many things of the still picture may have their names on it.
const NAMED: usize = 60;

/// The map; `data` is the address of what the script draws.
pub(in crate::web) fn figure(sheet: &Sheet<'_>, field: &Field, points: &[Point], data: &str) -> Markup {
    let count = field.things.len();
    html! {
        figure.field data-root=(sheet.to_file("")) {
            div.canvas { (still(sheet, field, points)) }
            ul.legend {
                @for (id, look, number) in &field.kinds {
                    li data-of="kind" data-id=(id) {
                        svg.sample viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true" {
                            path d=(outline(Point::default(), 6.5, corners(look.shape))) fill=(look.fill) stroke=(look.border) stroke-width="2" {}
                        }
                        span.word { (Text(id)) } " " span.count { (number) }
                    }
                }
                @for (words, arrow, number) in &field.relations {
                    li data-of="relation" data-id=(words.replace(' ', "-")) {
                        svg.sample viewBox="0 0 24 10" width="24" height="10" aria-hidden="true" {
                            path d="M1 5H23" stroke=(arrow.color) stroke-width="2.5" {}
                        }
                        span.word { (Text(words)) } " " span.count { (number) }
                    }
                }
            }
            figcaption {
                (count) " things and " (field.links.len()) " links; what is linked is near. "
                @if count > STILL { span.still-note { "Drawn here are the " (STILL) " linked most." } }
            }
            (table(sheet, field))
        }
        script defer src=(sheet.to_file(crate::web::asset::FIELD.name)) {}
        script defer src=(data) {}
    }
}

/// The things as a table, those linked most.
fn table(sheet: &Sheet<'_>, field: &Field) -> Markup {
    html! {
        details.twin {
            summary {
                "the same as a table"
                @if field.things.len() > ROWS { ": the " (ROWS) " linked most" }
            }
            div.wide {
                table.sortable {
                    thead { tr { th scope="col" { "thing" } th scope="col" { "kind" } th.number scope="col" { "links" } } }
                    tbody {
                        @for thing in field.things.iter().take(ROWS) {
                            tr {
                                td { (name::thing(sheet, thing.node)) }
                                td { (Text(&field.kinds[thing.kind].0)) }
                                td.number { (thing.links) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What is linked most, as it lies in the map.
fn still(sheet: &Sheet<'_>, field: &Field, points: &[Point]) -> Markup {
    let shown = field.things.len().min(STILL);
    let points = fitted(&points[..shown]);
    let height = points.iter().map(|point| point.y).fold(0.0, f64::max) + 2.0 * SIZE;
    let links = field.links.iter().filter(|link| link.from < shown && link.to < shown);
    let lines = links.map(|link| {
        let [from, to] = [points[link.from], points[link.to]];
        (
            field.relations[link.relation].1.color,
            format!("M{:.0} {:.0}L{:.0} {:.0}", from.x, from.y, to.x, to.y),
        )
    });
    let mut by_color: std::collections::BTreeMap<&str, String> = std::collections::BTreeMap::new();
    lines.for_each(|(color, line)| by_color.entry(color).or_default().push_str(&line));
    let names = names(sheet, field, &points);
    let radius = |links: usize| 2.5 + (links as f64).sqrt().min(12.0) * 0.7;
    html! {
        svg.picture viewBox=(format!("0 0 {WIDTH} {height:.0}")) role="img" aria-label="The things that are linked most, near what they are linked to" {
            @for (color, lines) in &by_color {
                path d=(lines) stroke=(color) stroke-width="1" stroke-opacity=".3" fill="none" {}
            }
            @for (thing, point) in field.things[..shown].iter().zip(&points) {
                @let look = field.kinds[thing.kind].1;
                path d=(outline(*point, radius(thing.links), corners(look.shape))) fill=(look.fill) stroke=(look.border) stroke-width="1.5" {}
            }
            @for (at, words) in &names {
                text x=(format!("{:.0}", at.x)) y=(format!("{:.0}", at.y)) font-size=(SIZE) fill="#1F1F1F" stroke="#FFFFFF" stroke-width="3" paint-order="stroke" { (words) }
            }
        }
    }
}

/// Places as the still picture has them.
fn fitted(points: &[Point]) -> Vec<Point> {
    let range = |axis: fn(&Point) -> f64| {
        let each = || points.iter().map(axis);
        (each().fold(f64::INFINITY, f64::min), each().fold(f64::NEG_INFINITY, f64::max))
    };
    let ((left, right), (top, _)) = (range(|point| point.x), range(|point| point.y));
    let margin = 2.0 * SIZE;
    // Names stand on the right of their points.
    let scale = (WIDTH - 9.0 * SIZE) / (right - left).max(1.0);
    let place =
        |point: &Point| Point { x: margin + (point.x - left) * scale, y: margin + (point.y - top) * scale };
    points.iter().map(place).collect()
}

/// The names that fit, of those linked most first, with their places.
fn names(sheet: &Sheet<'_>, field: &Field, points: &[Point]) -> Vec<(Point, String)> {
    let mut taken: Vec<Rect> = Vec::new();
    let mut names = Vec::new();
    for (thing, point) in field.things.iter().zip(points).take(STILL) {
        if names.len() == NAMED {
            break;
        }
        let full = find::entry_of(sheet.catalog(), thing.node).name;
        let words: String = full.chars().take(NAME).collect();
        let words = if words.len() < full.len() { format!("{}…", words.trim_end()) } else { words };
        let at = Point { x: point.x + 8.0, y: point.y + SIZE * 0.35 };
        let rect = Rect { x: at.x, y: at.y - SIZE, width: width(&words, SIZE) + 4.0, height: SIZE * 1.3 };
        if rect.right() <= WIDTH && taken.iter().all(|other| !other.overlaps(&rect)) {
            taken.push(rect);
            names.push((at, shortened(&words)));
        }
    }
    names
}

/// The outline of a point with so many corners, as [`corners`] counts them.
fn outline(at: Point, radius: f64, corners: i32) -> String {
    if corners == 0 {
        let (left, width) = (at.x - radius, 2.0 * radius);
        return format!(
            "M{left:.1} {:.1}a{radius:.1} {radius:.1} 0 1 0 {width:.1} 0a{radius:.1} {radius:.1} 0 1 0 {:.1} 0z",
            at.y, -width
        );
    }
    let count = corners.abs();
    let first = if corners < 0 { 0.5 } else { 0.0 };
    let mut path = String::new();
    for corner in 0..count {
        let turn = (f64::from(corner) + first) / f64::from(count) * std::f64::consts::TAU;
        let (x, y) = (at.x + radius * 1.15 * turn.sin(), at.y - radius * 1.15 * turn.cos());
        let sign = if corner == 0 { 'M' } else { 'L' };
        let _ = write!(path, "{sign}{x:.1} {y:.1}");
    }
    path + "z"
}
