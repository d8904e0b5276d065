//! Marks as the Citation Style Language has them in its data: a few tags of HTML, nothing escaped.

use std::collections::BTreeSet;

use super::{Mark, Run, Text};

/// The tags of each mark; the first pair is written, the others are read too.
const TAGS: [(Mark, &str, &str); 9] = [
    (Mark::NoCase, "<span class=\"nocase\">", "</span>"),
    (Mark::SmallCaps, "<span style=\"font-variant:small-caps;\">", "</span>"),
    (Mark::SmallCaps, "<span style=\"font-variant: small-caps;\">", "</span>"),
    (Mark::Italic, "<i>", "</i>"),
    (Mark::Italic, "<em>", "</em>"),
    (Mark::Bold, "<b>", "</b>"),
    (Mark::SmallCaps, "<sc>", "</sc>"),
    (Mark::Super, "<sup>", "</sup>"),
    (Mark::Sub, "<sub>", "</sub>"),
];

fn tags(mark: Mark) -> (&'static str, &'static str) {
    TAGS.into_iter().find(|(known, ..)| *known == mark).map_or(("", ""), |(_, open, close)| (open, close))
}

/// The text with tags.
pub(in crate::bibliography) fn to_html(text: &Text) -> String {
    text.write(|mark| tags(mark).0, |mark| tags(mark).1, |letters, out| out.push_str(letters))
}

/// A text read with its tags; whatever is no tag of a mark, or never closed, is text.
pub(in crate::bibliography) fn from_html(html: &str) -> Text {
    let mut runs = Vec::new();
    let mut open: Vec<(Mark, &str)> = Vec::new();
    let (mut at, mut from) = (0, 0);
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        let rest = &html[start..];
        let closes = open.last().filter(|(_, close)| rest.starts_with(close)).map(|(_, close)| close.len());
        let opens = TAGS
            .into_iter()
            .find(|(_, tag, close)| rest.strip_prefix(tag).is_some_and(|inner| inner.contains(close)));
        let marks: BTreeSet<Mark> = open.iter().map(|(mark, _)| *mark).collect();
        if let Some(length) = closes {
            runs.push(Run { text: html[from..start].to_owned(), marks });
            open.pop();
            (at, from) = (start + length, start + length);
        } else if let Some((mark, tag, close)) = opens {
            runs.push(Run { text: html[from..start].to_owned(), marks });
            open.push((mark, close));
            (at, from) = (start + tag.len(), start + tag.len());
        } else {
            at = start + 1;
        }
    }
    let marks = open.iter().map(|(mark, _)| *mark).collect();
    runs.push(Run { text: html[from..].to_owned(), marks });
    runs.retain(|run| !run.text.is_empty());
    Text::of(runs)
}

#[cfg(test)]
mod tests {
    use super::{from_html, to_html};

    #[test]
    fn tags_become_marks_and_tags_again() {
        for html in [
            "plain",
            "The <span class=\"nocase\">NATO</span> of <i>Trust</i>",
            "<i>a<sub>b</sub></i>c",
            "2 < 3 and <b> alone, <x>",
        ] {
            assert_eq!(to_html(&from_html(html)), html);
        }
        assert_eq!(from_html("<i>Trust</i> <b").plain(), "Trust <b");
        assert_eq!(to_html(&from_html("<em>a</em>")), "<i>a</i>");
    }
}
