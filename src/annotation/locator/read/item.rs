//! The numbers behind a word: `9`, `183-84`, `5ff`, `8, 11`, `A51/B75`.

use super::hyphen::{self, Joined};
use super::volume::{academy_page, column_of_fathers};
use super::word::{Word, is_tight, word, word_behind};
use super::{A_NUMBER, Wrong, hint, skip, string, supplement};
use crate::annotation::lenient::{is_blank, is_dash};
use crate::annotation::locator::number::{SIGNS, is_step};
use crate::annotation::locator::unit::{Found, Unit};
use crate::annotation::locator::{Number, Range, from_roman};

/// The ranges from a byte on, and where they end.
pub(super) fn list(text: &str, at: usize, found: &Found) -> Result<(Vec<Range>, usize), Wrong> {
    let mut ranges = Vec::new();
    let mut at = at;
    loop {
        let (range, end) = range(text, at, found)?;
        ranges.push(range);
        let next = skip(text, end);
        if let Some(after) = text[next..].strip_prefix('/') {
            let same = skip(text, text.len() - after.len());
            if number(text, same, found.unit).is_some() {
                let (range, end) = self::range(text, same, found)?;
                ranges.push(Range { is_same: true, ..range });
                match joined(text, end) {
                    Some(next) if !begins_part(text, next, found.unit) => at = next,
                    _ => return Ok((ranges, end)),
                }
                continue;
            }
        }
        match joined(text, end) {
            Some(next) if goes_on_sheets(text, next, found.unit, &ranges) => at = next,
            Some(next)
                if number(text, next, found.unit).is_some() && !begins_part(text, next, found.unit) =>
            {
                at = next;
            }
            Some(next) if begins_part(text, next, found.unit) => return Ok((ranges, end)),
            Some(next) if text[..next].trim_end().ends_with([',', ';']) => {
                return Err(hint::at(text, next, A_NUMBER_OR_PLACE));
            }
            _ => return Ok((ranges, end)),
        }
    }
}

const A_NUMBER_OR_PLACE: &str = "a number or a place (`p. 9`, `n. 37`, `§ \"…\"`)";

/// Where the next of several begins: behind a comma, `and` or `&`.
fn joined(text: &str, end: usize) -> Option<usize> {
    let next = skip(text, end);
    let rest = &text[next..];
    let sign = [",", ";", "&"].into_iter().find(|sign| rest.starts_with(sign));
    let word = ["and ", "und ", "et ", "y "].into_iter().find(|word| next > end && rest.starts_with(word));
    let joined = sign.or(word)?;
    let after = skip(text, next + joined.len());
    // `, and 9`
    let again = text[after..].strip_prefix("and ").filter(|_| joined == ",");
    Some(again.map_or(after, |rest| skip(text, text.len() - rest.len())))
}

/// True if another signature begins here with a sign that is also one for a paragraph or a section: `¶2r, ¶3v`.
fn goes_on_sheets(text: &str, at: usize, unit: Unit, before: &[Range]) -> bool {
    let is_signed = |range: &Range| range.from.as_str().starts_with(SIGNS);
    let Some((sheet, _)) = number(text, at, unit).filter(|_| unit == Unit::Signature) else { return false };
    let has_side = matches!(sheet.suffix().0, "r" | "v");
    sheet.as_str().starts_with(SIGNS) && (has_side || before.last().is_some_and(is_signed))
}

/// True if another part of the place begins here, behind numbers of a unit: a word that counts, with what it counts, or
/// words of one's own.
fn begins_part(text: &str, at: usize, unit: Unit) -> bool {
    counts(text, at) || string(text, at).is_some() || word_behind(text, at, unit, None).is_some()
}

/// True if a word that counts begins here, with what it counts.
fn counts(text: &str, at: usize) -> bool {
    word(text, at).is_some_and(|word| {
        let behind = skip(text, word.end);
        let is_titled = word.found.unit.entry().takes_titles() && string(text, behind).is_some();
        let counted = |word: &Word| number(text, skip(text, word.end), word.found.unit).is_some();
        let is_supplemented = || supplement::counted(text, &word, behind).as_ref().is_some_and(counted);
        !is_tight(text, &word) && (is_titled || counted(&word) || is_supplemented())
    })
}

fn range(text: &str, at: usize, found: &Found) -> Result<(Range, usize), Wrong> {
    let (from, end) = counted(text, at, found)?;
    let Some(behind) = dash(text, end) else { return Ok((Range::one(from), end)) };
    if let Some((_, end)) = grouped(text, behind) {
        let (to, _) = grouped(text, behind).unwrap_or((from.clone(), end));
        return Ok((Range::new(from, to), end));
    }
    let short = token(text, behind);
    if let Joined::One(one) = hyphen::joined(text, [at, end, behind], &from, short, found)? {
        return Ok((Range::one(one), behind + short.len()));
    }
    if let Some(to) = from.completing(short) {
        return Ok((Range::new(from, to), after_token(text, behind + short.len(), short)));
    }
    let (to, end) = number(text, behind, found.unit).ok_or_else(|| hint::at(text, behind, A_NUMBER))?;
    let range = if to.is_plain() { Range::completed(from.clone(), short) } else { None };
    Ok((range.unwrap_or_else(|| Range::new(from, to)), end))
}

/// A range of numbers that no word stands before.
pub(super) fn plain(text: &str, at: usize) -> Option<(Range, usize)> {
    let (from, end) = number(text, at, Unit::Note)?;
    let Some(behind) = dash(text, end) else { return Some((Range::one(from), end)) };
    let short = token(text, behind);
    let to = from.completing(short).or_else(|| Number::read(short))?;
    Some((Range::new(from, to), behind + short.len()))
}

/// A number, or one whose thousands are parted by commas.
fn counted(text: &str, at: usize, found: &Found) -> Result<(Number, usize), Wrong> {
    let Some((whole, end)) = grouped(text, at).filter(|_| !found.unit.is_of_fathers()) else {
        return number(text, at, found.unit).ok_or_else(|| Wrong::expected(at, A_NUMBER));
    };
    let written = &text[at..end];
    let begins_long = written.find(',') == Some(3);
    let is_one = !found.is_plural && !found.is_kept;
    let is_range = dash(text, end).is_some_and(|behind| grouped(text, behind).is_some());
    match (begins_long, is_one || is_range) {
        (false, true) => Ok((whole, end)),
        // No page has so high a number: `183,201` are two.
        (true, false) => number(text, at, found.unit).ok_or_else(|| Wrong::expected(at, A_NUMBER)),
        _ => Err(hint::grouped(at..end, written, &whole, found.unit)),
    }
}

/// `1,204`: a number of which a comma parts the thousands, or two numbers.
fn grouped(text: &str, at: usize) -> Option<(Number, usize)> {
    let rest = &text[at..];
    let end = rest.find(|c: char| !(c.is_ascii_digit() || c == ',')).unwrap_or(rest.len());
    let written = rest[..end].trim_end_matches(',');
    let mut groups = written.split(',');
    let first = groups.next()?;
    let groups: Vec<&str> = groups.collect();
    let is_grouped = (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && !groups.is_empty()
        && groups.iter().all(|group| group.len() == 3);
    let is_whole = !rest[written.len()..].starts_with(char::is_alphanumeric);
    let whole = Number::read(&written.replace(',', "")).filter(|_| is_grouped && is_whole)?;
    Some((whole, at + written.len()))
}

/// Where the second number of a range begins, if a dash or a word for it follows.
fn dash(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let blanks = rest.trim_start_matches(is_blank);
    let word = ["to ", "bis "].into_iter().find_map(|word| blanks.strip_prefix(word));
    if let Some(next) =
        word.filter(|_| blanks.len() < rest.len()).map(|next| next.trim_start_matches(is_blank))
    {
        return next.starts_with(|c: char| c.is_ascii_digit()).then(|| text.len() - next.len());
    }
    let after = blanks.trim_start_matches(|c| is_dash(c) || matches!(c, '\u{2010}' | '\u{2011}'));
    let next = after.trim_start_matches(is_blank);
    let is_spaced = blanks.len() < rest.len() || next.len() < after.len();
    let is_dash = after.len() < blanks.len() && !after.starts_with('>');
    let joins = is_dash && (!is_spaced || next.starts_with(|c: char| c.is_ascii_digit() || c == '*'));
    joins.then(|| text.len() - next.len())
}

/// The letters, digits and signs at a byte that can be those of one number.
pub(super) fn token(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    let stars = stars(rest);
    let mut end = stars;
    let bytes = rest.as_bytes();
    while let Some(byte) = bytes.get(end) {
        let joins = matches!(byte, b'.' | b':')
            && end > 0
            && bytes[end - 1].is_ascii_alphanumeric()
            && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !byte.is_ascii_alphanumeric() && !joins {
            break;
        }
        end += 1;
    }
    while let Some(length) = bracket(&rest[end..]).or_else(|| step(&rest[..end], &rest[end..])) {
        end += length;
    }
    // `9*`
    let behind = rest[end..].len() - rest[end..].trim_start_matches('*').len();
    let is_marked = stars == 0 && (1..=2).contains(&behind) && bytes[..end].iter().all(u8::is_ascii_digit);
    let goes_on = rest[end + behind..].starts_with(|c: char| c.is_alphanumeric());
    if is_marked && !goes_on && end > 0 { &rest[..end + behind] } else { &rest[..end] }
}

/// How many stars a text begins with, if a number follows them: `*9`.
fn stars(text: &str) -> usize {
    let behind = text.trim_start_matches('*');
    let stars = text.len() - behind.len();
    if stars <= 2 && behind.starts_with(|c: char| c.is_ascii_digit()) { stars } else { 0 }
}

/// How long the step is that a text begins with, if it goes on a number by letters: `.a`, and the `.2` of `IV.A.2`.
fn step(before: &str, text: &str) -> Option<usize> {
    let behind = text.strip_prefix('.')?;
    let step = &behind[..behind.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(behind.len())];
    let is_counted = !step.is_empty() && step.bytes().all(|byte| byte.is_ascii_digit());
    let goes_on = behind[step.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
    let is_sound = Number::read(&format!("{before}.{step}")).is_some();
    ((is_counted || is_step(step)) && !goes_on && is_sound).then_some(step.len() + 1)
}

/// How long the brackets are that a text begins with, if a number can have them behind it: `(1)`, `(a)`.
fn bracket(text: &str) -> Option<usize> {
    let (inside, _) = text.strip_prefix('(')?.split_once(')')?;
    let is_short = (1..=4).contains(&inside.len()) && inside.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_short.then_some(inside.len() + 2)
}

/// A number of what is counted, and where it ends; none if none begins here.
pub(super) fn number(text: &str, at: usize, unit: Unit) -> Option<(Number, usize)> {
    if let Some(found) = bracketed(text, at, unit) {
        return Some(found);
    }
    let sign = if unit == Unit::Signature { sign_of_sheet(&text[at..]) } else { 0 };
    let mut written = format!("{}{}", &text[at..at + sign], token(text, at + sign));
    // `vol. 2:14` has a page behind it, `AA IV:421` too; `AA 4:421` is one number.
    let is_roman = written.starts_with(|c: char| c.is_ascii_alphabetic());
    if unit == Unit::Volume || unit == Unit::Academy && is_roman {
        written.truncate(written.find(':').unwrap_or(written.len()));
    }
    if unit == Unit::Page {
        // `9nn3-4` has several notes behind the page.
        written.truncate(before_notes(&written).unwrap_or(written.len()));
    }
    let mut end = at + written.len();
    if unit == Unit::DielsKranz
        && let Some((whole, after)) = diels_kranz(text, &written, end)
    {
        (written, end) = (whole, after);
    }
    if unit == Unit::Academy
        && let Some((page, after)) = academy_page(text, &written, end)
    {
        (written, end) = (page, after);
    }
    if unit.is_of_fathers() {
        (written, end) = column_of_fathers(text, &written, end)?;
    }
    if matches!(unit, Unit::Page | Unit::Standard) && matches!(written.as_str(), "A" | "B") {
        // `A 51`
        let behind = text[end..].trim_start_matches(is_blank);
        if behind.starts_with(|c: char| c.is_ascii_digit()) {
            let at = text.len() - behind.len();
            written += token(text, at);
            end = at + token(text, at).len();
        }
    }
    // Of appendices, C is the third and IV the fourth.
    let is_numeral = matches!(written.as_str(), "I" | "V" | "X") || from_roman(&written).is_some();
    // `part p. 1` is a page of the work `part`, and `part v. 1` a verse.
    let is_word = || text[end..].starts_with('.') || counts(text, at);
    if is_numeral && text[end..].starts_with('.') && counts(text, at) {
        return None;
    }
    let letter = || Number::letter(&written).filter(|_| unit.entry().takes_letters() && !is_word());
    let number =
        if is_numeral { Number::read(&written) } else { letter().or_else(|| Number::read(&written)) }?;
    // `p. 9.n` is no page.
    if number.has_lettered_step() && !unit.has_steps() {
        return None;
    }
    let rest = &text[end..];
    if let Some((suffix, length)) = suffix(rest, unit)
        && let Some(with) = number.with_suffix(suffix)
    {
        return Some((with, end + length));
    }
    let goes_on = rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    let has_notes = unit == Unit::Page && rest.starts_with("nn");
    (!goes_on || has_notes).then(|| (number, after_token(text, end, &written)))
}

/// How long the sign is by which a sheet outside the alphabet is signed, if a number follows it: `¶2r`, `¶¶3v`.
fn sign_of_sheet(text: &str) -> usize {
    let behind = text.trim_start_matches(SIGNS);
    if behind.starts_with(|c: char| c.is_ascii_digit()) { text.len() - behind.len() } else { 0 }
}

/// A number in brackets of its own, as some things are cited: `eq. (3)`, `para. [25]`, `lit. (b)`.
fn bracketed(text: &str, at: usize, unit: Unit) -> Option<(Number, usize)> {
    let close = match (unit, text[at..].chars().next()?) {
        (Unit::Equation | Unit::Example | Unit::Point | Unit::Recital, '(') => ')',
        (Unit::Paragraph | Unit::Note, '[') => ']',
        _ => return None,
    };
    let inside = &text[at + 1..];
    let inside = &inside[..inside.find(close)?];
    let letter = || Number::letter(inside).filter(|_| unit.entry().takes_letters());
    Some((Number::read(inside).or_else(letter)?, at + inside.len() + 2))
}

/// Where the page ends in `9nn3`.
fn before_notes(written: &str) -> Option<usize> {
    let digits = written.find(|c: char| !c.is_ascii_digit()).filter(|digits| *digits > 0)?;
    let notes = written[digits..].strip_prefix("nn")?;
    (!notes.is_empty() && notes.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

/// `22 B 12` as `22B12`, and where it ends.
fn diels_kranz(text: &str, written: &str, end: usize) -> Option<(String, usize)> {
    const KINDS: [char; 3] = ['A', 'B', 'C'];
    let behind = |end: usize| text.len() - text[end..].trim_start_matches(is_blank).len();
    let (chapter, kind) = match written.strip_suffix(KINDS) {
        Some(chapter) => (chapter, end - 1),
        None => (written, behind(end)),
    };
    let is_kind = text[kind..].starts_with(KINDS);
    let is_chapter = !chapter.is_empty() && chapter.bytes().all(|byte| byte.is_ascii_digit());
    let at = behind(kind + usize::from(is_kind));
    let number = token(text, at);
    let is_sound = is_kind && is_chapter && number.starts_with(|c: char| c.is_ascii_digit());
    is_sound.then(|| (format!("{chapter}{}{number}", &text[kind..=kind]), at + number.len()))
}

/// Behind the full stop that `5ff.` may have.
fn after_token(text: &str, end: usize, written: &str) -> usize {
    let is_open = written.ends_with('f') && written.len() > 1 && text[end..].starts_with('.');
    if is_open && !text[end + 1..].starts_with(char::is_alphanumeric) { end + 1 } else { end }
}

/// What is written apart from the number and belongs to it: `5 ff.`, `5 et seq.`, `12 recto`, `12ʳ`.
fn suffix(rest: &str, unit: Unit) -> Option<(&'static str, usize)> {
    const FOLLOWING: [(&str, &str); 6] =
        [("et seqq", "ff"), ("et seq", "ff"), ("sqq", "ff"), ("sq", "f"), ("ff", "ff"), ("f", "f")];
    const SIDES: [(&str, &str); 4] = [("recto", "r"), ("verso", "v"), ("r", "r"), ("v", "v")];
    let raised = [('ʳ', "r"), ('ᵛ', "v")].into_iter().find(|(sign, _)| rest.starts_with(*sign));
    if let Some((sign, suffix)) = raised {
        return Some((suffix, sign.len_utf8()));
    }
    let behind = rest.trim_start_matches(is_blank);
    if behind.len() == rest.len() {
        return None;
    }
    let gap = rest.len() - behind.len();
    let sides = if matches!(unit, Unit::Folio | Unit::Signature) { &SIDES[..] } else { &[] };
    let (word, suffix) = FOLLOWING.iter().chain(sides).find(|(word, _)| {
        let after = behind.strip_prefix(word);
        after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
    })?;
    let after = &behind[word.len()..];
    let stopped = after.strip_prefix('.').filter(|_| !sides.iter().any(|(side, _)| side == word));
    let end = stopped.unwrap_or(after);
    // `p. 5 f. 3` has a folio.
    let behind_word = end.trim_start_matches(is_blank);
    let counts = number(behind_word, 0, Unit::Folio).is_some() || end.starts_with('.');
    (!counts).then(|| (*suffix, gap + behind.len() - end.len()))
}
