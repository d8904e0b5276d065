//! What hayagriva leaves to be done: punctuation that comes together, and letters whose case is to
//! stay.

use crate::bibliography::{Mark, Text};

use super::Piece;

/// Word joiner: before a small letter it keeps a style from making it a capital. No reference has one.
const GUARD: char = '\u{2060}';

/// The letters of a text, those guarded that a style must not make capitals.
pub(super) fn guarded(text: &Text) -> String {
    let mut out = String::new();
    for run in text.runs() {
        let keeps = run.marks.contains(&Mark::NoCase);
        let mut before = out.chars().next_back().unwrap_or(' ');
        for c in run.text.chars() {
            if keeps && c.is_lowercase() && !before.is_alphanumeric() {
                out.push(GUARD);
            }
            out.push(c);
            before = c;
        }
    }
    out
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
    let whole: Vec<char> = out.iter().flat_map(|piece| piece.text.chars()).collect();
    let mut at = 0;
    for piece in &mut out {
        let number = piece.text.chars().count();
        piece.text = (at..at + number).filter(|at| stays(&whole, *at)).map(|at| whole[at]).collect();
        at += number;
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

/// False of a guard, and of a sign that another beside it makes superfluous.
fn stays(whole: &[char], at: usize) -> bool {
    let next = whole.get(at + 1).copied();
    let mut before = whole[..at].iter().rev().copied().filter(|c| *c != GUARD);
    match whole[at] {
        GUARD => false,
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
        assert_eq!(guarded(&text), "a \u{2060}de Hoop b");
    }
}
