//! What readers have marked in a PDF and written on it.

mod replies;

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{
    Array, Dict, Name, Number, ObjectIdentifier, String as PdfString,
};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, Point, Rect};
use hayro_interpret::{InterpreterCache, TransformExt};
use serde::{Deserialize, Serialize};

use crate::document::Unreadable;
use crate::document::pdf::marks::replies::{Annotated, joined};
use crate::document::pdf::string::decoded;
use crate::document::pdf::{labels, layout, letters, opened};

/// A page has no more marks.
const MOST: usize = 10_000;

/// What sort of mark it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Words are marked, or a part of a page that has no text.
    #[default]
    Passage,
    /// Something was written on the page.
    Remark,
    /// A line, a frame, a stamp or a drawing.
    Drawing,
}

/// A passage that somebody marked, a remark on a page, or a drawing there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// What sort it is.
    pub kind: Kind,
    /// The number of the page in the file, from 1.
    pub page: usize,
    /// What the file calls the page.
    pub label: Option<String>,
    /// The words that are marked, in one line; empty for a remark that marks none.
    pub quote: String,
    /// What was written beside them; may be empty.
    pub note: String,
    /// Who made the mark; may be empty.
    pub author: String,
    /// The day on which it was made or last changed, as `2024-01-31`.
    pub day: Option<String>,
}

/// The marks of a file in the order of its pages.
pub(in crate::document) fn read(bytes: &[u8]) -> Result<Vec<Mark>, Unreadable> {
    let pdf = opened(bytes)?;
    let cache = InterpreterCache::new();
    let labels = labels::read(&pdf, pdf.pages().len());
    let mut marks = Vec::new();
    for (at, (page, label)) in pdf.pages().iter().zip(labels).enumerate() {
        let Some(annotations) = page.raw().get::<Array<'_>>("Annots") else { continue };
        let mut of_page = Vec::new();
        for annotation in annotations.iter::<Dict<'_>>().take(MOST) {
            let mark = Mark { page: at + 1, label: label.clone(), ..Mark::default() };
            let Some(mark) = completed(mark, &annotation, page, &cache, &pdf) else { continue };
            of_page.push(Annotated {
                id: annotation.obj_id(),
                answers: annotation.get_ref("IRT").map(ObjectIdentifier::from),
                is_part: annotation.get::<Name<'_>>("RT").is_some_and(|kind| kind.as_str() == "Group"),
                mark,
            });
        }
        marks.extend(joined(of_page));
    }
    Ok(marks)
}

/// A mark with what an annotation says; none if it is none of a reader's.
fn completed<'a>(
    mark: Mark,
    annotation: &Dict<'a>,
    page: &Page<'a>,
    cache: &InterpreterCache<'a>,
    pdf: &'a Pdf,
) -> Option<Mark> {
    let text = |key: &str| {
        let text = annotation.get::<PdfString<'_>>(key).map(|text| decoded(text.as_bytes()));
        text.unwrap_or_default().replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
    };
    // What a reviewer clicked, such as `Accepted`, says nothing in words.
    if annotation.contains_key("StateModel") {
        return None;
    }
    let of = annotation.get::<Name<'_>>("Subtype")?;
    let mut kind = Kind::Remark;
    let quote = match of.as_str() {
        "Highlight" | "Underline" | "Squiggly" | "StrikeOut" => {
            kind = Kind::Passage;
            let upright = page.initial_transform(true).to_kurbo();
            let places = places(annotation, upright);
            in_one_line(&layout::columns(letters::within(page, cache, pdf, places).letters).text())
        }
        "Text" | "FreeText" => String::new(),
        "Ink" | "Square" | "Circle" | "Line" | "Polygon" | "PolyLine" | "Stamp" | "Caret" => {
            kind = Kind::Drawing;
            String::new()
        }
        _ => return None,
    };
    let date = Some(text("M")).filter(|date| !date.is_empty()).unwrap_or_else(|| text("CreationDate"));
    Some(Mark { kind, quote, note: text("Contents"), author: text("T"), day: day(&date), ..mark })
}

/// The parts of lines that are marked, on the page as it is read.
fn places(annotation: &Dict<'_>, upright: Affine) -> Vec<Rect> {
    let corners: Vec<f64> = annotation
        .get::<Array<'_>>("QuadPoints")
        .map(|numbers| numbers.iter::<Number>().take(8 * MOST).map(|number| number.as_f64()).collect())
        .unwrap_or_default();
    let place = |corners: &[f64]| {
        let points = corners.chunks_exact(2).map(|pair| upright * Point::new(pair[0], pair[1]));
        points.map(|point| Rect::from_points(point, point)).reduce(|one, other| one.union(other))
    };
    corners.chunks_exact(8).filter_map(place).collect()
}

/// Lines as one: a word that is divided at the end of a line is whole again.
fn in_one_line(text: &str) -> String {
    let mut one = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let goes_on = line.starts_with(char::is_lowercase);
        if goes_on && one.ends_with('-') && one.chars().rev().nth(1).is_some_and(char::is_lowercase) {
            one.pop();
        } else if !one.is_empty() {
            one.push(' ');
        }
        one += line;
    }
    one
}

/// The day of a date such as `D:20240131120000+01'00'`.
fn day(date: &str) -> Option<String> {
    let date = date.strip_prefix("D:").unwrap_or(date);
    let digits = date.get(..8).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    Some(format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]))
}

#[cfg(test)]
mod tests {
    use super::{day, in_one_line};

    #[test]
    fn days_are_read() {
        assert_eq!(day("D:20240131120000+01'00'").as_deref(), Some("2024-01-31"));
        assert_eq!(day("2024"), None);
        assert_eq!(day("D:2024013é"), None);
    }

    #[test]
    fn a_divided_word_is_whole_again() {
        assert_eq!(in_one_line("the con-\nfined\n\nX-\nray Cold-\nWar"), "the confined X- ray Cold- War");
    }
}
