//! What stands in quotation marks, and which citation it belongs to.

use crate::draft::Quoted;
use crate::draft::signs::{Sign, Signs};

/// The marks with which quotations open, each with those that close them.
const MARKS: [(char, &[char]); 5] =
    [('“', &['”']), ('„', &['“', '”']), ('«', &['»']), ('‘', &['’']), ('"', &['"'])];

/// No quotation and no way to its citation is longer than this, in characters.
const LONGEST: usize = 5000;

/// The quotations of a draft. One within another is a part of it; one that its paragraph does not close is none.
pub(super) fn of(signs: &Signs) -> Vec<Quoted> {
    let all = &signs.signs;
    let mut quotes = Vec::new();
    let mut from = 0;
    while let Some((_, sign)) = all.get(from) {
        let end = match sign {
            Sign::Char(char) if opens(all, from) => closing(all, from, *char),
            _ => None,
        };
        let Some(end) = end else {
            from += 1;
            continue;
        };
        let words = all[from + 1..end].iter().filter_map(|(_, sign)| char(*sign)).collect::<String>();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.chars().any(char::is_alphanumeric) {
            let cite = after(all, end, &words).or_else(|| before(all, from));
            quotes.push(Quoted { at: all[from].0..all[end].0, words, cite });
        }
        from = end + 1;
    }
    quotes
}

fn char(sign: Sign) -> Option<char> {
    match sign {
        Sign::Char(char) => Some(char),
        Sign::Cite(_) | Sign::Paragraph => None,
    }
}

fn sign_at(all: &[(usize, Sign)], at: Option<usize>) -> Option<char> {
    all.get(at?).and_then(|(_, sign)| char(*sign))
}

fn opens(all: &[(usize, Sign)], at: usize) -> bool {
    let Some(mark) = sign_at(all, Some(at)) else { return false };
    let is_known = MARKS.iter().any(|(open, _)| *open == mark);
    // A straight mark opens where a word begins.
    let before = sign_at(all, at.checked_sub(1));
    let begins = before.is_none_or(|before| before.is_whitespace() || "([{—–".contains(before));
    let goes_on = sign_at(all, Some(at + 1)).is_some_and(|next| !next.is_whitespace());
    is_known && (mark != '"' || begins && goes_on)
}

/// Where a quotation ends.
fn closing(all: &[(usize, Sign)], from: usize, mark: char) -> Option<usize> {
    let closes = MARKS.iter().find(|(open, _)| *open == mark).map(|(_, closes)| *closes)?;
    let mut inner = 0_usize;
    for (at, (_, sign)) in all.iter().enumerate().skip(from + 1).take(LONGEST) {
        match sign {
            Sign::Paragraph => return None,
            Sign::Cite(_) => {}
            // Between letters it is an apostrophe.
            Sign::Char('’') if sign_at(all, Some(at + 1)).is_some_and(char::is_alphanumeric) => {}
            Sign::Char(char) if closes.contains(char) => {
                if inner == 0 {
                    return Some(at);
                }
                inner -= 1;
            }
            Sign::Char(char) if *char == mark => inner += 1,
            Sign::Char(_) => {}
        }
    }
    None
}

fn is_stop(char: char) -> bool {
    ".?!".contains(char)
}

/// The next citation in the sentence of a quotation that ends at `end`, or right behind that sentence.
fn after(all: &[(usize, Sign)], end: usize, words: &str) -> Option<usize> {
    let mut is_over = words.ends_with(is_stop);
    for (at, (_, sign)) in all.iter().enumerate().skip(end + 1).take(LONGEST) {
        match sign {
            Sign::Cite(cite) => return Some(*cite),
            Sign::Paragraph => return None,
            Sign::Char(char) if is_over && (char.is_alphanumeric() || opens(all, at)) => return None,
            Sign::Char(char) => {
                let next = sign_at(all, Some(at + 1));
                is_over |= is_stop(*char) && next.is_none_or(char::is_whitespace);
            }
        }
    }
    None
}

/// The last citation before a quotation in its sentence.
fn before(all: &[(usize, Sign)], from: usize) -> Option<usize> {
    for (at, (_, sign)) in all.iter().enumerate().take(from).rev().take(LONGEST) {
        match sign {
            Sign::Cite(cite) => return Some(*cite),
            Sign::Paragraph => return None,
            Sign::Char(char) => {
                if is_stop(*char) && sign_at(all, Some(at + 1)).is_some_and(char::is_whitespace) {
                    return None;
                }
            }
        }
    }
    None
}
