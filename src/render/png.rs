//! Pictures as PNG, drawn without any other program.

use tiny_skia::{
    Color, FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Shader, Stroke, StrokeDash,
    Transform,
};
use ttf_parser::OutlineBuilder;

use crate::render::font;
use crate::render::layout::Point;
use crate::render::picture::Drawing;
use crate::render::sheet::{self, Anchor, Move, Shape, Sheet, With, sheet};

/// As wide as a talk's screen, in pixels, at least.
const NARROWEST: f64 = 1920.0;
/// And at most; what is wider is drawn smaller.
const WIDEST: f64 = 7680.0;

/// A drawing as a PNG of 16 by 9, from 1920 pixels wide to 7680; nothing if there is no room for it in memory.
#[must_use]
pub fn png(drawing: &Drawing) -> Option<Vec<u8>> {
    painted(&sheet(drawing, With { caption: true, legend: true, wide: true }))?.encode_png().ok()
}

fn painted(sheet: &Sheet) -> Option<Pixmap> {
    let scale = (NARROWEST / sheet.width).max(1.5).min(WIDEST / sheet.width);
    let pixels = |length: f64| (length * scale).round().clamp(1.0, WIDEST) as u32;
    let mut pixmap = Pixmap::new(pixels(sheet.width), pixels(sheet.height))?;
    pixmap.fill(Color::WHITE);
    let scaled = Transform::from_scale(scale as f32, scale as f32);
    for shape in sheet.groups.iter().flat_map(|group| &group.shapes) {
        match shape {
            Shape::Path { moves, fill, stroke, .. } => {
                let Some(path) = outline(moves) else { continue };
                if let Some(fill) = fill {
                    pixmap.fill_path(&path, &paint(fill), FillRule::Winding, scaled, None);
                }
                if let Some(stroke) = stroke {
                    pixmap.stroke_path(&path, &paint(stroke.color), &line(stroke), scaled, None);
                }
            }
            Shape::Text { at, anchor, size, width, color, words, .. } => {
                let start = match anchor {
                    Anchor::Start => at.x,
                    Anchor::Middle => at.x - width / 2.0,
                    Anchor::End => at.x - width,
                };
                if let Some(path) = letters(words, Point { x: start, y: at.y }, *size) {
                    pixmap.fill_path(&path, &paint(color), FillRule::Winding, scaled, None);
                }
            }
        }
    }
    Some(pixmap)
}

fn outline(moves: &[Move]) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for piece in moves {
        match piece {
            Move::To(to) => builder.move_to(to.x as f32, to.y as f32),
            Move::Line(to) => builder.line_to(to.x as f32, to.y as f32),
            Move::Curve(a, b, to) => {
                builder.cubic_to(a.x as f32, a.y as f32, b.x as f32, b.y as f32, to.x as f32, to.y as f32);
            }
            Move::Close => builder.close(),
        }
    }
    builder.finish()
}

fn line(stroke: &sheet::Stroke) -> Stroke {
    let dashes: Vec<f32> = stroke.dashes.iter().map(|dash| *dash as f32).collect();
    Stroke {
        width: stroke.width as f32,
        line_cap: LineCap::Butt,
        line_join: LineJoin::Miter,
        dash: if dashes.is_empty() { None } else { StrokeDash::new(dashes, 0.0) },
        ..Stroke::default()
    }
}

/// A colour `#RRGGBB`.
fn paint(color: &str) -> Paint<'static> {
    let channel =
        |at: usize| color.get(at..at + 2).and_then(|hex| u8::from_str_radix(hex, 16).ok()).unwrap_or(0);
    let color = Color::from_rgba8(channel(1), channel(3), channel(5), 255);
    Paint { shader: Shader::SolidColor(color), anti_alias: true, ..Paint::default() }
}

/// The outlines of the letters of a text, whose base begins at a point.
fn letters(text: &str, start: Point, size: f64) -> Option<Path> {
    let scale = size / font::units();
    let mut pen = Letters { builder: PathBuilder::new(), x: start.x, y: start.y, scale };
    for char in text.chars() {
        font::outline(char, &mut pen);
        pen.x += font::advance(char) * size;
    }
    pen.builder.finish()
}

struct Letters {
    builder: PathBuilder,
    x: f64,
    y: f64,
    scale: f64,
}

impl Letters {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        ((self.x + f64::from(x) * self.scale) as f32, (self.y - f64::from(y) * self.scale) as f32)
    }
}

impl OutlineBuilder for Letters {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.builder.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.builder.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.builder.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.builder.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.builder.close();
    }
}
