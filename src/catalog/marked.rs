//! What `marked` says of an excerpt: who marked it, when, in which colour. `Ann Doe 2024-05-01, yellow`

/// Who marked it: what stands before a day or, where there is none, before the colour. A single word may be either.
pub(crate) fn by(marked: &str) -> &str {
    let (who, color) = parts(marked);
    let who = if who.is_empty() { color } else { who };
    without_day(who).unwrap_or(who)
}

/// The parts of what `marked` says: who and when, and the colour. One part without a day is a colour.
pub(crate) fn parts(marked: &str) -> (&str, &str) {
    match marked.rsplit_once(", ") {
        Some((who, color)) if without_day(color).is_none() => (who, color),
        None if without_day(marked).is_none() => ("", marked),
        _ => (marked, ""),
    }
}

/// What stands before the day at the end of a text; none if there is no day.
fn without_day(text: &str) -> Option<&str> {
    let (before, day) = text.rsplit_once(' ').unwrap_or(("", text));
    let is_day = day.len() == 10
        && day.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    is_day.then_some(before)
}
