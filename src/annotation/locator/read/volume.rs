//! Numbers that begin with a volume of an edition: `AA IV 421`, `PL 32:659`.

use super::item::token;
use crate::annotation::lenient::is_blank;
use crate::annotation::locator::from_roman;

/// The letters by which a column of Migne's *Patrologia* is divided.
const LETTERS: [char; 4] = ['A', 'B', 'C', 'D'];

/// `IV 421`, `IV, 421` and `04: 421`, as `4:421`, and where it ends.
pub(super) fn academy_page(text: &str, volume: &str, end: usize) -> Option<(String, usize)> {
    let is_roman = from_roman(&volume.to_lowercase()).is_some();
    let (at, sign) = behind(text, end);
    let is_parted = if is_roman { at > end } else { sign == Some(':') };
    let value = value(volume).filter(|_| is_parted)?;
    let page = token(text, at);
    page.starts_with(|c: char| c.is_ascii_digit()).then(|| (format!("{value}:{page}"), at + page.len()))
}

/// `32:659`, `32, 659`, `XXXII, 659` and `44: 1001 A`, as `32:659` and `44:1001A`, and where it ends.
pub(super) fn column_of_fathers(text: &str, written: &str, end: usize) -> Option<(String, usize)> {
    let (volume, column, end) = match written.split_once([':', '.']) {
        Some((volume, column)) => (volume, column, end),
        None => {
            let (at, sign) = behind(text, end);
            sign?;
            let column = token(text, at);
            (written, column, at + column.len())
        }
    };
    // `86.1:12` is a part of a volume, which is cited by its column alone.
    let is_column = column.starts_with(|c: char| c.is_ascii_digit()) && !column.contains([':', '.']);
    let value = value(volume).filter(|_| is_column)?;
    let lettered = format!("{value}:{column}");
    // `1001 A`
    let blanks = text[end..].trim_start_matches(is_blank);
    let apart = blanks.chars().next().filter(|letter| {
        let is_alone = !blanks[1..].starts_with(|c: char| c.is_alphanumeric() || c == '.');
        LETTERS.contains(letter) && is_alone && column.bytes().all(|byte| byte.is_ascii_digit())
    });
    Some(match apart {
        Some(letter) => (format!("{lettered}{letter}"), text.len() - blanks.len() + 1),
        None => (lettered, end),
    })
}

/// The number of a volume in figures or as a roman numeral.
fn value(volume: &str) -> Option<u32> {
    from_roman(&volume.to_lowercase()).or_else(|| volume.parse().ok())
}

/// Where the number behind a volume begins, and the sign between them.
fn behind(text: &str, end: usize) -> (usize, Option<char>) {
    let rest = text[end..].trim_start_matches(|c: char| is_blank(c) || matches!(c, ',' | ':'));
    let at = text.len() - rest.len();
    let sign = if text[end..at].contains(':') { Some(':') } else { text[end..at].find(',').map(|_| ',') };
    (at, sign)
}
