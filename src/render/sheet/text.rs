//! Lines of text: what nobody sees is shown, and they are measured.

use crate::render::font;
use crate::render::layout::Point;
use crate::render::sheet::{Anchor, Color, Shape};
use crate::visible::shown;

/// The size of type in boxes.
pub(super) const LABEL: f64 = 12.0;
/// The size of a claim's own words.
pub(super) const PROSE: f64 = 11.0;
/// The size of words on lines and in the legend.
pub(super) const SMALL: f64 = 10.5;
/// The size of what is said below the question.
pub(super) const NOTE: f64 = 12.0;
/// The size of titles of frames.
pub(super) const TITLE: f64 = 13.0;
/// The size of the question above a picture.
pub(super) const QUESTION: f64 = 18.0;

/// Text of one size.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Text {
    /// Its lines.
    pub(super) lines: Vec<String>,
    /// The size of type.
    pub(super) size: f64,
}

impl Text {
    /// Lines of text, with all that is hidden in them shown.
    pub(super) fn of<'a>(lines: impl IntoIterator<Item = &'a str>, size: f64) -> Self {
        Self { lines: lines.into_iter().map(harmless).collect(), size }
    }

    /// The width of the widest line.
    pub(super) fn width(&self) -> f64 {
        self.lines.iter().map(|line| font::width(line, self.size)).fold(0.0, f64::max)
    }

    /// The height of all lines.
    pub(super) fn height(&self) -> f64 {
        self.lines.len() as f64 * self.leading()
    }

    fn leading(&self) -> f64 {
        self.size * font::LEADING
    }

    /// The lines as shapes, the top of the first at `top`, each held at `x`.
    pub(super) fn shapes(
        &self,
        class: &'static str,
        x: f64,
        top: f64,
        anchor: Anchor,
        color: Color,
    ) -> Vec<Shape> {
        let base = top + (self.leading() - self.size) / 2.0 + self.size * font::ASCENT - self.size * 0.12;
        let lines = self.lines.iter().enumerate().filter(|(_, line)| !line.is_empty());
        let shape = |(at, line): (usize, &String)| Shape::Text {
            class,
            at: Point { x, y: base + at as f64 * self.leading() },
            anchor,
            size: self.size,
            width: font::width(line, self.size),
            color,
            words: line.clone(),
        };
        lines.map(shape).collect()
    }
}

/// A line that obeys nobody: what is hidden in it is written out, and what XML cannot hold is replaced.
pub(in crate::render) fn harmless(text: &str) -> String {
    let held = |c: char| !matches!(c, '\u{fffe}' | '\u{ffff}') && (c as u32) & 0xfffe != 0xfffe;
    let text = shown(text);
    text.chars()
        .map(|c| match c {
            '\t' | '\n' | '\r' => ' ',
            c if held(c) => c,
            _ => char::REPLACEMENT_CHARACTER,
        })
        .collect()
}
