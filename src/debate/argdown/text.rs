//! Texts and titles of Argdown.

use crate::debate::argdown::source::Range;
use crate::debate::one_line;

/// True of a title that Argdown made up: `Untitled 3`.
pub(super) fn is_untitled(title: &str) -> bool {
    let number = title.strip_prefix("Untitled ");
    title.is_empty()
        || number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A text without its tags: those at an end go, those within it become plain words.
pub(super) fn plain(text: &str, ranges: &[Range]) -> String {
    let mut units: Vec<u16> = text.encode_utf16().collect();
    let mut tags: Vec<&Range> = ranges.iter().filter(|range| range.sort == "tag").collect();
    tags.sort_by_key(|range| std::cmp::Reverse(range.start));
    for range in tags {
        let Some(end) = range.stop.checked_add(1).map(|end| end.min(units.len())) else { continue };
        let is_tag = range.start < end && units.get(range.start) == Some(&u16::from(b'#'));
        if !is_tag {
            continue;
        }
        let is_blank = |units: &[u16]| String::from_utf16_lossy(units).trim().is_empty();
        let is_within = !is_blank(&units[end..]) && !is_blank(&units[..range.start]);
        let word =
            range.tag.as_deref().filter(|_| is_within).map(|tag| format!("{tag} ")).unwrap_or_default();
        units.splice(range.start..end, word.encode_utf16());
    }
    one_line(&String::from_utf16_lossy(&units))
}

/// A text as Argdown reads it back as it is.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(char) = rest.next() {
        let next = rest.as_str();
        let needs = match char {
            '\\' | '*' | '_' | '#' | '[' | '<' | '{' | '}' => true,
            // A comment.
            '/' => next.starts_with(['/', '*']),
            // Front matter.
            '=' => next.starts_with('='),
            // A shortcode: `.and.`, `:heart:`.
            '.' | ':' => {
                let word = next.split(char::is_whitespace).next().unwrap_or_default();
                word.char_indices().skip(1).any(|(_, other)| other == char)
            }
            _ => false,
        };
        if needs {
            out.push('\\');
        }
        out.push(char);
    }
    out
}

/// A title that can be put into brackets of either sort, and begins with nothing that begins a line of another sort.
pub(super) fn bracketed(title: &str) -> String {
    let title = one_line(title).replace(['[', '<'], "(").replace([']', '>'], ")");
    if title.starts_with(['-', '+', '_', '!']) { format!("‘{title}’") } else { title }
}

#[cfg(test)]
mod tests {
    use super::{bracketed, escaped, is_untitled, plain};
    use crate::debate::argdown::source::Range;

    #[test]
    fn made_up_titles_are_none() {
        assert!(["", "Untitled 1", "Untitled 12"].into_iter().all(is_untitled));
        assert!(!["Untitled", "Untitled ", "Untitled 1b", "untitled 1"].into_iter().any(is_untitled));
    }

    #[test]
    fn tags_leave_the_text() {
        let tag = |start, stop, tag: &str| Range {
            sort: "tag".to_owned(),
            start,
            stop,
            tag: Some(tag.to_owned()),
            url: None,
        };
        // A letter outside of the basic plane has two units.
        assert_eq!(plain("🌲 stands. #pro #(a b)", &[tag(11, 15, "pro"), tag(16, 21, "a b")]), "🌲 stands.");
        assert_eq!(plain("A #pro text.", &[tag(2, 6, "pro")]), "A pro text.");
        assert_eq!(plain("#pro A text.", &[tag(0, 4, "pro")]), "A text.");
        assert_eq!(plain("No tag", &[tag(3, 90, "x"), tag(0, usize::MAX, "y")]), "No tag");
    }

    #[test]
    fn what_means_something_is_escaped() {
        for (text, expected) in [
            (
                "plain – text, with (signs); and more: e.g. 3.5 or 1:2",
                "plain – text, with (signs); and more: e\\.g. 3.5 or 1:2",
            ),
            ("a [b] <c> {d} *e* _f_ #g \\h", "a \\[b] \\<c> \\{d\\} \\*e\\* \\_f\\_ \\#g \\\\h"),
            ("http://x.y/z /* ==", "http:\\//x.y/z \\/\\* \\=="),
            (".and. :heart:", "\\.and. \\:heart:"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }

    #[test]
    fn titles_fit_into_brackets() {
        assert_eq!(bracketed("a [b]\n<c>"), "a (b) (c)");
        assert_eq!(bracketed("-1 is odd"), "‘-1 is odd’");
    }
}
