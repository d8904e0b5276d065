//! The font that pictures are measured and drawn with.
//!
//! `tools/make-font` makes it of Open Sans and DejaVu Sans; their licences are beside it. It has no kerning, so the width of
//! a text is the sum of the widths of its letters, whatever draws it.

mod subset;

use std::sync::OnceLock;

use ttf_parser::{Face, OutlineBuilder};
use unicode_width::UnicodeWidthChar;

/// The font as a TrueType file.
pub const TTF: &[u8] = include_bytes!("font/catena-sans.ttf");
pub use subset::subset;

/// The families to draw with, best first. What has another width is set to the width that was measured.
pub const FAMILIES: &str = "'Catena Sans','Open Sans','Noto Sans','DejaVu Sans',Arial,sans-serif";
/// From one line to the next, in sizes of type.
pub const LEADING: f64 = 1.3;
/// From the top of a line to its base, in sizes of type.
pub const ASCENT: f64 = 1.0;
/// The width of a letter that the font lacks, in sizes of type: of one that takes no column on a terminal, one, and two.
const LACKING: [f64; 3] = [0.0, 0.6, 1.0];

fn face() -> Option<&'static Face<'static>> {
    static FACE: OnceLock<Option<Face<'static>>> = OnceLock::new();
    FACE.get_or_init(|| Face::parse(TTF, 0).ok()).as_ref()
}

/// The width of a text in points, in type of `size` points. What the font lacks is estimated: an ideograph as about as
/// wide as the type is high.
#[must_use]
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(|char| advance(char) * size).sum()
}

/// The width of a letter, in sizes of type.
#[must_use]
pub fn advance(char: char) -> f64 {
    let known = face().and_then(|face| {
        let width = face.glyph_hor_advance(face.glyph_index(char)?)?;
        Some(f64::from(width) / f64::from(face.units_per_em()))
    });
    known.unwrap_or_else(|| LACKING[char.width().unwrap_or_default().min(2)])
}

/// Draws the outline of a letter into `builder`, in units of which [`units`] are the size of type, y growing upwards. A
/// letter that the font lacks is a hollow box; what takes no room is nothing.
pub fn outline(char: char, builder: &mut dyn OutlineBuilder) {
    let Some(face) = face() else { return };
    let Some(glyph) = face.glyph_index(char) else {
        if char.width().unwrap_or_default() > 0 {
            hollow(advance(char) * units(), builder);
        }
        return;
    };
    face.outline_glyph(glyph, builder);
}

/// How many units of an outline the size of type is.
#[must_use]
pub fn units() -> f64 {
    face().map_or(1.0, |face| f64::from(face.units_per_em()))
}

/// A box as wide as a letter, with a box in it.
fn hollow(width: f64, builder: &mut dyn OutlineBuilder) {
    let (width, em) = (width as f32, units() as f32);
    let (left, right, top) = (width * 0.1, width * 0.9, em * 0.7);
    let line = em * 0.06;
    for (left, right, bottom, top) in [(left, right, 0.0, top), (right - line, left + line, line, top - line)]
    {
        builder.move_to(left, bottom);
        builder.line_to(right, bottom);
        builder.line_to(right, top);
        builder.line_to(left, top);
        builder.close();
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "so a test fails")]
mod tests {
    use super::{TTF, advance, outline, width};

    #[test]
    fn widths_are_those_of_the_letters() {
        assert!(width("mm", 10.0) > width("ii", 10.0) * 2.0);
        assert!((width("trust", 20.0) - 2.0 * width("trust", 10.0)).abs() < 1e-9);
        assert!(width("", 10.0) == 0.0);
    }

    #[test]
    fn what_the_font_lacks_is_estimated() {
        assert!((width("信", 10.0) - 10.0).abs() < 1e-9);
        assert!(advance('\u{301}') < 0.1 && advance('\u{200b}') < 0.1);
    }

    #[test]
    fn it_has_what_scholars_write() {
        struct Count(usize);
        impl ttf_parser::OutlineBuilder for Count {
            fn move_to(&mut self, _: f32, _: f32) {
                self.0 += 1;
            }
            fn line_to(&mut self, _: f32, _: f32) {}
            fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {}
            fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {}
            fn close(&mut self) {}
        }
        let face = ttf_parser::Face::parse(TTF, 0).unwrap();
        for char in "aZéőßŁșệΩάᾧЖѣ§¶…“”‘’–—·×→←↔⇒¬∧∨∀∃□◇≤≥≠∈⊢½²".chars()
        {
            assert!(face.glyph_index(char).is_some(), "{char}");
            let mut count = Count(0);
            outline(char, &mut count);
            assert!(count.0 > 0, "{char}");
        }
        assert!(TTF.len() < 250_000);
    }
}
