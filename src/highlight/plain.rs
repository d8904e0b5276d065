//! Text as programs keep it, made plain.

use crate::bibliography::plain_of_html;

/// So many letters of a text name it in a message.
const SHOWN: usize = 40;

/// A text on one line, with single blanks.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Tags that divide what is in them from what is around, beside those that every text of a bibliography may have.
const BLOCKS: [&str; 9] = ["blockquote", "pre", "table", "tbody", "thead", "tr", "td", "th", "dl"];

/// Tags that say nothing of the words in them.
const INLINE: [&str; 7] = ["mark", "s", "del", "ins", "strike", "img", "cite"];

/// The words of a text that may have HTML's tags and letters, on one line; none if there are none.
pub(super) fn quote(html: &str) -> Option<String> {
    Some(one_line(&plain_of_html(&untagged(html)))).filter(|text| !text.is_empty())
}

/// A text that may have HTML's tags and letters, line by line, without empty lines at its ends; none if it is empty.
pub(super) fn note(html: &str) -> Option<String> {
    // In HTML, lines are as it pleases the program; in Markdown they are the reader's.
    let is_html =
        ["<p>", "<p ", "<div", "<br", "<ul", "<ol", "<blockquote"].iter().any(|tag| html.contains(tag));
    if !is_html {
        return lines(&plain_of_html(&untagged(html)));
    }
    let text = plain_of_html(&untagged(&one_line(html)));
    lines(&text.lines().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n"))
}

/// A text without tags of the two lists.
fn untagged(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let name: String =
            after.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        let is_block = BLOCKS.contains(&name.as_str());
        let end = after.find(['<', '>']).filter(|end| after[*end..].starts_with('>'));
        rest = after;
        match end.filter(|_| is_block || INLINE.contains(&name.as_str())) {
            Some(end) => {
                rest = &after[end + 1..];
                out.push_str(if is_block { "<br>" } else { "" });
            }
            None => out.push('<'),
        }
    }
    out.push_str(rest);
    out
}

/// A plain text, line by line, without empty lines at its ends and never two of them together; none if it is empty.
pub(super) fn lines(text: &str) -> Option<String> {
    let mut out: Vec<String> = Vec::new();
    for line in text.lines().map(one_line) {
        if !line.is_empty() || out.last().is_some_and(|last| !last.is_empty()) {
            out.push(line);
        }
    }
    while out.last().is_some_and(String::is_empty) {
        out.pop();
    }
    Some(out.join("\n")).filter(|text| !text.is_empty())
}

/// A trimmed text; none if it is empty.
pub(super) fn some(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The first words of a text.
pub(super) fn shortened(text: &str) -> String {
    let text = one_line(text);
    if text.chars().count() <= SHOWN {
        return text;
    }
    let cut: String = text.chars().take(SHOWN).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{whole} …")
}

#[cfg(test)]
mod tests {
    use super::{lines, note, quote, shortened};

    #[test]
    fn html_becomes_plain() {
        assert_eq!(quote("<b>One</b>\n&amp;  <i>two</i>").as_deref(), Some("One & two"));
        assert_eq!(note("<p>One</p>\n<p>2 &lt; 3</p>").as_deref(), Some("One\n2 < 3"));
        assert_eq!(quote(" <p></p> "), None);
        assert_eq!(quote("<mark style=\"x\">a</mark> 2 < 3 <s").as_deref(), Some("a 2 < 3 <s"));
        assert_eq!(note("<blockquote>\n<p>One</p>\n</blockquote>two").as_deref(), Some("One\ntwo"));
        assert_eq!(note("one\ntwo").as_deref(), Some("one\ntwo"));
    }

    #[test]
    fn lines_are_trimmed() {
        assert_eq!(lines("\n a  b \n\n\n c\n\n").as_deref(), Some("a b\n\nc"));
        assert_eq!(lines("\n \n"), None);
        assert_eq!(
            shortened("The quick brown fox jumps over the lazy dog again"),
            "The quick brown fox jumps over the lazy …"
        );
    }
}
