//! The font with some letters only, so that a picture can carry it.

use std::collections::{BTreeMap, BTreeSet};

use ttf_parser::{Face, RawFace, Tag};

use crate::render::font::TTF;

/// The flags of a glyph that is composed of others: whether its offsets and its scales are words, and whether more follow.
const WORDS: u16 = 0x1;
const SCALE: u16 = 0x8;
const MORE: u16 = 0x20;
const TWO_SCALES: u16 = 0x40;
const MATRIX: u16 = 0x80;

/// The font as a TrueType file that has these letters, of those that it has at all; the others a reader's own font draws. Nothing
/// if it has none.
#[must_use]
pub fn subset(letters: &BTreeSet<char>) -> Option<Vec<u8>> {
    let face = Face::parse(TTF, 0).ok()?;
    let raw = face.raw_face();
    let table = |tag: &[u8; 4]| raw.table(Tag::from_bytes(tag));
    // What `cmap` says in 16 bits.
    let letters = letters.iter().filter_map(|letter| {
        let code = u16::try_from(u32::from(*letter)).ok().filter(|code| *code < u16::MAX)?;
        Some((code, face.glyph_index(*letter)?.0))
    });
    let letters: Vec<(u16, u16)> = letters.collect();
    if letters.is_empty() {
        return None;
    }
    let glyphs = Glyphs { glyf: table(b"glyf")?, loca: Loca::of(raw)? };
    // The sign for what is missing comes first, then the letters in their order, then what they are composed of.
    let mut kept: Vec<u16> = vec![0];
    let mut place: BTreeMap<u16, u16> = BTreeMap::from([(0, 0)]);
    let mut keep = |glyph: u16, kept: &mut Vec<u16>| {
        *place.entry(glyph).or_insert_with(|| {
            kept.push(glyph);
            (kept.len() - 1) as u16
        })
    };
    let codes: Vec<(u16, u16)> =
        letters.iter().map(|(code, glyph)| (*code, keep(*glyph, &mut kept))).collect();
    let (mut glyf, mut loca, mut hmtx) = (Vec::new(), vec![0_u32], Vec::new());
    let mut at = 0;
    while let Some(glyph) = kept.get(at).copied() {
        at += 1;
        let mut outline = glyphs.outline(glyph).to_vec();
        for place in components(&outline) {
            let part = word(&outline, place)?;
            let new = keep(part, &mut kept);
            outline.get_mut(place..place + 2)?.copy_from_slice(&new.to_be_bytes());
        }
        glyf.extend(outline);
        glyf.resize(glyf.len().next_multiple_of(4), 0);
        loca.push(glyf.len() as u32);
        let id = ttf_parser::GlyphId(glyph);
        hmtx.extend(face.glyph_hor_advance(id).unwrap_or_default().to_be_bytes());
        hmtx.extend(face.glyph_hor_side_bearing(id).unwrap_or_default().to_be_bytes());
    }
    let count = (kept.len() as u16).to_be_bytes();
    let mut head = table(b"head")?.to_vec();
    // No sum of all; long places of outlines.
    head.get_mut(8..12)?.fill(0);
    head.get_mut(50..52)?.copy_from_slice(&[0, 1]);
    let mut hhea = table(b"hhea")?.to_vec();
    hhea.get_mut(34..36)?.copy_from_slice(&count);
    let mut maxp = table(b"maxp")?.to_vec();
    maxp.get_mut(4..6)?.copy_from_slice(&count);
    let loca = loca.iter().flat_map(|place| place.to_be_bytes()).collect();
    Some(file(&[
        (b"OS/2", table(b"OS/2")?.to_vec()),
        (b"cmap", cmap(&codes)),
        (b"glyf", glyf),
        (b"head", head),
        (b"hhea", hhea),
        (b"hmtx", hmtx),
        (b"loca", loca),
        (b"maxp", maxp),
        (b"name", table(b"name")?.to_vec()),
        (b"post", table(b"post")?.to_vec()),
    ]))
}

/// The outlines of a font.
struct Glyphs<'a> {
    glyf: &'a [u8],
    loca: Loca<'a>,
}

impl Glyphs<'_> {
    fn outline(&self, glyph: u16) -> &[u8] {
        let (from, to) = (self.loca.place(glyph), self.loca.place(glyph + 1));
        from.zip(to).and_then(|(from, to)| self.glyf.get(from..to)).unwrap_or_default()
    }
}

/// Where outlines begin.
struct Loca<'a> {
    bytes: &'a [u8],
    is_long: bool,
}

impl<'a> Loca<'a> {
    fn of(raw: &RawFace<'a>) -> Option<Self> {
        let head = raw.table(Tag::from_bytes(b"head"))?;
        Some(Self { bytes: raw.table(Tag::from_bytes(b"loca"))?, is_long: word(head, 50)? == 1 })
    }

    fn place(&self, glyph: u16) -> Option<usize> {
        let at = usize::from(glyph);
        if self.is_long {
            Some(usize::from(word(self.bytes, at * 4)?) << 16 | usize::from(word(self.bytes, at * 4 + 2)?))
        } else {
            Some(usize::from(word(self.bytes, at * 2)?) * 2)
        }
    }
}

/// Where an outline names the glyphs that it is composed of.
fn components(outline: &[u8]) -> Vec<usize> {
    let mut places = Vec::new();
    // As many contours as are not there.
    if outline.first().is_none_or(|first| *first < 0x80) {
        return places;
    }
    let mut at = 10;
    while let Some(flags) = word(outline, at) {
        places.push(at + 2);
        let has = |flag| flags & flag != 0;
        at += if has(WORDS) { 8 } else { 6 };
        at += if has(SCALE) {
            2
        } else if has(TWO_SCALES) {
            4
        } else if has(MATRIX) {
            8
        } else {
            0
        };
        if !has(MORE) {
            break;
        }
    }
    places
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]))
}

/// The table that leads from letters to glyphs, of format 4: a segment for each run of both.
fn cmap(codes: &[(u16, u16)]) -> Vec<u8> {
    let mut runs: Vec<(u16, u16, u16)> = Vec::new();
    for (code, glyph) in codes {
        match runs.last_mut() {
            Some((first, last, start)) if *last + 1 == *code && *start + (code - *first) == *glyph => {
                *last = *code;
            }
            _ => runs.push((*code, *code, *glyph)),
        }
    }
    runs.push((u16::MAX, u16::MAX, 0));
    let count = runs.len() as u16;
    let largest = 1_u16 << count.ilog2();
    let mut words = vec![4, 16 + 8 * count, 0];
    words.extend([count * 2, largest * 2, largest.ilog2() as u16, (count - largest) * 2]);
    words.extend(runs.iter().map(|(_, last, _)| *last));
    words.push(0);
    words.extend(runs.iter().map(|(first, ..)| *first));
    // The last leads to what is missing.
    words.extend(
        runs.iter().map(|(first, _, glyph)| if *first == u16::MAX { 1 } else { glyph.wrapping_sub(*first) }),
    );
    words.extend(runs.iter().map(|_| 0));
    // Of Windows, in Unicode, after 12 bytes.
    let before = [0, 1, 3, 1, 0, 12_u16];
    before.into_iter().chain(words).flat_map(u16::to_be_bytes).collect()
}

/// A file of tables, which are in the order of their names.
fn file(tables: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let count = tables.len() as u16;
    let largest = 1_u16 << count.ilog2();
    let mut file: Vec<u8> = vec![0, 1, 0, 0];
    for word in [count, largest * 16, largest.ilog2() as u16, (count - largest) * 16] {
        file.extend(word.to_be_bytes());
    }
    let mut place = file.len() + 16 * tables.len();
    for (tag, bytes) in tables {
        file.extend(*tag);
        for number in [sum(bytes), place as u32, bytes.len() as u32] {
            file.extend(number.to_be_bytes());
        }
        place += bytes.len().next_multiple_of(4);
    }
    for (_, bytes) in tables {
        file.extend(bytes);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    file
}

fn sum(bytes: &[u8]) -> u32 {
    let word =
        |bytes: &[u8]| (0..4).fold(0, |word, at| word << 8 | u32::from(bytes.get(at).copied().unwrap_or(0)));
    bytes.chunks(4).map(word).fold(0, u32::wrapping_add)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "so a test fails")]
mod tests {
    use std::collections::BTreeSet;

    use ttf_parser::Face;

    use super::subset;
    use crate::render::font::TTF;

    #[derive(Default, PartialEq, Debug)]
    struct Drawn(Vec<String>);

    impl ttf_parser::OutlineBuilder for Drawn {
        fn move_to(&mut self, x: f32, y: f32) {
            self.0.push(format!("{x} {y}"));
        }
        fn line_to(&mut self, x: f32, y: f32) {
            self.0.push(format!("{x} {y}"));
        }
        fn quad_to(&mut self, a: f32, b: f32, x: f32, y: f32) {
            self.0.push(format!("{a} {b} {x} {y}"));
        }
        fn curve_to(&mut self, a: f32, b: f32, c: f32, d: f32, x: f32, y: f32) {
            self.0.push(format!("{a} {b} {c} {d} {x} {y}"));
        }
        fn close(&mut self) {}
    }

    fn drawn(face: &Face<'_>, letter: char) -> (Option<u16>, Drawn) {
        let mut drawn = Drawn::default();
        let glyph = face.glyph_index(letter).unwrap();
        face.outline_glyph(glyph, &mut drawn);
        (face.glyph_hor_advance(glyph), drawn)
    }

    #[test]
    fn its_letters_are_those_of_the_font() {
        let letters: BTreeSet<char> = "Does bipolarity exclude trust? §¶éőΆᾧ×→“”".chars().collect();
        let small = subset(&letters).unwrap();
        assert!(small.len() < 12_000, "{}", small.len());
        let (whole, small) = (Face::parse(TTF, 0).unwrap(), Face::parse(&small, 0).unwrap());
        for letter in letters {
            assert_eq!(drawn(&small, letter), drawn(&whole, letter), "{letter}");
        }
        assert!(small.glyph_index('Z').is_none());
    }

    #[test]
    fn what_the_font_lacks_is_left_out() {
        assert!(subset(&BTreeSet::from(['信', '\u{1f600}'])).is_none());
    }
}
