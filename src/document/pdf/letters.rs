//! The letters that a page draws, with their places.

mod tex;

use std::collections::HashMap;

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, RenderContent, SoftMask, TransformExt, interpret_page,
};

/// A page with more letters is no page of a text. The rest of it is not read.
const MOST: usize = 100_000;
/// A glyph is drawn in thousandths of its size.
const UNITS: f64 = 1000.0;

/// A letter, or several that are one glyph.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    pub(super) text: String,
    /// From its left to its right, in points from the left of the page as it is read.
    pub(super) left: f64,
    pub(super) right: f64,
    /// The line that it stands on, in points from the top.
    pub(super) base: f64,
    /// The size of its font, in points.
    pub(super) size: f64,
}

/// What a page draws.
#[derive(Debug, Default)]
pub(super) struct Letters {
    /// In the order in which they are drawn.
    pub(super) letters: Vec<Letter>,
    /// How many glyphs stand for no known character.
    pub(super) unknown: usize,
    /// What part of the page pictures cover; more than 1 if they cover one another.
    pub(super) pictured: f64,
}

/// The letters of a page, turned as the page is shown.
pub(super) fn of<'a>(page: &Page<'a>, cache: &InterpreterCache<'a>, pdf: &'a Pdf) -> Letters {
    drawn(page, cache, pdf, None)
}

/// The letters in these places of a page.
pub(super) fn within<'a>(
    page: &Page<'a>,
    cache: &InterpreterCache<'a>,
    pdf: &'a Pdf,
    places: Vec<Rect>,
) -> Letters {
    drawn(page, cache, pdf, Some(places))
}

fn drawn<'a>(
    page: &Page<'a>,
    cache: &InterpreterCache<'a>,
    pdf: &'a Pdf,
    places: Option<Vec<Rect>>,
) -> Letters {
    let settings =
        InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
    let (width, height) = page.render_dimensions();
    let frame = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let upright = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(upright, frame, cache, pdf.xref(), settings);
    let mut pen = Pen { frame, places, ..Pen::default() };
    interpret_page(page, &mut context, &mut pen);
    pen.letters()
}

/// Takes down what is drawn.
#[derive(Default)]
struct Pen {
    frame: Rect,
    /// If only what is in some places is taken down, these.
    places: Option<Vec<Rect>>,
    seen: Vec<Drawn>,
    unknown: usize,
    /// What pictures cover, in square points.
    pictured: f64,
}

struct Drawn {
    letter: Letter,
    /// How often it is turned right about, by quarters.
    quarter: usize,
    /// A text that lies unseen behind the picture of a page.
    is_hidden: bool,
}

impl Pen {
    /// What can be read: of texts in several directions one after the other, that of most letters first.
    fn letters(self) -> Letters {
        let hidden = self.seen.iter().filter(|drawn| drawn.is_hidden).count();
        let without_hidden = hidden * 2 < self.seen.len();
        let mut quarters: [Vec<Letter>; 4] = Default::default();
        let mut printed = Printed::default();
        for drawn in self.seen {
            if drawn.is_hidden && without_hidden {
                continue;
            }
            if drawn.letter.text.trim().is_empty() || printed.is_new(&drawn.letter) {
                quarters[drawn.quarter].push(drawn.letter);
            }
        }
        quarters.sort_by_key(|letters| std::cmp::Reverse(letters.len()));
        // Texts in other directions lie below the page, each by itself.
        let mut below = 0.0;
        for letters in &mut quarters {
            let (top, bottom) = letters.iter().fold((f64::MAX, f64::MIN), |(top, bottom), letter| {
                (top.min(letter.base - letter.size), bottom.max(letter.base))
            });
            if letters.is_empty() {
                continue;
            }
            for letter in letters.iter_mut() {
                letter.base += below - top;
            }
            below += bottom - top + 100.0;
        }
        Letters {
            letters: quarters.into_iter().flatten().collect(),
            unknown: self.unknown,
            pictured: self.pictured / self.frame.area().max(1.0),
        }
    }
}

/// Where letters are printed already: what is printed twice to look bold is read once.
#[derive(Default)]
struct Printed(HashMap<(i64, i64), Vec<Letter>>);

impl Printed {
    fn is_new(&mut self, letter: &Letter) -> bool {
        const CELL: f64 = 4.0;
        let (across, down) = ((letter.left / CELL).floor() as i64, (letter.base / CELL).floor() as i64);
        let is_same = |other: &Letter| {
            let near = 0.1 * letter.size;
            other.text == letter.text
                && (other.left - letter.left).abs() < near
                && (other.base - letter.base).abs() < near
        };
        let near = (-1..=1).flat_map(|right| (-1..=1).map(move |below| (across + right, down + below)));
        let is_new = !near.filter_map(|cell| self.0.get(&cell)).flatten().any(is_same);
        if is_new {
            self.0.entry((across, down)).or_default().push(letter.clone());
        }
        is_new
    }
}

impl Device<'_> for Pen {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, mode: &DrawMode) {
        for glyph in run.glyphs() {
            if self.seen.len() >= MOST {
                return;
            }
            let advance = match &**glyph {
                Glyph::Outline(outline) => outline.advance_width(),
                Glyph::Type3(drawn) => drawn.advance_width(),
            };
            let place = props.transform * glyph.transform();
            let [a, b, c, d, x, y] = place.as_coeffs();
            let size = c.hypot(d) * UNITS;
            let is_placed = [a, b, x, y, size].iter().all(|value| value.is_finite());
            if !is_placed || size < 0.5 || !self.frame.inflate(2.0, 2.0).contains(Point::new(x, y)) {
                continue;
            }
            let advance = f64::from(advance.unwrap_or(500.0));
            let centre = place * Point::new(advance / 2.0, 0.25 * UNITS);
            if self.places.as_ref().is_some_and(|places| !places.iter().any(|place| place.contains(centre))) {
                continue;
            }
            let known = glyph.as_unicode().and_then(text_of);
            // The fonts that TeX made for printers are drawings without names.
            let of_tex =
                || matches!(&**glyph, Glyph::Type3(_)).then(|| tex::text(glyph.char_code())).flatten();
            let Some(text) = known.or_else(of_tex) else {
                self.unknown += 1;
                continue;
            };
            let width = advance * a.hypot(b);
            let quarter = (b.atan2(a) / std::f64::consts::FRAC_PI_2).round().rem_euclid(4.0) as usize;
            let (left, base) = match quarter {
                0 => (x, y),
                1 => (y, -x),
                2 => (-x, -y),
                _ => (-y, x),
            };
            let letter = Letter { text, left, right: left + width, base, size };
            self.seen.push(Drawn { letter, quarter, is_hidden: matches!(mode, DrawMode::Invisible) });
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, image: Image<'_, '_>, props: ImageDrawProps<'_>) {
        let place = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let place = props.transform.transform_rect_bbox(place).intersect(self.frame);
        if place.area().is_finite() {
            self.pictured += place.area();
        }
    }
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// What a glyph stands for, without controls; ligatures as the letters that they join.
fn text_of(found: BfString) -> Option<String> {
    let text = match found {
        BfString::Char(char) => char.to_string(),
        BfString::String(text) => text,
    };
    let mut letters = String::new();
    for char in text.chars() {
        match char {
            'ﬀ' => letters += "ff",
            'ﬁ' => letters += "fi",
            'ﬂ' => letters += "fl",
            'ﬃ' => letters += "ffi",
            'ﬄ' => letters += "ffl",
            'ﬅ' | 'ﬆ' => letters += "st",
            '\t' | '\u{a0}' => letters.push(' '),
            // What fonts number as they like has no meaning.
            '\u{fffd}' | '\u{e000}'..='\u{f8ff}' => {}
            char if char.is_control() => {}
            char => letters.push(char),
        }
    }
    Some(letters).filter(|letters| !letters.is_empty())
}
