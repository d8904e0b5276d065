//! What hayagriva leaves to be done: punctuation that comes together, and letters whose case is to
//! stay.

use crate::bibliography::{Mark, Run, Text};

use super::Piece;

/// Word joiner: before a small letter it keeps a style from making it a capital. No reference has one.
const GUARD: char = '\u{2060}';

/// Stands in place of a particle where a name has none. It leaves with the blank before it.
pub(super) const NO_PARTICLE: char = '\u{fde5}';

/// The text with those letters guarded that a style must not make capitals.
pub(super) fn guarded(text: &Text) -> Text {
    let mut before = ' ';
    let mut run = |run: &Run| {
        let keeps = run.marks.contains(&Mark::NoCase);
        let mut text = String::with_capacity(run.text.len());
        for c in run.text.chars() {
            text.extend(Some(GUARD).filter(|_| keeps && c.is_lowercase() && !before.is_alphanumeric()));
            text.push(c);
            before = c;
        }
        Run { text, marks: run.marks.clone() }
    };
    Text::of(text.runs().iter().map(&mut run))
}

/// Neighbours that are set alike made one, without guards, without blanks at the end, and with one
/// sign where two came together: `?.`, `,.`, `.”.`, `,)`.
pub(super) fn tidy(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for piece in pieces {
        match out.last_mut() {
            Some(last) if (last.italic, last.bold) == (piece.italic, piece.bold) => last.text += &piece.text,
            _ => out.push(piece),
        }
    }
    // What stood in the way of signs goes first, then those that come together.
    for stays in [is_letter, is_needed] {
        let whole: Vec<char> = out.iter().flat_map(|piece| piece.text.chars()).collect();
        let mut at = 0;
        for piece in &mut out {
            let number = piece.text.chars().count();
            piece.text = (at..at + number).filter(|at| stays(&whole, *at)).map(|at| whole[at]).collect();
            at += number;
        }
    }
    while let Some(last) = out.last_mut() {
        last.text.truncate(last.text.trim_end().len());
        if !last.text.is_empty() {
            break;
        }
        out.pop();
    }
    out.retain(|piece| !piece.text.is_empty());
    out
}

/// False of a guard, and of a particle that is none with the blank before it.
fn is_letter(whole: &[char], at: usize) -> bool {
    match whole[at] {
        GUARD | NO_PARTICLE => false,
        ' ' => whole.get(at + 1) != Some(&NO_PARTICLE),
        _ => true,
    }
}

/// False of a sign that another beside it makes superfluous.
fn is_needed(whole: &[char], at: usize) -> bool {
    let next = whole.get(at + 1).copied();
    let mut before = whole[..at].iter().rev().copied();
    match whole[at] {
        ' ' => next != Some(':'),
        ',' => !matches!(next, Some('.' | ',' | ')')),
        '.' => match before.next() {
            // Three are an ellipsis.
            Some('.') => next == Some('.') || before.next() == Some('.'),
            Some('?' | '!') => false,
            Some('”' | '’') => !matches!(before.next(), Some('.' | '?' | '!')),
            _ => true,
        },
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{guarded, tidy};
    use crate::bibliography::{Mark, Run, Text};
    use crate::render::references::Piece;

    #[test]
    fn signs_that_come_together() {
        for (found, expected) in [
            ("Can NATO Survive?. The", "Can NATO Survive? The"),
            ("“Over.”. ", "“Over.”"),
            ("“Why?.” 1996.", "“Why?” 1996."),
            ("(Italy),.", "(Italy)."),
            ("(2015,).", "(2015)."),
            ("Doe Jr.. Wait... and", "Doe Jr. Wait... and"),
            ("\u{2060}de", "de"),
            ("288 : 5–9", "288: 5–9"),
            ("José \u{fde5} Ortega y Gasset", "José Ortega y Gasset"),
            ("Roe, A. \u{fde5}. (2002)", "Roe, A. (2002)"),
        ] {
            let piece = |text: &str| Piece { text: text.to_owned(), italic: false, bold: false };
            assert_eq!(tidy(vec![piece(found)]), [piece(expected)], "{found}");
        }
    }

    #[test]
    fn small_letters_are_guarded_at_the_beginning_of_words() {
        let run = |text: &str, keeps: bool| Run {
            text: text.to_owned(),
            marks: Some(Mark::NoCase).filter(|_| keeps).into_iter().collect(),
        };
        let text = Text::of([run("a ", false), run("de Hoop", true), run(" b", false)]);
        assert_eq!(guarded(&text).plain(), "a \u{2060}de Hoop b");
    }
}
