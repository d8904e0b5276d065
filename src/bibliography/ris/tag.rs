//! Tags, which begin the lines of RIS.

/// True of a line that begins a record.
pub(in crate::bibliography) fn is_type(line: &str) -> bool {
    tag(line).is_some_and(|(tag, _)| tag == "TY")
}

/// True of a line that begins with a tag.
pub(super) fn is_tagged(line: &str) -> bool {
    tag(line.trim_start()).is_some()
}

/// A line's tag and what stands after the hyphen; none if it has none. Programs disagree on blanks.
pub(super) fn tag(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches('\u{feff}');
    let (tag, rest) = line.split_at_checked(2)?;
    let is_tag = tag.as_bytes()[0].is_ascii_uppercase()
        && (tag.as_bytes()[1].is_ascii_uppercase() || tag.as_bytes()[1].is_ascii_digit());
    let rest =
        rest.strip_prefix(' ').map(|rest| rest.strip_prefix(' ').unwrap_or(rest))?.strip_prefix('-')?;
    (is_tag && (rest.is_empty() || rest.starts_with([' ', '\t']))).then(|| (tag, rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::tag;

    #[test]
    fn tags_with_more_or_fewer_blanks() {
        for (line, expected) in [
            ("TY  - JOUR", Some(("TY", "JOUR"))),
            ("\u{feff}TY - JOUR ", Some(("TY", "JOUR"))),
            ("ER  -", Some(("ER", ""))),
            ("T2  -\tx", Some(("T2", "x"))),
            ("ER", None),
            ("tr  - x", None),
            ("AB -x", None),
            ("é", None),
        ] {
            assert_eq!(tag(line), expected, "{line}");
        }
    }
}
