//! The parts of a number as it is written: what stands before its digits, the digits, and what stands behind them.

use super::{Class, Inside};
use crate::annotation::locator::roman::from_roman;

/// What may follow the digits besides a single letter.
const SUFFIXES: [&str; 9] = ["ff", "nn", "ra", "rb", "va", "vb", "bis", "ter", "quater"];
/// The most digits of a number.
const DIGITS: usize = 9;
/// The most letters before a number.
const LETTERS: usize = 4;
/// What marks pages that are counted apart: `*9`, `9*`, `9**`.
const STAR: char = '*';
/// The most of them.
const STARS: usize = 2;
/// What signs sheets of old books outside the alphabet, besides the star: `¶2r`.
pub(in crate::annotation::locator) const SIGNS: [char; 4] = ['¶', '†', '‡', '§'];

/// The letters before a number and its first step, and what follows.
pub(super) fn beginning(text: &str) -> Option<(Class, u32, &str)> {
    let sign = text.chars().next().filter(|sign| *sign == STAR || SIGNS.contains(sign));
    if let Some(sign) = sign {
        let (first, rest) = digits(text.trim_start_matches(sign))?;
        let signs = text[..text.len() - text.trim_start_matches(sign).len()].to_owned();
        return (signs.chars().count() <= STARS).then_some((Class::Lettered(signs), first, rest));
    }
    let letters = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (before, rest) = text.split_at(letters);
    if before.is_empty() {
        let (first, rest) = digits(rest)?;
        return Some((Class::Arabic, first, rest));
    }
    if before.len() > LETTERS {
        return None;
    }
    if let Some(after) = rest.strip_prefix(['.', ':']) {
        digits(after)?;
        // `II.3` counts from the roman number on, `A.3` from the letter.
        if let Some(value) = from_roman(&before.to_lowercase()) {
            return Some((Class::Roman, value, rest));
        }
        let (first, rest) = digits(after)?;
        return Some((Class::Lettered(text[..=letters].to_owned()), first, rest));
    }
    let zeros = rest.len() - rest.trim_start_matches('0').len();
    let (first, after) = digits(rest)?;
    // Zeros after letters belong to the name: `e012` is not `e12`.
    let zeros = zeros.min(rest.len() - after.len() - 1);
    Some((Class::Lettered(text[..letters + zeros].to_owned()), first, after))
}

pub(super) fn digits(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let value = text[..end].parse().ok().filter(|_| end <= DIGITS)?;
    Some((value, &text[end..]))
}

/// The letters behind the digits, and the digits behind these.
pub(super) fn ending(text: &str) -> Option<(&str, u32)> {
    if (1..=STARS).contains(&text.len()) && text.bytes().all(|byte| byte == b'*') {
        return Some((text, 0));
    }
    let end = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (letters, rest) = text.split_at(end);
    let is_known = letters.len() <= 1 || SUFFIXES.contains(&letters);
    if rest.is_empty() {
        return is_known.then_some((letters, 0));
    }
    // `10b-5`
    let counted = rest.strip_prefix('-').unwrap_or(rest);
    let (below, rest) = digits(counted)?;
    let is_plain = rest.is_empty() && !counted.starts_with('0');
    (letters.len() == 1 && is_plain).then_some((letters, below))
}

/// Where the first bracket begins that stands behind a number, or the first full stop with a letter behind it.
pub(super) fn inside_at(text: &str) -> usize {
    let step = text.match_indices('.').map(|(at, _)| at).find(|at| {
        let is_letter = text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic());
        *at > 0 && is_letter
    });
    let bracket = text.find('(');
    step.into_iter().chain(bracket).min().unwrap_or(text.len())
}

/// Where the first letter ends that stands behind a full stop.
pub(super) fn behind_letter(text: &str) -> usize {
    (inside_at(text) + 2).min(text.len())
}

/// What stands in brackets and behind full stops, and nothing else: `(1)(a)`, `.a`, `.A.2`.
pub(super) fn inside(text: &str) -> Option<Vec<Inside>> {
    let mut found = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (part, after) = match rest.strip_prefix('.') {
            Some(step) => step.split_at(step.find(['.', '(']).unwrap_or(step.len())),
            None => rest.strip_prefix('(')?.split_once(')')?,
        };
        let is_bracket = rest.starts_with('(');
        let is_word =
            part.bytes().all(|byte| byte.is_ascii_alphabetic()) && (1..=LETTERS).contains(&part.len());
        let numeral = from_roman(&part.to_lowercase()).filter(|_| part.len() > 1 || "ivxIVX".contains(part));
        found.push(match (digits(part), numeral) {
            (Some((value, "")), _) => Inside::Arabic(value),
            _ if !is_bracket && !is_step(part) => return None,
            (_, Some(value)) => Inside::Roman(value),
            _ if is_word => Inside::Letters(part.to_owned()),
            _ => return None,
        });
        rest = after;
    }
    Some(found)
}

/// True for what counts behind a full stop where letters do: one letter, or a small numeral.
pub(in crate::annotation::locator) fn is_step(text: &str) -> bool {
    let is_letter = text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_numeral = (2..=LETTERS).contains(&text.len()) && text.bytes().all(|byte| b"ivx".contains(&byte));
    is_letter || (is_numeral && from_roman(text).is_some())
}
