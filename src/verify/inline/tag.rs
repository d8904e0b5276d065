//! Tags of HTML and remarks, as they stand in Markdown.

use crate::verify::inline::near;

/// Tags that only tell how words are set.
const SETTING: [&str; 27] = [
    "sup", "sub", "em", "i", "b", "strong", "u", "a", "span", "small", "big", "s", "del", "ins", "cite", "q",
    "code", "abbr", "mark", "font", "tt", "kbd", "dfn", "var", "wbr", "time", "bdi",
];
/// Tags that part what stands before and behind them, as a blank does.
const PARTING: [&str; 25] = [
    "br",
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "tr",
    "td",
    "th",
    "table",
    "tbody",
    "thead",
    "blockquote",
    "section",
    "aside",
    "figure",
    "figcaption",
    "hr",
    "center",
    "article",
    "img",
    "pre",
];

/// The bytes of a tag or a remark at the beginning of a text, and whether it parts words.
pub(super) fn tag(text: &str) -> Option<(usize, bool)> {
    if text.starts_with("<!--") {
        return near(text).find("-->").map(|at| (at + "-->".len(), false));
    }
    let inside = text.strip_prefix('<')?;
    let inside = &inside[..near(inside).find('>')?];
    let name = inside
        .trim_start_matches('/')
        .split([' ', '/', '\n', '\t'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let parts = PARTING.contains(&name.as_str());
    (parts || SETTING.contains(&name.as_str())).then_some((inside.len() + "<>".len(), parts))
}

/// The text of what `<sup>` raises, without the tags in it.
pub(super) fn raised(text: &str) -> Option<(String, usize)> {
    let after = text.strip_prefix("<sup")?;
    let open = near(after).find('>')?;
    if !after[..open].is_empty() && !after.starts_with(' ') {
        return None;
    }
    let inside = &after[open + 1..];
    let end = near(inside).find("</sup>")?;
    let mut bare = String::new();
    let mut rest = &inside[..end];
    while let Some(char) = rest.chars().next() {
        let skipped = tag(rest).map(|(length, _)| length);
        if skipped.is_none() {
            bare.push(char);
        }
        rest = &rest[skipped.unwrap_or(char.len_utf8())..];
    }
    // `[12](#fn12)` and `[\[12\]](#fn12)` inside: the number is what counts.
    let bare = bare.split("](").next().unwrap_or_default().replace(['[', ']', '\\', '^'], "");
    Some((bare, "<sup>".len() + open + end + "</sup>".len()))
}
