//! Raised numbers: which are notes.

/// Whether a raised number after this text can be that of a note, and not a power or a part of a unit: `10⁶`, `m²`. A
/// year can bear a note.
pub(super) fn can_be_note(before: &str) -> bool {
    let digits = before.chars().rev().take_while(char::is_ascii_digit).count();
    let letters = before.chars().rev().take_while(|char| char.is_alphabetic()).count();
    match (digits, letters) {
        (0, 0) => !before.ends_with(['+', '-', '−', '=']),
        (4, 0) => true,
        (0, letters) => letters > 2,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::can_be_note;

    #[test]
    fn powers_and_units_are_no_notes() {
        for before in ["", "use.", "word", "in 1990", "“so”", "(2)"] {
            assert!(can_be_note(before), "{before}");
        }
        for before in ["10", "5 m", "km", "x", "a ="] {
            assert!(!can_be_note(before), "{before}");
        }
    }
}
