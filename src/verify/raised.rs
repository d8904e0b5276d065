//! Raised digits: `¹²`.

/// The raised digits from 0 to 9.
const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// The digit that a digit or a raised one is.
pub(super) fn digit(char: char) -> Option<char> {
    if char.is_ascii_digit() { Some(char) } else { plain(char) }
}

/// The digit that a raised one is.
pub(super) fn plain(raised: char) -> Option<char> {
    let value = RAISED.iter().position(|known| *known == raised)?;
    char::from_digit(u32::try_from(value).ok()?, 10)
}

/// A digit as it is raised.
pub(super) fn raised(digit: char) -> Option<char> {
    RAISED.get(digit.to_digit(10)? as usize).copied()
}
