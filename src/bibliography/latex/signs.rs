//! Signs for marks: noncharacters of Unicode, which no text has.

use crate::bibliography::text::{MARKS, Mark};

/// The first of the signs; U+FDD0 to U+FDEF are no characters.
const FIRST: u32 = 0xfdd0;

/// The sign that begins a mark.
pub(super) fn open_sign(mark: Mark) -> char {
    sign(mark, 0)
}

/// The sign that ends it.
pub(super) fn close_sign(mark: Mark) -> char {
    sign(mark, 1)
}

fn sign(mark: Mark, closing: u32) -> char {
    char::from_u32(FIRST + 2 * mark as u32 + closing).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// True of any of them.
pub(super) fn is_sign(c: char) -> bool {
    sign_of(c).is_some()
}

/// The mark that a sign is for, and whether it begins it.
pub(in crate::bibliography) fn sign_of(c: char) -> Option<(Mark, bool)> {
    let number = (c as u32).checked_sub(FIRST)?;
    let mark = MARKS.get(usize::try_from(number / 2).ok()?)?;
    Some((*mark, number % 2 == 0))
}

/// The mark of a command's argument.
pub(super) fn command_mark(name: &str) -> Option<Mark> {
    Some(match name {
        "emph" | "textit" | "textsl" | "mkbibemph" | "mkbibitalic" => Mark::Italic,
        "textbf" | "mkbibbold" => Mark::Bold,
        "textsc" => Mark::SmallCaps,
        "textsuperscript" | "mkbibsuperscript" => Mark::Super,
        "textsubscript" | "mkbibsubscript" => Mark::Sub,
        _ => return None,
    })
}

/// The mark that a declaration gives the rest of its group.
pub(super) fn declaration_mark(name: &str) -> Option<Mark> {
    Some(match name {
        "em" | "it" | "itshape" | "sl" | "slshape" => Mark::Italic,
        "bf" | "bfseries" => Mark::Bold,
        "sc" | "scshape" => Mark::SmallCaps,
        _ => return None,
    })
}
